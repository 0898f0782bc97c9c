"""What is asked of a study."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import TYPE_CHECKING

from bigthree import luck
from bigthree.cases import Case, case
from bigthree.comparison import check_measure
from bigthree.composition import case_of
from bigthree.errors import BadRequest, whole_number
from bigthree.figures.saving import USUAL, Look
from bigthree.overrides import setting
from bigthree.sweeps.running import CHUNK, SweepSettings

if TYPE_CHECKING:
    from bigthree.sweeps.executors import Executor

MOST_KEPT = 5_000
"""Runs up to which a study keeps every month, for figures of the ties."""

MOST_POINTS = 100_000_000


@dataclass(frozen=True)
class SweepOptions:
    """What is asked of a study that runs many worlds."""

    vary: tuple[str, ...] = ()  # what varies, as `bigthree.sweep` takes it
    design: str = "latin_hypercube"
    points: int | None = None  # None for as many worlds as the study usually takes
    measure: str = "rmst_two_against_one"
    method: str = "morris"
    below: float | None = None  # worlds count as ended where the measure is below this
    sweep: Path | None = None  # the folder of a sweep to look into, instead of a new one
    executor: str | Executor = "local"
    chunk: int = CHUNK
    fail_fast: bool = False

    def __post_init__(self) -> None:
        if self.points is not None:
            whole_number("points", self.points, 1, MOST_POINTS)
        if not isinstance(self.fail_fast, bool):
            raise BadRequest(f"fail_fast={self.fail_fast}: must be true or false")
        if self.below is not None and not isinstance(self.below, int | float):
            raise BadRequest(f"below={self.below}: must be a number")


SHOWN = ("points", "design", "measure", "method", "below", "sweep")
"""Options of a sweep that change what comes out, besides what varies."""


@dataclass(frozen=True)
class Request:
    """One request: which study, with which settings."""

    study: str
    overrides: tuple[str, ...]  # Hydra overrides that concern the scenario
    runs: int
    seed: int
    results_dir: Path | None = None  # None for a new folder under ``results/``
    experiment: str | None = None  # a named what-if
    # of a comparison: the name of each world and what it sets, as words of the shell
    arms: tuple[str, ...] = ()
    format: str = "plain"  # of a study that only prints: one of the formats that it declares
    # the results folder whose figures are to be drawn again, or that is to be cited
    folder: Path | None = None
    animation: bool = False  # whether a study of one world draws a film too
    # of studies that run many worlds
    sweep_options: SweepOptions = field(default_factory=SweepOptions)
    look: Look = USUAL  # how figures are written

    def __post_init__(self) -> None:
        whole_number("runs", self.runs, 1, luck.MOST_RUNS)
        luck.check_seed(self.seed)
        self.look.check()
        if self.sweep_options.sweep is None:
            check_measure(self.sweep_options.measure, self.case)
        if not isinstance(self.animation, bool):
            raise BadRequest(f"animation={self.animation}: must be true or false")
        if self.animation and self.runs > MOST_KEPT:
            raise BadRequest(
                f"animation=true: needs every month; runs={self.runs} must be at most {MOST_KEPT}"
            )

    @property
    def case(self) -> Case:
        """The triangle that is asked for."""
        return case(case_of(map(setting, self.overrides)))

    @property
    def running(self) -> SweepSettings:
        """How its worlds are run."""
        return {
            "results_dir": self.results_dir,
            "executor": self.sweep_options.executor,
            "chunk": self.sweep_options.chunk,
            "fail_fast": self.sweep_options.fail_fast,
        }

    def command(self, runs: int, seed: int) -> str:
        """The line of the shell that asks for the same, but for the folder."""
        study = f"experiment={self.experiment}" if self.experiment else f"study={self.study}"
        film = ["animation=true"] if self.animation else []
        luck_given = [f"runs={runs}", f"seed={seed}"]
        asked = [*self.overrides, *_varied(self.sweep_options.vary), *_changed(self.sweep_options)]
        return shlex.join(["bigthree", study, *asked, *film, *luck_given, *_opened(self.arms)])


def _opened(arms: tuple[str, ...]) -> Iterator[str]:
    """The worlds of a comparison as they are typed: a name with a colon, and what it sets."""
    for arm in arms:
        name, *overrides = shlex.split(arm)
        yield from (f"{name}:", *overrides)


def _varied(vary: tuple[str, ...]) -> Iterator[str]:
    """What varied: as it is set, where it is a range or a list; else by its name."""
    names = []
    for each in vary:
        value = each.partition("=")[2]
        if ".." in value or value == "range" or "," in value:
            yield each
        else:
            names.append(f'"{each}"')
    if names:
        yield f"vary=[{','.join(names)}]"


def _changed(options: SweepOptions) -> Iterator[str]:
    """The options that are not as usual."""
    usual = {each.name: each.default for each in fields(SweepOptions)}
    for key in SHOWN:
        value = getattr(options, key)
        if value != usual[key]:
            yield f"{key}={value}"

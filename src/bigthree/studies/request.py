"""What was asked for, and the work that every study shares."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from bigthree import luck
from bigthree.comparison import check_measure
from bigthree.ensemble import Ensemble, Keep, simulate
from bigthree.errors import BadRequest, nearest, whole_number
from bigthree.scenario import Scenario
from bigthree.sweeps.running import CHUNK, SweepSettings

if TYPE_CHECKING:
    import pandas as pd

    from bigthree.figures.figure_data import FigureData
    from bigthree.sweeps.executors import Executor
    from bigthree.sweeps.results import Sweep

FORMATS = ("plain", "markdown", "csv")
"""How studies that print can do so."""

CITING = ("plain", "bibtex")
"""How `bigthree cite` can."""

ANIMATIONS = ("false", "true", "mp4")

MOST_KEPT = 5_000
"""Runs up to which a study keeps every month, for figures of the ties."""


@dataclass(frozen=True)
class Many:
    """What is asked of a study that runs many worlds.

    Attributes
    ----------
    vary : tuple of str
        What varies, as `bigthree.sweep` takes it.
    design : str
    points : int or None
        None for as many worlds as the study usually takes.
    measure, method : str
    below : float or None
        Worlds count as ended where the measure is below this.
    sweep : Path or None
        The folder of a sweep to look into, instead of a new one.
    executor : str or Executor
    chunk : int
    fail_fast : bool
    """

    vary: tuple[str, ...] = ()
    design: str = "latin_hypercube"
    points: int | None = None
    measure: str = "rmst_two_against_one"
    method: str = "morris"
    below: float | None = None
    sweep: Path | None = None
    executor: str | Executor = "local"
    chunk: int = CHUNK
    fail_fast: bool = False

    def __post_init__(self) -> None:
        check_measure(self.measure)
        if not isinstance(self.fail_fast, bool):
            raise BadRequest(f"fail_fast={self.fail_fast}: must be true or false")
        if self.below is not None and not isinstance(self.below, int | float):
            raise BadRequest(f"below={self.below}: must be a number")


@dataclass(frozen=True)
class Request:
    """One request: which study, with which settings.

    Attributes
    ----------
    study : str
    overrides : tuple of str
        Hydra overrides that concern the scenario.
    runs, seed : int
    results_dir : Path or None
        None for a new folder under ``results/``.
    experiment : str or None
        A named what-if.
    format : str
        Of a study that only prints: plain, markdown or csv; of cite: plain or bibtex.
    folder : Path or None
        The results folder whose figures are to be drawn again, or that is to be cited.
    animation : bool or str
        Whether a study of one world draws a film too: true, false, or ``mp4`` for that as well.
    many : Many
        Of studies that run many worlds.
    """

    study: str
    overrides: tuple[str, ...]
    runs: int
    seed: int
    results_dir: Path | None = None
    experiment: str | None = None
    format: str = "plain"
    folder: Path | None = None
    animation: bool | str = False
    many: Many = field(default_factory=lambda: Many())

    def __post_init__(self) -> None:
        whole_number("runs", self.runs, 1, luck.MOST_RUNS)
        luck.check_seed(self.seed)
        allowed = CITING if self.study == "cite" else FORMATS
        if self.format not in allowed:
            raise BadRequest(f"format={self.format}: {nearest(self.format, allowed)}")
        if _said(self.animation) not in ANIMATIONS:
            raise BadRequest(f"animation={self.animation}: must be true, false or mp4")
        if self.animation and self.study != "run":
            raise BadRequest(f"animation={_said(self.animation)}: only study=run draws one")
        if self.animation and self.runs > MOST_KEPT:
            raise BadRequest(
                f"animation={_said(self.animation)}: needs every month; runs={self.runs} must be "
                f"at most {MOST_KEPT}"
            )

    @property
    def running(self) -> SweepSettings:
        """How its worlds are carried out."""
        return {
            "results_dir": self.results_dir,
            "executor": self.many.executor,
            "chunk": self.many.chunk,
            "fail_fast": self.many.fail_fast,
        }

    def gives(self, group: str) -> bool:
        """Whether an override picks this group."""
        return any(override.split("=")[0] == group for override in self.overrides)


def _said(value: bool | str) -> str:
    """A choice as it is given on the command line."""
    return str(value).lower()


@dataclass
class Results:
    """What a study found.

    Attributes
    ----------
    text : str
        What is printed.
    ensembles : dict of str to Ensemble
        By the name of the arm; empty for a study that only prints.
    tables : dict of str to DataFrame
        Further tables, by the name of their file.
    drawings : dict of str to callable
        What makes the data of each figure, by the name of its files; called when it is saved.
    sweep : Sweep or None
        The worlds that it ran and has kept already; the rest is written beside them.
    looked_into : Sweep or None
        The worlds of an earlier study that it looked into.
    interrupted : bool
        Whether the user stopped it; what was finished is kept.
    not_drawn : dict of str to str
        Figures that could not be drawn, and why; known when they are saved.
    """

    text: str
    ensembles: dict[str, Ensemble] = field(default_factory=dict)
    tables: dict[str, pd.DataFrame] = field(default_factory=dict)
    drawings: dict[str, Callable[[], FigureData]] = field(default_factory=dict)
    sweep: Sweep | None = None
    looked_into: Sweep | None = None
    interrupted: bool = False
    not_drawn: dict[str, str] = field(default_factory=dict)


def run_arms(
    scenarios: Mapping[str, Scenario], request: Request
) -> tuple[dict[str, Ensemble], bool]:
    """Simulate each scenario on the same luck; on Ctrl-C, what is finished.

    Returns
    -------
    tuple
        The ensembles by arm, and whether the user stopped it.
    """
    from tqdm import tqdm

    keep: Keep = "paths" if request.runs <= MOST_KEPT else "measures"
    done: dict[str, Ensemble] = {}
    total = request.runs * len(scenarios)
    with tqdm(total=total, unit=" histories", delay=2, disable=None, leave=False) as bar:
        for name, scenario in scenarios.items():
            bar.set_description(name)
            try:
                done[name] = simulate(
                    scenario, request.runs, request.seed, keep=keep, progress=bar.update
                )
            except KeyboardInterrupt:
                return done, True
    return done, False

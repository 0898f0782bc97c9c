"""What a study declares of itself; the command line, help, code book and citation read it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from typing import TYPE_CHECKING, Literal

from bigthree.answers import Answer
from bigthree.cases import BIG_THREE
from bigthree.errors import BadRequest, nearest
from bigthree.overrides import OPTIONS, root_of
from bigthree.storage.codebook import Columns

if TYPE_CHECKING:
    from bigthree.studies.request import Request
    from bigthree.studies.results import Results

HISTORIES = ("runs", "seed", "results_dir", "figures")
"""Options of a study that runs some worlds and writes a folder at the end."""

SWEEP = (*HISTORIES, "executor", "chunk", "fail_fast")
"""Options of a study that runs many worlds and keeps them as they come."""


def study_in(module: str) -> Callable[[Request], Results]:
    """Return the `study` of a file of this package, such as ``replay.answer``, imported late."""

    def run(request: Request) -> Results:
        results: Results = import_module(f"bigthree.studies.{module}").study(request)
        return results

    return run


@dataclass(frozen=True)
class Study:
    """A study, as it declares itself in ``studies/NAME/__init__.py``."""

    name: str  # the name of its folder
    question: str  # the question that it answers
    summary: str  # what it does, in one line of the help
    run: Callable[[Request], Results]  # does it; imports what it needs when it is called
    options: tuple[str, ...] = HISTORIES  # the keys of `OPTIONS` that it reads
    scenario: bool = True  # whether it reads overrides of a scenario
    any_case: bool = False  # whether it knows every case, and not the Big Three alone
    # what ties it to the Big Three, where it does not know every case
    about: str = f"case={BIG_THREE} alone"
    # ``nothing`` of a study that only prints; ``folder``, written when it ends; ``sweep``, a
    # folder that grows
    keeps: Literal["nothing", "folder", "sweep"] = "folder"
    runs: int = 1000  # histories a world unless the user says otherwise
    formats: tuple[str, ...] = ("plain",)  # how it can print, where it reads ``format``
    # the columns of its further tables, by the name of the table
    tables: Mapping[str, Columns] = field(default_factory=dict)
    # tables of the record that it compares the model with, which are to be cited
    record: tuple[str, ...] = ()

    def answer(self, results: Results) -> Answer:
        """Return the answer in its results, under its question."""
        return Answer(results.question or self.question, tuple(results.blocks))

    def check(self, overrides: Iterable[str]) -> None:
        """Refuse an override that it does not read."""
        for override in overrides:
            key = root_of(override)
            if key == "case" and not self.any_case and override != f"case={BIG_THREE}":
                raise BadRequest(
                    f"{override}: study={self.name} is about {self.about}; study=run takes any case"
                )
            if key == "case" and self.any_case:
                continue
            if not (key in self.options if key in OPTIONS else self.scenario):
                raise BadRequest(f"{override}: study={self.name} does not read it; {self._reads()}")

    def check_format(self, wanted: str) -> None:
        """Refuse a format in which it does not print."""
        if wanted not in self.formats:
            raise BadRequest(f"format={wanted}: {nearest(wanted, self.formats)}")

    def _reads(self) -> str:
        scenario = ["the choices and numbers of a scenario"] if self.scenario else []
        return f"it reads {', '.join([*self.options, *scenario]) or 'nothing else'}"

"""What a study gives back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from bigthree.answers import Answer, Block, markdown, terminal

if TYPE_CHECKING:
    import pandas as pd

    from bigthree.ensemble import Ensemble
    from bigthree.figures.figure_data import FigureData
    from bigthree.scenario import Scenario
    from bigthree.sweeps.results import Sweep


@dataclass
class Results:
    """What a study gives back."""

    blocks: Sequence[Block] = ()  # its answer; empty for a study that prints `verbatim`
    question: str = ""  # the question that is answered, where it is not the study's own
    verbatim: str = ""  # printed in place of the answer: CSV, Markdown or BibTeX
    # by the name of the arm; empty for a study that only prints
    ensembles: dict[str, Ensemble] = field(default_factory=dict)
    # the worlds of a study that keeps no histories of theirs, by name
    scenarios: dict[str, Scenario] = field(default_factory=dict)
    # further tables, by the name of their file
    tables: dict[str, pd.DataFrame] = field(default_factory=dict)
    # what makes the data of each figure, by the name of its files; called when it is drawn
    drawings: dict[str, Callable[[], FigureData]] = field(default_factory=dict)
    # the worlds that it ran and has kept already; the rest is written beside them
    sweep: Sweep | None = None
    looked_into: Sweep | None = None  # the worlds of an earlier study that it looked into
    # what it compares the model with, where that is not the record that the study declares
    record: tuple[str, ...] | None = None
    # the folder that a study wrote into itself, where it keeps none of its own
    folder: Path | None = None
    interrupted: bool = False  # whether the user stopped it; what was finished is kept
    # figures that could not be drawn, and why; known when they are drawn
    not_drawn: dict[str, str] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """What is printed where there is no terminal."""
        return self.verbatim or terminal.render(Answer(self.question, tuple(self.blocks)))

    @property
    def kept(self) -> bool:
        """Whether there is anything to keep."""
        return bool(self.ensembles or self.tables or self.sweep)


def printed(wanted: str, blocks: Iterable[Block], rows: pd.DataFrame) -> Results:
    """Return what a study prints that keeps nothing: its answer, that as Markdown, or rows as CSV.

    Parameters
    ----------
    wanted : {"plain", "markdown", "csv"}
    blocks : iterable of Block
    rows : DataFrame
        The table of the CSV.
    """
    if wanted == "csv":
        return Results(verbatim=rows.to_csv(index=False).rstrip())
    if wanted == "markdown":
        return Results(verbatim="\n\n".join(map(markdown.block, blocks)))
    return Results(list(blocks))

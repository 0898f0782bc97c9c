"""All that a figure is drawn from, so that it can be drawn again without its results.

A kind of figure is a module of this package, or ``figures.py`` in the room of a study. Its
``tabulate`` tabulates results; its ``draw`` draws that table, and nothing else of the results; its
``COLUMNS`` says what the columns of the table mean. A kind that moves has ``films`` too, which
returns the contents of further files.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from bigthree.figures import module_of
from bigthree.storage.codebook import Columns

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure


class FigureData(NamedTuple):
    """What a figure is drawn from.

    Attributes
    ----------
    kind : str
        Names the module that draws it.
    table : DataFrame
        What is plotted; it is written beside the figure and read back to draw it again.
    caption : str
        What is shown, runs, seed, uncertainty, source; ends with a full stop.
    settings : dict
        Plain values (text, numbers, lists) that the drawing needs besides the table; of a figure of
        one world among several also ``arm``, its name, which then stands above it.
    """

    kind: str
    table: pd.DataFrame
    caption: str
    settings: dict[str, Any]


def figure_data(kind: str, *results: Any, **chosen: Any) -> FigureData:
    """Tabulate results for a kind of figure, with the options chosen for it."""
    data: FigureData = module_of(kind).tabulate(*results, **chosen)
    return data


def figure_of(data: FigureData) -> Figure:
    """Draw a figure.

    Raises
    ------
    BadRequest
        When no kind of figure of that name is known.
    """
    figure: Figure = module_of(data.kind).draw(data.table, data.settings)
    if "arm" in data.settings:
        _head(figure, data.settings["arm"])
    return figure


def _head(figure: Figure, arm: str) -> None:
    """Which world of several it shows, above all else."""
    text = "\n".join(filter(None, [arm, figure.get_suptitle()]))
    figure.suptitle(text, x=0.02, ha="left", fontsize=10, fontweight="bold")


def films_of(data: FigureData, provenance: str) -> dict[str, bytes]:
    """Return the contents of further files of a figure (films), by their suffix."""
    films = getattr(module_of(data.kind), "films", None)
    return films(data, provenance) if films else {}


def columns_of(kind: str) -> Columns:
    """Return the columns that a kind of figure plots: meaning, unit, range."""
    columns: Columns = module_of(kind).COLUMNS
    return columns

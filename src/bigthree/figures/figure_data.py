"""All that a figure is drawn from, so that it can be drawn again without its results.

A kind of figure is a module of this package, or ``figures.py`` in the room of a study. Its
``tabulate`` tabulates results; its ``draw`` draws that table, and nothing else of the results; its
``finding`` says in a sentence what the table shows, which stands above the figure; its ``COLUMNS``
says what the columns of the table mean. A kind that moves has ``films`` too, which returns the
contents of further files.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from bigthree.figures import module_of
from bigthree.storage.codebook import Columns

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
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
        one world among several also ``arm``, its name, which then stands above it. ``draw`` also
        gets ``wide``: whether it is drawn for a slide.
    """

    kind: str
    table: pd.DataFrame
    caption: str
    settings: dict[str, Any]


def figure_data(kind: str, *results: Any, **chosen: Any) -> FigureData:
    """Tabulate results for a kind of figure, with the options chosen for it."""
    data: FigureData = module_of(kind).tabulate(*results, **chosen)
    return data


def figure_of(data: FigureData, wide: bool = False) -> Figure:
    """Draw a figure under what it finds."""
    from bigthree.figures.style import head, styled

    module = module_of(data.kind)
    with styled():
        figure: Figure = module.draw(data.table, data.settings | {"wide": wide})
        head(figure, title_of(data), wide)
    return figure


def axes_of(kind: str, *results: Any, **chosen: Any) -> list[Axes]:
    """Draw a kind of figure of some results, and return its axes.

    Parameters
    ----------
    kind : str
        Of `bigthree.figures.described`.
    *results
        As the ``tabulate`` of that kind takes them.
    **chosen
        Options of that kind, such as ``run``.

    Raises
    ------
    BadRequest
        When there is no such kind.
    """
    return figure_of(figure_data(kind, *results, **chosen)).axes


def title_of(data: FigureData) -> str:
    """What a figure finds; before it, which world of several it shows."""
    finding: str = module_of(data.kind).finding(data.table, data.settings)
    return f"{data.settings['arm']}\n{finding}" if "arm" in data.settings else finding


def films_of(data: FigureData, provenance: str) -> dict[str, bytes]:
    """Return the contents of further files of a figure (films), by their suffix."""
    films = getattr(module_of(data.kind), "films", None)
    return films(data, provenance) if films else {}


def columns_of(kind: str) -> Columns:
    """Return the columns that a kind of figure plots: meaning, unit, range."""
    columns: Columns = module_of(kind).COLUMNS
    return columns

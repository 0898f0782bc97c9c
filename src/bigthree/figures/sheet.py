"""A sheet: all that a figure is drawn from, so that it can be drawn again without its results.

A kind of figure is a module of this package. Its ``sheet`` takes results and tabulates what is
plotted; its ``draw`` takes that table, and nothing else of the results, and gives the figure.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure


class Sheet(NamedTuple):
    """What a figure is drawn from.

    Attributes
    ----------
    kind : str
        The module of this package that draws it.
    table : DataFrame
        What is plotted; it is written beside the figure and read back to draw it again.
    caption : str
        What is shown, runs, seed, uncertainty, source; ends with a full stop.
    settings : dict
        Plain values (text, numbers, lists) that the drawing needs besides the table.
    """

    kind: str
    table: pd.DataFrame
    caption: str
    settings: dict[str, Any]


def figure_of(sheet: Sheet) -> Figure:
    """The figure of a sheet."""
    module = import_module(f"bigthree.figures.{sheet.kind}")
    figure: Figure = module.draw(sheet.table, sheet.settings)
    return figure

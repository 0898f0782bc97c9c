"""From results to axes: figures stand above what they draw, and are looked up when asked for."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from matplotlib.axes import Axes


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
    figures = import_module("bigthree.figures.figure_data")
    axes: list[Axes] = figures.figure_of(figures.figure_data(kind, *results, **chosen)).axes
    return axes

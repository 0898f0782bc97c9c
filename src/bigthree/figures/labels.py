"""Panels one above the other, and labels beside what they name, kept from one another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from bigthree.figures.style import MUTED

if TYPE_CHECKING:
    from matplotlib.figure import Figure


def halves(figure: Figure, above: float, below: float) -> list[Any]:
    """Two parts of a figure, laid out each by itself, with heights in that proportion."""
    parts: Any = figure.subfigures(2, 1, height_ratios=(above, below))
    return list(parts)


def spread(wanted: Sequence[float], gap: float, low: float = 0.0, high: float = 1.0) -> list[float]:
    """Places as near as can be to the wanted ones, in their order, at least `gap` apart.

    Parameters
    ----------
    wanted : sequence of float
    gap, low, high : float
        In the unit of `wanted`; ``gap * (len(wanted) - 1)`` must be at most ``high - low``.

    Returns
    -------
    list of float
        Each within [low, high]; the sum of squared distances to the wanted places is least.
    """
    from scipy.optimize import isotonic_regression

    order = np.argsort(wanted, kind="stable")
    room = gap * np.arange(len(order))
    near = isotonic_regression(np.asarray(wanted, dtype=float)[order] - room).x
    places = np.empty(len(order))
    places[order] = np.clip(near, low, high - gap * (len(order) - 1)) + room
    return places.tolist()


def tiers(starts: Sequence[float], widths: Sequence[float], gap: float) -> list[int]:
    """The lowest row for each label, in their order, in which it meets none before it.

    Parameters
    ----------
    starts, widths : sequence of float
        Where each label begins, and how much room it takes.
    gap : float
        Least distance of two labels of a row.
    """
    ends: list[float] = []
    rows = []
    for start, width in zip(starts, widths, strict=True):
        row = next((n for n, end in enumerate(ends) if end + gap <= start), len(ends))
        ends[row : row + 1] = [start + width]
        rows.append(row)
    return rows


def width_of(text: str, size: float) -> float:
    """How wide a line of text is, in points."""
    from matplotlib.textpath import TextPath

    return float(TextPath((0, 0), text, size=size).get_extents().x1)


def at_the_end(
    axes: Any, labels: Sequence[str], ends: Sequence[float], gap: float, **text: Any
) -> None:
    """Labels to the right of some axes, each led by a thin line to where its curve ends.

    Parameters
    ----------
    axes : matplotlib axes
    labels : sequence of str
    ends : sequence of float
        Heights at which the curves end, as shares of the height of the axes.
    gap : float
        Least distance of two labels, as a share of the height of the axes.
    **text
        Size and the like.
    """
    places = spread(ends, gap, gap / 3, 1 - gap / 3)
    # The line is no arrow of the text: its box is then that of the letters alone.
    beside = {"transform": axes.transAxes, "clip_on": False}
    for label, end, place in zip(labels, ends, places, strict=True):
        axes.plot([1.005, 1.05], [end, place], color=MUTED, linewidth=0.7, **beside)
        axes.text(1.07, place, label, va="center", linespacing=1.1, **beside, **text)

"""The record on the model's fan: the three ties, 1945 to 1955."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from bigthree import wording
from bigthree.dyads import DYADS
from bigthree.figures.saving import Drawing
from bigthree.figures.style import DYADS as LINES
from bigthree.figures.style import INK, MUTED, panels, styled, years
from bigthree.inputs import START_YEAR, Floats
from bigthree.record.breaks import MONTHS, SOVIET
from bigthree.record.scoring import BANDS
from bigthree.record.tables import crisis_months, sessions
from bigthree.record.targets import break_month
from bigthree.record.votes import AUTUMN

if TYPE_CHECKING:
    from bigthree.ensemble import Ensemble

FOOT = (-1.0, -0.9)
"""Where the ticks of crises stand."""

MIDDLE = (AUTUMN.start + AUTUMN.stop - 1) / 2
"""Month of a year at which the index of its session stands."""

VOTES: dict[str, Any] = {
    "linestyle": "none", "marker": "o", "markersize": 4, "markerfacecolor": "white",
    "markeredgecolor": INK, "markeredgewidth": 1.0,
}  # fmt: skip


def plot_record(ties: Floats, dyad: int, axes: Any) -> pd.DataFrame:
    """One tie: the fan of the model, and on it the votes, the crises and the fitted break.

    Parameters
    ----------
    ties : ndarray, shape (runs, months + 1, 3)
    dyad : int
    axes : matplotlib axes

    Returns
    -------
    DataFrame
        What is plotted: month, dyad, what, value.
    """
    fan = dict(zip(BANDS, np.quantile(ties[:, : MONTHS + 1, dyad], list(BANDS.values()), axis=0),
                   strict=True))  # fmt: skip
    months, line = np.arange(MONTHS + 1), LINES[dyad]
    axes.axhline(0, color=MUTED, linewidth=0.8)
    for width, alpha in ((90, 0.14), (50, 0.26)):
        low, high = fan[f"low_{width}"], fan[f"high_{width}"]
        axes.fill_between(months, low, high, color=line["color"], alpha=alpha, linewidth=0)
    axes.plot(months, fan["middle"], **line)
    voted = 12 * (sessions().years - START_YEAR) + MIDDLE
    axes.plot(voted, sessions().signed[:, dyad], **VOTES)
    crises = np.flatnonzero(crisis_months(MONTHS)[:, dyad])
    axes.vlines(crises, *FOOT, color=INK, linewidth=1.2)
    if dyad in SOVIET:
        axes.axvline(break_month(DYADS[dyad]), color=INK, linewidth=1.0, linestyle=(0, (3, 2)))
    axes.set_ylim(-1, 1)
    axes.set_yticks([-1, -0.5, 0, 0.5, 1], ["−1", "−0.5", "0", "0.5", "1"])
    axes.set_title(wording.DYADS[dyad])
    years(axes, MONTHS)
    return _plotted(dyad, fan, voted, crises)


def _plotted(dyad: int, fan: dict[str, Floats], voted: Any, crises: Any) -> pd.DataFrame:
    """Everything in the panel, a value a row."""
    marks = [(month, "crisis", 1.0) for month in crises]
    if dyad in SOVIET:
        marks.append((break_month(DYADS[dyad]), "fitted break", 1.0))
    marks += zip(
        voted, ["index of the votes"] * len(voted), sessions().signed[:, dyad], strict=True
    )
    for name, values in fan.items():
        marks += zip(range(len(values)), [name] * len(values), values, strict=True)
    frame = pd.DataFrame(marks, columns=["month", "what", "value"])
    frame.insert(1, "dyad", wording.DYADS[dyad])
    return frame


def draw_hindcast(ensemble: Ensemble) -> Drawing:
    """The three ties side by side, with a key."""
    with styled():
        figure, grid = panels(1, 3, 8.4, 3.3, sharey=True)
        frames = [plot_record(ensemble.relations, d, axes) for d, axes in enumerate(grid[0])]
        grid[0][0].set_ylabel("−1 opposed … 1 together", fontsize=8.5)
        _key(figure)
    caption = (
        "The record on the model's fan, 1945 to 1955. Lines and bands: the model's ties, median, "
        f"half (dark) and nine tenths (light) of {wording.histories(ensemble.runs)} of the "
        f"historical world, accepted coefficients, seed {ensemble.seed}. Broken vertical: the "
        "month of the break on the peace scale, to which the coefficients were fitted. Not "
        "fitted: circles, index S of votes in the General Assembly (another unit: compare sign "
        "and order, not level); ticks below, months in which a crisis began. Record: Voeten; "
        "Brecher and Wilkenfeld; Diehl, Goertz and Gallegos."
    )
    return Drawing(figure, pd.concat(frames, ignore_index=True), caption)


def _key(figure: Any) -> None:
    """What the marks mean, above the panels."""
    from matplotlib.lines import Line2D
    from matplotlib.patches import Patch

    handles = [
        Line2D([], [], color=MUTED, label="model: median"),
        Patch(facecolor=MUTED, alpha=0.4, linewidth=0, label="half and nine tenths"),
        Line2D([], [], color=INK, linewidth=1.0, linestyle=(0, (3, 2)), label="break (fitted)"),
        Line2D([], [], **VOTES, label="UN votes"),
        Line2D([], [], color=INK, linestyle="none", marker="|", markersize=7,
               markeredgewidth=1.2, label="crisis"),
    ]  # fmt: skip
    figure.legend(
        handles=handles, loc="outside upper left", ncols=5, frameon=False, fontsize=8.5,
        handlelength=2, columnspacing=1.4,
    )  # fmt: skip

"""The record on the model's fan: the three ties, 1945 to 1955."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from bigthree import wording
from bigthree.dyads import DYADS
from bigthree.figures.columns import MONTH
from bigthree.figures.figure_data import FigureData
from bigthree.figures.style import BAND, INK, MUTED, key_below, panels, styled, years
from bigthree.figures.style import DYADS as LINES
from bigthree.inputs import START_YEAR
from bigthree.record.breaks import MONTHS, SOVIET
from bigthree.record.scoring import BANDS
from bigthree.record.tables import crisis_months, sessions
from bigthree.record.targets import break_month
from bigthree.record.votes import AUTUMN
from bigthree.storage.codebook import Columns

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from bigthree.ensemble import Ensemble

FOOT = (-1.0, -0.9)
"""Where the ticks of crises stand."""

MIDDLE = (AUTUMN.start + AUTUMN.stop - 1) / 2
"""Month of a year at which the index of its session stands."""

VOTES: dict[str, Any] = {
    "linestyle": "none", "marker": "o", "markersize": 4, "markerfacecolor": "white",
    "markeredgecolor": INK, "markeredgewidth": 1.0,
}  # fmt: skip


CRISIS, BREAK, VOTED = "crisis", "fitted break", "index of the votes"
"""What a mark is, besides the quantiles of `BANDS`."""

COLUMNS: Columns = {
    **MONTH,
    "dyad": ("which tie", "", ""),
    "what": ("quantile of the model's tie, index of the votes, crisis or fitted break", "", ""),
    "value": ("where the mark stands: as its axis says; 1 for a crisis or a break", "", ""),
}


def tabulate(ensemble: Ensemble) -> FigureData:
    """The three ties of the model, and the record of each, a value a row."""
    frames = [_tie(ensemble, dyad) for dyad in range(len(DYADS))]
    caption = (
        "The record on the model's fan, 1945 to 1955. Lines and bands: the model's ties, median, "
        f"half (dark) and nine tenths (light) of {wording.histories(ensemble.runs)} of the "
        f"historical world, accepted coefficients, seed {ensemble.seed}. Broken vertical: the "
        "month of the break on the peace scale, to which the coefficients were fitted. Not "
        "fitted: circles, index S of votes in the General Assembly (another unit: compare sign "
        "and order, not level); ticks below, months in which a crisis began. Record: Voeten; "
        "Brecher and Wilkenfeld; Diehl, Goertz and Gallegos."
    )
    return FigureData("hindcast", pd.concat(frames, ignore_index=True), caption, {})


def finding(table: pd.DataFrame, settings: dict[str, Any]) -> str:
    """At how many votes, to which nothing was fitted, the median tie has their sign."""
    alike = total = 0
    for _, part in table.groupby("dyad"):
        marks = dict(iter(part.groupby("what")))
        middle, votes = marks["middle"], marks[VOTED]
        model = np.interp(votes["month"], middle["month"], middle["value"])
        alike += int((np.sign(model) == np.sign(votes["value"])).sum())
        total += len(votes)
    return (
        f"The model’s median tie has the sign of the UN votes, to which nothing was fitted, in "
        f"{alike} of {total} cases"
    )


def _tie(ensemble: Ensemble, dyad: int) -> pd.DataFrame:
    """Quantiles of a tie of the model month by month; its votes, crises and fitted break."""
    fan = np.quantile(ensemble.relations[:, : MONTHS + 1, dyad], list(BANDS.values()), axis=0)
    voted = 12 * (sessions().years - START_YEAR) + MIDDLE
    crises = np.flatnonzero(crisis_months(MONTHS)[:, dyad])
    broke = [break_month(DYADS[dyad])] if dyad in SOVIET else []
    marks: dict[str, tuple[Any, Any]] = {
        **{what: (np.arange(len(line)), line) for what, line in zip(BANDS, fan, strict=True)},
        VOTED: (voted, sessions().signed[:, dyad]),
        CRISIS: (crises, np.ones(len(crises))),
        BREAK: (broke, np.ones(len(broke))),
    }
    return pd.concat(
        pd.DataFrame({"month": np.asarray(months, dtype=float), "dyad": wording.DYADS[dyad],
                      "what": what, "value": values})
        for what, (months, values) in marks.items()
    )  # fmt: skip


def draw(table: pd.DataFrame, settings: dict[str, Any]) -> Figure:
    """The three ties side by side, with a key."""
    with styled():
        figure, grid = panels(1, 3, 7.6, 3.6, sharey=True)
        for dyad, axes in zip(wording.DYADS, grid[0], strict=True):
            plot_record(table[table["dyad"] == dyad], axes)
        grid[0][0].set_ylabel("tie: −1 opposed … 1 together", fontsize=8.5)
        _key(figure)
    return figure


def plot_record(table: pd.DataFrame, axes: Any) -> Any:
    """One tie: the fan of the model, and on it the votes, the crises and the fitted break."""
    dyad, marks = table["dyad"].iloc[0], dict(iter(table.groupby("what")))
    line = LINES[wording.DYADS.index(dyad)]
    months = marks["middle"]["month"]
    axes.axhline(0, color=MUTED, linewidth=0.8)
    for width, alpha in ((90, 0.14), (50, 0.26)):
        low, high = (marks[f"{end}_{width}"]["value"].to_numpy() for end in ("low", "high"))
        axes.fill_between(months, low, high, color=line["color"], alpha=alpha, linewidth=0)
    axes.plot(months, marks["middle"]["value"], **line)
    axes.plot(marks[VOTED]["month"], marks[VOTED]["value"], **VOTES)
    axes.vlines(table["month"][table["what"] == CRISIS], *FOOT, color=INK, linewidth=1.2)
    for broke in table["month"][table["what"] == BREAK]:
        axes.axvline(broke, color=INK, linewidth=1.0, linestyle=(0, (3, 2)))
    axes.set_ylim(-1, 1)
    axes.set_yticks([-1, -0.5, 0, 0.5, 1], ["−1", "−0.5", "0", "0.5", "1"])
    axes.set_title(dyad)
    years(axes, int(months.max()))
    return axes


def _key(figure: Any) -> None:
    """What the marks mean, below the panels."""
    from matplotlib.lines import Line2D
    from matplotlib.patches import Patch

    handles = [
        Line2D([], [], color=MUTED, label="model: median"),
        Patch(label="half of the histories", **BAND | {"alpha": 0.4}),
        Patch(label="nine tenths", **BAND | {"alpha": 0.2}),
        Line2D([], [], color=INK, linewidth=1.0, linestyle=(0, (3, 2)),
               label="record: break (fitted)"),
        Line2D([], [], **VOTES, label="record: UN votes"),
        Line2D([], [], color=INK, linestyle="none", marker="|", markersize=7,
               markeredgewidth=1.2, label="record: crisis"),
    ]  # fmt: skip
    key_below(figure, handles, 3, handlelength=2)

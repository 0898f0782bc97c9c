"""The three ties over time, with quantile fans, one history overlaid, and what struck in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from bigthree import wording
from bigthree.figures.columns import MONTH
from bigthree.figures.figure_data import FigureData
from bigthree.figures.happenings import events, shown
from bigthree.figures.labels import tiers, ties_in_words, width_of
from bigthree.figures.style import (
    BAND,
    DYADS,
    INK,
    MUTED,
    key_below,
    styled,
    wrapped,
    years,
)
from bigthree.storage.codebook import Columns

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from bigthree.ensemble import Ensemble

QUANTILES = {"q05": 0.05, "q25": 0.25, "q50": 0.5, "q75": 0.75, "q95": 0.95}
FANS = (("q05", "q95", 0.14), ("q25", "q75", 0.26))

POINTS = 72.0
"""In an inch."""

WIDTH, LEFT, RIGHT = 4.6, 0.8, 0.12
"""Of the figure and its margins, inches."""

TIE, BETWEEN, FOOT, HEAD = 1.15, 0.32, 0.56, 0.36
"""Heights of a panel, of the room between two, below the last, and above the first, inches."""

LINE = 0.17
"""Height of a line of the title, inches."""

DOTTED: dict[str, Any] = {
    "color": MUTED, "linewidth": 0.8, "linestyle": (0, (1, 1.6)), "zorder": 0,
}  # fmt: skip
"""The line of an event."""

SIZE, TIER, MOST_TIERS = 7.5, 0.155, 8
"""Of the names of events in points, the height of a row of them in inches, and how many rows."""

COLUMNS: Columns = {
    **MONTH,
    "dyad": ("which tie", "", ""),
    **{
        name: (f"the {part:.0%} quantile of the tie over histories", "tie", "-1 to 1")
        for name, part in QUANTILES.items()
    },
    "history": ("the tie in the history that is drawn over them", "tie", "-1 to 1"),
}


def tabulate(ensemble: Ensemble, run: int | None = None) -> FigureData:
    """Quantiles of every tie by month, the tie in one history, and its events.

    Parameters
    ----------
    ensemble : Ensemble
    run : int, optional
        The history that is overlaid; the typical one (`bigthree.explanation.typical`) unless given.

    Raises
    ------
    BadRequest
        For a run that there is not.
    """
    run, of_what = shown(ensemble, run)
    struck = events(ensemble, run)
    ties = [_tie(ensemble, dyad, run) for dyad in range(len(DYADS))]
    events_in_words = ", ".join(
        f"{name} in {wording.date(month, ensemble.case.start)}" for month, name in struck
    )
    caption = (
        f"The three ties of {ensemble.scenario.name}: median, half (dark) and nine tenths (light) "
        f"of {wording.histories(ensemble.runs)}, and history {run} (thin line){of_what}. "
        f"{f'Dotted: {events_in_words}. ' if struck else ''}Seed {ensemble.seed}. "
        f"{wording.assumptions_after(ensemble.case)}"
    )
    settings = {
        "events": [list(happening) for happening in struck], "start": ensemble.case.start,
    }  # fmt: skip
    return FigureData("ties", pd.concat(ties, ignore_index=True), caption, settings)


def finding(table: pd.DataFrame, settings: dict[str, Any]) -> str:
    """Which ties are amicable at the end, and which hostile; either where half lie across 0."""
    last = table[table["month"] == table["month"].max()].set_index("dyad")
    unclear = last.index[(last["q25"] < 0.0) & (last["q75"] > 0.0)]
    by = wording.date(last["month"].iloc[0], settings["start"])
    return f"By {by}, in the median, {ties_in_words(last['q50'].to_dict(), unclear)}"


def _tie(ensemble: Ensemble, dyad: int, run: int) -> pd.DataFrame:
    """A row a month: month, dyad, the quantiles, and the tie in one history."""
    histories = ensemble.relations[:, :, dyad]
    quantiles = np.quantile(histories, list(QUANTILES.values()), axis=0)
    frame = pd.DataFrame(dict(zip(QUANTILES, quantiles, strict=True)) | {"history": histories[run]})
    frame.insert(0, "month", range(len(frame)))
    frame.insert(1, "dyad", ensemble.case.ties[dyad])
    return frame


def draw(table: pd.DataFrame, settings: dict[str, Any]) -> Figure:
    """The three ties one above the other, and above them the names of the events."""
    from matplotlib.figure import Figure as Canvas

    struck, months = settings["events"], int(table["month"].max())
    width, tie = (8.8, 0.95) if settings.get("wide", False) else (WIDTH, TIE)
    places = _places(struck, months, width)
    title = "\n".join([*filter(None, [settings.get("arm")]), finding(table, settings)])
    names = HEAD + TIER * (max((row for _, row in places), default=-1) + 1)
    head = names + LINE * (2 + wrapped(title, width).count("\n"))
    height = head + 3 * tie + 2 * BETWEEN + FOOT
    with styled():
        figure = Canvas(figsize=(width, height))
        grid = figure.subplots(
            len(DYADS), 1, sharex=True, sharey=True,
            gridspec_kw={
                "left": LEFT / width, "right": 1 - RIGHT / width, "top": 1 - head / height,
                "bottom": FOOT / height, "hspace": BETWEEN / tie,
            },
        )  # fmt: skip
        for n, (_, part) in enumerate(table.groupby("dyad", sort=False)):
            axes = grid[n]
            plot_tie(part, axes, n, settings["start"])
            for month, _ in struck:
                axes.axvline(month, **DOTTED)
        grid[0].set_yticks([-1, 0, 1], ["hostile −1", "0", "allied 1"])
        for (month, name), (start, row) in zip(struck, places, strict=True):
            if row < MOST_TIERS:
                _name(grid[0], month, name, start, 1 + (HEAD + TIER * (row + 0.5)) / tie)
        _key(figure)
    return figure


def _key(figure: Figure) -> None:
    """What lines and bands are, in one colour for all three ties."""
    from matplotlib.lines import Line2D
    from matplotlib.patches import Patch

    wide, half = (BAND | {"alpha": alpha + 0.1} for _, _, alpha in FANS)
    handles = [
        Line2D([], [], color=MUTED, label="median"),
        Patch(label="half of the histories", **half),
        Patch(label="nine tenths", **wide),
        Line2D([], [], color=INK, linewidth=0.8, label="one history"),
    ]
    key_below(figure, handles, 4, fontsize=7.5, borderaxespad=0.1, handlelength=1.4)


def _places(
    struck: Sequence[tuple[int, str]], months: int, width: float
) -> list[tuple[float, int]]:
    """Where each name begins, in points from the left, and its row; those too many in the last."""
    across = (width - LEFT - RIGHT) * POINTS
    widths = [width_of(name, SIZE) for _, name in struck]
    starts = [
        min(across * month / months + 2, across - wide)
        for (month, _), wide in zip(struck, widths, strict=True)
    ]
    rows = (min(row, MOST_TIERS) for row in tiers(starts, widths, SIZE))
    return list(zip(starts, rows, strict=True))


def _name(axes: Any, month: int, name: str, start: float, up: float) -> None:
    """A name above the panels, so many points from the left, led by a dotted line to its month."""
    axes.plot(
        [month, month], [1, up], transform=axes.get_xaxis_transform(), clip_on=False, **DOTTED
    )
    axes.annotate(
        name, (0, up), (start, 0), xycoords="axes fraction", textcoords="offset points",
        size=SIZE, va="center_baseline", bbox={"color": "white", "pad": 0.6},
    )  # fmt: skip


def plot_tie(table: pd.DataFrame, axes: Any, n: int, start: int | None = None) -> Any:
    """One tie: fans for half and nine tenths of the histories, their median, and one history."""
    dyad, months = table["dyad"].iloc[0], table["month"]
    line = DYADS[n]
    axes.axhline(0, color=MUTED, linewidth=0.8)
    for low, high, alpha in FANS:
        axes.fill_between(
            months, table[low], table[high], color=line["color"], alpha=alpha, linewidth=0
        )
    axes.plot(months, table["q50"], **line)
    axes.plot(months, table["history"], color=INK, linewidth=0.8, alpha=0.75)
    axes.set_ylim(-1, 1)
    axes.set_title(dyad, bbox={"color": "white", "pad": 0.6})
    years(axes, int(months.max()), start)
    return axes

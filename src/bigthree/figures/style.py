"""One style for every figure: legible small, safe for colour-blind readers and in greyscale."""

from __future__ import annotations

import textwrap
from functools import cache
from pathlib import Path
from typing import Any, cast

from matplotlib import font_manager, rc_context
from matplotlib.figure import Figure

INK = "#222222"
MUTED = "#6b6b6b"
HOLDS: dict[str, Any] = {"color": "#0b5394", "linestyle": "-"}
FAILS: dict[str, Any] = {"color": "#c75300", "linestyle": (0, (4, 2))}
ARMS: tuple[dict[str, Any], ...] = (
    HOLDS,
    FAILS,
    {"color": "#1b7f79", "linestyle": (0, (1, 1.4))},
    {"color": "#6b4c9a", "linestyle": (0, (6, 2, 1, 2))},
    {"color": "#7a5c00", "linestyle": (0, (8, 3))},
    {"color": "#a61c3c", "linestyle": (0, (3, 1, 1, 1, 1, 1))},
)
"""The worlds that a study compares: told apart by dash as well as by colour."""

DYADS: tuple[dict[str, Any], ...] = (
    {"color": "#a61c3c", "linestyle": "-"},
    {"color": "#1b7f79", "linestyle": (0, (5, 2))},
    {"color": "#3d3d8f", "linestyle": (0, (1, 1.4))},
)
"""USSR-USA, USSR-Britain, USA-Britain: told apart by dash as well as by colour."""

PARAMETERS: dict[str, Any] = {
    "font.family": ["Big Three Sans", "DejaVu Sans"],
    "font.size": 9,
    "axes.titlesize": 9.5,
    "axes.titleweight": "bold",
    "axes.titlelocation": "left",
    "axes.labelsize": 9,
    "axes.edgecolor": MUTED,
    "axes.labelcolor": INK,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "text.color": INK,
    "xtick.color": MUTED,
    "ytick.color": MUTED,
    "xtick.labelsize": 8.5,
    "ytick.labelsize": 8.5,
    "lines.linewidth": 1.8,
    "svg.fonttype": "none",
    "svg.hashsalt": "bigthree",
    "pdf.fonttype": 42,
    "text.hinting": "none",  # an eighth sooner, and no eye sees it at 200 dots an inch
    "figure.dpi": 100,
    "savefig.dpi": 200,
}


TITLE = {"weight": "bold", "size": 10}
"""The title above a figure: what it finds."""

LETTERS, LINE = 10.2, 0.17
"""Of the title: letters on an inch, and the height of a line of them, inches."""

BAND: dict[str, Any] = {"facecolor": MUTED, "alpha": 0.35, "linewidth": 0}
"""A band in a key."""

WIDE = 16 / 9
"""The proportion of a slide."""


def styled() -> Any:
    """The style, as a context for drawing and for saving."""
    _add_fonts()
    return rc_context(cast("Any", PARAMETERS))


@cache
def _add_fonts() -> None:
    """Make our part of DejaVu Sans known; a PDF takes its letters from it in a tenth of the time.

    It has the letters of European languages; all others come from DejaVu Sans itself.
    """
    for font in Path(__file__).parent.glob("fonts/*.ttf"):
        font_manager.fontManager.addfont(font)


def panels(
    rows: int, columns: int, width: float, height: float, **options: Any
) -> tuple[Figure, Any]:
    """A figure with a grid of axes, shape (rows, columns)."""
    figure = Figure(figsize=(width, height), layout="constrained")
    return figure, figure.subplots(rows, columns, squeeze=False, **options)


def head(figure: Figure, title: str, wide: bool) -> None:
    """Write what a figure finds above it; it grows by the lines, or as a slide keeps its form."""
    engine: Any = figure.get_layout_engine()
    if wide and engine:
        width, height = figure.get_size_inches()
        wide_enough = max(width, height * WIDE)
        figure.set_size_inches(wide_enough, wide_enough / WIDE)
    text = wrapped(title, figure.get_figwidth())
    if engine:
        engine.set(h_pad=0.07)
        if not wide:
            figure.set_figheight(figure.get_figheight() + LINE * text.count("\n"))
    figure.suptitle(text, x=0.01, ha="left", linespacing=1.15, **TITLE)


def wrapped(title: str, width: float) -> str:
    """A title in lines that find room above so many inches."""
    fill = textwrap.TextWrapper(round(LETTERS * width), break_on_hyphens=False).fill
    return "\n".join(map(fill, title.replace(" %", "\N{NO-BREAK SPACE}%").split("\n")))


def key_below(figure: Figure, handles: Any, columns: int, **options: Any) -> None:
    """Say below a figure what its lines, bands and marks mean, in so many columns."""
    usual: dict[str, Any] = {"fontsize": 8.5, "handletextpad": 0.6, "columnspacing": 1.4}
    figure.legend(
        handles=handles, loc="outside lower left", frameon=False, alignment="left", ncols=columns,
        **usual | options,
    )  # fmt: skip


def band(label: str = "shaded: 95 % interval") -> Any:
    """What a band is, for a key."""
    from matplotlib.patches import Patch

    return Patch(label=label, **BAND)


def years(axes: Any, months: int, start: int | None = None) -> None:
    """Label a month axis with calendar years from a start, the first in full."""
    from bigthree.cases import case

    start = case().start if start is None else start
    span = months // 12
    step = 1 if span <= 3 else 2 if span <= 6 else 5 * max(1, round(span / 20))
    ticks = range(0, months + 1, 12 * step)
    dates = [start + t // 12 for t in ticks]
    short = [f"’{date % 100:02d}" for date in dates[1:]]
    labels = [str(dates[0]), *(map(str, dates[1:]) if span > 54 else short)]
    if len(short) > 4 and span <= 54:
        labels[1] = ""  # the first, in full, takes its room in a narrow panel
    axes.set_xticks(list(ticks), labels)
    for tick, side in ((0, "left"), (months, "right")):
        for mark in axes.get_xticklabels():
            if mark.get_position()[0] == tick:
                mark.set_horizontalalignment(side)
    axes.set_xlim(0, months)

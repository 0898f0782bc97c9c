"""Survival where the contradiction holds and fails: a column an author, a row a world."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import pandas as pd

from bigthree import wording
from bigthree.figures.columns import CURVE
from bigthree.figures.figure_data import FigureData
from bigthree.figures.style import FAILS, HOLDS, panels, styled
from bigthree.figures.survival import TITLE, curve, plot_survival
from bigthree.labels import label
from bigthree.storage.codebook import Columns

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from bigthree.contrast import Contrast

LINES = {"holds": HOLDS, "fails": FAILS}

COLUMNS: Columns = CURVE


def tabulate(pairs: Sequence[Contrast]) -> FigureData:
    """Both curves of every pair."""
    first = pairs[0].holds
    caption = (
        "Share of histories in which no two powers have combined lastingly against the third, "
        "where the Anglo-American contradiction holds (solid) and where it fails (dashed), in the "
        "world as each author assumed it, with the other five assumptions as they turned out, and "
        "with all as it turned out. "
        f"{wording.histories(first.runs)} a curve, seed {first.seed}, paired by luck; bands: 95 % "
        "for luck and coding. Assumptions after Pechatnov (1995)."
    )
    curves = [curve(getattr(pair, arm), arm) for pair in pairs for arm in LINES]
    return FigureData("headline", pd.concat(curves, ignore_index=True), caption, {})


def draw(table: pd.DataFrame, settings: dict[str, Any]) -> Figure:
    """Small multiples on one scale, with a key."""
    table = table.assign(where=_worlds(table))
    authors, worlds = (list(dict.fromkeys(table[name])) for name in ("author", "where"))
    width, height = max(4.2, 2.35 * len(authors) + 0.9), 2.35 * len(worlds) + 0.55
    with styled():
        figure, grid = panels(len(worlds), len(authors), width, height, sharex=True, sharey=True)
        for (author, world), curves in table.groupby(["author", "where"], sort=False):
            plot_pair(curves, grid[worlds.index(world)][authors.index(author)])
        for author, axes in zip(authors, grid[0], strict=True):
            axes.set_title(wording.author(author))
        for world, axes in zip(worlds, grid[:, 0], strict=True):
            axes.set_ylabel(textwrap.fill(world[0].upper() + world[1:], 22), fontsize=8.5)
        _key(figure, width)
    return figure


def plot_pair(table: pd.DataFrame, axes: Any) -> Any:
    """The two curves of one author in one world.

    Parameters
    ----------
    table : DataFrame
        As `bigthree.figures.survival.curve` makes it, with the arms ``holds`` and ``fails``.
    axes : matplotlib axes
    """
    for arm, line in LINES.items():
        plot_survival(table[table["arm"] == arm], axes, **line)
    axes.set_yticks([0, 0.5, 1], ["0", "50 %", "100 %"])
    return axes


def _worlds(table: pd.DataFrame) -> list[str]:
    """The world of each row, in words."""
    rows: Any = table.itertuples()
    return [wording.world(row) for row in rows]


def _key(figure: Figure, width: float) -> None:
    """Which line is which, under the title of the figure."""
    from matplotlib.lines import Line2D

    handles = [
        Line2D([], [], label=label("contradiction", arm), **line) for arm, line in LINES.items()
    ]
    figure.legend(
        handles=handles, loc="outside upper left", ncols=2, frameon=False, handlelength=3,
        title=textwrap.fill(TITLE, round(10 * width)), alignment="left",
        title_fontproperties={"weight": "bold", "size": 10.5},
    )  # fmt: skip

"""Small multiples: a column an author, a row a world."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from bigthree import wording
from bigthree.figures.style import panels

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure


def world_grid(
    table: pd.DataFrame,
    plot: Callable[[pd.DataFrame, Any], Any],
    *,
    panel: tuple[float, float],
    around: float,
    least: float,
    only_first: bool = False,
) -> Figure:
    """Draw one panel for each author and world of a table, or of the first world alone.

    A panel is so many inches wide and high, the figure `around` higher and at `least` so wide.
    """
    worlds: dict[str, list[Any]] = {}
    for _, rows in table.groupby(["author", "world", "background"], sort=False):
        worlds.setdefault(wording.world(rows.iloc[0]), []).append(rows)  # type: ignore[arg-type]
    if only_first:
        worlds = dict([next(iter(worlds.items()))])
    authors = list(dict.fromkeys(table["author"]))
    width = max(least, panel[0] * len(authors) + 0.9)
    height = panel[1] * len(worlds) + around
    figure, grid = panels(len(worlds), len(authors), width, height, sharex=True, sharey=True)
    for line, (world, parts) in zip(grid, worlds.items(), strict=True):
        line[0].set_ylabel(textwrap.fill(world[0].upper() + world[1:], 22), fontsize=8.5)
        for rows in parts:
            plot(rows, line[authors.index(rows["author"].iloc[0])])
    for author, axes in zip(authors, grid[0], strict=True):
        axes.set_title(wording.author(author))
    return figure

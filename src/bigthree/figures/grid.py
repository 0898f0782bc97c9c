"""Small multiples: a row an author, a column a world."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from itertools import product
from typing import TYPE_CHECKING, Any

from bigthree import wording
from bigthree.figures.style import panels
from bigthree.scenario import WORLD_LABELS

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
    up: str = "",
) -> Figure:
    """Draw one panel for each author and world of a table, or of the first world in a row.

    Of several worlds each is a column, with the authors below one another; of one the authors
    stand two in a row, and their axes say what goes `up`, or else which world it is. A panel is so
    many inches wide and high, the figure `around` higher.
    """
    authors = list(dict.fromkeys(table["author"]))
    parts = {
        (rows["author"].iloc[0], wording.world(rows.iloc[0])): rows  # type: ignore[arg-type]
        for _, rows in table.groupby([*WORLD_LABELS], sort=False)
    }
    worlds = list(dict.fromkeys(world for _, world in parts))[: 1 if only_first else None]
    across = len(worlds) if len(worlds) > 1 else len(authors) if only_first else 2
    across = min(across, len(authors) * len(worlds))
    down = -(-len(authors) * len(worlds) // across)
    width = max(least, panel[0] * across + 0.9)
    figure, grid = panels(
        down, across, width, panel[1] * down + around, sharex=True, sharey=True
    )  # fmt: skip
    for n, (cell, axes) in enumerate(zip(product(authors, worlds), grid.flat, strict=False)):
        if cell in parts:
            plot(parts[cell], axes)
        author, world = wording.author(cell[0]), wording.capitalized(cell[1])
        if len(worlds) == 1:
            axes.set_title(textwrap.fill(author, 18))
        elif n < across:
            axes.set_title(textwrap.fill(world, 20), fontsize=8.5)
        if n % across == 0:
            axes.set_ylabel(
                textwrap.fill((up or world) if len(worlds) == 1 else author, 18), fontsize=8.5
            )
    for axes in grid.flat[len(authors) * len(worlds) :]:
        axes.remove()
    return figure

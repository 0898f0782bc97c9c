"""A map of two assumptions: how long the three stay together over both."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any

import numpy as np

from bigthree import wording
from bigthree.figures.saving import Drawing
from bigthree.figures.style import INK, panels, styled
from bigthree.scenario import quantity

if TYPE_CHECKING:
    from bigthree.sweeps.results import Sweep

MEASURE = "rmst_two_against_one"
COLOURS = "cividis"
"""Grows evenly in lightness, so that it reads in greyscale and to the colour-blind."""


def plot_phase(found: Sweep, across: str, up: str, axes: Any) -> Any:
    """Months until two combine, over two numbers that vary; contours labelled in months."""
    from matplotlib.ticker import MaxNLocator

    summary = found.summary().dropna(subset=[MEASURE, across, up])
    x, y, z = (summary[name].to_numpy(float) for name in (across, up, MEASURE))
    levels = MaxNLocator(8).tick_values(z.min(), max(z.max(), z.min() + 1.0))
    filled = axes.tricontourf(x, y, z, levels=levels, cmap=COLOURS)
    lines = axes.tricontour(x, y, z, levels=levels, colors=INK, linewidths=0.5)
    axes.clabel(lines, fmt="%g", fontsize=7.5)
    axes.set_xlabel(f"{across}\n{textwrap.fill(quantity(across).meaning, 60)}")
    axes.set_ylabel(f"{up}\n{textwrap.fill(quantity(up).meaning, 34)}")
    axes.set_xlim(x.min(), x.max())
    axes.set_ylim(y.min(), y.max())
    return filled


def draw_phase(found: Sweep, across: str, up: str) -> Drawing:
    """The map with its scale."""
    words = [name for name in found.plan.varied if name not in (across, up)]
    with styled():
        figure, grid = panels(1, 1, 6.2, 4.4)
        axes = grid[0][0]
        filled = plot_phase(found, across, up, axes)
        axes.set_title("Months until two powers combine against the third")
        bar = figure.colorbar(filled, ax=axes)
        bar.set_label(f"months, of {found.plan.months}")
        bar.outline.set_visible(False)
    over = f" Means over {', '.join(words)}." if words else ""
    caption = (
        f"Mean months until any two powers combine lastingly against the third, of "
        f"{found.plan.months}, over {across} and {up}: {len(found.ran)} worlds, "
        f"{wording.histories(found.plan.runs)} each, seed {found.plan.seed}, paired by luck. "
        f"Largest 95 % half-width of a world: {_half_width(found):.1f} months.{over} "
        "Assumptions after Pechatnov (1995)."
    )
    columns = ["point", *found.plan.varied, MEASURE, f"{MEASURE}_low", f"{MEASURE}_high"]
    return Drawing(figure, found.summary()[columns], caption)


def _half_width(found: Sweep) -> float:
    summary = found.summary()
    return float(np.nanmax(summary[f"{MEASURE}_high"] - summary[f"{MEASURE}_low"]) / 2)

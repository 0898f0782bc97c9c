"""The three ties over time, with quantile fans and one history overlaid."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from bigthree import wording
from bigthree.figures.saving import Drawing
from bigthree.figures.style import DYADS, INK, MUTED, panels, styled, years

if TYPE_CHECKING:
    from bigthree.ensemble import Ensemble

QUANTILES = (0.05, 0.25, 0.5, 0.75, 0.95)


def plot_tie(ensemble: Ensemble, dyad: int, axes: Any, run: int = 0) -> Any:
    """One tie: fans for half and nine tenths of the histories, their median, and one history."""
    ties = ensemble.relations[:, :, dyad]
    months = np.arange(ties.shape[1])
    low, lower, middle, upper, high = np.quantile(ties, QUANTILES, axis=0)
    line = DYADS[dyad]
    axes.axhline(0, color=MUTED, linewidth=0.8)
    axes.fill_between(months, low, high, color=line["color"], alpha=0.14, linewidth=0)
    axes.fill_between(months, lower, upper, color=line["color"], alpha=0.26, linewidth=0)
    axes.plot(months, middle, **line)
    axes.plot(months, ties[run], color=INK, linewidth=0.8, alpha=0.75)
    axes.set_ylim(-1, 1)
    axes.set_title(wording.DYADS[dyad])
    years(axes, ensemble.scenario.months)
    return axes


def draw_ties(ensemble: Ensemble) -> Drawing:
    """The three ties side by side."""
    with styled():
        figure, grid = panels(1, 3, 8.4, 2.9, sharey=True)
        for dyad in range(3):
            plot_tie(ensemble, dyad, grid[0][dyad])
        grid[0][0].set_ylabel("tie: −1 hostile … 1 allied", fontsize=8.5)
    quantiles = np.quantile(ensemble.relations, QUANTILES, axis=0)
    frame = pd.DataFrame(
        [
            {"month": t, "dyad": name}
            | {f"q{int(100 * q):02d}": quantiles[n, t, d] for n, q in enumerate(QUANTILES)}
            | {"run_0": ensemble.relations[0, t, d]}
            for d, name in enumerate(wording.DYADS)
            for t in range(quantiles.shape[1])
        ]
    )
    caption = (
        f"The three ties of {ensemble.scenario.name}: median, half (dark) and nine tenths (light) "
        f"of {ensemble.runs} histories, and history 0 (thin line). Seed {ensemble.seed}. "
        "Assumptions after Pechatnov (1995)."
    )
    return Drawing(figure, frame, caption)

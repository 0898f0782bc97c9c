"""The three ties over time, with quantile fans and one history overlaid."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from bigthree import wording
from bigthree.figures.sheet import Sheet
from bigthree.figures.style import DYADS, INK, MUTED, panels, styled, years

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from bigthree.ensemble import Ensemble

QUANTILES = {"q05": 0.05, "q25": 0.25, "q50": 0.5, "q75": 0.75, "q95": 0.95}
FANS = (("q05", "q95", 0.14), ("q25", "q75", 0.26))


def sheet(ensemble: Ensemble) -> Sheet:
    """Quantiles of every tie by month, and the tie in history 0."""
    ties = [_tie(ensemble, dyad) for dyad in range(len(DYADS))]
    caption = (
        f"The three ties of {ensemble.scenario.name}: median, half (dark) and nine tenths (light) "
        f"of {wording.histories(ensemble.runs)}, and history 0 (thin line). Seed {ensemble.seed}. "
        "Assumptions after Pechatnov (1995)."
    )
    return Sheet("ties", pd.concat(ties, ignore_index=True), caption, {})


def _tie(ensemble: Ensemble, dyad: int) -> pd.DataFrame:
    """A row a month: month, dyad, the quantiles, run_0."""
    histories = ensemble.relations[:, :, dyad]
    found = np.quantile(histories, list(QUANTILES.values()), axis=0)
    frame = pd.DataFrame(dict(zip(QUANTILES, found, strict=True)) | {"run_0": histories[0]})
    frame.insert(0, "month", range(len(frame)))
    frame.insert(1, "dyad", wording.DYADS[dyad])
    return frame


def draw(table: pd.DataFrame, settings: dict[str, Any]) -> Figure:
    """The three ties side by side."""
    with styled():
        figure, grid = panels(1, len(DYADS), 8.4, 2.9, sharey=True)
        for dyad, axes in zip(wording.DYADS, grid[0], strict=True):
            plot_tie(table[table["dyad"] == dyad], axes)
        grid[0][0].set_ylabel("tie: −1 hostile … 1 allied", fontsize=8.5)
    return figure


def plot_tie(table: pd.DataFrame, axes: Any) -> Any:
    """One tie: fans for half and nine tenths of the histories, their median, and one history.

    Parameters
    ----------
    table : DataFrame
        A row a month: month, dyad, q05, q25, q50, q75, q95, run_0.
    axes : matplotlib axes
    """
    dyad, months = table["dyad"].iloc[0], table["month"]
    line = DYADS[wording.DYADS.index(dyad)]
    axes.axhline(0, color=MUTED, linewidth=0.8)
    for low, high, alpha in FANS:
        axes.fill_between(
            months, table[low], table[high], color=line["color"], alpha=alpha, linewidth=0
        )
    axes.plot(months, table["q50"], **line)
    axes.plot(months, table["run_0"], color=INK, linewidth=0.8, alpha=0.75)
    axes.set_ylim(-1, 1)
    axes.set_title(dyad)
    years(axes, int(months.max()))
    return axes

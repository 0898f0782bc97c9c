"""Posteriors of the true rivalry: small multiples, a column an author, a row a world."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from bigthree import wording
from bigthree.figures.saving import Drawing
from bigthree.figures.style import FAILS, HOLDS, MUTED, panels, styled
from bigthree.record.inference import CASE, LEAST

if TYPE_CHECKING:
    from bigthree.record.inference import Case, Coded, Inference

BINS = 10
HEADROOM = 1.1
"""Densities above the tallest bar, for the coded ranges and the count."""

POSTERIOR = "#6b4c9a"
TITLE = "How strong the contradiction could have been, given the record of 1945–48"


def plot_posterior(case: Case, axes: Any) -> pd.DataFrame:
    """The posterior of one world as a histogram, with its median; the prior as a line.

    Parameters
    ----------
    case : Case
    axes : matplotlib axes

    Returns
    -------
    DataFrame
        A row a bin: ``bin_low``, ``bin_high``, ``density`` (none where too few match).
    """
    edges = np.linspace(0.0, 1.0, BINS + 1)
    density = np.full(BINS, np.nan)
    axes.axhline(1.0, color=MUTED, linewidth=1.0, linestyle=(0, (1, 1.4)))
    if case.told:
        density, _ = np.histogram(case.posterior, bins=edges, density=True)
        axes.stairs(density, edges, fill=True, color=POSTERIOR, alpha=0.28, linewidth=0)
        axes.stairs(density, edges, color=POSTERIOR, linewidth=1.2)
        axes.vlines(np.median(case.posterior), 0.0, density.max(), colors=POSTERIOR)
    said = f"{len(case.posterior):,} histories match" if case.told else _too_few(case)
    axes.text(0.98, 0.73, said, transform=axes.transAxes, ha="right", va="top", fontsize=7.5)
    return pd.DataFrame({"bin_low": edges[:-1], "bin_high": edges[1:], "density": density})


def _too_few(case: Case) -> str:
    return f"{len(case.posterior)} histories match,\nfewer than {LEAST}:\nnothing can be said"


def plot_coded(coded: Coded, height: float, axes: Any, **line: Any) -> Any:
    """A coded range as a bar near the top of a panel, its value as a tick."""
    axes.hlines(height, coded.low, coded.high, colors=line["color"], linestyles=line["linestyle"],
                linewidth=2.2)  # fmt: skip
    axes.plot([coded.value], [height], marker="|", markersize=8, color=line["color"])
    return axes


def draw_posteriors(found: Inference) -> Drawing:
    """Every world's posterior, with the prior and the coded ranges."""
    authors = list(dict.fromkeys(case.labels.author for case in found.cases))
    worlds = list(dict.fromkeys(wording.world(case.labels) for case in found.cases))
    frames = []
    with styled():
        width = max(4.6, 2.1 * len(authors) + 0.9)
        figure, grid = panels(
            len(worlds), len(authors), width, 2.0 * len(worlds) + 1.0, sharex=True, sharey=True
        )
        for case in found.cases:
            row = worlds.index(world := wording.world(case.labels))
            column = authors.index(case.labels.author)
            axes = grid[row][column]
            plotted = plot_posterior(case, axes)
            frames.append(plotted.assign(**case.names))
            if row == 0:
                axes.set_title(wording.author(case.labels.author))
            if column == 0:
                axes.set_ylabel(textwrap.fill(world[0].upper() + world[1:], 22), fontsize=8.5)
            axes.set_xlim(0, 1)
            axes.set_xticks([0, 0.5, 1], ["0", "0.5", "1"])
        _mark_coded(found, frames, figure.axes)
        figure.supxlabel("true rivalry: 0 none … 1 as strong as can be", fontsize=9)
        _key(figure, width)
    return Drawing(figure, _ordered(frames), _caption(found))


def _mark_coded(found: Inference, frames: list[pd.DataFrame], every: Any) -> None:
    """The coded ranges above the tallest bar of all panels."""
    tallest = max(1.0, *(np.nan_to_num(frame["density"]).max() for frame in frames)) + HEADROOM
    for axes in every:
        axes.set_ylim(0, tallest)
        axes.set_yticks(range(int(tallest - HEADROOM) + 1))
        for height, arm, look in ((0.94, "holds", HOLDS), (0.84, "fails", FAILS)):
            plot_coded(found.coded[arm], height * tallest, axes, **look)


def _key(figure: Any, width: float) -> None:
    axes = figure.axes[0]
    handles = [
        axes.plot([], [], **HOLDS, label="coded where it holds")[0],
        axes.plot([], [], **FAILS, label="coded where it fails")[0],
        axes.plot([], [], color=POSTERIOR, linewidth=1.6, label="given the record; median")[0],
        axes.plot([], [], color=MUTED, linestyle=(0, (1, 1.4)), label="before it")[0],
    ]
    figure.legend(
        handles=handles, loc="outside upper left", ncols=4 if width > 7 else 2, frameon=False,
        handlelength=3, title=textwrap.fill(TITLE, round(10 * width)), alignment="left",
        title_fontproperties={"weight": "bold", "size": 10.5},
    )  # fmt: skip


def _ordered(frames: list[pd.DataFrame]) -> pd.DataFrame:
    frame = pd.concat(frames, ignore_index=True)
    return frame[[*CASE, "bin_low", "bin_high", "density"]]


def _caption(found: Inference) -> str:
    plan = found.sweep.plan
    return (
        "True Anglo-American rivalry of the histories that match the record of 1945-48 (when the "
        "Soviet ties broke, and that the Anglo-American tie stayed warm), as densities; before "
        "the record every strength is as likely (dotted). Bars: the ranges coded where the "
        f"contradiction holds (solid) and fails (dashed). {2 * plan.runs:,} histories a world, "
        f"seed {plan.seed}; coefficients from their priors. Assumptions after Pechatnov (1995)."
    )

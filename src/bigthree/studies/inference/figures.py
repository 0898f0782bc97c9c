"""Posteriors of the true rivalry: small multiples, a row an author, a column a world."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from bigthree import wording
from bigthree.figures.figure_data import FigureData
from bigthree.figures.grid import world_grid
from bigthree.figures.style import FAILS, HOLDS, MUTED, key_below, styled
from bigthree.scenario import WORLD_LABELS
from bigthree.storage.codebook import WORLD, Columns
from bigthree.studies.inference.cases import LEAST

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from bigthree.studies.inference.cases import Case
    from bigthree.studies.inference.computation import Inference

BINS = 10
HEADROOM = 1.1
"""Densities above the tallest bar, for the coded ranges and the count."""

POSTERIOR = "#6b4c9a"

COLUMNS: Columns = {
    **WORLD,
    "bin_low": ("lower end of the bin of the true rivalry", "", "0 to 1"),
    "bin_high": ("upper end of the bin", "", "0 to 1"),
    "density": ("density of the accepted draws in the bin; 0 where too few", "", "0 or more"),
    "median": ("median of the accepted draws; 0 where too few", "", "0 to 1"),
    "matched": ("how many histories of the world were accepted", "count", "0 or more"),
    "enough": ("whether they are enough to say anything", "", "True or False"),
}


def tabulate(inference: Inference) -> FigureData:
    """Every world's posterior as a histogram, with the coded ranges."""
    table = pd.concat([_posterior(case) for case in inference.cases], ignore_index=True)
    coded = {arm: [float(each) for each in inference.coded[arm]] for arm in ("holds", "fails")}
    return FigureData("inference", table, _caption(inference), {"coded": coded})


def _posterior(case: Case) -> pd.DataFrame:
    """The posterior of one world, a row a bin; density and median 0 where too few match."""
    edges = np.linspace(0.0, 1.0, BINS + 1)
    density, median = np.zeros(BINS), 0.0
    if case.enough:
        density, _ = np.histogram(case.posterior, bins=edges, density=True)
        median = float(np.median(case.posterior))
    bins = {"bin_low": edges[:-1], "bin_high": edges[1:], "density": density}
    fit = {"median": median, "matched": len(case.posterior), "enough": case.enough}
    return pd.DataFrame(case.names | bins | fit)[[*WORLD_LABELS, *bins, *fit]]


def finding(table: pd.DataFrame, settings: dict[str, Any]) -> str:
    """How strong the contradiction was in the median, in the worlds where enough match."""
    rows = table.drop_duplicates([*WORLD_LABELS])
    medians = rows.loc[rows["enough"], "median"]
    if medians.empty:
        return "Too few histories match the record of 1945–48: nothing can be said"
    spread = " to ".join(dict.fromkeys(f"{end:.2f}" for end in (medians.min(), medians.max())))
    if len(rows) > 1:
        spread += f" in {len(medians)} of {len(rows)} worlds"
    return (
        "Given the record of 1945–48, the contradiction’s strength has a median of "
        f"{spread}; before it 0.50"
    )


def draw(table: pd.DataFrame, settings: dict[str, Any]) -> Figure:
    """Every world's posterior, with the prior and the coded ranges."""
    with styled():
        figure = world_grid(
            table, plot_posterior, panel=(1.8, 1.8), around=1.3, least=4.6,
            only_first=settings.get("wide", False),
        )  # fmt: skip
        _mark_coded(settings["coded"], float(table["density"].max()), figure.axes)
        for axes in figure.axes:
            axes.label_outer()
        _key(figure, figure.get_figwidth())
    return figure


def plot_posterior(table: pd.DataFrame, axes: Any) -> Any:
    """The posterior of one world as a histogram, with its median; the prior as a line."""
    axes.axhline(1.0, color=MUTED, linewidth=1.0, linestyle=(0, (1, 1.4)))
    first, density = table.iloc[0], table["density"]
    if first["enough"]:
        edges = [*table["bin_low"], table["bin_high"].iloc[-1]]
        axes.stairs(density, edges, fill=True, color=POSTERIOR, alpha=0.28, linewidth=0)
        axes.stairs(density, edges, color=POSTERIOR, linewidth=1.2)
        axes.vlines(first["median"], 0.0, density.max(), colors=POSTERIOR)
    matched = f"{first['matched']:,} histories match"
    if not first["enough"]:
        matched += f",\nfewer than {LEAST}:\nnothing can be said"
    axes.text(0.98, 0.73, matched, transform=axes.transAxes, ha="right", va="top", fontsize=7.5)
    axes.set_xlim(0, 1)
    axes.set_xticks([0, 0.5, 1], ["0", "0.5", "1"])
    axes.set_xlabel("true rivalry, of 1")
    return axes


def _mark_coded(coded: dict[str, list[float]], densest: float, every: Any) -> None:
    """The coded ranges as bars above the tallest bar of all panels, the values as ticks."""
    tallest = max(1.0, densest) + HEADROOM
    for axes in every:
        axes.set_ylim(0, tallest)
        axes.set_yticks(range(int(tallest - HEADROOM) + 1))
        for height, arm, look in ((0.94, "holds", HOLDS), (0.84, "fails", FAILS)):
            (low, value, high), up = coded[arm], height * tallest
            axes.hlines(up, low, high, colors=look["color"], linestyles=look["linestyle"],
                        linewidth=2.2)  # fmt: skip
            axes.plot([value], [up], marker="|", markersize=8, color=look["color"])


def _key(figure: Any, width: float) -> None:
    axes = figure.axes[0]
    handles = [
        axes.plot([], [], **HOLDS, label="range coded where it holds")[0],
        axes.plot([], [], **FAILS, label="range coded where it fails")[0],
        axes.plot([], [], color=POSTERIOR, linewidth=1.6, label="given the record; its median")[0],
        axes.plot([], [], color=MUTED, linestyle=(0, (1, 1.4)), label="before it: density 1")[0],
    ]
    key_below(figure, handles, 4 if width > 8 else 2, handlelength=3)


def _caption(inference: Inference) -> str:
    plan = inference.sweep.plan
    return (
        "True Anglo-American rivalry of the histories that match the record of 1945-48 (when the "
        "Soviet ties broke, and that the Anglo-American tie stayed warm), as densities; before "
        "the record every strength is as likely (dotted). Bars: the ranges coded where the "
        f"contradiction holds (solid) and fails (dashed). {2 * plan.runs:,} histories a world, "
        f"seed {plan.seed}; coefficients from their priors. {wording.assumptions_after()}"
    )

"""Dittmer's four patterns over time, and which two are married."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from bigthree import wording
from bigthree.figures.columns import MONTH
from bigthree.figures.figure_data import FigureData
from bigthree.figures.labels import at_the_end
from bigthree.figures.style import panels, styled, years
from bigthree.measures.estimates import share
from bigthree.measures.patterns import PATTERNS
from bigthree.storage.codebook import Columns

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

    from bigthree.ensemble import Ensemble

MARRIAGE = "marriage"

NAMES = {
    "menage": "ménage à trois",
    "romantic": "romantic triangle",
    MARRIAGE: "stable marriage",
    "veto": "unit veto",
}
"""From three amicable ties to none."""

FILLS: tuple[dict[str, Any], ...] = (
    {"facecolor": "#d6e6f2"},
    {"facecolor": "#86b3d6", "hatch": "...."},
    {"facecolor": "#c07a3c"},
    {"facecolor": "#a04a1c", "hatch": "////"},
    {"facecolor": "#6f2c0e"},
    {"facecolor": "#3a0f03"},
)
"""Ever darker, so that it reads in greyscale: two patterns, three marriages, and unit veto."""

SMALL = 0.02
"""Share up to which a layer is not named."""

COLUMNS: Columns = {
    **MONTH,
    "pattern": ("Dittmer's pattern in the month", "", ""),
    "pair": ("the two that are married; - for the other patterns", "", ""),
    "share": ("share of histories in it", "share", "0 to 1"),
}


def tabulate(ensemble: Ensemble) -> FigureData:
    """Share of histories in each pattern, month by month; stable marriage pair by pair."""
    caption = (
        f"Dittmer's four patterns in {ensemble.scenario.name}, by the number of amicable ties "
        "(above 0): ménage à trois three, romantic triangle two, stable marriage one, unit veto "
        "none. Share of histories in each, by month. "
        f"{wording.histories(ensemble.runs)}, seed {ensemble.seed}. "
        f"{_uncertainty(ensemble)} Patterns after Dittmer (1981, 1987), assumptions "
        f"after {ensemble.case.source}."
    )
    return FigureData("patterns", shares(ensemble), caption, {"start": ensemble.case.start})


def finding(table: pd.DataFrame, settings: dict[str, Any]) -> str:
    """In which patterns at least a tenth of the histories end, and who is married."""
    last = table[table["month"] == table["month"].max()]
    ends = last.groupby("pattern")["share"].sum().sort_values(ascending=False)
    pairs = last[last["pattern"] == MARRIAGE].sort_values("share", ascending=False)
    married = ", ".join(
        f"{row.pair} {wording.percent(row.share)}"
        for row in pairs.itertuples()
        if row.share > SMALL
    )
    parts = [
        f"{wording.percent(end)} are in a {NAMES[pattern]}"
        + (f" ({married})" if pattern == MARRIAGE and married else "")
        for pattern, end in ends[ends >= 0.1].items()
    ]
    by = wording.date(int(table["month"].max()), settings["start"])
    return f"By {by}, of all histories {wording.listed(parts)}"


def shares(ensemble: Ensemble) -> pd.DataFrame:
    """Share of histories in each pattern, a row a month and layer of the figure: their sum is 1."""
    import pandas as pd

    amicable = ensemble.relations > 0.0
    pattern = np.asarray(PATTERNS)[amicable.sum(axis=2)]
    married = [(tie, amicable[:, :, n]) for n, tie in enumerate(ensemble.case.ties)]
    frames = [
        pd.DataFrame({"month": range(pattern.shape[1]), "pattern": name, "pair": pair,
                      "share": ((pattern == name) & inside).mean(axis=0)})
        for name in NAMES
        for pair, inside in (married if name == MARRIAGE else [("-", True)])
    ]  # fmt: skip
    return pd.concat(frames, ignore_index=True)


def _uncertainty(ensemble: Ensemble) -> str:
    if ensemble.runs < 2:
        return "One history: no interval."
    widest = share(ensemble.runs // 2, ensemble.runs)
    points = 50 * (widest.high - widest.low)
    return f"95 % half-width of a share in a month: at most {points:.0f} points."


def draw(table: pd.DataFrame, settings: dict[str, Any]) -> Figure:
    """The shares, stacked."""
    with styled():
        figure, grid = panels(1, 1, 6.4 if settings.get("wide", False) else 3.8, 3.4)
        axes = plot_shares(table, grid[0][0])
        years(axes, int(table["month"].max()), settings["start"])
        axes.set_ylabel("share of histories")
    return figure


def plot_shares(table: pd.DataFrame, axes: Any) -> Any:
    """Stacked shares, named at the right with the shares in the last month."""
    each = table.pivot_table("share", "month", ["pattern", "pair"], sort=False)
    edges = np.hstack([np.zeros((len(each), 1)), each.to_numpy().cumsum(axis=1)])
    for n, fill in enumerate(FILLS):
        axes.fill_between(
            each.index, edges[:, n], edges[:, n + 1], step="mid", linewidth=0, edgecolor="white",
            **fill,
        )  # fmt: skip
    ends = each.to_numpy()[-1]
    named = [n for n, layer in enumerate(each) if each[layer].max() > SMALL]
    labels = [f"{_layer(*each.columns[n])} {wording.percent(float(ends[n]))}" for n in named]
    middles = [float(edges[-1, n : n + 2].mean()) for n in named]
    at_the_end(axes, labels, middles, gap=0.13, fontsize=8)
    axes.set_ylim(0, 1)
    axes.set_yticks([0, 0.5, 1], ["0", "50 %", "100 %"])
    return axes


def _layer(pattern: str, pair: str) -> str:
    """A layer in words, in two lines."""
    return f"{pair}\nmarried" if pattern == MARRIAGE else NAMES[pattern].replace(" ", "\n", 1)

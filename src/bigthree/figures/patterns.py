"""Dittmer's four patterns over time, and how histories pass from one to another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from bigthree import wording
from bigthree.figures.columns import MONTH
from bigthree.figures.figure_data import FigureData
from bigthree.figures.labels import at_the_end, halves
from bigthree.figures.style import INK, MUTED, styled, years
from bigthree.measures.estimates import share
from bigthree.measures.patterns import PATTERNS
from bigthree.storage.codebook import Columns

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

    from bigthree.ensemble import Ensemble
    from bigthree.inputs import Floats

ORDER = ("menage", "romantic", "marriage", "veto")
"""From three amicable ties to none."""

NAMES = {
    "menage": "ménage\nà trois",
    "romantic": "romantic\ntriangle",
    "marriage": "stable\nmarriage",
    "veto": "unit\nveto",
}

FILLS: dict[str, dict[str, Any]] = {
    "menage": {"facecolor": "#d6e6f2"},
    "romantic": {"facecolor": "#86b3d6", "hatch": "...."},
    "marriage": {"facecolor": "#b3541e", "hatch": "////"},
    "veto": {"facecolor": "#4a1505"},
}
"""Ever darker, so that it reads in greyscale."""

LETTERS = {"menage": INK, "romantic": INK, "marriage": "white", "veto": "white"}

BOX = (0.88, 0.8)
"""Width and height of a pattern in the graph; they stand 1 apart."""

RISE = {1: 0.5, 2: 1.0, 3: 1.5}
"""How high an arrow rises that passes over none, one or two patterns."""

STEP = {1: 0.27, 2: 0.14, 3: 0.0}
"""How far from the middle of a pattern such an arrow begins and ends."""

COLUMNS: Columns = {
    **MONTH,
    "pattern": ("Dittmer's pattern in the month", "", ""),
    "next_pattern": ("Dittmer's pattern in the month after", "", ""),
    "flow": ("share of all histories that pass from the one to the other", "share", "0 to 1"),
}


def tabulate(ensemble: Ensemble) -> FigureData:
    """Shares of histories that pass from each pattern to each, month by month."""
    caption = (
        f"Dittmer's four patterns in {ensemble.scenario.name}, by the number of amicable ties "
        "(above 0): ménage à trois three, romantic triangle two, stable marriage one, unit veto "
        "none. Above: share of histories in each, by month. Below: of the months spent in a "
        "pattern, the share after which it stays or passes to another (arrows above lead to "
        "fewer amicable ties, below to more; width: the share beside the largest). "
        f"{wording.histories(ensemble.runs)}, seed {ensemble.seed}. "
        f"{_uncertainty(ensemble)} Patterns after Dittmer (1981, 1987), assumptions "
        f"after {ensemble.case.source}."
    )
    return FigureData("patterns", passages(ensemble), caption, {"start": ensemble.case.start})


def finding(table: pd.DataFrame, settings: dict[str, Any]) -> str:
    """In which pattern most histories end, and how many keep three amicable ties."""
    last = dict(zip(ORDER, shares(table)[-1], strict=True))
    most = max(ORDER, key=lambda name: last[name])
    by = wording.date(int(table["month"].max()) + 1, settings["start"])
    largest = f"By {by}, {wording.percent(last[most])} of histories are in {_phrase(most)}"
    if most == ORDER[0]:
        return largest
    return f"{largest}; {wording.percent(last[ORDER[0]])} still in {_phrase(ORDER[0])}"


def _phrase(pattern: str) -> str:
    return wording.article(NAMES[pattern].replace("\n", " "))


def passages(ensemble: Ensemble) -> pd.DataFrame:
    """Where histories pass in each month, a row a month and pair of patterns that occurs.

    Returns
    -------
    DataFrame
        month, pattern, next_pattern (in the month after), flow: the share of all histories. Over
        the rows of a month the flows sum to 1.
    """
    import pandas as pd

    now = (ensemble.relations > 0.0).sum(axis=2)
    codes = 4 * now[:, :-1] + now[:, 1:]
    rows = []
    for month in range(codes.shape[1]):
        counts = np.bincount(codes[:, month], minlength=16)
        rows += [
            (month, PATTERNS[code // 4], PATTERNS[code % 4], counts[code] / ensemble.runs)
            for code in np.flatnonzero(counts)
        ]
    return pd.DataFrame(rows, columns=["month", "pattern", "next_pattern", "flow"])


def _uncertainty(ensemble: Ensemble) -> str:
    if ensemble.runs < 2:
        return "One history: no interval."
    widest = share(ensemble.runs // 2, ensemble.runs)
    points = 50 * (widest.high - widest.low)
    return f"95 % half-width of a share in a month: at most {points:.0f} points."


def shares(table: pd.DataFrame) -> Floats:
    """Share of histories in each pattern, shape (months + 1, 4), patterns as in `ORDER`."""
    before = _spread_out(table, "pattern")
    after = _spread_out(table[table["month"] == table["month"].max()], "next_pattern")
    return np.vstack([before, after])


def _spread_out(table: pd.DataFrame, by: str) -> Floats:
    flows = table.pivot_table("flow", "month", by, "sum", fill_value=0.0)
    each = flows.reindex(columns=ORDER, fill_value=0.0)
    return each.to_numpy(np.float64)


def transitions(table: pd.DataFrame) -> Floats:
    """Monthly share that passes from each pattern to each, shape (4, 4), rows summing to 1.

    A row is of nan where no history was ever in that pattern before the last month.
    """
    pivoted = table.pivot_table("flow", "pattern", "next_pattern", "sum", fill_value=0.0)
    flows = pivoted.reindex(index=ORDER, columns=ORDER, fill_value=0.0).to_numpy(float)
    total = flows.sum(axis=1, keepdims=True)
    passing: Floats = np.divide(flows, total, out=np.full_like(flows, np.nan), where=total > 0.0)
    return passing


def draw(table: pd.DataFrame, settings: dict[str, Any]) -> Figure:
    """The shares above, the graph below."""
    from matplotlib.figure import Figure as Canvas

    with styled():
        figure = Canvas(
            figsize=(7.6, 3.9) if settings.get("wide", False) else (3.6, 5.5), layout="constrained"
        )
        above, below = halves(figure, 1.0, 1.05, settings.get("wide", False))
        axes = plot_shares(table, above.subplots())
        years(axes, int(table["month"].max()) + 1, settings["start"])
        axes.set_title("Share of histories in each pattern")
        axes = plot_transitions(table, below.subplots())
        axes.set_title("From one month to the next")
    return figure


def plot_shares(table: pd.DataFrame, axes: Any) -> Any:
    """Stacked shares, named at the right with the shares in the last month."""
    each = shares(table)
    edges = np.hstack([np.zeros((len(each), 1)), np.cumsum(each, axis=1)])
    months = np.arange(len(each))
    for n, name in enumerate(ORDER):
        axes.fill_between(
            months, edges[:, n], edges[:, n + 1], step="mid", linewidth=0, edgecolor="white",
            **FILLS[name],
        )  # fmt: skip
    shown = [n for n, name in enumerate(ORDER) if each[:, n].max() > 0.0]
    at_the_end(
        axes,
        [f"{NAMES[ORDER[n]]} {wording.percent(each[-1, n])}" for n in shown],
        [float(edges[-1, n : n + 2].mean()) for n in shown],
        gap=0.21,
        fontsize=8,
    )
    axes.set_ylim(0, 1)
    axes.set_yticks([0, 0.5, 1], ["0", "50 %", "100 %"])
    years(axes, len(each) - 1)
    return axes


def plot_transitions(table: pd.DataFrame, axes: Any) -> Any:
    """The patterns in a row: above them arrows to fewer amicable ties, below to more."""
    passing = transitions(table)
    moves = [(i, j) for i in range(4) for j in range(4) if i != j and passing[i, j] > 0.0]
    largest = max((passing[move] for move in moves), default=1.0)
    for i, j in moves:
        _plot_arrow(axes, i, j, passing[i, j], passing[i, j] / largest)
    for n, name in enumerate(ORDER):
        reached = bool(not np.isnan(passing[n, n]) or np.nansum(passing[:, n]) > 0.0)
        _plot_pattern(axes, n, name, passing[n, n], reached)
    up = max((RISE[j - i] for i, j in moves if j > i), default=RISE[1])
    down = max((RISE[i - j] for i, j in moves if j < i), default=RISE[1])
    axes.set_xlim(-0.47, 3.47)
    axes.set_ylim(-BOX[1] / 2 - down - 0.2, BOX[1] / 2 + up + 0.2)
    axes.set(xticks=[], yticks=[])
    axes.axis("off")
    return axes


def _plot_pattern(axes: Any, n: int, name: str, stays: float, reached: bool) -> None:
    """A box with the name of a pattern and the monthly share that stays in it."""
    from matplotlib.patches import FancyBboxPatch

    edge: dict[str, Any] = {"facecolor": "white", "edgecolor": MUTED, "linestyle": (0, (2, 2))}
    number, colour = "not seen", MUTED
    if reached:
        edge = {"facecolor": FILLS[name]["facecolor"], "edgecolor": INK}
        number, colour = "" if np.isnan(stays) else _percent(stays), LETTERS[name]
    wide, high = BOX[0] - 0.1, BOX[1] - 0.1
    corner = (n - wide / 2, -high / 2)
    axes.add_patch(
        FancyBboxPatch(corner, wide, high, boxstyle="round,pad=0.05", lw=0.8, zorder=3, **edge)
    )
    axes.text(
        n, 0, f"{NAMES[name]}\n{number}".strip(), ha="center", va="center", fontsize=7.5,
        color=colour, zorder=4,
    )  # fmt: skip


def _plot_arrow(axes: Any, i: int, j: int, passing: float, width: float) -> None:
    """An arrow from one pattern to another, with its monthly share at its height."""
    from matplotlib.patches import FancyArrowPatch
    from matplotlib.path import Path

    side = 1 if j > i else -1
    rise, step = RISE[abs(j - i)], STEP[abs(j - i)]
    start, end, edge = i + side * step, j - side * step, side * BOX[1] / 2
    bend = edge + side * rise * 4 / 3
    points = [(start, edge), (start, bend), (end, bend), (end, edge)]
    axes.add_patch(
        FancyArrowPatch(
            path=Path(points, [Path.MOVETO, Path.CURVE4, Path.CURVE4, Path.CURVE4]),
            arrowstyle="-|>", mutation_scale=7 + 4 * width, linewidth=0.7 + 2.8 * width,
            color=MUTED, capstyle="butt", joinstyle="miter", zorder=2,
        )
    )  # fmt: skip
    axes.text(
        (i + j) / 2, edge + side * rise, _percent(passing), ha="center", va="center", fontsize=7.5,
        zorder=5, bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.8},
    )  # fmt: skip


def _percent(part: float) -> str:
    """A monthly share to a tenth of a percent, never rounded to none or all."""
    if 0.0 < part < 0.0005:
        return "<0.1 %"
    if 0.9995 <= part < 1.0:
        return ">99.9 %"
    return "100 %" if part == 1.0 else f"{100 * part:.1f} %"

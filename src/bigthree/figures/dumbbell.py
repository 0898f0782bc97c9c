"""The headline as a dumbbell: months until two against one, where it holds and where it fails."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from bigthree import wording
from bigthree.comparison import per_run
from bigthree.figures.figure_data import FigureData
from bigthree.figures.style import FAILS, HOLDS, INK, MUTED, key_below, panels, styled
from bigthree.labels import label
from bigthree.measures.estimates import Estimate, mean
from bigthree.storage.codebook import WORLD, Columns, with_ends

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

    from bigthree.contrast import Contrast
    from bigthree.ensemble import Ensemble

MEASURE = "rmst_two_against_one"

ARMS: dict[str, dict[str, Any]] = {
    "holds": {"color": HOLDS["color"], "marker": "o", "markerfacecolor": HOLDS["color"]},
    "fails": {"color": FAILS["color"], "marker": "D", "markerfacecolor": "white"},
}
"""Filled where the contradiction holds, open where it fails."""

APART = 0.13
"""By how much the two lie above and below their row, so that equals show."""

BESIDE = 15
"""Letters of a line beside a row."""

COLUMNS: Columns = {
    **WORLD,
    "group": ("the world and its background, in words", "", ""),
    **with_ends(
        {
            "holds": (
                "mean months until two combine where the contradiction holds",
                "month",
                "0 to months",
            ),
            "fails": ("the same where it fails", "month", "0 to months"),
            "difference": ("holds minus fails", "month", ""),
        }
    ),
}


def tabulate(pairs: Sequence[Contrast]) -> FigureData:
    """A row for each author and world: both arms and what the contradiction makes."""
    import pandas as pd

    first = pairs[0].holds
    table = pd.DataFrame([_row(pair) for pair in pairs])
    caption = (
        "Mean months until any two powers combine lastingly against the third, at most "
        f"{first.scenario.months}, where the Anglo-American contradiction holds (filled) and where "
        "it fails (open), and the difference it makes: holds minus fails, "
        "bold where its interval leaves out 0. "
        f"{wording.histories(first.runs)} a point, seed {first.seed}, on the same "
        f"luck; bars and brackets: 95 % for luck and coding. {wording.assumptions_after()}"
    )
    settings = {"months": first.scenario.months, "place": wording.where(pairs[0].labels)}
    return FigureData("dumbbell", table, caption, settings)


def finding(table: pd.DataFrame, settings: dict[str, Any]) -> str:
    """What the contradiction does in the first world, author by author, in months."""
    rows = table[table["group"] == table["group"].iloc[0]]
    effects = {row["author"]: _difference(row) for row in rows.to_dict("records")}
    return wording.contradiction(settings["place"], effects)


def _row(pair: Contrast) -> dict[str, Any]:
    labels = pair.labels
    estimates = {"holds": _months(pair.holds), "fails": _months(pair.fails),
            "difference": pair.effects[MEASURE]}  # fmt: skip
    row: dict[str, Any] = labels.of_world
    row["group"] = wording.world(labels)
    for name, estimate in estimates.items():
        row |= {name: estimate.value, f"{name}_low": estimate.low, f"{name}_high": estimate.high}
    return row


def _months(ensemble: Ensemble) -> Estimate:
    return mean(per_run(ensemble, MEASURE), 0.0, float(ensemble.scenario.months))


def plot_dumbbells(rows: pd.DataFrame, axes: Any) -> Any:
    """The authors of one world, from the top down, each with the difference beside it."""
    for y, row in enumerate(rows.to_dict("records")):
        axes.plot([row["holds"], row["fails"]], [y - APART, y + APART], color="#b5b5b5",
                  linewidth=3, solid_capstyle="round", zorder=1)  # fmt: skip
        for arm, height in (("holds", y - APART), ("fails", y + APART)):
            look = ARMS[arm]
            axes.plot([row[f"{arm}_low"], row[f"{arm}_high"]], [height, height],
                      color=look["color"], linewidth=1.3, marker="|", markersize=5,
                      zorder=2)  # fmt: skip
            axes.plot([row[arm]], [height], **look, markersize=6, linestyle="", zorder=3)
        axes.annotate(
            difference_in_words(row), (1.0, y), (6, 0), xycoords=("axes fraction", "data"),
            textcoords="offset points", va="center", fontsize=8, annotation_clip=False,
            fontweight="bold" if row["difference_low"] * row["difference_high"] > 0 else "normal",
        )  # fmt: skip
    names = [textwrap.fill(wording.author(author), 14) for author in rows["author"]]
    axes.set_yticks(range(len(names)), names, color=INK)
    axes.tick_params(axis="y", length=0)
    axes.set_ylim(len(names) - 0.5, -0.5)
    axes.spines["left"].set_visible(False)
    axes.grid(axis="x", color="#e4e4e4", linewidth=0.6)
    axes.set_axisbelow(True)
    return axes


def difference_in_words(row: Any) -> str:
    """The difference of a row of the table, and below it its 95 % interval."""
    difference = wording.interval(_difference(row), 0, sign=True)
    return f"{difference.value}\n{textwrap.fill(difference.interval, BESIDE)}"


def _difference(row: Any) -> Estimate:
    return Estimate(*(float(row[f"difference{end}"]) for end in ("", "_low", "_high")))


def draw(table: pd.DataFrame, settings: dict[str, Any]) -> Figure:
    """A panel a world, a row an author; the worlds side by side on a slide."""
    groups = list(dict.fromkeys(table["group"]))
    parts = [table[table["group"] == group] for group in groups]
    sizes = [len(part) for part in parts]
    letters = 16 if settings.get("wide", False) else 27  # a heading of differences stands beside
    titles = [textwrap.fill(wording.capitalized(group), letters) for group in groups]
    lines = sum(1 + title.count("\n") for title in titles)
    with styled():
        figure: Figure
        if settings.get("wide", False):
            figure, grid = panels(1, len(groups), 1.6 + 2.4 * len(groups), 4.4, sharex=True)
        else:
            height = 0.42 * sum(sizes) + 0.35 * len(groups) + 0.15 * lines + 1.4
            figure, grid = panels(len(groups), 1, 4.0, height, sharex=True, height_ratios=sizes)
        for axes, title, part in zip(grid.flat, titles, parts, strict=True):
            plot_dumbbells(part, axes)
            axes.set_title(title, fontsize=9)
            if axes is grid.flat[0] or settings.get("wide", False):
                axes.annotate("holds minus\nfails", (1.0, 1.0), (6, 2), xycoords="axes fraction",
                              textcoords="offset points", va="bottom", fontsize=8, color=MUTED,
                              annotation_clip=False)  # fmt: skip
        _scale(grid[-1], table, settings["months"])
        key_below(figure, _key(), 1, handletextpad=0.2)
    return figure


def _scale(row: Any, table: pd.DataFrame, months: int) -> None:
    """Months below a row of panels, from the first interval to the last, never beyond the end."""
    from matplotlib.ticker import MaxNLocator

    low = min(table["holds_low"].min(), table["fails_low"].min())
    high = max(table["holds_high"].max(), table["fails_high"].max())
    spare = max(0.06 * (high - low), 0.02 * months, 2.0)
    for axes in row:
        axes.set_xlim(max(low - spare, -0.04 * months), min(high + spare, 1.04 * months))
        axes.xaxis.set_major_locator(MaxNLocator(5, integer=True))
        axes.set_xlabel(f"months until two combine, of {months}")


def _key() -> list[Any]:
    from matplotlib.lines import Line2D

    return [
        Line2D([], [], **look, markersize=6, linestyle="",
               label=f"{label('contradiction', arm)}; bar: 95 % interval")
        for arm, look in ARMS.items()
    ]  # fmt: skip

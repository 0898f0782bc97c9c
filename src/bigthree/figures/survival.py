"""How long it lasts: no two against one, and the concert, with bands and numbers together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from bigthree import wording
from bigthree.cases import case
from bigthree.comparison import Comparison
from bigthree.figures.columns import CURVE
from bigthree.figures.figure_data import FigureData
from bigthree.figures.style import ARMS, MUTED, band, key_below, styled, years
from bigthree.measures.estimates import Estimate, survival_curve
from bigthree.storage.codebook import Columns

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from bigthree.ensemble import Ensemble

TITLES = {
    "two_against_one": "No two against the third",
    "concert_end": "Concert: no hostile tie",
}
"""What has not happened yet, by the month column of the histories."""

MEASURE = "rmst_two_against_one"
"""Whose differences between worlds the title speaks of."""

LINE, HANDLE = 84, 10
"""Letters on a line of the key, and those whose room the sample of a line takes."""

ROW = 0.17
"""Height of a row of numbers, inches."""

QUARTERS = {0: "0", 0.25: "25 %", 0.5: "50 %", 0.75: "75 %", 1: "100 %"}

COLUMNS: Columns = {**CURVE, "measure": ("which ending: a column of runs.parquet", "", "")}


def tabulate(ensembles: dict[str, Ensemble]) -> FigureData:
    """Curves of some worlds, by the name of the arm."""
    some = next(iter(ensembles.values()))
    caption = (
        "Share of histories in which no two powers have combined lastingly against the third "
        "(left), and in which no tie has been lastingly hostile (right): "
        f"{'; '.join(ensembles)}. {wording.histories(some.runs)} a curve, seed {some.seed}, "
        "paired by luck; bands: 95 %. Numbers: histories still together after that month. "
        f"Assumptions after {some.case.source}."
    )
    curves = [
        curve(ensemble, arm, measure).assign(measure=measure)
        for measure in TITLES
        for arm, ensemble in ensembles.items()
    ]
    others = list(ensembles)[1:]
    comparison = Comparison(ensembles)
    differences = {
        arm: np.nan_to_num(comparison.difference(MEASURE, arm)).tolist() for arm in others
    }
    settings = {"start": some.case.start, "differences": differences}
    return FigureData("survival", pd.concat(curves, ignore_index=True), caption, settings)


def finding(table: pd.DataFrame, settings: dict[str, Any]) -> str:
    """In how many histories two combine; of several worlds, which differs most from the first."""
    rows = table[table["measure"] == "two_against_one"]
    first, *others = dict.fromkeys(rows["arm"])
    if not others:
        last = rows.iloc[-1]
        combined = Estimate(1 - last["share"], 1 - last["high"], 1 - last["low"])
        by = wording.date(last["month"], settings["start"])
        return (
            f"Two have combined against the third by {by} in "
            f"{wording.percents(combined, interval=True)} of histories"
        )
    what, later, sooner = wording.changes_of(case())[MEASURE]
    differences = {arm: Estimate(*each) for arm, each in settings["differences"].items()}
    clear = {arm: each for arm, each in differences.items() if each.sign}
    if not clear:
        arms = wording.listed([f"“{arm}”" for arm in (first, *others)])
        return f"No difference in when {what} is clear between {arms}"
    arm, months = max(clear.items(), key=lambda item: item[1].size.value)
    value, low, high = (wording.number(each, 1) for each in months.size)
    return (
        f"In “{arm}” {what} {value} {later if months.sign > 0 else sooner} than in “{first}” "
        f"({low} to {high})"
    )


def curve(ensemble: Ensemble, arm: str, measure: str = "two_against_one") -> pd.DataFrame:
    """One curve as a table.

    Parameters
    ----------
    ensemble : Ensemble
    arm : str
    measure : str
        A month column of the histories: ``two_against_one``, ``anglo_american``, ``concert_end``.

    Returns
    -------
    DataFrame
        A row a month: author, world, background, arm, month, share, low, high, at_risk.
    """
    estimates = survival_curve(ensemble.column(measure), ensemble.scenario.months)
    frame = pd.DataFrame(estimates._asdict()).rename(columns={"months": "month"})
    labels = ensemble.scenario.labels
    for n, name in enumerate(("author", "world", "background")):
        frame.insert(n, name, getattr(labels, name))
    frame.insert(3, "arm", arm)
    return frame


def draw(table: pd.DataFrame, settings: dict[str, Any]) -> Figure:
    """A panel for each kind of ending, numbers together below it, and a key of several worlds."""
    from matplotlib.figure import Figure as Canvas

    arms = list(dict.fromkeys(table["arm"]))
    columns = max(1, min(len(arms), LINE // (max(map(len, arms)) + HANDLE)))
    rows = 1 + len(arms) // columns if len(arms) > 1 else 1
    below = ROW * (len(arms) + 1)
    with styled():
        figure = Canvas(figsize=(6.4, 3.1 + below + 0.2 * rows), layout="constrained")
        grid = figure.subplots(2, len(TITLES), sharey="row", height_ratios=(2.7, below))
        for n, (measure, title) in enumerate(TITLES.items()):
            curves = table[table["measure"] == measure]
            _plot_all(curves, arms, grid[0][n])
            years(grid[0][n], int(table["month"].max()), settings.get("start"))
            grid[0][n].set_title(title)
            plot_together(curves, arms, grid[1][n], grid[0][n].get_xticks())
        grid[0][0].set_yticks(list(QUARTERS), list(QUARTERS.values()))
        grid[0][0].set_ylabel("share of histories")
        lines = grid[0][0].get_lines() if len(arms) > 1 else []
        key_below(figure, [*lines, band()], columns, handlelength=3)
    return figure


def _plot_all(table: pd.DataFrame, arms: Sequence[str], axes: Any) -> None:
    for arm, look in zip(arms, _looks(arms), strict=True):
        plot_survival(table[table["arm"] == arm], axes, label=arm, **look)


def _looks(arms: Sequence[str]) -> list[dict[str, Any]]:
    """The line of each world."""
    return [ARMS[n % len(ARMS)] for n in range(len(arms))]


def plot_survival(table: pd.DataFrame, axes: Any, **line: Any) -> Any:
    """One survival curve with its band.

    Parameters
    ----------
    table : DataFrame
        As `curve` makes it.
    axes : matplotlib axes
    **line
        Colour, line style, label.
    """
    axes.fill_between(
        table["month"], table["low"], table["high"], step="post", alpha=0.18, linewidth=0,
        color=line["color"],
    )  # fmt: skip
    axes.step(table["month"], table["share"], where="post", **line)
    axes.set_ylim(0, 1.03)
    years(axes, int(table["month"].max()))
    return axes


def plot_together(
    table: pd.DataFrame, arms: Sequence[str], axes: Any, months: Sequence[float]
) -> Any:
    """The histories in which it has not happened, a row a world, under the dates of the curves.

    Parameters
    ----------
    table : DataFrame
        As `curve` makes it, of every arm.
    arms : sequence of str
        From above.
    axes : matplotlib axes
    months : sequence of float
        Where they are counted.
    """
    horizon = table["month"].max()
    axes.set(xlim=(0, horizon), ylim=(len(arms) + 0.5, -0.5))
    axes.axis("off")
    beside = {"transform": axes.get_yaxis_transform(), "clip_on": False}
    axes.text(0, 0, "still together", size=8, color=MUTED, va="center", **beside)
    for n, (arm, look) in enumerate(zip(arms, _looks(arms), strict=True), 1):
        rows = table[table["arm"] == arm].set_index("month")
        runs = rows["at_risk"].iloc[0]
        axes.plot([-0.13, -0.03], [n, n], **beside, **look)
        for month in months:
            side = "left" if month == 0 else "right" if month == horizon else "center"
            axes.text(month, n, f"{rows['share'][month] * runs:.0f}", size=8, va="center", ha=side)
    return axes

"""How long the three stay together: no two against one, with bands and numbers together."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from bigthree import wording
from bigthree.cases import case
from bigthree.comparison import Comparison
from bigthree.figures.columns import CURVE
from bigthree.figures.figure_data import FigureData
from bigthree.figures.labels import at_the_end
from bigthree.figures.style import ARMS, MUTED, band, key_below, panels, styled, years
from bigthree.measures.estimates import Estimate, survival_curve
from bigthree.storage.codebook import Columns

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from bigthree.ensemble import Ensemble

TITLE = "No two against the third"

MEASURE = "rmst_two_against_one"
"""Whose differences between worlds the title speaks of."""

LINE, HANDLE = 62, 10
"""Letters on a line of the key, and those whose room the sample of a line takes."""

ROW = 0.17
"""Height of a row of numbers, inches."""

TOP = 1.03
"""Upper end of the axis of shares."""

FEW, SHORT = 3, 24
"""Up to so many worlds, whose names have up to so many letters, are named beside their curves."""

QUARTERS = {0: "0", 0.25: "25 %", 0.5: "50 %", 0.75: "75 %", 1: "100 %"}

COLUMNS: Columns = CURVE


def tabulate(ensembles: dict[str, Ensemble], about: str = "") -> FigureData:
    """Curves of some worlds, by the name of the arm.

    Parameters
    ----------
    ensembles : dict of str to Ensemble
    about : str
        The arm that the title compares with the first; the one that differs most unless given.
    """
    some = next(iter(ensembles.values()))
    caption = (
        "Share of histories in which no two powers have combined lastingly against the third: "
        f"{'; '.join(ensembles)}. {wording.histories(some.runs)} a curve, seed {some.seed}, "
        "on the same luck; bands: 95 %. Numbers: histories in which none had by then. "
        f"{wording.assumptions_after(some.case)}"
    )
    curves = [curve(ensemble, arm) for arm, ensemble in ensembles.items()]
    others = list(ensembles)[1:]
    comparison = Comparison(ensembles)
    differences = {
        arm: np.nan_to_num(comparison.difference(MEASURE, arm)).tolist() for arm in others
    }
    settings = {"start": some.case.start, "differences": differences, "about": about}
    return FigureData("survival", pd.concat(curves, ignore_index=True), caption, settings)


def finding(table: pd.DataFrame, settings: dict[str, Any]) -> str:
    """In how many histories two combine; of several worlds, how much later than in the first."""
    first, *others = dict.fromkeys(table["arm"])
    if not others:
        last = table.iloc[-1]
        combined = Estimate(1 - last["share"], 1 - last["high"], 1 - last["low"])
        by = wording.date(last["month"], settings["start"])
        return (
            f"Two have combined against the third by {by} in "
            f"{wording.percents(combined, interval=True)} of histories"
        )
    what, later, sooner = wording.changes_of(case())[MEASURE]
    differences = {arm: Estimate(*each) for arm, each in settings["differences"].items()}
    clear = {arm: each for arm, each in differences.items() if each.sign}
    about = settings.get("about")
    if not clear or (about and about not in clear):
        arms = wording.listed([f"“{arm}”" for arm in (first, *([about] if about else others))])
        return f"No difference in when {what} is clear between {arms}"
    arm = about or max(clear, key=lambda each: clear[each].size.value)
    months = clear[arm]
    value, low, high = (wording.number(each, 1) for each in months.size)
    return (
        f"In “{arm}” {what} {value} {later if months.sign > 0 else sooner} than in “{first}” "
        f"({low} to {high})"
    )


def curve(ensemble: Ensemble, arm: str) -> pd.DataFrame:
    """One curve as a table of `CURVE`: a row a month."""
    estimates = survival_curve(ensemble.column("two_against_one"), ensemble.scenario.months)
    labels = ensemble.scenario.labels
    frame = pd.DataFrame(estimates._asdict()).rename(columns={"months": "month"})
    return frame.assign(**labels.of_world, arm=arm)[[*CURVE]]


def draw(table: pd.DataFrame, settings: dict[str, Any]) -> Figure:
    """The curves, which is which, and the numbers together below them."""
    arms = list(dict.fromkeys(table["arm"]))
    months = int(table["month"].max())
    longest = max(len(band().get_label()), *map(len, arms))
    columns = max(1, min(len(arms), LINE // (longest + HANDLE)))
    named = 1 < len(arms) <= FEW and max(map(len, arms)) <= SHORT
    listed = [] if named or len(arms) == 1 else arms
    with styled():
        height = 3.1 + ROW * (len(arms) + 2) + 0.2 * len(listed) / columns
        figure, grid = panels(1, 1, 4.4, height)
        axes = grid[0][0]
        for arm, look in zip(arms, ARMS, strict=False):
            label = textwrap.fill(arm, LINE - HANDLE)
            plot_survival(table[table["arm"] == arm], axes, label=label, **look)
        years(axes, months, settings.get("start"))
        axes.set_title(TITLE)
        axes.set_yticks(list(QUARTERS), list(QUARTERS.values()))
        axes.set_ylabel("share of histories")
        lines = axes.get_lines()[: len(listed)]
        plot_together(table, arms, axes)
        if named:
            ends = list(table[table["month"] == months]["share"] / TOP)
            names = [textwrap.fill(arm, SHORT // 2) for arm in arms]
            at_the_end(axes, names, ends, gap=0.18, fontsize=8.5)
        key_below(figure, [*lines, band()], columns, handlelength=3)
    return figure


def plot_survival(table: pd.DataFrame, axes: Any, **line: Any) -> Any:
    """One survival curve with its band."""
    axes.fill_between(
        table["month"], table["low"], table["high"], step="post", alpha=0.18, linewidth=0,
        color=line["color"],
    )  # fmt: skip
    axes.step(table["month"], table["share"], where="post", **line)
    axes.set_ylim(0, TOP)
    years(axes, int(table["month"].max()))
    return axes


def plot_together(table: pd.DataFrame, arms: Sequence[str], axes: Any) -> Any:
    """The histories in which it has not happened, a row a world, under the dates of the curves."""
    from matplotlib.transforms import ScaledTranslation

    def below(row: int) -> Any:
        return ScaledTranslation(0, -0.36 - ROW * row, axes.figure.dpi_scale_trans)

    horizon = table["month"].max()
    text: dict[str, Any] = {"size": 8, "va": "center"}
    axes.text(0, 0, "none combined", color=MUTED, transform=axes.transAxes + below(0), **text)
    for n, (arm, look) in enumerate(zip(arms, ARMS, strict=False), 1):
        rows = table[table["arm"] == arm].set_index("month")
        line = {"transform": axes.transAxes + below(n), "clip_on": False}
        axes.plot([-0.13, -0.03], [0, 0], **line, **look)
        for month in axes.get_xticks():
            side = "left" if month == 0 else "right" if month == horizon else "center"
            count = f"{rows['share'][month] * rows['at_risk'].iloc[0]:.0f}"
            axes.text(month, 0, count, ha=side, transform=axes.get_xaxis_transform() + below(n),
                      **text)  # fmt: skip
    return axes

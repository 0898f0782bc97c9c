"""Survival of 'no two against one': a curve with its band for each of some worlds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from bigthree import wording
from bigthree.figures.sheet import Sheet
from bigthree.figures.style import ARMS, panels, styled, years
from bigthree.measures.estimates import survival_curve

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from bigthree.ensemble import Ensemble

TITLE = "Histories in which no two powers have combined against the third"
LINE, HANDLE = 84, 10
"""Letters on a line of the key, and those whose room the sample of a line takes."""

QUARTERS = {0: "0", 0.25: "25 %", 0.5: "50 %", 0.75: "75 %", 1: "100 %"}


def sheet(ensembles: dict[str, Ensemble]) -> Sheet:
    """Curves of some worlds, by the name of the arm."""
    some = next(iter(ensembles.values()))
    caption = (
        "Share of histories in which no two powers have combined lastingly against the third: "
        f"{'; '.join(ensembles)}. {wording.histories(some.runs)} a curve, seed {some.seed}, "
        "paired by luck; bands: 95 %. Assumptions after Pechatnov (1995)."
    )
    curves = [curve(ensemble, arm) for arm, ensemble in ensembles.items()]
    return Sheet("survival", pd.concat(curves, ignore_index=True), caption, {})


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
    found = survival_curve(ensemble.column(measure), ensemble.scenario.months)
    frame = pd.DataFrame(found._asdict()).rename(columns={"months": "month"})
    labels = ensemble.scenario.labels
    for n, name in enumerate(("author", "world", "background")):
        frame.insert(n, name, getattr(labels, name))
    frame.insert(3, "arm", arm)
    return frame


def draw(table: pd.DataFrame, settings: dict[str, Any]) -> Figure:
    """All curves in one panel, with a key below where there are several."""
    arms = list(dict.fromkeys(table["arm"]))
    columns = max(1, min(len(arms), LINE // (max(map(len, arms)) + HANDLE)))
    rows = -(-len(arms) // columns) if len(arms) > 1 else 0
    with styled():
        figure, grid = panels(1, 1, 6.2, 3.4 + 0.2 * rows)
        axes = grid[0][0]
        for n, arm in enumerate(arms):
            plot_survival(table[table["arm"] == arm], axes, label=arm, **ARMS[n % len(ARMS)])
        axes.set_yticks(list(QUARTERS), list(QUARTERS.values()))
        axes.set_title(TITLE)
        if rows:
            figure.legend(loc="outside lower left", ncols=columns, frameon=False, handlelength=3)
    return figure


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

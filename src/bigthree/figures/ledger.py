"""The ledger of one stance: what pushed it, month by month, and when it turned."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from bigthree import wording
from bigthree.cases import BIG_THREE, Case, case
from bigthree.dyads import dyad_of
from bigthree.errors import BadRequest, nearest
from bigthree.explanation.mechanisms import described
from bigthree.figures.columns import MONTH
from bigthree.figures.figure_data import FigureData
from bigthree.figures.happenings import shown
from bigthree.figures.labels import signed
from bigthree.figures.style import INK, MUTED, key_below, styled, years
from bigthree.storage.codebook import Columns
from bigthree.theory.mechanisms import LEDGER

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

    from bigthree.ensemble import Ensemble

NAMED = 6
"""Mechanisms that are shown by name; the rest are one."""

OTHER = "other"

MOST_BARS = 150
"""Above so many months, several stand in one bar."""

FILLS: tuple[dict[str, Any], ...] = (
    {"facecolor": "#2b1d52"},
    {"facecolor": "#a3341c", "hatch": "////"},
    {"facecolor": "#2a7f97"},
    {"facecolor": "#d98a3d", "hatch": "...."},
    {"facecolor": "#8cc0a4"},
    {"facecolor": "#eed28f", "hatch": "\\\\\\\\"},
    {"facecolor": "#dddddd"},
)
"""The strongest mechanism first, darkest first; other last."""

COLUMNS: Columns = {
    **MONTH,
    "mechanism": ("what pushed: one of the mechanisms, or all others", "", ""),
    "push": ("what it added to the stance over the months of a bar", "stance", ""),
    "stance": ("the stance at the start of the month", "stance", "-1 to 1"),
}


def tabulate(
    ensemble: Ensemble, run: int | None = None, pair: tuple[str, str] | None = None
) -> FigureData:
    """What pushed one stance of one history.

    Parameters
    ----------
    ensemble : Ensemble
    run : int, optional
        The typical one (`bigthree.explanation.typical`) unless given.
    pair : tuple of str, optional
        From whom to whom, powers of the case; unless given, of the power whose public has an
        opinion to that of whom it has one.

    Raises
    ------
    BadRequest
        For a run or a pair that there is not.
    """
    of = ensemble.case
    i, j = _indices(pair or (of.powers[of.opinion[0]], of.powers[of.opinion[1]]), of)
    run, of_what = shown(ensemble, run)
    bar = -(-ensemble.scenario.months // MOST_BARS)
    turn, turned = turning_month(ensemble, run, dyad_of(i, j))
    stance = f"{of.whose[i]} stance to {of.the[j]}"
    marked = (
        f" Dotted: {turned} in {wording.date(turn, ensemble.case.start)} (month {turn})."
        if turned
        else ""
    )
    caption = (
        f"{stance} in history {run} of {ensemble.scenario.name}{of_what}, and what pushed it, "
        f"{_every(bar)}: the six mechanisms that pushed most by name, and all others; above 0 "
        "towards friendship, below towards hostility. Numbers: sums over the run. Near its limits "
        f"a stance moves less than it is pushed.{marked} One of "
        f"{wording.histories(ensemble.runs)}, seed {ensemble.seed}: no interval. "
        f"{wording.assumptions_after(of)}"
    )
    settings = {
        "stance": f"History {run}: {stance}", "pushed": f"What pushed it, {_every(bar)}",
        "turn": turn, "turned": turned, "case": of.name,
    }  # fmt: skip
    return FigureData("ledger", pushes(ensemble, run, (i, j), bar), caption, settings)


def finding(table: pd.DataFrame, settings: dict[str, Any]) -> str:
    """Whose stance it is, and what pushed it most towards friendship and towards hostility."""
    sums = table[table["mechanism"] != OTHER].groupby("mechanism")["push"].sum()
    parts = [
        f"{side} most by {_named(str(sums.index[at]), sums.iloc[at], _case(settings))}"
        for side, at, sign in (("up", int(sums.argmax()), 1), ("down", int(sums.argmin()), -1))
        if sign * sums.iloc[at] > 0.0
    ]
    pushed = f"pushed {', '.join(parts)}" if parts else "nothing pushed it"
    return f"{settings['stance']}, {pushed}"


def _indices(pair: tuple[str, str], of: Case) -> tuple[int, int]:
    """The two powers of a directed pair by number."""
    for power in pair:
        if power not in of.powers:
            raise BadRequest(f"pair={power}: no such power; {nearest(power, of.powers)}")
    if len(pair) != 2 or pair[0] == pair[1]:
        raise BadRequest(f"pair={', '.join(pair)}: must be two different powers, from and to")
    return of.powers.index(pair[0]), of.powers.index(pair[1])


def turning_month(ensemble: Ensemble, run: int, dyad: int) -> tuple[int, str]:
    """When a history turned and what happened then; -1 and nothing where it did not.

    The first month of a lasting combination of two against the third, or else the first of a
    lasting break of the tie.
    """
    combined = int(ensemble.column("two_against_one")[run])
    if combined >= 0:
        return combined, ensemble.case.against[int(ensemble.column("pair")[run])]
    broken = int(ensemble.column(f"{ensemble.case.dyads[dyad]}_break")[run])
    return broken, "the tie breaks" if broken >= 0 else ""


def pushes(ensemble: Ensemble, run: int, pair: tuple[int, int], bar: int) -> pd.DataFrame:
    """The ledger of one stance, a row a bar and mechanism, the strongest mechanism first.

    A bar bears its first month, and the stance of that month; its pushes are summed over its
    months.
    """
    powers = ensemble.case.powers
    rows = ensemble.ledger(run).xs((powers[pair[0]], powers[pair[1]]), level=("from", "to"))
    ledger = rows[list(LEDGER)]
    order = np.argsort(-ledger.abs().to_numpy().sum(axis=0), kind="stable")
    strong = [list(LEDGER)[n] for n in order[:NAMED]]
    rest = ledger.drop(columns=strong).to_numpy().sum(axis=1)
    kept = ledger[strong].assign(**{OTHER: rest})
    summed = kept.groupby(kept.index // bar * bar).sum()
    summed.loc[ensemble.scenario.months] = 0.0
    table = summed.rename_axis("month").reset_index().melt("month", None, "mechanism", "push")
    stance = ensemble.stances[run, :, pair[0], pair[1]]
    return table.assign(stance=stance[table["month"]])


def draw(table: pd.DataFrame, settings: dict[str, Any]) -> Figure:
    """The stance above, what pushed it below, and the names of the mechanisms."""
    from matplotlib.figure import Figure as Canvas

    with styled():
        if wide := settings.get("wide", False):
            figure = Canvas(figsize=(8.0, 4.5), layout="constrained")
            above, below = figure.subplots(1, 2)
        else:
            figure = Canvas(figsize=(3.6, 6.2), layout="constrained")
            above, below = figure.subplots(2, 1, height_ratios=(1.0, 1.5), sharex=True)
        plot_stance(table, above)
        plot_pushes(table, below)
        below.set_title(settings["pushed"])
        if settings["turned"]:
            _mark_turn((above, below), settings)
        for axes in (above, below):
            years(axes, int(table["month"].max()), _case(settings).start)
        key_below(
            figure, _key(table, _case(settings)), 2 if wide else 1, fontsize=8, labelspacing=0.3,
            handlelength=1.6,
        )  # fmt: skip
    return figure


def plot_stance(table: pd.DataFrame, axes: Any) -> Any:
    """The stance as a line."""
    line = table.drop_duplicates("month")
    axes.axhline(0, color=MUTED, linewidth=0.8)
    axes.plot(line["month"], line["stance"], color=INK)
    axes.set_ylim(-1.02, 1.02)
    axes.set_yticks([-1, 0, 1], ["hostile −1", "0", "allied 1"])
    return axes


def plot_pushes(table: pd.DataFrame, axes: Any) -> Any:
    """The pushes of each bar, stacked up from 0 and down from it."""
    wide = table.pivot_table("push", "month", "mechanism", "sum", sort=False)
    for side in (np.maximum, np.minimum):
        edges = np.hstack([np.zeros((len(wide), 1)), side(wide.to_numpy(), 0.0).cumsum(axis=1)])
        for n in range(len(wide.columns)):
            axes.fill_between(
                wide.index, edges[:, n], edges[:, n + 1], step="post", linewidth=0,
                edgecolor="white", **FILLS[n],
            )  # fmt: skip
    axes.axhline(0, color=INK, linewidth=0.8)
    axes.set_ylabel("change of the stance", fontsize=8.5)
    return axes


def _mark_turn(panels: Sequence[Any], settings: dict[str, Any]) -> None:
    """A dotted line through all panels, named above the first."""
    turn, turned, start = settings["turn"], settings["turned"], _case(settings).start
    for axes in panels:
        axes.axvline(turn, color=INK, linewidth=1.2, linestyle=(0, (1, 1.3)))
    where = turn / panels[0].get_lines()[1].get_xdata()[-1]
    panels[0].annotate(
        textwrap.fill(f"{turned}, {wording.date(turn, start)}", 30), (turn, 1.0), (0, 2),
        xycoords=("data", "axes fraction"), textcoords="offset points", va="bottom", fontsize=8,
        ha="left" if where < 0.4 else "right" if where > 0.6 else "center", linespacing=1.1,
    )  # fmt: skip


def _case(settings: dict[str, Any]) -> Case:
    return case(settings.get("case", BIG_THREE))


def _key(table: pd.DataFrame, of: Case) -> list[Any]:
    """The mechanisms, each with its sum over the run."""
    from matplotlib.patches import Patch

    sums = table.groupby("mechanism", sort=False)["push"].sum()
    return [
        Patch(
            linewidth=0,
            edgecolor="white",
            **fill,
            label=textwrap.fill(_named(str(name), total, of), 50),
        )
        for (name, total), fill in zip(sums.items(), FILLS, strict=True)
    ]


def _named(mechanism: str, total: float, of: Case) -> str:
    label = described(mechanism, of).label if mechanism in LEDGER else "all others"
    return f"{label}\N{NO-BREAK SPACE}({signed(total)})"


def _every(bar: int) -> str:
    return "month by month" if bar == 1 else f"{bar} months a bar"

"""The figure of the misjudgements: the share of each in the loss, author by author."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from bigthree import wording
from bigthree.figures.bars import Layout, tabulate
from bigthree.figures.figure_data import FigureData
from bigthree.studies.findings import Drawings
from bigthree.studies.misjudgements.computation import Misjudgements
from bigthree.studies.misjudgements.costs import BACKGROUNDS, SWITCH_NAMES, scale_of

if TYPE_CHECKING:
    import pandas as pd


def drawings(misjudgements: Misjudgements) -> Drawings:
    """Return the figure of the shares."""
    return {"shares": partial(shares_figure, misjudgements)}


def shares_figure(misjudgements: Misjudgements) -> FigureData:
    """Tabulate the shares of every author, on each background."""
    plan, scale = misjudgements.sweep.plan, scale_of(misjudgements.measure)
    frame = misjudgements.table[["author", "background", "switch", "share", "low", "high"]].rename(
        columns={"share": "value"}
    )
    frame[["value", "low", "high"]] *= scale.factor
    costs = [cost for game in misjudgements.games for cost in game.by_switch]
    authors = {author: wording.author(author) for author in frame["author"]}
    layout = Layout(
        panel="author",
        row="switch",
        series="background",
        names=authors | SWITCH_NAMES | BACKGROUNDS,
        title=_finding(frame, scale.unit),
        across=f"cost in {scale.unit}",
        reference={},
    )
    caption = (
        f"What each of the six misjudgements cost ({wording.MEASURES[misjudgements.measure]}): its "
        "Shapley share of the difference between the world as the author assumed it and as it "
        "came, on the background as he assumed it (filled) and as it turned out (open). Left of "
        f"zero it gave. The sign of {sum(cost.depends_on_order for cost in costs)} of these "
        f"{len(frame)} depends on the order in which the six turn. {len(plan.points)} worlds, "
        f"{wording.histories(plan.runs)} each, seed {plan.seed}, on the same luck; intervals: 95 % "
        f"for luck and coding. {wording.assumptions_after()}"
    )
    return tabulate(frame, layout, caption)


def _finding(frame: pd.DataFrame, unit: str) -> str:
    """The costliest misjudgement of each author on the first background, where one is clear."""
    parts = []
    first = frame[frame["background"] == frame["background"].iloc[0]]
    for author, rows in first.groupby("author", sort=False):
        worst = rows.loc[rows["value"].idxmax()]
        cost = f"{SWITCH_NAMES[worst['switch']]} ({wording.number(worst['value'], 1)} {unit})"
        parts.append(f"{wording.author(str(author))} {cost if worst['low'] > 0 else 'none clear'}")
    where = BACKGROUNDS[first["background"].iloc[0]]
    return f"Costliest misjudgement, {where}: {'; '.join(parts)}"

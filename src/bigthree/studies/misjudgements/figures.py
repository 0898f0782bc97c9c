"""The figure of the misjudgements: the share of each in the loss, author by author."""

from __future__ import annotations

from functools import partial

from bigthree import wording
from bigthree.figures.bars import Layout, tabulate
from bigthree.figures.figure_data import FigureData
from bigthree.studies.findings import Drawings
from bigthree.studies.misjudgements.answer import (
    BACKGROUNDS,
    SWITCH_NAMES,
    depends_on_order,
    scale_of,
)
from bigthree.studies.misjudgements.computation import Misjudgements


def drawings(misjudgements: Misjudgements) -> Drawings:
    """Return the figure of the shares."""
    return {"shares": partial(shares_figure, misjudgements)}


def shares_figure(misjudgements: Misjudgements) -> FigureData:
    """Tabulate the shares of every author, on each background."""
    sweep, measure = misjudgements.sweep, misjudgements.measure
    scale = scale_of(measure)
    table = misjudgements.table[misjudgements.table["measure"] == measure]
    frame = table[["author", "background", "switch", "low", "high"]].copy()
    frame.insert(3, "value", table["share"])
    frame[["value", "low", "high"]] *= scale.factor
    costs = [cost for game in misjudgements.games() for cost in game.by_switch]
    authors = {author: wording.author(author) for author in frame["author"]}
    layout = Layout(
        panel="author",
        row="switch",
        series="background",
        names=authors | SWITCH_NAMES | BACKGROUNDS,
        title="What each misjudgement cost, between the world assumed and the one that came",
        across=f"cost in {scale.unit}",
        reference={},
    )
    caption = (
        f"What each of the six misjudgements cost of {measure}: its Shapley share of the "
        "difference between the world as the author assumed it and as it came, on the background "
        "as he assumed it (filled) and as it turned out (open). Left of zero it gave. "
        f"The sign of {sum(map(depends_on_order, costs))} of these {len(frame)} depends on the "
        f"order in which the six turn. {len(sweep.points)} worlds, "
        f"{wording.histories(sweep.plan.runs)} each, seed {sweep.plan.seed}, "
        "paired by luck; intervals: 95 % for luck and coding. Assumptions after Pechatnov (1995)."
    )
    return tabulate(frame, layout, caption)

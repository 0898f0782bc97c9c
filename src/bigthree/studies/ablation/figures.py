"""The figures of an ablation: the contradiction's effect in the versions of one mode."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from bigthree import wording
from bigthree.figures.bars import Layout, tabulate
from bigthree.figures.figure_data import FigureData
from bigthree.studies.ablation.answer import (
    MEASURE,
    REFERENCE,
    REFERENCE_NAMES,
    acting,
    by_author,
    estimate,
)
from bigthree.studies.ablation.computation import BESIDE, OFF, Ablation
from bigthree.studies.findings import Drawings

if TYPE_CHECKING:
    import pandas as pd

MODES = {
    OFF: "with this mechanism off",
    BESIDE: "with rivalry and this mechanism alone",
}

VERSIONS = {
    OFF: "With one mechanism off",
    BESIDE: "With rivalry and one other mechanism",
}


def drawings(ablation: Ablation) -> Drawings:
    """Return the figure of each mode in which some mechanism does anything."""
    return {
        mode: partial(effects_figure, ablation, mode)
        for mode in REFERENCE
        if acting(ablation, mode)
    }


def effects_figure(ablation: Ablation, mode: str) -> FigureData:
    """Tabulate the contradiction's effect in the versions of one mode, a panel an author."""
    plan = ablation.sweep.plan
    chosen = ablation.table[
        (ablation.table["mode"] == mode)
        & (ablation.table["measure"] == MEASURE)
        & ablation.table["mechanism"].isin(acting(ablation, mode))
    ]
    frame = chosen[["author", "mechanism", "mode"]].assign(
        value=chosen["effect"], low=chosen["effect_low"], high=chosen["effect_high"]
    )
    first = REFERENCE[mode]
    layout = Layout(
        panel="author",
        row="mechanism",
        series="mode",
        names={author: wording.author(author) for author in frame["author"]} | MODES,
        title=_finding(frame, mode),
        across="months until two combine, holds minus fails",
        reference={
            author: estimate(rows[first], "effect")
            for author, rows in by_author(ablation).items()
            if first in rows
        },
        line=REFERENCE_NAMES[first],
    )
    caption = (
        "Months until any two powers combine lastingly against the third, the Anglo-American "
        f"contradiction holding minus failing: {MODES[mode]}, and {REFERENCE_NAMES[first]} "
        "(dashed); what changes no tie is left out. "
        f"{wording.histories(plan.runs)} a world, seed {plan.seed}, paired by luck; intervals: "
        "95 % for luck and coding. Assumptions after Pechatnov (1995)."
    )
    return tabulate(frame, layout, caption)


def _finding(frame: pd.DataFrame, mode: str) -> str:
    """In how many of the versions shown the contradiction delays two against one, or hastens it."""
    delays, hastens = int((frame["low"] > 0).sum()), int((frame["high"] < 0).sum())
    unclear = len(frame) - delays - hastens
    return (
        f"{VERSIONS[mode]}, the contradiction delays two against one in {delays} of {len(frame)} "
        f"versions and hastens it in {hastens}; no clear difference in {unclear}"
    )

"""The figures of an ablation: the contradiction's effect in the versions of one mode."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from bigthree import wording
from bigthree.figures.bars import Layout, tabulate
from bigthree.figures.figure_data import FigureData
from bigthree.studies.ablation.answer import (
    REFERENCE,
    REFERENCE_NAMES,
    acting,
    by_author,
    estimate,
)
from bigthree.studies.ablation.computation import BESIDE, OFF, Ablation
from bigthree.studies.ablation.effect import Effect, effect_on
from bigthree.studies.findings import Drawings, meaning_and_unit

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
    plan, of = ablation.sweep.plan, ablation.case
    chosen = ablation.table[
        (ablation.table["mode"] == mode)
        & (ablation.table["measure"] == ablation.measure)
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
        title=_finding(frame, mode, effect_on(ablation.measure, of)),
        across=f"{wording.measures_of(of)[ablation.measure]}, holds minus fails",
        reference={
            author: estimate(rows[first], "effect")
            for author, rows in by_author(ablation).items()
            if first in rows
        },
        line=REFERENCE_NAMES[first],
    )
    meaning, _ = meaning_and_unit(ablation.measure, of)
    caption = (
        f"{meaning[0].upper()}{meaning[1:]}: the {of.words.combined} contradiction holding minus "
        f"failing, {MODES[mode]}, and {REFERENCE_NAMES[first]} "
        "(dashed); what changes no tie is left out. "
        f"{wording.histories(plan.runs)} a world, seed {plan.seed}, paired by luck; intervals: "
        f"95 % for luck and coding. Assumptions after {of.source}."
    )
    return tabulate(frame, layout, caption)


def _finding(frame: pd.DataFrame, mode: str, effect: Effect) -> str:
    """In how many of the versions shown the contradiction does it, and which way."""
    more, less = int((frame["low"] > 0).sum()), int((frame["high"] < 0).sum())
    unclear = len(frame) - more - less
    return (
        f"{VERSIONS[mode]}, the contradiction {effect.more} {effect.what} in {more} of "
        f"{len(frame)} versions and {effect.less} it in {less}; no clear difference in {unclear}"
    )

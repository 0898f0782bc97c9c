"""The figures of an ablation: the contradiction's effect in the versions of one mode."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from bigthree import wording
from bigthree.figures.bars import Layout, tabulate
from bigthree.figures.figure_data import FigureData
from bigthree.studies.ablation.computation import (
    BESIDE,
    OFF,
    REFERENCE,
    RIVALRY_ALONE,
    WHOLE,
    Ablation,
    effect_of,
)
from bigthree.studies.findings import Drawings, meaning_and_unit

if TYPE_CHECKING:
    import pandas as pd

REFERENCE_NAMES = {WHOLE: "the full model", RIVALRY_ALONE: "rivalry alone"}

MODES = {
    OFF: "with this mechanism off",
    BESIDE: "with rivalry and this mechanism alone",
}

VERSIONS = {
    OFF: "With one mechanism off",
    BESIDE: "With rivalry and one other mechanism",
}


def digits_of(measure: str) -> int:
    """With how many digits a measure is written."""
    return 1 if measure.startswith("rmst_") else 2


def drawings(ablation: Ablation) -> Drawings:
    """Return the figure of each mode in which some mechanism does anything."""
    return {
        mode: partial(effects_figure, ablation, mode) for mode in REFERENCE if ablation.acting(mode)
    }


def way(change: str) -> str:
    """A change without its unit: later, higher."""
    return change.removeprefix("months ")


def _acting(ablation: Ablation, mode: str) -> pd.DataFrame:
    table = ablation.table
    return table[(table["mode"] == mode) & table["mechanism"].isin(ablation.acting(mode))]


def finding(ablation: Ablation, mode: str) -> str:
    """In how many versions of a mode the contradiction does what."""
    signs = [effect_of(row).sign for row in _acting(ablation, mode).to_dict("records")]
    what, more, less = wording.changes_of(ablation.case)[ablation.measure]
    return (
        f"{VERSIONS[mode]}, where the contradiction holds, {what} {way(more)} in {signs.count(1)} "
        f"of {len(signs)} versions and {way(less)} in {signs.count(-1)}; no clear difference in "
        f"{signs.count(0)}"
    )


def effects_figure(ablation: Ablation, mode: str) -> FigureData:
    """Tabulate the contradiction's effect in the versions of one mode, a panel an author."""
    plan, of, first = ablation.sweep.plan, ablation.case, REFERENCE[mode]
    chosen = _acting(ablation, mode)
    frame = chosen[["author", "mechanism", "mode"]].assign(
        value=chosen["effect"], low=chosen["effect_low"], high=chosen["effect_high"]
    )
    layout = Layout(
        panel="author",
        row="mechanism",
        series="mode",
        names={author: wording.author(author) for author in frame["author"]} | MODES,
        title=finding(ablation, mode),
        across=f"{wording.measures_of(of)[ablation.measure]}, holds minus fails",
        reference={
            author: effect_of(rows[first])
            for author, rows in ablation.by_author.items()
            if first in rows
        },
        line=REFERENCE_NAMES[first],
    )
    meaning, _ = meaning_and_unit(ablation.measure, of)
    caption = (
        f"{wording.capitalized(meaning)}: the {of.words.combined} contradiction holding minus "
        f"failing, {MODES[mode]}, and {REFERENCE_NAMES[first]} "
        "(dashed); what changes no tie is left out. "
        f"{wording.histories(plan.runs)} a world, seed {plan.seed}, on the same luck; intervals: "
        f"95 % for luck and coding. {wording.assumptions_after(of)}"
    )
    return tabulate(frame, layout, caption)

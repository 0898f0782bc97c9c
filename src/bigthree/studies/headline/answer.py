"""The answer of the headline: one finding, a row for each author, and what it does not show."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from bigthree import wording
from bigthree.answers import Block, Heading, Items, Paragraph, Table
from bigthree.answers.blocks import LIMITS_HEADING
from bigthree.contrast import Contrast
from bigthree.ensemble import Ensemble
from bigthree.labels import label
from bigthree.measures.estimates import Estimate, surviving
from bigthree.scenario import Labels
from bigthree.studies.common import FIT, MODEL_LIMITS
from bigthree.worlds import ARMS

MEASURE = "rmst_two_against_one"

Rivals = Mapping[Labels, Mapping[str, Estimate]]
"""What the contradiction does under other theories of engagement: by world, then by theory."""

BUILT_IN = (
    "One thing is built in. Rivalry is itself a part of the tie between Britain and America. So "
    "where the contradiction holds, these two combine less often, and a first tie turns hostile "
    "sooner, by construction."
)

SAME = "the same"
"""What is said where rival theories give the same sign."""

SIGNS = {1: "longer", 0: "not clear", -1: "sooner"}
"""What the contradiction does under a rival theory that gives another sign."""

USUAL = 0.5
"""Share of the histories in which two combine from which one pair is the usual one."""


def blocks(contrasts: Sequence[Contrast], rivals: Rivals, runs: int, seed: int) -> Iterator[Block]:
    """Yield the finding, a table of its world, the other worlds, and what the answer leaves out.

    Parameters
    ----------
    contrasts : sequence of Contrast
        The first author's first world stands for the finding.
    rivals : mapping
        As `Rivals`; empty where no other theory was run.
    runs, seed : int
    """
    worlds: dict[str, list[Contrast]] = {}
    for each in contrasts:
        worlds.setdefault(wording.where(each.labels), []).append(each)
    (place, first), *others = worlds.items()
    effects = {each.labels.author: each.effects[MEASURE] for each in first}
    yield Paragraph(f"{_depends(effects)}{wording.contradiction(place, effects)}.")
    yield Paragraph(_definition(first[0].holds))
    yield own_table(first, rivals)
    yield Paragraph(_what_was_run(contrasts[0].holds, runs, seed))
    if others:
        yield Heading("In other worlds")
        yield Paragraph(
            "Months later (+) or sooner (−) if the contradiction holds; policy and beliefs remain "
            "each author's. In fact it failed (pp. 17–18)."
        )
        yield Items.of(_effects(place, group, rivals) for place, group in others)
    yield Heading(LIMITS_HEADING)
    yield from map(Paragraph, _limits(first))


def _depends(effects: Mapping[str, Estimate]) -> str:
    """The answer to the question where the authors differ."""
    differ = {1, -1} <= {each.sign for each in effects.values()}
    return "It depends on whose assumptions are right. " if differ else ""


def own_table(contrasts: Sequence[Contrast], rivals: Rivals) -> Table:
    """Return a row for each author in one world."""
    first = contrasts[0].holds
    by = wording.date(min(60, first.scenario.months))
    caption = (
        f"Together: share of histories in which no two had combined by {by}. Months: how much "
        "later (+) or sooner (−) two combine if the contradiction holds, on average, with the 95 % "
        f"interval; a history without counts as {first.scenario.months}."
    )
    if rivals:
        caption += " Other theories: the sign if America came in otherwise."
    return Table.of([_row(each, rivals.get(each.labels, {})) for each in contrasts], caption)


def _row(contrast: Contrast, rivals: Mapping[str, Estimate]) -> dict[str, str]:
    by = min(60, contrast.holds.scenario.months)
    cells = {"assumptions of": wording.author(contrast.labels.author)}
    for arm in ARMS:
        turned = getattr(contrast, arm).column("two_against_one")
        cells[f"together if it {arm}"] = wording.percent(surviving(turned, by).value)
    cells["months"] = wording.interval(contrast.effects[MEASURE], 0, sign=True)
    if rivals:
        cells["other theories"] = agreement(contrast, rivals)
    return cells


def agreement(contrast: Contrast, rivals: Mapping[str, Estimate]) -> str:
    """Return whether rival theories give the same sign, or what those do that give another."""
    others: dict[int, list[str]] = {}
    for name, effect in rivals.items():
        if effect.sign != contrast.sign:
            others.setdefault(effect.sign, []).append(label("engagement", name))
    parts = [f"{SIGNS[sign]} if {wording.listed(names, 'or')}" for sign, names in others.items()]
    return "; ".join(parts) or SAME


def _effects(place: str, contrasts: Sequence[Contrast], rivals: Rivals) -> str:
    """Return the months that the contradiction adds or takes in one world, author by author."""
    parts = []
    for each in contrasts:
        differs = agreement(each, rivals.get(each.labels, {}))
        parts.append(
            f"{wording.author(each.labels.author)} "
            f"{wording.interval(each.effects[MEASURE], 0, sign=True)}"
            f"{'' if differs == SAME else f', {differs}'}"
        )
    return f"{place}: {'; '.join(parts)}."


def _definition(ensemble: Ensemble) -> str:
    limits = ensemble.scenario.measures
    return (
        "The contradiction holds where Britain and America are rivals. Two powers combine against "
        f"the third when they are friendly (their tie is above {limits.combination:g}) and both "
        f"hostile to it (both ties below {limits.opposition:g}) for {limits.lasting} months; ties "
        "run from −1 to 1. Until then the three count as together, however cold their ties."
    )


def _limits(contrasts: Sequence[Contrast]) -> Iterator[str]:
    """Yield what is built in, what looks odd to a historian, and what the numbers leave out."""
    yield BUILT_IN
    odd = [
        f"{wording.author(each.labels.author)} ({wording.percent(share)})"
        for each in contrasts
        for pair, share in [usual_pair(each.holds)]
        if pair == 0 and share >= USUAL
    ]
    if odd:
        yield (
            "One thing is the reverse of history. Where the contradiction holds and two do "
            "combine, half of the time or more it is Moscow and Washington against Britain: "
            f"{wording.listed(odd)}. The contradiction sets America against Britain, "
            "and among three there is no other ally. Read it as a limit of so small a model."
        )
    yield f"{MODEL_LIMITS} `bigthree robustness` tries other choices. {FIT}"


def usual_pair(ensemble: Ensemble) -> tuple[int, float]:
    """Return the dyad that combines first most often, and its share of the combinations.

    The dyad is −1 where none combines in any history.
    """
    codes = ensemble.column("pair")
    codes = codes[codes >= 0].astype(int)
    if not len(codes):
        return -1, 0.0
    counts = np.bincount(codes, minlength=3)
    pair = int(counts.argmax())
    return pair, float(counts[pair] / counts.sum())


def _what_was_run(ensemble: Ensemble, runs: int, seed: int) -> str:
    scenario = ensemble.scenario
    text = (
        f"{wording.histories(runs)} a world from {wording.date(0)}, {scenario.months} "
        f"months, seed {seed}; the same luck in every world. All numbers: summary.csv, "
        "differences.csv and theories.csv. Why: `bigthree study=run author=…`."
    )
    return " ".join(filter(None, [text, wording.by_hand(scenario)]))

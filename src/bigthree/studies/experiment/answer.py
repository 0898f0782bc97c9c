"""The answer of a what-if: verdict, expectation, arms, differences, criteria."""

from __future__ import annotations

from collections.abc import Iterator

from bigthree import wording
from bigthree.answers import Block, Heading, Items, Paragraph
from bigthree.answers.blocks import LIMITS_HEADING
from bigthree.studies.arms import Arms
from bigthree.studies.common import MODEL_LIMITS
from bigthree.studies.experiment.declared import Criteria, Experiment


def blocks(experiment: Experiment, arms: Arms) -> Iterator[Block]:
    """Yield what the source says, the numbers, and the criteria; the verdict goes before."""
    if experiment.expectation:
        whose = "source" if experiment.pages else "literature"
        yield Paragraph(f"The {whose} ({experiment.source}): {experiment.expectation.strip()}")
    if told := borne_out(experiment, arms):
        yield Paragraph(told)
    if experiment.limits:
        yield Paragraph(f"In the model: {experiment.limits.strip()}")
    yield from arms.blocks()
    if experiment.criteria:
        yield Heading("As a counterfactual (three of the six criteria of Tetlock and Belkin 1996)")
        yield Items.of(criteria_in_words(experiment.criteria))
    yield Heading(LIMITS_HEADING)
    yield Paragraph(MODEL_LIMITS)


def borne_out(experiment: Experiment, arms: Arms) -> str:
    """Return for which arms the direction is as the source leads one to expect; else nothing."""
    found: dict[str, list[str]] = {"borne out": [], "contradicted": [], "not clear": []}
    for arm, baseline in arms.pairs:
        if arm in experiment.expects:
            sign = arms.comparison.difference(arms.measures[0], arm, baseline).sign
            wanted = 1 if experiment.expects[arm] == "more" else -1
            result = {wanted: "borne out", 0: "not clear"}.get(sign, "contradicted")
            found[result].append(f"“{arm}”")
    results = [f"{result} for {wording.listed(names)}" for result, names in found.items() if names]
    if not results:
        return ""
    whose = "source" if experiment.pages else "literature"
    proof = " That is no proof: the model is built after it." if found["borne out"] else ""
    return f"What the {whose} leads one to expect, as we read it, is {'; '.join(results)}.{proof}"


def criteria_in_words(criteria: Criteria) -> list[str]:
    """Return how far a what-if meets each criterion, a line each."""
    return [
        f"clarity, what differs: {criteria.clarity}",
        f"consistency, whether it fits together: {criteria.consistency}",
        f"minimal rewrite, how near to history it stays: {criteria.minimal_rewrite}",
    ]

"""The answer of a what-if: verdict, expectation, arms, differences, criteria."""

from __future__ import annotations

from collections.abc import Iterator

from bigthree.answers import Block, Heading, Items, Paragraph
from bigthree.studies.arms import Arms
from bigthree.studies.experiment.declared import Experiment, criteria_in_words


def blocks(experiment: Experiment, arms: Arms) -> Iterator[Block]:
    """Yield what the source says, the numbers, and the criteria; the verdict goes before."""
    if experiment.expectation:
        whose = "source" if experiment.pages else "literature"
        yield Paragraph(f"The {whose} ({experiment.source}): {experiment.expectation.strip()}")
    if experiment.limits:
        yield Paragraph(f"In the model: {experiment.limits.strip()}")
    yield from arms.blocks()
    if experiment.criteria:
        yield Heading("As a counterfactual")
        yield Items.of(criteria_in_words(experiment.criteria))

"""The answer of a what-if: verdict, expectation, arms, differences, criteria."""

from __future__ import annotations

from collections.abc import Iterator

from bigthree import wording
from bigthree.answers import Block, Heading, Items, Paragraph
from bigthree.studies.arms import Arms
from bigthree.studies.experiment.declared import Experiment, criteria_in_words


def blocks(experiment: Experiment, arms: Arms) -> Iterator[Block]:
    """Yield what the source says, the numbers, and the criteria; the verdict goes before."""
    if experiment.expectation:
        where = wording.pages(experiment.pages)
        yield Paragraph(f"The source (Pechatnov 1995, {where}): {experiment.expectation.strip()}")
    if experiment.limits:
        yield Paragraph(f"In the model: {experiment.limits.strip()}")
    yield from arms.blocks()
    if experiment.criteria:
        yield Heading("As a counterfactual")
        yield Items.of(criteria_in_words(experiment.criteria))

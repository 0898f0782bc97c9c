"""The list of named what-ifs with their questions."""

from __future__ import annotations

from collections.abc import Iterator

from bigthree import wording
from bigthree.answers import Block, Heading, Paragraph
from bigthree.cases import BIG_THREE, case
from bigthree.resources import experiment_names
from bigthree.studies.experiment.declared import read
from bigthree.studies.request import Request
from bigthree.studies.results import Results


def study(request: Request) -> Results:
    """Print every named what-if: its question, arms and pages."""
    names = experiment_names()
    head = Paragraph(f"{len(names)} what-ifs; run one with `bigthree experiment=NAME`.")
    return Results([head, *(block for name in names for block in _what_if(name))])


def _what_if(name: str) -> Iterator[Block]:
    experiment = read(name)
    yield Heading(name)
    yield Paragraph(experiment.question)
    where = experiment.works or wording.pages(experiment.pages)
    if experiment.case != BIG_THREE:
        yield Paragraph(f"Of {case(experiment.case).label}.")
    yield Paragraph(f"{' | '.join(experiment.arms)} ({where})")

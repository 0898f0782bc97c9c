"""The list of named what-ifs with their questions."""

from __future__ import annotations

import textwrap

from bigthree import wording
from bigthree.resources import experiment_names
from bigthree.studies.experiment import as_counterfactual, read
from bigthree.studies.request import Request, Results

WIDTH = 120


def study(request: Request) -> Results:
    """Print every named what-if: question, arms, pages, and how it stands as a counterfactual."""
    width = max(map(len, experiment_names()))
    lines = [f"{len(experiment_names())} what-ifs; run one with: bigthree experiment=NAME"]
    for name in experiment_names():
        experiment = read(name)
        pages = wording.pages(experiment.pages)
        lines += [
            "",
            f"{name:{width}}  {experiment.question}",
            f"{'':{width}}  {' | '.join(experiment.arms)} ({pages})",
        ]
        lines += _hanging(as_counterfactual(experiment.criteria), width + 2)
    return Results("\n".join(lines))


def _hanging(sentences: list[str], left: int) -> list[str]:
    """Sentences broken into lines, each below the other at some distance from the left."""
    wrapper = textwrap.TextWrapper(WIDTH, " " * left, " " * (left + 2), break_on_hyphens=False)
    return [line for sentence in sentences for line in wrapper.wrap(sentence)]

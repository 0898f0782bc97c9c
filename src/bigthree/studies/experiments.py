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
        for line in as_counterfactual(experiment.criteria):
            left = " " * (width + 2)
            lines += textwrap.wrap(line, WIDTH, initial_indent=left, subsequent_indent=f"{left}  ")
    return Results("\n".join(lines))

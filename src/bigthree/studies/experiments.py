"""The list of named what-ifs with their questions."""

from __future__ import annotations

from bigthree import wording
from bigthree.resources import experiment_names
from bigthree.studies.experiment import read
from bigthree.studies.request import Request, Results


def study(request: Request) -> Results:
    """Print every named what-if with its question, its arms and the pages that it rests on."""
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
    return Results("\n".join(lines))

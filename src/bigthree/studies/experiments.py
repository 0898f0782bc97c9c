"""The list of named what-ifs with their questions."""

from __future__ import annotations

from bigthree.resources import experiment_names
from bigthree.studies.experiment import read
from bigthree.studies.request import Request, Results


def study(request: Request) -> Results:
    """Print every named what-if with its question."""
    width = max(map(len, experiment_names()))
    lines = [f"{name:{width}}  {read(name).question}" for name in experiment_names()]
    return Results("\n".join([*lines, "", "Run one with: bigthree experiment=NAME"]))

"""The named what-ifs with their questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bigthree.studies.study import Study

if TYPE_CHECKING:
    from bigthree.studies.request import Request
    from bigthree.studies.results import Results


def run(request: Request) -> Results:
    """Answer a request."""
    from bigthree.studies.experiments.answer import study

    return study(request)


STUDY = Study(
    name="experiments",
    question="Which what-ifs are there?",
    summary="The named what-ifs with their questions.",
    run=run,
    options=(),
    scenario=False,
    keeps="nothing",
)

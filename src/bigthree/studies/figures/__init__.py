"""The figures of an earlier run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bigthree.studies.study import Study

if TYPE_CHECKING:
    from bigthree.studies.request import Request
    from bigthree.studies.results import Results


def run(request: Request) -> Results:
    """Answer a request."""
    from bigthree.studies.figures.answer import study

    return study(request)


STUDY = Study(
    name="figures",
    question="Which figures were drawn again?",
    summary="The figures of an earlier run (folder=results/…) drawn again, without computing "
    "anything.",
    run=run,
    options=("folder", "figures"),
    scenario=False,
    keeps="nothing",
)

"""Which findings of the source the model shows, and by what margin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bigthree.studies.study import Study

if TYPE_CHECKING:
    from bigthree.studies.request import Request
    from bigthree.studies.results import Results


def run(request: Request) -> Results:
    """Answer a request."""
    from bigthree.studies.patterns.answer import study

    return study(request)


STUDY = Study(
    name="patterns",
    question="Which findings of the source does the model show?",
    summary="Which findings of the source the model shows, and by what margin.",
    run=run,
)

"""What each assumption of the scenario stands on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bigthree.studies.study import Study

if TYPE_CHECKING:
    from bigthree.studies.request import Request
    from bigthree.studies.results import Results


def run(request: Request) -> Results:
    """Answer a request."""
    from bigthree.studies.evidence.answer import study

    return study(request)


STUDY = Study(
    name="evidence",
    question="What does each assumption of the scenario stand on?",
    summary="What each assumption of the scenario stands on.",
    run=run,
    options=("format",),
    keeps="nothing",
    formats=("plain", "markdown", "csv"),
)

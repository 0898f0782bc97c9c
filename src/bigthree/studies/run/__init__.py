"""One scenario: when it turned, which pair combined, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bigthree.studies.study import HISTORIES, Study

if TYPE_CHECKING:
    from bigthree.studies.request import Request
    from bigthree.studies.results import Results


def run(request: Request) -> Results:
    """Answer a request."""
    from bigthree.studies.run.computation import study

    return study(request)


STUDY = Study(
    name="run",
    question="Why did three-power cooperation hold or break in this world?",
    summary="One scenario: when it turned, which pair combined, and what did it.",
    run=run,
    any_case=True,
    options=(*HISTORIES, "animation"),
)

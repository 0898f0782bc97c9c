"""Worlds of one's own beside one another, on the same luck."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bigthree.studies.common import DIFFERENCES
from bigthree.studies.study import HISTORIES, Study

if TYPE_CHECKING:
    from bigthree.studies.request import Request
    from bigthree.studies.results import Results


def run(request: Request) -> Results:
    """Answer a request."""
    from bigthree.studies.compare.computation import study

    return study(request)


STUDY = Study(
    name="compare",
    question="What is the difference?",
    summary="Two or more worlds of your own, on the same luck.",
    run=run,
    options=(*HISTORIES, "vary", "arms", "measure"),
    any_case=True,
    tables={"differences": DIFFERENCES},
)

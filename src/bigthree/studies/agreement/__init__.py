"""How far the three readers of the source agree, and what was read only once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bigthree.studies.study import Study

if TYPE_CHECKING:
    from bigthree.studies.request import Request
    from bigthree.studies.results import Results


def run(request: Request) -> Results:
    """Answer a request."""
    from bigthree.studies.agreement.answer import study

    return study(request)


STUDY = Study(
    name="agreement",
    question="How far do the three readers of the source agree?",
    summary="How far the three readers of the source agree, and what was read only once.",
    run=run,
    options=("format",),
    scenario=False,
    keeps="nothing",
    formats=("plain", "markdown", "csv"),
)

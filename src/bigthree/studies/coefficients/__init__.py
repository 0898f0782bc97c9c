"""The coefficients of the theory: symbol, value, prior range, unit and meaning."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bigthree.studies.study import Study

if TYPE_CHECKING:
    from bigthree.studies.request import Request
    from bigthree.studies.results import Results


def run(request: Request) -> Results:
    """Answer a request."""
    from bigthree.studies.coefficients.answer import study

    return study(request)


STUDY = Study(
    name="coefficients",
    question="What are the coefficients of the theory?",
    summary="The coefficients of the theory: symbol, value, prior range, unit and meaning.",
    run=run,
    options=("format",),
    keeps="nothing",
    formats=("plain", "markdown", "csv"),
)

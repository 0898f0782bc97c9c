"""Which coefficients the record of 1945-48 accepts, and which theories of engagement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bigthree.studies.study import Study

if TYPE_CHECKING:
    from bigthree.studies.request import Request
    from bigthree.studies.results import Results


def run(request: Request) -> Results:
    """Answer a request."""
    from bigthree.studies.calibration.answer import study

    return study(request)


STUDY = Study(
    name="calibration",
    question="Which coefficients and theories of engagement does the record of 1945–48 accept?",
    summary="Which coefficients and theories of engagement the record of 1945-48 accepts.",
    run=run,
    scenario=False,
    runs=100_000,
    record=("peace_scale", "un_agreement"),
)

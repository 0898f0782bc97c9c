"""Which coefficients the record of 1945-48 accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bigthree.studies.study import SWEEP, Study

if TYPE_CHECKING:
    from bigthree.studies.request import Request
    from bigthree.studies.results import Results


def run(request: Request) -> Results:
    """Answer a request."""
    from bigthree.studies.calibration.answer import study

    return study(request)


STUDY = Study(
    name="calibration",
    question="Which coefficients does the record of 1945–48 accept?",
    summary="Which coefficients the record of 1945-48 accepts.",
    run=run,
    options=SWEEP,
    scenario=False,
    keeps="sweep",
    runs=1_000_000,
    record=("peace_scale",),
)

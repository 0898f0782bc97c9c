"""Which assumptions matter for a measure, by Morris or Sobol."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bigthree.studies.study import SWEEP, Study

if TYPE_CHECKING:
    from bigthree.studies.request import Request
    from bigthree.studies.results import Results


def run(request: Request) -> Results:
    """Answer a request."""
    from bigthree.studies.sensitivity.answer import study

    return study(request)


STUDY = Study(
    name="sensitivity",
    question="Which assumptions matter most?",
    summary="Which assumptions matter for a measure, by Morris or Sobol (vary=assumptions unless "
    "given otherwise).",
    run=run,
    options=(*SWEEP, "vary", "points", "measure", "method"),
    keeps="sweep",
)

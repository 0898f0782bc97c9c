"""Which combinations of assumptions end the concert: PRIM boxes and a tree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bigthree.studies.study import SWEEP, Study

if TYPE_CHECKING:
    from bigthree.studies.request import Request
    from bigthree.studies.results import Results


def run(request: Request) -> Results:
    """Answer a request."""
    from bigthree.studies.discovery.answer import study

    return study(request)


STUDY = Study(
    name="discovery",
    question="Which combinations of assumptions end three-power cooperation?",
    summary="Which combinations of assumptions end the concert: PRIM boxes and a tree.",
    run=run,
    options=(*SWEEP, "vary", "design", "points", "measure", "below", "sweep"),
    keeps="sweep",
)

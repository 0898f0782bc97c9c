"""Each mechanism off, and each alone: what the contradiction still does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bigthree.studies.study import SWEEP, Study

if TYPE_CHECKING:
    from bigthree.studies.request import Request
    from bigthree.studies.results import Results


def run(request: Request) -> Results:
    """Answer a request."""
    from bigthree.studies.ablation.answer import study

    return study(request)


STUDY = Study(
    name="ablation",
    question="Which mechanism does what the contradiction does?",
    summary="Each mechanism off, and each alone: what the contradiction still does.",
    run=run,
    options=SWEEP,
    keeps="sweep",
)

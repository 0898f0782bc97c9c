"""What each of the six misjudgements cost, by author: all 64 worlds and Shapley shares."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bigthree.studies.study import SWEEP, Study

if TYPE_CHECKING:
    from bigthree.studies.request import Request
    from bigthree.studies.results import Results


def run(request: Request) -> Results:
    """Answer a request."""
    from bigthree.studies.misjudgements.answer import study

    return study(request)


STUDY = Study(
    name="misjudgements",
    question="Which of the six misjudgements cost three-power cooperation most?",
    summary="What each of the six misjudgements cost, by author: all 64 worlds and Shapley shares.",
    run=run,
    options=(*SWEEP, "measure"),
    keeps="sweep",
)

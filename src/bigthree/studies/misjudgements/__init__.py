"""What each of the six misjudgements cost, by author: all 64 worlds and Shapley shares."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bigthree.studies.misjudgements.columns import SHARES, WORLDS
from bigthree.studies.study import SWEEP, Study

if TYPE_CHECKING:
    from bigthree.studies.request import Request
    from bigthree.studies.results import Results


def run(request: Request) -> Results:
    """Run all 64 worlds of each author, and share out what was lost between first and last."""
    from bigthree.studies.misjudgements.answer import blocks
    from bigthree.studies.misjudgements.computation import misjudgements
    from bigthree.studies.misjudgements.figures import drawings

    measure = request.sweep_options.measure
    result = misjudgements(
        request.overrides, measure, request.runs, request.seed, **request.running
    )
    return result.results(blocks, drawings)


STUDY = Study(
    name="misjudgements",
    question="Which of the six misjudgements cost three-power cooperation most?",
    summary="What each of the six misjudgements cost, by author: all 64 worlds and Shapley shares.",
    run=run,
    about="the six misjudgements of the memoranda of 1944-45",
    options=(*SWEEP, "measure"),
    keeps="sweep",
    tables={"shares": SHARES, "worlds": WORLDS},
)

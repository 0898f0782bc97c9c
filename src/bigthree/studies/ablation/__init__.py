"""Each mechanism off, and each alone: what the contradiction still does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bigthree.studies.ablation.columns import ABLATION
from bigthree.studies.study import SWEEP, Study

if TYPE_CHECKING:
    from bigthree.studies.request import Request
    from bigthree.studies.results import Results


def run(request: Request) -> Results:
    """Run every version of the model where the contradiction holds and where it fails."""
    from bigthree.studies.ablation.answer import blocks
    from bigthree.studies.ablation.computation import ablation
    from bigthree.studies.ablation.figures import drawings

    measure = request.sweep_options.measure
    result = ablation(request.overrides, request.runs, request.seed, measure, **request.running)
    return result.results(blocks, drawings)


STUDY = Study(
    name="ablation",
    question="Which mechanism does what the contradiction does?",
    summary="Each mechanism off, and each alone: what the contradiction still does.",
    run=run,
    options=(*SWEEP, "measure"),
    any_case=True,
    keeps="sweep",
    tables={"ablation": ABLATION},
)

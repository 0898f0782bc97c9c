"""Which assumptions matter for a measure, by Morris or Sobol."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bigthree.studies.sensitivity.columns import SENSITIVITY, VARIANCE
from bigthree.studies.study import SWEEP, Study

if TYPE_CHECKING:
    from bigthree.studies.request import Request
    from bigthree.studies.results import Results


def run(request: Request) -> Results:
    """Run Morris's or Sobol's design, and rank what varied."""
    from bigthree.studies.sensitivity.answer import blocks
    from bigthree.studies.sensitivity.computation import sensitivity
    from bigthree.studies.sensitivity.figures import drawings
    from bigthree.sweeps.factors import ASSUMPTIONS

    options = request.sweep_options
    result = sensitivity(
        request.overrides,
        options.vary or ASSUMPTIONS,
        options.method,
        options.measure,
        options.points,
        request.runs,
        request.seed,
        **request.running,
    )
    return result.results(blocks, drawings)


STUDY = Study(
    name="sensitivity",
    question="Which assumptions matter most?",
    summary="Which assumptions matter for a measure, by Morris or Sobol (vary=assumptions unless "
    "given otherwise).",
    run=run,
    any_case=True,
    options=(*SWEEP, "vary", "points", "measure", "method"),
    keeps="sweep",
    tables={"sensitivity": SENSITIVITY, "variance": VARIANCE},
)

"""Which assumptions matter for a measure, by Morris or Sobol."""

from __future__ import annotations

from bigthree.studies.sensitivity.columns import SENSITIVITY, VARIANCE
from bigthree.studies.study import SWEEP, Study, study_in

STUDY = Study(
    name="sensitivity",
    question="Which assumptions matter most?",
    summary="Which assumptions matter for a measure, by Morris or Sobol (vary=assumptions unless "
    "given otherwise).",
    run=study_in("sensitivity.answer"),
    any_case=True,
    options=(*SWEEP, "vary", "points", "measure", "method"),
    keeps="sweep",
    tables={"sensitivity": SENSITIVITY, "variance": VARIANCE},
)

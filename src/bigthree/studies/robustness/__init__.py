"""Whether the sign of the headline survives every other choice."""

from __future__ import annotations

from bigthree.storage.codebook import Columns, chosen
from bigthree.studies.common import COMMON
from bigthree.studies.study import SWEEP, Study, study_in

ROBUSTNESS: Columns = {
    "variant": ("which choice is made otherwise than by default", "", ""),
    **chosen(("author", "world", "background", "measure", "value", "low", "high"), COMMON),
    "sign": ("1 or -1 where the interval lies on one side of zero, else 0", "", "-1 to 1"),
}

STUDY = Study(
    name="robustness",
    question="Which conclusions are firm, and which hang on a choice?",
    summary="Whether the headline's sign survives every other choice: theories, coefficients, "
    "thresholds, horizon, mechanisms.",
    run=study_in("robustness.answer"),
    about="the headline of the Big Three",
    options=SWEEP,
    keeps="sweep",
    runs=500,
    tables={"robustness": ROBUSTNESS},
    record=("peace_scale",),
)

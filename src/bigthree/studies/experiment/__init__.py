"""A named what-if, its arms on the same luck."""

from __future__ import annotations

from bigthree.studies.common import DIFFERENCES
from bigthree.studies.study import HISTORIES, Study, study_in

STUDY = Study(
    name="experiment",
    question="What if?",
    summary="A named what-if, its arms on the same luck.",
    run=study_in("experiment.computation"),
    options=(*HISTORIES, "experiment"),
    any_case=True,
    tables={"differences": DIFFERENCES},
)

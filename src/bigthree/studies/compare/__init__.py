"""Worlds of one's own beside one another, on the same luck."""

from __future__ import annotations

from bigthree.studies.common import DIFFERENCES
from bigthree.studies.study import HISTORIES, Study, study_in

STUDY = Study(
    name="compare",
    question="What is the difference?",
    summary="Two or more worlds of your own, on the same luck.",
    run=study_in("compare.computation"),
    options=(*HISTORIES, "vary", "arms", "measure"),
    any_case=True,
    tables={"differences": DIFFERENCES},
)

"""One scenario: when it turned, which pair combined, and why."""

from __future__ import annotations

from bigthree.studies.study import HISTORIES, Study, study_in

STUDY = Study(
    name="run",
    question="Why did three-power cooperation hold or break in this world?",
    summary="One scenario: when it turned, which pair combined, and what did it.",
    run=study_in("run.computation"),
    any_case=True,
    options=(*HISTORIES, "animation"),
)

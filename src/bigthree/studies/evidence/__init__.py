"""What each assumption of the scenario stands on."""

from __future__ import annotations

from bigthree.studies.study import Study, study_in

STUDY = Study(
    name="evidence",
    question="What does each assumption of the scenario stand on?",
    summary="What each assumption of the scenario stands on.",
    run=study_in("evidence.answer"),
    options=("format",),
    keeps="nothing",
    formats=("plain", "markdown", "csv"),
)

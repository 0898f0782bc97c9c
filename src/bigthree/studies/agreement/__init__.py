"""How far the three readers of the source agree, and what was read only once."""

from __future__ import annotations

from bigthree.studies.study import Study, study_in

STUDY = Study(
    name="agreement",
    question="How far do the three readers of the source agree?",
    summary="How far the three readers of the source agree, and what was read only once.",
    run=study_in("agreement.answer"),
    options=("format",),
    scenario=False,
    keeps="nothing",
    formats=("plain", "markdown", "csv"),
)

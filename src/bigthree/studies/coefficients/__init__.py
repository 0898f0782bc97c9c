"""The coefficients of the theory: symbol, value, prior range, unit and meaning."""

from __future__ import annotations

from bigthree.studies.study import Study, study_in

STUDY = Study(
    name="coefficients",
    question="What are the coefficients of the theory?",
    summary="The coefficients of the theory: symbol, value, prior range, unit and meaning.",
    run=study_in("coefficients.answer"),
    options=("format",),
    keeps="nothing",
    formats=("plain", "markdown", "csv"),
)

"""The record that the model is held against: its tables, what they say, and their sources."""

from __future__ import annotations

from bigthree.studies.study import Study, study_in

STUDY = Study(
    name="record",
    question="What is the record that the model is held against?",
    summary="The record that the model is held against: its tables, what they say, "
    "and their sources.",
    run=study_in("record.answer"),
    options=("format",),
    scenario=False,
    keeps="nothing",
    formats=("plain", "markdown", "csv"),
)

"""The named what-ifs with their questions."""

from __future__ import annotations

from bigthree.studies.study import Study, study_in

STUDY = Study(
    name="experiments",
    question="Which what-ifs are there?",
    summary="The named what-ifs with their questions.",
    run=study_in("experiments.answer"),
    options=(),
    scenario=False,
    keeps="nothing",
)

"""The figures of an earlier run."""

from __future__ import annotations

from bigthree.studies.study import Study, study_in

STUDY = Study(
    name="figures",
    question="Which figures were drawn again?",
    summary="The figures of an earlier run (folder=results/…) drawn again, without computing "
    "anything.",
    run=study_in("figures.answer"),
    options=("folder", "figures"),
    scenario=False,
    keeps="nothing",
)

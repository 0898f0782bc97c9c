"""Every scenario of a scenario.yaml again."""

from __future__ import annotations

from bigthree.studies.study import Study, study_in

STUDY = Study(
    name="replay",
    question="What comes out when these scenarios are run again?",
    summary="Every scenario of a scenario.yaml again (chosen by itself where scenario= is given "
    "alone).",
    run=study_in("replay.answer"),
)

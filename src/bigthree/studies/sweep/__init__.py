"""Many worlds that differ in what varies, such as world.rivalry=0..1 coder=a,b."""

from __future__ import annotations

from bigthree.studies.study import SWEEP, Study, study_in

STUDY = Study(
    name="sweep",
    question="Where does three-power cooperation hold?",
    summary="Many worlds that differ in what varies, such as world.rivalry=0..1 coder=a,b.",
    run=study_in("sweep.answer"),
    options=(*SWEEP, "vary", "design", "points"),
    any_case=True,
    keeps="sweep",
)

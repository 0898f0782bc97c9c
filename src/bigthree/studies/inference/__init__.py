"""How strong the contradiction could have been, given the record of 1945-48."""

from __future__ import annotations

from bigthree.studies.inference.columns import INFERENCE, RECOVERY
from bigthree.studies.study import SWEEP, Study, study_in

STUDY = Study(
    name="inference",
    question="Given the record of 1945–48, how strong could the contradiction have been?",
    summary="Given the record of 1945-48, how strong could the contradiction have been, in each "
    "author's world.",
    run=study_in("inference.answer"),
    about="the record of 1945-48",
    options=SWEEP,
    keeps="sweep",
    runs=100_000,
    tables={"inference": INFERENCE, "recovery": RECOVERY},
    record=("peace_scale",),
)

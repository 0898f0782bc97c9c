"""Which combinations of assumptions end the concert: PRIM boxes and a tree."""

from __future__ import annotations

from bigthree.studies.discovery.columns import BOXES, TREE
from bigthree.studies.study import SWEEP, Study, study_in

STUDY = Study(
    name="discovery",
    question="Which combinations of assumptions end three-power cooperation?",
    summary="Which combinations of assumptions end the concert: PRIM boxes and a tree.",
    run=study_in("discovery.answer"),
    any_case=True,
    options=(*SWEEP, "vary", "design", "points", "measure", "below", "sweep"),
    keeps="sweep",
    tables={"boxes": BOXES, "tree": TREE},
)

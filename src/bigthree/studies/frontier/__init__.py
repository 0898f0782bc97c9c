"""Whether any Soviet policy could have kept the three together, and at what price."""

from __future__ import annotations

from bigthree.studies.frontier.columns import BY_WORLD, CHANGES, FINALISTS, POLICIES
from bigthree.studies.study import HISTORIES, Study, study_in

STUDY = Study(
    name="frontier",
    question="Could any Soviet policy have kept the three together, and at what price?",
    summary="Which Soviet policies trade best between what Moscow holds and how long cooperation "
    "lasts, over rival theories and readings.",
    run=study_in("frontier.answer"),
    about="Soviet policy after 1945",
    options=(*HISTORIES, "points"),
    runs=150,
    tables={
        "policies": POLICIES, "finalists": FINALISTS, "changes": CHANGES, "by_world": BY_WORLD,
    },
)  # fmt: skip

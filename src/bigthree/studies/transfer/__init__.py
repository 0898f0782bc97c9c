"""Whether the theory travels: what one triangle's record accepts, put to another's."""

from __future__ import annotations

from bigthree.studies.study import HISTORIES, Study, study_in
from bigthree.studies.transfer import columns

STUDY = Study(
    name="transfer",
    question="Does the theory travel to a triangle that it was not made on?",
    summary="Whether what one triangle's record accepts gets another's right, and back; both "
    "together.",
    run=study_in("transfer.answer"),
    options=HISTORIES,
    any_case=True,
    runs=4000,
    tables={
        "marks": columns.MARKS,
        "back": columns.BACK,
        "moved": columns.MOVED,
        "delays": columns.DELAYS,
        "joint": columns.JOINT,
    },
    record=("peace_scale",),
)

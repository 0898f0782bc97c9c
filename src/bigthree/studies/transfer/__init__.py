"""Whether the theory travels: what one triangle's record accepts, put to another's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bigthree.studies.study import HISTORIES, Study
from bigthree.studies.transfer import columns

if TYPE_CHECKING:
    from bigthree.studies.request import Request
    from bigthree.studies.results import Results


def run(request: Request) -> Results:
    """Answer a request."""
    from bigthree.studies.transfer.answer import study

    return study(request)


STUDY = Study(
    name="transfer",
    question="Does the theory travel to a triangle that it was not made on?",
    summary="Whether what one triangle's record accepts gets another's right, and back; both "
    "together.",
    run=run,
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

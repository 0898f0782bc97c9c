"""A named what-if, its arms on the same luck."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bigthree.studies.common import DIFFERENCES
from bigthree.studies.study import HISTORIES, Study

if TYPE_CHECKING:
    from bigthree.studies.request import Request
    from bigthree.studies.results import Results


def run(request: Request) -> Results:
    """Answer a request."""
    from bigthree.studies.experiment.computation import study

    return study(request)


STUDY = Study(
    name="experiment",
    question="What if?",
    summary="A named what-if, its arms on the same luck.",
    run=run,
    options=(*HISTORIES, "experiment"),
    any_case=True,
    tables={"differences": DIFFERENCES},
)

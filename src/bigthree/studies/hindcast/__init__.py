"""The historical world against what was not fitted: votes, crises, sides, expected power."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bigthree.studies.hindcast import columns
from bigthree.studies.study import Study

if TYPE_CHECKING:
    from bigthree.studies.request import Request
    from bigthree.studies.results import Results


def run(request: Request) -> Results:
    """Answer a request."""
    from bigthree.studies.hindcast.answer import study

    return study(request)


STUDY = Study(
    name="hindcast",
    question="Does the model show what it was not fitted to?",
    summary="The historical world against what was not fitted: votes, crises, "
    "sides, expected power.",
    run=run,
    about="the record of 1945-48",
    scenario=False,
    tables={
        "scores": columns.SCORES,
        "sessions": columns.SESSIONS,
        "crises": columns.CRISES,
        "states": columns.STATES,
        "powers": columns.POWERS,
        "coverage": columns.COVERAGE,
    },
    record=("peace_scale", "un_agreement", "crises", "alignment", "capabilities"),
)

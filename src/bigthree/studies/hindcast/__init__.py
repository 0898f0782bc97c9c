"""The historical world against what was not fitted: votes, crises, sides, expected power."""

from __future__ import annotations

from bigthree.studies.hindcast import columns
from bigthree.studies.study import Study, study_in

STUDY = Study(
    name="hindcast",
    question="Does the model show what it was not fitted to?",
    summary="The historical world against what was not fitted: votes, crises, "
    "sides, expected power.",
    run=study_in("hindcast.answer"),
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

"""The historical world against what was not fitted: votes, crises, sides."""

from __future__ import annotations

from bigthree.storage.codebook import Columns, chosen
from bigthree.studies.common import COMMON
from bigthree.studies.study import Study, study_in

SCORES: Columns = {
    "part": ("what of the record is compared: votes, crises or sides", "", ""),
    "score": ("how it is scored; more is better", "", ""),
    "predictor": ("the model, blind chance, or a simple rule", "", ""),
    "mean": ("the score: of the model its mean over histories", "", "-1 to 1"),
    **chosen(("low", "high"), COMMON),
}

SESSIONS: Columns = {
    "year": ("in whose autumn the session met", "year", "1946 to 1955"),
    "dyad": ("which two of the three", "", ""),
    "index": ("index S of votes in the General Assembly", "", "-1 to 1"),
    "low_90": ("lower end of the middle nine tenths of the model's ties", "tie", "-1 to 1"),
    "low_50": ("lower end of their middle half", "tie", "-1 to 1"),
    "middle": ("their median", "tie", "-1 to 1"),
    "high_50": ("upper end of their middle half", "tie", "-1 to 1"),
    "high_90": ("upper end of the middle nine tenths", "tie", "-1 to 1"),
    "in_50": ("whether the record lies in the middle half", "", "True or False"),
    "in_90": ("whether the record lies in the middle nine tenths", "", "True or False"),
    "sign_right": ("share of histories with the sign of the record", "share", "0 to 1"),
}

STATES: Columns = {
    "state": ("a contested state", "", ""),
    "pact_1949": ("its side by its defence pacts of 1949", "", "east, west, both, none, uncoded"),
    "east_1949": ("share of histories with it in the East at the end of 1949", "share", "0 to 1"),
    "pact_1955": ("its side by its defence pacts of 1955", "", "east, west, both, none, uncoded"),
    "east_1955": ("share of histories with it in the East at the end of 1955", "share", "0 to 1"),
    "two_borders": ("whether it is within two borders of the USSR", "", "True or False"),
    "red_army": ("how much of it Soviet troops held or entered", "", "most, part or none"),
}

STUDY = Study(
    name="hindcast",
    question="Does the model show what it was not fitted to?",
    summary="The historical world against what was not fitted: votes, crises, sides.",
    run=study_in("hindcast.answer"),
    about="the record of 1945-48",
    scenario=False,
    tables={"scores": SCORES, "sessions": SESSIONS, "states": STATES},
    record=("peace_scale", "un_agreement", "crises", "alignment"),
)

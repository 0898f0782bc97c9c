"""The columns of the tables: meaning, unit and range."""

from __future__ import annotations

from bigthree.storage.codebook import Columns, chosen
from bigthree.studies.common import COMMON

BAND: Columns = {
    "low_90": ("lower end of the middle nine tenths of histories", "that of the row", ""),
    "low_50": ("lower end of the middle half of histories", "that of the row", ""),
    "middle": ("median over histories", "that of the row", ""),
    "high_50": ("upper end of the middle half of histories", "that of the row", ""),
    "high_90": ("upper end of the middle nine tenths of histories", "that of the row", ""),
    "in_50": ("whether the record lies in the middle half", "", "True or False"),
    "in_90": ("whether the record lies in the middle nine tenths", "", "True or False"),
}

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
    **BAND,
    "sign_right": ("share of histories with the sign of the record", "share", "0 to 1"),
}

CRISES: Columns = {
    "dyad": ("which two of the three", "", ""),
    "crisis_months": ("months of the record in which a crisis began", "count", "0 to 132"),
    "before": ("such months a year before the tie broke in the record", "a year", "0 to 12"),
    "after": ("such months a year after it broke", "a year", "0 to 12"),
    "hostility_before": ("mean of minus the model's tie before that break", "tie", "-1 to 1"),
    "hostility_after": ("the same after it", "tie", "-1 to 1"),
    "hostility_in": ("the same in months in which a crisis began", "tie", "-1 to 1"),
    "hostility_out": ("the same in all other months", "tie", "-1 to 1"),
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

POWERS: Columns = {
    **chosen(("author",), COMMON),
    "error": ("mean absolute error of the expected shares of the three", "share", "0 to 1"),
    **chosen(("low", "high"), COMMON),
    "no_change": ("the same of the shares of 1944 kept", "share", "0 to 1"),
    "ussr_expected": ("expected share of the USSR in 1955, mean over histories", "share", "0 to 1"),
    "ussr_record": ("share of the USSR in 1955", "share", "0 to 1"),
    "usa_expected": ("expected share of the USA in 1955, mean over histories", "share", "0 to 1"),
    "usa_record": ("share of the USA in 1955", "share", "0 to 1"),
    "uk_expected": ("expected share of Britain in 1955, mean over histories", "share", "0 to 1"),
    "uk_record": ("share of Britain in 1955", "share", "0 to 1"),
}

COVERAGE: Columns = {
    "quantity": ("something that the model and the record count alike", "", ""),
    "fitted": ("whether the coefficients were fitted to it", "", "True or False"),
    "record": ("what the record has", "that of the row", ""),
    **BAND,
}

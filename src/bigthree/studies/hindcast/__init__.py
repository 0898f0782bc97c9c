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

STATES: Columns = {
    "state": ("a contested state", "", ""),
    "pact_1949": ("its side by its defence pacts of 1949", "", "east, west, both, none, uncoded"),
    "east_1949": ("share of histories with it in the East at the end of 1949", "share", "0 to 1"),
    "pact_1955": ("its side by its defence pacts of 1955", "", "east, west, both, none, uncoded"),
    "east_1955": ("share of histories with it in the East at the end of 1955", "share", "0 to 1"),
    "two_borders": ("whether it is within two borders of the USSR", "", "True or False"),
    "red_army": ("how much of it Soviet troops held or entered", "", "most, part or none"),
}

COVERAGE: Columns = {
    "quantity": ("what is counted, in the model and in the record", "", ""),
    "fitted": ("whether the coefficients were fitted to it", "", "True or False"),
    "record": ("the count in the record", "", ""),
    "low_90": ("where nine tenths of the histories begin", "", ""),
    "low_50": ("where the middle half of the histories begins", "", ""),
    "middle": ("the median history", "", ""),
    "high_50": ("where the middle half of the histories ends", "", ""),
    "high_90": ("where nine tenths of the histories end", "", ""),
}

POWERS: Columns = {
    **chosen(("author",), COMMON),
    "error": ("mean absolute miss of the expected shares of power, 1945-55", "share", "0 to 1"),
    **chosen(("low", "high"), COMMON),
    "no_change": ("the same of the shares of 1944 kept", "share", "0 to 1"),
    **{
        f"{power}_{what}": (f"share of {power} in 1955: {what}", "share", "0 to 1")
        for what in ("expected", "record")
        for power in ("ussr", "usa", "uk")
    },
}

STUDY = Study(
    name="hindcast",
    question="Does the model show what it was not fitted to?",
    summary="The historical world against what was not fitted: votes, crises, sides.",
    run=study_in("hindcast.answer"),
    about="the record of 1945-48",
    scenario=False,
    tables={"scores": SCORES, "states": STATES, "coverage": COVERAGE, "powers": POWERS},
    record=("peace_scale", "un_agreement", "crises", "alignment", "capabilities"),
)

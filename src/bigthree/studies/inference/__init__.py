"""How strong the contradiction could have been, given the record of 1945-48."""

from __future__ import annotations

from bigthree.storage.codebook import WORLD, Columns, with_ends
from bigthree.studies.study import SWEEP, Study, study_in

RATE: Columns = {
    "rate": ("share of the histories that match: how likely the world makes the record", "share",
             "0 to 1"),
}  # fmt: skip

ANSWER: Columns = {
    "above_half": ("share of the accepted draws with a true rivalry above 0.5", "share", "0 to 1"),
    **{
        f"holds_over_fails_{part}": (
            f"Bayes factor of holds against fails, from {source}", "ratio", "0 or more"
        )
        for part, source in {
            "whole": "the record",
            "breaks": "the months of the Soviet breaks alone",
            "warm_tie": "the warm Anglo-American tie alone",
        }.items()
    },
}  # fmt: skip

INFERENCE: Columns = {
    **WORLD,
    "histories": ("histories that were run", "count", "1 or more"),
    "accepted": ("those of them that match the record", "count", "0 to histories"),
    **with_ends(RATE),
    "q05": ("lower end of the middle nine tenths of the accepted draws", "", "0 to 1"),
    "q25": ("lower end of the middle half of the accepted draws", "", "0 to 1"),
    "median": ("median of the accepted draws", "", "0 to 1"),
    "q75": ("upper end of the middle half of the accepted draws", "", "0 to 1"),
    "q95": ("upper end of the middle nine tenths of the accepted draws", "", "0 to 1"),
    **with_ends(ANSWER),
}  # fmt: skip

RECOVERY: Columns = {
    **WORLD,
    "run": ("number of the run that stands in for the record", "", "0 or more"),
    "rivalry": ("its true rivalry", "", "0 to 1"),
    "accepted": ("histories that match it", "count", "0 or more"),
    "rank": ("share of the accepted draws below the truth", "share", "0 to 1"),
    "in_half": ("whether their middle half holds the truth", "", "True or False"),
    "in_nine_tenths": ("whether their middle nine tenths hold the truth", "", "True or False"),
}

WORLDS: Columns = {
    "peak": (
        "which end of 0 to 1 the draws of the true rivalry lie nearer to",
        "",
        "weak or strong",
    ),
}

STUDY = Study(
    name="inference",
    question="Given the record of 1945–48, how strong could the contradiction have been?",
    summary="Given the record of 1945-48, how strong could the contradiction have been, in each "
    "author's world.",
    run=study_in("inference.answer"),
    about="the record of 1945-48",
    options=SWEEP,
    keeps="sweep",
    runs=100_000,
    tables={"inference": INFERENCE, "recovery": RECOVERY},
    record=("peace_scale",),
)

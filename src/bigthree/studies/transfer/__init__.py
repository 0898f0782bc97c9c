"""Whether the theory travels: what one triangle's record accepts, put to another's."""

from __future__ import annotations

from bigthree.storage.codebook import WORLD, Columns, chosen
from bigthree.studies.common import COMMON
from bigthree.studies.study import HISTORIES, Study, study_in
from bigthree.theory.engagement import ENGAGEMENTS

ENDS = chosen(("low", "high"), COMMON)

SAMPLE: Columns = {
    "coefficients": (
        "where the coefficients come from: prior, accepted by the usual case's record, prototype "
        "(of the literature), joint (accepted, weighted by this record), back (accepted by this "
        "record); start is no sample but the rule that the ties of the start carry on",
        "",
        "",
    ),
}

MARKS: Columns = {
    **SAMPLE,
    "mark": ("a mark of the case's record; all: every one of them; number: how many", "", ""),
    "value": ("share of histories that meet it; of number, the mean", "share", "0 to 1"),
    **ENDS,
}

BACK: Columns = {
    **SAMPLE,
    "coding": ("whether the coding is drawn anew or is that of the accepted draw", "", ""),
    "draws": ("how many different draws the histories share", "count", "1 or more"),
    "target": ("a target of the usual case's record; all: every one of them", "", ""),
    "value": ("share of histories that meet it", "share", "0 to 1"),
    **ENDS,
}

MOVED: Columns = {
    "coefficient": ("a coefficient of the theory", "", ""),
    "prior_low": ("lower end of its prior", "its own", ""),
    "prior_high": ("upper end of its prior", "its own", ""),
    "accepted": ("median of the accepted draws", "its own", ""),
    "joint": ("median of the same by their weights", "its own", ""),
    "value": ("joint less accepted, in widths of the prior", "width", "-1 to 1"),
    **ENDS,
    "moves": ("whether that interval leaves out 0", "", "True or False"),
}

DELAYS: Columns = {
    **WORLD,
    "group": ("the world and its background, in words", "", ""),
    "coefficients": ("accepted, joint, or joint less accepted", "", ""),
    "value": (
        "months by which two against one comes later where the contradiction holds",
        "month",
        "",
    ),
    **ENDS,
}

JOINT: Columns = {
    name: (
        "of so many histories of the case, how many the draw in this row of the sample of "
        f"engagement={name} gets right",
        "count",
        "0 or more",
    )
    for name in ENGAGEMENTS
}

STUDY = Study(
    name="transfer",
    question="Does the theory travel to a triangle that it was not made on?",
    summary="Whether what one triangle's record accepts gets another's right, and back; both "
    "together.",
    run=study_in("transfer.answer"),
    options=HISTORIES,
    any_case=True,
    runs=4000,
    tables={"marks": MARKS, "back": BACK, "moved": MOVED, "delays": DELAYS, "joint": JOINT},
    record=("peace_scale",),
)

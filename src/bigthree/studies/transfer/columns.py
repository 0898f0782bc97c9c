"""The columns of the tables: meaning, unit and range."""

from __future__ import annotations

from bigthree.storage.codebook import WORLD, Columns, chosen
from bigthree.studies.common import COMMON
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
        f"of so many histories of the case, how many the draw in this row of the sample of "
        f"engagement={name} gets right",
        "count",
        "0 or more",
    )
    for name in ENGAGEMENTS
}

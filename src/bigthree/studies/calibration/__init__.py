"""Which coefficients the record of 1945-48 accepts, and which theories of engagement."""

from __future__ import annotations

from bigthree.storage.codebook import CHOICES, Columns, chosen, with_ends
from bigthree.studies.study import Study, study_in

CALIBRATION: Columns = {
    **chosen(["engagement"], CHOICES),
    "coefficient": ("a coefficient of the theory", "", ""),
    "prior_low": ("lower end of its prior", "its own", ""),
    "prior_high": ("upper end of its prior", "its own", ""),
    "q05": ("lower end of the middle nine tenths of the accepted draws", "its own", ""),
    "median": ("median of the accepted draws", "its own", ""),
    "q95": ("upper end of the middle nine tenths of the accepted draws", "its own", ""),
    "narrowed": (
        "share by which the middle half of the accepted draws is narrower than the prior's",
        "share",
        "at most 1",
    ),
    "p": ("of a Kolmogorov-Smirnov test of the accepted draws against the prior", "", "0 to 1"),
    "told": ("whether the record says anything about it", "", "True or False"),
}

MARKS: Columns = {
    "mark": ("a mark of the case's targets.csv", "", ""),
    **with_ends(
        {
            "prior": ("share of all draws' histories that meet it", "share", "0 to 1"),
            "kept": ("the same of the accepted draws", "share", "0 to 1"),
            "rule": ("the same of a rule that changes nothing", "share", "0 to 1"),
        }
    ),
}

STUDY = Study(
    name="calibration",
    question="Which coefficients and theories of engagement does the record of 1945–48 accept?",
    summary="Which coefficients and theories of engagement the record of 1945-48 accepts.",
    run=study_in("calibration.answer"),
    scenario=False,
    any_case=True,
    runs=100_000,
    tables={"calibration": CALIBRATION, "marks": MARKS},
    record=("peace_scale", "un_agreement"),
)

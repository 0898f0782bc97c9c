"""Which coefficients the record of 1945-48 accepts, and which theories of engagement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bigthree.cases import BIG_THREE
from bigthree.storage.codebook import CHOICES, Columns, chosen, with_ends
from bigthree.studies.study import Study

if TYPE_CHECKING:
    from bigthree.studies.request import Request
    from bigthree.studies.results import Results


def run(request: Request) -> Results:
    """Answer a request."""
    from bigthree.studies.calibration import answer, of_marks

    usual = request.case.name == BIG_THREE
    return answer.study(request) if usual else of_marks.study(request)


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
    "median_near": ("median at half the tolerance", "its own", ""),
    "median_far": ("median at one and a half times the tolerance", "its own", ""),
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
    run=run,
    scenario=False,
    any_case=True,
    runs=100_000,
    tables={"calibration": CALIBRATION, "marks": MARKS},
    record=("peace_scale", "un_agreement"),
)

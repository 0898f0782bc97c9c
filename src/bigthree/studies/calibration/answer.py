"""The calibration: which coefficients the record of 1945-48 accepts."""

from __future__ import annotations

from typing import Any

import pandas as pd

from bigthree import calibration, wording
from bigthree.errors import BadRequest
from bigthree.record.calibrate import Calibration, calibrate
from bigthree.record.targets import TOLERANCE
from bigthree.studies.request import Request
from bigthree.studies.results import Results, preformatted


def study(request: Request) -> Results:
    """Run the calibration, or take up where it stopped, and say what the record accepts.

    Raises
    ------
    BadRequest
        When anything of its world is to be changed: it is fitted once, in one world.
    """
    if request.overrides:
        raise BadRequest(
            f"{request.overrides[0]}: the calibration is made in the historical world alone; "
            "only runs, seed and how it is run can be given"
        )
    found = calibrate(request.runs, request.seed, **request.running)
    return Results(
        blocks=preformatted(tell(found)),
        sweep=found.sweep,
        tables={"accepted_coefficients": found.sample, "calibration": found.table},
    )


def tell(found: Calibration) -> str:
    """The calibration in words."""
    drawn, kept = found.sweep.plan.runs, len(found.sample)
    usa, uk = (wording.date(month) for month in (found.targets.ussr_usa, found.targets.ussr_uk))
    told = found.table[found.table["told"]]
    untold = found.table[~found.table["told"]]
    return "\n".join(
        [
            "Which coefficients does the record of 1945-48 accept?",
            f"{drawn:,} draws from the priors, one history each, seed {found.sweep.plan.seed}, in "
            "the historical world under the policy",
            f"actually followed. Kept: the Anglo-Soviet tie breaks within {TOLERANCE} months of "
            f"{uk}, the Soviet-American within {TOLERANCE} of {usa},",
            "Britain's first, and the Anglo-American tie stays warm. Nothing else was looked at.",
            "",
            f"Accepted: {kept:,} ({kept / drawn:.2%}), each an independent draw (effective sample "
            f"size {kept:,}).",
            _same(found.sample),
            "",
            wording.table([_row(row) for row in found.table.to_dict("records")]),
            "",
            "narrower: how much narrower the middle half of the accepted draws is than that of the "
            "prior. near, far: the median when a break",
            f"may be missed by {TOLERANCE / 2:g} or {TOLERANCE * 1.5:g} months.",
            "",
            f"The record speaks to {_names(told)}.",
            f"It says nothing that these draws can tell of {_names(untold)}.",
        ]
    )


def _same(sample: pd.DataFrame) -> str:
    shipped = calibration.accepted()
    same = len(shipped) == len(sample) and all(
        (shipped[str(name)] == sample[name].to_numpy()).all() for name in sample
    )
    if same:
        return "This is the sample that ships with the package, to the last digit."
    return f"The sample that ships with the package is another ({len(shipped):,} draws)."


def _row(row: dict[Any, Any]) -> dict[str, str]:
    return {
        "coefficient": str(row["coefficient"]),
        "prior": f"{row['prior_low']:g} to {row['prior_high']:g}",
        "accepted": f"{row['median']:.3g} ({row['q05']:.3g} to {row['q95']:.3g})",
        "narrower": f"{row['narrowed']:.0%}".replace("-", "−").replace("%", " %"),
        "near": f"{row['median_near']:.3g}",
        "far": f"{row['median_far']:.3g}",
        "record": "speaks" if row["told"] else "",
    }


def _names(table: pd.DataFrame) -> str:
    names = [name.removeprefix("theory.").replace("_", " ") for name in table["coefficient"]]
    return ", ".join(names) or "none"

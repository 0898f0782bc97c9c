"""The calibration of a case by its own marks: which draws from the priors its record accepts.

As for the usual case a history is run for each draw, and those that the record accepts are kept;
the record is the marks of the case's ``targets.csv``, and the world that in which it opens.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd

from bigthree import calibration, wording
from bigthree.answers import Block, Heading, Paragraph, Table
from bigthree.errors import BadRequest
from bigthree.measures.estimates import share
from bigthree.overrides import key_of
from bigthree.record.marks import marks_of
from bigthree.studies.calibration.computation import LEAST, posterior
from bigthree.studies.calibration.sample import sample_of
from bigthree.studies.request import Request
from bigthree.studies.results import Results
from bigthree.studies.transfer.histories import opened, score
from bigthree.wording import percents


def study(request: Request) -> Results:
    """Calibrate a case by its own marks.

    Raises
    ------
    BadRequest
        When anything but the case is to be changed, when the case has no marks, or when hardly a
        draw meets all of them, or all but one.
    """
    for override in request.overrides:
        if key_of(override) != "case":
            raise BadRequest(
                f"{override}: a case is calibrated in the world that it opens with; only case, "
                "runs, seed and results_dir can be given"
            )
    of, marks = request.case, marks_of(request.case)
    scenario = opened(of.name, "prior")
    scored = score(scenario, marks, request.runs, request.seed)
    need = next((n for n in (len(marks), len(marks) - 1) if scored.at_least(n).sum() >= LEAST), 0)
    if not need:
        raise BadRequest(
            f"runs={request.runs}: {scored.at_least(len(marks) - 1).sum()} draws meet all marks "
            f"of case={of.name} or all but one; at least {LEAST} are needed"
        )
    kept = scored.parameters[scored.at_least(need)]
    table = pd.DataFrame([posterior(kept[name], name) for name in calibration.priors()])
    found = {
        "mark": [mark.name for mark in marks],
        **_shares(scored.met, "prior"),
        **_shares(scored.met[scored.at_least(need)], "kept"),
        **_shares(scored.rule, "rule"),
    }
    told = [
        Paragraph(_finding(of.label, len(marks), need, len(kept), request.runs)),
        *_tables([mark.label for mark in marks], found, table),
        Paragraph(
            f"{wording.histories(request.runs).capitalize()} of {scenario.months} months from "
            f"{wording.date(0, of.start)}, one for each draw from the priors, without dated "
            f"events; coding and luck drawn too; seed {request.seed}. `bigthree transfer` puts "
            "the coefficients of one case's record to the other's."
        ),
    ]
    return Results(
        told,
        f"Which coefficients does the record of {of.label} accept?",
        tables={
            "calibration": table,
            "marks": pd.DataFrame(found),
            "accepted": sample_of(scenario, kept),
        },
        record=(f"cases/{of.name}", f"cases/{of.name}/targets"),
    )


def _shares(held: Any, name: str) -> dict[str, list[float]]:
    """The share of histories that meet each mark, with its interval, in columns."""
    estimates = [share(int(column.sum()), len(column)) for column in held.T]
    return {
        column: list(values)
        for column, values in zip(
            (name, f"{name}_low", f"{name}_high"), np.transpose(estimates), strict=True
        )
    }


def _finding(label: str, marks: int, need: int, kept: int, runs: int) -> str:
    accepted = percents(share(kept, runs), 1, interval=True)
    all_of_them = f"all {marks} marks" if need == marks else f"at least {need} of the {marks} marks"
    few = "" if need == marks else f" Fewer than {LEAST} draws meet all, so one less is asked for."
    return f"The record of {label} accepts {accepted} of the draws: they meet {all_of_them}.{few}"


def _tables(labels: list[str], found: dict[str, Any], table: pd.DataFrame) -> Iterator[Block]:
    rows = [
        {
            "mark": label,
            "priors": wording.percent(found["prior"][n]),
            "accepted": wording.percent(found["kept"][n]),
            "the start carries on": wording.percent(found["rule"][n]),
        }
        for n, label in enumerate(labels)
    ]
    yield Table.of(
        rows,
        "Shares of histories that meet each mark: of all draws, of those accepted, and of a rule "
        "that changes nothing.",
    )
    yield Heading("The coefficients")
    yield Table.of(
        [
            {
                "coefficient": str(row["coefficient"]),
                "prior": f"{row['prior_low']:g} to {row['prior_high']:g}",
                "accepted": f"{row['median']:.3g} ({row['q05']:.3g} to {row['q95']:.3g})",
                "narrower": f"{wording.number(100 * row['narrowed'])} %",
                "record": "speaks" if row["told"] else "",
            }
            for row in table.to_dict("records")
        ],
        "narrower: how much narrower the middle half of the accepted draws is than that of the "
        "prior. The record speaks where a Kolmogorov-Smirnov test tells the accepted draws from "
        "the prior at 5 % over all coefficients together.",
    )

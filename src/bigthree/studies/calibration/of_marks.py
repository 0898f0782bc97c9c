"""The calibration of a case by its own marks: which draws from the priors its record accepts.

As for the usual case a history is run for each draw, and those that the record accepts are kept;
the record is the marks of the case's ``targets.csv``, and the world that in which it opens.
"""

from __future__ import annotations

import pandas as pd

from bigthree import calibration, wording
from bigthree.answers import Heading, Paragraph, Table
from bigthree.errors import BadRequest
from bigthree.measures.estimates import Estimate, share
from bigthree.numerals import Numeral, span
from bigthree.record.marks import marks_of
from bigthree.studies.calibration.computation import LEAST, posterior
from bigthree.studies.calibration.histories import opened, score
from bigthree.studies.calibration.sample import sample_of
from bigthree.studies.request import Request
from bigthree.studies.results import Results

COLUMNS = {"prior": "priors", "kept": "accepted", "rule": "the start carries on"}
"""The shares in the table of marks, and what they are called."""


def study(request: Request) -> Results:
    """Calibrate a case by its own marks.

    Raises
    ------
    BadRequest
        When the case has no marks, or when hardly a draw meets all of them, or all but one.
    """
    of, runs = request.case, request.runs
    marks, scenario = marks_of(of), opened(of.name, "prior")
    scored, rule = score(scenario, marks, runs, request.seed)
    need, asked = len(marks), f"they meet all {len(marks)} marks."
    if scored.every.sum() < LEAST:
        asked = (
            f"they meet at least {need - 1} of the {need} marks. Fewer than {LEAST} draws meet "
            "all, so one less is asked for."
        )
        need -= 1
    accepts = scored.at_least(need)
    if (count := int(accepts.sum())) < LEAST:
        raise BadRequest(
            f"runs={runs}: {count} draws meet all marks of case={of.name} or all but one; at least "
            f"{LEAST} are needed"
        )
    kept = scored.parameters[accepts]
    met = dict(zip(COLUMNS, (scored.met, scored.met[accepts], rule.met), strict=True))
    rates = [
        {name: share(int(hits[:, n].sum()), len(hits)) for name, hits in met.items()}
        for n in range(len(marks))
    ]
    columns = (
        {"mark": mark.name} | {k: v for name in row for k, v in row[name].named(name).items()}
        for mark, row in zip(marks, rates, strict=True)
    )
    table = pd.DataFrame([posterior(kept[name], name) for name in calibration.FITTED])
    accepted = wording.percents(share(count, runs), 1, interval=True)
    return Results(
        [
            Paragraph(f"The record of {of.label} accepts {accepted} of the draws: {asked}"),
            _marks([mark.label for mark in marks], rates),
            Heading("The coefficients"),
            coefficients(table),
            Paragraph(
                f"{wording.histories(runs)} of {scenario.months} months from "
                f"{wording.date(0, of.start)}, one for each draw from the priors, without dated "
                f"events; coding and luck drawn too; seed {request.seed}. `bigthree transfer` puts "
                "the coefficients of one case's record to the other's."
            ),
        ],
        f"Which coefficients does the record of {of.label} accept?",
        tables={
            "calibration": table,
            "marks": pd.DataFrame(columns),
            "accepted": sample_of(scenario, kept),
        },
        record=(f"cases/{of.name}", f"cases/{of.name}/targets"),
    )


def _marks(labels: list[str], rates: list[dict[str, Estimate]]) -> Table:
    return Table.of(
        [
            {"mark": label}
            | {COLUMNS[name]: wording.percent(each.value) for name, each in row.items()}
            for label, row in zip(labels, rates, strict=True)
        ],
        "Shares of histories that meet each mark: of all draws, of those accepted, and of a rule "
        "that changes nothing.",
    )


def coefficients(table: pd.DataFrame) -> Table:
    """Return prior and posterior of the fitted coefficients in words."""
    return Table.of(
        [
            {
                "coefficient": str(row["coefficient"]),
                "prior": span(f"{row['prior_low']:g}", f"{row['prior_high']:g}"),
                "accepted": Numeral(
                    f"{row['median']:.3g}", f"({row['q05']:.3g} to {row['q95']:.3g})"
                ),
                "narrower": Numeral(f"{wording.number(100 * row['narrowed'])} %"),
                "record": "speaks" if row["told"] else "",
            }
            for row in table.to_dict("records")
        ],
        "narrower: how much narrower the middle half of the accepted draws is than that of the "
        "prior. The record speaks where a Kolmogorov-Smirnov test tells the accepted draws from "
        "the prior at 5 % over all coefficients together.",
    )

"""Repeat every scenario of a ``scenario.yaml`` that an earlier run wrote."""

from __future__ import annotations

from bigthree import wording
from bigthree.answers import Paragraph, Table
from bigthree.composition import load_all
from bigthree.ensemble import Ensemble
from bigthree.errors import BadRequest
from bigthree.numerals import Numeral
from bigthree.studies.request import Request
from bigthree.studies.results import Results
from bigthree.studies.running import run_arms


def study(request: Request) -> Results:
    """Run the scenarios of ``scenario=FILE`` again; same runs and seed give the same tables.

    Raises
    ------
    BadRequest
        When no file is named, or something else is asked of its scenarios.
    """
    given = dict(override.split("=", 1) for override in request.overrides)
    if "scenario" not in given:
        raise BadRequest("scenario: name a scenario.yaml of an earlier run")
    if len(given) > 1:
        others = " ".join(f"{key}={value}" for key, value in given.items() if key != "scenario")
        raise BadRequest(f"scenario={given['scenario']}: cannot be combined with {others}")
    scenarios = load_all(given["scenario"])
    ensembles, interrupted = run_arms(scenarios, request)
    if not ensembles:
        return Results([Paragraph("Stopped before a scenario was finished.")], interrupted=True)
    legend = Paragraph(
        f"{wording.histories(request.runs)} of each scenario, seed {request.seed}. "
        "Months: mean until any two combine against the third. A-B: until the USA and Britain "
        "combine against the USSR."
    )
    table = Table.of([_row(name, ensemble) for name, ensemble in ensembles.items()])
    return Results([legend, table], ensembles=ensembles, interrupted=interrupted)


def _row(name: str, ensemble: Ensemble) -> dict[str, str]:
    row = ensemble.summary().iloc[0]
    return {
        "scenario": name,
        "months": Numeral(f"{row.rmst_two_against_one:.1f}"),
        "A-B": Numeral(f"{row.rmst_anglo_american:.1f}"),
        "Soviet-Western tie": wording.number(row.soviet_western_tie, 2),
    }

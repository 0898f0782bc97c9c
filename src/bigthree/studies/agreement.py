"""How far the three readers of the source agree, and what was read only once."""

from __future__ import annotations

import textwrap

import pandas as pd

from bigthree import evidence, wording
from bigthree.agreement import Agreement, by_grade, by_parameter, overall
from bigthree.data import rows
from bigthree.errors import BadRequest
from bigthree.readings import cell
from bigthree.studies.evidence import markdown
from bigthree.studies.request import Request, Results

WIDTH = 100


def study(request: Request) -> Results:
    """Print the agreement of the shipped readings; ``format=`` plain, markdown or csv.

    Raises
    ------
    BadRequest
        When anything of a scenario is given: the readings are the same for all.
    """
    if request.overrides:
        raise BadRequest(
            f"{request.overrides[0]}: the readings are the same for every scenario; only format "
            "can be given"
        )
    if request.format == "csv":
        return Results(pd.DataFrame(table()).to_csv(index=False).rstrip())
    if request.format == "markdown":
        return Results(markdown(pd.DataFrame(table())))
    return Results("\n\n".join([_about(), wording.table(table()), _once()]))


def table() -> list[dict[str, str]]:
    """Return a row for all cells, for each grade and for each parameter."""
    return [_row(part) for part in (*overall(), *by_grade(evidence.grade_of), *by_parameter())]


def _row(part: Agreement) -> dict[str, str]:
    widest = part.widest
    values = " ".join(f"{value:g}" for value in widest.values)
    return {
        "cells of": part.about,
        "cells": str(part.cells),
        "alpha": f"{part.alpha:.2f}",
        "mean spread": f"{part.spread:.2f}",
        "widest cell": f"{widest.source}.{widest.parameter}: {values}",
    }


def read_once() -> dict[str, list[str]]:
    """Return the parameters that were read only once, by source."""
    once: dict[str, list[str]] = {}
    for row in rows("evidence"):
        if not cell(row["source"], row["parameter"]):
            once.setdefault(row["source"], []).append(row["parameter"])
    return once


def _about() -> str:
    return textwrap.fill(
        "How far the three readers agree. alpha is Krippendorff's for interval data (1 agreement, "
        "0 chance); of a single parameter it rests on four or five cells, and is low where the "
        "authors hardly differ. spread is the highest reading minus the lowest. Agreement shows "
        "that the coding manual is clear, not that the readings are right: the readers are the "
        "project's own and share one method; no historian outside it has coded yet.",
        WIDTH,
    )


def _once() -> str:
    listed = "; ".join(f"{source}: {', '.join(names)}" for source, names in read_once().items())
    count = sum(map(len, read_once().values()))
    return textwrap.fill(f"Read only once ({count} rows): {listed}.", WIDTH)

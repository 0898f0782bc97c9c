"""The agreement of the shipped readings by grade and by parameter, as a table."""

from __future__ import annotations

import pandas as pd

from bigthree import evidence
from bigthree.agreement import Agreement, by_grade, by_parameter, overall
from bigthree.answers import Block, Paragraph, Table
from bigthree.cases import case
from bigthree.numerals import Numeral
from bigthree.readings import cell
from bigthree.studies.request import Request
from bigthree.studies.results import Results, printed

ABOUT = (
    "Alpha is Krippendorff's for interval data: 1 is agreement, 0 is chance. That of a single "
    "parameter rests on four or five cells, and is low where the authors hardly differ. The mean "
    "spread is the highest reading minus the lowest. Agreement shows that the coding manual is "
    "clear, not that the readings are right: the readers are the project's own and share one "
    "method; no historian outside the project has coded yet."
)


def study(request: Request) -> Results:
    """Print the agreement of the shipped readings."""
    once = read_once()
    listed = "; ".join(f"{source}: {', '.join(names)}" for source, names in once.items())
    count = sum(map(len, once.values()))
    blocks: list[Block] = [
        Paragraph(ABOUT),
        Table.of(table()),
        Paragraph(f"Read only once ({count} rows): {listed}."),
    ]
    return printed(request.format, blocks, pd.DataFrame(table()))


def table() -> list[dict[str, str]]:
    """Return a row for all cells, for each grade and for each parameter."""
    return [_row(part) for part in (*overall(), *by_grade(evidence.grade_of), *by_parameter())]


def _row(part: Agreement) -> dict[str, str]:
    widest = part.widest
    values = " ".join(f"{value:g}" for value in widest.values)
    return {
        "cells of": part.about,
        "cells": Numeral(str(part.cells)),
        "alpha": Numeral(f"{part.alpha:.2f}"),
        "mean spread": Numeral(f"{part.spread:.2f}"),
        "widest cell": f"{widest.source}.{widest.parameter}: {values}",
    }


def read_once() -> dict[str, list[str]]:
    """Return the parameters that were read only once, by source."""
    once: dict[str, list[str]] = {}
    for row in case().rows("evidence"):
        if not cell(row["source"], row["parameter"]):
            once.setdefault(row["source"], []).append(row["parameter"])
    return once

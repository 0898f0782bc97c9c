"""The theory's coefficients: symbol, value, what the record accepts, prior, unit and meaning."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from bigthree import calibration
from bigthree.answers import Table, markdown
from bigthree.composition import compose
from bigthree.scenario import Coefficients
from bigthree.studies.request import Request
from bigthree.studies.results import Results


def study(request: Request) -> Results:
    """Print the coefficients of the composed scenario; ``format=`` plain, markdown or csv."""
    rows = table(compose(*request.overrides).theory)
    if request.format == "csv":
        return Results(verbatim=pd.DataFrame(rows).to_csv(index=False).rstrip())
    if request.format == "markdown":
        return Results(verbatim=markdown.block(Table.of(rows)))
    return Results([Table.of(rows)])


def _accepted(name: str) -> str:
    """The middle nine tenths of the accepted draws."""
    if name not in calibration.priors():
        return ""
    low, high = np.quantile(calibration.accepted()[name], [0.05, 0.95])
    return f"{low:.3g} to {high:.3g}"


def table(theory: Coefficients) -> list[dict[str, str]]:
    """A row for each coefficient."""
    rows = []
    for name, field in Coefficients.model_fields.items():
        extra: Any = field.json_schema_extra
        low, high = extra["prior"]
        rows.append(
            {
                "coefficient": f"theory.{name}",
                "symbol": extra["symbol"],
                "value": f"{getattr(theory, name):g}",
                "accepted": _accepted(name),
                "prior": f"{low:g} to {high:g}" if low < high else "fixed",
                "unit": extra["unit"],
                "meaning": str(field.description),
            }
        )
    return rows

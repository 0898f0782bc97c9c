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
    scenario = compose(*request.overrides)
    rows = table(scenario.theory, scenario.engagement.name)
    if request.format == "csv":
        return Results(verbatim=pd.DataFrame(rows).to_csv(index=False).rstrip())
    if request.format == "markdown":
        return Results(verbatim=markdown.block(Table.of(rows)))
    return Results([Table.of(rows)])


def _accepted(name: str, engagement: str) -> str:
    """The middle nine tenths of the accepted draws."""
    if name not in calibration.FITTED:
        return ""
    sample = calibration.accepted(engagement).coefficients
    low, high = np.quantile(sample[name], [0.05, 0.95])
    return f"{low:.3g} to {high:.3g}"


def role(name: str) -> str:
    """Whether a coefficient is fitted to the record, stated, or a switch."""
    if name in calibration.FITTED:
        return "fitted"
    return "stated" if name in calibration.stated() else "switch"


def table(theory: Coefficients, engagement: str) -> list[dict[str, str]]:
    """A row for each coefficient.

    ``range`` is the prior of a fitted coefficient, and what robustness explores of a stated one.
    """
    rows = []
    for name, field in Coefficients.model_fields.items():
        extra: Any = field.json_schema_extra
        low, high = extra["prior"]
        rows.append(
            {
                "coefficient": f"theory.{name}",
                "symbol": extra["symbol"],
                "value": f"{getattr(theory, name):g}",
                "role": role(name),
                "accepted": _accepted(name, engagement),
                "range": f"{low:g} to {high:g}" if low < high else "fixed",
                "unit": extra["unit"],
                "meaning": str(field.description),
            }
        )
    return rows

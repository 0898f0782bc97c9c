"""The theory's coefficients: symbol, value, what the record accepts, prior, unit and meaning."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from bigthree import calibration
from bigthree.answers import Table
from bigthree.composition import compose
from bigthree.numerals import Numeral, span
from bigthree.scenario import Coefficients
from bigthree.studies.request import Request
from bigthree.studies.results import Results, printed


def study(request: Request) -> Results:
    """Print the coefficients of the composed scenario."""
    scenario = compose(*request.overrides)
    rows = table(scenario.theory, scenario.engagement.name)
    return printed(request.format, [Table.of(rows)], pd.DataFrame(rows))


def table(theory: Coefficients, engagement: str) -> list[dict[str, str]]:
    """Return a row for each coefficient.

    ``range`` is the prior of a fitted coefficient, and what robustness explores of a stated one;
    ``accepted`` is the middle nine tenths of the accepted draws.
    """
    return [
        _row(name, field, getattr(theory, name), engagement)
        for name, field in Coefficients.model_fields.items()
    ]


def _row(name: str, field: Any, value: float, engagement: str) -> dict[str, str]:
    extra = field.json_schema_extra
    low, high = extra["prior"]
    role = "stated" if name in calibration.stated() else "switch"
    accepted = ""
    if name in calibration.FITTED:
        role = "fitted"
        ends = np.quantile(calibration.accepted(engagement).coefficients[name], [0.05, 0.95])
        accepted = span(*(f"{end:.3g}" for end in ends))
    return {
        "coefficient": f"theory.{name}",
        "symbol": extra["symbol"],
        "value": Numeral(f"{value:g}"),
        "role": role,
        "accepted": accepted,
        "range": f"{low:g} to {high:g}" if low < high else "fixed",
        "unit": extra["unit"],
        "meaning": str(field.description),
    }

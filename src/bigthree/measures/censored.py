"""Months until something happens, as survival programs take them: a duration and a flag.

Within the program a month of -1 says that it never did; in every table that is written, and in
`bigthree.Ensemble.table`, a duration stands instead, at most the horizon, and beside it whether it
ended in the event (lifelines' ``event_observed``, the event of R's ``Surv``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bigthree.measures.estimates import restricted
from bigthree.measures.history import COLUMNS, NEVER

Floats = NDArray[np.float64]

Columns = Mapping[str, tuple[str, str, str]]

MONTHS, OBSERVED = "_months", "_observed"
"""What is put after the name of such a measure."""


def described(columns: Columns) -> dict[str, tuple[str, str, str]]:
    """The columns of a history's row as it is written, with meaning, unit and range."""
    written = {}
    for name, (meaning, unit, limits) in columns.items():
        if unit != "month":
            written[name] = (meaning, unit, limits)
            continue
        written[f"{name}{MONTHS}"] = (
            f"{meaning}; where there is none, the months to the horizon", unit, "0 to months",
        )  # fmt: skip
        written[f"{name}{OBSERVED}"] = (
            f"whether {name}{MONTHS} ended so (false: censored at the horizon); take the two "
            "together, as Surv(months, observed): a mean of the months alone is too short",
            "", "true or false",
        )  # fmt: skip
    return written


KEPT = described(COLUMNS)
"""The same of the usual case."""


def kept(
    measures: Floats, months: int | Floats, columns: Columns = COLUMNS
) -> dict[str, NDArray[Any]]:
    """The measures of histories, shape (runs, columns), as the columns that are written."""
    written: dict[str, NDArray[Any]] = {}
    for values, (name, (_, unit, _)) in zip(measures.T, columns.items(), strict=True):
        if unit == "month":
            written[f"{name}{MONTHS}"] = restricted(values, months)
            written[f"{name}{OBSERVED}"] = values != NEVER
        else:
            written[name] = values
    return written


def names_of(measures: Iterable[str], columns: Columns = COLUMNS) -> list[str]:
    """The columns in which some measures of a case, the usual one unless given, are written."""
    return list(described({name: columns[name] for name in measures}))


def measured(columns: Mapping[str, NDArray[Any]], name: str) -> Floats:
    """A measure from the columns that were written: again -1 where it never happened."""
    if f"{name}{OBSERVED}" not in columns:
        return columns[name]
    return np.where(columns[f"{name}{OBSERVED}"], columns[f"{name}{MONTHS}"], NEVER)

"""What the authors expected of American growth and British decline, against the record."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from bigthree.cases import case
from bigthree.composition import compose
from bigthree.dyads import POWERS
from bigthree.inputs import MID_YEAR, START_YEAR, Floats, draw
from bigthree.record.breaks import MONTHS
from bigthree.record.scoring import over_histories
from bigthree.scenario import Scenario
from bigthree.theory.capabilities import trend, weight
from bigthree.worlds import STUDIED_AUTHORS

YEARS = MONTHS // 12


def compare_powers(runs: int, seed: int) -> pd.DataFrame:
    """How far the shares of the three that each author expected miss the record of 1945-55.

    ``error`` is the mean absolute error over the three and the eleven years, a value a history,
    with the interval over histories; ``no_change`` that of the shares of 1944 kept.
    """
    record = case().by_year("capabilities")
    actual = np.array([record[START_YEAR + year] for year in range(YEARS)])
    no_change = float(np.abs(np.array(record[START_YEAR - 1]) - actual).mean())
    rows = []
    for author in STUDIED_AUTHORS:
        expected = expected_shares(compose(f"author={author}"), runs, seed)
        error = over_histories(np.abs(expected - actual).mean(axis=(1, 2)))
        rows.append(
            {"author": author, "error": error.value, "low": error.low, "high": error.high,
             "no_change": no_change}
            | {f"{power}_expected": float(expected[:, -1, j].mean())
               for j, power in enumerate(POWERS)}
            | {f"{power}_record": float(actual[-1, j]) for j, power in enumerate(POWERS)}
        )  # fmt: skip
    return pd.DataFrame(rows)


def expected_shares(scenario: Scenario, runs: int, seed: int) -> Floats:
    """The shares of the three that a scenario's author expects, shape (runs, years, 3).

    In the middle of 1945 to 1955.
    """
    drawn: Any = draw(scenario, seed, 0, runs).by_part()
    trends = trend(drawn["power_growth"][:, None], drawn["expected_growth"])
    start: Any = np.array(case().by_year("capabilities")[START_YEAR - 1])
    months = 12 * np.arange(YEARS) + MID_YEAR
    weights = np.stack([np.asarray(weight(start, trends, month, 0.0)) for month in months], axis=1)
    return np.asarray(weights / weights.sum(axis=-1, keepdims=True))

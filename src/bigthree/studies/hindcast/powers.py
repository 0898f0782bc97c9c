"""What the authors expected of American growth and British decline, against the record."""

from __future__ import annotations

import numpy as np
import pandas as pd

from bigthree.cases import case
from bigthree.composition import compose
from bigthree.dyads import POWERS
from bigthree.inputs import START_YEAR, Floats, draw
from bigthree.record.breaks import MONTHS
from bigthree.record.scoring import over_histories
from bigthree.scenario import Scenario
from bigthree.theory.capabilities import weight
from bigthree.worlds import STUDIED_AUTHORS

YEARS = MONTHS // 12

MIDDLE = 5.5
"""Month of a year for which its yearly figure stands."""


def compare_powers(runs: int, seed: int) -> pd.DataFrame:
    """How far the weights that each author expected missed the record of 1945-55.

    ``error`` is the mean absolute error of the three shares over eleven years, a value a history;
    ``no_change`` that of the shares of 1944 kept.
    """
    record = case().by_year("capabilities")
    actual = np.array([record[START_YEAR + year] for year in range(YEARS)])
    no_change = float(np.abs(np.array(record[START_YEAR - 1]) - actual).mean())
    rows = []
    for author in STUDIED_AUTHORS:
        expected = expected_shares(compose(f"author={author}"), runs, seed)
        error = over_histories(np.abs(expected - actual).mean(axis=(1, 2)))
        row = {"author": author, "error": error.value, "low": error.low, "high": error.high}
        row["no_change"] = no_change
        for j, power in enumerate(POWERS):
            row[f"{power}_expected"] = float(expected[:, -1, j].mean())
            row[f"{power}_record"] = float(actual[-1, j])
        rows.append(row)
    return pd.DataFrame(rows)


def expected_shares(scenario: Scenario, runs: int, seed: int) -> Floats:
    """The shares of the three that a scenario's author expects, shape (runs, years, 3).

    At the middle of 1945 to 1955.
    """
    p = draw(scenario, seed, 0, runs).parameters
    start = case().by_year("capabilities")[START_YEAR - 1]
    growth, decline = (
        p["power_growth"] * p[name] for name in ("american_power_growth", "british_decline")
    )
    path = np.empty((runs, YEARS, len(POWERS)))
    for year in range(YEARS):
        for j, trend in enumerate((np.zeros(runs), growth, -decline)):
            path[:, year, j] = weight(start[j], trend, 12 * year + MIDDLE, 0.0)
    return np.asarray(path / path.sum(axis=-1, keepdims=True))

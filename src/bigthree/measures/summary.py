"""The summary row of a scenario: the columns of ``summary.csv``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from bigthree.measures.estimates import Estimate, mean, restricted_mean, surviving

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from bigthree.scenario import Scenario

ESTIMATES: dict[str, tuple[str, str, str]] = {
    "survival_60": (
        "share of runs without a lasting two-against-one by month 60 (or the horizon if sooner)",
        "share",
        "0 to 1",
    ),
    "survival_end": (
        "share of runs without a lasting two-against-one by the horizon", "share", "0 to 1"
    ),
    "rmst_two_against_one": (
        "mean months until any two combine against the third, restricted to the horizon (primary)",
        "month",
        "0 to months",
    ),
    "rmst_anglo_american": (
        "mean months until the USA and Britain combine against the USSR, restricted likewise",
        "month",
        "0 to months",
    ),
    "rmst_concert": (
        "mean months until the weakest tie falls lastingly below 0, restricted likewise; "
        "rivalry lowers it mechanically, since it stands in one of the ties with a minus sign",
        "month",
        "0 to months",
    ),
    "soviet_western_tie": ("mean of the two Soviet ties over the run", "tie", "-1 to 1"),
    "menage": ("share of months with three amicable ties (Dittmer)", "share", "0 to 1"),
    "romantic": ("share of months with two amicable ties", "share", "0 to 1"),
    "marriage": ("share of months with one amicable tie", "share", "0 to 1"),
    "veto": ("share of months with no amicable tie", "share", "0 to 1"),
    "surprise": (
        "mean excess of the real Anglo-American tie over the one Moscow believed in",
        "tie",
        "-3 to 3",
    ),
}  # fmt: skip
"""Estimates of a summary row, with meaning, unit and range; each has a low and a high beside it."""


ESTIMATED_FROM = (
    "two_against_one",
    "anglo_american",
    "concert_end",
    "soviet_western_tie",
    "menage",
    "romantic",
    "marriage",
    "veto",
    "surprise",
)
"""The columns of a history's row that the estimates are made of."""


def estimates(columns: dict[str, NDArray[np.float64]], months: int) -> dict[str, Estimate]:
    """The estimates of a scenario from the measures of its histories.

    Parameters
    ----------
    columns : dict of str to ndarray, shape (runs,) or (scenarios, runs)
        At least those of `ESTIMATED_FROM`.
    months : int
        Horizon.
    """
    ranges = {"soviet_western_tie": (-1.0, 1.0), "surprise": (-3.0, 3.0)}
    found = {
        "survival_60": surviving(columns["two_against_one"], min(60, months)),
        "survival_end": surviving(columns["two_against_one"], months),
        "rmst_two_against_one": restricted_mean(columns["two_against_one"], months),
        "rmst_anglo_american": restricted_mean(columns["anglo_american"], months),
        "rmst_concert": restricted_mean(columns["concert_end"], months),
    }
    for name in ("soviet_western_tie", "menage", "romantic", "marriage", "veto", "surprise"):
        found[name] = mean(columns[name], *ranges.get(name, (0.0, 1.0)))
    return found


def summary_row(scenario: Scenario, columns: dict[str, NDArray[np.float64]]) -> dict[str, Any]:
    """One row of ``summary.csv``."""
    row: dict[str, Any] = {
        "scenario": scenario.name,
        "author": scenario.labels.author,
        "contradiction": scenario.labels.contradiction,
        "runs": len(columns["two_against_one"]),
        "months": scenario.months,
    }
    found = estimates(columns, scenario.months)
    row |= {name: estimate.value for name, estimate in found.items()}
    for name, estimate in found.items():
        row[f"{name}_low"], row[f"{name}_high"] = estimate.low, estimate.high
    return row

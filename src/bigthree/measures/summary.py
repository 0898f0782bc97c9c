"""The summary row of a scenario: the columns of ``summary.csv``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from bigthree.cases import Case, case
from bigthree.measures.estimates import Estimate, mean, restricted_mean, surviving
from bigthree.measures.history import columns_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from bigthree.scenario import Scenario


def _averaged(of: Case) -> tuple[str, ...]:
    """The measures whose means stand in a summary row as they are."""
    return (of.measured.ties, "menage", "romantic", "marriage", "veto", "surprise")


def estimates_of(of: Case) -> dict[str, tuple[str, str, str]]:
    """The estimates of a summary row, with meaning, unit and range; each has a low and a high."""
    columns = columns_of(of)
    one, other = (of.the[(of.believer + n) % 3] for n in (1, 2))
    return {
        "survival_60": (
            "share of runs without a lasting two-against-one by month 60 (or the horizon if "
            "sooner)",
            "share",
            "0 to 1",
        ),
        "survival_end": (
            "share of runs without a lasting two-against-one by the horizon", "share", "0 to 1"
        ),
        "rmst_two_against_one": (
            "mean months until any two combine against the third, restricted to the horizon "
            "(primary)",
            "month",
            "0 to months",
        ),
        f"rmst_{of.measured.combined}": (
            f"mean months until {one} and {other} combine against {of.the[of.believer]}, "
            "restricted likewise",
            "month",
            "0 to months",
        ),
        "rmst_concert": (
            "mean months until the weakest tie falls lastingly below 0, restricted likewise; "
            "rivalry lowers it mechanically, since it stands in one of the ties with a minus sign",
            "month",
            "0 to months",
        ),
        **{name: columns[name] for name in _averaged(of)},
    }  # fmt: skip


ESTIMATES = estimates_of(case())
"""Estimates of a summary row in the usual case."""


def estimated_from(of: Case) -> tuple[str, ...]:
    """The columns of a history's row that the estimates are made of."""
    return ("two_against_one", of.measured.combined, "concert_end", *_averaged(of))


def estimates(
    columns: dict[str, NDArray[np.float64]], months: int, of: Case | None = None
) -> dict[str, Estimate]:
    """The estimates of a scenario from the measures of its histories.

    Parameters
    ----------
    columns : dict of str to ndarray, shape (runs,) or (scenarios, runs)
        At least those of `estimated_from`.
    months : int
        Horizon.
    of : Case, optional
        The usual one unless given.
    """
    of = of or case()
    turned, combined = columns["two_against_one"], of.measured.combined
    ranges = {of.measured.ties: (-1.0, 1.0), "surprise": (-3.0, 3.0)}
    return {
        "survival_60": surviving(turned, min(60, months)),
        "survival_end": surviving(turned, months),
        "rmst_two_against_one": restricted_mean(turned, months),
        f"rmst_{combined}": restricted_mean(columns[combined], months),
        "rmst_concert": restricted_mean(columns["concert_end"], months),
        **{name: mean(columns[name], *ranges.get(name, (0.0, 1.0))) for name in _averaged(of)},
    }


def as_columns(by_name: dict[str, Estimate]) -> dict[str, float]:
    """Estimates as the columns of a table: all values, then the ends of each interval."""
    columns = {name: estimate.value for name, estimate in by_name.items()}
    for name, estimate in by_name.items():
        columns |= {f"{name}_low": estimate.low, f"{name}_high": estimate.high}
    return columns


def summary_row(scenario: Scenario, columns: dict[str, NDArray[np.float64]]) -> dict[str, Any]:
    """One row of ``summary.csv``."""
    return {
        "scenario": scenario.name,
        "author": scenario.labels.author,
        "contradiction": scenario.labels.contradiction,
        "runs": len(columns["two_against_one"]),
        "months": scenario.months,
        **as_columns(estimates(columns, scenario.months, case(scenario.case))),
    }

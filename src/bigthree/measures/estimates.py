"""Estimates over many histories, with 95 % intervals.

Intervals tell how far another draw of as many histories might differ (luck, and the coding
ranges where they are drawn). They say nothing about history itself.
"""

from __future__ import annotations

import warnings
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy import stats

Floats = NDArray[np.float64]

LEVEL = 0.95


class Estimate(NamedTuple):
    """An estimate with its 95 % interval."""

    value: float
    low: float
    high: float


class SurvivalCurve(NamedTuple):
    """Share of histories in which it has not happened by each month, with a 95 % band."""

    months: Floats
    share: Floats
    low: Floats
    high: Floats
    at_risk: Floats


def share(count: int, total: int) -> Estimate:
    """A share with its Wilson interval."""
    interval = stats.binomtest(count, total).proportion_ci(LEVEL, method="wilson")
    return Estimate(count / total, float(interval.low), float(interval.high))


def mean(values: Floats, low: float = -np.inf, high: float = np.inf) -> Estimate:
    """A mean with its Student interval, cut to the range that the quantity can take.

    One history tells nothing of another: its interval is the whole range.
    """
    centre = float(np.mean(values))
    if len(values) < 2:
        return Estimate(centre, low, high)
    half = float(stats.sem(values)) * float(stats.t.ppf((1 + LEVEL) / 2, len(values) - 1))
    return Estimate(centre, max(low, centre - half), min(high, centre + half))


def restricted(month: Floats, horizon: int) -> Floats:
    """Months until it happens, at most the horizon; -1 in `month` means it never did."""
    return np.where(month < 0, float(horizon), np.minimum(month, float(horizon)))


def restricted_mean(month: Floats, horizon: int) -> Estimate:
    """Restricted mean survival time, in months."""
    return mean(restricted(month, horizon), 0.0, float(horizon))


def surviving(month: Floats, by: int) -> Estimate:
    """Share of histories in which it has not happened by a month, that month included."""
    return share(int(np.sum((month < 0) | (month > by))), len(month))


def survival_curve(month: Floats, horizon: int) -> SurvivalCurve:
    """Kaplan-Meier curve over months 0 … horizon, right-censored at the horizon.

    The band is Greenwood's on the log-log scale; where that is undefined (nothing or everything
    has happened) it is Wilson's, which serves as well since nobody is censored sooner.
    """
    happened = month >= 0
    months = np.arange(horizon + 1, dtype=float)
    times = restricted(month, horizon)
    at_risk = np.array([(times >= t).sum() for t in months], dtype=float)
    wilson = [surviving(month, int(t)) for t in months]
    low, high = (np.array([getattr(each, end) for each in wilson]) for end in ("low", "high"))
    if not happened.any():
        return SurvivalCurve(months, np.ones(horizon + 1), low, high, at_risk)
    sample = stats.CensoredData(
        uncensored=month[happened], right=np.full(int((~happened).sum()), float(horizon))
    )
    curve: Any = stats.ecdf(sample).sf
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)
        band: Any = curve.confidence_interval(LEVEL, method="log-log")
        lower, upper = band.low.evaluate(months), band.high.evaluate(months)
    defined = np.isfinite(lower) & np.isfinite(upper)
    shares = curve.evaluate(months)
    return SurvivalCurve(
        months,
        shares,
        np.where(defined, lower, low),
        np.where(defined, upper, high),
        at_risk,
    )


def paired_difference(one: Floats, other: Floats) -> Estimate:
    """Mean of `other` - `one` over histories that share their luck, with its Student interval.

    Parameters
    ----------
    one, other : ndarray, shape (runs,)
        The same runs in two worlds.
    """
    return mean(other - one)

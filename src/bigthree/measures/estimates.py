"""Estimates over many histories, with 95 % intervals.

Intervals tell how far another draw of as many histories might differ (luck, and the coding
ranges where they are drawn). They say nothing about history itself. Where histories of several
worlds are given, the last axis counts the histories and every end of an estimate is an array.
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
    """An estimate with its 95 % interval; of several worlds, three arrays."""

    value: float
    low: float
    high: float

    @property
    def sign(self) -> int:
        """1 or -1 where the interval lies on one side of zero; else 0."""
        return int(self.low > 0) - int(self.high < 0)

    @property
    def size(self) -> Estimate:
        """The estimate without its sign."""
        return self if self.value >= 0 else Estimate(-self.value, -self.high, -self.low)

    def named(self, name: str) -> dict[str, float]:
        """Return the estimate as three columns of a table."""
        return {name: self.value, f"{name}_low": self.low, f"{name}_high": self.high}


class SurvivalCurve(NamedTuple):
    """Share of histories in which it has not happened by each month, with a 95 % band."""

    months: Floats
    share: Floats
    low: Floats
    high: Floats
    at_risk: Floats


def share(count: Any, total: int) -> Estimate:
    """A share with its Wilson interval."""
    z = float(stats.norm.ppf((1 + LEVEL) / 2))
    part = np.asarray(count) / total
    shrunk = 1 + z**2 / total
    centre = (part + z**2 / (2 * total)) / shrunk
    half = z * np.sqrt(part * (1 - part) / total + (z / (2 * total)) ** 2) / shrunk
    low = np.where(part == 0.0, 0.0, centre - half)
    high = np.where(part == 1.0, 1.0, centre + half)
    return _estimate(part, low, high)


def _estimate(*ends: Any) -> Estimate:
    """Plain numbers where there is one world, arrays where there are several."""
    whole: Any = (float(end) if np.ndim(end) == 0 else np.asarray(end) for end in ends)
    return Estimate(*whole)


def mean(values: Floats, low: float = -np.inf, high: float = np.inf) -> Estimate:
    """A mean with its Student interval, cut to the range that the quantity can take.

    One history tells nothing of another: its interval is the whole range.
    """
    centre, count = np.mean(values, axis=-1), np.shape(values)[-1]
    if count < 2:
        return _estimate(centre, np.full_like(centre, low), np.full_like(centre, high))
    half = stats.sem(values, axis=-1) * stats.t.ppf((1 + LEVEL) / 2, count - 1)
    return _estimate(centre, np.maximum(low, centre - half), np.minimum(high, centre + half))


def restricted(month: Floats, horizon: int) -> Floats:
    """Months until it happens, at most the horizon; -1 in `month` means it never did."""
    return np.where(month < 0, float(horizon), np.minimum(month, float(horizon)))


def restricted_mean(month: Floats, horizon: int) -> Estimate:
    """Restricted mean survival time, in months."""
    return mean(restricted(month, horizon), 0.0, float(horizon))


def survived(month: Floats, by: int | Floats) -> NDArray[np.bool_]:
    """Whether it has not happened by a month, that month included."""
    return (month < 0) | (month > by)


def surviving(month: Floats, by: int | Floats) -> Estimate:
    """Share of histories in which it has not happened by a month, that month included."""
    return share(np.sum(survived(month, by), axis=-1), np.shape(month)[-1])


def survival_curve(month: Floats, horizon: int) -> SurvivalCurve:
    """Kaplan-Meier curve over months 0 … horizon, right-censored at the horizon.

    The band is Greenwood's on the log-log scale; where that is undefined (nothing or everything
    has happened) it is Wilson's, which serves as well since nobody is censored sooner.
    """
    happened = month >= 0
    months = np.arange(horizon + 1, dtype=float)
    times = restricted(month, horizon)
    at_risk = np.array([(times >= t).sum() for t in months], dtype=float)
    wilson: Any = surviving(month, months[:, None])
    if not happened.any():
        return SurvivalCurve(months, np.ones(horizon + 1), wilson.low, wilson.high, at_risk)
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
        np.where(defined, lower, wilson.low),
        np.where(defined, upper, wilson.high),
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

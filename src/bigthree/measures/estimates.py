"""Estimates over many histories, with 95 % intervals.

Intervals tell how far another draw of as many histories might differ (luck, and the coding
ranges where they are drawn). They say nothing about history itself. Where histories of several
worlds are given, the last axis counts the histories and every end of an estimate is an array.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy import special

Floats = NDArray[np.float64]

LEVEL = 0.95

NORMAL = float(special.ndtri((1 + LEVEL) / 2))
"""Standard errors to either side of an estimate that is normal."""


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

    @classmethod
    def in_row(cls, row: Any, name: str) -> Estimate:
        """Return the estimate that three columns of a row hold."""
        return cls(row[name], row[f"{name}_low"], row[f"{name}_high"])


class SurvivalCurve(NamedTuple):
    """Share of histories in which it has not happened by each month, with a 95 % band."""

    months: Floats
    share: Floats
    low: Floats
    high: Floats
    at_risk: Floats


def share(count: Any, total: int) -> Estimate:
    """A share with its Wilson interval."""
    part = np.asarray(count) / total
    shrunk = 1 + NORMAL**2 / total
    centre = (part + NORMAL**2 / (2 * total)) / shrunk
    half = NORMAL * np.sqrt(part * (1 - part) / total + (NORMAL / (2 * total)) ** 2) / shrunk
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
    error = np.std(values, axis=-1, ddof=1) / np.sqrt(count)
    half = error * special.stdtrit(count - 1, (1 + LEVEL) / 2)
    return _estimate(centre, np.maximum(low, centre - half), np.minimum(high, centre + half))


def of_groups(
    estimate: Estimate, values: Any, groups: Any, low: float = -np.inf, high: float = np.inf
) -> Estimate:
    """An estimate over histories of which several share a draw: its interval as much wider.

    Its ends are moved away from it by the root of the design effect (Kish 1965, Survey Sampling),
    at least 1: the variance of the sum over groups against that of as many single histories.

    Parameters
    ----------
    estimate : Estimate
        A mean or share of the values, each counted as alone.
    values : ndarray, shape (runs,)
        Numbers or truths.
    groups : ndarray of int, shape (runs,)
        Which draw each history has; none below 0.
    low, high : float
        What the quantity can be at least and at most.
    """
    apart = np.asarray(values, dtype=float) - np.mean(values)
    runs, count = len(apart), len(np.unique(groups))
    if count < 2 or not apart.any():
        return estimate
    alone = float(apart @ apart) * runs / (runs - 1)
    together = float((np.bincount(groups, apart) ** 2).sum()) * count / (count - 1)
    root = float(np.sqrt(max(1.0, together / alone)))
    value = estimate.value
    return Estimate(
        value,
        max(low, value - root * (value - estimate.low)),
        min(high, value + root * (estimate.high - value)),
    )


def restricted(month: Floats, horizon: int | Floats) -> Floats:
    """Months until it happens, at most the horizon; -1 in `month` means it never did."""
    return np.where(month < 0, horizon, np.minimum(month, horizon)).astype(float)


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

    Nobody is censored sooner, so that the curve is the share that is left and Greenwood's sum has
    a closed form. The band is Greenwood's on the log-log scale; where that is undefined (nothing or
    everything has happened) it is Wilson's.
    """
    months = np.arange(horizon + 1, dtype=float)
    times = restricted(month, horizon)
    at_risk = np.array([(times >= t).sum() for t in months], dtype=float)
    wilson: Any = surviving(month, months[:, None])
    left = np.where((wilson.value > 0) & (wilson.value < 1), wilson.value, np.nan)
    half = NORMAL * np.sqrt((1 / left - 1) / len(month)) / np.log(left)
    low, high = left ** np.exp(-half), left ** np.exp(half)
    return SurvivalCurve(
        months,
        wilson.value,
        np.where(np.isnan(left), wilson.low, low),
        np.where(np.isnan(left), wilson.high, high),
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

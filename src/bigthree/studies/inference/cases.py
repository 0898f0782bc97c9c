"""The histories of one world, of which the true rivalry is unknown, and how they match a record."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bigthree.inputs import Floats
from bigthree.measures.estimates import LEVEL, Estimate
from bigthree.record.simulated import Record, same_breaks, stayed_warm
from bigthree.record.targets import Targets
from bigthree.scenario import Labels

LEAST = 30
"""Histories kept below which nothing can be said."""

WHOLE, BREAKS, WARM = "whole", "breaks", "warm_tie"
PARTS = (WHOLE, BREAKS, WARM)
"""The record, and its two parts: when the Soviet ties broke, and that the third stayed warm."""

SIDES = {"weak": 0.0, "strong": 1.0}
"""The two triangles over 0 to 1, by where they peak, whose even mixture is the uniform prior."""


@dataclass(frozen=True)
class Case:
    """The histories of one world; arrays have shape (2, runs), a row a triangle of the prior."""

    labels: Labels
    rivalry: Floats
    """The true rivalry of each history."""
    columns: dict[str, Floats]
    """Those of `bigthree.record.targets.COLUMNS`."""
    targets: Targets

    @property
    def names(self) -> dict[str, str]:
        """Author, world and background."""
        return self.labels.of_world

    def alike(self, record: Record, part: str = WHOLE) -> NDArray[np.bool_]:
        """Which histories match a record, or a part of it, shape (2, runs).

        A tie that never broke in the record is matched only by one that never broke.
        """
        warm = stayed_warm(self.columns, self.targets.warm) == record.warm
        if part == WARM:
            return np.asarray(warm)
        breaks = same_breaks(self.columns, record)
        return breaks if part == BREAKS else breaks & warm

    def kept(self, part: str = WHOLE) -> NDArray[np.bool_]:
        """Which histories match the record, or a part of it, shape (2, runs)."""
        return self.alike(Record.of(self.targets), part)

    @cached_property
    def posterior(self) -> Floats:
        """The true rivalry of the histories that match the record."""
        return self.rivalry[self.kept()]

    @property
    def enough(self) -> bool:
        """Whether enough histories match for anything to be said."""
        return len(self.posterior) >= LEAST

    @cached_property
    def rate(self) -> Estimate:
        """Share of the histories that match: how likely this world makes the record."""
        return rate(self.kept().mean(axis=0), 1.0)

    def factor(self, one: Coded, other: Coded, part: str = WHOLE) -> Estimate:
        """Bayes factor: how much likelier the record is under one coding than under another.

        The histories are weighted by each coding's triangle instead of being run again.
        """
        weights = (each.density(self.rivalry) for each in (one, other))
        kept = self.kept(part)
        return ratio(*(rate((kept * w).mean(axis=0), w.mean(axis=0).max()) for w in weights))


class Coded(NamedTuple):
    """The true rivalry as coded: a triangle over its range."""

    low: float
    value: float
    high: float

    def density(self, rivalry: Floats) -> Floats:
        """Density of the triangle."""
        from scipy.stats import triang

        width = self.high - self.low
        triangle = triang((self.value - self.low) / width, self.low, width)
        return np.asarray(triangle.pdf(rivalry))


def quantiles(values: Floats, shares: list[float]) -> Floats:
    """Quantiles below which one more such value lies with just that chance."""
    return np.asarray(np.quantile(values, shares, method="weibull"))


def rate(weights: Floats, largest: float) -> Estimate:
    """Mean weight of the runs, of which few have any, with the interval of Fay and Feuer (1997).

    A sum of weighted rare events is held against a gamma distribution of its mean and variance;
    with equal weights it is the exact Poisson interval, and it is there when nothing happened.
    No weight of a run could be more than the `largest`.
    """
    from scipy.stats import gamma

    tail, most = (1 - LEVEL) / 2, largest / len(weights)
    value, spread = weights.mean(), (weights**2).sum() / len(weights) ** 2
    low = gamma.ppf(tail, value**2 / spread, scale=spread / value) if value > 0 else 0.0
    upper, wider = value + most, spread + most**2
    high = gamma.ppf(1 - tail, upper**2 / wider, scale=wider / upper)
    return Estimate(float(value), float(low), float(high))


def ratio(one: Estimate, other: Estimate) -> Estimate:
    """Ratio of two rates, its interval made from theirs on the log scale (Donner and Zou 2012).

    Rates that met the same luck go up and down together, and so the interval is rather too wide
    than too narrow.
    """
    if one.value == 0.0 or other.value == 0.0:
        value = np.inf if one.value > 0.0 else 0.0 if other.value > 0.0 else np.nan
        high = one.high / other.low if other.low > 0.0 else np.inf
        return Estimate(float(value), one.low / other.high, float(high))
    value = one.value / other.value
    down = np.hypot(np.log(one.value / one.low), np.log(other.high / other.value))
    up = np.hypot(np.log(one.high / one.value), np.log(other.value / other.low))
    return Estimate(value, float(value * np.exp(-down)), float(value * np.exp(up)))

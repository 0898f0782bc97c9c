"""Boxes: a few limits on a few factors, within which most worlds ended (PRIM).

Found as in Friedman and Fisher (1999) and used as in Bryant and Lempert (2010). A thin slice of the
worlds is peeled away, again and again, so that the share that ended rises most: over the factor
most associated with the end, over the two most associated, and so on, and over all. Every box on
the way loses its limits whose quasi-p-value exceeds `DOUBTFUL`, the least significant first. A
box's worth is the harmonic mean of its coverage and of how far its density has come from the share
of all worlds that ended to one; the box of most worth is taken.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from bigthree.measures.estimates import share
from bigthree.studies.discovery.limits import Flags, Limits, inside, merged, words_of
from bigthree.studies.discovery.peeling import AIMS, peeled

if TYPE_CHECKING:
    import pandas as pd

MOST_BOXES = 4
MOST_FAILED = 2
MOST_LIMITED = 5
"""Factors that a box can limit; more would be hard to read."""

DOUBTFUL = 0.05
FEWEST = 5
"""Worlds that must have ended, and that must not, before a box is looked for."""


class Count(NamedTuple):
    """Worlds within a box, and of how many; the same of those that ended."""

    worlds: int
    ended: int
    of_worlds: int
    of_ended: int

    @property
    def coverage(self) -> float:
        """Share of all worlds that ended which lie in the box; NaN where none ended."""
        return self.ended / self.of_ended if self.of_ended else math.nan

    @property
    def density(self) -> float:
        """Share of the box's worlds that ended; NaN where it holds none."""
        return self.ended / self.worlds if self.worlds else math.nan

    @property
    def mass(self) -> float:
        """Share of all worlds that lie in the box."""
        return self.worlds / self.of_worlds


class Box(NamedTuple):
    """A box, with what it holds of the worlds that it was found on and of those it was not.

    Attributes
    ----------
    limits : tuple of Limit
        One a factor, the most significant first.
    quasi_p : tuple of float
        Of each limit: how likely the box would have so many worlds that ended, were the limit
        of no matter.
    training, held_out : Count
        Worlds in an earlier box that holds are not counted within this one.
    chance : float
        Share ended among the worlds not used that lie in no such box.
    """

    limits: Limits
    quasi_p: tuple[float, ...]
    training: Count
    held_out: Count
    chance: float

    @property
    def holds(self) -> bool:
        """Whether more ended in it than outside, on worlds not used, beyond luck (95 %)."""
        count = self.held_out
        return count.worlds > 0 and share(count.ended, count.worlds).low > self.chance


def find_boxes(worlds: pd.DataFrame, ended: Flags, used: Flags) -> tuple[Box, ...]:
    """At most `MOST_BOXES` boxes in which worlds ended, each sought outside those before.

    Boxes are found on the worlds that are `used`, and tried on the others. Where one does not hold
    there, the least significant of its factors takes no further part; after `MOST_FAILED` such the
    search ends.
    """
    boxes: list[Box] = []
    left, names = np.ones(len(worlds), dtype=bool), list(map(str, worlds))
    while len(boxes) < MOST_BOXES and sum(not box.holds for box in boxes) < MOST_FAILED:
        limits, quasi_p = find_box(worlds.loc[left & used, names], ended[left & used])
        if not limits:
            break
        within = left & inside(worlds, limits)
        training, held_out = (
            Count(*(int((half & each).sum()) for each in (within, within & ended, True, ended)))
            for half in (used, ~used)
        )
        box = Box(limits, quasi_p, training, held_out, float(ended[left & ~used].mean()))
        boxes.append(box)
        if box.holds:
            left &= ~within
        else:
            names.remove(limits[-1].factor)
    return tuple(boxes)


def find_box(worlds: pd.DataFrame, ended: Flags) -> tuple[Limits, tuple[float, ...]]:
    """The most worth box, and the quasi-p-value of each limit; none where nothing is found."""
    if min(ended.sum(), (~ended).sum()) < FEWEST:
        return (), ()
    boxes = [
        _needed(limits, worlds, ended)
        for names in _parties(worlds, ended)
        for aim in AIMS
        for limits in peeled(worlds[names], ended, aim)
    ]
    limits = merged(max(boxes, key=lambda limits: _worth(inside(worlds, limits), ended)))
    if not limits:
        return (), ()
    quasi_p = _quasi_p(_met(limits, worlds), ended)
    order = np.argsort(quasi_p, kind="stable")
    return tuple(limits[n] for n in order), tuple(float(quasi_p[n]) for n in order)


def _parties(worlds: pd.DataFrame, ended: Flags) -> Iterator[list[str]]:
    """Which factors take part: the most telling, the two most telling, and so on; and all.

    Every side of a box differs where worlds ended. Among dozens of factors a slice of one that
    matters nothing can by luck hold no world that ended, and PRIM peels such slices away before
    it comes to the sides; where few take part it does not. What only tells together with another
    is found when all do.
    """
    by_p = sorted((_association(worlds[name], ended), str(name)) for name in worlds)
    telling = [name for p, name in by_p if p <= DOUBTFUL][:MOST_LIMITED]
    yield from (telling[:n] for n in range(1, len(telling) + 1))
    if len(telling) < len(by_p):
        yield list(map(str, worlds))


def _association(values: pd.Series[Any], ended: Flags) -> float:
    """p-value of no difference between worlds that ended and the others (KS, or chi-squared)."""
    from pandas import crosstab
    from scipy.stats import chi2_contingency, ks_2samp

    if words_of(values):
        return float(chi2_contingency(crosstab(ended, values.to_numpy())).pvalue)
    return float(ks_2samp(values[ended], values[~ended], method="asymp").pvalue)


def _worth(within: Flags, ended: Flags) -> float:
    """Harmonic mean of coverage and of the density's way from the share of all ended to one."""
    coverage = ended[within].sum() / ended.sum()
    gain = (ended[within].mean() - ended.mean()) / (1 - ended.mean())
    return float(2 * coverage * gain / (coverage + gain)) if gain > 0 else 0.0


def _needed(limits: Limits, worlds: pd.DataFrame, ended: Flags) -> Limits:
    """The limits without those of no matter, and of no more factors than can be."""
    met = _met(limits, worlds)
    while limits:
        quasi_p = _quasi_p(met, ended)
        worst = int(np.argmax(quasi_p))
        if quasi_p[worst] <= DOUBTFUL and len(merged(limits)) <= MOST_LIMITED:
            break
        limits, met = limits[:worst] + limits[worst + 1 :], np.delete(met, worst, axis=0)
    return limits


def _met(limits: Limits, worlds: pd.DataFrame) -> Flags:
    """Which worlds are within which limit, shape (limits, worlds)."""
    return np.array([limit.met(worlds) for limit in limits])


def _quasi_p(met: Flags, ended: Flags) -> NDArray[np.float64]:
    """Of each limit: the chance of as many ended in the box, drawn as from the box without it."""
    from scipy.stats import binom

    missed = (~met).sum(axis=0)
    within = missed == 0
    without = within | ((missed == 1) & ~met)
    share_ended = (without & ended).sum(axis=1) / without.sum(axis=1)
    return np.asarray(binom.sf((within & ended).sum() - 1, within.sum(), share_ended))

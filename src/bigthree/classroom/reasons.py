"""Why the two worlds differ: the pushes on each tie that were not the same."""

from __future__ import annotations

from threading import Condition
from typing import NamedTuple

import numpy as np
from cachetools import LRUCache, cached

from bigthree.classroom.question import World
from bigthree.dyads import DYADS, PAIRS, dyad_of
from bigthree.ensemble import simulate_batch
from bigthree.explanation.story import PASSIVE
from bigthree.inputs import Floats
from bigthree.measures.estimates import Estimate, paired_difference
from bigthree.theory.mechanisms import LEDGER

READ = 128
"""Histories of each world whose ledgers are read."""

WITHIN = 60
"""Months over which pushes are summed: the same in both worlds, so that they compare."""

STRONGEST = 3

TELLING = 0.05
"""Of a tie: what differs by less is not told, however sure it is."""


class Reason(NamedTuple):
    """What one mechanism did otherwise to one tie.

    Attributes
    ----------
    mechanism, dyad : str
    difference : Estimate
        Push on the tie summed over the months, the student's world less the baseline, with its
        95 % interval over histories on the same luck.
    """

    mechanism: str
    dyad: str
    difference: Estimate


@cached(LRUCache(200), condition=Condition())
def pushes(world: World, seed: int) -> Floats:
    """Summed pushes of the first histories, shape (runs, 3 dyads, mechanisms)."""
    batch = simulate_batch(world.scenario(), seed, 0, READ, ledger=True)
    summed = batch.paths.ledger[:, :WITHIN].sum(axis=1)
    found = np.zeros((READ, len(DYADS), len(LEDGER)))
    for n, (i, j) in enumerate(PAIRS):
        found[:, dyad_of(i, j)] += 0.5 * summed[:, n]
    return found


def reasons(left: World, right: World, seed: int) -> list[Reason]:
    """The pushes that differ most, the largest first, where luck does not explain it."""
    one, other = (np.moveaxis(pushes(world, seed), 0, -1) for world in (left, right))
    differences = np.stack(paired_difference(one, other), axis=-1)
    found = [
        Reason(mechanism, dyad, Estimate(*map(float, differences[d, m])))
        for d, dyad in enumerate(DYADS)
        for m, mechanism in enumerate(LEDGER)
        if mechanism not in PASSIVE
    ]
    told = (each for each in found if _tells(each.difference))
    return sorted(told, key=lambda each: -abs(each.difference.value))[:STRONGEST]


def _tells(difference: Estimate) -> bool:
    """Whether luck does not explain it, and it is large enough to matter."""
    sure = difference.low > 0 or difference.high < 0
    return sure and abs(difference.value) >= TELLING

"""Trading what is held against how long it lasts: nondominated policies, and regret.

Two objectives, both to be large. A policy is nondominated where no other is at least as good in
both and better in one (Pareto). In one world, its regret is what it falls short, in months, of the
best policy that holds at least as much there; over several worlds the largest counts, as in
Savage (1951) for one objective.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from bigthree.inputs import Floats


def nondominated(held: Floats, months: Floats) -> NDArray[np.bool_]:
    """Whether no other policy is at least as good in both and better in one, shape (policies,)."""
    as_good = (held >= held[:, None]) & (months >= months[:, None])
    better = (held > held[:, None]) | (months > months[:, None])
    return np.asarray(~(as_good & better).any(axis=1))


def layers(held: Floats, months: Floats) -> Iterator[NDArray[np.int64]]:
    """Yield the nondominated policies, then those that are so without them, and so on."""
    left = np.arange(len(held))
    while len(left):
        front = nondominated(held[left], months[left])
        yield left[front]
        left = left[~front]


def attainable(levels: Floats, held: Floats, months: Floats) -> Floats:
    """Most months among policies that hold at least each level; NaN where none does."""
    reaching = held[None, :] >= np.asarray(levels)[:, None]
    most = np.where(reaching, months[None, :], -np.inf).max(axis=1)
    return np.where(np.isfinite(most), most, np.nan)


def regret(held: Floats, months: Floats) -> Floats:
    """Months that each policy falls short of the best that holds as much, in (policies, worlds)."""
    worlds = zip(held.T, months.T, strict=True)
    return np.stack([attainable(h, h, m) - m for h, m in worlds], axis=1)


def least_regret_at(levels: Floats, held: Floats, months: Floats) -> int:
    """Return the policy with the least regret among those that hold a level in every world.

    Levels have shape (worlds,), `held` and `months` (policies, worlds); some policy must do.
    """
    best = np.where(held >= levels, months, -np.inf).max(axis=0)
    largest = (best - months).max(axis=1)
    return int(np.where((held >= levels).all(axis=1), largest, np.inf).argmin())

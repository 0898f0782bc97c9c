"""Luck: drawn outside the drivers and handed in.

Every draw is keyed by (seed, process, run): no decision in a run reshuffles another's luck, and
worlds that differ in one assumption share all of it (common random numbers). The streams are
counter-based (Philox): the key is the seed and the name of the process, the counter the run.
Monthly processes deal the runs in blocks of `LANES`, month by month, so a longer horizon leaves
the earlier months as they were.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from bigthree.errors import whole_number

MOST_RUNS = 10**8
"""Runs of one seed."""

LANES = 32
"""Runs that share one stream."""

Floats = NDArray[np.float64]


class Luck(NamedTuple):
    """The luck of one block of runs.

    Attributes
    ----------
    stances : ndarray, shape (months, LANES, 6 * steps)
        Standard normal shocks, a row of six a step in the order of the directed stances.
    acts : ndarray, shape (months, LANES, 3)
        Uniform draws, one a power.
    bargains : ndarray, shape (months, LANES, 3)
        Uniform draws, one a dyad.
    """

    stances: Floats
    acts: Floats
    bargains: Floats


def check_seed(seed: int) -> int:
    """The seed, if it is a whole number from 0 to 2⁶⁴ - 1; 0 is a seed like any other."""
    return whole_number("seed", seed, 0, 2**64 - 1)


def _stream(seed: int, process: str, counter: tuple[int, int]) -> np.random.Generator:
    key = np.array([seed, crc32(process.encode())], dtype=np.uint64)
    start = np.array([*counter, 0, 0], dtype=np.uint64)
    return np.random.Generator(np.random.Philox(key=key, counter=start))


def once_per_run(seed: int, process: str, first: int, count: int) -> Floats:
    """One uniform draw in [0, 1) for each of `count` runs from run `first`, shape (count,)."""
    words = 4  # a Philox counter step yields four draws
    skipped = first % words
    return _stream(seed, process, (first // words, 1)).random(skipped + count)[skipped:]


@lru_cache(maxsize=LANES)
def luck_of_block(seed: int, block: int, steps: int, even: bool, months: int) -> Luck:
    """The luck of block b, of the runs b LANES … (b + 1) LANES - 1, with so many steps a month.

    `even` is luck switched off: no shocks, and every chance comes as often as it should, in a fixed
    order (a Weyl sequence), the same in every run. The arrays are kept for the next world that
    meets them: read them, and do not write to them.
    """
    if even:
        return _even(months, steps)
    stances, acts, bargains = (_stream(seed, process, (0, block)) for process in Luck._fields)
    return Luck(
        stances.standard_normal((months, LANES, 6 * steps)),
        acts.random((months, LANES, 3)),
        bargains.random((months, LANES, 3)),
    )


def _even(months: int, steps: int) -> Luck:
    golden = (5**0.5 - 1) / 2
    month = np.arange(months)[:, None, None]
    column = np.arange(3)[None, None, :]
    weyl = ((month + 0.5) * golden + column / 3) % 1.0
    uniform = np.ascontiguousarray(np.broadcast_to(weyl, (months, LANES, 3)))
    return Luck(np.zeros((months, LANES, 6 * steps)), uniform, uniform)

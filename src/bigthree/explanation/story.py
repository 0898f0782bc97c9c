"""Why a world held or broke: the turning month, the pair, and the pushes that did it."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bigthree.dyads import PAIRS
from bigthree.ensemble import BATCH, Ensemble, simulate_batch
from bigthree.inputs import Floats
from bigthree.theory.mechanisms import LEDGER

LOOKED_AT = 256
"""Histories of each kind whose ledgers are read for the reasons."""

FIRST = 1
"""The first month that is measured."""

PASSIVE = ("routine",)
"""The wear of habit only returns what other pushes brought; it is no reason by itself."""


class Push(NamedTuple):
    """What one mechanism did to some ties, summed over the months before the turn.

    Attributes
    ----------
    mechanism : str
    size : float
        Mean change of a tie, in units of the tie; negative where it pushed apart.
    """

    mechanism: str
    size: float


class Turn(NamedTuple):
    """How the histories that broke did so.

    Attributes
    ----------
    share : float
        Share of all histories in which two combined against the third.
    pair : int
        The dyad that combined first most often.
    pair_share : float
        Its share of the histories that broke.
    month : float
        Median month of the turn where it was that dyad.
    alike : int
        Histories of that kind.
    read : int
        Those of them whose ledgers were read, the first ones.
    pushes : list of Push
        On the ties of the third power before the turn, the most hostile first.
    """

    share: float
    pair: int
    pair_share: float
    month: float
    alike: int
    read: int
    pushes: list[Push]

    @property
    def from_the_start(self) -> bool:
        """Whether there was nothing to turn: in most histories the two stood together at once."""
        return self.share > 0.5 and self.month <= FIRST


class Bond(NamedTuple):
    """What held the believer's ties up in the histories that did not break.

    Attributes
    ----------
    alike : int
        Histories that held.
    read : int
        Those of them whose ledgers were read, the first ones.
    pushes : list of Push
        On the believer's ties over the whole run, the most friendly first.
    """

    alike: int
    read: int
    pushes: list[Push]


class Parting(NamedTuple):
    """How two who had combined against the third from the start fell out.

    Attributes
    ----------
    share : float
        Share of all histories in which their own tie broke.
    month : float
        Median month in which it did.
    alike : int
        Histories of that kind.
    read : int
        Those of them whose ledgers were read, the first ones.
    pushes : list of Push
        On their tie before it broke, the most hostile first.
    """

    share: float
    month: float
    alike: int
    read: int
    pushes: list[Push]


def parting_of(ensemble: Ensemble, pair: int) -> Parting | None:
    """How the two of a dyad fell out; None where they did in no history."""
    broke = ensemble.column(f"{ensemble.case.dyads[pair]}_break")
    parted = broke >= 0
    if not parted.any():
        return None
    own = tuple(n for n, both in enumerate(PAIRS) if 2 - pair not in both)
    read, pushes = _pushes(ensemble, parted, broke, own)
    return Parting(
        share=float(parted.mean()),
        month=float(np.median(broke[parted])),
        alike=int(parted.sum()),
        read=read,
        pushes=sorted(pushes, key=lambda push: push.size),
    )


def turn_of(ensemble: Ensemble) -> Turn | None:
    """How it broke; None where no history did."""
    turned, codes = ensemble.column("two_against_one"), ensemble.column("pair").astype(int)
    broken = turned >= 0
    if not broken.any():
        return None
    pair = int(np.bincount(codes[broken], minlength=3).argmax())
    chosen = codes == pair
    read, pushes = _pushes(ensemble, chosen, turned, _ties_of_third(pair))
    return Turn(
        share=float(broken.mean()),
        pair=pair,
        pair_share=float(chosen.sum() / broken.sum()),
        month=float(np.median(turned[chosen])),
        alike=int(chosen.sum()),
        read=read,
        pushes=sorted(pushes, key=lambda push: push.size),
    )


def bond_of(ensemble: Ensemble) -> Bond | None:
    """What held; None where every history broke."""
    held = ensemble.column("two_against_one") < 0
    if not held.any():
        return None
    until = np.full(ensemble.runs, float(ensemble.scenario.months))
    believer = ensemble.case.believer
    own = tuple(n for n, pair in enumerate(PAIRS) if believer in pair)
    read, pushes = _pushes(ensemble, held, until, own)
    return Bond(int(held.sum()), read, sorted(pushes, key=lambda push: -push.size))


def _ties_of_third(pair: int) -> tuple[int, ...]:
    """Directed stances between the third power and the two that combined."""
    third = 2 - pair
    return tuple(n for n, (i, j) in enumerate(PAIRS) if third in (i, j))


def _pushes(
    ensemble: Ensemble, chosen: NDArray[np.bool_], until: Floats, stances: tuple[int, ...]
) -> tuple[int, list[Push]]:
    """Mean summed pushes on some stances in the first chosen histories, and how many were read."""
    runs = np.flatnonzero(chosen)[:LOOKED_AT]
    totals = np.zeros(len(LEDGER))
    for first, last in _stretches(runs):
        batch = simulate_batch(
            ensemble.scenario, ensemble.seed, first, last - first + 1, ledger=True
        )
        ledger = batch.paths.ledger[:, :, list(stances), :].mean(axis=2)
        month = np.arange(ledger.shape[1])
        before = month[None, :] < until[first : last + 1, None]
        before &= chosen[first : last + 1, None]
        totals += (ledger * before[:, :, None]).sum(axis=(0, 1))
    means = totals / len(runs)
    return len(runs), [
        Push(mechanism, float(size))
        for mechanism, size in zip(LEDGER, means, strict=True)
        if mechanism not in PASSIVE
    ]


def _stretches(runs: NDArray[np.int64]) -> list[tuple[int, int]]:
    """Runs as stretches of at most a batch, first and last included."""
    batches = np.unique(runs // BATCH)
    return [
        (int(within.min()), int(within.max()))
        for batch in batches
        for within in [runs[runs // BATCH == batch]]
    ]

"""Why a world held or broke: the turning month, the pair, and the pushes that did it."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bigthree.dyads import PAIRS, outside
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
    """What one mechanism did to some ties: their mean change, summed over months."""

    mechanism: str
    size: float


class Explanation(NamedTuple):
    """Histories that went the same way, and why they did."""

    # share of all histories; of a turn, of all in which any two combined against the third
    share: float
    month: float  # median month in which it happened
    # histories that went that way, and the first of them, whose ledgers were read
    alike: int
    read: int
    pushes: list[Push]  # mean of those read, summed over the months before; the strongest first
    pair: int = -1  # of a turn, the dyad that combined first most often
    pair_share: float = 0.0  # its share of the histories that broke

    @property
    def from_the_start(self) -> bool:
        """Whether there was nothing to turn: in most histories the two stood together at once."""
        return self.share > 0.5 and self.month <= FIRST


def turn_of(ensemble: Ensemble) -> Explanation | None:
    """How two combined against the third, and what drove it away; None where none did."""
    turned, pairs = ensemble.column("two_against_one"), ensemble.column("pair").astype(int)
    broken = turned >= 0
    if not broken.any():
        return None
    pair = int(np.bincount(pairs[broken], minlength=3).argmax())
    third = outside(pair)
    turn = _explained(ensemble, pairs == pair, turned, [third in both for both in PAIRS])
    return turn._replace(
        share=float(broken.mean()), pair=pair, pair_share=float(turn.alike / broken.sum())
    )


def parting_of(ensemble: Ensemble, pair: int) -> Explanation | None:
    """How the two of a dyad fell out, and what drove them apart; None where they did in none."""
    broke = ensemble.column(f"{ensemble.case.dyads[pair]}_break")
    third = outside(pair)
    parted = broke >= 0
    if not parted.any():
        return None
    return _explained(ensemble, parted, broke, [third not in both for both in PAIRS])


def bond_of(ensemble: Ensemble) -> Explanation | None:
    """What kept up the believer's ties where no two combined; None where two always did.

    The pushes are those over the whole run, the most friendly first.
    """
    together = ensemble.column("two_against_one") < 0
    if not together.any():
        return None
    horizon = np.full(ensemble.runs, float(ensemble.scenario.months))
    own = [ensemble.case.believer in both for both in PAIRS]
    bond = _explained(ensemble, together, horizon, own)
    return bond._replace(pushes=sorted(bond.pushes, key=lambda push: -push.size))


def _explained(
    ensemble: Ensemble, chosen: NDArray[np.bool_], until: Floats, stances: list[bool]
) -> Explanation:
    """The chosen histories, and the pushes on some stances before a month, hostile ones first."""
    runs = np.flatnonzero(chosen)[:LOOKED_AT]
    totals = np.zeros(len(LEDGER))
    for batch in np.unique(runs // BATCH):
        within = runs[runs // BATCH == batch]
        first, end = int(within[0]), int(within[-1]) + 1
        paths = simulate_batch(
            ensemble.scenario, ensemble.seed, first, end - first, ledger=True
        ).paths
        ledger = paths.ledger[:, :, stances, :].mean(axis=2)
        before = np.arange(ledger.shape[1]) < until[first:end, None]
        before &= chosen[first:end, None]
        totals += (ledger * before[:, :, None]).sum(axis=(0, 1))
    sizes = zip(LEDGER, totals / len(runs), strict=True)
    pushes = [Push(name, float(size)) for name, size in sizes if name not in PASSIVE]
    return Explanation(
        share=float(chosen.mean()),
        month=float(np.median(until[chosen])),
        alike=int(chosen.sum()),
        read=len(runs),
        pushes=sorted(pushes, key=lambda push: push.size),
    )

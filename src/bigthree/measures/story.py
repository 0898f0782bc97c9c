"""Why a world held or broke: the turning month, the pair, and the pushes that did it."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bigthree.dyads import PAIRS
from bigthree.ensemble import Ensemble, simulate_piece
from bigthree.inputs import Floats
from bigthree.theory.mechanisms import LEDGER

LOOKED_AT = 256
"""Histories whose ledgers are read for the reasons."""

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


class Story(NamedTuple):
    """What became of a world and why.

    Attributes
    ----------
    broke : bool
        Whether most histories ended in two against one.
    share : float
        Share of histories that did.
    month : float
        Median month of the turn among those; the horizon where none did.
    pair : int
        The dyad that combined most often; -1 where none did.
    pair_share : float
        Share of the broken histories in which it was that dyad.
    pushes : list of Push
        Strongest first: what drove the third power away in the histories that broke, or what
        held the Soviet ties up where most held.
    """

    broke: bool
    share: float
    month: float
    pair: int
    pair_share: float
    pushes: list[Push]


def story_of(ensemble: Ensemble) -> Story:
    """Read the ledgers of an ensemble's first histories for what did it."""
    turned = ensemble.column("two_against_one")
    broken = turned >= 0
    share = float(broken.mean())
    if share >= 0.5:
        codes = ensemble.column("pair")[broken].astype(int)
        pair = int(np.bincount(codes, minlength=3).argmax())
        chosen = broken & (ensemble.column("pair") == pair)
        month = float(np.median(turned[broken]))
        pushes = _pushes(ensemble, chosen, turned, _ties_of_third(pair))
        pushes.sort(key=lambda push: push.size)
        return Story(True, share, month, pair, float((codes == pair).mean()), pushes)
    until = np.full(ensemble.runs, float(ensemble.scenario.months))
    pushes = _pushes(ensemble, ~broken, until, (0, 1, 2, 4))
    pushes.sort(key=lambda push: -push.size)
    return Story(False, share, float(ensemble.scenario.months), -1, 0.0, pushes)


def _ties_of_third(pair: int) -> tuple[int, ...]:
    """Directed stances between the third power and the two that combined."""
    third = 2 - pair
    return tuple(n for n, (i, j) in enumerate(PAIRS) if third in (i, j))


def _pushes(
    ensemble: Ensemble, chosen: NDArray[np.bool_], until: Floats, stances: tuple[int, ...]
) -> list[Push]:
    looked = min(LOOKED_AT, ensemble.runs)
    piece = simulate_piece(ensemble.scenario, ensemble.seed, 0, looked, ledger=True)
    ledger = piece.paths.ledger[:, :, list(stances), :].mean(axis=2)
    month = np.arange(ledger.shape[1])
    before = (month[None, :] < until[:looked, None]) & chosen[:looked, None]
    total = (ledger * before[:, :, None]).sum(axis=1)[chosen[:looked]]
    means = total.mean(axis=0) if len(total) else np.zeros(len(LEDGER))
    return [
        Push(mechanism, float(size))
        for mechanism, size in zip(LEDGER, means, strict=True)
        if mechanism not in PASSIVE
    ]

"""What a fit is put to: targets left out, false records, other records, simulated records."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bigthree.calibration import FITTED
from bigthree.dyads import DYADS
from bigthree.inputs import Floats
from bigthree.measures.estimates import Estimate, share
from bigthree.record.simulated import Record, as_record, moves, same_breaks, stayed_warm
from bigthree.record.tables import sessions
from bigthree.record.targets import Targets, met
from bigthree.studies.calibration.histories import Histories

RECORDS = 200
"""Simulated records of each theory."""

LEAST = 30
"""Histories accepted for a simulated record below which it says nothing."""

RIVALS_BY = 17
"""June 1946: the end of 1945, in which both rivalries stand on the lists, plus half a year."""

Truths = NDArray[np.bool_]


def rate(accepted: Truths) -> Estimate:
    """Return the share of histories that are accepted, with its 95 % interval."""
    return share(int(accepted.sum()), len(accepted))


def left_out(histories: Histories, record: Targets) -> dict[str, tuple[Estimate, Estimate]]:
    """For each target, how often it is met under the priors, and where all others are met."""
    parts = met(histories.columns, record)
    return {
        name: (rate(hit), _given(hit, [other for key, other in parts.items() if key != name]))
        for name, hit in parts.items()
    }


def one_given_other(histories: Histories, record: Targets) -> tuple[Estimate, Estimate]:
    """How often America's break is in time where Britain's is, and the other way round."""
    parts = met(histories.columns, record)
    usa, uk = parts["ussr_usa"], parts["ussr_uk"]
    return _given(usa, [uk]), _given(uk, [usa])


def _given(hit: Truths, others: list[Truths]) -> Estimate:
    """How often a target is met among the histories that meet others."""
    among = np.logical_and.reduce(others)
    return rate(hit[among]) if among.any() else Estimate(np.nan, 0.0, 1.0)


def votes(histories: Histories) -> Truths:
    """Which histories have, in each autumn of 1946 to 1948, every tie with the sign of the votes.

    Asked is the sign of every index of agreement whose 95 % interval excludes 0.
    """
    of_record, count = sessions(), histories.autumns.shape[1]
    index = of_record.signed[:count]
    half = 0.5 * (of_record.high - of_record.low)[:count]
    sure = np.abs(index) > 2.0 * half
    right = (histories.autumns > 0.0) == (index > 0.0)
    return np.asarray((right | ~sure).all(axis=(1, 2)))


def rivalries(histories: Histories) -> Truths:
    """Which histories have the breaks of the lists of strategic rivalries.

    Both Soviet ties are broken by June 1946, and the third never breaks.
    """
    usa, uk, west = (histories.columns[f"{dyad}_break"] for dyad in DYADS)
    return np.asarray((usa >= 0) & (uk >= 0) & (np.maximum(usa, uk) <= RIVALS_BY) & (west < 0))


class Recovery(NamedTuple):
    """What comes out where the truth is known.

    Attributes
    ----------
    records : int
        Simulated records that accept enough histories.
    in_half, in_nine_tenths : float
        How often the middle half and nine tenths of the accepted draws hold the true coefficient;
        mean over the fitted coefficients.
    recognised : float
        How often the theory that made a record accepts it most often.
    weight : float
        Mean weight of the true theory, the theories being equally likely beforehand.
    """

    records: int
    in_half: float
    in_nine_tenths: float
    recognised: float
    weight: float


def recover(name: str, theories: Mapping[str, Histories], warm: float, seed: int) -> Recovery:
    """Answer simulated records of one theory with the histories of all.

    Parameters
    ----------
    name : str
        The theory whose histories stand in for the record.
    theories : mapping of str to Histories
    warm : float
        Tie above which the third tie counts as warm.
    seed : int
    """
    own = theories[name]
    runs = range(min(RECORDS, len(own)))
    records = [
        as_record(own.columns, run, moved, warm)
        for run, moved in zip(runs, moves(runs, seed), strict=True)
    ]
    rates = np.array([[_alike(each, record, warm).mean() for each in theories.values()]
                      for record in records])  # fmt: skip
    within_bands = [
        within
        for run, record in zip(runs, records, strict=True)
        for within in _coverage(own, record, warm, run)
    ]
    true = list(theories).index(name)
    accepting = rates.sum(axis=1) > 0.0
    half, most = np.mean(within_bands, axis=(0, 1)) if within_bands else (np.nan, np.nan)
    return Recovery(
        len(within_bands),
        float(half),
        float(most),
        float((rates[accepting].argmax(axis=1) == true).mean()),
        float((rates[accepting, true] / rates[accepting].sum(axis=1)).mean()),
    )


def _alike(histories: Histories, record: Record, warm: float) -> Truths:
    same_third = stayed_warm(histories.columns, warm) == record.warm
    return np.asarray(same_breaks(histories.columns, record) & same_third)


def _coverage(own: Histories, record: Record, warm: float, run: int) -> Iterator[Floats]:
    """Whether the two intervals of each coefficient hold its truth, if enough are accepted."""
    alike = _alike(own, record, warm)
    alike[run] = False
    if alike.sum() < LEAST:
        return
    kept, truth = own.parameters[alike], own.parameters[run]
    ends = np.array([np.quantile(kept[name], [0.05, 0.25, 0.75, 0.95], method="weibull")
                     for name in FITTED])  # fmt: skip
    true = np.array([truth[name] for name in FITTED])
    half = (ends[:, 1] <= true) & (true <= ends[:, 2])
    most = (ends[:, 0] <= true) & (true <= ends[:, 3])
    yield np.stack([half, most], axis=1).astype(float)

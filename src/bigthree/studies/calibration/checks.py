"""Checks of a fit: targets left out, false records, other records, simulated records."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from bigthree.calibration import FITTED
from bigthree.dyads import DYADS
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
Recovery = tuple[int, dict[str, float]]


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


def recover(name: str, theories: Mapping[str, Histories], warm: float, seed: int) -> Recovery:
    """Answer simulated records, made of histories of one theory, with the histories of all.

    Returned are how many records accept enough histories, and as shares: how often the middle half
    and nine tenths of the accepted draws hold the true coefficient, in the mean over coefficients;
    how often the true theory accepts a record most often; and its mean weight, the theories being
    equally likely beforehand. The third tie is warm above `warm`.
    """
    own = theories[name]
    runs = range(min(RECORDS, len(own)))
    accepts, within = [], []
    for run, moved in zip(runs, moves(runs, seed), strict=True):
        record = as_record(own.columns, run, moved, warm)
        alike = {each: _alike(histories, record, warm) for each, histories in theories.items()}
        accepts.append([hits.mean() for hits in alike.values()])
        alike[name][run] = False
        if alike[name].sum() >= LEAST:
            within.append(_within(own.parameters[alike[name]], own.parameters[run]))
    half, most = np.mean(within, axis=(0, 1)) if within else (np.nan, np.nan)
    rates = np.array([each for each in accepts if sum(each) > 0.0])
    true = list(theories).index(name)
    return len(within), {
        "50 % interval holds": float(half),
        "90 % interval holds": float(most),
        "true theory accepted most": float((rates.argmax(axis=1) == true).mean()),
        "weight of the true theory": float((rates[:, true] / rates.sum(axis=1)).mean()),
    }


def _alike(histories: Histories, record: Record, warm: float) -> Truths:
    same_third = stayed_warm(histories.columns, warm) == record.warm
    return np.asarray(same_breaks(histories.columns, record) & same_third)


def _within(kept: NDArray[np.void], truth: np.void) -> NDArray[np.float64]:
    """Whether the two intervals of each coefficient hold its truth, shape (coefficients, 2)."""
    ends = np.array([np.quantile(kept[name], [0.05, 0.25, 0.75, 0.95], method="weibull")
                     for name in FITTED])  # fmt: skip
    true = np.array([truth[name] for name in FITTED])
    half = (ends[:, 1] <= true) & (true <= ends[:, 2])
    most = (ends[:, 0] <= true) & (true <= ends[:, 3])
    return np.stack([half, most], axis=1).astype(float)

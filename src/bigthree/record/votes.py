"""The historical world against the votes of the General Assembly, 1946-55: signs and order."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import numpy as np

from bigthree.inputs import START_YEAR, Floats
from bigthree.record import scoring, targets
from bigthree.record.breaks import RULE, SOVIET, carried_on
from bigthree.record.scoring import Row, judged
from bigthree.record.tables import sessions

AUTUMN = slice(8, 12)
"""Months of a year that its session is compared with: September to December."""


def autumns(ties: Floats) -> Floats:
    """Ties averaged over September to December of the year of each session within the months.

    From shape (runs, months, 3) to (runs, sessions, 3).
    """
    starts = 12 * (sessions().years - START_YEAR)
    spans = [
        slice(start + AUTUMN.start, start + AUTUMN.stop)
        for start in starts
        if start + AUTUMN.stop <= ties.shape[1]
    ]
    return np.stack([ties[:, span].mean(axis=1) for span in spans], axis=1)


def score_votes(ties: Floats) -> Iterator[Row]:
    """Which dyad is warmest, the order of the three, their signs and ranks.

    `ties` are of shape (runs, months + 1, 3).
    """
    years, index, _, _ = sessions()
    model, rule = autumns(ties), autumns(carried_on())
    votes = partial(judged, "votes")
    for name, score, chance in (
        ("warmest dyad", scoring.warmest, 1 / 3),
        ("order of the dyads", scoring.in_order, scoring.chance_of_order(index)),
    ):
        blind = scoring.chance_share(chance, len(years))
        yield from votes(name, partial(score, index=index), model, blind, {RULE: rule})
    late = years >= START_YEAR + targets.MONTHS // 12
    for name, chosen in (("sign", years > 0), ("sign, 1949 to 1955", late)):
        blind = scoring.chance_share(0.5, 3 * int(chosen.sum()))
        score = partial(scoring.same_sign, index=index[chosen])
        yield from votes(name, score, model[:, chosen], blind, {RULE: rule[:, chosen]})
    yield from votes(
        "rank", partial(_rank, index=index), model, scoring.chance_rank(index.size), {RULE: rule}
    )
    yield from votes(
        "rank within a Soviet dyad",
        partial(_rank_within, index=index),
        model,
        scoring.chance_rank(len(years), len(SOVIET)),
        {},
    )


def _rank(ties: Floats, index: Floats) -> Floats:
    """Rank correlation over all sessions and dyads, shape (runs,)."""
    return scoring.rank_correlation(ties.reshape(len(ties), -1), index.ravel())


def _rank_within(ties: Floats, index: Floats) -> Floats:
    """Rank correlation over the sessions of a Soviet dyad, mean of the two, shape (runs,)."""
    both = [scoring.rank_correlation(ties[..., d], index[:, d]) for d in SOVIET]
    return np.asarray(np.mean(both, axis=0))


def blind_order() -> float:
    """What the order of the dyads scores with the warmest right and the Soviet two guessed."""
    _, index, _, _ = sessions()
    return float(np.mean(np.where(index[:, 0] == index[:, 1], 1.0, 0.5)))

"""How well histories agree with a record: pure scores, a value a history.

`ties` are the ties of the model over some sessions, shape (runs, sessions, 3); `index` is the
record's, shape (sessions, 3), in any unit that grows with the tie. A score of 1 is perfect.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import combinations
from math import comb
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import stats

from bigthree.inputs import Floats
from bigthree.measures.estimates import Estimate

Truths = NDArray[np.bool_]

Row = dict[str, Any]

PAIRS = ((0, 1), (0, 2), (1, 2))

MODEL, MEDIAN, CHANCE = "model", "median history", "chance"
"""Predictors that every score has; the others are simple rules."""

BANDS = {"low_90": 0.05, "low_50": 0.25, "middle": 0.5, "high_50": 0.75, "high_90": 0.95}
"""Quantiles over histories."""


def warmest(ties: Floats, index: Floats) -> Floats:
    """Share of sessions in which the warmest dyad is the record's, shape (runs,)."""
    return np.asarray(np.mean(ties.argmax(axis=-1) == index.argmax(axis=-1), axis=-1))


def in_order(ties: Floats, index: Floats) -> Floats:
    """Share of sessions in which all three dyads stand in the record's order, shape (runs,).

    Where the record has two dyads level, either order of the two is right.
    """
    right = np.ones(ties.shape[:-1], dtype=bool)
    for one, other in PAIRS:
        level = index[:, one] == index[:, other]
        above = index[:, one] > index[:, other]
        right &= level | ((ties[..., one] > ties[..., other]) == above)
    return np.asarray(np.mean(right, axis=-1))


def chance_of_order(index: Floats) -> float:
    """`in_order` of ties in no order: one of six orders is right, two where the record is level."""
    orders = [len(np.unique(session)) for session in index]
    return float(np.mean([{3: 1 / 6, 2: 1 / 3, 1: 1.0}[distinct] for distinct in orders]))


def same_sign(ties: Floats, index: Floats) -> Floats:
    """Share of dyads and sessions in which the tie has the record's sign, shape (runs,)."""
    return np.asarray(np.mean((ties > 0.0) == (index > 0.0), axis=(-2, -1)))


def rank_correlation(values: Floats, record: Floats) -> Floats:
    """Spearman's correlation of each row of values, shape (runs, n), with a record, shape (n,).

    Level values share a rank.
    """
    rows, row = stats.rankdata(values, axis=-1), stats.rankdata(record)
    rows, row = rows - rows.mean(axis=-1, keepdims=True), row - row.mean()
    together = rows @ row
    return np.asarray(together / np.sqrt((rows**2).sum(axis=-1) * (row**2).sum()))


def roc_area(values: Floats, happened: Truths) -> Floats:
    """Area under the ROC curve: how surely a value, shape (runs, n), tells when it happened.

    The chance that a month in which it happened has a higher value than one in which it did not;
    level values count half.
    """
    ranks = stats.rankdata(values, axis=-1)[:, happened].sum(axis=-1)
    with_it, without = int(happened.sum()), int((~happened).sum())
    return np.asarray((ranks - with_it * (with_it + 1) / 2) / (with_it * without))


def chance_area(happened: Truths) -> Estimate:
    """`roc_area` if it happened in months picked blindly: 0.5, and its middle 95 %."""
    with_it, without = int(happened.sum()), int((~happened).sum())
    half = stats.norm.ppf(0.975) * np.sqrt((with_it + without + 1) / (12 * with_it * without))
    return Estimate(0.5, max(0.0, 0.5 - half), min(1.0, 0.5 + half))


def accuracy(guess: Truths, east: Truths) -> Floats:
    """Share of states that a guess, shape (runs, states), puts on the side where they stood."""
    return np.asarray(np.mean(guess == east, axis=-1))


def balanced_accuracy(guess: Truths, east: Truths) -> Floats:
    """Mean of the shares right among the states of the East and of the West, shape (runs,)."""
    among_east, among_west = np.mean(guess[:, east], axis=-1), np.mean(~guess[:, ~east], axis=-1)
    return np.asarray(0.5 * (among_east + among_west))


def chance_accuracy(guess: Truths, east: Truths, balanced: bool = False) -> Estimate:
    """Mean accuracy if the record's sides were dealt to the states blindly, and its middle 95 %.

    Every deal with as many states in the East is tried.
    """
    states = east.size
    deals = np.zeros((comb(states, int(east.sum())), states), dtype=bool)
    for row, chosen in enumerate(combinations(range(states), int(east.sum()))):
        deals[row, list(chosen)] = True
    share = guess.mean(axis=0)
    weight_east = np.where(deals, 1 / (2 * east.sum()), 1 / (2 * (~east).sum()))
    weight = weight_east if balanced else np.full(deals.shape, 1 / states)
    scores = np.sum(weight * np.where(deals, share, 1.0 - share), axis=1)
    low, high = np.quantile(scores, [0.025, 0.975])
    return Estimate(float(scores.mean()), float(low), float(high))


def chance_share(chance: float, count: int) -> Estimate:
    """The share of right guesses if each of `count` is right by chance, and its middle 95 %."""
    low, high = (float(stats.binom.ppf(p, count, chance)) / count for p in (0.025, 0.975))
    return Estimate(chance, low, high)


def chance_rank(count: int, series: int = 1) -> Estimate:
    """The rank correlation of values in no order, mean of some series, and its middle 95 %."""
    half = float(stats.norm.ppf(0.975) / np.sqrt((count - 1) * series))
    return Estimate(0.0, -half, half)


def over_histories(values: Floats) -> Estimate:
    """The mean of a score, and between which values 95 of 100 histories lie."""
    low, high = np.quantile(values, [0.025, 0.975])
    return Estimate(float(np.mean(values)), float(low), float(high))


def median(values: Any) -> Any:
    """The median history, with a leading axis of one; of truths, what most histories say."""
    if values.dtype == bool:
        return np.mean(values, axis=0, keepdims=True) > 0.5
    return np.median(values, axis=0, keepdims=True)


def judged(
    part: str,
    name: str,
    score: Callable[[Any], Floats],
    model: Any,
    chance: Estimate,
    rules: Mapping[str, Any],
) -> Iterator[Row]:
    """A score of the model, of its median history, of chance and of simple rules: a row each.

    `score` gives each history of the model a value; what a rule says, shape (1, ...), stands in
    place of a history.
    """
    predictors = {MODEL: over_histories(score(model)), CHANCE: chance}
    for predictor, guess in {MEDIAN: median(model), **rules}.items():
        value = float(score(guess)[0])
        predictors[predictor] = Estimate(value, value, value)
    for predictor, (value, low, high) in predictors.items():
        yield {"part": part, "score": name, "predictor": predictor,
               "mean": value, "low": low, "high": high}  # fmt: skip

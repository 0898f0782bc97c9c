"""Sensitivity indices of worlds that share their luck, each with two intervals told apart.

*By design*: how the index would differ with another design of as many worlds; rows of the design
(trajectories of Morris, blocks of Sobol) are drawn again. *By luck*: how it would differ with
another draw of as many histories; runs are drawn again, the same for all worlds, since all met the
same luck. Both are 95 %, and are laid around the index by how far what was drawn again spreads
around its own mean: drawing again adds to the noise, and must not move the interval.

All functions are of arrays; the last axis of outputs counts the runs.
"""

from __future__ import annotations

from collections.abc import Callable
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from bigthree.inputs import Floats
from bigthree.measures.estimates import LEVEL

Estimator = Callable[[Floats, Floats, Floats], dict[str, Floats]]
"""Indices by name, shape (draws, factors), from values whose first axis counts rows of the design
and the last runs, and weights of runs (draws, runs) and of rows (draws, rows); one of the two has a
single draw."""

RESAMPLES = 200
TAILS = ((1 - LEVEL) / 2, (1 + LEVEL) / 2)

EPSILON = float(np.finfo(float).eps)
"""A variance that is no more than this is rounding."""


def elementary_effects(places: Floats, words: NDArray[np.bool_], outputs: Floats) -> Floats:
    """What each step of each trajectory changes, per run.

    Parameters
    ----------
    places : ndarray, shape (points, factors)
        Share of the way through the range of each factor; trajectory after trajectory of
        factors + 1 points, of which each differs from the one before in one factor.
    words : ndarray of bool, shape (factors,)
        Factors without an order, for which a change is a change: it is not divided by a distance.
    outputs : ndarray, shape (points, runs)

    Returns
    -------
    ndarray, shape (trajectories, factors, runs)
        In the unit of the output, over the whole range of a number or from choice to choice.
    """
    factors = places.shape[1]
    steps = np.diff(places.reshape(-1, factors + 1, factors), axis=1)
    changes = np.diff(outputs.reshape(len(steps), factors + 1, -1), axis=1)
    moved = np.abs(steps).argmax(axis=2)
    lengths = np.where(words[moved], 1.0, steps.sum(axis=2))
    effects = np.empty_like(changes)
    np.put_along_axis(effects, moved[..., None], changes / lengths[..., None], axis=1)
    return effects


def morris(effects: Floats, runs: Floats, rows: Floats) -> dict[str, Floats]:
    """Morris's indices: μ*, μ and σ of the elementary effects of the mean over runs.

    Parameters
    ----------
    effects : ndarray, shape (trajectories, factors, runs)
    runs, rows : ndarray
        Weights, see `Estimator`.
    """
    means, weights = _means(effects, runs), rows[..., None]
    mu = (means * weights).sum(axis=1)
    squares = ((means - mu[:, None]) ** 2 * weights).sum(axis=1)
    count = len(effects)
    return {
        "mu_star": (np.abs(means) * weights).sum(axis=1),
        "mu": mu,
        "sigma": np.sqrt(squares * count / (count - 1)),
    }


def luck_alone(effects: Floats, seed: int) -> Floats:
    """The μ* that luck alone would give a factor without effect, shape (factors,).

    The 97.5 % quantile, over runs drawn again, of the mean size of what the draw changes.
    """
    runs = effects.shape[-1]
    drawn = _means(effects, drawn_again(runs, seed, "runs"))
    noise = np.abs(drawn - _means(effects, evenly(runs))).mean(axis=1)
    return np.asarray(np.quantile(noise, TAILS[1], axis=0))


def sobol(outputs: Floats, runs: Floats, rows: Floats) -> dict[str, Floats]:
    """Sobol's first-order and total indices of the mean over runs.

    S1_j = mean(B (AB_j - A)) / V and ST_j = mean((AB_j - A)²) / 2 V (Saltelli et al. 2010, as
    SALib has them), V the variance of A and B. Each product of two means over runs is estimated
    from pairs of *different* runs: the luck that is left in a mean is not taken for an effect.

    Parameters
    ----------
    outputs : ndarray, shape (rows, factors + 2, runs)
        Per row of the design: A, A with each factor in turn from B, B.
    runs, rows : ndarray
        Weights, see `Estimator`.

    Returns
    -------
    dict
        Not a number where the worlds do not differ by more than luck. An index can come out
        below 0, or above 1, by chance.
    """
    shared = outputs - outputs.mean(axis=(0, 1))  # luck common to all worlds is no difference
    a, b = shared[:, 0], shared[:, -1]

    def mean(terms: Floats) -> Floats:
        return (terms @ rows.T).ravel()

    level = mean(_means((a + b) / 2, runs))
    variance = mean((_product(a, a, runs) + _product(b, b, runs)) / 2) - level**2
    scale = np.where(variance > EPSILON, variance, np.nan)
    steps = [shared[:, j] - a for j in range(1, shared.shape[1] - 1)]
    return {
        "S1": np.stack([mean(_product(b, step, runs)) / scale for step in steps], axis=1),
        "ST": np.stack([mean(_product(step, step, runs)) / scale / 2 for step in steps], axis=1),
    }


def _means(values: Floats, runs: Floats) -> Floats:
    """Weighted means over runs, the last axis of the values; shape (draws, ...)."""
    return np.moveaxis(runs @ values.swapaxes(-1, -2), -2, 0)


def _product(one: Floats, other: Floats, runs: Floats) -> Floats:
    """The product of two means over runs, without the luck that they share; (draws, rows)."""
    count = one.shape[-1]
    products = _means(one, runs) * _means(other, runs)
    return np.asarray((count * products - _means(one * other, runs)) / (count - 1))


def evenly(count: int) -> Floats:
    """Equal weights, shape (1, count)."""
    return np.full((1, count), 1 / count)


def drawn_again(count: int, seed: int, what: str) -> Floats:
    """Weights of `RESAMPLES` draws with replacement, shape (RESAMPLES, count)."""
    draws = stream(seed, f"drawn again {what}")
    return np.asarray(draws.multinomial(count, np.full(count, 1 / count), RESAMPLES) / count)


def stream(seed: int, what: str) -> np.random.Generator:
    """Random numbers of their own for each thing that is drawn; 0 is a seed like any other."""
    return np.random.default_rng([crc32(what.encode()), seed])


def with_intervals(estimator: Estimator, values: Floats, seed: int) -> dict[str, Floats]:
    """Indices with both their intervals, by the columns of the study, each of shape (factors,)."""
    rows, runs = len(values), values.shape[-1]
    indices = estimator(values, evenly(runs), evenly(rows))
    design = estimator(values, evenly(runs), drawn_again(rows, seed, "design"))
    histories = estimator(values, drawn_again(runs, seed, "runs"), evenly(rows))
    columns: dict[str, Floats] = {}
    for name, (value,) in indices.items():
        columns[name] = value
        for source, drawn in (("design", design[name]), ("luck", histories[name])):
            low, high = _interval(value, drawn)
            least = 0.0 if name in ("mu_star", "sigma") else -np.inf
            columns[f"{name}_{source}_low"] = np.maximum(low, least)
            columns[f"{name}_{source}_high"] = high
    return columns


def _interval(value: Floats, drawn: Floats) -> Floats:
    """Both ends of an interval around the value, as wide as the draws are around their mean."""
    drawn = drawn[np.isfinite(drawn).all(axis=1)]
    if not len(drawn):
        return np.full((2, len(value)), np.nan)
    return np.asarray(value + np.quantile(drawn - drawn.mean(axis=0), TAILS, axis=0))


def variance_parts(outputs: Floats) -> dict[str, float]:
    """Variance of a single history: between worlds, between runs, and their interaction.

    Every run meets the same luck in every world, so that worlds (p of P) and runs (r of R) cross,
    with one history where they meet: ``y_pr = μ + w_p + l_r + e_pr``. The mean squares of a two-way
    analysis of variance without replication give σ_w² = (M_w - M_e) / R, σ_l² = (M_l - M_e) / P and
    σ_e² = M_e, none less than zero. So the Monte Carlo error of the means is not counted among the
    differences between worlds.

    Parameters
    ----------
    outputs : ndarray, shape (points, runs)
        At least two of each. A design of Morris stands on the ends of the ranges more often than
        worlds spread evenly over them, and so spreads more.

    Returns
    -------
    dict of str to float
        ``worlds``: worlds differ in their mean history; ``luck``: runs differ, alike in every
        world; ``both``: the same luck plays out differently from world to world.
    """
    points, runs = outputs.shape
    centred = outputs - outputs.mean()
    worlds, common = centred.mean(axis=1), centred.mean(axis=0)
    rest = centred - worlds[:, None] - common
    error = float((rest**2).sum() / ((points - 1) * (runs - 1)))
    between = float((worlds**2).sum() / (points - 1)) - error / runs
    alike = float((common**2).sum() / (runs - 1)) - error / points
    return {"worlds": max(0.0, between), "luck": max(0.0, alike), "both": error}

"""Shapley values: what each of several changes contributes, whatever the order they come in."""

from __future__ import annotations

from math import comb

import numpy as np

from bigthree.inputs import Floats


def gains(values: Floats, player: int) -> Floats:
    """What a player adds to every coalition without it, shape (2**(n - 1), ...).

    Parameters
    ----------
    values : ndarray, shape (2**n, ...)
        Of every coalition: player k is in coalition c where bit k of c is set.
    player : int
        0 to n - 1.
    """
    every = np.arange(len(values))
    without = every[every >> player & 1 == 0]
    return np.asarray(values[without | 1 << player] - values[without])


def shapley_values(values: Floats) -> Floats:
    """The exact Shapley value of every player: its mean gain over all orders of joining.

    ``phi_k = sum over S without k of |S|! (n - 1 - |S|)! / n! (v(S with k) - v(S))``
    (Shapley 1953).
    They sum to v(all) - v(none).

    Parameters
    ----------
    values : ndarray, shape (2**n, ...)
        Of every coalition, as for `gains`; the further axes are games of their own.

    Returns
    -------
    ndarray, shape (n, ...)

    Examples
    --------
    >>> shapley_values(np.array([0.0, 1.0, 2.0, 5.0])).tolist()
    [2.0, 3.0]
    """
    players = len(values).bit_length() - 1
    sizes = (coalition.bit_count() for coalition in range(len(values) // 2))  # without any one
    chances = np.array([1 / (players * comb(players - 1, size)) for size in sizes])
    return np.stack([np.tensordot(chances, gains(values, k), 1) for k in range(players)])

"""Limits on what varies, and the worlds within them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from bigthree import wording
from bigthree.labels import label

if TYPE_CHECKING:
    import pandas as pd

Flags = NDArray[np.bool_]


class Limit(NamedTuple):
    """What a factor is limited to: a range, ends included, or some words.

    Attributes
    ----------
    factor : str
    low, high : float
        Infinite where the range is open.
    words, left_out : tuple of str
        Those that it may be, and those that it may not; empty for a number.
    """

    factor: str
    low: float = -math.inf
    high: float = math.inf
    words: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()

    def met(self, worlds: pd.DataFrame) -> Flags:
        """Which worlds are within it, shape (worlds,)."""
        values = worlds[self.factor]
        within = values.isin(self.words) if self.words else values.between(self.low, self.high)
        return within.to_numpy(bool)

    def in_words(self, of: str) -> str:
        """The limit with the meaning of its factor, and the labels of its words, in a case."""
        words, left_out = (
            tuple(label(self.factor, word) for word in each) for each in (self.words, self.left_out)
        )
        factor = f"“{wording.varied(self.factor, of)}”"
        said = str(self._replace(factor=factor, words=words, left_out=left_out))
        return said.replace(" -", " −")

    def __str__(self) -> str:
        if self.words:
            few = len(self.words) <= len(self.left_out) + 1
            words = " or ".join(self.words) if few else f"not {' or '.join(self.left_out)}"
            return f"{self.factor} is {words}"
        if math.isinf(self.low):
            return f"{self.factor} is at most {self.high:.3g}"
        if math.isinf(self.high):
            return f"{self.factor} is at least {self.low:.3g}"
        return f"{self.factor} is from {self.low:.3g} to {self.high:.3g}"


Limits = tuple[Limit, ...]


def of_words(name: str, words: Sequence[str], chosen: Sequence[str]) -> Limit:
    """Return the limit of a factor to some of its words."""
    return Limit(
        name,
        words=tuple(word for word in words if word in chosen),
        left_out=tuple(word for word in words if word not in chosen),
    )


def inside(worlds: pd.DataFrame, limits: Sequence[Limit]) -> Flags:
    """Which worlds are within all limits, shape (worlds,)."""
    within = np.ones(len(worlds), dtype=bool)
    for limit in limits:
        within &= limit.met(worlds)
    return within


def merged(limits: Sequence[Limit]) -> Limits:
    """Return equivalent limits, one a factor."""
    by_factor: dict[str, Limit] = {}
    for each in limits:
        other = by_factor.get(each.factor, each)
        by_factor[each.factor] = Limit(
            each.factor,
            max(other.low, each.low),
            min(other.high, each.high),
            tuple(word for word in other.words if word in each.words),
            tuple(sorted({*other.left_out, *each.left_out})),
        )
    return tuple(by_factor.values())


def is_numeric(values: pd.Series[Any]) -> bool:
    """Whether a factor's values are numbers rather than words."""
    import pandas as pd

    return bool(pd.api.types.is_numeric_dtype(values))


def words_of(values: pd.Series[Any]) -> tuple[list[str], NDArray[np.int64]]:
    """The words of a factor in order, and the number of the word of every world."""
    words, codes = np.unique(values.to_numpy(str), return_inverse=True)
    return [str(word) for word in words], codes


def clause(limits: Sequence[Limit], of: str) -> str:
    """Limits as one clause of a sentence, in words, for a case."""
    return wording.listed([limit.in_words(of) for limit in limits]) if limits else "any world"

"""Limits on what varies, and the worlds within them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from bigthree import wording
from bigthree.labels import label

if TYPE_CHECKING:
    import pandas as pd

Flags = NDArray[np.bool_]


class Limit(NamedTuple):
    """What a factor is limited to: a range (infinite where it is open), or some words."""

    factor: str
    low: float = -math.inf
    high: float = math.inf
    words: tuple[str, ...] = ()

    def met(self, worlds: pd.DataFrame) -> Flags:
        """Which worlds are within it, shape (worlds,)."""
        values = worlds[self.factor]
        within = values.isin(self.words) if self.words else values.between(self.low, self.high)
        return within.to_numpy(bool)

    def in_words(self, of: str) -> str:
        """The limit with the meaning of its factor, and the labels of its words, in a case."""
        words = tuple(label(self.factor, word) for word in self.words)
        text = str(self._replace(factor=f"“{wording.varied(self.factor, of)}”", words=words))
        return text.replace(" -", " −")

    def __str__(self) -> str:
        if self.words:
            return f"{self.factor} is {' or '.join(self.words)}"
        if math.isinf(self.low):
            return f"{self.factor} is at most {self.high:.3g}"
        if math.isinf(self.high):
            return f"{self.factor} is at least {self.low:.3g}"
        return f"{self.factor} is from {self.low:.3g} to {self.high:.3g}"


Limits = tuple[Limit, ...]


def clause(limits: Sequence[Limit], of: str = "") -> str:
    """Limits as one clause of a sentence, in the words of a case where it is given."""
    texts = [limit.in_words(of) if of else str(limit) for limit in limits]
    return wording.listed(texts) if texts else "any world"


def inside(worlds: pd.DataFrame, limits: Iterable[Limit]) -> Flags:
    """Which worlds are within all limits, shape (worlds,)."""
    within = np.ones(len(worlds), dtype=bool)
    for limit in limits:
        within &= limit.met(worlds)
    return within


def merged(limits: Iterable[Limit]) -> Limits:
    """Return equivalent limits, one a factor."""
    by_factor: dict[str, Limit] = {}
    for each in limits:
        other = by_factor.get(each.factor, each)
        by_factor[each.factor] = Limit(
            each.factor,
            max(other.low, each.low),
            min(other.high, each.high),
            tuple(word for word in other.words if word in each.words),
        )
    return tuple(by_factor.values())


def words_of(values: pd.Series[Any]) -> list[str]:
    """The words of a factor in order; none of one whose values are numbers."""
    import pandas as pd

    return [] if pd.api.types.is_numeric_dtype(values) else sorted(map(str, values.unique()))

"""The one history that stands for many, where only one can be shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from bigthree.ensemble import Ensemble


class Typical(NamedTuple):
    """The history that stands for many."""

    run: int
    pair: int  # the dyad that combined first in its kind of history; -1 where none did
    alike: int  # histories of its kind


def typical(ensemble: Ensemble) -> Typical:
    """The medoid of the usual kind of history.

    The kind is that of the more frequent outcome: histories that held or, where at least half
    broke, those that broke along the dyad that did so most often. Its medoid is the history whose
    three ties are nearest, by the mean square over all months, to those of the others; that is the
    one nearest to their mean path.
    """
    pairs = ensemble.column("pair").astype(int)
    broke = pairs >= 0
    pair = int(np.bincount(pairs[broke]).argmax()) if 2 * broke.sum() >= len(pairs) else -1
    alike = np.flatnonzero(pairs == pair)
    paths = ensemble.relations[alike]
    distances = ((paths - paths.mean(axis=0)) ** 2).sum(axis=(1, 2))
    return Typical(int(alike[distances.argmin()]), pair, len(alike))

"""One history, month by month, in both worlds: the same luck under two sets of assumptions."""

from __future__ import annotations

from threading import Condition
from typing import Any

import numpy as np
from cachetools import LRUCache, cached

from bigthree import wording
from bigthree.classroom.question import World
from bigthree.dyads import DYADS, POWERS
from bigthree.ensemble import simulate
from bigthree.figures.happenings import happenings
from bigthree.figures.triangle import triangles


@cached(LRUCache(300), condition=Condition())
def played(world: World, seed: int, history: int) -> dict[str, Any]:
    """What a script needs to show a history.

    Returns
    -------
    dict
        ``ties`` and ``weights``: three lists each of months + 1 numbers; ``happenings``: pairs of
        month and words; ``dates``: the months in words.
    """
    ensemble = simulate(world.scenario(), history + 1, seed, threads=1)
    months = range(ensemble.scenario.months + 1)
    table = triangles(ensemble, months, history)
    return {
        "ties": [_rounded(table[dyad]) for dyad in DYADS],
        "weights": [_rounded(table[f"weight_{power}"]) for power in POWERS],
        "happenings": happenings(ensemble, history),
        "dates": [wording.date(month) for month in months],
    }


def _rounded(values: Any) -> list[float]:
    found: list[float] = np.round(np.asarray(values, dtype=float), 3).tolist()
    return found

"""One history, month by month, in both worlds: the same luck under two sets of assumptions."""

from __future__ import annotations

from threading import Condition
from typing import Any

from cachetools import LRUCache, cached

from bigthree import wording
from bigthree.classroom.charts import rounded
from bigthree.classroom.question import World
from bigthree.ensemble import Ensemble, simulate_batch
from bigthree.figures.happenings import events, turn
from bigthree.figures.triangle import weights


@cached(LRUCache(300), condition=Condition())
def played(world: World, seed: int, history: int) -> dict[str, Any]:
    """What a script needs to show a history.

    Returns
    -------
    dict
        ``ties`` and ``weights``: three lists each of months + 1 numbers; ``happenings``: pairs of
        month and words; ``dates``: the months in words.
    """
    batch = simulate_batch(world.scenario(), seed, history, 1)
    alone = Ensemble(world.scenario(), 1, seed, batch.measures, batch.paths)
    months = range(alone.scenario.months + 1)
    turned = turn(alone.column("two_against_one")[0], alone.column("pair")[0], alone.case)
    return {
        "ties": [rounded(tie, 3) for tie in alone.relations[0].T],
        "weights": [rounded(each, 3) for each in weights(alone, months, history, 1)[0].T],
        "happenings": sorted([*events(alone, history), *turned], key=lambda each: each[0]),
        "dates": [wording.date(month) for month in months],
    }

"""What becomes of a world: computed once for all who ask, and kept small."""

from __future__ import annotations

from threading import Condition
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from cachetools import LRUCache, cached

from bigthree.classroom.question import World
from bigthree.comparison import per_run
from bigthree.ensemble import Ensemble, simulate
from bigthree.figures import europe, survival, ties
from bigthree.inputs import Floats
from bigthree.measures.estimates import Estimate, restricted_mean, surviving
from bigthree.measures.typical import typical_run
from bigthree.scenario import Scenario

if TYPE_CHECKING:
    import pandas as pd

    from bigthree.figures.sheet import Sheet

AFTER = 60
"""Months after which it is asked whether the three still stand together."""

MOST_KEPT = 400
"""Worlds whose answers are kept: some tenth of a megabyte each."""

COMPARED = ("rmst_two_against_one", "surprise")
"""Measures of which each history is kept, to be compared by luck."""


class Answer(NamedTuple):
    """What became of a world.

    Attributes
    ----------
    scenario : Scenario
    runs : int
    together, at_the_end : Estimate
        Share of histories with no lasting two-against-one after five years, and at the horizon.
    months_together : Estimate
        Restricted mean survival time of "no two against one".
    histories : dict of str to ndarray, shape (runs,)
        The measures of `COMPARED`.
    survival, ties : DataFrame
        As in the figures of these names.
    patterns : ndarray, shape (months + 1, 4)
        Share of histories in each of Dittmer's patterns.
    europe : Sheet
    typical : int
        The history that stands for many.
    """

    scenario: Scenario
    runs: int
    together: Estimate
    at_the_end: Estimate
    months_together: Estimate
    histories: dict[str, Floats]
    survival: pd.DataFrame
    ties: pd.DataFrame
    patterns: Floats
    europe: Sheet
    typical: int


@cached(LRUCache(MOST_KEPT), condition=Condition())
def answer(world: World, seed: int, runs: int) -> Answer:
    """What becomes of a world; equal questions are computed once, even if asked at once.

    Raises
    ------
    BadRequest
        When what was chosen does not go together.
    """
    return answer_of(simulate(world.scenario(), runs, seed, threads=1))


def answer_of(ensemble: Ensemble) -> Answer:
    """The answer in an ensemble that kept its paths."""
    months = ensemble.scenario.months
    turned = ensemble.column("two_against_one")
    return Answer(
        scenario=ensemble.scenario,
        runs=ensemble.runs,
        together=surviving(turned, min(AFTER, months)),
        at_the_end=surviving(turned, months),
        months_together=restricted_mean(turned, months),
        histories={name: per_run(ensemble, name) for name in COMPARED},
        survival=survival.curve(ensemble, ensemble.scenario.name),
        ties=ties.sheet(ensemble).table,
        patterns=_patterns(ensemble),
        europe=europe.sheet(ensemble),
        typical=typical_run(ensemble),
    )


def _patterns(ensemble: Ensemble) -> Floats:
    """Share of histories in each pattern, from three friendly ties to none."""
    friendly = (ensemble.relations > 0.0).sum(axis=2)
    return np.stack([(friendly == count).mean(axis=0) for count in (3, 2, 1, 0)], axis=1)

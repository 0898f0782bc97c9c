"""What becomes of a world: computed once for all who ask, and kept small."""

from __future__ import annotations

from dataclasses import dataclass
from threading import Condition
from typing import TYPE_CHECKING, TypeVar

from cachetools import LRUCache, cached

from bigthree.classroom.question import World
from bigthree.comparison import per_run
from bigthree.ensemble import Ensemble, simulate
from bigthree.explanation.typical import typical
from bigthree.figures import europe, survival, ties
from bigthree.figures.patterns import passages, shares
from bigthree.inputs import Floats
from bigthree.measures.estimates import Estimate, restricted_mean, surviving
from bigthree.scenario import Scenario

if TYPE_CHECKING:
    import pandas as pd

    from bigthree.figures.figure_data import FigureData

AFTER = 60
"""Months after which it is asked whether the three still stand together."""

MOST_KEPT = 400
"""Worlds whose answers are kept: some tenth of a megabyte each."""

COMPARED = ("rmst_two_against_one", "surprise")
"""Measures of which each history is kept, to be compared by luck."""


@dataclass(frozen=True, eq=False)
class Odds:
    """Whether the three stood together in a world: what is quickly told of it.

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
    survival : DataFrame
        As in the figure of this name.
    """

    scenario: Scenario
    runs: int
    together: Estimate
    at_the_end: Estimate
    months_together: Estimate
    histories: dict[str, Floats]
    survival: pd.DataFrame


@dataclass(frozen=True, eq=False)
class Answer(Odds):
    """What became of a world: its odds, and all else that is drawn of it.

    Attributes
    ----------
    ties : DataFrame
        As in the figure of this name.
    patterns : ndarray, shape (months + 1, 4)
        Share of histories in each of Dittmer's patterns.
    europe : FigureData
    typical : int
        The history that stands for many.
    """

    ties: pd.DataFrame
    patterns: Floats
    europe: FigureData
    typical: int


Told = TypeVar("Told", bound=Odds)
"""Whatever is known of a world."""


@cached(LRUCache(MOST_KEPT), condition=Condition())
def odds(world: World, seed: int, runs: int) -> Odds:
    """The odds of a world; equal questions are computed once, even if asked at once.

    Raises
    ------
    BadRequest
        When what was chosen does not go together.
    """
    return odds_of(simulate(world.scenario(), runs, seed, threads=1))


@cached(LRUCache(MOST_KEPT), condition=Condition())
def answer(world: World, seed: int, runs: int) -> Answer:
    """What becomes of a world; as for `odds`."""
    return answer_of(simulate(world.scenario(), runs, seed, threads=1))


def odds_of(ensemble: Ensemble) -> Odds:
    """The odds in an ensemble."""
    months = ensemble.scenario.months
    turned = ensemble.column("two_against_one")
    return Odds(
        scenario=ensemble.scenario,
        runs=ensemble.runs,
        together=surviving(turned, min(AFTER, months)),
        at_the_end=surviving(turned, months),
        months_together=restricted_mean(turned, months),
        histories={name: per_run(ensemble, name) for name in COMPARED},
        survival=survival.curve(ensemble, ensemble.scenario.name),
    )


def answer_of(ensemble: Ensemble) -> Answer:
    """The answer in an ensemble that kept its paths."""
    return Answer(
        **vars(odds_of(ensemble)),
        ties=ties.tabulate(ensemble).table,
        patterns=shares(passages(ensemble)),
        europe=europe.tabulate(ensemble),
        typical=typical(ensemble).run,
    )

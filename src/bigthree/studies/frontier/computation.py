"""The frontier of Soviet policies: searched widely in few histories, judged in many others.

The second look tries the best policies of the first, and the authors' own, on other luck: what the
first owes to luck does not count.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from bigthree.interrupts import at_once
from bigthree.measures.estimates import Estimate, mean, paired_difference
from bigthree.studies.frontier import CHANGES, FINALISTS
from bigthree.studies.frontier.policies import LEVELS, Policy, design, difference_in_words
from bigthree.studies.frontier.search import finalists_of, first_look, policies_of, table_of
from bigthree.studies.frontier.trade_off import least_regret_at, nondominated, regret
from bigthree.studies.frontier.worlds import OBJECTIVES, Setup, setup_of, try_policies
from bigthree.worlds import check_overrides

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

    from bigthree.inputs import Floats

POINTS = 1024
"""Policies of the design unless the request says how many."""

RUNS = 150
FEWER = 25
"""By how much fewer histories the first look has than the second."""

PRACTICE = "stalin_molotov"

VARIED = (*(f"author.{name}" for name in LEVELS), "spheres", "spheres.*", "labels*")
"""What a request leaves to this study."""


class Stopped(Exception):  # noqa: N818 - it is no error
    """The user stopped the search; `tried` are the policies of the first look that were done."""

    def __init__(self, tried: pd.DataFrame) -> None:
        super().__init__()
        self.tried = tried


@dataclass(frozen=True, repr=False)
class Frontier:
    """Which policies trade best between what Moscow holds and how long cooperation lasts.

    Attributes
    ----------
    setup : Setup
        The worlds, the schemes, and the authors' policies.
    tried : DataFrame
        A row a policy of the first look.
    numbers : list of int
        The policies of the second look, the finalists, by their row in the first. Arrays and
        methods count them from 0 in this order.
    changes : dict of str to list of int
        Those of them that differ from each author's policy in one lever.
    outcomes : ndarray, shape (objectives, finalists, worlds, runs)
        In the second look; see `bigthree.studies.frontier.worlds.OBJECTIVES`.
    runs, seed : int
        Histories of a finalist in each world, and the seed that was asked for.
    """

    setup: Setup
    tried: pd.DataFrame
    numbers: list[int]
    changes: dict[str, list[int]]
    outcomes: Floats
    runs: int
    seed: int

    @property
    def first_runs(self) -> int:
        """Histories of a policy in each world, in the first look."""
        return max(1, self.runs // FEWER)

    @cached_property
    def policies(self) -> list[Policy]:
        """The finalists."""
        return policies_of(self.tried.loc[self.numbers])

    @cached_property
    def authors(self) -> dict[str, int]:
        """The finalist that is each author's policy."""
        return {name: self.policies.index(policy) for name, policy in self.setup.authors.items()}

    def means(self, objective: str) -> Floats:
        """Means of an objective over histories, shape (finalists, worlds)."""
        return np.asarray(self.outcomes[OBJECTIVES.index(objective)].mean(axis=2))

    @cached_property
    def regret(self) -> Floats:
        """Months that the best policy which holds as much adds, shape (finalists, worlds)."""
        return regret(self.means("held"), self.means("months"))

    @cached_property
    def largest_regret(self) -> Floats:
        """Regret in the world where it is most, shape (finalists,)."""
        return np.asarray(self.regret.max(axis=1))

    @cached_property
    def on_frontier(self) -> NDArray[np.bool_]:
        """Whether it is nondominated on the average of all worlds, shape (finalists,)."""
        return nondominated(self.means("held").mean(axis=1), self.means("months").mean(axis=1))

    @cached_property
    def landmarks(self) -> dict[str, int]:
        """Finalists by what they do with the least regret; one that does two things, once."""
        held, months = self.means("held"), self.means("months")
        practice = held[self.authors[PRACTICE]]
        best = {
            "holds most": int(np.where(self.on_frontier, held.mean(axis=1), -np.inf).argmax()),
            "as much as in practice": least_regret_at(practice, held, months),
            "lasts longest": least_regret_at(np.zeros_like(practice), held, months),
        }
        once = {finalist: name for name, finalist in best.items()}
        return {name: each for name, each in reversed(best.items()) if once[each] == name}

    @cached_property
    def steps(self) -> dict[str, int]:
        """The cheapest step from each author's policy, where one lasts longer and regrets less."""
        regret_left, steps = self.largest_regret, {}
        for author, mine in self.authors.items():
            better = [
                each
                for each in map(self.numbers.index, self.changes[author])
                if self.gain("months", each, mine).value > 0
                and regret_left[each] < regret_left[mine]
            ]
            if better:
                steps[author] = min(better, key=regret_left.__getitem__)
        return steps

    def gain(self, objective: str, finalist: int, over: int) -> Estimate:
        """How much more of an objective one finalist brings than another, on the same luck."""
        by_run = self._by_run(objective)
        return paired_difference(by_run[over], by_run[finalist])

    def _by_run(self, objective: str) -> Floats:
        """Means over worlds, shape (finalists, runs)."""
        return np.asarray(self.outcomes[OBJECTIVES.index(objective)].mean(axis=1))

    @cached_property
    def tables(self) -> dict[str, pd.DataFrame]:
        """``policies``, ``finalists``, ``changes`` and ``by_world``."""
        import pandas as pd

        changes = [self._change_row(*each) for each in self.steps.items()]
        return {
            "policies": self.tried,
            "finalists": self._finalists_table(),
            "changes": pd.DataFrame(changes, columns=list(CHANGES)),
            "by_world": self._worlds_table(),
        }

    def _finalists_table(self) -> pd.DataFrame:
        table = self.tried.loc[self.numbers].reset_index(drop=True)
        for objective in OBJECTIVES:
            most = float(self.setup.horizon) if objective in ("months", "concert") else 1.0
            table = table.assign(**mean(self._by_run(objective), 0.0, most).named(objective))
        names = {finalist: name for name, finalist in self.landmarks.items()}
        landmark = [names.get(n, "") for n in table.index]
        return table.assign(
            regret=self.largest_regret, on_frontier=self.on_frontier, landmark=landmark
        ).reindex(columns=list(FINALISTS))

    def _change_row(self, author: str, changed: int) -> dict[str, Any]:
        mine = self.authors[author]
        before, after = self.policies[mine], self.policies[changed]
        return {
            "author": author,
            "policy": self.numbers[mine],
            "changed": self.numbers[changed],
            "change": difference_in_words(before, after, self.setup.offered),
            **self.gain("months", changed, mine).named("gain"),
            **self.gain("held", changed, mine).named("held_gain"),
            "regret": self.largest_regret[changed],
        }

    def _worlds_table(self) -> pd.DataFrame:
        import pandas as pd

        count, worlds = len(self.numbers), self.setup.worlds
        means = {name: self.means(name) for name in OBJECTIVES} | {"regret": self.regret}
        return pd.DataFrame(
            {
                "policy": np.tile(self.numbers, len(worlds)),
                "engagement": np.repeat([each.engagement.name for each in worlds], count),
                "coder": np.repeat([each.uncertainty.coder for each in worlds], count),
                **{name: values.T.ravel() for name, values in means.items()},
            }
        )

    def __repr__(self) -> str:
        return f"<Frontier: {self.on_frontier.sum()} of {len(self.tried)} policies>"


def frontier(
    base: str | Iterable[str] = (), points: int = POINTS, runs: int = RUNS, seed: int = 0
) -> Frontier:
    """Search Moscow's policies for those that trade best.

    Parameters
    ----------
    base : str or list of str
        Overrides of the world, and of whose beliefs Moscow holds (``["author=maisky"]``); the
        world as it turned out and the leadership's beliefs unless given.
    points : int
        Policies that are spread over all levers.
    runs, seed : int
        Histories of a finalist in each world, and their luck.

    Raises
    ------
    BadRequest
        For overrides of a lever, and numbers that are not allowed.
    Stopped
        When the user stops it.

    Examples
    --------
    >>> found = frontier(["engagement=drawn_in", "coder=mean", "months=12"], points=4, runs=4)
    >>> found.tables["by_world"]["engagement"].unique().tolist()
    ['drawn_in']
    """
    setup = setup_of(check_overrides("frontier", base, VARIED))
    spread = design(setup.offered, setup.horizon, points, seed)
    means: dict[Policy, Floats] = {}
    try:
        with at_once():
            first_look(setup, spread, max(1, runs // FEWER), seed, means)
            tried = table_of(setup, means)
            numbers, changes = finalists_of(setup, tried)
            finalists, other = policies_of(tried.loc[numbers]), (seed + 1) % 2**64
            outcomes = [*try_policies(finalists, setup, runs, other, "the best again")]
    except KeyboardInterrupt:
        raise Stopped(table_of(setup, means)) from None
    return Frontier(setup, tried, numbers, changes, np.stack(outcomes, axis=1), runs, seed)

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

from bigthree.composition import compose
from bigthree.errors import BadRequest
from bigthree.measures.estimates import Estimate, mean, paired_difference
from bigthree.overrides import key_of
from bigthree.resources import choices
from bigthree.studies.frontier.columns import BY_WORLD, CHANGES, FINALISTS
from bigthree.studies.frontier.outcomes import Outcomes, look, worlds_of
from bigthree.studies.frontier.policies import (
    LEVELS,
    Policy,
    design,
    difference_in_words,
    of_scenario,
    schemes,
)
from bigthree.studies.frontier.search import (
    Finalists,
    Setup,
    Stopped,
    finalists_of,
    first_look,
    levers,
    policies_of,
)
from bigthree.studies.frontier.trade_off import least_regret_at, nondominated, regret
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


@dataclass(frozen=True, repr=False)
class Frontier:
    """Which policies trade best between what Moscow holds and how long cooperation lasts.

    Attributes
    ----------
    setup : Setup
        The worlds, the schemes, and the authors' policies.
    tried : DataFrame
        A row a policy of the first look.
    finalists : Finalists
    outcomes : Outcomes
        Of the finalists, in the second look.
    runs, seed : int
        Histories of a finalist in each world, and the seed that was asked for.
    """

    setup: Setup
    tried: pd.DataFrame
    finalists: Finalists
    outcomes: Outcomes
    runs: int
    seed: int

    @property
    def first_runs(self) -> int:
        """Histories of a policy in each world, in the first look."""
        return max(1, self.runs // FEWER)

    @cached_property
    def held(self) -> Floats:
        """Mean share held, shape (finalists, worlds)."""
        return np.asarray(self.outcomes.held.mean(axis=2))

    @cached_property
    def months(self) -> Floats:
        """Restricted mean months together, shape (finalists, worlds)."""
        return np.asarray(self.outcomes.months.mean(axis=2))

    @cached_property
    def regret(self) -> Floats:
        """Months that the best policy which holds as much adds, shape (finalists, worlds)."""
        return regret(self.held, self.months)

    @cached_property
    def largest_regret(self) -> Floats:
        """Regret in the world where it is most, shape (finalists,)."""
        return np.asarray(self.regret.max(axis=1))

    @cached_property
    def on_frontier(self) -> NDArray[np.bool_]:
        """Whether it is nondominated on the average of all worlds, shape (finalists,)."""
        return nondominated(self.held.mean(axis=1), self.months.mean(axis=1))

    @cached_property
    def policies(self) -> list[Policy]:
        """The finalists."""
        return policies_of(self.tried.loc[self.finalists.rows])

    @cached_property
    def landmarks(self) -> dict[str, int]:
        """Finalists by what they do with the least regret; one that does two things, once."""
        practice = self.held[self.finalists.authors[PRACTICE]]
        held = self.held.mean(axis=1)
        found = {
            "lasts longest": least_regret_at(np.zeros_like(practice), self.held, self.months),
            "as much as in practice": least_regret_at(practice, self.held, self.months),
            "holds most": int(np.where(self.on_frontier, held, -np.inf).argmax()),
        }
        once = {finalist: name for name, finalist in reversed([*found.items()])}
        return {name: finalist for name, finalist in found.items() if once[finalist] == name}

    def change(self, author: str) -> int | None:
        """The cheapest step from a policy; None where no change lasts longer and regrets less."""
        mine, regret_left = self.finalists.authors[author], self.largest_regret
        better = [
            each
            for each in self.finalists.changes[author]
            if self.gain("months", each, mine).value > 0 and regret_left[each] < regret_left[mine]
        ]
        return min(better, key=regret_left.__getitem__, default=None)

    def estimate(self, objective: str, finalist: int) -> Estimate:
        """``held``, ``months`` or ``together`` over all worlds, with its interval."""
        most = float(self.setup.horizon) if objective == "months" else 1.0
        return mean(self._by_run(objective)[finalist], 0.0, most)

    def gain(self, objective: str, finalist: int, over: int) -> Estimate:
        """How much more of an objective one finalist brings than another, paired by luck."""
        by_run = self._by_run(objective)
        return paired_difference(by_run[over], by_run[finalist])

    def _by_run(self, objective: str) -> Floats:
        """Means over worlds, shape (finalists, runs)."""
        return np.asarray(getattr(self.outcomes, objective).mean(axis=1))

    @property
    def tables(self) -> dict[str, pd.DataFrame]:
        """``policies``, ``finalists``, ``changes``, ``levers`` and ``by_world``."""
        return {
            "policies": self.tried,
            "finalists": self._finalists_table(),
            "changes": self._changes_table(),
            "levers": levers(self.setup, self.tried),
            "by_world": self._worlds_table(),
        }

    def _finalists_table(self) -> pd.DataFrame:
        table = self.tried.loc[self.finalists.rows].reset_index(drop=True)
        for objective in Outcomes._fields:
            found = [self.estimate(objective, n) for n in table.index]
            for end in Estimate._fields:
                name = objective if end == "value" else f"{objective}_{end}"
                table[name] = [getattr(each, end) for each in found]
        names = {finalist: name for name, finalist in self.landmarks.items()}
        return table.assign(
            regret=self.largest_regret,
            on_frontier=self.on_frontier,
            landmark=[names.get(n, "") for n in table.index],
        )[list(FINALISTS)]

    def _changes_table(self) -> pd.DataFrame:
        import pandas as pd

        rows = []
        for author, mine in self.finalists.authors.items():
            changed = self.change(author)
            if changed is not None:
                before, after = self.policies[mine], self.policies[changed]
                rows.append(
                    {
                        "author": author,
                        "policy": self.finalists.rows[mine],
                        "changed": self.finalists.rows[changed],
                        "change": difference_in_words(before, after, self.setup.offered),
                        **self.gain("months", changed, mine).named("gain"),
                        **self.gain("held", changed, mine).named("held_gain"),
                        "regret": self.largest_regret[changed],
                    }
                )
        return pd.DataFrame(rows, columns=list(CHANGES))

    def _worlds_table(self) -> pd.DataFrame:
        import pandas as pd

        means = {name: part.mean(axis=2) for name, part in self.outcomes._asdict().items()}
        means["regret"] = self.regret
        parts = [
            pd.DataFrame(
                {
                    "policy": self.finalists.rows,
                    "engagement": world.engagement.name,
                    "coder": world.uncertainty.coder,
                    **{name: values[:, place] for name, values in means.items()},
                }
            )
            for place, world in enumerate(self.setup.worlds)
        ]
        return pd.concat(parts, ignore_index=True)[list(BY_WORLD)]

    def __repr__(self) -> str:
        return f"<Frontier: {self.on_frontier.sum()} of {len(self.tried)} policies>"

    def _repr_html_(self) -> str:
        table: Any = self._finalists_table()
        shown = table[table["on_frontier"]].sort_values("held")
        return str(shown.to_html(index=False, float_format=lambda value: f"{value:.3g}"))


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
    overrides = check_overrides("frontier", base, VARIED)
    setup = _setup(overrides)
    spread = design(setup.offered, setup.horizon, points, seed)
    tried = first_look(setup, spread, max(1, runs // FEWER), seed)
    chosen = finalists_of(setup, tried)
    other = (seed + 1) % 2**64
    policies = policies_of(tried.loc[chosen.rows])
    outcomes, stopped = look(policies, setup.worlds, setup.offered, runs, other, "the best again")
    if stopped:
        raise Stopped(tried)
    return Frontier(setup, tried, chosen, outcomes, runs, seed)


def _check_events(overrides: tuple[str, ...]) -> None:
    """Refuse an agreement on spheres that is dated: some policies offer none."""
    signed_by_all = "spheres=continental_sections"
    for name, event in compose(*overrides, signed_by_all).events.events.items():
        for target in event.effects:
            if target.startswith("agreement_"):
                raise BadRequest(
                    f"events.{name}: {target} needs a scheme of spheres, and frontier tries "
                    "policies without one; use study=run spheres=… for one scenario"
                )


def _setup(overrides: tuple[str, ...]) -> Setup:
    _check_events(overrides)
    worlds, offered = worlds_of(overrides), schemes()
    reading = [each for each in overrides if key_of(each) == "coder"]
    authors = {}
    for name in choices("author"):
        scenario = compose(f"author={name}", *reading)
        authors[name] = of_scenario(scenario)
        offered.setdefault(scenario.spheres.name, scenario.spheres)
    return Setup(worlds, offered, authors)

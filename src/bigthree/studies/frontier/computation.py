"""The frontier of Soviet policies: searched widely in few histories, judged in many others.

The second look tries the best policies of the first, and the authors' own, on other luck: what the
first owes to luck does not count.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from bigthree.interrupts import at_once
from bigthree.measures.estimates import mean, paired_difference
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

LANDMARKS = ("lasts longest", "as much as in practice", "holds most")
"""What a policy can do best."""

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
    authors : dict of str to int
        The number of each author's policy.
    tables : dict of str to DataFrame
        ``policies``, a row a policy of the first look; ``finalists``, by the number of the policy,
        ``changes`` and ``by_world`` of the second.
    runs, seed : int
        Histories of a finalist in each world, and the seed that was asked for.
    """

    setup: Setup
    authors: dict[str, int]
    tables: dict[str, pd.DataFrame]
    runs: int
    seed: int

    @property
    def first_runs(self) -> int:
        """Histories of a policy in each world, in the first look."""
        return max(1, self.runs // FEWER)

    @property
    def tried(self) -> pd.DataFrame:
        """The policies of the first look."""
        return self.tables["policies"]

    @property
    def finalists(self) -> pd.DataFrame:
        """The policies of the second look, by their numbers."""
        return self.tables["finalists"]

    @property
    def landmarks(self) -> dict[str, int]:
        """Policies by what they do with the least regret."""
        number = dict(zip(self.finalists["landmark"], self.finalists["policy"], strict=True))
        return {name: int(number[name]) for name in LANDMARKS if name in number}

    def __repr__(self) -> str:
        return f"<Frontier: {self.finalists['on_frontier'].sum()} of {len(self.tried)} policies>"


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
            policies, other = policies_of(tried.loc[numbers]), (seed + 1) % 2**64
            outcomes = [*try_policies(policies, setup, runs, other, "the best again")]
    except KeyboardInterrupt:
        raise Stopped(table_of(setup, means)) from None
    place = {policy: n for n, policy in enumerate(means)}
    authors = {name: place[policy] for name, policy in setup.authors.items()}
    tables = _judged(setup, authors, tried.loc[numbers], changes, np.stack(outcomes, axis=1))
    return Frontier(setup, authors, {"policies": tried, **tables}, runs, seed)


def _judged(
    setup: Setup,
    authors: dict[str, int],
    finalists: pd.DataFrame,
    changes: dict[str, list[int]],
    outcomes: Floats,
) -> dict[str, pd.DataFrame]:
    """The tables of the second look; outcomes of shape (objectives, finalists, worlds, runs)."""
    import pandas as pd

    means = dict(zip(OBJECTIVES, outcomes.mean(axis=3), strict=True))
    by_run = dict(zip(OBJECTIVES, outcomes.mean(axis=2), strict=True))
    means["regret"] = regret(means["held"], means["months"])
    for name in OBJECTIVES:
        most = float(setup.horizon) if name in ("months", "concert") else 1.0
        finalists = finalists.assign(**mean(by_run[name], 0.0, most).named(name))
    finalists = finalists.assign(
        regret=means["regret"].max(axis=1),
        on_frontier=nondominated(means["held"].mean(axis=1), means["months"].mean(axis=1)),
    )
    practice = list(finalists.index).index(authors[PRACTICE])
    finalists["landmark"] = _landmarks(means, finalists["on_frontier"].to_numpy(), practice)
    steps = _steps(setup, authors, finalists, changes, by_run)
    return {
        "finalists": finalists.reindex(columns=list(FINALISTS)),
        "changes": pd.DataFrame(steps, columns=list(CHANGES)),
        "by_world": _by_world(setup, finalists, means),
    }


def _landmarks(means: dict[str, Floats], front: NDArray[np.bool_], practice: int) -> list[str]:
    """What each finalist does with the least regret; of one that does two things, the first."""
    held, months = means["held"], means["months"]
    best = (
        least_regret_at(np.zeros(held.shape[1]), held, months),
        least_regret_at(held[practice], held, months),
        int(np.where(front, held.mean(axis=1), -np.inf).argmax()),
    )
    names = dict(zip(reversed(best), reversed(LANDMARKS), strict=True))
    return [names.get(n, "") for n in range(len(held))]


def _steps(
    setup: Setup,
    authors: dict[str, int],
    finalists: pd.DataFrame,
    changes: dict[str, list[int]],
    by_run: dict[str, Floats],
) -> Iterator[dict[str, Any]]:
    """The cheapest step from each author's policy, where one lasts longer and regrets less."""
    policies = dict(zip(finalists.index, policies_of(finalists), strict=True))
    runs = {name: dict(zip(policies, by_run[name], strict=True)) for name in ("months", "held")}
    left = dict(zip(policies, finalists["regret"], strict=True))
    for author, mine in authors.items():
        gains = {
            n: [paired_difference(each[mine], each[n]) for each in runs.values()]
            for n in changes[author]
        }
        better = [n for n, (gain, _) in gains.items() if gain.value > 0 and left[n] < left[mine]]
        if better:
            best = min(better, key=left.__getitem__)
            gain, held_gain = gains[best]
            yield {
                "author": author,
                "policy": mine,
                "changed": best,
                "change": difference_in_words(policies[mine], policies[best], setup.offered),
                **gain.named("gain"),
                **held_gain.named("held_gain"),
                "regret": left[best],
            }


def _by_world(setup: Setup, finalists: pd.DataFrame, means: dict[str, Floats]) -> pd.DataFrame:
    """A row a world and finalist."""
    import pandas as pd

    count, worlds = len(finalists), setup.worlds
    return pd.DataFrame(
        {
            "policy": np.tile(finalists.index, len(worlds)),
            "engagement": np.repeat([each.engagement.name for each in worlds], count),
            "coder": np.repeat([each.uncertainty.coder for each in worlds], count),
            **{name: values.T.ravel() for name, values in means.items()},
        }
    )

"""Searching policies: a wide first look, and which of what it tried come to the second.

The first look spreads policies evenly over all levers, adds the authors' own, and then changes one
lever at a time of every nondominated policy and of every author's (one round of a Pareto local
search).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from bigthree.scenario import Scenario, Spheres
from bigthree.studies.frontier.columns import POLICIES
from bigthree.studies.frontier.outcomes import look
from bigthree.studies.frontier.policies import Policy, changes, lever_between
from bigthree.studies.frontier.trade_off import attainable, layers

if TYPE_CHECKING:
    import pandas as pd

MOST_FINALISTS = 40
"""Policies of the second look, besides the authors' and their changes."""

CHANGES_EACH = 3
"""Changes of an author's policy that come to the second look."""

FREE = 0.005
"""A change that costs less of the contested states than this, half a point, costs nothing."""


class Stopped(Exception):  # noqa: N818 - it is no error
    """The user stopped the search.

    Attributes
    ----------
    tried : DataFrame
        The policies of the first look that were finished.
    """

    def __init__(self, tried: pd.DataFrame) -> None:
        super().__init__()
        self.tried = tried


class Setup(NamedTuple):
    """Where policies are tried, and from what.

    Attributes
    ----------
    worlds : sequence of Scenario
    offered : mapping of str to Spheres
        The schemes, by name.
    authors : mapping of str to Policy
    """

    worlds: Sequence[Scenario]
    offered: Mapping[str, Spheres]
    authors: Mapping[str, Policy]

    @property
    def horizon(self) -> int:
        """In months."""
        return self.worlds[0].months

    def near(self, policy: Policy) -> list[Policy]:
        """What differs from a policy in one lever."""
        each = changes(policy, self.offered, self.horizon)
        return [other for other in dict.fromkeys(each) if other != policy]


class Finalists(NamedTuple):
    """The policies of the second look.

    Attributes
    ----------
    rows : ndarray of int, shape (finalists,)
        Which rows of the first look they are.
    authors : mapping of str to int
        The finalist that is each author's policy.
    changes : mapping of str to list of int
        The finalists that differ from it in one lever.
    """

    rows: NDArray[np.int64]
    authors: Mapping[str, int]
    changes: Mapping[str, Sequence[int]]


def first_look(setup: Setup, spread: Iterable[Policy], runs: int, seed: int) -> pd.DataFrame:
    """Try the authors' policies and those spread over the levers, then what is next to the best.

    Returns
    -------
    DataFrame
        A row a policy, with the means over worlds and histories.

    Raises
    ------
    Stopped
        When the user stops it.
    """
    policies = list(dict.fromkeys([*setup.authors.values(), *spread]))
    wide = _tried(setup, policies, runs, seed, "far and wide")
    best = layers(wide["held"].to_numpy(), wide["months"].to_numpy())[0]
    starts = [*setup.authors.values(), *(policies[row] for row in best)]
    near = dict.fromkeys(other for start in starts for other in setup.near(start))
    before = set(policies)
    try:
        more = _tried(setup, [each for each in near if each not in before], runs, seed, "nearby")
    except Stopped as stopped:
        raise Stopped(_table(setup, wide, stopped.tried)) from None
    return _table(setup, wide, more)


def _tried(
    setup: Setup, policies: Sequence[Policy], runs: int, seed: int, label: str
) -> pd.DataFrame:
    """Try policies, and return them with the means of their outcomes."""
    import pandas as pd

    outcomes, stopped = look(policies, setup.worlds, setup.offered, runs, seed, label)
    table = pd.DataFrame(policies[: len(outcomes.held)], columns=list(Policy._fields))
    means = {name: part.mean(axis=(1, 2)) for name, part in outcomes._asdict().items()}
    table = table.assign(**means)
    if stopped:
        raise Stopped(_table(setup, table))
    return table


def _table(setup: Setup, *parts: pd.DataFrame) -> pd.DataFrame:
    """The parts one below the other, numbered, with whose policies they are."""
    import pandas as pd

    whole = pd.concat(parts, ignore_index=True)
    names = {policy: name for name, policy in reversed([*setup.authors.items()])}
    whole["policy"] = whole.index
    whole["author"] = [names.get(policy, "") for policy in policies_of(whole)]
    return whole[list(POLICIES)]


def policies_of(table: pd.DataFrame) -> list[Policy]:
    """Return the policies in a table."""
    return [Policy(*row) for row in table[list(Policy._fields)].itertuples(index=False)]


def finalists_of(setup: Setup, tried: pd.DataFrame) -> Finalists:
    """Return which policies of the first look come to the second.

    The authors'; of the changes that make each last longer and cost nothing of what it holds (of
    all that do where none is free) the few that come nearest to the frontier; and the
    nondominated, those that are so without them, and so on.
    """
    policies, held, months = (
        policies_of(tried),
        tried["held"].to_numpy(),
        tried["months"].to_numpy(),
    )
    row_of = {policy: row for row, policy in enumerate(policies)}
    short = attainable(held, held, months) - months
    rows = dict.fromkeys(row_of[policy] for policy in setup.authors.values())
    nearest = {}
    for name, policy in setup.authors.items():
        others = [row_of[each] for each in setup.near(policy)]
        mine = row_of[policy]
        longer = [row for row in others if months[row] > months[mine]]
        free = [row for row in longer if held[row] > held[mine] - FREE]
        nearest[name] = sorted(free or longer, key=short.__getitem__)[:CHANGES_EACH]
        rows |= dict.fromkeys(nearest[name])
    front = [row for layer in layers(held, months) for row in layer.tolist()]
    rows |= dict.fromkeys(front[:MOST_FINALISTS])
    place = {row: n for n, row in enumerate(rows)}
    return Finalists(
        np.array([*rows]),
        {name: place[row_of[policy]] for name, policy in setup.authors.items()},
        {name: [place[row] for row in nearest[name]] for name in setup.authors},
    )


def levers(setup: Setup, tried: pd.DataFrame) -> pd.DataFrame:
    """Return how far each lever alone can take the best policies from the frontier, in months.

    Of each policy whose every change of one lever was tried, the authors' aside: how much farther
    it falls short of what can be had for what it then holds, with the lever at its worst.
    """
    import pandas as pd

    policies, held, months = (
        policies_of(tried),
        tried["held"].to_numpy(),
        tried["months"].to_numpy(),
    )
    short = dict(zip(policies, attainable(held, held, months) - months, strict=True))
    worst, authors = [], set(setup.authors.values())
    for policy in policies:
        near = setup.near(policy)
        if policy not in authors and all(other in short for other in near):
            added = pd.Series({other: short[other] - short[policy] for other in near})
            worst.append(added.groupby([lever_between(policy, other) for other in near]).max())
    mean = pd.DataFrame(worst).mean().reindex(Policy._fields)
    return pd.DataFrame({"lever": mean.index, "shortfall": mean.to_numpy()})

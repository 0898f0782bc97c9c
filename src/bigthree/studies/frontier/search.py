"""Searching policies: a wide first look, and which of what it tried come to the second.

The first look spreads policies evenly over all levers, adds the authors' own, and then changes one
lever at a time of every nondominated policy and of every author's (one round of a Pareto local
search).
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain, islice
from typing import TYPE_CHECKING

import numpy as np

from bigthree.inputs import Floats
from bigthree.studies.frontier import POLICIES
from bigthree.studies.frontier.policies import Policy
from bigthree.studies.frontier.trade_off import attainable, layers, nondominated
from bigthree.studies.frontier.worlds import Setup, try_policies

if TYPE_CHECKING:
    import pandas as pd

MOST_FINALISTS = 40
"""Policies of the second look, besides the authors' and their changes."""

CHANGES_EACH = 3
"""Changes of an author's policy that come to the second look."""

FREE = 0.005
"""A change that costs less of the contested states than this, half a point, costs nothing."""


def first_look(
    setup: Setup, spread: Iterable[Policy], runs: int, seed: int, means: dict[Policy, Floats]
) -> None:
    """Try the authors' policies and those spread over the levers, then what is next to the best.

    `means` takes the means over worlds and histories of each policy, shape (objectives,).
    """

    def look(policies: list[Policy], label: str) -> None:
        outcomes = try_policies(policies, setup, runs, seed, label)
        for policy, outcome in zip(policies, outcomes, strict=True):
            means[policy] = outcome.mean(axis=(1, 2))

    starts = list(setup.authors.values())
    wide = list(dict.fromkeys([*starts, *spread]))
    look(wide, "far and wide")
    held, months = np.array([*means.values()]).T[:2]
    starts += [wide[row] for row in np.flatnonzero(nondominated(held, months))]
    near = dict.fromkeys(other for start in starts for other in setup.near(start))
    look([policy for policy in near if policy not in means], "nearby")


def table_of(setup: Setup, means: dict[Policy, Floats]) -> pd.DataFrame:
    """Return the policies that were tried, numbered, with whose they are."""
    import pandas as pd

    names = {policy: name for name, policy in reversed([*setup.authors.items()])}
    rows = [
        (n, names.get(policy, ""), *policy, *each) for n, (policy, each) in enumerate(means.items())
    ]
    return pd.DataFrame(rows, columns=list(POLICIES))


def policies_of(table: pd.DataFrame) -> list[Policy]:
    """Return the policies in a table."""
    return [Policy(*row) for row in table[list(Policy._fields)].itertuples(index=False)]


def finalists_of(setup: Setup, tried: pd.DataFrame) -> tuple[list[int], dict[str, list[int]]]:
    """Return the numbers of the policies that come to the second look, and of authors' changes.

    The authors'; of the changes that make each last longer and cost nothing of what it holds (of
    all that do where none is free) the few that come nearest to the frontier; and the
    nondominated, those that are so without them, and so on.
    """
    held, months = tried["held"].to_numpy(), tried["months"].to_numpy()
    number = {policy: n for n, policy in enumerate(policies_of(tried))}
    short = attainable(held, held, months) - months
    changes = {}
    for name, policy in setup.authors.items():
        mine, others = number[policy], [number[each] for each in setup.near(policy)]
        longer = [n for n in others if months[n] > months[mine]]
        free = [n for n in longer if held[n] > held[mine] - FREE]
        changes[name] = sorted(free or longer, key=short.__getitem__)[:CHANGES_EACH]
    own = ([number[policy]] for policy in setup.authors.values())
    best = islice(chain.from_iterable(layers(held, months)), MOST_FINALISTS)
    finalists = dict.fromkeys([*chain(*own), *chain(*changes.values()), *map(int, best)])
    return list(finalists), changes

"""What comes of policies: what Moscow holds, and how long the three stay together.

A policy sets its five numbers and its scheme; all else in a world stays as it is drawn, and every
policy meets the same draws and the same luck.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import NamedTuple

import numpy as np

from bigthree.cases import case
from bigthree.composition import compose
from bigthree.dyads import POWERS
from bigthree.ensemble import BATCH, simulate_batch
from bigthree.inputs import Draws, Floats, Inputs, draw, inputs_of
from bigthree.interrupts import at_once
from bigthree.measures.estimates import restricted, survived
from bigthree.measures.history import COLUMNS
from bigthree.readings import READERS
from bigthree.scenario import Scenario, Spheres
from bigthree.studies.frontier.policies import LEVELS, Policy, offer
from bigthree.theory.engagement import ENGAGEMENTS
from bigthree.threads import cores, on_threads
from bigthree.worlds import gives, rival_theories

MOSCOW = POWERS.index("ussr")

USUAL = (
    "author=stalin_molotov", "contradiction=fails", "world=historical", "background=historical",
)  # fmt: skip
"""The world as it turned out, and the leadership's beliefs, unless the request says otherwise."""


class Outcomes(NamedTuple):
    """What came of policies, shape (policies, worlds, runs) each.

    Attributes
    ----------
    held : ndarray
        Share of the contested states, by weight, that Moscow holds at the horizon.
    months : ndarray
        Months until any two combine against the third, at most the horizon.
    together : ndarray
        1 where none did by the horizon, else 0.
    concert : ndarray
        Months until the weakest tie falls lastingly below 0, at most the horizon.
    """

    held: Floats
    months: Floats
    together: Floats
    concert: Floats


class World(NamedTuple):
    """A world in which policies are tried, with what its histories draw.

    Attributes
    ----------
    scenario : Scenario
    draws : Draws
    inputs : mapping of tuple to Inputs
        By the scheme that is offered and the month from which it is.
    """

    scenario: Scenario
    draws: Draws
    inputs: Mapping[tuple[str, int], Inputs]


def worlds_of(overrides: Iterable[str]) -> list[Scenario]:
    """Return a scenario for each theory that the record does not reject, as each reader has it.

    Parameters
    ----------
    overrides : iterable of str
        Of the request; a theory or a reading that it names is the only one.
    """
    overrides = tuple(overrides)
    usual = [each for each in USUAL if not gives(overrides, each.partition("=")[0])]
    theories = [f"engagement={name}" for name in (ENGAGEMENTS[0], *rival_theories())]
    readings = [f"coder={reader}" for reader in READERS]
    return [
        compose(*usual, *theory, *reading, *overrides)
        for theory in ([()] if gives(overrides, "engagement") else [(each,) for each in theories])
        for reading in ([()] if gives(overrides, "coder") else [(each,) for each in readings])
    ]


def look(
    policies: Sequence[Policy],
    scenarios: Sequence[Scenario],
    offered: Mapping[str, Spheres],
    runs: int,
    seed: int,
    label: str,
) -> tuple[Outcomes, bool]:
    """Try policies in some worlds, all on the same luck.

    Parameters
    ----------
    policies : sequence of Policy
    scenarios : sequence of Scenario
        The worlds.
    offered : mapping of str to Spheres
        The schemes of the policies, by name.
    runs, seed : int
        Histories of a policy in each world, and their luck.
    label : str
        Of the bar that shows how far it is.

    Returns
    -------
    tuple
        Outcomes, and whether the user stopped it; then they are of the first policies only.
    """
    from tqdm import tqdm

    terms = dict.fromkeys((policy.scheme, policy.offered) for policy in policies)
    worlds = [_world(scenario, terms, offered, runs, seed) for scenario in scenarios]
    found: list[Outcomes] = []
    stopped = False
    with tqdm(
        total=len(policies), desc=label, unit=" policies", delay=2, disable=None, leave=False
    ) as bar:
        try:
            with at_once():
                for each in on_threads(partial(_outcomes, worlds, runs, seed), policies, cores()):
                    found.append(each)
                    bar.update()
        except KeyboardInterrupt:
            stopped = True
    shape = (len(found), len(worlds), runs)
    parts = zip(*found, strict=True) if found else [()] * len(Outcomes._fields)
    return Outcomes(*(np.array(part).reshape(shape) for part in parts)), stopped


def _world(
    scenario: Scenario,
    terms: Iterable[tuple[str, int]],
    offered: Mapping[str, Spheres],
    runs: int,
    seed: int,
) -> World:
    inputs = {
        (scheme, month): inputs_of(
            scenario.with_values({"spheres": offer(offered[scheme], month).model_dump()})
        )
        for scheme, month in terms
    }
    return World(scenario, draw(scenario, seed, 0, runs), inputs)


def _outcomes(worlds: Sequence[World], runs: int, seed: int, policy: Policy) -> Outcomes:
    """What comes of one policy, shape (worlds, runs) each."""
    shape = (len(worlds), runs)
    out = Outcomes(*map(np.empty, [shape] * 4))
    weights = np.array([state.weight for state in case().states()])
    combined, hostile = map(list(COLUMNS).index, ("two_against_one", "concert_end"))
    for place, world in enumerate(worlds):
        for first in range(0, runs, BATCH):
            rows = slice(first, min(first + BATCH, runs))
            draws = following(policy, world.draws, rows)
            inputs = world.inputs[policy.scheme, policy.offered]
            batch = simulate_batch(
                world.scenario, seed, first, rows.stop - first, inputs=inputs, draws=draws
            )
            month, horizon = batch.measures[:, combined], world.scenario.months
            out.held[place, rows] = batch.paths.influence[:, MOSCOW] @ weights
            out.months[place, rows] = restricted(month, horizon)
            out.together[place, rows] = survived(month, horizon)
            out.concert[place, rows] = restricted(batch.measures[:, hostile], horizon)
    return out


def following(policy: Policy, draws: Draws, rows: slice) -> Draws:
    """Return the draws of some runs in which Moscow follows a policy."""
    parameters = draws.parameters[rows].copy()
    for name in LEVELS:
        parameters[name] = getattr(policy, name)
    return Draws(parameters, draws.event_month[rows], draws.intensity[rows], draws.case)

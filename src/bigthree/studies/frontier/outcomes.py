"""What comes of policies: what Moscow holds, and how long the three stay together.

A policy sets its five numbers and its scheme; all else in a world stays as it is drawn, and every
policy meets the same draws and the same luck.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

import numpy as np

from bigthree.cases import case
from bigthree.dyads import POWERS
from bigthree.ensemble import simulate_batch
from bigthree.inputs import Draws, Floats, draw, inputs_of
from bigthree.measures.estimates import restricted, survived
from bigthree.measures.history import COLUMNS
from bigthree.scenario import Scenario
from bigthree.studies.frontier.policies import LEVELS, Policy, offer
from bigthree.studies.frontier.setup import Setup
from bigthree.threads import cores, on_threads

MOSCOW = POWERS.index("ussr")

OBJECTIVES = ("held", "months", "together", "concert")
"""What comes of a policy in a history: the share of the contested states, by weight, that Moscow
holds at the horizon; months until any two combine against the third, at most the horizon; 1 where
none did; months until the weakest tie falls lastingly below 0, at most the horizon."""


def try_policies(
    policies: Sequence[Policy], setup: Setup, runs: int, seed: int, label: str = ""
) -> Iterator[Floats]:
    """Try policies in all worlds on the same luck; yield (objectives, worlds, runs) of each."""
    from tqdm import tqdm

    worlds = [World(scenario, setup, policies, runs, seed) for scenario in setup.worlds]
    outcomes = on_threads(partial(_outcomes, worlds), policies, cores())
    yield from tqdm(
        outcomes, label, len(policies), leave=False, unit=" policies", delay=2, disable=None
    )


class World:
    """A world in which some policies are tried, with what its histories draw."""

    def __init__(
        self, scenario: Scenario, setup: Setup, policies: Iterable[Policy], runs: int, seed: int
    ) -> None:
        self.scenario, self.runs, self.seed = scenario, runs, seed
        self.draws = draw(scenario, seed, 0, runs)
        self.inputs = {}
        for scheme, month in dict.fromkeys((each.scheme, each.offered) for each in policies):
            spheres = offer(setup.offered[scheme], month).model_dump()
            self.inputs[scheme, month] = inputs_of(scenario.with_values({"spheres": spheres}))

    def outcomes(self, policy: Policy) -> list[Floats]:
        """What comes of a policy, an array of shape (runs,) for each objective."""
        inputs, horizon = self.inputs[policy.scheme, policy.offered], self.scenario.months
        draws = following(policy, self.draws)
        batch = simulate_batch(self.scenario, self.seed, 0, self.runs, inputs=inputs, draws=draws)
        measures = dict(zip(COLUMNS, batch.measures.T, strict=True))
        combined, hostile = measures["two_against_one"], measures["concert_end"]
        weights = np.array([state.weight for state in case().states()])
        return [
            batch.paths.influence[:, MOSCOW] @ weights,
            restricted(combined, horizon),
            survived(combined, horizon).astype(float),
            restricted(hostile, horizon),
        ]


def _outcomes(worlds: Sequence[World], policy: Policy) -> Floats:
    """What comes of one policy, shape (objectives, worlds, runs)."""
    return np.stack([world.outcomes(policy) for world in worlds], axis=1)


def following(policy: Policy, draws: Draws) -> Draws:
    """Return the draws in which Moscow follows a policy."""
    parameters = draws.parameters.copy()
    for name in LEVELS:
        parameters[name] = getattr(policy, name)
    return draws._replace(parameters=parameters)

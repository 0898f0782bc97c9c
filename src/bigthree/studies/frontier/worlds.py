"""The worlds in which policies are tried, and what comes of them there.

A policy sets its five numbers and its scheme; all else in a world stays as it is drawn, and every
policy meets the same draws and the same luck.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

import numpy as np

from bigthree.cases import case
from bigthree.composition import compose
from bigthree.dyads import POWERS
from bigthree.ensemble import simulate_batch
from bigthree.errors import BadRequest
from bigthree.inputs import Draws, Floats, draw, inputs_of
from bigthree.measures.estimates import restricted, survived
from bigthree.measures.history import COLUMNS
from bigthree.overrides import key_of
from bigthree.readings import READERS
from bigthree.resources import choices
from bigthree.scenario import Scenario, Spheres
from bigthree.studies.frontier import OUTCOMES
from bigthree.studies.frontier.policies import LEVELS, Policy, changes, of_scenario, offer, schemes
from bigthree.theory.engagement import ENGAGEMENTS
from bigthree.threads import cores, on_threads
from bigthree.worlds import gives, rival_theories

MOSCOW = POWERS.index("ussr")

USUAL = (
    "author=stalin_molotov", "contradiction=fails", "world=historical", "background=historical",
)  # fmt: skip
"""The world as it turned out, and the leadership's beliefs, unless the request says otherwise."""

OBJECTIVES = tuple(OUTCOMES)
"""What comes of a policy in a history: the columns say what each is."""


class Setup(NamedTuple):
    """The worlds in which policies are tried, the schemes that are offered, authors' policies."""

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


def setup_of(overrides: tuple[str, ...]) -> Setup:
    """Return where the policies of a request are tried."""
    _check_events(overrides)
    worlds, offered, authors = worlds_of(overrides), schemes(), {}
    reading = [each for each in overrides if key_of(each) == "coder"]
    for name in choices("author"):
        scenario = compose(f"author={name}", *reading)
        authors[name] = of_scenario(scenario)
        offered.setdefault(scenario.spheres.name, scenario.spheres)
    return Setup(worlds, offered, authors)


def _check_events(overrides: tuple[str, ...]) -> None:
    """Refuse a dated agreement on spheres: some policies offer none."""
    signed_by_all = "spheres=continental_sections"
    for name, event in compose(*overrides, signed_by_all).events.events.items():
        for target in event.effects:
            if target.startswith("agreement_"):
                raise BadRequest(
                    f"events.{name}: {target} needs a scheme of spheres, and frontier tries "
                    "policies without one; use study=run spheres=… for one scenario"
                )


def worlds_of(overrides: Iterable[str]) -> list[Scenario]:
    """Return a scenario for each theory that the record does not reject, as each reader has it.

    A theory or a reading that the request names is the only one.
    """
    overrides = tuple(overrides)
    usual = [each for each in USUAL if not gives(overrides, each.partition("=")[0])]
    varied = {"engagement": (ENGAGEMENTS[0], *rival_theories()), "coder": READERS}
    theories, readings = (
        [()] if gives(overrides, key) else [(f"{key}={name}",) for name in names]
        for key, names in varied.items()
    )
    return [
        compose(*usual, *theory, *reading, *overrides)
        for theory in theories
        for reading in readings
    ]


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


def _outcomes(worlds: Sequence[World], policy: Policy) -> Floats:
    """What comes of one policy, shape (objectives, worlds, runs)."""
    return np.stack([world.outcomes(policy) for world in worlds], axis=1)


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


def following(policy: Policy, draws: Draws) -> Draws:
    """Return the draws in which Moscow follows a policy."""
    parameters = draws.parameters.copy()
    for name in LEVELS:
        parameters[name] = getattr(policy, name)
    return draws._replace(parameters=parameters)

"""The model with everything switched off, and ways to start it: the base of every limiting case."""

from __future__ import annotations

import numpy as np
import pytest

from bigthree import Triangle, compose, ensemble, simulate
from bigthree.cases import case
from bigthree.dyads import PAIRS

SWITCHES = (
    "routine",
    "reciprocity",
    "structural_balance",
    "bidding",
    "pivoting",
    "noise",
    "closeness_effect",
    "commerce_effect",
    "common_threat_effect",
    "rivalry_effect",
    "ideology_effect",
    "overlap_effect",
    "threat_effect",
    "common_enemy_effect",
    "opinion_effect",
    "partner_effect",
    "bloc_effect",
    "appetite_speed",
    "security_dilemma",
    "emboldening",
    "learning",
    "evidence_weight",
    "forgetting",
    "coercion",
    "influence_speed",
    "settlement_hazard",
    "veto",
    "opinion_speed",
)
"""Every coefficient that turns a mechanism off at 0."""


@pytest.fixture(scope="session")
def limit():
    """Make a scenario in which nothing moves but what the given values switch on.

    Keys are dotted names; ``theory.`` may be left out. Coding and luck are off, the powers equal,
    America is there from the start, and the war is over.
    """
    still = compose("spheres=none", "events=none", "engagement=from_the_start").with_values(
        {f"theory.{name}": 0.0 for name in SWITCHES}
        | {f"world.closeness_{dyad}": 0.0 for dyad in ("ussr_usa", "ussr_uk", "usa_uk")}
        | {f"world.initial_{dyad}": 0.0 for dyad in ("ussr_usa", "ussr_uk", "usa_uk")}
        | {"world.war_in_europe_ends": -1.0, "world.war_in_asia_ends": -1.0}
        | {"world.capabilities": "equal", "uncertainty.luck": False, "uncertainty.coding": False}
    )

    def make(values=(), months=120):
        dotted = {
            name if "." in name else f"theory.{name}": value for name, value in dict(values).items()
        }
        return still.with_values(dotted | {"months": months, "measures.lasting": 1})

    return make


@pytest.fixture(scope="session")
def triangle():
    """Make a `Triangle` (or a subclass) whose directed stances start as given."""

    def make(scenario, stances=None, kind=Triangle, **luck):
        world = kind(scenario, **luck)
        if stances is not None:
            for i, j in PAIRS:
                world.powers[i].stances[j] = float(stances[i][j])
        return world

    return make


@pytest.fixture(scope="session")
def each():
    """Run the compiled model with numbers of its own for every run.

    `starts`, shape (runs, 3, 3), are directed stances. They come as jumps in month 0, so they hold
    in month 1, and only where nothing else moves a stance of 0. Further keywords are parameters
    by their last name, an array with a value a run.
    """

    def run(scenario, starts=None, seed=0, **columns):
        real = ensemble.draw
        if starts is not None:
            names = [case().stance_targets[n] for n in range(6)]
            events = {name: {"month": 0, "effects": {name: 1.0}} for name in names}
            scenario = scenario.with_values({"events.events": events})
            sizes = np.stack([np.asarray(starts)[:, i, j] for i, j in PAIRS], axis=1)

        def given(scenario, seed, first, count):
            draws = real(scenario, seed, first, count)
            rows = slice(first, first + count)
            for name, values in columns.items():
                draws.parameters[name] = np.asarray(values)[rows]
            if starts is not None:
                draws.intensity[:] = sizes[rows]
            return draws

        runs = len(starts) if starts is not None else len(next(iter(columns.values())))
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(ensemble, "draw", given)
            return simulate(scenario, runs=runs, seed=seed)

    return run

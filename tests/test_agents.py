"""The agents are real: a subclass acts otherwise, and a world is a Mesa model like any other."""

from __future__ import annotations

import copy
import gc
import pickle
import weakref

import numpy as np
import pytest
from mesa.batchrunner import batch_run

import bigthree
from bigthree.agents import ContestedState, Power
from bigthree.month import phases, powers, states


class NeverBargains(Power):
    """A power that signs no scheme of spheres."""

    def agrees(self, j):
        return False


class StubbornState(ContestedState):
    """A state that resists control from outside twice as much."""

    def resistance(self):
        return min(1.0, 2.0 * super().resistance())


@pytest.fixture(scope="module")
def scenario():
    return bigthree.compose(
        "spheres=continental_sections", "theory.settlement_hazard=0.5", "months=48"
    )


def world(scenario, months=48, **agents):
    there = bigthree.Triangle(scenario, rng=7, agents=agents)
    for _ in range(months):
        there.step()
    return there


def test_a_washington_that_never_bargains_signs_with_nobody(scenario):
    assert world(scenario).signed == [1.0, 1.0, 1.0]
    assert world(scenario, usa=NeverBargains).signed == [0.0, 1.0, 0.0]


def test_until_it_would_have_signed_the_history_is_the_same(scenario):
    usual, unwilling = bigthree.Triangle(scenario, rng=7), world(scenario, 0, usa=NeverBargains)
    while usual.signed[0] == usual.signed[2] == 0.0:
        assert np.array_equal(usual.stances, unwilling.stances)
        usual.step()
        unwilling.step()
    assert 0 < usual.month < 48
    assert np.array_equal(usual.stances, unwilling.stances)


def test_a_stubborn_poland_is_held_less_and_nobody_else_at_once(scenario):
    usual, stubborn = world(scenario, 1), world(scenario, 1, poland=StubbornState)
    for one, other in zip(usual.states, stubborn.states, strict=True):
        if one.name == "poland":
            assert other.resistance() == pytest.approx(2.0 * one.resistance())
            assert all(other.influence[i] < one.influence[i] for i in range(3))
        else:
            assert dict(other.influence) == dict(one.influence)


def test_every_method_of_a_power_that_decides_is_asked(scenario):
    """Overridden by itself, each is called in every month, and calling the old one is the same."""
    asked = []
    names = ("make_claims", "threat_from", "sees", "agrees", "revised_log_odds",
             "revised_appetite", "revised_belief", "weigh_interests", "saturate", "push",
             "move")  # fmt: skip

    def watched(name):
        def method(self, *arguments):
            asked.append(name)
            return getattr(super(kind, self), name)(*arguments)

        return method

    kind = type("Watched", (Power,), {name: watched(name) for name in names})
    watching = world(scenario, 6, usa=kind)
    assert np.array_equal(watching.stances, world(scenario, 6).stances)
    assert {name: asked.count(name) >= 6 for name in names} == dict.fromkeys(names, True)


def test_every_step_of_an_actor_can_be_overridden():
    """What the phases call, but for the start and for what they put in place, is a method."""
    called = {
        name for name in vars(phases)
        if hasattr(powers, name) or hasattr(states, name)
        if getattr(vars(phases)[name], "__module__", "") in (powers.__name__, states.__name__)
        if not name.startswith(("start_", "commit_"))
    }  # fmt: skip
    methods = {*vars(Power), *vars(ContestedState)}
    assert {name.removeprefix("own_") for name in called} <= methods
    assert {"hold_back", "own_resistance", "push"} <= called


def test_a_power_that_breaks_its_word_signs_and_claims_as_before(scenario):
    class Faithless(Power):
        def hold_back(self):
            pass

    there = world(scenario, usa=Faithless)
    assert there.signed == [1.0, 1.0, 1.0]
    assert max(there.powers[1].restraint.values()) == 0.0
    assert max(there.powers[2].restraint.values()) > 0.0


def test_terms_and_claims_can_be_set(scenario):
    class Pragmatic(Power):
        def make_claims(self):
            super().make_claims()
            self.claims["poland"] = 0.0

        def weigh_interests(self, j):
            super().weigh_interests(j)
            self.terms(j)["ideology"] = 0.0

    there = world(scenario, 3, ussr=Pragmatic)
    assert there.powers[0].claims["poland"] == 0.0
    assert there.powers[0].ledger(1)["ideology"] == 0.0
    assert there.powers[1].ledger(0)["ideology"] < 0.0


@pytest.mark.parametrize(
    ("agents", "message"),
    [
        ({"usaa": NeverBargains}, "agents=usaa: no such agent"),
        ({"usa": StubbornState}, "agents=usa: must be a subclass of Power"),
        ({"poland": NeverBargains}, "agents=poland: must be a subclass of ContestedState"),
        ({"uk": "NeverBargains"}, "agents=uk: must be a subclass of Power"),
    ],
)
def test_an_agent_that_cannot_be_is_refused(scenario, agents, message):
    with pytest.raises(bigthree.BadRequest, match=message):
        bigthree.Triangle(scenario, agents=agents)


@pytest.mark.parametrize("again", [copy.deepcopy, lambda each: pickle.loads(pickle.dumps(each))])
def test_a_copy_goes_on_as_the_original(scenario, again):
    original = world(scenario, 10, usa=NeverBargains)
    other = again(original)
    for _ in range(20):
        original.step()
    assert other.month == 10
    for _ in range(20):
        other.step()
    assert np.array_equal(original.stances, other.stances)
    assert original.powers[1].ledger(0) == other.powers[1].ledger(0)
    one, two = (each.datacollector.get_model_vars_dataframe() for each in (original, other))
    assert one.equals(two)


def test_a_world_that_nobody_holds_is_released(scenario):
    there = weakref.ref(world(scenario, 2))
    gc.collect()
    assert there() is None


def test_a_batch_of_worlds(scenario):
    settings = {"scenario": [scenario], "rng": [7], "run": range(2)}
    rows = batch_run(bigthree.Triangle, settings, max_steps=60, display_progress=False)
    many = bigthree.simulate(scenario, runs=2, seed=7)
    for row in rows:  # Mesa counts from its first step, the collector from month 0
        assert row["ussr_usa"] == many.relations[row["run"], row["Step"], 0]

"""Habit, answering in kind and chance, each alone (O5, O6); the patterns of pure chance (O8)."""

from __future__ import annotations

import itertools
import math

import numpy as np
import pytest
from scipy import stats

from bigthree import simulate
from bigthree.measures.patterns import PATTERNS, balanced, pattern, pivot

START = [[0, 0.8, -0.4], [0.2, 0, 0.6], [-0.1, 0.7, 0]]


def test_with_everything_switched_off_nothing_moves(limit, triangle):
    """The base of every limiting case: no stance, trust, appetite, belief or influence changes."""
    world = triangle(limit({"uncertainty.luck": True}), START, rng=13)
    before = [(p.appetite, p.belief, p.log_odds, p.trust) for p in world.powers]
    for _ in range(24):
        world.step()
    assert np.array_equal(world.stances, START)
    assert [(p.appetite, p.belief, p.log_odds, p.trust) for p in world.powers] == before
    assert all(dict(state.influence) == {0: 0.0, 1: 0.0, 2: 0.0} for state in world.states)
    assert world.signed == [0.0, 0.0, 0.0]


@pytest.mark.parametrize("steps", [1, 4])
def test_habit_and_chance_alone_are_an_autoregression(limit, steps):
    """O5 (Ornstein and Uhlenbeck, in steps of dt): mean M, AR(1) and variance in closed form.

    A step keeps 1 - λdt, so a month keeps that to the power of its steps; the variance is
    σ² / (λ (2 - λdt)). For λ = 0.12, σ = 0.045 and one step: 0.88 and 0.008976.
    """
    rate, size, step = 0.12, 0.045, 1 / steps
    scenario = limit(
        {"routine": rate, "noise": size, "closeness_effect": 1.0, "world.closeness_ussr_uk": 0.25,
         "saturating": 0.0, "bounded_noise": 0.0, "steps": steps, "uncertainty.luck": True},
        months=800,
    )  # fmt: skip
    x = simulate(scenario, runs=250, seed=11).stances[:, 100:]
    expected_variance = size**2 / (rate * (2 - rate * step))
    expected_memory = (1 - rate * step) ** steps
    for (i, j), mean in {(0, 1): 0.0, (1, 2): 0.0, (0, 2): 0.25, (2, 0): 0.25}.items():
        path = x[:, :, i, j]
        assert path.mean() == pytest.approx(mean, abs=0.004)
        assert path.var() == pytest.approx(expected_variance, rel=0.03)
        centred = path - mean
        memory = (centred[:, 1:] * centred[:, :-1]).mean() / (centred**2).mean()
        assert memory == pytest.approx(expected_memory, abs=0.005)


def test_habit_alone_closes_a_fixed_share_of_the_gap_each_month(limit, triangle):
    """O5 without chance: x_t = M + (x₀ - M)(1 - λ)ᵗ, exactly."""
    scenario = limit(
        {"routine": 0.2, "closeness_effect": 1.0, "saturating": 0.0,
         "world.closeness_ussr_usa": 0.5, "world.closeness_usa_uk": -0.3}
    )  # fmt: skip
    world = triangle(scenario, START)
    for _ in range(12):
        world.step()
    target = np.array([[0, 0.5, 0], [0.5, 0, -0.3], [0, -0.3, 0]])
    expected = target + (np.array(START) - target) * 0.8**12
    assert world.stances == pytest.approx(expected, abs=1e-14)


@pytest.mark.parametrize("interest", [-1.0, -0.3, 0.4, 1.0])
def test_saturated_interests_settle_at_their_hyperbolic_tangent(limit, triangle, interest):
    """O5 with F = tanh: the stance settles at tanh(M)."""
    scenario = limit({"routine": 0.5, "closeness_effect": 2.0, "world.closeness_ussr_uk": interest})
    world = triangle(scenario, START)
    for _ in range(60):
        world.step()
    assert world.stances[0, 2] == pytest.approx(math.tanh(2 * interest), abs=1e-14)


def test_answering_in_kind_keeps_the_sum_and_shrinks_the_difference(limit, triangle):
    """O6 (Goldstein and Freeman 1991): the sum is conserved, the difference keeps 1 - 2ν a step."""
    world = triangle(limit({"reciprocity": 0.15}), START)
    one, start = world.stances, np.array(START)
    for month in range(1, 25):
        world.step()
        one = world.stances
        assert one + one.T == pytest.approx(start + start.T, abs=1e-14)
        assert one - one.T == pytest.approx((start - start.T) * 0.7**month, abs=1e-14)


def test_the_eight_sign_states_fall_into_four_patterns():
    """O8 (Dittmer 1981; Heider 1946): 1, 3, 3 and 1 states, 4 of 8 in balance, one pivot each.

    Ménage à trois and stable marriage are balanced; romantic triangle and unit veto are not.
    """
    states = list(itertools.product((1.0, -1.0), repeat=3))
    found = [PATTERNS[pattern(*state)] for state in states]
    assert {name: found.count(name) for name in PATTERNS} == {
        "menage": 1, "romantic": 3, "marriage": 3, "veto": 1,
    }  # fmt: skip
    for state, name in zip(states, found, strict=True):
        assert balanced(*state) == (math.prod(state) > 0)
        assert balanced(*state) == (name in ("menage", "marriage"))
    assert sum(balanced(*state) for state in states) == 4
    assert [pivot(*state) for state in states if pattern(*state) == 2] == [0, 1, 2]
    assert {pivot(*state) for state in states if pattern(*state) != 2} == {-1}


def test_pure_chance_gives_each_sign_state_an_eighth(limit):
    """O8 (Glauber dynamics with β = 0): occupancy 1/8, 3/8, 3/8, 1/8, exactly in expectation."""
    scenario = limit({"noise": 0.1, "uncertainty.luck": True}, months=24)
    many = simulate(scenario, runs=8000, seed=12)
    signs = many.relations[:, -1] > 0
    state = signs @ np.array([4, 2, 1])
    counts = np.bincount(state, minlength=8)
    assert stats.chisquare(counts).pvalue > 0.01
    for name, share in zip(PATTERNS, (1 / 8, 3 / 8, 3 / 8, 1 / 8), strict=True):
        measured = many.column(name)
        error = measured.std() / math.sqrt(len(measured))
        assert measured.mean() == pytest.approx(share, abs=3.5 * error)
    assert many.column("balanced").mean() == pytest.approx(0.5, abs=0.02)

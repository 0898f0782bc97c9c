"""Results do not hang on the length of the step (O24)."""

from __future__ import annotations

import math

import numpy as np
import pytest

from bigthree import compose, simulate
from bigthree.measures.estimates import mean, restricted

MONTHS = 60


@pytest.mark.parametrize(
    "overrides",
    [
        ("author=maisky", "contradiction=holds"),
        ("author=litvinov", "contradiction=fails"),
        ("author=stalin_molotov", "contradiction=fails", "background=historical"),
    ],
)
def test_halving_the_step_moves_survival_less_than_its_error(overrides):
    """O24: restricted mean survival with 1, 2 and 4 steps a month agrees within its intervals.

    Steps change the luck too, so samples are independent and the standard error of a difference
    is √2 times that of a mean; no two may differ by more than 3 of these.
    """
    scenario = compose(*overrides)
    means, errors = [], []
    for steps in (1, 2, 4):
        many = simulate(
            scenario.with_values({"theory.steps": steps}), runs=1500, seed=51, months=MONTHS,
            keep="measures",
        )  # fmt: skip
        months = restricted(many.column("two_against_one"), MONTHS)
        estimate = mean(months)
        means.append(estimate.value)
        errors.append((estimate.high - estimate.low) / 2 / 1.96)
    for one in range(3):
        for other in range(one):
            allowed = 3 * math.hypot(errors[one], errors[other])
            assert abs(means[one] - means[other]) <= max(allowed, 1e-9)


def test_without_luck_the_error_is_of_first_order(limit, triangle):
    """O24: Euler steps; each halving of dt halves the distance to the limit."""
    start = [[0, 0.5, -0.3], [0.2, 0, 0.7], [0.1, -0.6, 0]]

    def after_a_year(steps):
        world = triangle(
            limit(
                {"routine": 0.12, "reciprocity": 0.08, "structural_balance": 0.3, "bidding": 0.1,
                 "pivoting": 0.1, "closeness_effect": 1.0, "world.closeness_usa_uk": 0.4,
                 "steps": steps}
            ), start,
        )  # fmt: skip
        for _ in range(12):
            world.step()
        return world.stances

    one, two, four, eight = (after_a_year(steps) for steps in (1, 2, 4, 8))
    gaps = [np.abs(b - a).max() for a, b in ((one, two), (two, four), (four, eight))]
    assert gaps[0] > 1e-3, "the step must matter for the check to mean anything"
    assert gaps[1] / gaps[0] == pytest.approx(0.5, abs=0.1)
    assert gaps[2] / gaps[1] == pytest.approx(0.5, abs=0.05)


@pytest.mark.parametrize("steps", [1, 3, 8])
def test_an_event_strikes_once_a_month_however_short_the_steps(limit, triangle, steps):
    """O24: a jump is not multiplied by the number of steps, in either driver."""
    event = {"clash": {"month": 2, "effects": {"stance_uk_ussr": -0.4, "stance_usa_uk": 0.25}}}
    scenario = limit({"steps": steps, "events.events": event}, months=4)
    world = triangle(scenario)
    for _ in range(4):
        world.step()
    expected = np.zeros((3, 3))
    expected[2, 0], expected[1, 2] = -0.4, 0.25
    assert np.array_equal(world.stances, expected)
    path = simulate(scenario, runs=1).stances[0]
    assert np.array_equal(path[4], expected)
    assert not path[:3].any()

"""Equation E4: the security appetite."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bigthree.theory import appetite

CONSTANTS = {"MOST_APPETITE": 2.0}

BY_HAND = [
    # a⁰ ε = 0.8 · 0.25
    ("engaged_appetite", (0.8, 0.25), 0.2),
    # the threats of the other two
    ("insecurity", (0.3, 0.2), 0.5),
    # α (a⁰ + s ΣT + χ ρ̂ - a) = 0.1 · (0.5 + 0.5 · 0.6 + 0.25 · 0.8 - 0.7) = 0.1 · 0.3
    ("appetite_change", (0.7, 0.5, 0.6, 0.8, 0.1, 0.5, 0.25), 0.03),
    # 0.2 · (0.1 + 2 · 0.3 + 0.4 · 0.5 - 1.4) = 0.2 · -0.5
    ("appetite_change", (1.4, 0.1, 0.3, 0.5, 0.2, 2.0, 0.4), -0.1),
]

share = st.floats(0, 1)


@pytest.mark.parametrize(("name", "arguments", "expected"), BY_HAND)
def test_by_hand(name, arguments, expected):
    assert getattr(appetite, name)(*arguments) == pytest.approx(expected, rel=1e-12)


def test_the_ceiling():
    assert CONSTANTS["MOST_APPETITE"] == appetite.MOST_APPETITE


@given(
    now=st.floats(0, 2),
    baseline=share,
    threats=st.floats(0, 5),
    belief=share,
    speed=st.floats(0.01, 1),
    dilemma=st.floats(0, 2),
    emboldening=st.floats(0, 2),
)
def test_appetite_moves_towards_its_target_and_not_past_it(
    now, baseline, threats, belief, speed, dilemma, emboldening
):
    target = baseline + dilemma * threats + emboldening * belief
    change = appetite.appetite_change(now, baseline, threats, belief, speed, dilemma, emboldening)
    assert abs(target - (now + change)) <= abs(target - now) + 1e-12
    assert change * (target - now) >= -1e-15


@given(baseline=share, speed=share)
def test_a_safe_power_that_seeks_what_it_has_stays_as_it_is(baseline, speed):
    assert appetite.appetite_change(baseline, baseline, 0.0, 0.0, speed, 1.0, 1.0) == 0.0

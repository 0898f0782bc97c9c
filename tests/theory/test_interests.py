"""Equation E2: the interests, term by term."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bigthree.theory import interests

BY_HAND = [
    # b_ij
    ("closeness", (0.5, -0.4), -0.2),
    # all of the trade without credits; with credits as far as the window is open
    ("availability", (0.3, 0.0), 1.0),
    ("availability", (0.3, 1.0), 0.3),
    ("availability", (0.2, 0.5), 0.6),
    # closure · the more closed sphere of the two
    ("closure", (0.5, 0.6, 0.0), 0.3),
    ("closure", (0.5, 0.2, 0.4), 0.2),
    # the position that is tolerated more
    ("tolerated", (0.4, 0.0), 0.4),
    ("tolerated", (0.1, 0.3), 0.3),
    # ε e w (1 - closure) = 0.25 · 0.8 · 0.5 · (1 - 0.2)
    ("commerce", (0.25, 0.8, 0.5, 0.2), 0.08),
    ("commerce", (0.4, 0.5, 1.0, 0.5), 0.1),
    # θ h
    ("common_threat", (0.5, 0.7), 0.35),
    # -ρ; -ι o φ
    ("rivalry", (1.5, 0.4), -0.6),
    ("ideology", (0.6, 1.0, 0.3), -0.18),
    ("ideology", (0.6, 0.5, 0.4), -0.12),
    ("ideology", (0.6, 0.0, 0.3), 0.0),
    # -η q (1 - tolerance) = -0.6 · 0.5 · (1 - 0.25)
    ("overlap", (0.6, 0.5, 0.25), -0.225),
    ("overlap", (2.0, 0.1, 0.0), -0.2),
    # -T
    ("threat", (0.4,), -0.4),
    # γ √(T_ik T_jk) = 0.9 · √(0.4 · 0.9) = 0.9 · 0.6; √(0.1 · 0.4) = 0.2
    ("common_enemy", (0.9, 0.4, 0.9), 0.54),
    ("common_enemy", (0.5, 0.1, 0.4), 0.1),
    ("common_enemy", (0.9, 0.0, 0.9), 0.0),
    # ψ w (O - ½) = 0.5 · 0.8 · 0.2; half the public for, half against: nothing
    ("opinion", (0.5, 0.7, 0.8), 0.08),
    ("opinion", (0.4, 0.2, 0.5), -0.06),
    ("opinion", (0.4, 0.5, 0.5), 0.0),
    # ζ p
    ("partner", (0.2, -0.5), -0.1),
    # -b, signed, times how crude the division is, while the stance is below 0
    ("blocs", (0.3, 1.0, 0.5, -0.01), -0.15),
    ("blocs", (0.5, 0.5, 0.8, -1.0), -0.2),
    ("blocs", (0.3, 1.0, 0.5, 0.0), 0.0),
    ("blocs", (0.3, 1.0, 0.5, 0.5), 0.0),
]

share = st.floats(0, 1)
coefficient = st.floats(0, 3)


@pytest.mark.parametrize(("name", "arguments", "expected"), BY_HAND)
def test_by_hand(name, arguments, expected):
    assert getattr(interests, name)(*arguments) == pytest.approx(expected, rel=1e-12, abs=1e-15)


@given(weight=coefficient, pull=share, window=share, closure=share, more=share)
def test_closed_spheres_never_help_trade(weight, pull, window, closure, more):
    value = interests.commerce(weight, pull, window, closure)
    assert 0.0 <= value <= weight
    further = closure + (1.0 - closure) * more
    assert interests.commerce(weight, pull, window, further) <= value


@given(weight=coefficient, one=st.floats(0, 10), other=st.floats(0, 10), more=st.floats(0, 10))
def test_a_common_enemy_joins_as_far_as_both_fear_him(weight, one, other, more):
    joined = interests.common_enemy(weight, one, other)
    assert joined == interests.common_enemy(weight, other, one)
    assert joined <= interests.common_enemy(weight, one + more, other)
    assert joined <= weight * (one + other) / 2 + 1e-12  # geometric at most arithmetic mean
    assert joined == pytest.approx(weight * math.sqrt(one) * math.sqrt(other), abs=1e-9)


@given(weight=coefficient, quantity=share, tolerance=share)
def test_what_divides_never_joins(weight, quantity, tolerance):
    assert -weight <= interests.rivalry(weight, quantity) <= 0.0
    assert -weight <= interests.ideology(weight, 1.0, quantity) <= 0.0
    assert -weight <= interests.overlap(weight, quantity, tolerance) <= 0.0
    assert interests.overlap(weight, quantity, 1.0) == 0.0
    assert interests.threat(quantity) <= 0.0


@given(weight=coefficient, sympathy=share, influence=share)
def test_opinion_is_odd_about_one_half(weight, sympathy, influence):
    one = interests.opinion(weight, sympathy, influence)
    assert one == pytest.approx(-interests.opinion(weight, 1.0 - sympathy, influence), abs=1e-12)
    assert abs(one) <= weight / 2

"""Equation E1: how one stance moves."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bigthree.theory import stances

BY_HAND = [
    # tie: (0.6 - 0.2) / 2; (0.5 + 0.3) / 2
    ("tie", (0.6, -0.2), 0.2),
    ("tie", (0.5, 0.3), 0.4),
    # routine: -λ x dt = -0.12 · 0.5 · 1; -0.2 · -0.4 · 0.5
    ("routine", (0.5, 0.12, 1.0), -0.06),
    ("routine", (-0.4, 0.2, 0.5), 0.04),
    # interest_slope: tanh(M)/M, or 1 without saturation or without interests
    ("interest_slope", (1.0, 1.0), 0.7615941559557649),
    ("interest_slope", (-2.0, 1.0), 0.9640275800758169 / 2),
    ("interest_slope", (0.5, 1.0), 0.46211715726000973 / 0.5),
    ("interest_slope", (-2.0, 0.0), 1.0),
    ("interest_slope", (0.0, 1.0), 1.0),
    # interest_pull: λ slope m dt = 0.1 · 0.8 · 0.5 · 0.25
    ("interest_pull", (0.5, 0.8, 0.1, 0.25), 0.01),
    ("interest_pull", (-3.0, 0.5, 0.2, 1.0), -0.3),
    # reciprocity: ν (x_ji - x_ij) dt = 0.1 · (0.7 - 0.2) · 1; 0.2 · (-0.4 - 0.6) · 0.5
    ("reciprocity", (0.2, 0.7, 0.1, 1.0), 0.05),
    ("reciprocity", (0.6, -0.4, 0.2, 0.5), -0.1),
    # room: 1 - x² = 1 - 0.36; 1 where unbounded; 0 at the ends
    ("room", (0.6, 1.0), 0.64),
    ("room", (-0.5, 1.0), 0.75),
    ("room", (0.6, 0.0), 1.0),
    ("room", (1.0, 1.0), 0.0),
    ("room", (0.3, 0.5), 0.91),  # any flag but 0 bounds
    # structural_balance: β x_ik x_jk room dt = 0.1 · 0.5 · -0.4 · 0.75 · 2
    ("structural_balance", (0.5, -0.4, 0.75, 0.1, 2.0), -0.03),
    ("structural_balance", (-0.5, -0.2, 0.5, 0.2, 0.5), 0.005),
    # bidding: κ (-x_ik)⁺ room dt = 0.1 · 0.5 · 0.8 · 0.5; nothing where the third is a friend
    ("bidding", (-0.5, 0.8, 0.1, 0.5), 0.02),
    ("bidding", (-0.8, 0.5, 0.3, 1.0), 0.12),
    ("bidding", (0.5, 0.8, 0.1, 0.5), 0.0),
    ("bidding", (0.0, 0.8, 0.1, 0.5), 0.0),
    # pivoting: κ (-x_jk)⁺ room dt, likewise
    ("pivoting", (-0.5, 0.8, 0.1, 0.5), 0.02),
    ("pivoting", (-0.8, 0.5, 0.3, 1.0), 0.12),
    ("pivoting", (0.5, 0.8, 0.1, 0.5), 0.0),
    ("pivoting", (0.0, 0.8, 0.1, 0.5), 0.0),
    # luck: σ √dt room ξ = 0.04 · √0.25 · 0.75 · -2
    ("luck", (-2.0, 0.75, 0.04, 0.25), -0.03),
    ("luck", (1.5, 0.5, 0.1, 1.0), 0.075),
    # moved: the sum, kept in [-1, 1]
    ("moved", (0.4, 0.3), 0.7),
    ("moved", (0.4, -0.9), -0.5),
    ("moved", (0.8, 0.5), 1.0),
    ("moved", (-0.8, -0.5), -1.0),
]

stance = st.floats(-1, 1)
share = st.floats(0, 1)
step = st.sampled_from([1.0, 1 / 2, 1 / 4, 1 / 8])


@pytest.mark.parametrize(("name", "arguments", "expected"), BY_HAND)
def test_by_hand(name, arguments, expected):
    assert getattr(stances, name)(*arguments) == pytest.approx(expected, rel=1e-12, abs=1e-15)


def test_a_month_in_two_steps_by_hand():
    """λ = 0.2 and β = 0.4 on three ties of 0.5, in two steps of half a month.

    Step 1: -0.2·0.5·0.5 + 0.4·0.5·0.5·(1 - 0.25)·0.5 = -0.05 + 0.0375, so 0.4875.
    Step 2: -0.2·0.4875·0.5 + 0.4·0.4875²·(1 - 0.4875²)·0.5.
    """
    tie = 0.5
    for _ in range(2):
        space = stances.room(tie, 1.0)
        push = stances.routine(tie, 0.2, 0.5) + stances.structural_balance(
            tie, tie, space, 0.4, 0.5
        )
        tie = stances.moved(tie, push)
    square = 0.4875 * 0.4875
    assert tie == pytest.approx(0.4875 - 0.04875 + 0.2 * square * (1 - square), abs=1e-15)


@given(total=st.floats(-50, 50))
def test_the_slope_carries_each_term_to_the_saturated_sum(total):
    """Scaled by the slope the terms sum to tanh(M), and no term changes its sign or grows."""
    slope = stances.interest_slope(total, 1.0)
    assert 0.0 < slope <= 1.0
    assert slope * total == pytest.approx(math.tanh(total), abs=1e-9)
    assert stances.interest_slope(-total, 1.0) == slope


@given(one=st.floats(0, 40), more=st.floats(0, 10))
def test_stronger_interests_saturate_more(one, more):
    assert stances.interest_slope(one + more, 1.0) <= stances.interest_slope(one, 1.0) + 1e-12


@given(one=stance, other=stance, coefficient=st.floats(0, 0.5), dt=step)
def test_answering_in_kind_keeps_the_sum(one, other, coefficient, dt):
    there = stances.reciprocity(one, other, coefficient, dt)
    back = stances.reciprocity(other, one, coefficient, dt)
    assert there == -back
    assert abs((other + back) - (one + there)) <= abs(other - one) + 1e-15


@given(mine=stance, theirs=stance, third=stance, coefficient=st.floats(0, 0.5), dt=step)
def test_balance_follows_the_product_of_signs(mine, theirs, third, coefficient, dt):
    push = stances.structural_balance(mine, theirs, stances.room(third, 1.0), coefficient, dt)
    assert push * mine * theirs >= 0.0
    assert push == stances.structural_balance(-mine, -theirs, 1 - third**2, coefficient, dt)
    assert abs(third + push) <= 1.0 + 1e-12  # β dt (1 + |x|) is at most 1: no overshoot


@given(toward=stance, colder=share, space=share, coefficient=share, dt=step)
def test_a_colder_third_never_bids_less(toward, colder, space, coefficient, dt):
    for rule in (stances.bidding, stances.pivoting):
        less, more = (rule(x, space, coefficient, dt) for x in (toward, toward - colder))
        assert 0.0 <= less <= more


@given(value=stance)
def test_there_is_room_in_the_middle_and_none_at_the_ends(value):
    assert 0.0 <= stances.room(value, 1.0) <= 1.0
    assert stances.room(value, 1.0) == stances.room(-value, 1.0)
    assert stances.room(value, 0.0) == 1.0


@given(value=stance, push=st.floats(-5, 5))
def test_a_stance_stays_in_its_range(value, push):
    assert -1.0 <= stances.moved(value, push) <= 1.0

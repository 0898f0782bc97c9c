"""Equation E5: Moscow's belief in the contradiction."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bigthree.theory import belief

BY_HAND = [
    # c₀ - x_AB = 1 - 0.4, cut at 0 and at 1
    ("shown_rivalry", (0.4, 1.0), 0.6),
    ("shown_rivalry", (0.4, 0.7), 0.3),
    ("shown_rivalry", (0.9, 0.5), 0.0),
    ("shown_rivalry", (-0.5, 0.8), 1.0),
    # c₀ - ρ̂
    ("believed_tie", (0.8, 1.0), 0.2),
    ("believed_tie", (0.9, 0.6), -0.3),
    # μ (shown - ρ̂) = 0.05 · (0.6 - 0.8); 0.1 · (0.3 - 0.1)
    ("belief_change", (0.8, 0.4, 1.0, 0.05), -0.01),
    ("belief_change", (0.1, 0.4, 0.7, 0.1), 0.02),
]

share = st.floats(0, 1)
stance = st.floats(-1, 1)
norm = st.floats(0, 2)


@pytest.mark.parametrize(("name", "arguments", "expected"), BY_HAND)
def test_by_hand(name, arguments, expected):
    assert getattr(belief, name)(*arguments) == pytest.approx(expected, rel=1e-12, abs=1e-15)


@given(held=share, tie=stance, norm=norm, learning=share)
def test_a_belief_stays_a_share_and_nears_what_is_shown(held, tie, norm, learning):
    after = held + belief.belief_change(held, tie, norm, learning)
    shown = belief.shown_rivalry(tie, norm)
    assert 0.0 <= shown <= 1.0
    assert -1e-15 <= after <= 1.0 + 1e-15
    assert abs(shown - after) <= abs(shown - held) + 1e-15
    assert belief.belief_change(held, tie, norm, 0.0) == 0.0


@given(tie=stance, warmer=share, norm=norm)
def test_a_warmer_western_tie_shows_no_more_rivalry(tie, warmer, norm):
    assert belief.shown_rivalry(tie + warmer, norm) <= belief.shown_rivalry(tie, norm)


@given(held=share, norm=norm)
def test_the_believed_tie_shows_just_the_believed_rivalry(held, norm):
    tie = belief.believed_tie(held, norm)
    assert belief.shown_rivalry(tie, norm) == pytest.approx(held, abs=1e-12)

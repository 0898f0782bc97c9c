"""Equation E7, second part: settlements."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bigthree.theory import spheres

BY_HAND = [
    # what either is granted, if both are
    ("divided", (0.3, 0.2), 0.5),
    ("divided", (0.3, 0.0), 0.0),
    ("divided", (0.0, 0.4), 0.0),
    ("divided", (2.0, 3.0), 5.0),
    # G d times the larger imposition = 0.8 · 0.5 · 0.75
    ("crude_division", (0.8, 0.5, 0.75, 0.0), 0.3),
    ("crude_division", (0.8, 0.5, 0.25, 0.5), 0.2),
    ("crude_division", (0.8, 0.5, 0.0, 0.0), 0.0),
    # cover (1 - granted) = 0.8 · (1 - 0.75)
    ("restraint", (0.8, 0.75), 0.2),
    ("restraint", (0.6, 0.0), 0.6),
    # the stance above the warmth, the trust at the threshold or above
    ("would_sign", (0.3, 0.6, 0.2, 0.4), True),
    ("would_sign", (0.3, 0.4, 0.2, 0.4), True),
    ("would_sign", (0.2, 0.6, 0.2, 0.4), False),
    ("would_sign", (0.1, 0.6, 0.2, 0.4), False),
    ("would_sign", (0.3, 0.39, 0.2, 0.4), False),
    ("would_sign", (0.9, 0.4, 0.2, 0.5), False),
    # 1 + shift, at least 0
    ("readiness", (0.5,), 1.5),
    ("readiness", (-0.25,), 0.75),
    ("readiness", (-1.5,), 0.0),
    # signed with the one or with the other, times openness
    ("declared", (1.0, 0.0, 0.4), 0.4),
    ("declared", (0.0, 1.0, 0.7), 0.7),
    ("declared", (0.0, 0.0, 0.7), 0.0),
    ("declared", (1.0, 1.0, 0.5), 0.5),
    # in the fixed month or later, whatever the two want
    ("concluded", (3, 3, 0, False, 0.9, 0.1), True),
    ("concluded", (4, 3, 9, False, 0.9, 0.1), True),
    ("concluded", (2, 3, 0, True, 0.1, 0.9), False),
    ("concluded", (0, 0, 9, False, 0.9, 0.1), True),
    # none fixed: from the earliest month on, both willing, and lucky
    ("concluded", (5, -1, 5, True, 0.2, 0.3), True),
    ("concluded", (6, -1, 5, True, 0.2, 0.3), True),
    ("concluded", (4, -1, 5, True, 0.2, 0.3), False),
    ("concluded", (5, -1, 5, False, 0.2, 0.3), False),
    ("concluded", (5, -1, 5, True, 0.3, 0.3), False),
    ("concluded", (5, -1, 5, True, 0.4, 0.3), False),
    # w c g
    ("granted", (0.4, 0.75), 0.3),
    # granted / claimed; no claim, no share
    ("granted_share", (0.2, 0.5), 0.4),
    ("granted_share", (0.3, 0.4), 0.75),
    ("granted_share", (0.0, 0.0), 0.0),
    ("granted_share", (0.1, 0.0), 0.0),
    # hz · b (1 - veto w (1 - O)) = 0.05 · 2 · (1 - 0.5 · 0.8 · 0.25) = 0.1 · 0.9; at most 1
    ("settlement_hazard", (0.05, 2.0, 0.5, 0.8, 0.75), 0.09),
    ("settlement_hazard", (0.2, 0.5, 0.8, 0.5, 0.5), 0.08),
    ("settlement_hazard", (0.5, 4.0, 0.0, 0.8, 0.75), 1.0),
    # signed · cover · granted share
    ("sheltered", (1.0, 0.8, 0.5), 0.4),
    ("sheltered", (0.5, 0.6, 0.5), 0.15),
    ("sheltered", (0.0, 0.8, 0.5), 0.0),
]

share = st.floats(0, 1)
stance = st.floats(-1, 1)


@pytest.mark.parametrize(("name", "arguments", "expected"), BY_HAND)
def test_by_hand(name, arguments, expected):
    assert getattr(spheres, name)(*arguments) == pytest.approx(expected, rel=1e-12)


@given(cover=share, granted=share, more=share)
def test_the_more_is_granted_the_less_restraint(cover, granted, more):
    held_back = spheres.restraint(cover, granted)
    assert 0.0 <= held_back <= cover
    assert spheres.restraint(cover, granted + (1.0 - granted) * more) <= held_back
    assert spheres.restraint(cover, 1.0) == 0.0
    assert spheres.restraint(cover, 0.0) == cover


@given(
    hazard=share,
    bargaining=st.floats(0, 5),
    veto=share,
    weight=share,
    sympathy=share,
    more=share,
)
def test_a_friendlier_public_never_hinders(hazard, bargaining, veto, weight, sympathy, more):
    chance = spheres.settlement_hazard(hazard, bargaining, veto, weight, sympathy)
    friendlier = sympathy + (1.0 - sympathy) * more
    assert 0.0 <= chance <= 1.0
    assert chance <= spheres.settlement_hazard(hazard, bargaining, veto, weight, friendlier) + 1e-15
    assert spheres.settlement_hazard(hazard, bargaining, 1.0, 1.0, 0.0) == 0.0
    assert spheres.settlement_hazard(hazard, 1.0, veto, weight, 1.0) == pytest.approx(hazard)


@given(one=stance, more=share, trust=share, further=share, warmth=stance, threshold=share)
def test_warmth_and_trust_never_keep_from_signing(one, more, trust, further, warmth, threshold):
    if spheres.would_sign(one, trust, warmth, threshold):
        warmer, trusting = one + (1.0 - one) * more, trust + (1.0 - trust) * further
        assert spheres.would_sign(max(one, warmer), max(trust, trusting), warmth, threshold)


@given(signed=share, cover=share, granted=share)
def test_shelter_is_a_share(signed, cover, granted):
    assert 0.0 <= spheres.sheltered(signed, cover, granted) <= 1.0

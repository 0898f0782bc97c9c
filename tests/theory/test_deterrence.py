"""Equation E10: mutual deterrence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bigthree.theory import deterrence

CONSTANTS = {"HALF_DETERRED": 100.0}

BY_HAND = [
    # W / (W + 100) of the smaller arsenal: 25 / 125, 300 / 400
    ("deterrence", (1000.0, 25.0), 0.2),
    ("deterrence", (300.0, 500.0), 0.75),
    ("deterrence", (50.0, 0.0), 0.0),
    # T (1 - d D) = 0.8 · (1 - 0.5 · 0.75)
    ("deterred", (0.8, 0.5, 0.75), 0.5),
    ("deterred", (0.8, 0.0, 0.75), 0.8),
]

arsenal = st.floats(0, 20_000)
share = st.floats(0, 1)


@pytest.mark.parametrize(("name", "arguments", "expected"), BY_HAND)
def test_by_hand(name, arguments, expected):
    assert getattr(deterrence, name)(*arguments) == pytest.approx(expected, rel=1e-12)


@given(one=arsenal, other=arsenal, more=arsenal)
def test_only_the_smaller_arsenal_counts(one, other, more):
    mutual = deterrence.deterrence(one, other)
    assert 0.0 <= mutual < 1.0
    assert mutual == deterrence.deterrence(other, one)
    assert deterrence.deterrence(one + more, other + more) >= mutual
    assert deterrence.deterrence(max(one, other) + more, min(one, other)) == mutual


@given(threat=st.floats(0, 3), effect=share, mutual=share)
def test_deterrence_only_takes_away(threat, effect, mutual):
    assert 0.0 <= deterrence.deterred(threat, effect, mutual) <= threat

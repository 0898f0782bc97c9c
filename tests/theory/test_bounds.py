"""Keeping a quantity within its range."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bigthree.theory import bounds

BY_HAND = [
    ("within", (0.4, 0.0, 1.0), 0.4),
    ("within", (-0.4, 0.0, 1.0), 0.0),
    ("within", (1.4, 0.0, 1.0), 1.0),
    ("within", (-3.0, -2.0, 5.0), -2.0),
    ("within", (7.0, -2.0, 5.0), 5.0),
    ("within", (3.0, -2.0, 5.0), 3.0),
    ("shifted", (0.25, 0.5), 0.75),
    ("shifted", (0.5, -0.25), 0.25),
    ("shifted", (0.75, 0.5), 1.0),
    ("shifted", (0.25, -0.5), 0.0),
]

number = st.floats(-1e6, 1e6)


@pytest.mark.parametrize(("name", "arguments", "expected"), BY_HAND)
def test_by_hand(name, arguments, expected):
    assert getattr(bounds, name)(*arguments) == expected


@given(value=number, low=number, width=st.floats(0, 1e6))
def test_within_is_in_range_and_leaves_what_is_in_range(value, low, width):
    high = low + width
    found = bounds.within(value, low, high)
    assert low <= found <= high
    assert found == value or not low <= value <= high
    assert bounds.within(found, low, high) == found


@given(value=number, more=st.floats(0, 1e6), low=number, width=st.floats(0, 1e6))
def test_within_never_turns_the_order_round(value, more, low, width):
    high = low + width
    assert bounds.within(value, low, high) <= bounds.within(value + more, low, high)

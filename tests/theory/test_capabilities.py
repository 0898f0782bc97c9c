"""The weights of the three."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bigthree.theory import capabilities

CONSTANTS = {"DECADE": 120.0, "LEAST_GAIN": -0.9, "MOST_GAIN": 9.0}

BY_HAND = [
    # growth · expected: 0.5 · 0.8, 0.5 · -0.6
    ("trend", (0.5, 0.8), 0.4),
    ("trend", (0.5, -0.6), -0.3),
    # a tenth of its weight at least, ten times at most
    ("gain", (0.3,), 0.3),
    ("gain", (-0.95,), -0.9),
    ("gain", (12.0,), 9.0),
    # share (1 + trend · t/120)(1 + gain) = 0.4 · (1 + 0.5 · 60/120) · (1 + 0.2)
    ("weight", (0.4, 0.5, 60.0, 0.2), 0.6),
    ("weight", (0.2, -0.5, 30.0, -0.5), 0.0875),
    # the trend ends after ten years
    ("weight", (0.2, -0.5, 240.0, 0.0), 0.1),
    ("weight", (0.2, -0.5, 120.0, 0.0), 0.1),
    # 3 w / Σ w
    ("relative", (0.5, 2.0), 0.75),
    ("relative", (0.25, 0.75), 1.0),
]

share = st.floats(0.01, 1)


@pytest.mark.parametrize(("name", "arguments", "expected"), BY_HAND)
def test_by_hand(name, arguments, expected):
    assert getattr(capabilities, name)(*arguments) == pytest.approx(expected, rel=1e-12)


@pytest.mark.parametrize("name", CONSTANTS)
def test_constants(name):
    assert getattr(capabilities, name) == CONSTANTS[name]


@given(shares=st.tuples(share, share, share))
def test_relative_weights_average_one(shares):
    total = sum(shares)
    relative = [capabilities.relative(each, total) for each in shares]
    assert sum(relative) == pytest.approx(3.0)
    assert all(0.0 < each < 3.0 for each in relative)


@given(share=share, trend=st.floats(-0.9, 0.9), month=st.integers(0, 1200), gain=st.floats(-0.9, 9))
def test_a_weight_stays_positive_and_follows_its_trend(share, trend, month, gain):
    now = capabilities.weight(share, trend, float(month), gain)
    then = capabilities.weight(share, trend, float(month + 1), gain)
    assert now > 0.0
    assert (then - now) * trend >= -1e-15
    assert month < 120 or then == now

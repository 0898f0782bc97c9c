"""Equation E3: balance of threat."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bigthree.theory import threat

BY_HAND = [
    # ω P g a (1 - τ) = 1.5 · 2 · 0.5 · 0.4 · (1 - 0.75)
    ("perceived_threat", (1.5, 2.0, 0.5, 0.4, 0.75), 0.15),
    ("perceived_threat", (0.8, 0.5, 0.25, 1.5, 0.2), 0.12),
    # g + (1 - g) r = 0.2 + 0.8 · 0.25; 0.6 + 0.4 · 0.5
    ("nearness", (0.2, 0.25), 0.4),
    ("nearness", (0.6, 0.5), 0.8),
    ("nearness", (0.3, 0.0), 0.3),
]

share = st.floats(0, 1)
factors = st.tuples(st.floats(0, 3), st.floats(0, 3), share, st.floats(0, 2), share)


@pytest.mark.parametrize(("name", "arguments", "expected"), BY_HAND)
def test_by_hand(name, arguments, expected):
    assert getattr(threat, name)(*arguments) == pytest.approx(expected, rel=1e-12)


@given(factors=factors, absent=st.integers(0, 4))
def test_no_threat_where_any_factor_is_absent(factors, absent):
    changed = list(factors)
    changed[absent] = 1.0 if absent == 4 else 0.0
    assert threat.perceived_threat(*changed) == 0.0


@given(factors=factors, grown=st.integers(0, 3), more=st.floats(0, 1))
def test_threat_grows_with_every_factor_and_falls_with_trust(factors, grown, more):
    before = threat.perceived_threat(*factors)
    assert before >= 0.0
    larger = list(factors)
    larger[grown] += more
    assert threat.perceived_threat(*larger) >= before
    trusting = [*factors[:4], factors[4] + (1.0 - factors[4]) * more]
    assert threat.perceived_threat(*trusting) <= before


@given(geographic=share, reach=share, more=share)
def test_reach_only_brings_nearer(geographic, reach, more):
    near = threat.nearness(geographic, reach)
    assert geographic <= near + 1e-15
    assert 0.0 <= near <= 1.0
    assert near <= threat.nearness(geographic, reach + (1.0 - reach) * more) + 1e-15
    assert threat.nearness(geographic, 1.0) == pytest.approx(1.0)

"""Equation E7, first part: reach, claims, force and influence."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bigthree.theory import claims

BY_HAND = [
    # e^(-d/l)
    ("reach", (2.0, 2.0), 0.36787944117144233),
    ("reach", (1.0, 4.0), 0.7788007830714049),
    ("reach", (0.0, 3.0), 1.0),
    # all of the reach to a coast, a share of it inland
    ("inland", (0.8, 1.0, 0.25), 0.8),
    ("inland", (0.8, 0.0, 0.25), 0.2),
    # w c; r r_n
    ("weighed", (0.4, 0.6), 0.24),
    ("resistance", (0.5, 0.9), 0.45),
    # min(1, a v)(1 - restraint) = 0.8 · 0.5 · (1 - 0.25); 2 · 0.9 counts as 1
    ("claim", (0.8, 0.5, 0.25), 0.3),
    ("claim", (2.0, 0.9, 0.4), 0.6),
    ("claim", (0.5, 0.6, 0.0), 0.3),
    # w c_i c_j
    ("contested", (0.1, 0.5, 0.4), 0.02),
    # w c r imposition
    ("coerced", (0.1, 0.5, 0.8, 0.25), 0.01),
    # c (1 - r (1 - imposition)) = 0.8 · (1 - 0.5 · 0.75)
    ("holding", (0.8, 0.5, 0.25), 0.5),
    ("holding", (0.6, 0.5, 0.0), 0.3),
    ("holding", (0.6, 0.5, 1.0), 0.6),
    # speed (h / max(1, Σh) - influence) = 0.1 · (0.6 / 1.5 - 0.2); 0.5 · (0.3 - 0.4)
    ("influence_change", (0.2, 0.6, 1.5, 0.1), 0.02),
    ("influence_change", (0.4, 0.3, 0.5, 0.5), -0.05),
]

share = st.floats(0, 1)


@pytest.mark.parametrize(("name", "arguments", "expected"), BY_HAND)
def test_by_hand(name, arguments, expected):
    assert getattr(claims, name)(*arguments) == pytest.approx(expected, rel=1e-12)


@given(distance=st.floats(0, 20), scale=st.floats(0.1, 50), farther=st.floats(0, 5))
def test_the_arm_shortens_with_distance_and_lengthens_with_scale(distance, scale, farther):
    arm = claims.reach(distance, scale)
    assert 0.0 <= arm <= 1.0
    assert claims.reach(distance + farther, scale) <= arm <= claims.reach(distance, scale + farther)
    assert math.log(claims.reach(scale, scale)) == pytest.approx(-1.0)


@given(appetite=st.floats(0, 2), more=share, reach=share, restraint=share)
def test_a_claim_is_a_share_that_grows_with_appetite(appetite, more, reach, restraint):
    claimed = claims.claim(appetite, reach, restraint)
    assert 0.0 <= claimed <= 1.0
    assert claimed <= claims.claim(appetite + more, reach, restraint)
    assert claimed <= claims.claim(appetite, reach, 0.0)
    assert claims.claim(appetite, reach, 1.0) == 0.0


@given(claim=share, resistance=share, imposition=share)
def test_what_is_not_forgone_is_forced(claim, resistance, imposition):
    """What resistance withholds is either left (imposition 0) or taken by force (1)."""
    held = claims.holding(claim, resistance, imposition)
    forced = claims.coerced(1.0, claim, resistance, imposition)
    assert 0.0 <= held <= claim + 1e-15
    assert held - forced == pytest.approx(claim * (1.0 - resistance), abs=1e-12)


@given(
    months=st.lists(st.tuples(share, share, share), min_size=1, max_size=20),
    start=st.tuples(share, share, share),
    speed=share,
)
def test_influence_stays_a_share_and_never_sums_to_more_than_all(months, start, speed):
    total = max(1.0, sum(start))
    influence = [each / total for each in start]
    for holdings in months:
        wanted = holdings[0] + holdings[1] + holdings[2]
        influence = [
            held + claims.influence_change(held, holding, wanted, speed)
            for held, holding in zip(influence, holdings, strict=True)
        ]
        assert all(-1e-12 <= held <= 1.0 + 1e-12 for held in influence)
        assert sum(influence) <= 1.0 + 1e-12

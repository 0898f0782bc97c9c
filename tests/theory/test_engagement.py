"""Equation E9: how America comes in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bigthree.theory import engagement

CONSTANTS = {
    "ENGAGEMENTS": ("buck_passing", "drawn_in", "from_the_start", "absent", "dated"),
    "BUCK_PASSING": 0,
    "DRAWN_IN": 1,
    "FROM_THE_START": 2,
    "ABSENT": 3,
    "DATED": 4,
}

BY_HAND = [
    # 1 - P_B / P_S = 1 - 0.3 / 0.4; a Britain as strong or stronger carries it all
    ("buck_passing", (0.3, 0.4), 0.25),
    ("buck_passing", (0.0, 0.5), 1.0),
    ("buck_passing", (0.5, 0.4), 0.0),
    ("buck_passing", (0.4, 0.4), 0.0),
    # nobody to balance
    ("buck_passing", (0.0, 0.0), 0.0),
    # the quarrel, and none while the two are on good terms
    ("drawn_in", (-0.3,), 0.3),
    ("drawn_in", (0.2,), 0.0),
    ("drawn_in", (-1.5,), 1.0),
    ("dated", (25.0, 26.0), 0.0),
    ("dated", (26.0, 26.0), 1.0),
    # E = stake ε ε' = 0.8 · 0.5 · 0.75
    ("engagement", (0.8, 0.5, 0.75), 0.3),
    # each theory reads its own numbers only
    ("engaged", (1.0, 0, 0.3, 0.4, -0.7, 30.0, 26.0), 0.25),
    ("engaged", (1.0, 1, 0.3, 0.4, -0.7, 30.0, 26.0), 0.7),
    ("engaged", (1.0, 2, 0.3, 0.4, -0.7, 20.0, 26.0), 1.0),
    ("engaged", (1.0, 3, 0.3, 0.4, -0.7, 30.0, 26.0), 0.0),
    ("engaged", (1.0, 4, 0.3, 0.4, -0.7, 30.0, 26.0), 1.0),
    ("engaged", (1.0, 4, 0.3, 0.4, -0.7, 20.0, 26.0), 0.0),
    # a power on the spot is there, whatever the theory
    ("engaged", (0.0, 0, 0.3, 0.4, -0.7, 30.0, 26.0), 1.0),
    ("engaged", (0.0, 3, 0.3, 0.4, -0.7, 30.0, 26.0), 1.0),
]

RECORD = {1945: 0.26, 1946: 0.05, 1947: 0.37, 1948: 0.54, 1949: 0.58, 1950: 0.66}
"""One minus British over Soviet CINC (Correlates of War 6.0), worked out by hand."""

share = st.floats(0, 1)
weight = st.floats(0.01, 3)


@pytest.mark.parametrize(("name", "arguments", "expected"), BY_HAND)
def test_by_hand(name, arguments, expected):
    assert getattr(engagement, name)(*arguments) == pytest.approx(expected, rel=1e-12)


def test_the_record_has_america_out_in_1946_and_in_by_1948():
    from bigthree.cases import case

    shares = case().by_year("capabilities")
    for year, expected in RECORD.items():
        ussr, _, uk = shares[year]
        assert engagement.buck_passing(uk, ussr) == pytest.approx(expected, abs=0.01)


@given(balancer=weight, adversary=weight, more=share)
def test_a_stronger_britain_keeps_america_out(balancer, adversary, more):
    before = engagement.buck_passing(balancer, adversary)
    assert 0.0 <= before <= 1.0
    assert engagement.buck_passing(balancer + more, adversary) <= before
    assert engagement.buck_passing(balancer, adversary + more) >= before


@given(
    theory=st.integers(0, 4),
    weights=st.tuples(weight, weight),
    tie=st.floats(-1, 1),
    months=st.tuples(st.integers(0, 120), st.integers(0, 120)),
)
def test_every_theory_gives_a_share(theory, weights, tie, months):
    assert 0.0 <= engagement.engaged(1.0, theory, *weights, tie, *months) <= 1.0

"""Equation E6: trust, and what conduct looks like."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bigthree.theory import trust

CONSTANTS = {"MOST_LOG_ODDS": 20.0}

BY_HAND = [
    # ln(0.8/0.2) = ln 4; certainty is held at ±20
    ("log_odds", (0.8,), 2 * math.log(2)),
    ("log_odds", (0.25,), -math.log(3)),
    ("log_odds", (0.5,), 0.0),
    ("log_odds", (0.0,), -20.0),
    ("log_odds", (1.0,), 20.0),
    ("log_odds", (-0.5,), -20.0),
    ("log_odds", (1.5,), 20.0),
    ("log_odds", (1e-12,), -20.0),
    ("log_odds", (1 - 1e-12,), 20.0),
    # 1/(1 + e^-ln 3) = 1/(1 + 1/3)
    ("probability", (math.log(3),), 0.75),
    ("probability", (-math.log(4),), 0.2),
    ("probability", (0.0,), 0.5),
    # min(1, a) (1 - sheltered)(1 - disclosure · openness)(1 - tolerance) + outrage · coercion:
    # 0.8 · 0.75 · (1 - 0.5 · 0.4) = 0.48; · (1 - 0.25) = 0.36; + 2 · 0.1 = 0.56
    ("exposure", (0.8, 0.25, 0.4, 0.25, 0.5, 0.1, 2.0), 0.56),
    # appetite counts up to 1: 1 · 0.5 · (1 - 0.6 · 0.5) · 0.8 + 0.5 · 0.2 = 0.28 + 0.1
    ("exposure", (1.6, 0.5, 0.5, 0.2, 0.6, 0.2, 0.5), 0.38),
    # outrage alone fills the range: 0.2 · 1 · 1 · 1 + 5 · 0.4 > 1
    ("exposure", (0.2, 0.0, 0.0, 0.0, 0.6, 0.4, 5.0), 1.0),
    # 0.15 + (0.45 - 0.15) · 0.5
    ("act_probability", (0.5, 0.15, 0.45), 0.3),
    ("act_probability", (0.25, 0.2, 0.6), 0.3),
    # seen: ln(0.2/0.6); not seen: ln(0.8/0.4)
    ("evidence", (True, 0.2, 0.6), -math.log(3)),
    ("evidence", (False, 0.2, 0.6), math.log(2)),
    ("evidence", (True, 0.4, 0.8), -math.log(2)),
    ("evidence", (False, 0.4, 0.8), math.log(3)),
    # w e - δ (L - L⁰) = 0.5 · -0.6 - 0.1 · (2.5 - 0.5); 0.3 · 2 - 0.2 · (-0.4 - 0.1)
    ("log_odds_change", (2.5, 0.5, -0.6, 0.5, 0.1), -0.5),
    ("log_odds_change", (-0.4, 0.1, 2.0, 0.3, 0.2), 0.7),
]

share = st.floats(0, 1)
seeker = st.floats(0.01, 0.49)
gap = st.floats(0.001, 0.5)


@pytest.mark.parametrize(("name", "arguments", "expected"), BY_HAND)
def test_by_hand(name, arguments, expected):
    assert getattr(trust, name)(*arguments) == pytest.approx(expected, rel=1e-12, abs=1e-15)


def test_certainty_is_two_in_a_thousand_million():
    assert CONSTANTS["MOST_LOG_ODDS"] == trust.MOST_LOG_ODDS
    assert trust.probability(-trust.MOST_LOG_ODDS) == pytest.approx(2.06e-9, rel=1e-2)


@given(value=st.floats(1e-8, 1 - 1e-8))
def test_log_odds_and_probability_undo_each_other(value):
    assert trust.probability(trust.log_odds(value)) == pytest.approx(value, rel=1e-7)


@given(odds=st.floats(-20, 20))
def test_trust_is_a_probability_and_doubt_its_mirror(odds):
    value = trust.probability(odds)
    assert 0.0 < value < 1.0
    assert value + trust.probability(-odds) == pytest.approx(1.0, abs=1e-15)


@given(value=share, more=share)
def test_log_odds_grow_with_trust(value, more):
    further = value + (1.0 - value) * more
    assert -20.0 <= trust.log_odds(value) <= trust.log_odds(further) <= 20.0


@given(
    conduct=st.tuples(st.floats(0, 2), share, share, share, share, share, st.floats(0, 5)),
    changed=st.integers(0, 6),
    more=share,
    seeker=seeker,
    gap=gap,
)
def test_conduct_is_a_share_and_moves_the_right_way(conduct, changed, more, seeker, gap):
    """Appetite, coercion and outrage expose; shelter, openness, tolerance, disclosure do not."""
    before = trust.exposure(*conduct)
    assert 0.0 <= before <= 1.0
    larger = list(conduct)
    larger[changed] += more if changed in (0, 6) else (1.0 - larger[changed]) * more
    after = trust.exposure(*larger)
    if changed in (0, 5, 6):
        assert after >= before - 1e-12
    else:
        assert after <= before + 1e-12
    chance = trust.act_probability(before, seeker, seeker + gap)
    assert seeker <= chance <= seeker + gap + 1e-12


@given(seeker=seeker, gap=gap)
def test_an_act_lowers_trust_and_its_absence_raises_it(seeker, gap):
    assert trust.evidence(True, seeker, seeker + gap) < 0.0
    assert trust.evidence(False, seeker, seeker + gap) > 0.0


@given(odds=st.floats(-20, 20), prior=st.floats(-20, 20), forgetting=share)
def test_without_news_trust_returns_to_its_prior(odds, prior, forgetting):
    after = odds + trust.log_odds_change(odds, prior, 0.0, 1.0, forgetting)
    assert abs(after - prior) <= abs(odds - prior) + 1e-12

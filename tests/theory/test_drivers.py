"""Equation E8: the slow drivers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bigthree.theory import drivers

BY_HAND = [
    # fought up to and in the month in which the later of the two wars ends
    ("war", (7.0, 4.0, 7.0), 1.0),
    ("war", (8.0, 4.0, 7.0), 0.0),
    ("war", (9.0, 10.0, 7.0), 1.0),
    # whole in war, then the fear
    ("common_danger", (0.4, 1.0), 1.0),
    ("common_danger", (0.4, 0.0), 0.4),
    # -(1 - war) h / T = -0.7 / 14 in peace
    ("fear_change", (0.7, 0.0, 14.0), -0.05),
    ("fear_change", (0.7, 1.0, 14.0), 0.0),
    ("fear_change", (0.7, 0.5, 14.0), -0.025),
    # -(1 - haste)(w - floor) / T = -(1 - 0.25) · (0.8 - 0.4) / 15
    ("window_change", (0.8, 0.4, 0.25, 15.0), -0.02),
    ("window_change", (1.0, 0.5, 0.0, 10.0), -0.05),
    # -(φ - φ⁰) / T = -(0.6 - 0.3) / 24; back up from below
    ("salience_change", (0.6, 0.3, 24.0), -0.0125),
    ("salience_change", (0.1, 0.3, 20.0), 0.01),
    # imposition · held
    ("closed_sphere", (0.5, 0.4), 0.2),
    # λ (O⁰ + c₁ tie - c₂ closed - c₃ seen - c₄ declared - O)
    # = 0.1 · (0.5 + 0.3 · 0.4 - 0.4 · 0.5 - 0.1 · 1 - 0.2 · 0.6 - 0.6)
    # = 0.1 · (0.5 + 0.12 - 0.2 - 0.1 - 0.12 - 0.6) = 0.1 · -0.4
    ("opinion_change", (0.6, 0.5, 0.4, 0.5, 1.0, 0.6, 0.1, 0.3, 0.4, 0.1, 0.2), -0.04),
    # = 0.2 · (0.7 - 0.5 · 0.2 - 0.6 · 0.25 - 0 - 0.4 · 0.5 - 0.1) = 0.2 · 0.15
    ("opinion_change", (0.1, 0.7, -0.2, 0.25, 0.0, 0.5, 0.2, 0.5, 0.6, 0.3, 0.4), 0.03),
    # = 0.5 · (0.2 + 0.1 · 0.3 - 0.2 · 0.7 - 0.4 · 0.5 - 0.8 · 0.9 - 0.4) = 0.5 · -1.23
    ("opinion_change", (0.4, 0.2, 0.3, 0.7, 0.5, 0.9, 0.5, 0.1, 0.2, 0.4, 0.8), -0.615),
]

share = st.floats(0, 1)
lifetime = st.floats(1, 1200)


@pytest.mark.parametrize(("name", "arguments", "expected"), BY_HAND)
def test_by_hand(name, arguments, expected):
    assert getattr(drivers, name)(*arguments) == pytest.approx(expected, rel=1e-12, abs=1e-15)


@given(fear=share, war=share, lifetime=lifetime)
def test_fear_fades_in_peace_and_never_turns(fear, war, lifetime):
    after = fear + drivers.fear_change(fear, war, lifetime)
    assert 0.0 <= after <= fear
    assert drivers.fear_change(fear, 1.0, lifetime) == 0.0
    assert drivers.common_danger(fear, war) >= max(fear, war)


@given(window=share, floor=share, haste=share, lifetime=lifetime)
def test_the_window_nears_its_floor_unless_moscow_asks(window, floor, haste, lifetime):
    after = window + drivers.window_change(window, floor, haste, lifetime)
    assert min(window, floor) - 1e-12 <= after <= max(window, floor) + 1e-12
    assert drivers.window_change(window, floor, 1.0, lifetime) == 0.0


@given(salience=share, baseline=share, lifetime=lifetime)
def test_salience_returns_to_its_baseline(salience, baseline, lifetime):
    after = salience + drivers.salience_change(salience, baseline, lifetime)
    assert min(salience, baseline) - 1e-12 <= after <= max(salience, baseline) + 1e-12


@given(
    start=st.tuples(share, share, st.floats(-1, 1), share, share, share),
    speed=share,
    weights=st.tuples(share, share, share, share),
    changed=st.integers(2, 5),
    more=share,
)
def test_opinion_likes_a_warm_tie_and_nothing_closed(start, speed, weights, changed, more):
    before = drivers.opinion_change(*start, speed, *weights)
    larger = list(start)
    larger[changed] += more
    after = drivers.opinion_change(*larger, speed, *weights)
    assert after >= before - 1e-12 if changed == 2 else after <= before + 1e-12


@given(imposition=share, held=share)
def test_a_sphere_is_closed_by_a_share(imposition, held):
    assert 0.0 <= drivers.closed_sphere(imposition, held) <= min(imposition, held) + 1e-15

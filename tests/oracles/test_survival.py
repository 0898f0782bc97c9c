"""Waiting times with a constant monthly chance, through the model and the estimates (O22)."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bigthree.ensemble import simulate_batch
from bigthree.inputs import draw
from bigthree.measures.estimates import restricted_mean, survival_curve, surviving
from bigthree.month.layout import TRACES


def test_a_geometric_law_comes_out_exactly():
    """O22: S(t) = (1 - p)ᵗ and RMST = (1 - (1 - p)ᵀ)/p; for p = 1/2, T = 10: 1.998046875.

    1024 histories in the law's own proportions: 512 end in month 1, 256 in month 2, and so on.
    """
    horizon = 10
    months = np.concatenate(
        [np.full(2 ** (horizon - t), float(t)) for t in range(1, horizon + 1)] + [[-1.0]]
    )
    assert len(months) == 1024
    curve = survival_curve(months, horizon)
    assert curve.share == pytest.approx(0.5 ** np.arange(11), abs=1e-15)
    assert np.array_equal(curve.at_risk, [1024, *(1024 / 2.0 ** np.arange(10))])
    assert restricted_mean(months, horizon).value == 2 * (1 - 0.5**10) == 1.998046875
    assert [surviving(months, t).value for t in (0, 1, 5, 10)] == [1.0, 0.5, 0.5**5, 0.5**10]


@given(chance=st.floats(0.01, 0.6), horizon=st.integers(1, 60), seed=st.integers(0, 2**32 - 1))
def test_estimates_enclose_a_geometric_law(chance, horizon, seed):
    """O22: curve and restricted mean of a random geometric sample, within 5 standard errors."""
    months = np.random.default_rng(seed).geometric(chance, 4000).astype(float)
    months[months > horizon] = -1.0
    months[-1] = -1.0  # one always survives; see the next test for when none does
    curve = survival_curve(months, horizon)
    expected = (1 - chance) ** np.arange(horizon + 1)
    error = np.sqrt(expected * (1 - expected) / 4000)
    assert np.all(np.abs(curve.share - expected) <= 5 * error + 1e-3)
    assert np.all((curve.low <= curve.share) & (curve.share <= curve.high))
    estimate = restricted_mean(months, horizon)
    half = (estimate.high - estimate.low) / 2
    exact = (1 - (1 - chance) ** horizon) / chance
    assert abs(estimate.value - exact) <= 2.6 * half + 1e-3
    assert np.sum(curve.share[:-1]) == pytest.approx(estimate.value, abs=1e-9)


def test_the_curve_may_reach_zero():
    """O22: with p = 1 all end in month 1: S is 1, 0, 0 and RMST is 1. No warning is due."""
    curve = survival_curve(np.ones(50), 2)
    assert np.array_equal(curve.share, [1.0, 0.0, 0.0])
    assert restricted_mean(np.ones(50), 2).value == 1.0


def test_a_settlement_that_nothing_hinders_waits_a_geometric_time(limit):
    """O22 in the model: hazard 0.05 a month, so S(t) = 0.95ᵗ and RMST(60) = 19.0786."""
    chance, months, runs = 0.05, 60, 4000
    scenario = limit(
        {"settlement_hazard": chance, "settlement_warmth": 0.2, "settlement_trust": 0.4,
         "world.initial_ussr_uk": 0.5, "author.trust_in_uk": 0.9,
         "world.british_trust_in_ussr": 0.9, "uncertainty.luck": True,
         "spheres.signatories": ("ussr_uk",)}, months=months,
    )  # fmt: skip
    traces = simulate_batch(scenario, 41, 0, runs, traces=True).paths.traces
    signed = traces[:, :, TRACES.index("signed_ussr_uk")]
    assert np.isin(signed, (0.0, 1.0)).all()
    assert (np.diff(signed, axis=1) >= 0).all()
    first = np.where(signed[:, -1] > 0, np.argmax(signed > 0, axis=1), -1.0)
    expected = (1 - 0.95**60) / 0.05
    assert expected == pytest.approx(19.0786, abs=1e-4)
    estimate = restricted_mean(first, months)
    assert abs(estimate.value - expected) < 1.6 * (estimate.high - estimate.low) / 2
    share = 0.95 ** np.arange(months + 1)
    curve = survival_curve(first, months)
    assert np.abs(curve.share - share).max() < 4 * math.sqrt(0.25 / runs)


@pytest.mark.parametrize(
    "hindrance",
    [
        {"world.initial_ussr_uk": 0.19},
        {"author.trust_in_uk": 0.39},
        {"world.british_trust_in_ussr": 0.39},
        {"veto": 1.0, "world.opinion_weight": 1.0, "world.opinion_sympathy": 0.0},
    ],
)
def test_a_settlement_that_one_side_would_not_sign_never_comes(limit, hindrance):
    """O22, cases that must fail: cold stances, distrust on either side, or an absolute veto."""
    scenario = limit(
        {"settlement_hazard": 1.0, "settlement_warmth": 0.2, "settlement_trust": 0.4,
         "world.initial_ussr_uk": 0.5, "author.trust_in_uk": 0.9,
         "world.british_trust_in_ussr": 0.9, "uncertainty.luck": True,
         "spheres.signatories": ("ussr_uk",)} | hindrance, months=24,
    )  # fmt: skip
    traces = simulate_batch(scenario, 42, 0, 64, traces=True).paths.traces
    assert not traces[:, :, TRACES.index("signed_ussr_uk")].any()


def test_an_event_with_a_monthly_chance_waits_a_geometric_time(limit):
    """O22 in the draws: Pr(month ≥ t) = (1 - p)ᵗ for an event of hazard p = 0.1 from month 0."""
    event = {"shock": {"hazard": 0.1, "effects": {"ideology": 0.5}}}
    scenario = limit({"events.events": event, "uncertainty.luck": True})
    month = draw(scenario, 43, 0, 20000).event_month[:, 0]
    assert month.min() == 0
    for t in (1, 2, 5, 10, 20, 40):
        expected = 0.9**t
        error = math.sqrt(expected * (1 - expected) / 20000)
        assert (month >= t).mean() == pytest.approx(expected, abs=4 * error)

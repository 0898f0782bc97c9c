"""Trust alone: exact Bayesian learning about a power's type (O12)."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bigthree.ensemble import simulate_batch
from bigthree.month.layout import TRACES
from bigthree.theory.spheres import would_sign
from bigthree.theory.trust import act_probability, evidence, log_odds, log_odds_change, probability

SEEKER, EXPANSIONIST = 0.4, 0.8


def trust_paths(scenario, runs, seed=21):
    """Washington's trust in Moscow, shape (runs, months + 1)."""
    batch = simulate_batch(scenario, seed, 0, runs, traces=True)
    return batch.paths.traces[:, :, TRACES.index("trust_usa_ussr")]


def bayes(limit, appetite, months, **values):
    """A world in which Moscow's acts are a seeker's (appetite 0) or an expansionist's (1)."""
    return limit(
        {"evidence_weight": 1.0, "forgetting": 0.0, "seeker_acts": SEEKER,
         "expansionist_acts": EXPANSIONIST, "author.appetite": appetite, "author.openness": 0.0,
         "world.tolerance": 0.0, "world.american_trust_in_ussr": 0.5, "uncertainty.luck": True}
        | values, months=months,
    )  # fmt: skip


shares = st.floats(0.01, 0.99)


@given(trust=st.floats(0.001, 0.999), seeker=st.floats(0.01, 0.49), gap=st.floats(0.01, 0.5))
def test_nobody_expects_to_change_his_mind(trust, seeker, gap):
    """O12 (Kydd 2005): trust is a martingale under the agent's own forecast, to rounding."""
    expansionist = seeker + gap
    forecast = trust * act_probability(0.0, seeker, expansionist) + (1 - trust) * act_probability(
        1.0, seeker, expansionist
    )
    odds = log_odds(trust)
    expected = 0.0
    for seen, chance in ((True, forecast), (False, 1 - forecast)):
        signal = evidence(seen, seeker, expansionist)
        expected += chance * probability(odds + log_odds_change(odds, odds, signal, 1.0, 0.0))
    assert expected == pytest.approx(trust, abs=1e-12)


def test_trust_is_the_posterior_of_the_acts_seen(limit):
    """O12: after n months with k acts the odds are (0.4/0.8)ᵏ (0.6/0.2)ⁿ⁻ᵏ, exactly.

    Whoever watches an expansionist counts Binomial(n, 0.8) acts.
    """
    months = 12
    end = trust_paths(bayes(limit, appetite=1.0, months=months), runs=2000)[:, -1]
    odds = np.log(end / (1 - end))
    seen = (months * math.log(3) - odds) / (math.log(3) - math.log(0.5))
    acts = np.round(seen)
    assert seen == pytest.approx(acts, abs=1e-8)
    assert acts.min() >= 0
    assert acts.max() <= months
    error = math.sqrt(months * 0.8 * 0.2 / 2000)
    assert acts.mean() == pytest.approx(0.8 * months, abs=4 * error)
    assert acts.var() == pytest.approx(0.8 * 0.2 * months, rel=0.15)


@pytest.mark.parametrize(
    ("appetite", "drift"),
    [
        (1.0, -(0.8 * math.log(0.8 / 0.4) + 0.2 * math.log(0.2 / 0.6))),
        (0.0, +(0.4 * math.log(0.4 / 0.8) + 0.6 * math.log(0.6 / 0.2))),
    ],
)
def test_the_log_odds_drift_by_the_divergence_of_the_types(limit, appetite, drift):
    """O12: KL(0.8 || 0.4) = 0.334795 a month away from an expansionist; KL to a seeker."""
    if appetite:
        assert drift == pytest.approx(-0.334795, abs=5e-7)
    months, runs = 10, 4000
    end = trust_paths(bayes(limit, appetite, months), runs)[:, -1]
    mean = np.log(end / (1 - end)).mean() / months
    error = (math.log(3) + math.log(2)) * math.sqrt(0.25 / (months * runs))
    assert mean == pytest.approx(drift, abs=4 * error)


@pytest.mark.parametrize(("appetite", "certain"), [(0.0, 1.0), (1.0, 0.0)])
def test_telling_acts_settle_the_question(limit, appetite, certain):
    """O12: signals that separate the types send trust to 1 for a seeker, to 0 for the other."""
    scenario = bayes(limit, appetite, months=60, **{"seeker_acts": 0.01, "expansionist_acts": 0.99})
    assert trust_paths(scenario, 200)[:, -1] == pytest.approx(np.full(200, certain), abs=1e-6)


def test_with_forgetting_trust_returns_to_its_prior(limit, triangle):
    """O12, a case that must fail: with δ > 0 the posterior is not the count of acts.

    Once the evidence is weightless, L - L⁰ keeps 1 - δ a month.
    """
    world = triangle(limit({"forgetting": 0.1, "world.american_trust_in_ussr": 0.6}))
    watcher = world.powers[1]
    watcher.log_odds[0] += 2.0
    for _ in range(10):
        world.step()
    prior = math.log(0.6 / 0.4)
    assert watcher.log_odds[0] == pytest.approx(prior + 2.0 * 0.9**10, abs=1e-12)


@given(
    trust=shares,
    worst=st.floats(0, 1),
    caution=st.floats(0.05, 1),
    gain=st.floats(0.05, 1),
)
def test_the_threshold_of_trust_is_where_cooperation_pays(trust, worst, caution, gain):
    """O12 (Kydd 2005): cooperate if and only if τ is at least m = (P-S)/((R-T)+(P-S)).

    Payoffs of the assurance game: sucker S, punishment P, temptation T, reward R.
    """
    sucker, punishment = worst, worst + caution
    temptation = punishment
    reward = temptation + gain
    threshold = caution / (gain + caution)
    cooperate = trust * reward + (1 - trust) * sucker
    defect = trust * temptation + (1 - trust) * punishment
    if abs(cooperate - defect) > 1e-9:
        assert would_sign(0.5, trust, 0.0, threshold) == (cooperate > defect)
    assert would_sign(0.5, threshold, 0.0, threshold)

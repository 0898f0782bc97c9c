"""Relabelling the powers relabels the histories (O21)."""

from __future__ import annotations

import itertools
import math

import numpy as np
import pytest
from scipy import stats

from bigthree import inputs, simulate
from bigthree.dyads import DYAD_PAIRS, DYADS

FULL = {
    "routine": 0.12,
    "reciprocity": 0.08,
    "structural_balance": 0.06,
    "bidding": 0.08,
    "pivoting": 0.05,
    "closeness_effect": 1.0,
    "common_threat_effect": 0.5,
    "threat_effect": 1.0,
    "common_enemy_effect": 0.9,
    "appetite_speed": 0.12,
    "security_dilemma": 0.5,
    "forgetting": 0.05,
}
"""Everything that treats the three alike: no rivalry of two, no ideology, opinion or partner."""

STANCES = np.array([[0, 0.5, -0.3], [0.2, 0, 0.7], [0.1, -0.6, 0]])
CLOSENESS = np.array([[0, 0.3, -0.4], [0.3, 0, 0.6], [-0.4, 0.6, 0]])
NEARNESS = np.array([[0, 0.2, 0.9], [0.2, 0, 0.5], [0.9, 0.5, 0]])
LOG_ODDS = np.array([[0, 0.5, -1.0], [1.5, 0, 0.2], [-0.3, 2.0, 0]])
APPETITES = np.array([1.2, 0.7, 0.4])
WEIGHTS = np.array([0.2, 0.5, 0.3])


def history(limit, triangle, order):
    """Stances of 24 months when power n takes the place of power order[n]."""
    order = list(order)
    grid = np.ix_(order, order)
    values = dict(FULL)
    for dyad, (i, j) in zip(DYADS, DYAD_PAIRS, strict=True):
        values[f"world.closeness_{dyad}"] = CLOSENESS[grid][i, j]
        values[f"world.proximity_{dyad}"] = NEARNESS[grid][i, j]
    # No power seeks anything when safe: baselines are then alike, and American reach adds nothing.
    values |= {
        "author.appetite": 0.0,
        "world.american_reach": 0.0,
        "world.american_appetite": 0.0,
        "world.british_appetite": 0.0,
    }
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            inputs,
            "_capability_path",
            lambda scenario, _: np.tile(WEIGHTS[order], (scenario.months, 1)),
        )
        world = triangle(limit(values), STANCES[grid])
    for power, appetite in zip(world.powers, APPETITES[order], strict=True):
        power.appetite = float(appetite)
    for i, j in itertools.permutations(range(3), 2):
        power, odds = world.powers[i], float(LOG_ODDS[grid][i, j])
        power.prior_log_odds[j] = odds - 0.5
        power.log_odds[j] = odds
        power.trust[j] = 1 / (1 + math.exp(-odds))
    path = []
    for _ in range(24):
        world.step()
        path.append(world.stances)
    return np.array(path)


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_relabelling_the_powers_permutes_their_histories(limit, triangle, order):
    """O21: stances, closeness, nearness, trust, appetite and weight permuted, all six orders."""
    original = history(limit, triangle, (0, 1, 2))
    relabelled = history(limit, triangle, order)
    grid = np.ix_(range(24), order, order)
    assert relabelled == pytest.approx(original[grid], abs=1e-12)
    assert np.ptp(original[-1][~np.eye(3, dtype=bool)]) > 0.1, "the three must differ"


def test_equal_powers_have_equal_prospects(limit):
    """O21: equal parameters give equal marginals; 2000 runs to a dyad, Kolmogorov-Smirnov.

    With luck in stances and acts, learning and appetite. Each dyad takes runs of its own, so the
    samples are independent.
    """
    equal = dict.fromkeys(
        ("author.appetite", "world.american_reach", "world.american_appetite",
         "world.british_appetite", "author.openness", "world.western_openness",
         "author.trust_in_usa", "author.trust_in_uk",
         "world.american_trust_in_ussr", "world.british_trust_in_ussr",
         "world.anglo_american_trust"), 0.5,
    ) | {f"world.proximity_{dyad}": 1.0 for dyad in DYADS}  # fmt: skip
    scenario = limit(
        FULL | equal
        | {"world.tolerance": 0.0, "world.resistance": 0.0, "evidence_weight": 0.5,
           "noise": 0.045, "uncertainty.luck": True}, months=60,
    )  # fmt: skip
    many = simulate(scenario, runs=6000, seed=31)
    ends = many.relations[:, -1]
    samples = [ends[d::3, d] for d in range(3)]
    for one, other in itertools.combinations(samples, 2):
        assert stats.ks_2samp(one, other).pvalue > 0.01
    directed = [many.stances[n::6, -1, i, j] for n, (i, j) in
                enumerate(itertools.permutations(range(3), 2))]  # fmt: skip
    assert stats.kruskal(*directed).pvalue > 0.01
    assert np.std(ends) > 0.05, "luck must spread the histories"
    pair = many.column("pair")
    counts = [int((pair == d).sum()) for d in range(3)]
    assert sum(counts) > 100
    assert stats.chisquare(counts).pvalue > 0.01

"""The collapse fold: when cooperation held by balance alone gives way (O25)."""

from __future__ import annotations

import math

import numpy as np
import pytest

from bigthree.dyads import DYAD_PAIRS

FOLD = 3 * math.sqrt(3) / 2
"""β/λ below which x = (β/λ) x² (1 - x²) has no root above 0: 2.598076."""

CRITICAL = 1 / math.sqrt(3)
"""The tie at which the two roots meet: 0.577350."""

ROUTINE = 0.3


def everyone_at(tie, runs):
    """All six stances of every run at the same tie."""
    return np.broadcast_to(np.asarray(tie)[..., None, None], (runs, 3, 3))


def test_cooperation_stands_only_above_the_fold(limit, each):
    """O25: with all ties equal and no interests, β/λ must be at least 3√3/2 = 2.598076."""
    ratios = np.linspace(2.4, 2.8, 81)
    scenario = limit({"routine": ROUTINE}, months=1200)
    end = each(
        scenario, everyone_at(0.9, len(ratios)), structural_balance=ROUTINE * ratios
    ).relations[:, -1]
    stands = (end > 0.3).all(axis=1)
    assert np.array_equal(stands, ratios > FOLD)
    assert np.abs(end[~stands]).max() < 1e-6
    held = end[stands]
    assert held.min() > CRITICAL
    balance = ratios[stands, None] * held * (1 - held**2)
    assert balance == pytest.approx(np.ones_like(balance), abs=1e-6)


def test_below_the_fold_the_concert_collapses(limit, each):
    """O25, a case that must fail: the prototype's β/λ = 0.5 holds no concert by balance alone."""
    scenario = limit({"routine": 0.12, "structural_balance": 0.06}, months=600)
    assert np.abs(each(scenario, everyone_at(0.99, 1)).stances[0, -1]).max() < 1e-9


@pytest.mark.parametrize("ratio", [2.7, 3.0])
def test_above_the_fold_a_weak_concert_falls_and_a_strong_one_stands(limit, each, ratio):
    """O25: between 0 and the cooperative root lies a tipping point, the lower root of the cubic."""
    roots = np.roots([-ratio, 0, ratio, -1])
    low, high = sorted(float(root.real) for root in roots if root.real > 0)
    starts = np.array([low - 0.01, low + 0.01, 0.95])
    scenario = limit({"routine": ROUTINE, "structural_balance": ROUTINE * ratio}, months=1200)
    end = each(scenario, everyone_at(starts, 3)).stances[:, -1, 0, 1]
    assert end == pytest.approx([0.0, high, high], abs=1e-9)


def test_the_roots_meet_at_one_over_root_three(limit, triangle):
    """O25: at the fold x = 1/√3 stands still, and the mode of all three together is neutral.

    The eigenvalues there are 0 for all three ties together, and
    -λ - 2βx³ - βx(1 - x²) = -3λ for one tie against another.
    """
    scenario = limit({"routine": ROUTINE, "structural_balance": ROUTINE * FOLD})
    nudge = 1e-6

    def after_a_month(pattern):
        tilt = np.zeros((3, 3))
        for size, (i, j) in zip(pattern, DYAD_PAIRS, strict=True):
            tilt[i, j] = tilt[j, i] = nudge * size
        world = triangle(scenario, CRITICAL + tilt)
        world.step()
        moved = world.stances - CRITICAL
        return [moved[i, j] / nudge for i, j in DYAD_PAIRS]

    assert after_a_month((0, 0, 0)) == pytest.approx([0, 0, 0], abs=1e-9)
    assert after_a_month((1, 1, 1)) == pytest.approx([1, 1, 1], abs=1e-5)
    kept = 1 - 3 * ROUTINE
    assert after_a_month((1, -1, 0)) == pytest.approx([kept, -kept, 0], abs=1e-5)

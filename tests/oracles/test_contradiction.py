"""The contradiction as a Soviet asset, and how much of it holds the others apart (O16-O18)."""

from __future__ import annotations

import itertools
import math

import pytest

from bigthree import Triangle
from bigthree.dyads import UK, USA, USSR
from bigthree.inputs import inputs_of

ROUTINE, BALANCE = 0.3, 0.2


class QuarrellingWest(Triangle):
    """The Triangle with the Anglo-American tie held at a fixed level."""

    held_at = 0.0

    def step(self):
        super().step()
        self.hold()

    def hold(self):
        self.powers[USA].stances[UK] = self.held_at
        self.powers[UK].stances[USA] = self.held_at


def soviet_tie(limit, common, quarrel, months=150, **values):
    """Where the Soviet ties settle under a common interest with the Western tie held at -R."""
    scenario = limit(
        {"routine": ROUTINE, "structural_balance": BALANCE, "closeness_effect": 1.0,
         "world.closeness_ussr_usa": common, "world.closeness_ussr_uk": common,
         "saturating": 0.0, "bounded": 0.0} | values, months=months,
    )  # fmt: skip
    world = QuarrellingWest(scenario)
    world.held_at = -quarrel
    world.hold()
    for _ in range(months):
        world.step()
    stances = world.stances
    return stances[USSR, USA], stances[USA, USSR], stances[USSR, UK], stances[UK, USSR]


@pytest.mark.parametrize(
    ("common", "quarrel", "ratio"),
    list(itertools.product((0.2, 0.5), (0.1, 0.5, 1.0), (0.5, 1.0, 2.0))),
)
def test_rivalry_serves_moscow_where_bidding_beats_taking_sides(limit, common, quarrel, ratio):
    """O16 (C2): with x_AB held at -R, the Soviet tie exceeds m if and only if κ > βm.

    y* = (λm + κR)/(λ + βR), for any R: the tie is m itself where κ = βm.
    """
    kappa = ratio * BALANCE * common
    ties = soviet_tie(limit, common, quarrel, bidding=kappa, pivoting=kappa)
    expected = (ROUTINE * common + kappa * quarrel) / (ROUTINE + BALANCE * quarrel)
    assert ties == pytest.approx([expected] * 4, abs=1e-12)
    assert math.copysign(1, ratio - 1) == math.copysign(1, expected - common) or ratio == 1
    if ratio == 1:
        assert ties == pytest.approx([common] * 4, abs=1e-12)


@pytest.mark.parametrize(("ratio", "sign"), [(0.8, -1), (1.0, 0), (1.25, 1)])
def test_the_bound_leaves_the_threshold_where_it_is(limit, ratio, sign):
    """O16 with the factor 1 - x²: κR - βRy still changes sign at κ = βm."""
    common, quarrel = 0.4, 0.7
    kappa = ratio * BALANCE * common
    ties = soviet_tie(limit, common, quarrel, bidding=kappa, pivoting=kappa, bounded=1.0)
    for tie in ties:
        if sign:
            assert math.copysign(1, tie - common) == sign
            assert abs(tie - common) > 1e-3
        else:
            assert tie == pytest.approx(common, abs=1e-12)


@pytest.mark.parametrize(("kappa", "expected"), [(0.08, 0.4), (0.15, 0.75), (0.4, 1.0)])
def test_without_habit_the_tie_goes_to_bidding_over_balance(limit, kappa, expected):
    """O16: as R outweighs habit, y* goes to κ/β, at most 1."""
    ties = soviet_tie(limit, 0.2, 1.0, months=300, routine=0.0, bidding=kappa, pivoting=kappa)
    assert ties == pytest.approx([expected] * 4, abs=1e-10)


def test_the_wings_bid_and_the_pivot_profits(limit):
    """O16: κ_bid moves the two Western stances to Moscow, κ_pivot Moscow's to them.

    One month from ties of 0 with x_AB held at -0.5 and coefficients 0.1 moves them by 0.05.
    """
    bid = soviet_tie(limit, 0.0, 0.5, months=1, bidding=0.1)
    pivot = soviet_tie(limit, 0.0, 0.5, months=1, pivoting=0.1)
    assert bid == pytest.approx([0.0, 0.05, 0.0, 0.05], abs=1e-15)
    assert pivot == pytest.approx([0.05, 0.0, 0.05, 0.0], abs=1e-15)


INTERESTS = {
    "routine": 0.25,
    "closeness_effect": 1.0,
    "common_threat_effect": 0.5,
    "commerce_effect": 0.25,
    "overlap_effect": 2.0,
    "threat_effect": 1.0,
    "common_enemy_effect": 0.9,
    "rivalry_effect": 1.0,
    "world.closeness_usa_uk": 0.4,
    "world.common_threat": 0.6,
    "world.commerce_usa_uk": 0.6,
    "world.proximity_ussr_usa": 0.2,
    "world.proximity_ussr_uk": 0.55,
    "world.proximity_usa_uk": 0.1,
    "world.american_reach": 0.4,
    "world.american_appetite": 0.4,
    "author.appetite": 0.8,
    "world.british_appetite": 0.5,
    "world.american_trust_in_ussr": 0.5,
    "world.british_trust_in_ussr": 0.4,
    "world.anglo_american_trust": 0.8,
}


@pytest.mark.parametrize("saturating", [0.0, 1.0])
def test_the_west_combines_below_the_critical_rivalry(limit, triangle, saturating):
    """O17 (C3): with β = κ = ν = 0 the Western stance is positive if and only if ρ < ρ_c.

    ρ_c = b + θh + εe - ηq_AB - T_AB + γ√(T_AS T_BS); from ties of 0 one month moves a stance by
    λ F(ρ_c - ρ), whose sign does not depend on F.
    """
    near_soviets = 0.2 + 0.8 * 0.4  # American reach shortens the distance
    american_fear = near_soviets * 0.8 * (1 - 0.5)
    british_fear = 0.55 * 0.8 * (1 - 0.4)
    joined = 0.9 * math.sqrt(american_fear * british_fear)
    world = triangle(limit(INTERESTS))
    world.step()
    overlap = world.overlaps[2]
    assert 0.01 < overlap < 0.2
    settled = 0.4 + 0.5 * 0.6 + 0.25 * 0.6 - 2.0 * overlap + joined
    for one, other, appetite in ((USA, UK, 0.5), (UK, USA, 0.4)):
        critical = settled - 0.1 * appetite * (1 - 0.8)
        assert critical > 0.5
        # ρ is at most 1, so its weight makes up the rest.
        for rivalry in (0.2, 0.49, 0.499, 0.501, 0.51, 0.9):
            world = triangle(
                limit(
                    INTERESTS
                    | {"world.rivalry": rivalry, "rivalry_effect": 2 * critical,
                       "saturating": saturating}
                )
            )  # fmt: skip
            world.step()
            stance = world.stances[one, other]
            assert (stance > 0) == (rivalry < 0.5)
            if not saturating:
                assert stance == pytest.approx(0.25 * (1 - 2 * rivalry) * critical, abs=1e-12)


def critical_rivalry(limit, triangle, belief):
    """ρ_c in the long run under a Soviet belief, with Q_AB and T_AB; and the Soviet share."""
    rivalry = 0.3
    scenario = limit(
        INTERESTS
        | {"routine": 1.0, "saturating": 0.0, "world.common_threat": 0.0, "appetite_speed": 1.0,
           "emboldening": 0.4, "world.rivalry": rivalry, "author.believed_rivalry": belief,
           "author.appetite": 0.5, "world.capabilities": "record",
           "overlap_effect": 0.5}, months=4,
    )  # fmt: skip
    world = triangle(scenario)
    for _ in range(4):
        world.step()
    soviet_weight = 3 * inputs_of(scenario).capabilities[-1, USSR]
    tie = world.stances[USA, UK]
    assert abs(tie) < 1
    return tie + rivalry, world.overlaps[2], world.powers[USA].threats[UK], soviet_weight


def test_the_more_the_contradiction_is_believed_in_the_stronger_it_must_be(limit, triangle):
    """O18 (C4): dρ_c/dρ̂ = γ ω P_S √(g_AS g_BS (1-τ_AS)(1-τ_BS)) χ > 0, with q_AB, T_AB fixed.

    The belief emboldens Moscow, which joins the West: it defeats itself.
    """
    low, overlap, threat, weight = critical_rivalry(limit, triangle, 0.2)
    high, overlap_high, threat_high, _ = critical_rivalry(limit, triangle, 0.9)
    near_soviets = 0.2 + 0.8 * 0.4
    slope = 0.9 * weight * math.sqrt(near_soviets * 0.55 * (1 - 0.5) * (1 - 0.4)) * 0.4
    assert high - low == pytest.approx(slope * 0.7, abs=1e-12)
    assert high > low
    assert overlap_high == overlap
    assert threat_high == threat

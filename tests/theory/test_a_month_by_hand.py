"""One whole month, worked out from the equations alone and compared with the model.

Nothing here calls the theory: every line is the arithmetic of equations E1 to E10 as the model
documentation prints them, with round numbers in general position: unequal stances, a signed
scheme and one about to be signed, an event that strikes, given luck. Powers count 0 USSR (S),
1 USA (A), 2 Britain (B); the month is the 25th, January 1947.
"""

from __future__ import annotations

import math

import pytest

from bigthree import Triangle, compose, luck
from bigthree.cases import case

MONTH = 24
SHOCKS = (1.0, -0.5, 0.25, 2.0, -1.0, 0.5)
ACTS = (0.3, 0.5, 0.38)
BARGAINS = (0.1, 0.2, 0.3)
"""The luck of the month: six normal shocks, a draw for each power's act and each dyad's bargain."""

VALUES = {
    "author.believed_rivalry": 0.8,
    "author.appetite": 0.6,
    "author.openness": 0.5,
    "author.imposition": 0.4,
    "author.partner": 0.5,
    "author.credit_haste": 0.25,
    "world.rivalry": 0.6,
    "world.american_reach": 0.4,
    "world.american_appetite": 0.7,
    "world.war_in_europe_ends": 4.0,
    "world.war_in_asia_ends": 7.0,
    "world.resistance": 0.5,
    "world.tolerance": 0.4,
    "world.commerce_usa": 0.8,
    "world.commerce_uk": 0.5,
    "world.commerce_usa_uk": 0.6,
    "world.common_threat": 0.5,
    "world.ideology": 0.3,
    "world.opinion_sympathy": 0.6,
    "world.opinion_weight": 0.5,
    "world.closeness_ussr_usa": 0.1,
    "world.closeness_ussr_uk": -0.2,
    "world.closeness_usa_uk": 0.4,
    "world.british_appetite": 0.3,
    "world.western_openness": 0.8,
    "world.proximity_ussr_usa": 0.2,
    "world.proximity_ussr_uk": 0.6,
    "world.proximity_usa_uk": 0.1,
    "world.capabilities": "expected",
    "world.american_power_growth": 0.8,
    "world.british_decline": 0.6,
    "theory.routine": 0.1,
    "theory.reciprocity": 0.1,
    "theory.structural_balance": 0.2,
    "theory.bidding": 0.1,
    "theory.pivoting": 0.05,
    "theory.noise": 0.04,
    "theory.closeness_effect": 0.8,
    "theory.commerce_effect": 0.5,
    "theory.common_threat_effect": 0.5,
    "theory.rivalry_effect": 0.9,
    "theory.ideology_effect": 0.5,
    "theory.overlap_effect": 2.0,
    "theory.threat_effect": 0.5,
    "theory.common_enemy_effect": 0.9,
    "theory.opinion_effect": 0.5,
    "theory.partner_effect": 0.2,
    "theory.bloc_effect": 0.3,
    "theory.appetite_speed": 0.1,
    "theory.security_dilemma": 0.5,
    "theory.emboldening": 0.25,
    "theory.learning": 0.05,
    "theory.anglo_american_norm": 0.9,
    "theory.evidence_weight": 0.5,
    "theory.forgetting": 0.1,
    "theory.seeker_acts": 0.2,
    "theory.expansionist_acts": 0.6,
    "theory.disclosure": 0.5,
    "theory.coercion": 2.0,
    "theory.land_reach": 2.0,
    "theory.sea_reach": 1.5,
    "theory.base_reach": 8.0,
    "theory.landlocked": 0.5,
    "theory.influence_speed": 0.1,
    "theory.settlement_hazard": 0.5,
    "theory.settlement_warmth": 0.05,
    "theory.settlement_trust": 0.4,
    "theory.veto": 0.5,
    "theory.power_growth": 0.5,
    "theory.cover": 0.8,
    "theory.deterrence": 0.5,
    "theory.closure": 0.5,
    "theory.danger_lifetime": 10.0,
    "theory.window_lifetime": 20.0,
    "theory.window_floor": 0.4,
    "theory.ideology_lifetime": 20.0,
    "theory.opinion_speed": 0.1,
    "theory.opinion_from_tie": 0.3,
    "theory.opinion_from_closure": 0.4,
    "theory.opinion_from_acts": 0.1,
    "theory.opinion_from_spheres": 0.2,
    "uncertainty.coding": False,
    "events.events": {
        "shock": {
            "month": MONTH,
            "effects": {
                "stance_usa_ussr": -0.1,
                "ideology": 0.2,
                "rivalry": 0.1,
                "american_reach": 0.1,
                "american_appetite": 0.1,
                "appetite": 0.05,
                "tolerance": -0.1,
                "commerce_usa": -0.2,
                "commerce_uk": -0.1,
                "resistance": 0.1,
                "capability_usa": 0.5,
                "bargaining": -0.2,
            },
        }
    },
}

# The state of the world at the start of the month.
X = [[0.0, 0.3, -0.2], [0.1, 0.0, 0.5], [-0.4, 0.6, 0.0]]
TRUST = [[0.0, 0.5, 0.4], [0.6, 0.0, 0.8], [0.3, 0.9, 0.0]]
PRIOR = [[0.0, 0.6, 0.5], [0.5, 0.0, 0.9], [0.4, 0.9, 0.0]]
APPETITE = [1.5, 0.9, 0.8]
DANGER, SALIENCE, OPINION, WINDOW, BELIEF = 0.5, 0.3, 0.7, 0.9, 0.8
ARSENALS = (50.0, 150.0, 0.0)
"""Warheads of the three; made up, so that deterrence has something to do."""

INFLUENCE = [0.3, 0.2, 0.1]
"""In every state alike."""


SCHEME = {
    "poland": (1.0, 0.0, 0.0),
    "romania": (1.0, 0.0, 0.0),
    "greece": (0.0, 0.0, 1.0),
    "france": (0.0, 0.0, 1.0),
    "germany": (0.0, 0.0, 0.0),
    "turkey": (0.75, 0.0, 0.25),
    "china": (0.5, 0.25, 0.25),
}
"""Shares of the listed states; Moscow and London have signed, Moscow and Washington may."""


def odds(share):
    return math.log(share / (1 - share))


def scenario():
    return compose("spheres=none", "events=none").with_values(
        VALUES
        | {
            "spheres.signatories": ("ussr_usa", "ussr_uk"),
            "spheres.earliest_month": MONTH,
            "spheres.ussr": ("poland", "romania"),
            "spheres.uk": ("greece", "france"),
            "spheres.neutral": ("germany",),
            "spheres.shared": {
                "turkey": {"ussr": 0.75, "usa": 0.0, "uk": 0.25},
                "china": {"ussr": 0.5, "usa": 0.25, "uk": 0.25},
            },
            "author.trust_in_usa": PRIOR[0][1],
            "author.trust_in_uk": PRIOR[0][2],
            "world.american_trust_in_ussr": PRIOR[1][0],
            "world.british_trust_in_ussr": PRIOR[2][0],
            "world.anglo_american_trust": PRIOR[1][2],
        }
    )


def after_the_month(acts=ACTS, bargains=BARGAINS):
    """The model after that month, with the luck as given."""
    world = Triangle(scenario())
    world.month = MONTH
    world._arsenals[MONTH] = [*ARSENALS]
    for i, power in enumerate(world.powers):
        power.appetite = APPETITE[i]
        for j in power.others:
            power.stances[j] = X[i][j]
            power.log_odds[j] = odds(TRUST[i][j])
            power.trust[j] = TRUST[i][j]
        if i != 1:
            for state, granted in SCHEME.items():
                power.restraint[state] = 0.8 * (1 - granted[i])
    for state in world.states:
        for i, share in enumerate(INFLUENCE):
            state.influence[i] = share
    world.state.signed[1] = 1.0
    world.common_threat, world.ideology = DANGER, SALIENCE
    world.opinion, world.credit_window = OPINION, WINDOW
    world._luck = luck.Luck({MONTH: SHOCKS}, {MONTH: acts}, {MONTH: bargains})
    world.step()
    return world


@pytest.fixture(scope="module")
def world():
    return after_the_month()


@pytest.fixture(scope="module")
def by_hand():
    """The same month from the equations."""
    # Events: φ jumps; shifts of what lasts.
    salience = SALIENCE + 0.2
    rivalry, tolerance, resistance = 0.6 + 0.1, 0.4 - 0.1, 0.5 + 0.1
    stake, american_appetite, soviet_appetite = 0.4 + 0.1, 0.7 + 0.1, 0.6 + 0.05
    pull = {0: 0.8 - 0.2, 1: 0.5 - 0.1}

    # Weights relative to their mean: shares of 1944, two of ten years of the expected trend
    # (America 0.5 · 0.8, Britain -0.5 · 0.6), and the American gain of a half by the event.
    ussr, usa, uk = case().by_year("capabilities")[1944]
    usa *= (1 + 0.4 * 24 / 120) * 1.5
    uk *= 1 - 0.3 * 24 / 120
    capability = [3 * weight / (ussr + usa + uk) for weight in (ussr, usa, uk)]

    # E9: what Britain cannot carry of the balance, the part of America that is engaged.
    engaged = 1 - capability[2] / capability[0]

    # E7: claims c = min(1, a e^(-d/l)) (1 - G), their overlaps, Soviet force and holdings.
    overlap = [0.0, 0.0, 0.0]
    claimed, granted = [0.0, 0.0, 0.0], [0.0, 0.0, 0.0]
    force = held = 0.0
    influence = []
    for state in case().states():
        arms = (
            math.exp(-state.distances[0] / 2.0),
            math.exp(-state.distances[1] / 8.0),
            math.exp(-state.distances[2] / 1.5) * (1.0 if state.coast else 0.5),
        )
        claims = [min(1.0, a * v) for a, v in zip(APPETITE, arms, strict=True)]
        shares = SCHEME.get(state.name, (0.0, 0.0, 0.0))
        if state.name in SCHEME:
            claims[0] *= 1 - 0.8 * (1 - shares[0])
            claims[2] *= 1 - 0.8 * (1 - shares[2])
        weight, resists = state.weight, resistance * state.resistance
        overlap[0] += weight * claims[0] * claims[1]
        overlap[1] += weight * claims[0] * claims[2]
        overlap[2] += weight * claims[1] * claims[2]
        force += weight * claims[0] * resists * 0.4
        held += weight * 0.3
        for j in range(3):
            claimed[j] += weight * claims[j]
            granted[j] += weight * claims[j] * shares[j]
        hold = [
            claims[0] * (1 - resists * 0.6),
            claims[1] * (1 - resists),
            claims[2] * (1 - resists),
        ]
        whole = max(1.0, sum(hold))
        influence.append([o + 0.1 * (h / whole - o) for o, h in zip(INFLUENCE, hold, strict=True)])
    closed = 0.4 * held

    # E3: T_ij = ω P_j g_ij a_j (1 - τ_ij); engagement shortens the Soviet-American distance.
    near_sa, near_sb, near_ab = 0.2 + 0.8 * stake * engaged, 0.6, 0.1
    near = [[0, near_sa, near_sb], [near_sa, 0, near_ab], [near_sb, near_ab, 0]]
    T = [[0.5 * capability[j] * near[i][j] * APPETITE[j] * (1 - TRUST[i][j]) for j in range(3)]
         for i in range(3)]  # fmt: skip

    # E10: of the smaller arsenal, 50 / 150, half is taken.
    for i, j in ((0, 1), (1, 0)):
        T[i][j] *= 1 - 0.5 * 50 / 150

    # E6: what each watcher sees of each actor: grab (1 - tolerance) + 2 · force, at most 1.
    shelter_s = 0.8 * granted[0] / claimed[0]  # in London's eyes alone
    shelter_b = 0.8 * granted[2] / claimed[2]  # in Moscow's
    open_s, open_w = 1 - 0.5 * 0.5, 1 - 0.5 * 0.8
    conduct = {
        (1, 0): min(1.0, 1.0 * open_s * (1 - tolerance) + 2.0 * force),
        (2, 0): min(1.0, 1.0 * (1 - shelter_s) * open_s * (1 - tolerance) + 2.0 * force),
        (0, 1): 0.9 * open_w,
        (2, 1): 0.9 * open_w,
        (0, 2): 0.8 * (1 - shelter_b) * open_w,
        (1, 2): 0.8 * open_w,
    }
    chances = {pair: 0.2 + 0.4 * share for pair, share in conduct.items()}
    seen = {pair: ACTS[pair[1]] < chance for pair, chance in chances.items()}
    log_odds = {
        (i, j): odds(TRUST[i][j])
        + 0.5 * math.log(0.2 / 0.6 if seen[i, j] else 0.8 / 0.4)
        - 0.1 * (odds(TRUST[i][j]) - odds(PRIOR[i][j]))
        for i, j in conduct
    }

    # E4 and E5: appetite and the Soviet belief.
    feared = [T[0][1] + T[0][2], T[1][0] + T[1][2], T[2][0] + T[2][1]]
    appetite = [
        1.5 + 0.1 * (soviet_appetite + 0.5 * feared[0] + 0.25 * BELIEF - 1.5),
        0.9 + 0.1 * (american_appetite * engaged + 0.5 * feared[1] - 0.9),
        0.8 + 0.1 * (0.3 + 0.5 * feared[2] - 0.8),
    ]
    belief = BELIEF + 0.05 * ((0.9 - (0.5 + 0.6) / 2) - BELIEF)

    # E8: the drivers. The scheme of Moscow and London stands, agreed with openness 0.5.
    levels = {
        "common_threat": DANGER - DANGER / 10,
        "credit_window": WINDOW - 0.75 * (WINDOW - 0.4) / 20,
        "ideology": salience - (salience - 0.3) / 20,
        "opinion": OPINION
        + 0.1
        * (0.6 + 0.3 * (0.3 + 0.1) / 2 - 0.4 * closed - 0.1 * seen[1, 0] - 0.2 * 0.5 - OPINION),
    }

    # E2: interests. What Moscow and London divide hardens: cover, weight divided, imposition.
    weights = {state.name: state.weight for state in case().states()}
    divided = sum(weights[name] * (shares[0] + shares[2]) for name, shares in SCHEME.items())
    hard = 0.3 * 0.8 * divided * 0.4
    trade = WINDOW * (1 - 0.5 * closed)
    M = {
        (0, 1): 0.08 + 0.5 * pull[0] * trade + 0.25 - 0.5 * salience
        - 2 * overlap[0] * (1 - tolerance) - T[0][1] + 0.9 * math.sqrt(T[0][2] * T[1][2])
        - 0.2 * 0.5,
        (1, 0): 0.08 + 0.5 * pull[0] * trade + 0.25 - 0.5 * salience
        - 2 * overlap[0] * (1 - tolerance) - T[1][0] + 0.9 * math.sqrt(T[1][2] * T[0][2])
        + 0.5 * 0.5 * (OPINION - 0.5),
        (0, 2): -0.16 + 0.5 * pull[1] * trade + 0.25 - 0.5 * salience
        - 2 * overlap[1] * (1 - tolerance) - T[0][2] + 0.9 * math.sqrt(T[0][1] * T[2][1])
        + 0.2 * 0.5 - hard,
        (2, 0): -0.16 + 0.5 * pull[1] * trade + 0.25 - 0.5 * salience
        - 2 * overlap[1] * (1 - tolerance) - T[2][0] + 0.9 * math.sqrt(T[2][1] * T[0][1])
        - hard,
        (1, 2): 0.32 + 0.5 * 0.6 + 0.25 - 0.9 * rivalry
        - 2 * overlap[2] - T[1][2] + 0.9 * math.sqrt(T[1][0] * T[2][0]),
        (2, 1): 0.32 + 0.5 * 0.6 + 0.25 - 0.9 * rivalry
        - 2 * overlap[2] - T[2][1] + 0.9 * math.sqrt(T[2][0] * T[1][0]),
    }  # fmt: skip

    # E1: λ (tanh M - x) + ν (x_ji - x_ij) + (1 - x²)(β x_ik x_jk + κ's) + σ (1 - x²) ξ + jump.
    F = {pair: math.tanh(total) for pair, total in M.items()}
    ξ = dict(zip(((0, 1), (0, 2), (1, 0), (1, 2), (2, 0), (2, 1)), SHOCKS, strict=True))
    stances = {
        # x_SA = 0.3, x_AS = 0.1; k = B: x_SB = -0.2, x_AB = 0.5
        (0, 1): 0.3 + 0.1 * (F[0, 1] - 0.3) + 0.1 * (0.1 - 0.3)
        + 0.91 * (0.2 * -0.2 * 0.5 + 0.1 * 0.2 + 0.05 * 0 + 0.04 * ξ[0, 1]),
        # k = B: x_AB = 0.5, x_SB = -0.2; the event's jump of -0.1
        (1, 0): 0.1 + 0.1 * (F[1, 0] - 0.1) + 0.1 * (0.3 - 0.1)
        + 0.99 * (0.2 * 0.5 * -0.2 + 0.1 * 0 + 0.05 * 0.2 + 0.04 * ξ[1, 0]) - 0.1,
        # x_SB = -0.2, x_BS = -0.4; k = A: x_SA = 0.3, x_BA = 0.6
        (0, 2): -0.2 + 0.1 * (F[0, 2] + 0.2) + 0.1 * (-0.4 + 0.2)
        + 0.96 * (0.2 * 0.3 * 0.6 + 0.04 * ξ[0, 2]),
        # k = A: x_BA = 0.6, x_SA = 0.3
        (2, 0): -0.4 + 0.1 * (F[2, 0] + 0.4) + 0.1 * (-0.2 + 0.4)
        + 0.84 * (0.2 * 0.6 * 0.3 + 0.04 * ξ[2, 0]),
        # x_AB = 0.5, x_BA = 0.6; k = S: x_AS = 0.1, x_BS = -0.4
        (1, 2): 0.5 + 0.1 * (F[1, 2] - 0.5) + 0.1 * (0.6 - 0.5)
        + 0.75 * (0.2 * 0.1 * -0.4 + 0.1 * 0 + 0.05 * 0.4 + 0.04 * ξ[1, 2]),
        # k = S: x_BS = -0.4, x_AS = 0.1
        (2, 1): 0.6 + 0.1 * (F[2, 1] - 0.6) + 0.1 * (0.5 - 0.6)
        + 0.64 * (0.2 * -0.4 * 0.1 + 0.1 * 0.4 + 0.05 * 0 + 0.04 * ξ[2, 1]),
    }  # fmt: skip
    return {
        "stances": stances, "log_odds": log_odds, "appetite": appetite, "belief": belief,
        "levels": levels, "influence": influence, "threats": T, "overlaps": overlap, "seen": seen,
        "chances": chances,
        # E7: of the two that may sign, Moscow and Washington: 0.5 · 0.8 (1 - 0.5 · 0.5 · 0.3)
        "signing": 0.5 * 0.8 * (1 - 0.5 * 0.5 * (1 - OPINION)),
    }  # fmt: skip


def test_the_case_is_in_general_position(by_hand):
    """Acts are seen and not seen, by one watcher and not by the other."""
    seen = by_hand["seen"]
    assert seen[1, 0]
    assert not seen[0, 1]
    assert seen[0, 2] != seen[1, 2]


def test_the_three_new_appetites_and_the_belief(world, by_hand):
    found = [power.appetite for power in world.powers]
    assert found == pytest.approx(by_hand["appetite"], abs=1e-12)
    assert world.powers[0].belief == pytest.approx(by_hand["belief"], abs=1e-12)


def test_threats_and_overlaps(world, by_hand):
    for i, power in enumerate(world.powers):
        for j in power.others:
            assert power.threats[j] == pytest.approx(by_hand["threats"][i][j], abs=1e-12)
    assert world.overlaps == pytest.approx(by_hand["overlaps"], abs=1e-12)


def test_the_six_new_trusts(world, by_hand):
    for (i, j), expected in by_hand["log_odds"].items():
        assert world.powers[i].seen[j] == by_hand["seen"][i, j]
        assert world.powers[i].log_odds[j] == pytest.approx(expected, abs=1e-12)
        assert world.powers[i].trust[j] == pytest.approx(1 / (1 + math.exp(-expected)), abs=1e-12)


def test_the_six_new_stances(world, by_hand):
    for (i, j), expected in by_hand["stances"].items():
        assert world.stances[i, j] == pytest.approx(expected, abs=1e-12)


def test_the_new_levels(world, by_hand):
    for level, expected in by_hand["levels"].items():
        assert getattr(world, level) == pytest.approx(expected, abs=1e-12)


def test_the_new_influence_in_every_state(world, by_hand):
    for state, expected in zip(world.states, by_hand["influence"], strict=True):
        assert list(state.influence.values()) == pytest.approx(expected, abs=1e-12)


@pytest.mark.parametrize("pair", [(0, 1), (0, 2), (1, 0), (1, 2), (2, 0), (2, 1)])
def test_the_chance_of_each_act_in_each_watchers_eyes(by_hand, pair):
    """A draw just below the chance shows an act, one just above it does not."""
    watcher, actor = pair
    for gap, expected in ((-1e-12, True), (1e-12, False)):
        acts = list(ACTS)
        acts[actor] = by_hand["chances"][pair] + gap
        assert after_the_month(acts=acts).powers[watcher].seen[actor] == expected


def test_the_bargain_of_the_month(by_hand):
    """Moscow and Washington sign with the chance by hand, and then hold back by the scheme."""
    for gap, expected in ((-1e-12, 1.0), (1e-12, 0.0)):
        world = after_the_month(bargains=(by_hand["signing"] + gap, 0.0, 0.0))
        assert world.signed == [expected, 1.0, 0.0]
        for name in (state.name for state in case().states()):
            granted = SCHEME.get(name)
            restraint = [0.8 * (1 - share) for share in granted] if granted else [0.0] * 3
            restraint[1] *= expected
            assert [power.restraint[name] for power in world.powers] == pytest.approx(restraint)

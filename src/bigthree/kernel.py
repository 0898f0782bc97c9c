"""A month of many runs, written for the compiler.

The functions follow `bigthree.theory.phases.PHASES`, one a phase, and call the theory for every
rule; `bigthree.compiled` compiles them together with the theory they call. Powers count 0 USSR,
1 USA, 2 UK; ordered pairs and dyads as in `bigthree.dyads`.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from bigthree.dyads import (
    DYAD_PAIRS,
    PAIRS,
    UK,
    USA,
    USSR,
    WEST,
    closeness,
    dyad_of,
    initial_tie,
    of_dyad,
    prior_trust,
    proximity,
)
from bigthree.inputs import STATE_COUNT, Floats, Integers
from bigthree.theory.appetite import MOST_APPETITE, appetite_change
from bigthree.theory.belief import belief_change
from bigthree.theory.bounds import within
from bigthree.theory.capabilities import relative, weight
from bigthree.theory.claims import claim, coerced, contested, holding, influence_change, reach
from bigthree.theory.drivers import (
    closed_sphere,
    danger_change,
    opinion_change,
    salience_change,
    window_change,
)
from bigthree.theory.events import FIRST_AGREEMENT, FIRST_LASTING, FIRST_LEVEL
from bigthree.theory.interests import (
    blocs,
    commerce,
    common_enemy,
    common_threat,
    ideology,
    opinion,
    overlap,
    partner,
    rivalry,
    threat,
)
from bigthree.theory.mechanisms import INTERESTS, LEDGER
from bigthree.theory.spheres import may_settle, restraint, settlement_hazard, sheltered
from bigthree.theory.stances import (
    bidding,
    interest_pull,
    interest_slope,
    luck,
    moved,
    pivoting,
    reciprocity,
    room,
    routine,
    structural_balance,
    tie,
)
from bigthree.theory.threat import nearness, perceived_threat
from bigthree.theory.trust import (
    MOST_LOG_ODDS,
    act_probability,
    evidence,
    exposure,
    log_odds,
    log_odds_change,
    probability,
)

INTEREST_COUNT = len(INTERESTS)
(
    CLOSENESS,
    TRADE,
    COMMON_THREAT,
    CONTRADICTION,
    SYSTEMS,
    CLAIMS,
    THREAT,
    COMMON_ENEMY,
    SYMPATHY,
    PARTNER,
    BLOCS,
) = range(INTEREST_COUNT)
"""Where `terms` holds each interest."""

LEDGER_COUNT = len(LEDGER)
ROUTINE, FIRST_INTEREST = 0, 1
(ANSWERING, TAKING_SIDES, BIDDING, PIVOTING, CHANCE, EVENTS) = range(
    FIRST_INTEREST + INTEREST_COUNT, LEDGER_COUNT
)
"""Where `parts` holds each part of a push."""

OVERLAPS, CLAIMED, GRANTED, COERCION, HELD = 0, 3, 6, 9, 10
"""Where a state's answer holds the overlaps by dyad, what each power claims of its weight and what
of that the scheme grants it, Soviet coercion, and the weight that Moscow holds."""
ANSWER_COUNT = 11

DANGER, IDEOLOGY, OPINION, WINDOW, BELIEF = range(5)
LEVELS = ("common_threat", "ideology", "opinion", "credit_window", "believed_rivalry")
RIVALRY, REACH, APPETITE, TOLERANCE, COMMERCE, RESISTANCE, CAPABILITY, BARGAINING = range(8)


_FIELDS: dict[str, tuple[int, ...]] = {
    "stances": (3, 3),  # from, to
    "next_stances": (3, 3),
    "appetite": (3,),
    "next_appetite": (3,),
    "prior_log_odds": (3, 3),  # of whom, in whom
    "log_odds": (3, 3),
    "next_log_odds": (3, 3),
    "trust": (3, 3),
    "levels": (5,),
    "next_levels": (5,),
    "shifts": (8,),  # lasting shifts by events
    "jumps": (6,),  # stance jumps of this month
    "capability": (3,),
    "reach": (3, STATE_COUNT),
    "restraint": (3, STATE_COUNT),
    "claims": (3, STATE_COUNT),
    "influence": (3, STATE_COUNT),
    "next_influence": (3, STATE_COUNT),
    "answers": (ANSWER_COUNT, STATE_COUNT),
    "sums": (ANSWER_COUNT,),  # of the answers, over the states
    "granted_share": (3,),
    "threats": (3, 3),  # to whom, from whom
    "seen": (3, 3),  # observer, actor: 1 where an act was seen
    "signed": (3,),  # by dyad
    "next_signed": (3,),
    "terms": (6, INTEREST_COUNT),
    "parts": (6, LEDGER_COUNT),  # of each push
    "pushes": (6,),
    "evidence": (2,),  # of a quiet month, of an act
}
STATE = np.dtype([(name, np.float64, shape) for name, shape in _FIELDS.items()])
"""What changes in a run; a ``next_`` field holds what is not yet committed."""


def copy(to: Floats, source: Floats) -> None:
    """Copy an array: a plain loop compiles to far less than a slice assignment does."""
    for n in range(to.size):
        to.flat[n] = source.flat[n]


def fill(to: Floats, value: float) -> None:
    """Fill an array with a value."""
    for n in range(to.size):
        to.flat[n] = value


def start(s: Any, p: Any, g: Any) -> None:
    """The world in month 0."""
    for i, j in PAIRS:
        s.stances[i, j] = initial_tie(p, dyad_of(i, j))
    s.appetite[0] = p.appetite
    s.appetite[1] = p.american_reach
    s.appetite[2] = p.british_appetite
    for i, j in PAIRS:
        s.prior_log_odds[i, j] = log_odds(prior_trust(p, i, j))
        s.log_odds[i, j] = s.prior_log_odds[i, j]
        s.trust[i, j] = probability(s.log_odds[i, j])
    s.levels[DANGER] = p.common_threat
    s.levels[IDEOLOGY] = p.ideology
    s.levels[OPINION] = p.opinion_sympathy
    s.levels[WINDOW] = 1.0
    s.levels[BELIEF] = p.believed_rivalry
    s.evidence[0] = evidence(False, p.seeker_acts, p.expansionist_acts)
    s.evidence[1] = evidence(True, p.seeker_acts, p.expansionist_acts)
    fill(s.shifts, 0.0)
    fill(s.signed, 0.0)
    fill(s.restraint, 0.0)
    fill(s.influence, 0.0)
    for k in range(STATE_COUNT):
        s.reach[0, k] = reach(g.distance[0, k], p.land_reach)
        s.reach[1, k] = reach(g.distance[1, k], p.base_reach)
        s.reach[2, k] = reach(g.distance[2, k], p.sea_reach)
        if g.coast[k] == 0.0:
            s.reach[2, k] *= p.landlocked


def events(s: Any, g: Any, effects: Floats, due: Integers, intensity: Floats, month: int) -> None:
    """Events due this month strike: levels jump, shifts begin."""
    fill(s.jumps, 0.0)
    copy(s.next_signed, s.signed)
    for e in range(due.size):
        if due[e] == month:
            for t in range(FIRST_LEVEL):
                s.jumps[t] += effects[e, t] * intensity[e]
            for t in range(FIRST_LEVEL, FIRST_LASTING):
                level = s.levels[t - FIRST_LEVEL] + effects[e, t] * intensity[e]
                s.levels[t - FIRST_LEVEL] = within(level, 0.0, 1.0)
            for t in range(FIRST_LASTING, FIRST_AGREEMENT):
                s.shifts[t - FIRST_LASTING] += effects[e, t] * intensity[e]
            for d in range(3):
                if effects[e, FIRST_AGREEMENT + d] > 0.0 and g.may_sign[d] != 0.0:
                    s.next_signed[d] = 1.0


def capabilities(s: Any, p: Any, g: Any, shares: Floats, month: int) -> None:
    """The weights of the three follow the record or the trend."""
    gain = within(s.shifts[CAPABILITY], -0.9, 9.0)
    ussr = weight(shares[month, 0], 0.0, month, 0.0)
    usa = weight(shares[month, 1], g.trend * p.power_growth * p.american_power_growth, month, gain)
    uk = weight(shares[month, 2], -g.trend * p.power_growth * p.british_decline, month, 0.0)
    total = ussr + usa + uk
    s.capability[0] = relative(ussr, total)
    s.capability[1] = relative(usa, total)
    s.capability[2] = relative(uk, total)


def claims(s: Any) -> None:
    """Each power states its claim in every contested state."""
    for j in range(3):
        appetite = s.appetite[j]
        for k in range(STATE_COUNT):
            s.claims[j, k] = claim(appetite, s.reach[j, k], s.restraint[j, k])


def answers(s: Any, p: Any, g: Any) -> None:
    """Each state weighs the claims: overlap, force, influence."""
    level = within(p.resistance + s.shifts[RESISTANCE], 0.0, 1.0)
    imposition, speed = p.imposition, p.influence_speed
    for k in range(STATE_COUNT):
        importance = g.weight[k]
        resistance = level * g.resistance[k]
        soviet, american, british = s.claims[0, k], s.claims[1, k], s.claims[2, k]
        s.answers[OVERLAPS, k] = contested(importance, soviet, american)
        s.answers[OVERLAPS + 1, k] = contested(importance, soviet, british)
        s.answers[OVERLAPS + 2, k] = contested(importance, american, british)
        s.answers[CLAIMED, k] = importance * soviet
        s.answers[CLAIMED + 1, k] = importance * american
        s.answers[CLAIMED + 2, k] = importance * british
        s.answers[GRANTED, k] = importance * soviet * g.granted[0, k]
        s.answers[GRANTED + 1, k] = importance * american * g.granted[1, k]
        s.answers[GRANTED + 2, k] = importance * british * g.granted[2, k]
        s.answers[COERCION, k] = coerced(importance, soviet, resistance, imposition)
        s.answers[HELD, k] = importance * s.influence[0, k]
        hold_s = holding(soviet, resistance, imposition)
        hold_a = holding(american, resistance, 0.0)
        hold_b = holding(british, resistance, 0.0)
        total = hold_s + hold_a + hold_b
        s.next_influence[0, k] = s.influence[0, k] + influence_change(
            s.influence[0, k], hold_s, total, speed
        )
        s.next_influence[1, k] = s.influence[1, k] + influence_change(
            s.influence[1, k], hold_a, total, speed
        )
        s.next_influence[2, k] = s.influence[2, k] + influence_change(
            s.influence[2, k], hold_b, total, speed
        )
    fill(s.sums, 0.0)
    for k in range(STATE_COUNT):
        for m in range(ANSWER_COUNT):
            s.sums[m] += s.answers[m, k]
    for j in range(3):
        claimed = s.sums[CLAIMED + j]
        s.granted_share[j] = s.sums[GRANTED + j] / claimed if claimed > 0.0 else 0.0


def threats(s: Any, p: Any) -> None:
    """Each power judges the threat from the other two."""
    american_reach = within(p.american_reach + s.shifts[REACH], 0.0, 1.0)
    for i, j in PAIRS:
        near = proximity(p, dyad_of(i, j))
        if dyad_of(i, j) == 0:
            near = nearness(near, american_reach)
        s.threats[i, j] = perceived_threat(
            p.threat_effect, s.capability[j], near, s.appetite[j], s.trust[i, j]
        )


def acts(s: Any, p: Any, drawn: Floats) -> None:
    """Each power encroaches or not; each observer sees it its own way."""
    tolerance = within(p.tolerance + s.shifts[TOLERANCE], 0.0, 1.0)
    for i, j in PAIRS:
        conduct = exposure(
            s.appetite[j],
            sheltered(s.signed[dyad_of(i, j)], p.cover, s.granted_share[j]),
            p.openness if j == 0 else p.western_openness,
            tolerance if j == 0 else 0.0,
            p.disclosure,
            s.sums[COERCION] if j == 0 else 0.0,
            p.coercion,
        )
        chance = act_probability(conduct, p.seeker_acts, p.expansionist_acts)
        s.seen[i, j] = 1.0 if drawn[j] < chance else 0.0


def bargains(s: Any, p: Any, g: Any, drawn: Floats, month: int) -> None:
    """Dyads that would sign a scheme of spheres may do so."""
    readiness = max(0.0, 1.0 + s.shifts[BARGAINING])
    chance = settlement_hazard(
        p.settlement_hazard, readiness, p.veto, p.opinion_weight, s.levels[OPINION]
    )
    for d in range(3):
        if g.may_sign[d] != 0.0 and s.signed[d] == 0.0:
            i, j = DYAD_PAIRS[d]
            if g.signed_month >= 0:
                if month >= g.signed_month:
                    s.next_signed[d] = 1.0
            elif (
                month >= g.earliest_month
                and may_settle(
                    s.stances[i, j],
                    s.stances[j, i],
                    s.trust[i, j],
                    s.trust[j, i],
                    p.settlement_warmth,
                    p.settlement_trust,
                )
                and drawn[d] < chance
            ):
                s.next_signed[d] = 1.0


def lessons(s: Any, p: Any) -> None:
    """Each power revises trust, appetite and (Moscow) its belief."""
    for i, j in PAIRS:
        change = log_odds_change(
            s.log_odds[i, j],
            s.prior_log_odds[i, j],
            s.evidence[1] if s.seen[i, j] != 0.0 else s.evidence[0],
            p.evidence_weight,
            p.forgetting,
        )
        s.next_log_odds[i, j] = within(s.log_odds[i, j] + change, -MOST_LOG_ODDS, MOST_LOG_ODDS)
    for j in range(3):
        if j == 0:
            baseline = within(p.appetite + s.shifts[APPETITE], 0.0, 1.0)
        elif j == 1:
            baseline = within(p.american_reach + s.shifts[REACH], 0.0, 1.0)
        else:
            baseline = p.british_appetite
        change = appetite_change(
            s.appetite[j],
            baseline,
            s.threats[j, (j + 1) % 3] + s.threats[j, (j + 2) % 3],
            s.levels[BELIEF] if j == 0 else 0.0,
            p.appetite_speed,
            p.security_dilemma,
            p.emboldening,
        )
        s.next_appetite[j] = within(s.appetite[j] + change, 0.0, MOST_APPETITE)
    belief = s.levels[BELIEF]
    seen_tie = tie(s.stances[1, 2], s.stances[2, 1])
    s.next_levels[BELIEF] = belief + belief_change(
        belief, seen_tie, p.anglo_american_norm, p.learning
    )


def drivers(s: Any, p: Any) -> None:
    """Danger, credit window, ideology and opinion drift."""
    danger, window = s.levels[DANGER], s.levels[WINDOW]
    salience, sympathy = s.levels[IDEOLOGY], s.levels[OPINION]
    s.next_levels[DANGER] = danger + danger_change(danger, p.danger_lifetime)
    s.next_levels[WINDOW] = window + window_change(
        window, p.window_floor, p.credit_haste, p.window_lifetime
    )
    s.next_levels[IDEOLOGY] = salience + salience_change(salience, p.ideology, p.ideology_lifetime)
    signed = max(s.signed[0], s.signed[1])
    change = opinion_change(
        sympathy,
        p.opinion_sympathy,
        tie(s.stances[0, 1], s.stances[1, 0]),
        closed_sphere(p.imposition, s.sums[HELD]),
        s.seen[1, 0],
        signed * p.openness,
        p.opinion_speed,
        p.opinion_from_tie,
        p.opinion_from_closure,
        p.opinion_from_acts,
        p.opinion_from_spheres,
    )
    s.next_levels[OPINION] = within(sympathy + change, 0.0, 1.0)


def stances(s: Any, p: Any, shocks: Floats, ledger: Floats) -> None:
    """Each power moves its stance to the other two, in one or more steps."""
    fill(ledger, 0.0)
    copy(s.next_stances, s.stances)
    # Each pair is written out, here and below: the compiler then knows whom a call concerns.
    weigh_interests(s, p, 0, 0, 1)
    weigh_interests(s, p, 1, 0, 2)
    weigh_interests(s, p, 2, 1, 0)
    weigh_interests(s, p, 3, 1, 2)
    weigh_interests(s, p, 4, 2, 0)
    weigh_interests(s, p, 5, 2, 1)
    step = 1.0 / p.steps
    for part in range(int(p.steps)):
        drawn = shocks[6 * part : 6 * part + 6]
        push(s, p, 0, 0, 1, drawn, step)
        push(s, p, 1, 0, 2, drawn, step)
        push(s, p, 2, 1, 0, drawn, step)
        push(s, p, 3, 1, 2, drawn, step)
        push(s, p, 4, 2, 0, drawn, step)
        push(s, p, 5, 2, 1, drawn, step)
        for n in range(6):
            i, j = PAIRS[n]
            s.next_stances[i, j] = moved(s.next_stances[i, j], s.pushes[n])
        for n in range(ledger.shape[0]):
            for m in range(LEDGER_COUNT):
                ledger[n, m] += s.parts[n, m]
        fill(s.jumps, 0.0)


def weigh_interests(s: Any, p: Any, n: int, i: int, j: int) -> None:
    """The interest terms of pair n, i to j, in the order of `bigthree.theory.mechanisms`."""
    k = 3 - i - j
    d = dyad_of(i, j)
    term = s.terms[n]
    term[CLOSENESS] = p.closeness_effect * closeness(p, d)
    term[COMMON_THREAT] = common_threat(p.common_threat_effect, s.levels[DANGER])
    term[THREAT] = threat(s.threats[i, j])
    term[COMMON_ENEMY] = common_enemy(p.common_enemy_effect, s.threats[i, k], s.threats[j, k])
    term[SYMPATHY] = 0.0
    term[PARTNER] = 0.0
    term[BLOCS] = blocs(p.bloc_effect, s.signed[d], s.stances[i, j])
    if d == WEST:
        contradiction = within(p.rivalry + s.shifts[RIVALRY], 0.0, 1.0)
        term[TRADE] = commerce(p.commerce_effect, p.commerce_usa_uk, 1.0, 0.0)
        term[CONTRADICTION] = rivalry(p.rivalry_effect, contradiction)
        term[SYSTEMS] = 0.0
        term[CLAIMS] = overlap(p.overlap_effect, s.sums[OVERLAPS + d], 0.0)
    else:
        pull = of_dyad(d, p.commerce_usa, p.commerce_uk, 0.0)
        pull = within(pull + s.shifts[COMMERCE], 0.0, 1.0)
        closed = p.closure * closed_sphere(p.imposition, s.sums[HELD])
        tolerance = within(p.tolerance + s.shifts[TOLERANCE], 0.0, 1.0)
        term[TRADE] = commerce(p.commerce_effect, pull, s.levels[WINDOW], closed)
        term[CONTRADICTION] = 0.0
        term[SYSTEMS] = ideology(p.ideology_effect, s.levels[IDEOLOGY])
        term[CLAIMS] = overlap(p.overlap_effect, s.sums[OVERLAPS + d], tolerance)
        if i == USSR:
            term[PARTNER] = partner(p.partner_effect, p.partner if j == UK else -p.partner)
        elif i == USA:
            term[SYMPATHY] = opinion(p.opinion_effect, s.levels[OPINION], p.opinion_weight)


def push(s: Any, p: Any, n: int, i: int, j: int, shocks: Floats, step: float) -> None:
    """The push on pair n, i to j, in one step, with its parts in the order of the ledger."""
    k = 3 - i - j
    x, terms, parts = s.next_stances, s.terms[n], s.parts[n]
    stance = x[i, j]
    space = room(stance, p.bounded)
    total = 0.0
    for m in range(INTEREST_COUNT):
        total += terms[m]
    slope = interest_slope(total, p.saturating)
    parts[ROUTINE] = routine(stance, p.routine, step)
    for m in range(INTEREST_COUNT):
        parts[FIRST_INTEREST + m] = interest_pull(terms[m], slope, p.routine, step)
    parts[ANSWERING] = reciprocity(stance, x[j, i], p.reciprocity, step)
    parts[TAKING_SIDES] = structural_balance(x[i, k], x[j, k], space, p.structural_balance, step)
    parts[BIDDING] = bidding(x[i, k], space, p.bidding, step)
    parts[PIVOTING] = pivoting(x[j, k], space, p.pivoting, step)
    parts[CHANCE] = luck(shocks[n], room(stance, p.bounded_noise), p.noise, step)
    parts[EVENTS] = s.jumps[n]
    pushed = 0.0
    for m in range(LEDGER_COUNT):
        pushed += parts[m]
    s.pushes[n] = pushed


def commit(s: Any, p: Any, g: Any) -> None:
    """All changes take effect at once."""
    copy(s.stances, s.next_stances)
    copy(s.appetite, s.next_appetite)
    copy(s.levels, s.next_levels)
    copy(s.influence, s.next_influence)
    for i, j in PAIRS:
        s.log_odds[i, j] = s.next_log_odds[i, j]
        s.trust[i, j] = probability(s.log_odds[i, j])
    for d in range(3):
        if s.next_signed[d] != s.signed[d]:
            s.signed[d] = 1.0
            i, j = DYAD_PAIRS[d]
            for k in range(STATE_COUNT):
                if g.listed[k] != 0.0:
                    s.restraint[i, k] = restraint(p.cover, g.granted[i, k])
                    s.restraint[j, k] = restraint(p.cover, g.granted[j, k])


def month(
    s: Any,
    p: Any,
    g: Any,
    shares: Floats,
    effects: Floats,
    due: Integers,
    intensity: Floats,
    shocks: Floats,
    act_draws: Floats,
    bargain_draws: Floats,
    t: int,
    ledger: Floats,
) -> None:
    """One month: the phases in their order."""
    events(s, g, effects, due, intensity, t)
    capabilities(s, p, g, shares, t)
    claims(s)
    answers(s, p, g)
    threats(s, p)
    acts(s, p, act_draws)
    bargains(s, p, g, bargain_draws, t)
    lessons(s, p)
    drivers(s, p)
    stances(s, p, shocks, ledger)
    commit(s, p, g)


def record(s: Any, stances: Floats, minds: Floats, traces: Floats, t: int) -> None:
    """Write month t of a run into the arrays that keep it."""
    copy(stances[t], s.stances)
    minds[t, 0] = s.levels[BELIEF]
    minds[t, 1] = s.trust[USA, USSR]
    minds[t, 2] = s.trust[UK, USSR]
    if traces.shape[0] > 0:
        copy(traces[t, 0:5], s.levels)
        copy(traces[t, 5:8], s.appetite)
        copy(traces[t, 8:11], s.signed)
        for n in range(6):
            i, j = PAIRS[n]
            traces[t, 11 + n] = s.trust[i, j]


TRACES = (
    *LEVELS,
    "appetite_ussr",
    "appetite_usa",
    "appetite_uk",
    "signed_ussr_usa",
    "signed_ussr_uk",
    "signed_usa_uk",
    "trust_ussr_usa",
    "trust_ussr_uk",
    "trust_usa_ussr",
    "trust_usa_uk",
    "trust_uk_ussr",
    "trust_uk_usa",
)
"""Columns of the kept traces: `trust_usa_ussr` is Washington's trust in Moscow."""


def run_block(
    parameters: Any,
    due: Integers,
    intensity: Floats,
    setting: Any,
    shares: Floats,
    effects: Floats,
    shocks: Floats,
    act_draws: Floats,
    bargain_draws: Floats,
    first_lane: int,
    stances: Floats,
    minds: Floats,
    influence: Floats,
    traces: Floats,
    ledger: Floats,
    state: Any,
) -> None:
    """Run after run of one block, each from start to horizon.

    Parameters
    ----------
    parameters : structured ndarray, shape (runs,)
    due, intensity : ndarray, shape (runs, events)
    setting, shares, effects : ndarray
        The inputs of the scenario.
    shocks, act_draws, bargain_draws : ndarray, shape (months, LANES, …)
        The luck of the block; run r of the block takes lane `first_lane` + r.
    stances, minds, influence, traces, ledger : ndarray
        Outputs with a row a run: stances (months + 1, 3, 3), minds (months + 1, 3), influence at
        the end (3, states), traces (months + 1, columns) and ledger (months, 6, mechanisms);
        the last two of length 0 where they are not kept.
    """
    s = state[0]
    g = setting[0]
    unkept = np.zeros((0, LEDGER_COUNT))
    months = shocks.shape[0]
    for r in range(parameters.shape[0]):
        p = parameters[r]
        lane = first_lane + r
        start(s, p, g)
        record(s, stances[r], minds[r], traces[r], 0)
        for t in range(months):
            month(
                s,
                p,
                g,
                shares,
                effects,
                due[r],
                intensity[r],
                shocks[t, lane],
                act_draws[t, lane],
                bargain_draws[t, lane],
                t,
                ledger[r, t] if ledger.shape[1] > 0 else unkept,
            )
            record(s, stances[r], minds[r], traces[r], t + 1)
        copy(influence[r], s.influence)

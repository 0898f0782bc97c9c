"""What one power does in a month.

Arguments: `s` the state, `p` the run's parameters, `g` the setting, `i` the power, `j` another.
"""

from __future__ import annotations

from typing import Any

from bigthree.dyads import dyad_of, pair_of, third
from bigthree.inputs import STATE_COUNT
from bigthree.month.layout import (
    FIRST_INTEREST,
    FORCED,
    INTEREST_COUNT,
    LEDGER_COUNT,
    LEVEL,
    OVERLAPPING,
    PART,
    TERM,
)
from bigthree.theory.appetite import MOST_APPETITE, appetite_change, engaged_appetite, insecurity
from bigthree.theory.belief import belief_change
from bigthree.theory.bounds import within
from bigthree.theory.claims import claim, inland, reach
from bigthree.theory.deterrence import deterred
from bigthree.theory.drivers import common_danger
from bigthree.theory.engagement import engaged, engagement
from bigthree.theory.interests import (
    availability,
    blocs,
    closeness,
    closure,
    commerce,
    common_enemy,
    common_threat,
    ideology,
    opinion,
    overlap,
    partner,
    rivalry,
    threat,
    tolerated,
)
from bigthree.theory.spheres import crude_division, restraint, sheltered, would_sign
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
    exposure,
    log_odds,
    log_odds_change,
    probability,
)


def start_power(s: Any, p: Any, g: Any, i: int) -> None:
    """Set what a power brings into month 0."""
    s.appetite[i] = engaged_appetite(s.secure_appetite[i], s.engaged[i])
    s.belief[i] = p.belief[i]
    for k in range(STATE_COUNT):
        arm = reach(g.distance[i][k], p.reach_scale[i])
        s.reach[i][k] = inland(arm, g.coast[k], p.landlocked_reach[i])
        s.restraint[i][k] = 0.0
        s.influence[i][k] = 0.0


def start_towards(s: Any, p: Any, i: int, j: int) -> None:
    """Set what a power feels and thinks about another in month 0."""
    s.stances[i][j] = p.initial_tie[dyad_of(i, j)]
    s.prior_log_odds[i][j] = log_odds(p.prior_trust[i][j])
    s.log_odds[i][j] = s.prior_log_odds[i][j]
    s.trust[i][j] = probability(s.log_odds[i][j])


def engaged_share(s: Any, p: Any, g: Any, i: int, month: int) -> float:
    """Share of its stake and its appetite that a power engages this month."""
    j, k = g.balancer, g.adversary
    return engaged(
        p.engages[i],
        g.engagement,
        s.capability[j],
        s.capability[k],
        tie(s.stances[j][k], s.stances[k][j]),
        month,
        g.engaged_from,
    )


def make_claims(s: Any, i: int) -> None:
    """State a claim in every contested state."""
    appetite = s.appetite[i]
    for k in range(STATE_COUNT):
        s.claims[i][k] = claim(appetite, s.reach[i][k], s.restraint[i][k])


def threat_from(s: Any, p: Any, i: int, j: int) -> float:
    """Judge the threat from another power."""
    d = dyad_of(i, j)
    there = p.nearer_by_engagement[d] * engagement(s.stake, s.engaged[i], s.engaged[j])
    near = nearness(p.proximity[d], there)
    seen = perceived_threat(p.threat_effect, s.capability[j], near, s.appetite[j], s.trust[i][j])
    return deterred(seen, p.deterrence, s.deterrence[d])


def sees(s: Any, p: Any, i: int, j: int, drawn: float) -> bool:
    """Whether a power sees another encroach; `drawn` is the other's luck of the month."""
    conduct = exposure(
        s.appetite[j],
        sheltered(s.signed[dyad_of(i, j)], p.cover, s.granted_share[j]),
        p.openness[j],
        s.tolerance[j],
        p.disclosure,
        s.sums[FORCED + j],
        p.coercion,
    )
    return drawn < act_probability(conduct, p.seeker_acts, p.expansionist_acts)


def agrees(s: Any, p: Any, i: int, j: int) -> bool:
    """Whether a power would sign the scheme of spheres with another."""
    return would_sign(s.stances[i][j], s.trust[i][j], p.settlement_warmth, p.settlement_trust)


def revised_log_odds(s: Any, p: Any, i: int, j: int) -> float:
    """Log-odds of trust in another after what was seen."""
    change = log_odds_change(
        s.log_odds[i][j],
        s.prior_log_odds[i][j],
        s.evidence[1] if s.seen[i][j] != 0.0 else s.evidence[0],
        p.evidence_weight,
        p.forgetting,
    )
    return within(s.log_odds[i][j] + change, -MOST_LOG_ODDS, MOST_LOG_ODDS)


def revised_appetite(s: Any, p: Any, i: int) -> float:
    """What a power seeks to control next month."""
    change = appetite_change(
        s.appetite[i],
        engaged_appetite(s.secure_appetite[i], s.engaged[i]),
        insecurity(s.threats[i][(i + 1) % 3], s.threats[i][(i + 2) % 3]),
        s.belief[i],
        p.appetite_speed,
        p.security_dilemma,
        p.emboldening,
    )
    return within(s.appetite[i] + change, 0.0, MOST_APPETITE)


def revised_belief(s: Any, p: Any, i: int) -> float:
    """A power's belief in the quarrel of the other two next month."""
    belief: float = s.belief[i]
    if p.believes[i] != 0.0:
        j, k = (i + 1) % 3, (i + 2) % 3
        their_tie = tie(s.stances[j][k], s.stances[k][j])
        belief += belief_change(belief, their_tie, p.norm, p.learning)
    return belief


def weigh_interests(s: Any, p: Any, g: Any, i: int, j: int) -> None:
    """Set the interest terms of a stance."""
    n, d, k = pair_of(i, j), dyad_of(i, j), third(i, j)
    window = availability(s.levels[LEVEL.credit_window], p.on_credit[d])
    closed = closure(p.closure, s.closed[i], s.closed[j])
    tolerance = tolerated(s.tolerance[i], s.tolerance[j])
    danger = common_danger(s.levels[LEVEL.common_threat], s.war)
    sympathy = s.levels[LEVEL.opinion]
    crude = crude_division(p.cover, g.divided[d], p.imposition[i], p.imposition[j])
    salience = s.levels[LEVEL.ideology]
    terms = s.terms[n]
    terms[TERM.closeness] = closeness(p.closeness_effect, p.closeness[d])
    terms[TERM.commerce] = commerce(p.commerce_effect, s.commerce[d], window, closed)
    terms[TERM.common_threat] = common_threat(p.common_threat_effect, danger)
    terms[TERM.rivalry] = rivalry(p.rivalry_effect, s.rivalry[d])
    terms[TERM.ideology] = ideology(p.ideology_effect, p.opposed_systems[d], salience)
    terms[TERM.overlap] = overlap(p.overlap_effect, s.sums[OVERLAPPING + d], tolerance)
    terms[TERM.threat] = threat(s.threats[i][j])
    terms[TERM.common_enemy] = common_enemy(p.common_enemy_effect, s.threats[i][k], s.threats[j][k])
    terms[TERM.opinion] = opinion(p.opinion_effect, sympathy, p.opinion_binds[i][j])
    terms[TERM.partner] = partner(p.partner_effect, p.preference[i][j])
    terms[TERM.blocs] = blocs(p.bloc_effect, s.signed[d], crude, s.stances[i][j])


def saturate(s: Any, p: Any, n: int) -> None:
    """Set which share of the interests in a stance reaches it; `n` is its place in the pairs."""
    terms, total = s.terms[n], 0.0
    for m in range(INTEREST_COUNT):
        total += terms[m]
    s.slopes[n] = interest_slope(total, p.saturating)


def push(s: Any, p: Any, i: int, j: int, shock: float, step: float) -> None:
    """Set the push on a stance in one step, with its parts in the order of the ledger."""
    n, k = pair_of(i, j), third(i, j)
    stance, returned = s.next_stances[i][j], s.next_stances[j][i]
    mine, theirs = s.next_stances[i][k], s.next_stances[j][k]
    space, slope = room(stance, p.bounded), s.slopes[n]
    parts, terms = s.parts[n], s.terms[n]
    parts[PART.routine] = routine(stance, p.routine, step)
    for m in range(INTEREST_COUNT):
        parts[FIRST_INTEREST + m] = interest_pull(terms[m], slope, p.routine, step)
    parts[PART.reciprocity] = reciprocity(stance, returned, p.reciprocity, step)
    parts[PART.structural_balance] = structural_balance(
        mine, theirs, space, p.structural_balance, step
    )
    parts[PART.bidding] = bidding(mine, space, p.bidding, step)
    parts[PART.pivoting] = pivoting(theirs, space, p.pivoting, step)
    parts[PART.luck] = luck(shock, room(stance, p.bounded_noise), p.noise, step)
    parts[PART.events] = s.jumps[n]
    pushed = 0.0
    for m in range(LEDGER_COUNT):
        pushed += parts[m]
    s.pushes[n] = pushed


def move(s: Any, i: int, j: int) -> None:
    """Move a stance by its push."""
    s.next_stances[i][j] = moved(s.next_stances[i][j], s.pushes[pair_of(i, j)])


def commit_power(s: Any, i: int) -> None:
    """Let what a power has learnt take effect."""
    s.appetite[i] = s.next_appetite[i]
    s.belief[i] = s.next_belief[i]


def commit_towards(s: Any, i: int, j: int) -> None:
    """Let a power's new stance to another and trust in it take effect."""
    s.stances[i][j] = s.next_stances[i][j]
    s.log_odds[i][j] = s.next_log_odds[i][j]
    s.trust[i][j] = probability(s.log_odds[i][j])


def hold_back(s: Any, p: Any, g: Any, i: int) -> None:
    """Hold back in the states that a signed scheme does not grant."""
    for k in range(STATE_COUNT):
        if g.listed[k] != 0.0:
            s.restraint[i][k] = restraint(p.cover, g.granted[i][k])

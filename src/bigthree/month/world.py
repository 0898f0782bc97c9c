"""What happens to all in a month: events, weights, sums over the states, bargains, drivers."""

from __future__ import annotations

from typing import Any

from bigthree.dyads import DYAD_PAIRS, dyad_of
from bigthree.inputs import STATE_COUNT
from bigthree.month.layout import (
    ANSWER_COUNT,
    CLAIMED,
    GRANTED,
    HELD,
    LEVEL,
    LEVEL_COUNT,
)
from bigthree.roles import SHIFT, SHIFT_COUNT
from bigthree.theory.bounds import shifted, within
from bigthree.theory.capabilities import gain, relative, trend, weight
from bigthree.theory.deterrence import deterrence
from bigthree.theory.drivers import (
    closed_sphere,
    fear_change,
    opinion_change,
    salience_change,
    war,
    window_change,
)
from bigthree.theory.events import effect
from bigthree.theory.spheres import concluded, declared, granted_share, readiness, settlement_hazard
from bigthree.theory.stances import tie
from bigthree.theory.trust import evidence


def start_levels(s: Any, p: Any) -> None:
    """Set the levels of month 0, and what does not change in a run."""
    s.levels[LEVEL.common_threat] = p.common_threat
    s.levels[LEVEL.ideology] = p.ideology
    s.levels[LEVEL.opinion] = p.opinion
    s.levels[LEVEL.credit_window] = 1.0
    s.evidence[0] = evidence(False, p.seeker_acts, p.expansionist_acts)
    s.evidence[1] = evidence(True, p.seeker_acts, p.expansionist_acts)
    for m in range(SHIFT_COUNT):
        s.shifts[m] = 0.0
    for d in range(3):
        s.signed[d] = 0.0


def clear(s: Any) -> None:
    """Forget the jumps of last month."""
    for n in range(6):
        s.jumps[n] = 0.0
    for d in range(3):
        s.next_signed[d] = s.signed[d]


def strike(s: Any, g: Any, effects: Any, e: int, intensity: float) -> None:
    """Let one event strike; its effects stand in row `e` of `effects`."""
    first = 0
    for n in range(6):
        s.jumps[n] += effect(effects[e][n], intensity)
    first += 6
    for n in range(LEVEL_COUNT):
        s.levels[n] = shifted(s.levels[n], effect(effects[e][first + n], intensity))
    first += LEVEL_COUNT
    for n in range(SHIFT_COUNT):
        s.shifts[n] += effect(effects[e][first + n], intensity)
    first += SHIFT_COUNT
    for d in range(3):
        if effects[e][first + d] > 0.0 and g.may_sign[d] != 0.0:
            s.next_signed[d] = 1.0


def settle_conditions(s: Any, p: Any, month: int) -> None:
    """Set the conditions of the month, with the shifts that events have brought."""
    for n in range(3):
        s.rivalry[n] = shifted(p.rivalry[n], s.shifts[SHIFT.rivalry + n])
        s.commerce[n] = shifted(p.commerce[n], s.shifts[SHIFT.commerce + n])
        s.secure_appetite[n] = shifted(p.appetite[n], s.shifts[SHIFT.appetite + n])
        s.tolerance[n] = shifted(p.tolerance[n], s.shifts[SHIFT.tolerance + n])
    s.stake = shifted(p.stake, s.shifts[SHIFT.stake])
    s.war = war(month, p.war_ends[0], p.war_ends[1])
    s.resistance = shifted(p.resistance, s.shifts[SHIFT.resistance])


def weight_of(s: Any, p: Any, g: Any, share: float, i: int, month: int) -> float:
    """Weight of one power, before it is set against the others."""
    change = g.trend * trend(p.power_growth, p.expected_growth[i])
    return weight(share, change, month, gain(s.shifts[SHIFT.capability + i]))


def weigh_powers(s: Any, p: Any, g: Any, shares: Any, month: int) -> None:
    """Set the weights of the three, each against their mean."""
    total = 0.0
    for i in range(3):
        s.capability[i] = weight_of(s, p, g, shares[month][i], i, month)
        total += s.capability[i]
    for i in range(3):
        s.capability[i] = relative(s.capability[i], total)


def weigh_arsenals(s: Any, arsenals: Any, month: int) -> None:
    """Set how far the two of each dyad deter one another."""
    for d in range(3):
        i, j = DYAD_PAIRS[d]
        s.deterrence[d] = deterrence(arsenals[month][i], arsenals[month][j])


def add_up(s: Any, p: Any) -> None:
    """Sum the answers of the states, and read off them what concerns each power."""
    for m in range(ANSWER_COUNT):
        row = s.answers[m]
        total = 0.0
        for k in range(STATE_COUNT):
            total += row[k]
        s.sums[m] = total
    for i in range(3):
        s.granted_share[i] = granted_share(s.sums[GRANTED + i], s.sums[CLAIMED + i])
        s.closed[i] = closed_sphere(p.imposition[i], s.sums[HELD + i])


def signing_chance(s: Any, p: Any) -> float:
    """Chance that a dyad that would sign does so this month."""
    return settlement_hazard(
        p.settlement_hazard,
        readiness(s.shifts[SHIFT.bargaining]),
        p.veto,
        p.opinion_weight,
        s.levels[LEVEL.opinion],
    )


def bargain(s: Any, g: Any, d: int, month: int, willing: bool, drawn: float, chance: float) -> None:
    """Let a dyad sign the scheme of spheres, if it may and has not."""
    if g.may_sign[d] == 0.0 or s.signed[d] != 0.0:
        return
    if concluded(month, g.signed_month, g.earliest_month, willing, drawn, chance):
        s.next_signed[d] = 1.0


def drift(s: Any, p: Any, g: Any) -> None:
    """Set next month's danger, credit window, ideology and opinion."""
    fear, window = s.levels[LEVEL.common_threat], s.levels[LEVEL.credit_window]
    salience, sympathy = s.levels[LEVEL.ideology], s.levels[LEVEL.opinion]
    s.next_levels[LEVEL.common_threat] = fear + fear_change(fear, s.war, p.danger_lifetime)
    s.next_levels[LEVEL.credit_window] = window + window_change(
        window, p.window_floor, p.credit_haste, p.window_lifetime
    )
    s.next_levels[LEVEL.ideology] = salience + salience_change(
        salience, p.ideology, p.ideology_lifetime
    )
    i, j = g.opinion_of[0], g.opinion_of[1]
    signed, other = s.signed[dyad_of(j, (j + 1) % 3)], s.signed[dyad_of(j, (j + 2) % 3)]
    change = opinion_change(
        sympathy,
        p.opinion,
        tie(s.stances[i][j], s.stances[j][i]),
        s.closed[j],
        s.seen[i][j],
        declared(signed, other, p.openness[j]),
        p.opinion_speed,
        p.opinion_from_tie,
        p.opinion_from_closure,
        p.opinion_from_acts,
        p.opinion_from_spheres,
    )
    s.next_levels[LEVEL.opinion] = within(sympathy + change, 0.0, 1.0)


def commit_levels(s: Any) -> None:
    """Let the new levels take effect."""
    for n in range(LEVEL_COUNT):
        s.levels[n] = s.next_levels[n]


def signs(s: Any, d: int) -> bool:
    """Whether a dyad has signed this month; the signature takes effect."""
    if s.next_signed[d] == s.signed[d]:
        return False
    s.signed[d] = 1.0
    return True

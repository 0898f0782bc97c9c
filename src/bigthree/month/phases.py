"""The phases of a month for all actors, in the order of `bigthree.theory.phases.PHASES`."""

from __future__ import annotations

from typing import Any

from bigthree.dyads import DYAD_PAIRS, PAIRS
from bigthree.inputs import STATE_COUNT, Floats, Integers
from bigthree.month.layout import LEDGER_COUNT
from bigthree.month.powers import (
    agrees,
    commit_power,
    commit_towards,
    engaged_share,
    hold_back,
    make_claims,
    move,
    push,
    revised_appetite,
    revised_belief,
    revised_log_odds,
    saturate,
    sees,
    start_power,
    start_towards,
    threat_from,
    weigh_interests,
)
from bigthree.month.states import answer, commit_state, own_resistance
from bigthree.month.world import (
    add_up,
    bargain,
    clear,
    commit_levels,
    drift,
    settle_conditions,
    signing_chance,
    signs,
    start_levels,
    strike,
    weigh_arsenals,
    weigh_powers,
)


def start(s: Any, p: Any, g: Any, shares: Floats) -> None:
    """Set the world of month 0."""
    start_levels(s, p)
    settle_conditions(s, p, 0)
    weigh_powers(s, p, g, shares, 0)
    for i, j in PAIRS:
        start_towards(s, p, i, j)
    engagement(s, p, g, 0)
    for i in range(3):
        start_power(s, p, g, i)


def events(
    s: Any, p: Any, g: Any, effects: Floats, due: Integers, intensity: Floats, month: int
) -> None:
    """Events due this month strike: levels jump, shifts begin."""
    clear(s)
    for e in range(len(due)):
        if due[e] == month:
            strike(s, g, effects, e, intensity[e])
    settle_conditions(s, p, month)


def capabilities(s: Any, p: Any, g: Any, shares: Floats, arsenals: Floats, month: int) -> None:
    """The weights of the three follow the record or the trend, their arsenals the record."""
    weigh_powers(s, p, g, shares, month)
    weigh_arsenals(s, arsenals, month)


def engagement(s: Any, p: Any, g: Any, month: int) -> None:
    """Each power engages as far as its theory says."""
    for i in range(3):
        s.engaged[i] = engaged_share(s, p, g, i, month)


def claims(s: Any) -> None:
    """Each power states its claim in every contested state."""
    make_claims(s, 0)
    make_claims(s, 1)
    make_claims(s, 2)


def answers(s: Any, p: Any, g: Any) -> None:
    """Each state weighs the claims: overlap, force, influence."""
    for k in range(STATE_COUNT):
        answer(s, p, g, k, own_resistance(s, g, k))
    add_up(s, p)


def threats(s: Any, p: Any) -> None:
    """Each power judges the threat from the other two."""
    for i, j in PAIRS:
        s.threats[i][j] = threat_from(s, p, i, j)


def acts(s: Any, p: Any, drawn: Floats) -> None:
    """Each power encroaches or not; each observer sees it its own way."""
    for i, j in PAIRS:
        s.seen[i][j] = 1.0 if sees(s, p, i, j, drawn[j]) else 0.0


def bargains(s: Any, p: Any, g: Any, drawn: Floats, month: int) -> None:
    """Dyads that would sign a scheme of spheres may do so."""
    chance = signing_chance(s, p)
    for d in range(3):
        i, j = DYAD_PAIRS[d]
        willing = agrees(s, p, i, j) and agrees(s, p, j, i)
        bargain(s, g, d, month, willing, drawn[d], chance)


def lessons(s: Any, p: Any) -> None:
    """Each power revises trust, appetite and belief."""
    for i, j in PAIRS:
        s.next_log_odds[i][j] = revised_log_odds(s, p, i, j)
    for i in range(3):
        s.next_appetite[i] = revised_appetite(s, p, i)
        s.next_belief[i] = revised_belief(s, p, i)


def drivers(s: Any, p: Any, g: Any) -> None:
    """Danger, credit window, ideology and opinion drift."""
    drift(s, p, g)


def stances(s: Any, p: Any, g: Any, shocks: Floats, ledger: Floats) -> None:
    """Each power moves its stance to the other two, in one or more steps."""
    start_stances(s, ledger)
    # Each pair is written out, here and below: its places in the record are then constants.
    weigh_interests(s, p, g, 0, 1)
    weigh_interests(s, p, g, 0, 2)
    weigh_interests(s, p, g, 1, 0)
    weigh_interests(s, p, g, 1, 2)
    weigh_interests(s, p, g, 2, 0)
    weigh_interests(s, p, g, 2, 1)
    for n in range(6):  # once a month: no step changes an interest
        saturate(s, p, n)
    step = 1.0 / p.steps
    for first in range(0, 6 * int(p.steps), 6):
        push(s, p, 0, 1, shocks[first], step)
        push(s, p, 0, 2, shocks[first + 1], step)
        push(s, p, 1, 0, shocks[first + 2], step)
        push(s, p, 1, 2, shocks[first + 3], step)
        push(s, p, 2, 0, shocks[first + 4], step)
        push(s, p, 2, 1, shocks[first + 5], step)
        for i, j in PAIRS:
            move(s, i, j)
        keep_parts(s, ledger)


def start_stances(s: Any, ledger: Floats) -> None:
    """Begin with the stances of last month and, if one is kept, an empty ledger."""
    if len(ledger) > 0:
        for n in range(6):
            for m in range(LEDGER_COUNT):
                ledger[n][m] = 0.0
    for i, j in PAIRS:
        s.next_stances[i][j] = s.stances[i][j]


def keep_parts(s: Any, ledger: Floats) -> None:
    """Add the parts of a step's pushes to the ledger, if one is kept; jumps come only once."""
    if len(ledger) > 0:
        for n in range(6):
            for m in range(LEDGER_COUNT):
                ledger[n][m] += s.parts[n][m]
    for n in range(6):
        s.jumps[n] = 0.0


def commit(s: Any, p: Any, g: Any) -> None:
    """All changes take effect at once."""
    commit_changes(s)
    for d in range(3):
        if signs(s, d):
            i, j = DYAD_PAIRS[d]
            hold_back(s, p, g, i)
            hold_back(s, p, g, j)


def commit_changes(s: Any) -> None:
    """Let all but the signatures of the month take effect."""
    for i in range(3):
        commit_power(s, i)
    for i, j in PAIRS:
        commit_towards(s, i, j)
    for k in range(STATE_COUNT):
        commit_state(s, k)
    commit_levels(s)


def month(
    s: Any,
    p: Any,
    g: Any,
    shares: Floats,
    arsenals: Floats,
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
    events(s, p, g, effects, due, intensity, t)
    capabilities(s, p, g, shares, arsenals, t)
    engagement(s, p, g, t)
    claims(s)
    answers(s, p, g)
    threats(s, p)
    acts(s, p, act_draws)
    bargains(s, p, g, bargain_draws, t)
    lessons(s, p)
    drivers(s, p, g)
    stances(s, p, g, shocks, ledger)
    commit(s, p, g)

"""What one contested state does in a month.

Arguments: `s` the state of the world, `p` the run's parameters, `g` the setting, `k` the state.
"""

from __future__ import annotations

from typing import Any

from bigthree.dyads import DYAD_PAIRS
from bigthree.month.record import CLAIMED, FORCED, GRANTED, HELD, OVERLAPPING
from bigthree.theory.claims import (
    coerced,
    contested,
    holding,
    influence_change,
    resistance,
    weighed,
)


def own_resistance(s: Any, g: Any, k: int) -> float:
    """How far a state resists control from outside this month."""
    return resistance(s.resistance, g.resistance[k])


def answer(s: Any, p: Any, g: Any, k: int, resists: float) -> None:
    """Weigh the claims: what overlaps, what is granted, what takes force, what is won.

    `resists` is how far the state resists, in [0, 1].
    """
    weight = g.weight[k]
    for d in range(3):
        i, j = DYAD_PAIRS[d]
        s.answers[OVERLAPPING + d, k] = contested(weight, s.claims[i, k], s.claims[j, k])
    total = 0.0
    for i in range(3):
        total += holding(s.claims[i, k], resists, p.imposition[i])
    for i in range(3):
        mine, won = s.claims[i, k], s.influence[i, k]
        s.answers[CLAIMED + i, k] = weighed(weight, mine)
        s.answers[GRANTED + i, k] = weighed(weight, mine) * g.granted[i, k]
        s.answers[FORCED + i, k] = coerced(weight, mine, resists, p.imposition[i])
        s.answers[HELD + i, k] = weighed(weight, won)
        winnable = holding(mine, resists, p.imposition[i])
        s.next_influence[i, k] = won + influence_change(won, winnable, total, p.influence_speed)


def commit_state(s: Any, k: int) -> None:
    """Let the new influence in a state take effect."""
    for i in range(3):
        s.influence[i, k] = s.next_influence[i, k]

"""What one contested state does in a month.

Arguments: `s` the state of the world, `p` the run's parameters, `g` the setting, `k` the state.
"""

from __future__ import annotations

from typing import Any

from bigthree.month.layout import CLAIMED, FORCED, GRANTED, HELD, OVERLAPPING
from bigthree.theory.claims import (
    coerced,
    contested,
    holding,
    influence_change,
    resistance,
    weighed,
)
from bigthree.theory.spheres import granted


def own_resistance(s: Any, g: Any, k: int) -> float:
    """How far a state resists control from outside this month."""
    return resistance(s.resistance, g.resistance[k])


def answer(s: Any, p: Any, g: Any, k: int, resists: float) -> None:
    """Weigh the claims: what overlaps, what is granted, what takes force, what is won.

    `resists` is how far the state resists, in [0, 1].
    """
    # Each power is written out: only then does the compiler take many states at a time.
    weight = g.weight[k]
    first, second, third = s.claims[0][k], s.claims[1][k], s.claims[2][k]
    s.answers[OVERLAPPING][k] = contested(weight, first, second)
    s.answers[OVERLAPPING + 1][k] = contested(weight, first, third)
    s.answers[OVERLAPPING + 2][k] = contested(weight, second, third)
    one = holding(first, resists, p.imposition[0])
    other = holding(second, resists, p.imposition[1])
    another = holding(third, resists, p.imposition[2])
    total = one + other + another
    answer_to(s, p, g, k, 0, resists, one, total)
    answer_to(s, p, g, k, 1, resists, other, total)
    answer_to(s, p, g, k, 2, resists, another, total)


def answer_to(
    s: Any, p: Any, g: Any, k: int, i: int, resists: float, winnable: float, total: float
) -> None:
    """Weigh the claim of one power, which can win `winnable`; all three can win `total`."""
    weight, mine, won = g.weight[k], s.claims[i][k], s.influence[i][k]
    stake = weighed(weight, mine)
    s.answers[CLAIMED + i][k] = stake
    s.answers[GRANTED + i][k] = granted(stake, g.granted[i][k])
    s.answers[FORCED + i][k] = coerced(weight, mine, resists, p.imposition[i])
    s.answers[HELD + i][k] = weighed(weight, won)
    s.next_influence[i][k] = won + influence_change(won, winnable, total, p.influence_speed)


def commit_state(s: Any, k: int) -> None:
    """Let the new influence in a state take effect."""
    for i in range(3):
        s.influence[i][k] = s.next_influence[i][k]

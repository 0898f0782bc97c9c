"""The three powers and their dyads, and which number of a run concerns which.

Both drivers look their numbers up here; `p` is a run's parameters, a record or a namespace.
"""

from typing import Any

POWERS = ("ussr", "usa", "uk")
USSR, USA, UK = 0, 1, 2

DYADS = ("ussr_usa", "ussr_uk", "usa_uk")
WEST = 2
"""Index of the Anglo-American dyad."""

DYAD_PAIRS = ((0, 1), (0, 2), (1, 2))

PAIRS = ((0, 1), (0, 2), (1, 0), (1, 2), (2, 0), (2, 1))
"""From whom to whom, in the order of `bigthree.theory.events.STANCE_TARGETS`."""


def dyad_of(i: int, j: int) -> int:
    """Index of the dyad of two powers."""
    return i + j - 1


def of_dyad(d: int, ussr_usa: float, ussr_uk: float, usa_uk: float) -> float:
    """The one of three numbers that belongs to a dyad."""
    if d == 0:
        return ussr_usa
    return ussr_uk if d == 1 else usa_uk


def closeness(p: Any, d: int) -> float:
    """Lasting closeness of a dyad."""
    return of_dyad(d, p.closeness_ussr_usa, p.closeness_ussr_uk, p.closeness_usa_uk)


def proximity(p: Any, d: int) -> float:
    """Geographic nearness of a dyad."""
    return of_dyad(d, p.proximity_ussr_usa, p.proximity_ussr_uk, p.proximity_usa_uk)


def initial_tie(p: Any, d: int) -> float:
    """Both stances of a dyad at the start."""
    return of_dyad(d, p.initial_ussr_usa, p.initial_ussr_uk, p.initial_usa_uk)


def prior_trust(p: Any, i: int, j: int) -> float:
    """Trust of one power in another at the start, and what it returns to."""
    if i == USSR:
        return of_dyad(dyad_of(i, j), p.trust_in_usa, p.trust_in_uk, 0.0)
    return of_dyad(
        dyad_of(i, j), p.american_trust_in_ussr, p.british_trust_in_ussr, p.anglo_american_trust
    )

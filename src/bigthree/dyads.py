"""The three powers, their dyads and their ordered pairs, in the order in which arrays hold them."""

POWERS = ("ussr", "usa", "uk")
USSR, USA, UK = 0, 1, 2

DYADS = ("ussr_usa", "ussr_uk", "usa_uk")
DYAD_PAIRS = ((0, 1), (0, 2), (1, 2))

PAIRS = ((0, 1), (0, 2), (1, 0), (1, 2), (2, 0), (2, 1))
"""From whom to whom, in the order of `bigthree.theory.events.STANCE_TARGETS`."""


def dyad_of(i: int, j: int) -> int:
    """Index of the dyad of two powers."""
    return i + j - 1


def pair_of(i: int, j: int) -> int:
    """Index of an ordered pair in `PAIRS`."""
    return 2 * i + (j if j < i else j - 1)


def others(i: int) -> tuple[int, int]:
    """The two powers besides one, in their order."""
    first, second = sorted({0, 1, 2} - {i})
    return first, second


def outside(d: int) -> int:
    """The power that is not in a dyad."""
    return third(*DYAD_PAIRS[d])


def third(i: int, j: int) -> int:
    """The power that is in neither place of a pair."""
    return 3 - i - j

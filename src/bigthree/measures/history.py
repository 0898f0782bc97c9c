"""The measures of one history: when two combined against the third, and what it looked like."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bigthree.cases import Case, case
from bigthree.dyads import DYAD_PAIRS
from bigthree.measures.patterns import balanced, pattern, pivot
from bigthree.theory.belief import believed_tie
from bigthree.theory.stances import tie

Floats = NDArray[np.float64]

NEVER = -1.0
"""The month of what did not happen."""

TIE, SHARE, MONTH = ("tie", "-1 to 1"), ("share", "0 to 1"), ("month", "-1 to months")


def columns_of(of: Case) -> dict[str, tuple[str, str, str]]:
    """The columns of a history's row in a case, with meaning, unit and range."""
    believer, dyads = of.the[of.believer], list(zip(of.dyads, of.ties, strict=True))
    others = [(of.believer + 1) % 3, (of.believer + 2) % 3]
    one, other = (of.the[n] for n in others)
    coded = ", ".join(f"{n} {dyad}" for n, dyad in enumerate(of.dyads))
    below = "first month of a lasting spell with the {} below 0"
    return {
        "two_against_one": (
            "first month of a lasting combination of any two against the third",
            *MONTH,
        ),
        "pair": (f"which dyad combined: {coded}; -1: none", "code", "-1 to 2"),
        of.measured.combined: (
            f"first month of a lasting combination of {one} and {other} against {believer}",
            *MONTH,
        ),
        "concert_end": (below.format("weakest tie"), *MONTH),
        "closest": (
            "how near it came to a lasting combination: above 0 it happened, below 0 by how much "
            "the ties fell short of it",
            "tie",
            "-2 to 1",
        ),
        of.measured.ties: (f"mean of the two ties of {believer} over the run", *TIE),
        "menage": ("share of months with three amicable ties", *SHARE),
        "romantic": ("share of months with two amicable ties", *SHARE),
        "marriage": ("share of months with one amicable tie", *SHARE),
        "veto": ("share of months with no amicable tie", *SHARE),
        "balanced": ("share of months in Heider's balance", *SHARE),
        **{
            f"pivot_{power}": (f"share of months with {name} as pivot", *SHARE)
            for power, name in zip(of.powers, of.the, strict=True)
        },
        "surprise": (
            f"mean excess of the tie of {one} and {other} over the one {believer} believed in",
            "tie",
            "-3 to 3",
        ),
        **{dyad: (f"mean {tie} tie over the run", *TIE) for dyad, tie in dyads},
        **{
            name: (f"mean trust of {who} in {believer} over the run", *SHARE)
            for name, who in zip(of.measured.trust, (one, other), strict=True)
        },
        **{f"{dyad}_end": (f"{tie} tie at the horizon", *TIE) for dyad, tie in dyads},
        **{f"{dyad}_break": (below.format(f"{tie} tie"), *MONTH) for dyad, tie in dyads},
    }


COLUMNS = columns_of(case())
"""The columns of a history's row in the usual case; in every other they stand in this order."""

COLUMN_COUNT = len(COLUMNS)


class At(NamedTuple):
    """Where the columns of a row begin."""

    two_against_one: int = 0
    pair: int = 1
    combined: int = 2
    concert_end: int = 3
    closest: int = 4
    ties: int = 5
    menage: int = 6  # to veto: by the number of amicable ties, from 3 down
    veto: int = 9
    balanced: int = 10
    pivots: int = 11  # by power
    surprise: int = 14
    means: int = 15  # by dyad
    trust: int = 18
    ends: int = 20  # by dyad
    breaks: int = 23  # by dyad


AT = At()


def combination(
    pair: float, other: float, another: float, combined: float, opposed: float
) -> float:
    """How far one dyad is combined against the third: positive where it is.

    Parameters
    ----------
    pair, other, another : float
        The tie of the dyad, and the two ties of the third power.
    combined, opposed : float
        Thresholds: the dyad above `combined`, both others below `opposed`.
    """
    return min(pair - combined, opposed - other, opposed - another)


def measure_history(
    stances: Floats,
    minds: Floats,
    norm: float,
    combined: float,
    opposed: float,
    lasting: int,
    row: Floats,
) -> None:
    """Measure one history.

    Parameters
    ----------
    stances : ndarray, shape (months + 1, 3, 3)
    minds : ndarray, shape (months + 1, 3)
        The believer's belief in the quarrel of the other two, and their trust in it.
    norm : float
        c₀ of the belief's rule.
    combined, opposed : float
        Thresholds of `combination`.
    lasting : int
        Months for which a combination, or the concert's end, must last to count.
    row : ndarray, shape (columns,)
        Filled in the order of `COLUMNS`.
    """
    months = stances.shape[0] - 1
    ties = np.zeros((months, 3))
    margins = np.zeros((months, 7))
    for t in range(months):
        for d in range(3):
            i, j = DYAD_PAIRS[d]
            ties[t, d] = tie(stances[t + 1, i, j], stances[t + 1, j, i])
        set_margins(margins, ties, t, combined, opposed)
    for n in range(COLUMN_COUNT):
        row[n] = 0.0
    measure_turns(margins, lasting, row)
    measure_patterns(ties, row)
    measure_means(ties, minds, norm, row)


def set_margins(margins: Floats, ties: Floats, t: int, combined: float, opposed: float) -> None:
    """Set by how far each thing that may last is the case in a month: above 0 where it is.

    Columns: the combination of each dyad, the end of the concert, the break of each tie.
    """
    first, second, third = ties[t, 0], ties[t, 1], ties[t, 2]
    margins[t, 0] = combination(first, second, third, combined, opposed)
    margins[t, 1] = combination(second, first, third, combined, opposed)
    margins[t, 2] = combination(third, first, second, combined, opposed)
    margins[t, 3] = -min(first, second, third)
    for d in range(3):
        margins[t, 4 + d] = -ties[t, d]


def measure_turns(margins: Floats, lasting: int, row: Floats) -> None:
    """Measure when two first combined, and when the concert and each tie ended."""
    row[AT.two_against_one], row[AT.pair], row[AT.closest] = NEVER, NEVER, -2.0
    for d in range(3):
        month = first_spell(margins, d, lasting)
        first = row[AT.two_against_one]
        if month != NEVER and (first == NEVER or month < first):
            row[AT.two_against_one], row[AT.pair] = month, float(d)
        row[AT.closest] = max(row[AT.closest], highest_spell(margins, d, lasting))
        row[AT.breaks + d] = first_spell(margins, 4 + d, lasting)
    row[AT.combined] = first_spell(margins, 2, lasting)
    row[AT.concert_end] = first_spell(margins, 3, lasting)


def first_spell(margins: Floats, column: int, lasting: int) -> float:
    """Month in which the first spell above 0 begins that lasts; -1: none."""
    spell = 0
    for t in range(len(margins)):
        spell = spell + 1 if margins[t, column] > 0.0 else 0
        if spell == lasting:
            return t - lasting + 2.0
    return NEVER


def highest_spell(margins: Floats, column: int, lasting: int) -> float:
    """The highest level above which a margin stays for as long as counts; at least -2."""
    highest = -2.0
    for t in range(lasting - 1, len(margins)):
        lowest = margins[t, column]
        for earlier in range(t - lasting + 1, t):
            lowest = min(lowest, margins[earlier, column])
        highest = max(highest, lowest)
    return highest


def measure_patterns(ties: Floats, row: Floats) -> None:
    """Measure the shares of months: Dittmer's patterns, Heider's balance, who is the pivot."""
    months = len(ties)
    for t in range(months):
        first, second, third = ties[t, 0], ties[t, 1], ties[t, 2]
        row[AT.veto - pattern(first, second, third)] += 1.0
        if balanced(first, second, third):
            row[AT.balanced] += 1.0
        holder = pivot(first, second, third)
        if holder >= 0:
            row[AT.pivots + holder] += 1.0
    for n in range(AT.menage, AT.pivots + 3):
        row[n] = row[n] / months


def measure_means(ties: Floats, minds: Floats, norm: float, row: Floats) -> None:
    """Measure the means of surprise, ties and trust over the run, and the ties at its end."""
    months = len(ties)
    for t in range(months):
        row[AT.surprise] += ties[t, 2] - believed_tie(minds[t + 1, 0], norm)
        for d in range(3):
            row[AT.means + d] += ties[t, d]
        row[AT.trust] += minds[t + 1, 1]
        row[AT.trust + 1] += minds[t + 1, 2]
    row[AT.ties] = tie(row[AT.means], row[AT.means + 1]) / months
    for n in range(AT.surprise, AT.trust + 2):
        row[n] = row[n] / months
    for d in range(3):
        row[AT.ends + d] = ties[months - 1, d]


def measure_histories(
    stances: Floats,
    minds: Floats,
    norms: Floats,
    combined: float,
    opposed: float,
    lasting: int,
    rows: Floats,
) -> None:
    """Measure history after history; arrays as in `measure_history` with a leading run axis."""
    for r in range(stances.shape[0]):
        measure_history(stances[r], minds[r], norms[r], combined, opposed, lasting, rows[r])

"""The measures of one history: when two combined against the third, and what it looked like."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from bigthree.measures.patterns import balanced, pattern, pivot
from bigthree.theory.belief import believed_tie
from bigthree.theory.stances import tie

Floats = NDArray[np.float64]

NEVER = -1.0

COLUMNS: dict[str, tuple[str, str, str]] = {
    "two_against_one": (
        "first month of a lasting combination of any two against the third; -1: none",
        "month",
        "-1 to months",
    ),
    "pair": ("which dyad combined: 0 ussr_usa, 1 ussr_uk, 2 usa_uk; -1: none", "code", "-1 to 2"),
    "anglo_american": (
        "first month of a lasting Anglo-American combination against the USSR; -1: none",
        "month",
        "-1 to months",
    ),
    "concert_end": (
        "first month of a lasting spell with the weakest tie below 0; -1: none",
        "month",
        "-1 to months",
    ),
    "closest": (
        "how near it came to a lasting combination: above 0 it happened, below 0 by how much "
        "the ties fell short of it",
        "tie",
        "-2 to 1",
    ),
    "soviet_western_tie": ("mean of the two Soviet ties over the run", "tie", "-1 to 1"),
    "menage": ("share of months with three amicable ties", "share", "0 to 1"),
    "romantic": ("share of months with two amicable ties", "share", "0 to 1"),
    "marriage": ("share of months with one amicable tie", "share", "0 to 1"),
    "veto": ("share of months with no amicable tie", "share", "0 to 1"),
    "balanced": ("share of months in Heider's balance", "share", "0 to 1"),
    "pivot_ussr": ("share of months with the USSR as pivot", "share", "0 to 1"),
    "pivot_usa": ("share of months with the USA as pivot", "share", "0 to 1"),
    "pivot_uk": ("share of months with Britain as pivot", "share", "0 to 1"),
    "surprise": (
        "mean excess of the Anglo-American tie over the one Moscow believed in",
        "tie",
        "-3 to 3",
    ),
    "ussr_usa": ("mean Soviet-American tie over the run", "tie", "-1 to 1"),
    "ussr_uk": ("mean Anglo-Soviet tie over the run", "tie", "-1 to 1"),
    "usa_uk": ("mean Anglo-American tie over the run", "tie", "-1 to 1"),
    "washingtons_trust": ("mean trust of Washington in Moscow over the run", "share", "0 to 1"),
    "londons_trust": ("mean trust of London in Moscow over the run", "share", "0 to 1"),
    "ussr_usa_end": ("Soviet-American tie at the horizon", "tie", "-1 to 1"),
    "ussr_uk_end": ("Anglo-Soviet tie at the horizon", "tie", "-1 to 1"),
    "usa_uk_end": ("Anglo-American tie at the horizon", "tie", "-1 to 1"),
    "ussr_usa_break": (
        "first month of a lasting spell with the Soviet-American tie below 0; -1: none",
        "month",
        "-1 to months",
    ),
    "ussr_uk_break": (
        "first month of a lasting spell with the Anglo-Soviet tie below 0; -1: none",
        "month",
        "-1 to months",
    ),
    "usa_uk_break": (
        "first month of a lasting spell with the Anglo-American tie below 0; -1: none",
        "month",
        "-1 to months",
    ),
}
"""The columns of a history's row, with meaning, unit and range."""


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
        Moscow's belief in the contradiction, Washington's and London's trust in Moscow.
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
    spell = np.zeros(3)
    low = np.zeros(3)
    lows = np.zeros((3, lasting))
    counts = np.zeros(4)
    pivots = np.zeros(3)
    first, first_pair, first_west, first_end = NEVER, NEVER, NEVER, NEVER
    closest = -2.0
    below = 0
    colder = np.zeros(3)
    broken = np.full(3, NEVER)
    in_balance = surprise = 0.0
    means = np.zeros(5)
    ussr_usa = ussr_uk = usa_uk = 0.0
    for t in range(1, months + 1):
        ussr_usa = tie(stances[t, 0, 1], stances[t, 1, 0])
        ussr_uk = tie(stances[t, 0, 2], stances[t, 2, 0])
        usa_uk = tie(stances[t, 1, 2], stances[t, 2, 1])
        low[0] = combination(ussr_usa, ussr_uk, usa_uk, combined, opposed)
        low[1] = combination(ussr_uk, ussr_usa, usa_uk, combined, opposed)
        low[2] = combination(usa_uk, ussr_usa, ussr_uk, combined, opposed)
        for d in range(3):
            lows[d, t % lasting] = low[d]
            spell[d] = spell[d] + 1.0 if low[d] > 0.0 else 0.0
            if t >= lasting:
                closest = max(closest, lows[d].min())
            if spell[d] == lasting:
                if first == NEVER:
                    first, first_pair = t - lasting + 1.0, float(d)
                if d == 2 and first_west == NEVER:
                    first_west = t - lasting + 1.0
        below = below + 1 if min(ussr_usa, ussr_uk, usa_uk) < 0.0 else 0
        if below == lasting and first_end == NEVER:
            first_end = t - lasting + 1.0
        for d in range(3):
            tie_now = ussr_usa if d == 0 else (ussr_uk if d == 1 else usa_uk)
            colder[d] = colder[d] + 1.0 if tie_now < 0.0 else 0.0
            if colder[d] == lasting and broken[d] == NEVER:
                broken[d] = t - lasting + 1.0
        counts[pattern(ussr_usa, ussr_uk, usa_uk)] += 1.0
        holder = pivot(ussr_usa, ussr_uk, usa_uk)
        if holder >= 0:
            pivots[holder] += 1.0
        if balanced(ussr_usa, ussr_uk, usa_uk):
            in_balance += 1.0
        surprise += usa_uk - believed_tie(minds[t, 0], norm)
        means[0] += ussr_usa
        means[1] += ussr_uk
        means[2] += usa_uk
        means[3] += minds[t, 1]
        means[4] += minds[t, 2]
    row[0], row[1], row[2], row[3], row[4] = first, first_pair, first_west, first_end, closest
    row[5] = tie(means[0], means[1]) / months
    for n in range(4):
        row[6 + n] = counts[3 - n] / months
    row[10] = in_balance / months
    for j in range(3):
        row[11 + j] = pivots[j] / months
    row[14] = surprise / months
    for n in range(5):
        row[15 + n] = means[n] / months
    row[20], row[21], row[22] = ussr_usa, ussr_uk, usa_uk
    for d in range(3):
        row[23 + d] = broken[d]


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

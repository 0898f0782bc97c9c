"""The measures of one history: when two combined against the third, and what it looked like."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from bigthree.cases import Case, case
from bigthree.measures.patterns import balanced, pattern, pivot
from bigthree.theory.belief import believed_tie
from bigthree.theory.stances import tie

Floats = NDArray[np.float64]

NEVER = -1.0

TIE, SHARE, MONTH = ("tie", "-1 to 1"), ("share", "0 to 1"), ("month", "-1 to months")


def columns_of(of: Case) -> dict[str, tuple[str, str, str]]:
    """The columns of a history's row in a case, with meaning, unit and range."""
    believer, dyads = of.the[of.believer], list(zip(of.dyads, of.ties, strict=True))
    others = [(of.believer + 1) % 3, (of.believer + 2) % 3]
    one, other = (of.the[n] for n in others)
    coded = ", ".join(f"{n} {dyad}" for n, dyad in enumerate(of.dyads))
    below = "first month of a lasting spell with the {} below 0; -1: none"
    return {
        "two_against_one": (
            "first month of a lasting combination of any two against the third; -1: none",
            *MONTH,
        ),
        "pair": (f"which dyad combined: {coded}; -1: none", "code", "-1 to 2"),
        of.measured.combined: (
            f"first month of a lasting combination of {one} and {other} against {believer}; "
            "-1: none",
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
    spell = np.zeros(3)
    low = np.zeros(3)
    lows = np.zeros((3, lasting))
    counts = np.zeros(4)
    pivots = np.zeros(3)
    first, first_pair, first_other, first_end = NEVER, NEVER, NEVER, NEVER
    closest = -2.0
    below = 0
    colder = np.zeros(3)
    broken = np.full(3, NEVER)
    in_balance = surprise = 0.0
    means = np.zeros(5)
    tie_01 = tie_02 = tie_12 = 0.0
    for t in range(1, months + 1):
        tie_01 = tie(stances[t, 0, 1], stances[t, 1, 0])
        tie_02 = tie(stances[t, 0, 2], stances[t, 2, 0])
        tie_12 = tie(stances[t, 1, 2], stances[t, 2, 1])
        low[0] = combination(tie_01, tie_02, tie_12, combined, opposed)
        low[1] = combination(tie_02, tie_01, tie_12, combined, opposed)
        low[2] = combination(tie_12, tie_01, tie_02, combined, opposed)
        for d in range(3):
            lows[d, t % lasting] = low[d]
            spell[d] = spell[d] + 1.0 if low[d] > 0.0 else 0.0
            if t >= lasting:
                closest = max(closest, lows[d].min())
            if spell[d] == lasting:
                if first == NEVER:
                    first, first_pair = t - lasting + 1.0, float(d)
                if d == 2 and first_other == NEVER:
                    first_other = t - lasting + 1.0
        below = below + 1 if min(tie_01, tie_02, tie_12) < 0.0 else 0
        if below == lasting and first_end == NEVER:
            first_end = t - lasting + 1.0
        for d in range(3):
            tie_now = tie_01 if d == 0 else (tie_02 if d == 1 else tie_12)
            colder[d] = colder[d] + 1.0 if tie_now < 0.0 else 0.0
            if colder[d] == lasting and broken[d] == NEVER:
                broken[d] = t - lasting + 1.0
        counts[pattern(tie_01, tie_02, tie_12)] += 1.0
        holder = pivot(tie_01, tie_02, tie_12)
        if holder >= 0:
            pivots[holder] += 1.0
        if balanced(tie_01, tie_02, tie_12):
            in_balance += 1.0
        surprise += tie_12 - believed_tie(minds[t, 0], norm)
        means[0] += tie_01
        means[1] += tie_02
        means[2] += tie_12
        means[3] += minds[t, 1]
        means[4] += minds[t, 2]
    row[0], row[1], row[2], row[3], row[4] = first, first_pair, first_other, first_end, closest
    row[5] = tie(means[0], means[1]) / months
    for n in range(4):
        row[6 + n] = counts[3 - n] / months
    row[10] = in_balance / months
    for j in range(3):
        row[11 + j] = pivots[j] / months
    row[14] = surprise / months
    for n in range(5):
        row[15 + n] = means[n] / months
    row[20], row[21], row[22] = tie_01, tie_02, tie_12
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

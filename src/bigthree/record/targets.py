"""What the coefficients are fitted to: when the Soviet ties broke, and that the third did not.

The peace scale (Diehl, Goertz and Gallegos 2021) gives each dyad's state by month, as annual means:
0 severe rivalry, 0.25 lesser rivalry, 0.5 negative peace, 0.75 warm peace. In 1944 both Soviet
ties stand at negative peace; each then falls to severe rivalry within a year, whose mean tells
in which month. A tie of the model is broken from the first month of a lasting spell below 0.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bigthree.cases import case
from bigthree.inputs import START_YEAR, Floats

MONTHS = 48
"""From January 1945 to the end of 1948."""

TOLERANCE = 6
"""Months by which a history may miss either break: half a year."""

Columns = Mapping[str, Floats]

COLUMNS = ("ussr_usa_break", "ussr_uk_break", "usa_uk_break", "usa_uk")
"""The measures of a history that the targets are about."""

TARGETS = {
    "ussr_usa": "the Soviet-American tie breaks in time",
    "ussr_uk": "the Anglo-Soviet tie breaks in time",
    "order": "Britain's tie breaks first",
    "warm": "the Anglo-American tie stays warm",
}
"""What each target asks of a history."""

NEGATIVE_PEACE = 0.5


class Targets(NamedTuple):
    """The record that is fitted."""

    ussr_usa: int
    ussr_uk: int
    """Month in which the tie broke, counted from January 1945."""
    warm: float
    """Anglo-American tie that a history must keep up on average: the threshold of combination."""


def targets(warm: float) -> Targets:
    """The targets, read off the shipped peace scale."""
    return Targets(break_month("ussr_usa"), break_month("ussr_uk"), warm)


def break_month(dyad: str) -> int:
    """The month in which a dyad fell from negative peace to severe rivalry.

    The mean of that year is negative peace for the months before, and nothing after.
    """
    for row in case().rows("peace_scale"):
        year, mean = int(row["year"]), float(row[dyad])
        if year >= START_YEAR and mean < NEGATIVE_PEACE:
            return 12 * (year - START_YEAR) + round(12 * mean / NEGATIVE_PEACE)
    raise ValueError(f"{dyad} never broke")


def swapped(record: Targets) -> Targets:
    """Return the record with the months of the two breaks exchanged: a placebo."""
    return record._replace(ussr_usa=record.ussr_uk, ussr_uk=record.ussr_usa)


def earlier(record: Targets, months: int) -> Targets:
    """Return the record with both breaks some months earlier: a placebo."""
    return record._replace(ussr_usa=record.ussr_usa - months, ussr_uk=record.ussr_uk - months)


def met(columns: Columns, record: Targets) -> dict[str, NDArray[np.bool_]]:
    """Which histories meet each target.

    Parameters
    ----------
    columns : mapping of str to ndarray, shape (runs,)
        ``ussr_usa_break``, ``ussr_uk_break``, ``usa_uk_break`` and ``usa_uk`` of histories of
        `MONTHS` months; -1 in a break means that the tie never broke.
    record : Targets

    Returns
    -------
    dict of str to ndarray of bool, shape (runs,)
        ``ussr_usa`` and ``ussr_uk``: the tie broke within the tolerance. ``order``: both broke, in
        the record's order. ``warm``: the Anglo-American tie never broke and stayed warm on average.
    """
    usa, uk = columns["ussr_usa_break"], columns["ussr_uk_break"]
    both = (usa >= 0) & (uk >= 0)
    britain_first = record.ussr_uk < record.ussr_usa
    return {
        "ussr_usa": (usa >= 0) & (np.abs(usa - record.ussr_usa) <= TOLERANCE),
        "ussr_uk": (uk >= 0) & (np.abs(uk - record.ussr_uk) <= TOLERANCE),
        "order": both & ((uk < usa) if britain_first else (usa < uk)),
        "warm": (columns["usa_uk_break"] < 0) & (columns["usa_uk"] > record.warm),
    }


def matches(columns: Columns, record: Targets) -> NDArray[np.bool_]:
    """Which histories the record accepts: those that meet every target, shape (runs,)."""
    return np.asarray(np.logical_and.reduce(list(met(columns, record).values())))

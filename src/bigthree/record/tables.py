"""The record in arrays, and what `SOURCES.md` says of each of its tables."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bigthree.cases import case
from bigthree.dyads import DYADS
from bigthree.inputs import START_YEAR, Floats

EAST, WEST = "east", "west"
"""Sides that are scored; ``both``, ``none`` and ``uncoded`` are not."""

TABLES = ("capabilities", "peace_scale", "un_agreement", "crises", "alignment")
"""The tables that make up the record."""


class Sessions(NamedTuple):
    """How the three voted in the General Assembly, session by session."""

    years: NDArray[np.int64]
    """In whose autumn the session met, shape (sessions,)."""
    signed: Floats
    """The index S = 2 x Lijphart's index - 1 of each dyad: -1 always opposed, 1 always together,
    shape (sessions, 3)."""
    low: Floats
    high: Floats
    """Wilson interval of the share of votes in which the two did the same, shape (sessions, 3)."""


@cache
def sessions() -> Sessions:
    """The sessions of 1946 to 1955."""
    table = case().rows("un_agreement")
    years = sorted({int(row["year"]) for row in table})
    cells = {(int(row["year"]), row["dyad"]): row for row in table}

    def column(name: str) -> Floats:
        return np.array([[float(cells[year, dyad][name]) for dyad in DYADS] for year in years])

    return Sessions(np.array(years), 2.0 * column("lijphart") - 1.0, column("low"), column("high"))


def month_of(date: str) -> int:
    """Months from January 1945 to a date written as ``1946-08``."""
    year, month = map(int, date.split("-"))
    return 12 * (year - START_YEAR) + month - 1


def crisis_months(months: int) -> NDArray[np.bool_]:
    """In which months a crisis began that set a dyad on opposite sides, shape (months, 3)."""
    happened = np.zeros((months, 3), dtype=bool)
    for row in case().rows("crises"):
        month = month_of(row["began"])
        if month < months:
            happened[month] |= [row[dyad] == "1" for dyad in DYADS]
    return happened


def pacts(year: int) -> tuple[str, ...]:
    """The side of each contested state by its pacts of 1949 or 1955, in their fixed order."""
    return tuple(row[f"pact_{year}"] for row in case().rows("alignment"))


def red_army() -> tuple[str, ...]:
    """How much of each contested state Soviet troops held or entered: most, part or none."""
    return tuple(row["red_army"] for row in case().rows("alignment"))


def described(table: str) -> tuple[str, str]:
    """The title of a table, and what `SOURCES.md` says of it: citation, licence, gaps."""
    text = (case().folder / "SOURCES.md").read_text(encoding="utf-8")
    section = text.split(f"\n## `{table}.csv`: ")[1].split("\n## ")[0]
    title, _, body = section.partition("\n")
    return title, body.strip()

"""What the description of a case consists of."""

from __future__ import annotations

from typing import Any, Literal, NamedTuple

from bigthree.errors import BadRequest

Entry = str | float
"""A number by its last name, ``-name`` for its negative, or a constant."""

Triple = tuple[float, float, float]


class StateRecord(NamedTuple):
    """One contested state as the tables have it."""

    # as written in a scheme, and as shown
    name: str
    label: str
    # how far each power is, in their order: land borders crossed, or the least distance
    # between borders in thousand kilometres
    distances: Triple
    coast: float  # 1 with a sea coast, else 0
    weight: float  # share of all contested states' weight, in [0, 1]; all sum to 1
    resistance: float  # resistance to outside control relative to the world's level, in [0, 1]
    # of the capital, degrees
    latitude: float
    longitude: float


class Number(NamedTuple):
    """A number of a case that is none of the Big Three's: a row of its ``numbers.csv``."""

    group: Literal["author", "world"]
    name: str
    switch: str
    low: float
    meaning: str


class Measured(NamedTuple):
    """What the histories of a case call what is measured on any."""

    combined: str  # the other two combine against the believer
    ties: str  # the mean of the believer's two ties
    trust: tuple[str, str]  # the trust in the believer of the next power and of the one after it


class Words(NamedTuple):
    """What a case calls its parts in a sentence."""

    believer: str  # the power whose belief is kept, as ``Moscow``
    bond: str  # the believer and the other two, who hold together or do not
    # adjectives: of the believer's two ties, and of the tie of the other two
    ties: str
    combined: str


def names_in(entries: Any) -> list[str]:
    """The names of numbers among the entries of a part."""
    if isinstance(entries, list):
        return [name for each in entries for name in names_in(each)]
    return [entries.removeprefix("-")] if isinstance(entries, str) else []


def number_in(row: dict[str, str], column: str, where: str) -> float:
    """The number in a column of a row; refused with the place where it stands if it is none."""
    try:
        return float(row[column])
    except (KeyError, ValueError):
        raise BadRequest(f"{where}: {column}={row.get(column)!r}: must be a number") from None

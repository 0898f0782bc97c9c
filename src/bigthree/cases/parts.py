"""What the description of a case consists of."""

from __future__ import annotations

from typing import Any, Literal, NamedTuple

from bigthree.errors import BadRequest

Entry = str | float
"""A number by its last name, ``-name`` for its negative, or a constant."""

Triple = tuple[float, float, float]


class StateRecord(NamedTuple):
    """One contested state as the tables have it.

    Attributes
    ----------
    name, label : str
        As written in a scheme, and as shown.
    distances : tuple of float
        How far each power is, in their order: land borders crossed, or the least distance between
        borders in thousand kilometres.
    coast : float
        1 with a sea coast, else 0.
    weight : float
        Share of all contested states' weight, in [0, 1]; all sum to 1.
    resistance : float
        Resistance to outside control relative to the world's level, in [0, 1].
    latitude, longitude : float
        Of the capital, degrees.
    """

    name: str
    label: str
    distances: Triple
    coast: float
    weight: float
    resistance: float
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
    """What the histories of a case call what is measured on any.

    Attributes
    ----------
    combined : str
        The other two combine against the believer.
    ties : str
        The mean of the believer's two ties.
    trust : tuple of str
        The trust in the believer of the next power and of the one after it.
    """

    combined: str
    ties: str
    trust: tuple[str, str]


class Words(NamedTuple):
    """What a case calls its parts in a sentence.

    Attributes
    ----------
    believer : str
        The power whose belief is kept, as ``Moscow``.
    bond : str
        The believer and the other two, who hold together or do not.
    ties, combined : str
        Adjectives: of the believer's two ties, and of the tie of the other two.
    """

    believer: str
    bond: str
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

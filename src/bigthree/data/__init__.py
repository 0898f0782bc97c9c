"""The tables that ship with the package; `SOURCES.md` beside them says where they come from."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files
from typing import NamedTuple


class ContestedStateRecord(NamedTuple):
    """One contested state as the record has it.

    Attributes
    ----------
    name, label : str
        As written in a scheme, and as shown.
    land_hops, usa_distance, uk_distance : float
        How far each power is, in the order of the case's powers. Of the Big Three: land borders of
        1945 between it and the USSR; least distance between borders, thousand kilometres.
    coast : float
        1 with a sea coast, else 0.
    weight : float
        Share of the 25 states' square-root GDP of 1938; all sum to 1.
    resistance : float
        Resistance to outside control relative to the world's level, in [0, 1].
    latitude, longitude : float
        Of the capital, degrees.
    """

    name: str
    label: str
    land_hops: float
    usa_distance: float
    uk_distance: float
    coast: float
    weight: float
    resistance: float
    latitude: float
    longitude: float

    @property
    def distances(self) -> tuple[float, float, float]:
        """How far each power is, in their order."""
        return self.land_hops, self.usa_distance, self.uk_distance


def rows(table: str) -> list[dict[str, str]]:
    """The rows of a shipped table, as text by column."""
    text = files(__name__).joinpath(f"{table}.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


@cache
def contested_states() -> tuple[ContestedStateRecord, ...]:
    """The contested states, in the order in which every array holds them."""
    numeric = ContestedStateRecord._fields[2:]
    return tuple(
        ContestedStateRecord(row["state"], row["name"], *(float(row[name]) for name in numeric))
        for row in rows("contested_states")
    )


@cache
def borders() -> tuple[tuple[str, str], ...]:
    """Land borders of 1945 among the USSR and the contested states."""
    return tuple((row["a"], row["b"]) for row in rows("borders_1945"))


@cache
def outlines() -> dict[tuple[str, int], tuple[tuple[float, float], ...]]:
    """Outlines by state and piece of land: longitude and latitude of each corner, degrees.

    A state is a contested one, ``ussr``, ``uk``, or ``other``.
    """
    found: dict[tuple[str, int], list[tuple[float, float]]] = {}
    for row in rows("outlines"):
        corner = (float(row["longitude"]), float(row["latitude"]))
        found.setdefault((row["state"], int(row["ring"])), []).append(corner)
    return {piece: tuple(corners) for piece, corners in found.items()}


@cache
def capabilities() -> dict[int, tuple[float, float, float]]:
    """By year, the shares of the USSR, the USA and Britain in their summed CINC."""
    return {
        int(row["year"]): (float(row["ussr"]), float(row["usa"]), float(row["uk"]))
        for row in rows("capabilities")
    }


@cache
def warheads() -> dict[int, tuple[float, float, float]]:
    """By year, the nuclear warheads of the USSR, the USA and Britain."""
    return {
        int(row["year"]): (float(row["ussr"]), float(row["usa"]), float(row["uk"]))
        for row in rows("warheads")
    }

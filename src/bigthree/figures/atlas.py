"""Where things lie on the map: coasts and borders, capitals, names, and an inset of East Asia.

All of it is in thousand kilometres east and north of the middle of the map; nothing is drawn here.
"""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple

import numpy as np

from bigthree.cases import case

CENTRE = (50.0, 15.0)
"""Latitude and longitude in the middle of the map."""

EARTH = 6.371
"""Radius, thousand kilometres."""

CAPITALS = {"ussr": (55.76, 37.62), "uk": (51.51, -0.13)}
"""Moscow and London, for bearings."""

RADIUS = 0.105
"""Of a pie, thousand kilometres."""


class Window(NamedTuple):
    """A part of the map, thousand kilometres."""

    west: float
    south: float
    east: float
    north: float


VIEW = Window(-2.42, -2.1, 3.5, 1.55)
"""What the map shows."""

INSET = Window(2.02, 0.5, 3.46, 1.51)
"""Where East Asia stands, in a frame of its own."""

IN_INSET = ("china", "japan")
INSET_CENTRE, INSET_SCALE = (36.5, 116.0), 0.225
"""Latitude and longitude in the middle of the inset, and its scale as a part of the map's."""

MOVED = {
    "sweden": (-0.06, 0.0),
    "baltics": (0.12, 0.0),
    "netherlands": (-0.08, 0.12),
    "belgium": (0.0, -0.06),
    "france": (-0.07, -0.06),
    "czechoslovakia": (0.02, 0.03),
    "austria": (-0.1, -0.03),
    "hungary": (0.06, -0.01),
}
"""Capitals set apart from their neighbours, thousand kilometres."""

SIDES = {
    "portugal": "below", "spain": "above", "france": "left", "belgium": "left",
    "netherlands": "left", "norway": "left", "sweden": "below", "finland": "above",
    "denmark": "left", "baltics": "below", "germany": "above", "austria": "left",
    "italy": "left", "yugoslavia": "left", "greece": "left", "turkey": "below", "iran": "below",
    "china": "below", "japan": "below", "ussr": "above", "uk": "left",
}  # fmt: skip
"""On which side of its place a name stands; to the right of all others."""


class Place(NamedTuple):
    """A point on the map, thousand kilometres east and north of its middle."""

    x: float
    y: float


class Land(NamedTuple):
    """The closed outline of an island, or a piece of the mainland, of a state, perhaps inset."""

    state: str
    x: Any
    y: Any
    inset: bool


def projected(latitude: Any, longitude: Any, centre: tuple[float, float] = CENTRE) -> Place:
    """Lambert's azimuthal equal-area projection about the middle of the map."""
    middle, here = np.radians(centre[0]), np.radians(latitude)
    east = np.radians(longitude) - np.radians(centre[1])
    towards = np.sin(middle) * np.sin(here) + np.cos(middle) * np.cos(here) * np.cos(east)
    scale = EARTH * np.sqrt(2.0 / (1.0 + towards))
    north = np.cos(middle) * np.sin(here) - np.sin(middle) * np.cos(here) * np.cos(east)
    return Place(scale * np.cos(here) * np.sin(east), scale * north)


def _within_inset(latitude: Any, longitude: Any) -> Place:
    """The same about East Asia, made smaller and moved into its frame."""
    x, y = projected(latitude, longitude, INSET_CENTRE)
    west, south, east, north = INSET
    return Place((west + east) / 2 + INSET_SCALE * x, (south + north) / 2 + INSET_SCALE * y)


def place_of(name: str, latitude: float, longitude: float) -> Place:
    """Where the pie of a state stands, from the place of its capital."""
    if name in IN_INSET:
        x, y = _within_inset(latitude, longitude)
    else:
        x, y = projected(latitude, longitude)
    east, north = MOVED.get(name, (0.0, 0.0))
    return Place(float(x) + east, float(y) + north)


def outlines() -> dict[tuple[str, int], list[tuple[float, float]]]:
    """Outlines by state and piece of land: longitude and latitude of each corner, degrees.

    A state is a contested one, ``ussr``, ``uk``, or ``other``.
    """
    found: dict[tuple[str, int], list[tuple[float, float]]] = {}
    for row in case().rows("outlines"):
        corner = (float(row["longitude"]), float(row["latitude"]))
        found.setdefault((row["state"], int(row["ring"])), []).append(corner)
    return found


@cache
def lands() -> tuple[Land, ...]:
    """Every coast and border that the map and its inset show, as outlines to be filled."""
    found = []
    for (state, _), points in outlines().items():
        longitude, latitude = np.array([*points, points[0]]).T
        for inset, window in ((False, VIEW), (True, INSET)):
            x, y = (_within_inset if inset else projected)(latitude, longitude)
            if _meets(x, y, window):
                found.append(Land(state, x, y, inset))
    return tuple(found)


def _meets(x: Any, y: Any, window: Window) -> bool:
    """Whether the box around an outline and a window have a part in common."""
    return bool(
        x.min() < window.east and x.max() > window.west
        and y.min() < window.north and y.max() > window.south
    )  # fmt: skip

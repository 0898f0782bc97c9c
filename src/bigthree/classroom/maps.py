"""Europe as the page draws it: a pie for each contested state, at its capital."""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import cache
from itertools import groupby
from typing import Any

from bigthree.figures.atlas import CAPITALS, INSET, RADIUS, SIDES, VIEW, Land, Window, lands
from bigthree.figures.europe import names_of, places_of
from bigthree.figures.figure_data import FigureData
from bigthree.figures.powers import COLOURS

SCALE = 100.0
"""Pixels of the drawing for a thousand kilometres."""

ANCHORS = {"left": "end", "right": "start", "above": "middle", "below": "middle"}


def drawn(europe: FigureData, panel: str) -> dict[str, Any]:
    """One panel of the map, in the units of the drawing.

    Returns
    -------
    dict
        ``title``; ``ground``, as `ground` makes it; ``states``: place, wedges (path, colour), label
        with its place and anchor, whether the scheme or the record speaks of the state, and the
        shares in words; ``capitals``: Moscow and London.
    """
    part = europe.table[europe.table["panel"] == panel]
    places = {name: (SCALE * place.x, -SCALE * place.y) for name, place in places_of(part).items()}
    names = names_of(part)
    return {
        "title": europe.settings["titles"][panel],
        "ground": ground(),
        "states": [
            _state(row, places[row["state"]], names[row["state"]])
            for row in part.to_dict("records")
        ],
        "capitals": [
            {"x": places[name][0], "y": places[name][1]}
            | _label(places[name], SIDES[name], names[name])
            for name in CAPITALS
        ],
    }


@cache
def ground() -> dict[str, Any]:
    """What lies under the pies, in the units of the drawing.

    Returns
    -------
    dict
        ``view`` and ``frame``: left, top, width and height of the map and of its inset; ``land``
        and ``inset``: coasts and borders of the one and of the other, as paths.
    """
    paths = {
        name: "".join(_path(land) for land in lands() if land.inset is inset)
        for name, inset in (("land", False), ("inset", True))
    }
    return {"view": _box(VIEW), "frame": _box(INSET), **paths}


def _box(window: Window) -> list[int]:
    width, height = window.east - window.west, window.north - window.south
    return [round(SCALE * each) for each in (window.west, -window.north, width, height)]


def _path(land: Land) -> str:
    corners = [f"{SCALE * x:.0f} {-SCALE * y:.0f}" for x, y in zip(land.x, land.y, strict=True)]
    return f"M{'L'.join(corner for corner, _ in groupby(corners))}Z"


def _state(row: dict[Any, Any], place: tuple[float, float], name: str) -> dict[str, Any]:
    shares = [float(row[power]) for power in ("ussr", "usa", "uk")]
    return {
        "x": place[0],
        "y": place[1],
        "radius": SCALE * RADIUS,
        "wedges": list(_wedges(place, shares)),
        "listed": bool(row["listed"]),
        "shares": [round(100 * share) for share in shares],
        "name": name,
        **_label(place, SIDES.get(row["state"], "right"), name),
    }


def _wedges(place: tuple[float, float], shares: list[float]) -> Iterator[tuple[str, str]]:
    """Moscow's share clockwise from the top; Britain's, then America's, the other way."""
    ussr, usa, uk = shares
    turns = ((0.0, ussr), (-uk - usa, -uk), (-uk, 0.0))
    for (start, end), colour in zip(turns, COLOURS, strict=True):
        if end - start > 0.003:
            yield _wedge(*place, SCALE * RADIUS, start, min(end, start + 0.9999)), colour


def _wedge(x: float, y: float, radius: float, start: float, end: float) -> str:
    """The path of a wedge between two shares of a turn, clockwise from the top."""
    (x1, y1), (x2, y2) = (
        (x + radius * math.sin(math.tau * turn), y - radius * math.cos(math.tau * turn))
        for turn in (start, end)
    )
    large = int(end - start > 0.5)
    return (
        f"M{x:.1f} {y:.1f}L{x1:.2f} {y1:.2f}"
        f"A{radius:.1f} {radius:.1f} 0 {large} 1 {x2:.2f} {y2:.2f}Z"
    )


def _label(place: tuple[float, float], side: str, name: str) -> dict[str, Any]:
    away = SCALE * RADIUS + 3.0
    dx, dy = {"left": (-away, 3.5), "right": (away, 3.5), "above": (0.0, -away),
              "below": (0.0, away + 8.0)}[side]  # fmt: skip
    return {"label": name, "tx": place[0] + dx, "ty": place[1] + dy, "anchor": ANCHORS[side]}

"""What lies under the pies of the page's map: coasts and borders."""

from __future__ import annotations

from functools import cache
from itertools import groupby
from typing import Any

from bigthree.figures.atlas import INSET, VIEW, Land, Window, lands

SCALE = 100.0
"""Units of the drawing for a thousand kilometres."""


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

"""The three powers in a figure: a lightness for each, and pies of what they share."""

from __future__ import annotations

from typing import Any

from bigthree.figures.style import INK

NAMES = ("USSR", "USA", "Britain")

COLOURS = ("#8f1d2c", "#56ab9f", "#b9d4f2")
"""Dark, middle and light; what nobody holds is white."""


def plot_pies(axes: Any, places: Any, radius: float, shares: Any, **edge: Any) -> Any:
    """Pies of the shares of the three powers, on axes of equal aspect.

    The USSR's share runs clockwise from the top and Britain's, then America's, the other way, so
    that the side tells what the lightness tells.
    """
    from matplotlib.collections import PathCollection
    from matplotlib.path import Path

    def draw(outlines: list[Any], middles: list[Any], **look: Any) -> None:
        # One artist for all of a kind, and the limits of the axes are the caller's: both are quick.
        paths = [
            Path(radius * each.vertices + middle, each.codes)
            for each, middle in zip(outlines, middles, strict=True)
        ]
        axes.add_collection(PathCollection(paths, zorder=3, **look), autolim=False)

    circles = [Path.unit_circle()] * len(places)
    draw(circles, places, facecolor="white", linewidth=0)
    parts = [(arc, place) for place, each in zip(places, shares, strict=True) for arc in arcs(each)]
    draw([Path.wedge(*ends) for (ends, _), _ in parts], [place for _, place in parts],
         facecolor=[colour for (_, colour), _ in parts], linewidth=0)  # fmt: skip
    rim: dict[str, Any] = {"edgecolor": INK, "linewidth": 0.7} | edge
    draw(circles, places, facecolor="none", **rim)
    return axes


def arcs(shares: Any) -> list[tuple[tuple[float, float], str]]:
    """Where the part of each power that has one begins and ends, degrees, and its colour."""
    ussr, usa, uk = (360.0 * share for share in shares)
    ends = ((90.0 - ussr, 90.0), (90.0 + uk, 90.0 + uk + usa), (90.0, 90.0 + uk))
    return [each for each in zip(ends, COLOURS, strict=True) if each[0][1] - each[0][0] > 0.1]

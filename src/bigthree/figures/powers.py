"""The three powers in a figure: a lightness for each, and pies of what they share."""

from __future__ import annotations

from typing import Any

from bigthree.figures.style import INK

NAMES = ("USSR", "USA", "Britain")

COLOURS = ("#8f1d2c", "#56ab9f", "#b9d4f2")
"""Dark, middle and light; what nobody holds is white."""


def plot_pie(axes: Any, x: float, y: float, radius: float, shares: Any, **edge: Any) -> Any:
    """A pie of the shares of the three powers, on axes of equal aspect.

    The USSR's share runs clockwise from the top and Britain's, then America's, the other way, so
    that the side tells what the lightness tells.

    Parameters
    ----------
    axes : matplotlib axes
    x, y, radius : float
        In the unit of the axes.
    shares : sequence of float
        Of the USSR, the USA and Britain, each in [0, 1], together at most 1.
    **edge
        How the rim is drawn.
    """
    from matplotlib.patches import Circle, Wedge

    # Artists, not patches: the limits of the axes are the caller's, and reckoning them takes long.
    ussr, usa, uk = (360.0 * share for share in shares)
    axes.add_artist(Circle((x, y), radius, facecolor="white", edgecolor="none", zorder=3))
    arcs = ((90.0 - ussr, 90.0), (90.0 + uk, 90.0 + uk + usa), (90.0, 90.0 + uk))
    for (start, end), colour in zip(arcs, COLOURS, strict=True):
        if end - start > 0.1:
            axes.add_artist(
                Wedge((x, y), radius, start, end, facecolor=colour, linewidth=0, zorder=3)
            )
    rim: dict[str, Any] = {"edgecolor": INK, "linewidth": 0.7} | edge
    axes.add_artist(Circle((x, y), radius, fill=False, zorder=3, **rim))
    return axes

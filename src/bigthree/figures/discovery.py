"""The worlds of a sweep, ended and held apart, with the first box that holds drawn in."""

from __future__ import annotations

import math
import textwrap
from typing import TYPE_CHECKING, Any, NamedTuple
from zlib import crc32

import numpy as np

from bigthree import wording
from bigthree.analysis.limits import Flags, Limit, inside, words_of
from bigthree.figures.saving import Drawing
from bigthree.figures.style import FAILS, HOLDS, INK, MUTED, panels, styled
from bigthree.scenario import quantity

if TYPE_CHECKING:
    import pandas as pd

    from bigthree.analysis.discovery import Discovery
    from bigthree.inputs import Floats

SPREAD = 0.3
"""How far from its word a world may be drawn, so that worlds do not hide each other."""

ENDED: dict[str, Any] = {"marker": "^", "facecolors": FAILS["color"], "edgecolors": "none", "s": 22}
HELD: dict[str, Any] = {
    "marker": "o", "facecolors": "none", "edgecolors": HOLDS["color"], "s": 16, "linewidths": 0.8,
}  # fmt: skip
FAINT = 0.22


class Axis(NamedTuple):
    """Where worlds lie along one axis, and from where to where the box reaches."""

    label: str
    meaning: str
    places: Floats
    low: float
    high: float
    words: tuple[str, ...] = ()


def draw_box(found: Discovery) -> Drawing:
    """Worlds over the two factors that the first box limits most, or one and the measure."""
    axes_of = _axes_of(found)
    with styled():
        figure, grid = panels(1, 1, 6.2, 4.9)
        axes = grid[0][0]
        plot_worlds(axes_of, found.regions.ended, _within_others(found), axes)
        plot_outline(axes_of, axes)
        if axes_of[1].label == found.measure:
            axes.axhline(found.below, color=MUTED, linewidth=0.8, linestyle=(0, (3, 3)), zorder=0)
        axes.set_title(f"Where the concert ended: {found.measure} below {found.below:g}")
        figure.legend(loc="outside lower left", ncols=3, frameon=False, handletextpad=0.5)
    return Drawing(figure, _plotted(found, axes_of), _caption(found, axes_of))


def plot_worlds(axes_of: tuple[Axis, Axis], ended: Flags, strong: Flags, axes: Any) -> Any:
    """The worlds, those faint that are not `strong`.

    Parameters
    ----------
    axes_of : tuple of Axis
        Across and up.
    ended, strong : ndarray of bool, shape (worlds,)
    axes : matplotlib axes
    """
    across, up = axes_of
    for chosen, mark, said in ((~ended, HELD, "held"), (ended, ENDED, "ended")):
        for part, alpha in ((chosen & ~strong, FAINT), (chosen & strong, 1.0)):
            axes.scatter(across.places[part], up.places[part], alpha=alpha, **mark)
        axes.scatter([], [], label=f"{said} ({chosen.sum()} worlds)", **mark)
    axes.set_xlabel(f"{across.label}\n{textwrap.fill(across.meaning, 60)}".strip())
    axes.set_ylabel(f"{up.label}\n{textwrap.fill(up.meaning, 44)}".strip())
    if across.words:
        axes.set_xticks(range(len(across.words)), map(_short, across.words))
    if up.words:
        axes.set_yticks(range(len(up.words)), map(_short, up.words))
    return axes


def _short(word: str) -> str:
    return textwrap.fill(word.replace("_", " "), 12)


def plot_outline(axes_of: tuple[Axis, Axis], axes: Any) -> Any:
    """The box; where it is open it reaches to the edge of the axes."""
    from matplotlib.patches import Rectangle

    ends = []
    for axis, (least, most) in zip(axes_of, (axes.get_xlim(), axes.get_ylim()), strict=True):
        ends.append((max(axis.low, least), min(axis.high, most)))
    (left, right), (bottom, top) = ends
    axes.add_patch(
        Rectangle(
            (left, bottom), right - left, top - bottom, fill=False, edgecolor=INK, linewidth=1.6,
            label="the box", zorder=3,
        )
    )  # fmt: skip
    axes.set_xlim(axes.get_xlim())
    axes.set_ylim(axes.get_ylim())
    return axes


def _axes_of(found: Discovery) -> tuple[Axis, Axis]:
    across, *others = found.regions.confirmed[0].limits
    worlds = found.regions.worlds
    if others:
        return _axis(worlds, across), _axis(worlds, others[0])
    return _axis(worlds, across), Axis(found.measure, "", found.means, -math.inf, math.inf)


def _axis(worlds: pd.DataFrame, limit: Limit) -> Axis:
    name = limit.factor
    if not limit.words:
        values = worlds[name].to_numpy(float)
        return Axis(name, quantity(name).meaning, values, limit.low, limit.high)
    known, codes = words_of(worlds[name])
    order = [*limit.words, *(word for word in known if word not in limit.words)]
    lot = np.random.default_rng(crc32(name.encode()))
    places = np.array([order.index(word) for word in known])[codes]
    places = places + lot.uniform(-SPREAD, SPREAD, len(places))
    return Axis(name, "", places, -0.5, len(limit.words) - 0.5, tuple(order))


def _within_others(found: Discovery) -> Flags:
    """The worlds within the limits that have no axis."""
    return inside(found.regions.worlds, found.regions.confirmed[0].limits[2:])


def _plotted(found: Discovery, axes_of: tuple[Axis, Axis]) -> pd.DataFrame:
    regions, shown = found.regions, [axis.label for axis in axes_of]
    plotted = regions.worlds[[name for name in shown if name in regions.worlds]].copy()
    plotted[found.measure] = found.means
    plotted["ended"] = regions.ended
    plotted["in_box"] = inside(regions.worlds, regions.confirmed[0].limits)
    plotted["used"] = regions.used
    return plotted.rename_axis("point").reset_index()


def _caption(found: Discovery, axes_of: tuple[Axis, Axis]) -> str:
    regions, plan = found.regions, found.sweep.plan
    box = regions.confirmed[0]
    used = int(regions.used.sum())
    spread = " Worlds of one word are spread at random." if any(a.words for a in axes_of) else ""
    faint = " Faint: worlds outside the box's other limits." if len(box.limits) > 2 else ""
    return (
        f"{len(regions.ended)} worlds over {axes_of[0].label} and {axes_of[1].label}; the concert "
        f"counts as ended (triangles) where {found.measure} is below {found.below:g}. The box: "
        f"{'; '.join(map(str, box.limits))}. Density {wording.percent(box.found.density)} and "
        f"coverage {wording.percent(box.found.coverage)} on the {used} worlds that it was found "
        f"on, {wording.percent(box.held_out.density)} and "
        f"{wording.percent(box.held_out.coverage)} on the {len(regions.used) - used} others."
        f"{faint}{spread} {wording.histories(plan.runs).capitalize()} a world, seed "
        f"{plan.seed}, the same luck in every world. Assumptions after Pechatnov (1995)."
    )

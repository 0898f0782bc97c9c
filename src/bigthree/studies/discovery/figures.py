"""The worlds of a sweep, ended and held apart, with the first box that holds drawn in."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple
from zlib import crc32

import numpy as np

from bigthree import wording
from bigthree.figures.figure_data import FigureData
from bigthree.figures.style import FAILS, HOLDS, INK, MUTED, key_below, panels, styled
from bigthree.labels import in_plain_letters, label
from bigthree.storage.codebook import Columns
from bigthree.studies.discovery.limits import Limit, clause, inside, words_of
from bigthree.studies.findings import Drawings

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

    from bigthree.inputs import Floats
    from bigthree.studies.discovery.computation import Discovery

SPREAD = 0.3
"""How far from its word a world may be drawn, so that worlds do not hide each other."""

ENDED: dict[str, Any] = {"marker": "^", "facecolors": FAILS["color"], "edgecolors": "none", "s": 22}
HELD: dict[str, Any] = {
    "marker": "o", "facecolors": "none", "edgecolors": HOLDS["color"], "s": 16, "linewidths": 0.8,
}  # fmt: skip
FAINT = 0.22


COLUMNS: Columns = {
    "point": ("number of the world", "", "0 or more"),
    "place_across": ("where the world is drawn; of words: their place, and a random spread",
                     "that of its axis", ""),
    "place_up": ("the same up the figure", "that of its axis", ""),
    "ended": ("whether the world counts as ended", "", "True or False"),
    "in_box": ("whether it lies in the box that is drawn", "", "True or False"),
    "within_others": ("whether it lies within the box's limits without an axis", "",
                      "True or False"),
}  # fmt: skip
"""Beside them stand the factors that the box limits, and the measure."""


class Axis(NamedTuple):
    """An axis: its title, where the box ends along it (None: open), its words at 0, 1 and so on."""

    title: str
    low: float | None = None
    high: float | None = None
    words: Sequence[str] = ()


def drawings(discovery: Discovery) -> Drawings:
    """Return the worlds and the first box, where it holds."""
    return {"box": partial(tabulate, discovery)} if discovery.regions.confirmed else {}


def tabulate(discovery: Discovery) -> FigureData:
    """Worlds over the two factors that the first box limits most, or one and the measure."""
    regions, of = discovery.regions, discovery.sweep.plan.case
    measure, limits = wording.measures_of(of)[discovery.measure], regions.confirmed[0].limits
    drawn = regions.worlds[[limit.factor for limit in limits[:2]]]
    axes = [_axis(limit, drawn[limit.factor], of.name) for limit in limits[:2]]
    axes.append((Axis(measure), discovery.means))
    (across, places_across), (up, places_up) = axes[:2]
    table = drawn.rename_axis("point").reset_index()
    table = table.assign(
        **{discovery.measure: discovery.means},
        place_across=places_across,
        place_up=places_up,
        ended=regions.ended,
        in_box=inside(regions.worlds, limits),
        within_others=inside(regions.worlds, limits[2:]),
    )
    settings = {
        "across": across._asdict(), "up": up._asdict(), "measure": measure,
        "below": float(discovery.below),
    }  # fmt: skip
    return FigureData("discovery", table, _caption(discovery, across, up), settings)


def _axis(limit: Limit, values: pd.Series[Any], of: str) -> tuple[Axis, Floats]:
    """The axis of a factor that the box limits, and the place of each world along it.

    The words in the box stand side by side, and worlds of one word are spread at random.
    """
    name, meaning = limit.factor, wording.varied(limit.factor, of)
    if not limit.words:
        low, high = (float(end) if math.isfinite(end) else None for end in limit[1:3])
        title = f"{in_plain_letters(name.rpartition('.')[2])}: {meaning}"
        return Axis(title, low, high), values.to_numpy(float)
    words = [*limit.words, *(word for word in words_of(values) if word not in limit.words)]
    stream = np.random.default_rng(crc32(name.encode()))
    places = values.map(words.index) + stream.uniform(-SPREAD, SPREAD, len(values))
    labels = [label(name, word) for word in words]
    return Axis(meaning, -0.5, len(limit.words) - 0.5, labels), places.to_numpy(float)


def finding(table: pd.DataFrame, settings: dict[str, Any]) -> str:
    """How many worlds ended in the box, and how many outside it."""
    ended, inside_box = table["ended"], table["in_box"]
    return (
        f"{(ended & inside_box).sum()} of {inside_box.sum()} worlds in the box ended, "
        f"{(ended & ~inside_box).sum()} of {(~inside_box).sum()} outside it"
    )


def draw(table: pd.DataFrame, settings: dict[str, Any]) -> Figure:
    """The worlds and the box."""
    across, up = (Axis(**settings[end]) for end in ("across", "up"))
    with styled():
        figure, grid = panels(1, 1, 6.6, 4.4)
        axes = grid[0][0]
        plot_worlds(table, across, up, axes)
        plot_outline(across, up, axes)
        if up.title == settings["measure"]:
            axes.axhline(
                settings["below"], color=MUTED, linewidth=0.8, linestyle=(0, (3, 3)), zorder=0
            )
        ended = f"{settings['measure']} below {settings['below']:.3g}"
        axes.set_title(f"Ended: {ended}", fontsize=9)
        key_below(figure, axes.get_legend_handles_labels()[0], 3)
    return figure


def plot_worlds(table: pd.DataFrame, across: Axis, up: Axis, axes: Any) -> Any:
    """The worlds, those faint that lie outside the limits that have no axis."""
    ended, strong = table["ended"], table["within_others"]
    for chosen, mark, fate in ((~ended, HELD, "held"), (ended, ENDED, "ended")):
        for part, alpha in ((chosen & ~strong, FAINT), (chosen & strong, 1.0)):
            places = table.loc[part, ["place_across", "place_up"]].to_numpy().T
            axes.scatter(*places, alpha=alpha, **mark)
        axes.scatter([], [], label=f"{fate} ({chosen.sum()} worlds)", **mark)
    for axis, letters, line in ((across, 60, axes.xaxis), (up, 44, axes.yaxis)):
        line.set_label_text(textwrap.fill(axis.title, letters))
        if axis.words:
            line.set_ticks(range(len(axis.words)), [textwrap.fill(each, 12) for each in axis.words])
    return axes


def plot_outline(across: Axis, up: Axis, axes: Any) -> Any:
    """The box; where it is open it reaches to the edge of the axes."""
    from matplotlib.patches import Rectangle

    (left, right), (bottom, top) = (
        np.clip([low if axis.low is None else axis.low, high if axis.high is None else axis.high],
                low, high)
        for axis, (low, high) in ((across, axes.get_xlim()), (up, axes.get_ylim()))
    )  # fmt: skip
    axes.add_patch(
        Rectangle(
            (left, bottom), right - left, top - bottom, fill=False, edgecolor=INK, linewidth=1.6,
            label="the box", zorder=3,
        )
    )  # fmt: skip
    axes.set(xlim=axes.get_xlim(), ylim=axes.get_ylim())
    return axes


def _caption(discovery: Discovery, across: Axis, up: Axis) -> str:
    regions, plan = discovery.regions, discovery.sweep.plan
    box = regions.confirmed[0]
    used, measure = int(regions.used.sum()), wording.measures_of(plan.case)[discovery.measure]
    spread = " Worlds of one word are spread at random." if across.words or up.words else ""
    faint = " Faint: worlds outside the box's other limits." if len(box.limits) > 2 else ""
    limits = clause(box.limits, plan.case.name)
    return (
        f"{len(regions.ended)} worlds; the concert counts as ended (triangles) where the mean of "
        f"“{measure}” is below {wording.number(discovery.below, 2)}. The box: {limits}. Density "
        f"{wording.percent(box.training.density)} and coverage "
        f"{wording.percent(box.training.coverage)} on the {used} worlds that it was found on, "
        f"{wording.percent(box.held_out.density)} and {wording.percent(box.held_out.coverage)} on "
        f"the {len(regions.used) - used} others.{faint}{spread} "
        f"{wording.histories(plan.runs)} a world, seed {plan.seed}, the same luck in "
        f"every world. {wording.assumptions_after(plan.case)}"
    )

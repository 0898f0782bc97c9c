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
from bigthree.cases import BIG_THREE, case
from bigthree.figures.figure_data import FigureData
from bigthree.figures.style import FAILS, HOLDS, INK, MUTED, key_below, panels, styled
from bigthree.labels import in_plain_letters
from bigthree.scenario import quantity
from bigthree.studies.discovery import columns
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


class Axis(NamedTuple):
    """What one axis stands for, and from where to where the box reaches along it.

    Attributes
    ----------
    label, meaning : str
    low, high : float or None
        None where the box is open.
    words : sequence of str
        What stands at 0, 1, …; none for a number.
    """

    label: str
    meaning: str
    low: float | None = None
    high: float | None = None
    words: Sequence[str] = ()


COLUMNS = columns.FIGURE
"""Beside them stand the factors that the box limits, and the measure."""


def drawings(discovery: Discovery) -> Drawings:
    """Return the worlds and the first box, where it holds."""
    return {"box": partial(tabulate, discovery)} if discovery.regions.confirmed else {}


def tabulate(discovery: Discovery) -> FigureData:
    """Worlds over the two factors that the first box limits most, or one and the measure."""
    across, up = _axes_of(discovery)
    regions, limits = discovery.regions, discovery.regions.confirmed[0].limits
    shown = [axis.label for axis in (across, up) if axis.label in regions.worlds]
    table = regions.worlds[shown].rename_axis("point").reset_index()
    table = table.assign(
        **{discovery.measure: discovery.means},
        place_across=_places(discovery, across),
        place_up=_places(discovery, up),
        ended=regions.ended,
        in_box=inside(regions.worlds, limits),
        within_others=inside(regions.worlds, limits[2:]),
        used=regions.used,
    )
    settings = {
        "across": across._asdict(), "up": up._asdict(), "measure": discovery.measure,
        "below": float(discovery.below), "case": discovery.sweep.plan.case.name,
    }  # fmt: skip
    return FigureData("discovery", table, _caption(discovery, (across, up)), settings)


def finding(table: pd.DataFrame, settings: dict[str, Any]) -> str:
    """How many worlds ended in the box, and how many outside it."""
    ended, inside_box = table["ended"], table["in_box"]
    return (
        f"{(ended & inside_box).sum()} of {inside_box.sum()} worlds in the box ended, "
        f"{(ended & ~inside_box).sum()} of {(~inside_box).sum()} outside it"
    )


def _axes_of(discovery: Discovery) -> tuple[Axis, Axis]:
    across, *others = discovery.regions.confirmed[0].limits
    if others:
        return _axis(discovery, across), _axis(discovery, others[0])
    measures = wording.measures_of(discovery.sweep.plan.case)
    return _axis(discovery, across), Axis(discovery.measure, measures[discovery.measure])


def _axis(discovery: Discovery, limit: Limit) -> Axis:
    """The axis of a factor that the box limits; the words in the box stand side by side."""
    name = limit.factor
    if limit.words:
        words, _ = words_of(discovery.regions.worlds[name])
        others = [word for word in words if word not in limit.words]
        return Axis(name, "", -0.5, len(limit.words) - 0.5, [*limit.words, *others])
    low, high = (float(end) if math.isfinite(end) else None for end in (limit.low, limit.high))
    return Axis(name, quantity(name, discovery.sweep.plan.case.name).meaning, low, high)


def _places(discovery: Discovery, axis: Axis) -> Floats:
    """Where the worlds lie along an axis, shape (worlds,); words are spread at random."""
    if axis.label == discovery.measure:
        return discovery.means
    values = discovery.regions.worlds[axis.label]
    if not axis.words:
        return values.to_numpy(float)
    words, codes = words_of(values)
    stream = np.random.default_rng(crc32(axis.label.encode()))
    places = np.array([axis.words.index(word) for word in words])[codes]
    return np.asarray(places + stream.uniform(-SPREAD, SPREAD, len(places)))


def draw(table: pd.DataFrame, settings: dict[str, Any]) -> Figure:
    """The worlds and the box."""
    across, up = (Axis(*map(settings[end].__getitem__, Axis._fields)) for end in ("across", "up"))
    measure, below = settings["measure"], settings["below"]
    with styled():
        figure, grid = panels(1, 1, 6.6, 4.4)
        axes = grid[0][0]
        plot_worlds(table, across, up, axes)
        plot_outline(across, up, axes)
        if up.label == measure:
            axes.axhline(below, color=MUTED, linewidth=0.8, linestyle=(0, (3, 3)), zorder=0)
        measures = wording.measures_of(case(settings.get("case", BIG_THREE)))
        axes.set_title(f"Ended: {measures[measure]} below {below:.3g}", fontsize=9)
        key_below(figure, axes.get_legend_handles_labels()[0], 3)
    return figure


def plot_worlds(table: pd.DataFrame, across: Axis, up: Axis, axes: Any) -> Any:
    """The worlds, those faint that lie outside the limits that have no axis.

    Parameters
    ----------
    table : DataFrame
        As `tabulate` makes it.
    across, up : Axis
    axes : matplotlib axes
    """
    ended, strong = table["ended"], table["within_others"]
    for chosen, mark, fate in ((~ended, HELD, "held"), (ended, ENDED, "ended")):
        for part, alpha in ((chosen & ~strong, FAINT), (chosen & strong, 1.0)):
            places = table.loc[part, ["place_across", "place_up"]].to_numpy().T
            axes.scatter(*places, alpha=alpha, **mark)
        axes.scatter([], [], label=f"{fate} ({chosen.sum()} worlds)", **mark)
    axes.set_xlabel(_named(across, 60))
    axes.set_ylabel(_named(up, 44))
    if across.words:
        axes.set_xticks(range(len(across.words)), map(_short, across.words))
    if up.words:
        axes.set_yticks(range(len(up.words)), map(_short, up.words))
    return axes


def _named(axis: Axis, letters: int) -> str:
    """What an axis stands for, in words."""
    if axis.meaning and "." not in axis.label:
        return axis.meaning  # a measure
    name = in_plain_letters(axis.label.rpartition(".")[2])
    return textwrap.fill(f"{name}: {axis.meaning}" if axis.meaning else name, letters)


def _short(word: str) -> str:
    return textwrap.fill(word.replace("_", " "), 12)


def plot_outline(across: Axis, up: Axis, axes: Any) -> Any:
    """The box; where it is open it reaches to the edge of the axes."""
    from matplotlib.patches import Rectangle

    left, right = _reach(across, axes.get_xlim())
    bottom, top = _reach(up, axes.get_ylim())
    axes.add_patch(
        Rectangle(
            (left, bottom), right - left, top - bottom, fill=False, edgecolor=INK, linewidth=1.6,
            label="the box", zorder=3,
        )
    )  # fmt: skip
    axes.set_xlim(axes.get_xlim())
    axes.set_ylim(axes.get_ylim())
    return axes


def _reach(axis: Axis, view: tuple[float, float]) -> tuple[float, float]:
    """From where to where the box reaches along an axis, within what is seen of it."""
    low, high = view
    return (
        low if axis.low is None else max(low, axis.low),
        high if axis.high is None else min(high, axis.high),
    )


def _caption(discovery: Discovery, axes_of: tuple[Axis, Axis]) -> str:
    regions, plan = discovery.regions, discovery.sweep.plan
    box = regions.confirmed[0]
    used, measure = int(regions.used.sum()), wording.measures_of(plan.case)[discovery.measure]
    over = [f"“{axis.meaning or wording.varied(axis.label)}”" for axis in axes_of]
    spread = " Worlds of one word are spread at random." if any(a.words for a in axes_of) else ""
    faint = " Faint: worlds outside the box's other limits." if len(box.limits) > 2 else ""
    return (
        f"{len(regions.ended)} worlds over {' and '.join(over)}; the concert "
        f"counts as ended (triangles) where the mean of “{measure}” is below "
        f"{wording.number(discovery.below, 2)}. The box: {clause(box.limits, plan.case.name)}. "
        f"Density {wording.percent(box.training.density)} and "
        f"coverage {wording.percent(box.training.coverage)} on the {used} worlds that it was found "
        f"on, {wording.percent(box.held_out.density)} and "
        f"{wording.percent(box.held_out.coverage)} on the {len(regions.used) - used} others."
        f"{faint}{spread} {wording.histories(plan.runs).capitalize()} a world, seed "
        f"{plan.seed}, the same luck in every world. Assumptions after {plan.case.source}."
    )

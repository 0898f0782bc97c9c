"""A map of two assumptions: how long the three stay together over both."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from bigthree import wording
from bigthree.cases import BIG_THREE
from bigthree.figures.authors import authors_table, plot_authors
from bigthree.figures.columns import MONTHS_TOGETHER
from bigthree.figures.figure_data import FigureData
from bigthree.figures.style import panels, styled
from bigthree.inputs import Floats
from bigthree.labels import in_plain_letters
from bigthree.scenario import quantity
from bigthree.storage.codebook import Columns

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from bigthree.sweeps.results import Sweep

MEASURE = "rmst_two_against_one"
COLOURS = "cividis"
"""Grows evenly in lightness, so that it reads in greyscale and to the colour-blind."""

COLUMNS: Columns = {"point": ("number of the world", "", "0 or more"), **MONTHS_TOGETHER}
"""Beside them stand the numbers that vary."""


def tabulate(sweep: Sweep, across: str, up: str) -> FigureData:
    """Months until two combine in every world, with the two numbers that it is drawn over."""
    columns = ["point", *sweep.plan.varied, MEASURE, f"{MEASURE}_low", f"{MEASURE}_high"]
    table = sweep.summary()[columns].dropna(subset=[MEASURE, across, up], ignore_index=True)
    words = [name for name in sweep.plan.varied if name not in (across, up)]
    over = f" Means over {', '.join(words)}." if words else ""
    of = sweep.plan.case
    theirs = all(name.startswith(("author.", "world.")) for name in (across, up))
    known = of.name == BIG_THREE and theirs
    authors: Any = authors_table(across, up).to_dict("records") if known else []
    half_width = (table[f"{MEASURE}_high"] - table[f"{MEASURE}_low"]).max() / 2
    caption = (
        f"Mean months until any two powers combine lastingly against the third, of "
        f"{sweep.plan.months}, over {across} and {up}: {len(table)} worlds, "
        f"{wording.histories(sweep.plan.runs)} each, seed {sweep.plan.seed}, on the same luck. "
        f"Largest 95 % half-width of a world: {half_width:.1f} months.{over} "
        f"{STAND if authors else ''}{wording.assumptions_after(of)}"
    )
    settings = {
        "across": across, "up": up, "months": sweep.plan.months, "authors": authors,
        "case": of.name,
    }  # fmt: skip
    return FigureData(
        "phase", table.fillna(dict.fromkeys(words, "as in the base")), caption, settings
    )


def finding(table: pd.DataFrame, settings: dict[str, Any]) -> str:
    """Where two combine soonest and where latest, if the intervals of these two worlds part."""
    first, last = (
        table.iloc[int(end)] for end in (table[MEASURE].argmin(), table[MEASURE].argmax())
    )
    if first[f"{MEASURE}_high"] >= last[f"{MEASURE}_low"]:
        return (
            f"No clear difference in when two combine against the third: after "
            f"{_months(first)} to {_months(last)} of {settings['months']} months everywhere"
        )
    places = [
        wording.listed([f"{_name(settings[axis])} {row[settings[axis]]:.2g}"
                        for axis in ("across", "up")])
        for row in (first, last)
    ]  # fmt: skip
    return (
        f"Two combine against the third soonest at {places[0]} ({_months(first)} of "
        f"{settings['months']} months), latest at {places[1]} ({_months(last)})"
    )


def _months(row: pd.Series[Any]) -> str:
    return wording.number(row[MEASURE])


def _name(dotted: str) -> str:
    """A number in words, without its group."""
    return in_plain_letters(dotted.split(".", 1)[1])


STAND = (
    "Circles: what each author assumed of these two, the other assumptions aside; star or dotted "
    "line: the world as it turned out; crosses: coding ranges. "
)


def draw(table: pd.DataFrame, settings: dict[str, Any]) -> Figure:
    """The map with its scale."""
    with styled():
        figure, grid = panels(1, 1, 4.8, 3.9)
        axes = grid[0][0]
        of = settings.get("case", BIG_THREE)
        filled = plot_phase(table, settings["across"], settings["up"], axes, of)
        bar = figure.colorbar(filled, ax=axes)
        bar.set_label(f"months until two combine, of {settings['months']}")
        bar.outline.set_visible(False)
        if settings["authors"]:
            placed = pd.DataFrame(settings["authors"])
            plot_authors(axes, settings["across"], settings["up"], placed)
    return figure


def plot_phase(table: pd.DataFrame, across: str, up: str, axes: Any, of: str = BIG_THREE) -> Any:
    """Months until two combine, over two numbers that vary."""
    x, y, z = (table[name].to_numpy(float) for name in (across, up, MEASURE))
    levels = _levels(z)
    filled = axes.tricontourf(x, y, z, levels=levels, cmap=COLOURS)
    axes.tricontour(x, y, z, levels=levels, colors="white", linewidths=0.5)
    for dotted, label, letters in ((across, axes.set_xlabel, 44), (up, axes.set_ylabel, 38)):
        label(textwrap.fill(f"{_name(dotted)}: {quantity(dotted, of).meaning}", letters))
    axes.set_xlim(x.min(), x.max())
    axes.set_ylim(y.min(), y.max())
    return filled


def _levels(months: Floats) -> Floats:
    """Round numbers of months, about eight; at least a month apart from end to end."""
    from matplotlib.ticker import MaxNLocator

    room = max(0.0, 1.0 - np.ptp(months)) / 2
    return np.asarray(MaxNLocator(8).tick_values(months.min() - room, months.max() + room))

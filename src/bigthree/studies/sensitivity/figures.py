"""What matters for a measure: indices in order, each with its interval by design and by luck."""

from __future__ import annotations

import textwrap
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from bigthree import wording
from bigthree.cases import BIG_THREE, case
from bigthree.figures.figure_data import FigureData
from bigthree.figures.style import FAILS, HOLDS, INK, MUTED, key_below, panels, styled
from bigthree.labels import in_plain_letters
from bigthree.studies.findings import Drawings
from bigthree.studies.sensitivity import ALONE, SENSITIVITY

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from bigthree.studies.sensitivity.computation import Sensitivity

MOST_ROWS = 40
"""What is weaker than so many others is left to the table."""

SHOWN = {"morris": ("mu_star",), "sobol": ("ST", "S1")}
LABELS = {"mu_star": "mean effect μ*", "ST": "total", "S1": "alone (first order)"}


COLUMNS = SENSITIVITY


def drawings(sensitivity: Sensitivity) -> Drawings:
    """Return the figure of the ranking."""
    return {"sensitivity": partial(tabulate, sensitivity)}


def tabulate(sensitivity: Sensitivity) -> FigureData:
    """Tabulate the strongest factors with their indices and both intervals of each."""
    table = sensitivity.table.head(MOST_ROWS)
    settings = {
        "method": sensitivity.design.method,
        "measure": sensitivity.measure,
        "scale": _scale(sensitivity),
        "case": sensitivity.sweep.plan.case.name,
        "factors": len(sensitivity.table),
        "clear": list(sensitivity.table["factor"][sensitivity.beyond_luck]),
    }
    return FigureData("sensitivity", table, _caption(sensitivity, table), settings)


def finding(table: pd.DataFrame, settings: dict[str, Any]) -> str:
    """What matters most of what does more than luck, and how much of it there is."""
    clear = settings["clear"]
    if not clear:
        return "None of these can be told from luck with so many worlds and histories"
    measures = wording.measures_of(case(settings.get("case", BIG_THREE)))
    measure, strength = measures[settings["measure"]], SHOWN[settings["method"]][0]
    value = table.set_index("factor")[strength][clear[0]]
    shown = wording.percent(value) if strength == "ST" else wording.number(value, 2)
    return (
        f"What matters most for {measure}: {_short(clear[0])} ({LABELS[strength]} {shown}); "
        f"{len(clear)} of {settings['factors']} do more than luck"
    )


def plot_index(table: pd.DataFrame, index: str, axes: Any, shift: float, filled: bool) -> Any:
    """Plot one index, a row a factor from the top, shifted by part of a row.

    A thick bar is the interval by luck, a thin one that by design.
    """
    rows = np.arange(len(table)) + shift
    colour = (HOLDS if filled else FAILS)["color"]
    for source, line in (
        ("luck", {"linewidth": 4.5, "alpha": 0.35, "color": colour}),
        ("design", {"linewidth": 0.9, "color": INK}),
    ):
        low, high = (table[f"{index}_{source}_{end}"] for end in ("low", "high"))
        axes.hlines(rows, low, high, zorder=2, **line)
    return axes.plot(
        table[index], rows, linestyle="", marker="o" if filled else "D", zorder=3,
        markersize=5.0 if filled else 4.0, markeredgecolor=colour, markeredgewidth=1.1,
        markerfacecolor=colour if filled else "white", label=LABELS[index],
    )  # fmt: skip


def draw(table: pd.DataFrame, settings: dict[str, Any]) -> Figure:
    """Draw the ranking."""
    shown = SHOWN[settings["method"]]
    table = table.head(12) if settings.get("wide", False) else table
    height = (0.21 if len(shown) == 1 else 0.3) * len(table) + 1.7
    with styled():
        figure, grid = panels(1, 1, 6.4, height)
        axes = grid[0][0]
        shifts = (0.0,) if len(shown) == 1 else (-0.18, 0.18)
        marks = []
        for index, shift in zip(shown, shifts, strict=True):
            marks += plot_index(table, index, axes, shift, filled=index == shown[0])
        if ALONE in table:
            marks += axes.plot(
                table[ALONE], np.arange(len(table)), linestyle="", marker="|", color=MUTED,
                markersize=8, markeredgewidth=1.2, label="luck alone",
            )  # fmt: skip
        marks += axes.plot([], [], color=MUTED, linewidth=4.5, alpha=0.5, label="by luck (95 %)")
        marks += axes.plot([], [], color=INK, linewidth=0.9, label="by design (95 %)")
        axes.set_yticks(np.arange(len(table)), map(_short, table["factor"]))
        axes.set_ylim(len(table) - 0.4, -0.6)
        axes.grid(axis="y", color="#e4e4e4", linewidth=0.6)
        axes.set_axisbelow(True)
        axes.axvline(0.0, color=MUTED, linewidth=0.8)
        axes.set_xlabel(textwrap.fill(settings["scale"], 48))
        key_below(figure, marks, len(marks))
    return figure


def _short(factor: str) -> str:
    """A dotted name without its group, in words."""
    return in_plain_letters(factor.rpartition(".")[2])


def _scale(sensitivity: Sensitivity) -> str:
    if sensitivity.design.method == "sobol":
        return "share of the variance between worlds"
    unit = sensitivity.meaning_and_unit[1]
    unit = {"month": "months", "share": "share of histories", "tie": "tie"}[unit]
    return f"{unit} over the whole range of a number, or from one choice to another"


def _caption(sensitivity: Sensitivity, table: pd.DataFrame) -> str:
    sweep, left = sensitivity.sweep, len(sensitivity.table) - len(table)
    says = {
        "morris": "Mean size of the elementary effects (Morris's μ*); the upright stroke is what "
        "luck alone would give something without effect.",
        "sobol": "Sobol's total (filled) and first-order (open) indices.",
    }[sensitivity.design.method]
    measure = wording.measures_of(sweep.plan.case)[sensitivity.measure]
    rest = f" The weakest {left} are left out." if left else ""
    return (
        f"{says} Measure: {measure}. Thick: 95 % had the luck been another; thin: "
        f"95 % had the design been another. {len(sweep.points)} worlds, "
        f"{wording.histories(sweep.plan.runs)} each, seed {sweep.plan.seed}, on the same luck."
        f"{rest} {wording.assumptions_after(sweep.plan.case)}"
    )

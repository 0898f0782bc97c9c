"""Survival where the contradiction holds and fails: a row an author, a column a world."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from bigthree import wording
from bigthree.figures.columns import CURVE
from bigthree.figures.figure_data import FigureData
from bigthree.figures.grid import world_grid
from bigthree.figures.style import FAILS, HOLDS, band, key_below, styled
from bigthree.figures.survival import MEASURE, curve, plot_survival
from bigthree.labels import label
from bigthree.measures.estimates import Estimate
from bigthree.storage.codebook import Columns

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from bigthree.contrast import Contrast

LINES = {"holds": HOLDS, "fails": FAILS}

APART, LOW, MIDDLE = 0.25, 0.25, (0.5, 0.6)
"""How far apart two curves are that are named beside them, above which share, and in which part of
the months."""

COLUMNS: Columns = CURVE


def tabulate(pairs: Sequence[Contrast]) -> FigureData:
    """Both curves of every pair."""
    first = pairs[0].holds
    caption = (
        "Share of histories in which no two powers have combined lastingly against the third, "
        "where the Anglo-American contradiction holds (solid) and where it fails (dashed), in the "
        "world as each author assumed it, with the other five assumptions as they turned out, and "
        "with all as it turned out. "
        f"{wording.histories(first.runs)} a curve, seed {first.seed}, on the same luck; bands: "
        f"95 % for luck and coding. {wording.assumptions_after()}"
    )
    curves = [curve(getattr(pair, arm), arm) for pair in pairs for arm in LINES]
    place = wording.where(pairs[0].labels)
    effects = {
        pair.labels.author: np.nan_to_num(pair.effects[MEASURE]).tolist()
        for pair in pairs
        if wording.where(pair.labels) == place
    }
    settings = {"place": place, "effects": effects}
    return FigureData("headline", pd.concat(curves, ignore_index=True), caption, settings)


def finding(table: pd.DataFrame, settings: dict[str, Any]) -> str:
    """What the contradiction does in the first world, author by author, in months."""
    effects = {author: Estimate(*each) for author, each in settings["effects"].items()}
    return wording.contradiction(settings["place"], effects)


def draw(table: pd.DataFrame, settings: dict[str, Any]) -> Figure:
    """Small multiples on one scale, the curves named in one; the first world alone on a slide."""
    wide = settings.get("wide", False)
    drawn: list[tuple[pd.DataFrame, Any]] = []

    def plot(rows: pd.DataFrame, axes: Any) -> None:
        plot_pair(rows, axes)
        drawn.append((rows, axes))

    with styled():
        figure = world_grid(
            table, plot, panel=(1.65, 3.0) if wide else (1.75, 1.6), around=1.2, least=4.4,
            only_first=wide, up="histories with no two combined",
        )  # fmt: skip
        lines = [] if _name_curves(drawn) else _lines()
        key_below(figure, [*lines, band()], 3 if figure.get_figwidth() > 6 else 2, handlelength=3)
    return figure


def _name_curves(drawn: Sequence[tuple[pd.DataFrame, Any]]) -> bool:
    """Name both curves where they are farthest apart, in the middle of a panel, if they are."""
    places = [(_farthest(rows), axes) for rows, axes in drawn]
    (month, shares), axes = max(places, key=lambda place: np.ptp([*place[0][1].values()]))
    lower, upper = sorted(shares, key=shares.__getitem__)
    if shares[upper] - shares[lower] < APART or shares[lower] < LOW:
        return False
    for arm, away, across, up in ((upper, 5, "left", "bottom"), (lower, -5, "right", "top")):
        axes.annotate(
            f"contradiction\n{arm}", (month, shares[arm]), (away, away), ha=across, va=up,
            textcoords="offset points", fontsize=8, color=LINES[arm]["color"], linespacing=1.0,
        )  # fmt: skip
    return True


def _farthest(rows: pd.DataFrame) -> tuple[float, dict[str, float]]:
    """The month in the middle of the run in which the curves are farthest apart, and the shares."""
    middle = rows["month"].between(*(part * rows["month"].max() for part in MIDDLE))
    shares = rows[middle].pivot(index="month", columns="arm", values="share")
    gaps = (shares["holds"] - shares["fails"]).abs()
    place = int(gaps.where(shares.min(axis=1) > LOW, 0.0).argmax())
    return float(shares.index[place]), {arm: float(shares[arm].iloc[place]) for arm in LINES}


def plot_pair(table: pd.DataFrame, axes: Any) -> Any:
    """The two curves of one author in one world."""
    for arm, line in LINES.items():
        plot_survival(table[table["arm"] == arm], axes, **line)
    axes.set_yticks([0, 0.5, 1], ["0", "50 %", "100 %"])
    return axes


def _lines() -> list[Any]:
    """Which line is which, for a key."""
    from matplotlib.lines import Line2D

    return [
        Line2D([], [], label=label("contradiction", arm), **line) for arm, line in LINES.items()
    ]

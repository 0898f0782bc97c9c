"""Survival where the contradiction holds and fails: a column an author, a row a world."""

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

COLUMNS: Columns = CURVE


def tabulate(pairs: Sequence[Contrast]) -> FigureData:
    """Both curves of every pair."""
    first = pairs[0].holds
    caption = (
        "Share of histories in which no two powers have combined lastingly against the third, "
        "where the Anglo-American contradiction holds (solid) and where it fails (dashed), in the "
        "world as each author assumed it, with the other five assumptions as they turned out, and "
        "with all as it turned out. "
        f"{wording.histories(first.runs)} a curve, seed {first.seed}, paired by luck; bands: 95 % "
        "for luck and coding. Assumptions after Pechatnov (1995)."
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
    return wording.contradiction(settings["place"], effects, months=True)


def draw(table: pd.DataFrame, settings: dict[str, Any]) -> Figure:
    """Small multiples on one scale, with a key; the first world alone on a slide."""
    panel = (1.65, 3.0) if settings.get("wide", False) else (2.35, 2.1)
    with styled():
        figure = world_grid(
            table,
            plot_pair,
            panel=panel,
            around=1.0,
            least=5.2,
            only_first=settings.get("wide", False),
        )
        _key(figure)
    return figure


def plot_pair(table: pd.DataFrame, axes: Any) -> Any:
    """The two curves of one author in one world.

    Parameters
    ----------
    table : DataFrame
        As `bigthree.figures.survival.curve` makes it, with the arms ``holds`` and ``fails``.
    axes : matplotlib axes
    """
    for arm, line in LINES.items():
        plot_survival(table[table["arm"] == arm], axes, **line)
    axes.set_yticks([0, 0.5, 1], ["0", "50 %", "100 %"])
    return axes


def _key(figure: Figure) -> None:
    """Which line is which, and what the bands are."""
    from matplotlib.lines import Line2D

    handles = [
        Line2D([], [], label=label("contradiction", arm), **line) for arm, line in LINES.items()
    ]
    key_below(figure, [*handles, band()], 3 if figure.get_figwidth() > 6 else 2, handlelength=3)

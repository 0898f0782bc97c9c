"""Survival of 'no two against one': holds against fails, per author."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import pandas as pd

from bigthree import wording
from bigthree.figures.saving import Drawing
from bigthree.figures.style import FAILS, HOLDS, INK, panels, styled, years
from bigthree.measures.estimates import SurvivalCurve, survival_curve

if TYPE_CHECKING:
    from bigthree.ensemble import Ensemble
    from bigthree.studies.headline import Pair


TITLE = "Histories in which no two powers have combined against the third"


def plot_survival(
    ensemble: Ensemble, axes: Any, measure: str = "two_against_one", **line: Any
) -> SurvivalCurve:
    """One survival curve with its band.

    Parameters
    ----------
    ensemble : Ensemble
    axes : matplotlib axes
    measure : str
        A month column of the histories: ``two_against_one``, ``anglo_american``, ``concert_end``.
    **line
        Colour, line style, label.
    """
    curve = survival_curve(ensemble.column(measure), ensemble.scenario.months)
    axes.fill_between(
        curve.months, curve.low, curve.high, step="post", alpha=0.18, linewidth=0,
        color=line.get("color", INK),
    )  # fmt: skip
    axes.step(curve.months, curve.share, where="post", **line)
    return curve


def draw_headline(pairs: Sequence[Pair]) -> Drawing:
    """Small multiples: a column an author, a row a world; holds against fails in each."""
    authors = list(dict.fromkeys(pair.labels.author for pair in pairs))
    worlds = list(dict.fromkeys(wording.world(pair.labels) for pair in pairs))
    frames = []
    with styled():
        width = max(4.2, 2.35 * len(authors) + 0.9)
        figure, grid = panels(
            len(worlds), len(authors), width, 2.35 * len(worlds) + 0.55, sharex=True, sharey=True
        )
        for pair in pairs:
            world = wording.world(pair.labels)
            row, column = worlds.index(world), authors.index(pair.labels.author)
            axes = grid[row][column]
            for arm, ensemble, line in (
                ("holds", pair.holds, HOLDS), ("fails", pair.fails, FAILS),
            ):  # fmt: skip
                curve = plot_survival(ensemble, axes, **line)
                frames.append(_plotted(curve, ensemble, arm))
            if row == 0:
                axes.set_title(wording.author(pair.labels.author))
            if column == 0:
                axes.set_ylabel(textwrap.fill(world[0].upper() + world[1:], 22), fontsize=8.5)
            axes.set_ylim(0, 1.03)
            axes.set_yticks([0, 0.5, 1], ["0", "50 %", "100 %"])
            years(axes, ensemble.scenario.months)
        key = [
            figure.axes[0].plot([], [], **HOLDS, label="the contradiction holds")[0],
            figure.axes[0].plot([], [], **FAILS, label="it fails")[0],
        ]
        figure.legend(
            handles=key, loc="outside upper left", ncols=2, frameon=False, handlelength=3,
            title=textwrap.fill(TITLE, round(10 * width)),
            alignment="left", title_fontproperties={"weight": "bold", "size": 10.5},
        )  # fmt: skip
    first = pairs[0].holds
    caption = (
        "Share of histories in which no two powers have combined lastingly against the third, "
        "where the Anglo-American contradiction holds (solid) and where it fails (dashed), in the "
        "world as each author assumed it, with the other four assumptions as they turned out, and "
        "with all as it turned out. "
        f"{first.runs} histories a curve, seed {first.seed}, paired by luck; bands: 95 % for luck "
        "and coding. Assumptions after Pechatnov (1995)."
    )
    return Drawing(figure, pd.concat(frames, ignore_index=True), caption)


def draw_survival(ensembles: dict[str, Ensemble]) -> Drawing:
    """Survival curves of some worlds in one panel, labelled at their ends."""
    frames = []
    styles: list[dict[str, Any]] = [HOLDS, FAILS, {"color": "#1b7f79", "linestyle": (0, (1, 1.4))},
              {"color": "#6b4c9a", "linestyle": (0, (6, 2, 1, 2))}]  # fmt: skip
    with styled():
        figure, grid = panels(1, 1, 6.2, 3.6)
        axes = grid[0][0]
        for n, (name, ensemble) in enumerate(ensembles.items()):
            line = styles[n % len(styles)]
            curve = plot_survival(ensemble, axes, label=name, **line)
            frames.append(_plotted(curve, ensemble, name))
        axes.set_ylim(0, 1.03)
        axes.set_yticks([0, 0.25, 0.5, 0.75, 1], ["0", "25 %", "50 %", "75 %", "100 %"])
        years(axes, ensemble.scenario.months)
        axes.set_title(TITLE)
        if len(ensembles) > 1:
            axes.legend(frameon=False, handlelength=3, loc="best")
    some = next(iter(ensembles.values()))
    caption = (
        "Share of histories in which no two powers have combined lastingly against the third: "
        f"{'; '.join(ensembles)}. {some.runs} histories a curve, seed {some.seed}, paired by "
        "luck; bands: 95 %. Assumptions after Pechatnov (1995)."
    )
    return Drawing(figure, pd.concat(frames, ignore_index=True), caption)


def _plotted(curve: SurvivalCurve, ensemble: Ensemble, arm: str) -> pd.DataFrame:
    frame = pd.DataFrame(curve._asdict()).rename(columns={"months": "month"})
    labels = ensemble.scenario.labels
    for n, name in enumerate(("author", "world", "background")):
        frame.insert(n, name, getattr(labels, name))
    frame.insert(3, "arm", arm)
    return frame

"""The triangle itself at chosen months: three powers, three ties, as a signed graph."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from bigthree import inputs, wording
from bigthree.cases import Case, case
from bigthree.dyads import DYAD_PAIRS
from bigthree.errors import whole_number
from bigthree.figures.columns import TRIANGLE
from bigthree.figures.figure_data import FigureData
from bigthree.figures.labels import signed, ties_in_words
from bigthree.figures.powers import COLOURS
from bigthree.figures.style import FAILS, HOLDS, INK, key_below, panels, styled
from bigthree.inputs import Floats
from bigthree.measures.estimates import mean
from bigthree.roles import SHIFT
from bigthree.storage.codebook import Columns
from bigthree.theory.capabilities import LEAST_GAIN, MOST_GAIN, relative, trend, weight
from bigthree.theory.events import LEVEL_TARGETS

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

    from bigthree.ensemble import Ensemble

USUAL = (0, 12, 24, 36, 60)
"""Months that are shown unless others are chosen; the horizon comes last."""

LONG = 240
"""Months above which they stand evenly instead."""

AMICABLE: dict[str, Any] = {"color": HOLDS["color"], "linestyle": "-"}
HOSTILE: dict[str, Any] = {"color": FAILS["color"], "linestyle": (0, (2.2, 1.3))}

PLACES = ((0.0, 0.85), (-0.55, 0.0), (0.55, 0.0))
"""Where the powers stand: the believer at the top, the two whose quarrel it counts on below."""

ACROSS, DOWN, ABOVE = 1.94, 2.0, 1.56
"""From one triangle to the next, and from the base of one to the top of its date."""

NODE = 170.0
"""Area of a power of mean weight, in square points."""

THINNEST, THICKEST = 0.6, 5.5
"""Width of a tie of 0 and of one of 1 or -1, in points."""

_BESIDE = ((-7, 2, "right"), (7, 2, "left"), (0, 9, "center"))
"""Where the number of each tie stands: its distance from the middle of the line, in points."""

Point = tuple[float, float]

COLUMNS: Columns = TRIANGLE


def tabulate(
    ensemble: Ensemble, run: int | None = None, months: Sequence[int] | None = None
) -> FigureData:
    """The triangle at chosen months, of the mean over histories or of one.

    Parameters
    ----------
    ensemble : Ensemble
    run : int, optional
        One history; the mean over all unless given.
    months : sequence of int, optional
        Months of the run, from 0 to the horizon; `USUAL` and the horizon unless given.

    Raises
    ------
    BadRequest
        For a run or a month that there is not.
    """
    horizon = ensemble.scenario.months
    chosen = [whole_number("months", month, 0, horizon) for month in months or usual(horizon)]
    all_of_them = wording.histories(ensemble.runs)
    if run is None:
        whose, spread = f"on the mean of {all_of_them}", _uncertainty(ensemble, chosen)
    else:
        run = whole_number("run", run, 0, ensemble.runs - 1)
        whose, spread = f"in history {run}", f"One of {all_of_them}: no interval."
    caption = (
        f"The three powers of {ensemble.scenario.name} at chosen months, {whose}, "
        f"seed {ensemble.seed}. Solid: amicable tie (above 0); dashed: hostile; width: strength, "
        "which the number gives; size of a power: its weight. "
        f"{spread} {wording.assumptions_after(ensemble.case)}"
    )
    settings = {"whose": whose, "case": ensemble.scenario.case}
    return FigureData("triangle", triangles(ensemble, chosen, run), caption, settings)


def finding(table: pd.DataFrame, settings: dict[str, Any]) -> str:
    """Which ties are amicable at the end, and which hostile."""
    of, last = case(settings["case"]), table.iloc[-1]
    ties = {name: float(last[dyad]) for name, dyad in zip(of.ties, of.dyads, strict=True)}
    by = wording.date(last["month"], of.start)
    return f"By {by}, {settings['whose']}, {ties_in_words(ties)}"


def usual(horizon: int) -> list[int]:
    """The months that are shown unless others are chosen."""
    if horizon > LONG:
        return [*(12 * round(n * horizon / 60) for n in range(5)), horizon]
    return sorted({month for month in USUAL if month <= horizon} | {horizon})


def triangles(ensemble: Ensemble, months: Sequence[int], run: int | None = None) -> pd.DataFrame:
    """Ties and weights at some months, a row a month: of one history, or means over all."""
    import pandas as pd

    first, count = (0, ensemble.runs) if run is None else (run, 1)
    ties = ensemble.relations[first : first + count, months].mean(axis=0)
    heavy = weights(ensemble, months, first, count).mean(axis=0)
    of = ensemble.case
    columns = [*of.dyads, *(f"weight_{power}" for power in of.powers)]
    frame = pd.DataFrame(np.hstack([ties, heavy]), columns=columns)
    frame.insert(0, "month", list(months))
    return frame


FIRST_GAIN = 6 + len(LEVEL_TARGETS) + SHIFT.capability
"""Which column of the effects of events holds lasting gains of the first power's capability."""


def weights(ensemble: Ensemble, months: Sequence[int], first: int, count: int) -> Floats:
    """Capability of the three relative to their mean, shape (count, months, 3).

    Histories do not keep it, since it follows from the scenario and the events of the run.
    """
    scenario = ensemble.scenario
    fixed = inputs.inputs_of(scenario)
    drawn = inputs.draw(scenario, ensemble.seed, first, count)
    p: Any = drawn.by_part()
    trends = fixed.setting[0]["trend"] * trend(p["power_growth"][:, None], p["expected_growth"])
    jumps = fixed.effects[:, FIRST_GAIN : FIRST_GAIN + 3] * drawn.intensity[:, :, None]
    relative_weights = np.empty((count, len(months), 3))
    for n, month in enumerate(min(month, scenario.months - 1) for month in months):
        struck = (drawn.event_month >= 0) & (drawn.event_month <= month)
        gains = np.clip((jumps * struck[:, :, None]).sum(axis=1), LEAST_GAIN, MOST_GAIN)
        shares = fixed.capabilities[month]
        heavy = np.stack(
            [weight(shares[i], trends[:, i], month, gains[:, i]) for i in range(3)], axis=1
        )  # fmt: skip
        relative_weights[:, n] = relative(heavy, heavy.sum(axis=1, keepdims=True))  # type: ignore[arg-type]
    return relative_weights


def _uncertainty(ensemble: Ensemble, months: Sequence[int]) -> str:
    if ensemble.runs < 2:
        return "One history: no interval."
    estimate = mean(np.moveaxis(ensemble.relations[:, months], 0, -1))
    half = np.max(np.asarray(estimate.high) - np.asarray(estimate.low)) / 2
    return f"Largest 95 % half-width of a mean tie: {half:.2f}."


def draw(table: pd.DataFrame, settings: dict[str, Any]) -> Figure:
    """Small multiples, a triangle a month, all on one plane."""
    of, columns = case(settings["case"]), 2 if len(table) <= 8 else 4
    columns = 3 if settings.get("wide", False) and 4 < len(table) <= 8 else columns
    rows = -(-len(table) // columns)
    with styled():
        figure, grid = panels(1, 1, 1.75 * columns, 1.75 * rows + 0.9)
        axes = grid[0][0]
        for n, row in enumerate(table.to_dict("records")):
            at = (ACROSS * (n % columns), -DOWN * (n // columns))
            plot_triangle(row, axes, of=of, at=at)
            date = wording.date(row["month"], of.start)
            axes.text(at[0], at[1] + ABOVE, date, ha="center", va="top", fontsize=9.5)
        fit(axes, columns, rows)
        key_below(figure, key(), 1 if columns == 2 else 2, handlelength=3)
    return figure


def fit(axes: Any, columns: int = 1, rows: int = 1) -> None:
    """Show so many triangles, and no axes."""
    axes.set(
        xlim=(-ACROSS / 2, ACROSS * (columns - 0.5)), ylim=(ABOVE - DOWN * rows, ABOVE),
        aspect="equal",
    )  # fmt: skip
    axes.axis("off")


def key() -> list[Any]:
    """What the two kinds of line mean."""
    from matplotlib.lines import Line2D

    kinds = (("amicable tie; the wider, the stronger", AMICABLE), ("hostile tie", HOSTILE))
    return [Line2D([], [], linewidth=2.2, label=label, **line) for label, line in kinds]


def plot_triangle(
    row: Any, axes: Any, size: float = 1.0, of: Case | None = None, at: Point = (0.0, 0.0)
) -> Any:
    """One triangle of a row of `triangles`, `size` times that of the small multiples."""
    of = of or case()
    places = [(x + at[0], y + at[1]) for x, y in PLACES]
    for dyad, (i, j), beside in zip(of.dyads, DYAD_PAIRS, _BESIDE, strict=True):
        _plot_tie(axes, float(row[dyad]), (places[i], places[j]), beside, size)
    for n, power in enumerate(of.powers):
        _plot_power(axes, n, places[n], of.names[n], float(row[f"weight_{power}"]), size)
    return axes


def _plot_tie(
    axes: Any, tie: float, ends: tuple[Point, Point], beside: tuple[int, int, str], size: float
) -> None:
    """A line between two powers, with its number."""
    (x, y), (other_x, other_y) = ends
    line = AMICABLE if tie > 0.0 else HOSTILE
    width = THINNEST + (THICKEST - THINNEST) * abs(tie)
    axes.plot([x, other_x], [y, other_y], linewidth=size * width, zorder=1, **line)
    right, up, side = beside
    axes.annotate(
        signed(tie), ((x + other_x) / 2, (y + other_y) / 2), (size * right, size * up),
        textcoords="offset points", ha=side, va="center", fontsize=8 * size, color=line["color"],
    )  # fmt: skip


def _plot_power(axes: Any, n: int, place: Point, name: str, heavy: float, size: float) -> None:
    """A disc as large as the power is heavy, with its name outside the triangle."""
    area = NODE * heavy * size**2
    axes.scatter(*place, s=area, color=COLOURS[n], edgecolors=INK, linewidths=0.8 * size, zorder=2)
    away = math.sqrt(area) / 2 + 2 * size
    axes.annotate(
        name, place, (0, away if n == 0 else -away), textcoords="offset points", ha="center",
        va="bottom" if n == 0 else "top", fontsize=8.5 * size,
    )  # fmt: skip

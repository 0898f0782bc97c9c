"""Belief against truth: a contradiction believed in or not, in worlds where it is so or not."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import pandas as pd

from bigthree import inputs, wording
from bigthree.errors import BadRequest
from bigthree.figures.columns import MONTH, MONTHS_TOGETHER
from bigthree.figures.figure_data import FigureData
from bigthree.figures.labels import at_the_end
from bigthree.figures.style import FAILS, HOLDS, MUTED, band, key_below, panels, styled, years
from bigthree.measures.estimates import mean, restricted_mean
from bigthree.storage.codebook import Columns, with_ends
from bigthree.theory.belief import believed_tie

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from bigthree.ensemble import Ensemble
    from bigthree.inputs import Floats

BELIEVED, RIVALRY = "author.believed_rivalry", "world.rivalry"

MONTHS = "rmst_two_against_one"


class Corner(NamedTuple):
    """One of the two-by-two: whether it is high or low, what Moscow believes and what is so."""

    believed: bool
    so: bool


WORDS = {
    Corner(True, True): "believed,\ntrue",
    Corner(True, False): "believed,\nfalse",
    Corner(False, True): "not believed,\ntrue",
    Corner(False, False): "not believed,\nfalse",
}
"""Each corner in words."""


COLUMNS: Columns = {
    "arm": ("which world", "", ""),
    "believed": ("1: the rivalry believed in is the higher of two", "code", "0 or 1"),
    "so": ("1: the true rivalry is the higher of two", "code", "0 or 1"),
    **MONTH,
    **with_ends(
        {
            "surprise": (
                "mean excess of the real Anglo-American tie over the believed one",
                "tie",
                "-3 to 3",
            )
        }
    ),
    **MONTHS_TOGETHER,
}


def tabulate(ensembles: Mapping[str, Ensemble]) -> FigureData:
    """Months until two against one, and the surprise over time, in four worlds.

    Parameters
    ----------
    ensembles : dict of str to Ensemble
        Four worlds, in any order: two beliefs (``author.believed_rivalry``) in each of two truths
        (``world.rivalry``), as in the what-if ``belief_without_truth``.

    Raises
    ------
    BadRequest
        When they are not a two-by-two.
    """
    corners = corners_of(ensembles)
    if corners is None:
        raise BadRequest(
            f"beliefs of {', '.join(ensembles)}: must be four worlds, two values of {BELIEVED} "
            f"with two of {RIVALRY} each"
        )
    some = next(iter(ensembles.values()))
    frames = [_months(ensemble, arm, corners[arm]) for arm, ensemble in ensembles.items()]
    spread = "bands: 95 %" if some.runs > 1 else "one history: no intervals"
    caption = (
        f"{wording.author(some.scenario.labels.author)}: the Anglo-American contradiction believed "
        "in or not, in worlds in which it is so or not. Lines: surprise, the real Anglo-American "
        "tie minus the one that Moscow believes in, mean over histories. Months: until any two "
        f"combine lastingly against the third, of {some.scenario.months}, mean. "
        f"{wording.histories(some.runs)} a world, seed {some.seed}, on the same luck; {spread}. "
        f"{wording.assumptions_after()}"
    )
    settings = {"intervals": some.runs > 1}
    return FigureData("beliefs", pd.concat(frames, ignore_index=True), caption, settings)


def finding(table: pd.DataFrame, settings: dict[str, Any]) -> str:
    """In which of the four two combine latest and soonest, if the intervals of these two part."""
    rows = {WORDS[corner].replace("\n", " "): part.iloc[0] for corner, part in worlds(table)}
    *_, soonest = latest, *_ = sorted(rows, key=lambda name: -rows[name][MONTHS])
    apart = rows[latest][f"{MONTHS}_low"] > rows[soonest][f"{MONTHS}_high"]
    if not (apart and settings["intervals"]):
        return "No clear difference in when two combine, whatever is believed or true"
    return (
        "Two combine against the third latest where the contradiction is "
        f"{latest} ({rows[latest][MONTHS]:.0f} months), soonest where it is {soonest} "
        f"({rows[soonest][MONTHS]:.0f})"
    )


def corners_of(ensembles: Mapping[str, Ensemble]) -> dict[str, Corner] | None:
    """Which corner of the two-by-two each world is; none where they are not one."""
    numbers = {arm: ensemble.scenario.numbers() for arm, ensemble in ensembles.items()}
    levels = [sorted({each[name] for each in numbers.values()}) for name in (BELIEVED, RIVALRY)]
    corners = {
        arm: Corner(each[BELIEVED] == levels[0][-1], each[RIVALRY] == levels[1][-1])
        for arm, each in numbers.items()
    }
    crossed = [len(level) for level in levels] == [2, 2] and len({*corners.values()}) == 4
    return corners if crossed and len(corners) == 4 else None


def _months(ensemble: Ensemble, arm: str, corner: Corner) -> pd.DataFrame:
    """One world as a table, a row a month."""
    horizon = ensemble.scenario.months
    lasted = restricted_mean(ensemble.column("two_against_one"), horizon)
    seen = mean(surprise(ensemble).T, -3.0, 3.0)
    return pd.DataFrame(
        {
            "arm": arm,
            "believed": int(corner.believed),
            "so": int(corner.so),
            "month": np.arange(horizon + 1),
            "surprise": seen.value,
            "surprise_low": seen.low,
            "surprise_high": seen.high,
            MONTHS: lasted.value,
            f"{MONTHS}_low": lasted.low,
            f"{MONTHS}_high": lasted.high,
        }
    )


def surprise(ensemble: Ensemble) -> Floats:
    """Real Anglo-American tie minus the one that Moscow believes in, shape (runs, months + 1)."""
    drawn = inputs.draw(ensemble.scenario, ensemble.seed, 0, ensemble.runs)
    norm = drawn.parameters["anglo_american_norm"][:, None]
    expected: Floats = believed_tie(ensemble.belief, norm)  # type: ignore[arg-type,assignment]
    return ensemble.relations[:, :, 2] - expected


def draw(table: pd.DataFrame, settings: dict[str, Any]) -> Figure:
    """The surprise of the four worlds."""
    with styled():
        wide = settings.get("wide", False)
        figure, grid = panels(1, 1, 6.4 if wide else 4.4, 3.4)
        plot_surprise(table, grid[0][0], settings["intervals"])
        if settings["intervals"]:
            key_below(figure, [band()], 1)
    return figure


def look(corner: Corner) -> dict[str, Any]:
    """Colour and dash by the truth; weight and marker by the belief."""
    line = HOLDS if corner.so else FAILS
    return line | {
        "linewidth": 2.2 if corner.believed else 1.1,
        "marker": "o" if corner.so else "s",
        "markerfacecolor": line["color"] if corner.believed else "white",
    }


def worlds(table: pd.DataFrame) -> list[tuple[Corner, pd.DataFrame]]:
    """The four worlds in the order of `WORDS`."""
    parts = {
        Corner(bool(believed), bool(so)): part
        for (believed, so), part in table.groupby(["believed", "so"])
    }
    return [(corner, parts[corner]) for corner in WORDS]


def plot_surprise(table: pd.DataFrame, axes: Any, intervals: bool = True) -> Any:
    """A line with its band for each world, named at its end, with its months together."""
    axes.axhline(0, color=MUTED, linewidth=0.8)
    for corner, part in worlds(table):
        style = look(corner)
        if intervals:
            axes.fill_between(
                part["month"], part["surprise_low"], part["surprise_high"], alpha=0.2, linewidth=0,
                color=style["color"],
            )  # fmt: skip
        every = max(1, len(part) // 6)
        axes.plot(
            part["month"], part["surprise"], markersize=4.5, clip_on=False, markevery=every, **style
        )
    low, high = axes.get_ylim()
    ends = [float(part["surprise"].iloc[-1]) for _, part in worlds(table)]
    names = [
        f"{WORDS[corner]}: {part.iloc[0][MONTHS]:.0f} months" for corner, part in worlds(table)
    ]
    at_the_end(axes, names, [(end - low) / (high - low) for end in ends], gap=0.2, fontsize=8)
    axes.set_ylim(low, high)
    axes.set_ylabel("surprise: Anglo-American tie,\nreal minus believed", fontsize=8.5)
    years(axes, int(table["month"].max()))
    return axes

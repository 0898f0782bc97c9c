"""The contested states on a map: who holds them at the end, who was to, and where they stood."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np

from bigthree import wording
from bigthree.cases import StateRecord, case
from bigthree.dyads import POWERS
from bigthree.figures.atlas import (
    CAPITALS,
    INSET,
    RADIUS,
    SIDES,
    VIEW,
    Place,
    lands,
    place_of,
)
from bigthree.figures.figure_data import FigureData
from bigthree.figures.labels import signed
from bigthree.figures.powers import COLOURS, NAMES, plot_pies
from bigthree.figures.style import INK, MUTED, key_below, panels, styled
from bigthree.storage.codebook import Columns

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

    from bigthree.ensemble import Ensemble
    from bigthree.scenario import Scenario

UNLISTED: dict[str, Any] = {"linestyle": (0, (1, 1.5)), "edgecolor": MUTED}
"""The rim of a state of which a scheme, or the record, says nothing."""

LAND: dict[str, Any] = {"facecolor": "#f1f0ec", "edgecolor": "#a9a9a4", "linewidth": 0.5}
"""How land is drawn."""

MORE, LESS = "#e8a15c", "#9dc3e6"
"""Moscow holds more than it was granted, or less; the sign of the number says the same."""

ALIKE = 5.0
"""Points of share up to which what is held and what was granted count as alike."""

PANELS = ("end", "proposed", "difference", "observed")


COLUMNS: Columns = {
    "panel": ("which map: at the end of the run, proposed, the difference, or observed", "", ""),
    "state": ("contested state", "", ""),
    "latitude": ("of its capital", "degree", "-90 to 90"),
    "longitude": ("of its capital", "degree", "-180 to 180"),
    **dict.fromkeys(
        POWERS,
        (
            "share that this power holds, is granted or has; in the difference: held less granted",
            "share",
            "-1 to 1",
        ),
    ),
    "listed": ("1 where the map says something of it, else 0", "", "0 or 1"),
}


def tabulate(ensemble: Ensemble) -> FigureData:
    """Influence at the end of the run, the map that was proposed, and how it turned out.

    The difference is shown where something was proposed, and how it turned out where the record of
    it is shipped.

    Raises
    ------
    BadRequest
        When the months of the runs were not kept.
    """
    import pandas as pd

    scenario = ensemble.scenario
    held, proposed = list(_held(ensemble)), list(_proposed(scenario))
    by, year = wording.date(scenario.months), _year(scenario.months)
    shown = {"end": held, "proposed": proposed}
    titles = {
        "end": f"Who holds what: mean of {wording.histories(ensemble.runs)}",
        "proposed": f"Proposed: {wording.scheme(scenario.spheres)}",
    }
    if any(row["listed"] for row in proposed):
        shown["difference"] = [_less(*both) for both in zip(held, proposed, strict=True)]
        titles["difference"] = "Moscow’s share less what was proposed, points"
    if observed := list(_observed(year)):
        shown["observed"] = observed
        titles["observed"] = f"What happened: who stood with whom in {year}"
    table = pd.DataFrame([{"panel": name} | row for name, each in shown.items() for row in each])
    record = (
        f"What happened: the side on which a state stood in {year}, by its defence pacts "
        "(Correlates of War, Formal Alliances 4.1) or, where these mislead, as the notes of "
        "alignment.csv say "
        "(white: between the sides; Germany: divided). "
    )
    caption = (
        f"The contested states at their capitals. Pies: mean shares "
        f"of influence of the USSR, the USA and Britain in {scenario.name} by {by} "
        f"(white: nobody's), over {wording.histories(ensemble.runs)}, seed {ensemble.seed}; the "
        f"95 % interval of a share is at most ±{100 * _half_width(ensemble):.0f} points for luck "
        f"and coding. {_proposal_in_words(scenario)}"
        + (record if observed else "")
        + "A few capitals are set a little apart. Coasts and borders: Natural Earth 4.1, today's, "
        "merged to the states of 1945. Assumptions after Pechatnov (1995)."
    )
    return FigureData("europe", table, caption, {"titles": titles, "by": by})


def finding(table: pd.DataFrame, settings: dict[str, Any]) -> str:
    """How many states Moscow leads in, and where it holds more or less than was proposed."""
    held = table[table["panel"] == "end"]
    leads = (held["ussr"] > held[["usa", "uk"]].max(axis=1)).sum()
    text = f"By {settings['by']} Moscow has the largest share in {leads} of {len(held)} states"
    points = 100 * table.loc[(table["panel"] == "difference") & (table["listed"] == 1), "ussr"]
    if points.empty:
        return text
    return (
        f"{text}; it holds less than proposed in {(points < -ALIKE).sum()} of {len(points)}, more "
        f"in {(points > ALIKE).sum()}"
    )


def _less(held: dict[str, Any], granted: dict[str, Any]) -> dict[str, Any]:
    """What each power holds of a state less what it was granted."""
    return held | {
        "listed": granted["listed"],
        **{power: held[power] - granted[power] for power in POWERS},
    }


def _proposal_in_words(scenario: Scenario) -> str:
    granted = list(scenario.spheres.grants())
    if not granted:
        return "No division was proposed: every state stays open. "
    pages = f" ({wording.pages(scenario.spheres.pages)})" if scenario.spheres.pages else ""
    return f"Proposed{pages}: shares granted in {len(granted)} states; the rest stay open. "


def _half_width(ensemble: Ensemble) -> float:
    """The largest half-width of the interval of a mean share."""
    from bigthree.measures.estimates import mean

    ends = mean(np.moveaxis(ensemble.influence, 0, -1), 0.0, 1.0)
    return float(np.max(ends.high - ends.low)) / 2


def _row(state: StateRecord, shares: Any, listed: bool = True) -> dict[str, Any]:
    place = {"state": state.name, "latitude": state.latitude, "longitude": state.longitude}
    powers = dict(zip(("ussr", "usa", "uk"), map(float, shares), strict=True))
    return place | powers | {"listed": int(listed)}


def _held(ensemble: Ensemble) -> Iterator[dict[str, Any]]:
    shares = ensemble.influence.mean(axis=0)
    for n, state in enumerate(case().states()):
        yield _row(state, shares[:, n])


def _proposed(scenario: Scenario) -> Iterator[dict[str, Any]]:
    granted = dict(scenario.spheres.grants())
    for state in case().states():
        yield _row(state, granted.get(state.name, (0.0, 0.0, 0.0)), state.name in granted)


def _observed(year: int) -> Iterator[dict[str, Any]]:
    try:
        stood = {row["state"]: row[f"stood_{year}"].split("+") for row in case().rows("alignment")}
    except FileNotFoundError:
        return
    for state in case().states():
        yield _row(state, _divided(stood[state.name]))


def _divided(powers: list[str]) -> tuple[float, ...]:
    """Equal shares for the sides that a state stood with, and on a side for its powers."""
    west = [power for power in ("usa", "uk") if power in powers]
    sides = ("ussr" in powers) + bool(west)
    return tuple(
        0.0 if power not in powers else 1 / sides / (1 if power == "ussr" else len(west))
        for power in POWERS
    )


def _year(months: int) -> int:
    """The year of the record of pacts that is nearer to the end of a run."""
    from bigthree.inputs import START_YEAR

    end = START_YEAR + months / 12
    return 1949 if abs(end - 1950) <= abs(end - 1956) else 1955


@cache
def _outline(inset: bool) -> Any:
    """All coasts and borders of the map, or of its inset, as one path."""
    from matplotlib.path import Path

    pieces = (np.column_stack([land.x, land.y]) for land in lands() if land.inset is inset)
    return Path.make_compound_path(*(Path(corners, closed=True) for corners in pieces))


def plot_land(axes: Any) -> Any:
    """Coasts and borders, and East Asia in a frame of its own.

    Parameters
    ----------
    axes : matplotlib axes
    """
    from matplotlib.patches import PathPatch, Rectangle

    west, south, east, north = INSET
    frame = Rectangle((west, south), east - west, north - south, facecolor="white",
                      edgecolor=MUTED, linewidth=0.6, zorder=2)  # fmt: skip
    axes.add_artist(frame)
    for inset in (False, True):
        drawn = axes.add_artist(PathPatch(_outline(inset), zorder=2 if inset else 1, **LAND))
        if inset:
            drawn.set_clip_path(frame)
    axes.set(xlim=(VIEW.west, VIEW.east), ylim=(VIEW.south, VIEW.north), aspect="equal",
             xticks=[], yticks=[])  # fmt: skip
    for side in axes.spines.values():
        side.set(visible=True, color=MUTED, linewidth=0.6)
    return axes


def plot_map(part: pd.DataFrame, axes: Any) -> Any:
    """One map: a pie for each state, and its name.

    Parameters
    ----------
    part : DataFrame
        The rows of one panel.
    axes : matplotlib axes
    """
    plot_land(axes)
    places = places_of(part)
    for listed, rows in part.groupby("listed"):
        at = [places[state] for state in rows["state"]]
        plot_pies(axes, at, RADIUS, rows[[*POWERS]].to_numpy(), **({} if listed else UNLISTED))
    _name_all(part, places, axes)
    return axes


def plot_differences(part: pd.DataFrame, axes: Any) -> Any:
    """One map: in each state Moscow's share less what it was granted, in points.

    Parameters
    ----------
    part : DataFrame
        The rows of the panel of differences.
    axes : matplotlib axes
    """
    plot_land(axes)
    places = places_of(part)
    listed = part["listed"] == 1
    for state, share in part.loc[listed, ["state", "ussr"]].itertuples(index=False):
        points = 100 * share
        colour = "white" if abs(points) <= ALIKE else MORE if points > 0 else LESS
        box = {"boxstyle": "round,pad=0.15", "facecolor": colour, "linewidth": 0.5}
        axes.text(*places[state], signed(points, 0), size=5.8, ha="center",
                  va="center", zorder=4, color="black", bbox=box, in_layout=False)  # fmt: skip
    open_ = [places[state] for state in part.loc[~listed, "state"]]
    plot_pies(axes, open_, RADIUS, np.zeros((len(open_), 3)), **UNLISTED)
    _name_all(part, places, axes, RADIUS + 0.08)
    return axes


def _name_all(
    part: pd.DataFrame, places: dict[str, Place], axes: Any, away: float = RADIUS + 0.03
) -> None:
    """Moscow and London, and the name of everything."""
    for capital in CAPITALS:
        axes.plot(*places[capital], marker="s", color=INK, markersize=4, zorder=3)
    for name, label in names_of(part).items():
        _write(axes, places[name], SIDES.get(name, "right"), label, away, name in CAPITALS)


def places_of(part: pd.DataFrame) -> dict[str, Place]:
    """Where each state of a panel, and each power, stands on the map."""
    places = {name: place_of(name, *where) for name, where in CAPITALS.items()}
    states = part[["state", "latitude", "longitude"]].itertuples(index=False)
    return places | {state: place_of(state, *where) for state, *where in states}


def names_of(part: pd.DataFrame) -> dict[str, str]:
    """What is written beside each place: the short name of a state, and of a power."""
    names = {state.name: state.label for state in case().states()}
    names["baltics"] = "Baltics"
    short = {state: names[state].split(" and ")[0].split(" (")[0] for state in part["state"]}
    return short | {"ussr": NAMES[0], "uk": NAMES[2]}


def _write(axes: Any, place: Place, side: str, label: str, away: float, bold: bool) -> None:
    dx, dy, horizontal, vertical = {
        "left": (-away, 0.0, "right", "center"),
        "right": (away, 0.0, "left", "center"),
        "above": (0.0, RADIUS + 0.03, "center", "bottom"),
        "below": (0.0, -RADIUS - 0.03, "center", "top"),
    }[side]
    axes.text(
        place.x + dx, place.y + dy, label, ha=horizontal, va=vertical, fontsize=6.2, zorder=3,
        fontweight="bold" if bold else "normal", in_layout=False,
    )  # fmt: skip


def draw(table: pd.DataFrame, settings: dict[str, Any]) -> Figure:
    """The maps, two in a row, over one key; on a slide the end and what it is held against."""
    shown = [name for name in PANELS if name in settings["titles"]]
    if settings.get("wide", False):
        shown = ["end", *[name for name in ("difference", "observed") if name in shown][:1]]
    with styled():
        figure: Figure
        rows = -(-len(shown) // 2)
        figure, grid = panels(rows, 2, 7.6, 2.8 * rows + 0.5)
        for axes, name in zip(grid.flat, shown, strict=False):
            plot = plot_differences if name == "difference" else plot_map
            plot(table[table["panel"] == name], axes)
            axes.set_title(textwrap.fill(settings["titles"][name], 44), fontsize=9)
        for axes in grid.flat[len(shown) :]:
            axes.remove()
        key_below(figure, _key(), 5, handlelength=1.0, handletextpad=0.4)
    return figure


def _key() -> list[Any]:
    from matplotlib.patches import Patch

    names, colours = (*NAMES, "nobody"), (*COLOURS, "white")
    shown = [
        Patch(facecolor=colour, edgecolor=INK, linewidth=0.7, label=name)
        for name, colour in zip(names, colours, strict=True)
    ]
    return [*shown, Patch(facecolor="white", **UNLISTED, linewidth=0.7, label="not listed")]

"""The contested states on a map: who holds them at the end, who was to, and where they stood."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from bigthree import wording
from bigthree.data import ContestedStateRecord, borders, contested_states, rows
from bigthree.dyads import POWERS
from bigthree.figures.figure_data import FigureData
from bigthree.figures.powers import COLOURS, NAMES, plot_pie
from bigthree.figures.style import INK, MUTED, panels, styled
from bigthree.storage.codebook import Columns

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

    from bigthree.ensemble import Ensemble
    from bigthree.scenario import Scenario

CENTRE = (50.0, 15.0)
"""Latitude and longitude in the middle of the map."""

EARTH = 6.371
"""Radius, thousand kilometres."""

CAPITALS = {"ussr": (55.76, 37.62), "uk": (51.51, -0.13)}
"""Moscow and London, for bearings."""

RADIUS = 0.115
"""Of a pie, thousand kilometres."""

FAR = {"iran": (2.42, -1.62), "china": (2.42, -0.5), "japan": (2.42, 0.42)}
"""Places in the eastern margin of states that lie off the map, thousand kilometres."""

MARGIN, EAST = 2.09, 2.75
"""Where the eastern margin begins and ends, thousand kilometres."""

MOVED = {
    "sweden": (-0.06, 0.0),
    "baltics": (0.06, 0.0),
    "netherlands": (-0.07, 0.1),
    "belgium": (0.0, -0.01),
    "france": (-0.07, -0.06),
    "czechoslovakia": (0.02, 0.03),
    "austria": (-0.1, -0.03),
    "hungary": (0.06, -0.01),
}
"""Capitals set apart from their neighbours, thousand kilometres."""

SIDES = {
    "portugal": "below", "spain": "below", "france": "left", "belgium": "left",
    "netherlands": "above", "norway": "left", "sweden": "above", "finland": "above",
    "denmark": "above", "baltics": "below", "germany": "above", "austria": "left",
    "italy": "left", "yugoslavia": "left", "greece": "left", "turkey": "below", "iran": "below",
    "china": "below", "japan": "below", "ussr": "above", "uk": "left",
}  # fmt: skip
"""On which side of its place a name stands; to the right of all others."""

SHARES = {
    "east": (1.0, 0.0, 0.0),
    "west": (0.0, 0.5, 0.5),
    "both": (0.5, 0.25, 0.25),
    "none": (0.0, 0.0, 0.0),
}
"""Pacts as shares: with the USSR, with a Western power, with both sides, with none."""

UNLISTED: dict[str, Any] = {"linestyle": (0, (1, 1.5)), "edgecolor": MUTED}
"""The rim of a state of which a scheme, or the record, says nothing."""

PANELS = ("end", "proposed", "observed")


class Place(NamedTuple):
    """A point on the map, thousand kilometres east and north of its middle."""

    x: float
    y: float


def projected(latitude: float, longitude: float) -> Place:
    """Lambert's azimuthal equal-area projection about the middle of the map."""
    middle, here = np.radians(CENTRE[0]), np.radians(latitude)
    east = np.radians(longitude - CENTRE[1])
    towards = np.sin(middle) * np.sin(here) + np.cos(middle) * np.cos(here) * np.cos(east)
    scale = EARTH * np.sqrt(2.0 / (1.0 + towards))
    north = np.cos(middle) * np.sin(here) - np.sin(middle) * np.cos(here) * np.cos(east)
    return Place(float(scale * np.cos(here) * np.sin(east)), float(scale * north))


COLUMNS: Columns = {
    "panel": ("which map: at the end of the run, proposed, or observed", "", ""),
    "state": ("contested state", "", ""),
    "latitude": ("of its capital", "degree", "-90 to 90"),
    "longitude": ("of its capital", "degree", "-180 to 180"),
    **dict.fromkeys(
        POWERS, ("share of it that this power holds, is granted or has", "share", "0 to 1")
    ),
    "listed": ("1 where the map says something of it, else 0", "", "0 or 1"),
}


def tabulate(ensemble: Ensemble) -> FigureData:
    """Influence at the end of the run, the map that was proposed, and the pacts that were made.

    Pacts are shown where the record of them is shipped.

    Raises
    ------
    BadRequest
        When the months of the runs were not kept.
    """
    import pandas as pd

    scenario = ensemble.scenario
    shown: dict[str, Iterable[dict[str, Any]]] = {
        "end": _held(ensemble), "proposed": _proposed(scenario),
    }  # fmt: skip
    end = wording.date(scenario.months)
    titles = {
        "end": f"Influence by {end}: mean of {wording.histories(ensemble.runs)}",
        "proposed": f"Proposed: {wording.scheme(scenario.spheres)}",
    }
    year = _year(scenario.months)
    if observed := list(_observed(year)):
        shown["observed"] = observed
        titles["observed"] = f"What happened: defence pacts of {year}"
    table = pd.DataFrame([{"panel": name} | row for name, each in shown.items() for row in each])
    pacts = (
        f"Pacts of {year}: Correlates of War, Formal Alliances 4.1; a Western pact is drawn as "
        "halves; France's treaty with Moscow of December 1944, annulled in May 1955, counts in "
        "both years; not listed: occupied, divided or not a state. "
    )
    caption = (
        f"The contested states at their capitals, with the land borders of 1945. Pies: mean shares "
        f"of influence of the USSR, the USA and Britain in {scenario.name} by {end} "
        f"(white: nobody's), over {wording.histories(ensemble.runs)}, seed {ensemble.seed}; the "
        f"95 % interval of a share is at most ±{100 * _half_width(ensemble):.0f} points for luck "
        f"and coding. {_proposal_in_words(scenario)}"
        + (pacts if observed else "")
        + "A few capitals are set a little apart; Iran, China and Japan stand in the margin. "
        "Assumptions after Pechatnov (1995)."
    )
    return FigureData(
        "europe", table, caption, {"titles": titles, "borders": [*map(list, borders())]}
    )


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


def _row(state: ContestedStateRecord, shares: Any, listed: bool = True) -> dict[str, Any]:
    place = {"state": state.name, "latitude": state.latitude, "longitude": state.longitude}
    powers = dict(zip(("ussr", "usa", "uk"), map(float, shares), strict=True))
    return place | powers | {"listed": int(listed)}


def _held(ensemble: Ensemble) -> Iterator[dict[str, Any]]:
    shares = ensemble.influence.mean(axis=0)
    for n, state in enumerate(contested_states()):
        yield _row(state, shares[:, n])


def _proposed(scenario: Scenario) -> Iterator[dict[str, Any]]:
    granted = dict(scenario.spheres.grants())
    for state in contested_states():
        yield _row(state, granted.get(state.name, SHARES["none"]), state.name in granted)


def _observed(year: int) -> Iterator[dict[str, Any]]:
    try:
        pacts = {row["state"]: row[f"pact_{year}"] for row in rows("alignment")}
    except FileNotFoundError:
        return
    for state in contested_states():
        pact = pacts.get(state.name, "uncoded")
        yield _row(state, SHARES.get(pact, SHARES["none"]), pact in SHARES)


def _year(months: int) -> int:
    """The year of the record of pacts that is nearer to the end of a run."""
    from bigthree.inputs import START_YEAR

    end = START_YEAR + months / 12
    return 1949 if abs(end - 1950) <= abs(end - 1956) else 1955


def plot_map(part: pd.DataFrame, edges: Any, axes: Any) -> Any:
    """One map: a pie for each state, its name, and the land borders.

    Parameters
    ----------
    part : DataFrame
        The rows of one panel.
    edges : sequence of pairs of str
        Which states border each other; ``ussr`` is Moscow.
    axes : matplotlib axes
    """
    places = places_of(part)
    for a, b in edges:
        axes.plot(*zip(places[a], places[b], strict=True), color="#c4c4c4", linewidth=0.8, zorder=1)
    for state, *shares, listed in part[["state", "ussr", "usa", "uk", "listed"]].itertuples(
        index=False
    ):
        plot_pie(axes, *places[state], RADIUS, shares, **({} if listed else UNLISTED))
    for capital in CAPITALS:
        axes.plot(*places[capital], marker="s", color=INK, markersize=4, zorder=3)
    for name, label in names_of(part).items():
        _write(axes, places[name], SIDES.get(name, "right"), label, name in CAPITALS)
    axes.axvline(MARGIN, color=MUTED, linewidth=0.6, linestyle=(0, (2, 3)))
    axes.text(0.5 * (MARGIN + EAST), 1.45, "not to\nscale", color=MUTED, fontsize=6.8,
              ha="center", va="top")  # fmt: skip
    axes.set(xlim=(-2.35, EAST), ylim=(-2.08, 1.5), aspect="equal", xticks=[], yticks=[])
    axes.axis("off")
    return axes


def places_of(part: pd.DataFrame) -> dict[str, Place]:
    """Where each state of a panel, and each power, stands on the map."""
    places = {name: projected(*where) for name, where in CAPITALS.items()}
    for state, latitude, longitude in part[["state", "latitude", "longitude"]].itertuples(
        index=False
    ):
        x, y = projected(latitude, longitude)
        east, north = MOVED.get(state, (0.0, 0.0))
        places[state] = Place(*FAR.get(state, (x + east, y + north)))
    return places


def names_of(part: pd.DataFrame) -> dict[str, str]:
    """What is written beside each place: the short name of a state, and of a power."""
    names = {state.name: state.label for state in contested_states()}
    short = {state: names[state].split(" and ")[0].split(" (")[0] for state in part["state"]}
    return short | {"ussr": NAMES[0], "uk": NAMES[2]}


def _write(axes: Any, place: Place, side: str, label: str, bold: bool) -> None:
    away = RADIUS + 0.03
    dx, dy, horizontal, vertical = {
        "left": (-away, 0.0, "right", "center"),
        "right": (away, 0.0, "left", "center"),
        "above": (0.0, away, "center", "bottom"),
        "below": (0.0, -away, "center", "top"),
    }[side]
    axes.text(
        place.x + dx, place.y + dy, label, ha=horizontal, va=vertical, fontsize=6.8, zorder=2,
        fontweight="bold" if bold else "normal",
        bbox={"facecolor": "white", "alpha": 0.75, "linewidth": 0, "pad": 0.3},
    )  # fmt: skip


def draw(table: pd.DataFrame, settings: dict[str, Any]) -> Figure:
    """The maps, one below the other, under one key."""
    shown = [name for name in PANELS if name in settings["titles"]]
    with styled():
        figure: Figure
        figure, grid = panels(len(shown), 1, 3.9, 2.95 * len(shown) + 0.3)
        for axes, name in zip(grid[:, 0], shown, strict=True):
            plot_map(table[table["panel"] == name], settings["borders"], axes)
            axes.set_title(textwrap.fill(settings["titles"][name], 48))
        figure.legend(
            handles=_key(), loc="outside lower center", ncols=5, frameon=False, fontsize=8,
            handlelength=1.0, handletextpad=0.4, columnspacing=1.0,
        )  # fmt: skip
    return figure


def _key() -> list[Any]:
    from matplotlib.patches import Patch

    names, colours = (*NAMES, "nobody"), (*COLOURS, "white")
    shown = [
        Patch(facecolor=colour, edgecolor=INK, linewidth=0.7, label=name)
        for name, colour in zip(names, colours, strict=True)
    ]
    return [*shown, Patch(facecolor="white", **UNLISTED, linewidth=0.7, label="not listed")]

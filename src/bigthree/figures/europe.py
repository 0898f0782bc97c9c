"""The contested states on a map: who holds them at the end, who was to, and where they stood."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np

from bigthree import wording
from bigthree.cases import case
from bigthree.dyads import POWERS
from bigthree.figures.atlas import CAPITALS, INSET, RADIUS, SIDES, VIEW, Place, lands, place_of
from bigthree.figures.figure_data import FigureData
from bigthree.figures.labels import signed
from bigthree.figures.powers import COLOURS, NAMES, plot_pies
from bigthree.figures.style import FAILS, HOLDS, INK, MUTED, key_below, panels, styled
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

MORE, LESS = FAILS["color"], HOLDS["color"]
"""Moscow holds more than it was granted, or less; the sign of the number says the same."""

ALIKE = 5.0
"""Points of share up to which what is held and what was granted count as alike."""

TWO_LINES = ("baltics", "portugal", "iran", "china", "japan")
"""States whose number stands below the name, for want of room."""

PANELS = ("end", "proposed", "observed")

WIDTH = 3.8
"""Of a map, inches."""

TITLE = 0.47
"""Height of the title of a map, thousand kilometres."""

COLUMNS: Columns = {
    "panel": ("which map: at the end of the run, proposed, or observed", "", ""),
    "state": ("contested state", "", ""),
    "latitude": ("of its capital", "degree", "-90 to 90"),
    "longitude": ("of its capital", "degree", "-180 to 180"),
    **dict.fromkeys(
        POWERS, ("share that this power holds, is granted or has", "share", "0 to 1")
    ),
    "listed": ("1 where the map says something of it, else 0", "", "0 or 1"),
}  # fmt: skip


def tabulate(ensemble: Ensemble) -> FigureData:
    """Influence at the end of the run, the map that was proposed, and how it turned out.

    A proposal is shown where there was one, and how it turned out where the record of it is
    shipped.

    Raises
    ------
    BadRequest
        When the months of the runs were not kept.
    """
    import pandas as pd

    scenario = ensemble.scenario
    by, year = wording.date(scenario.months), _year(scenario.months)
    maps = {"end": _held(ensemble)}
    titles = {"end": f"Who holds what: mean of {wording.histories(ensemble.runs)}"}
    if granted := dict(scenario.spheres.grants()):
        maps["proposed"] = granted
        titles["proposed"] = f"Proposed: {wording.scheme(scenario.spheres)}"
    if observed := _observed(year):
        maps["observed"] = observed
        titles["observed"] = f"What happened: who stood with whom in {year}"
    table = pd.concat([_panel(*each) for each in maps.items()], ignore_index=True)
    record = (
        f"What happened: the side on which a state stood in {year}, by its defence pacts "
        "(Correlates of War, Formal Alliances 4.1) or, where these mislead, as the notes of "
        "alignment.csv say (white: between the sides; Germany: divided). "
    )
    caption = (
        f"The contested states at their capitals. Pies: mean shares "
        f"of influence of the USSR, the USA and Britain in {scenario.name} by {by} "
        f"(white: nobody's), over {wording.histories(ensemble.runs)}, seed {ensemble.seed}; the "
        f"95 % interval of a share is at most ±{100 * _half_width(ensemble):.0f} points for luck "
        f"and coding. {_proposal_in_words(scenario)}"
        + (record if observed else "")
        + "A few capitals are set a little apart. Coasts and borders: Natural Earth 4.1, today's, "
        f"merged to the states of 1945. {wording.assumptions_after()}"
    )
    return FigureData("europe", table, caption, {"titles": titles, "by": by})


def finding(table: pd.DataFrame, settings: dict[str, Any]) -> str:
    """How many states Moscow leads in, and where it holds more or less than was proposed."""
    held = table[table["panel"] == "end"]
    leads = (held["ussr"] > held[["usa", "uk"]].max(axis=1)).sum()
    text = f"By {settings['by']} Moscow has the largest share in {leads} of {len(held)} states"
    points = differences(table)
    if points.empty:
        return text
    return (
        f"{text}; it holds less than proposed in {(points < -ALIKE).sum()} of {len(points)}, more "
        f"in {(points > ALIKE).sum()}"
    )


def differences(table: pd.DataFrame) -> pd.Series[float]:
    """Moscow's share at the end less what was proposed, in points, of every state listed there."""
    held = table[table["panel"] == "end"].set_index("state")["ussr"]
    listed = table[(table["panel"] == "proposed") & (table["listed"] == 1)].set_index("state")
    return 100 * (held[listed.index] - listed["ussr"])


def _proposal_in_words(scenario: Scenario) -> str:
    granted = list(scenario.spheres.grants())
    if not granted:
        return "No division was proposed: every state stays open. "
    pages = f" ({wording.pages(scenario.spheres.pages)})" if scenario.spheres.pages else ""
    return (
        f"Proposed{pages}: shares granted in {len(granted)} states; the rest stay open. Numbers "
        "there: Moscow's share at the end less what was proposed, in points. "
    )


def _half_width(ensemble: Ensemble) -> float:
    """The largest half-width of the interval of a mean share."""
    from bigthree.measures.estimates import mean

    ends = mean(np.moveaxis(ensemble.influence, 0, -1), 0.0, 1.0)
    return float(np.max(ends.high - ends.low)) / 2


def _panel(name: str, shares: Mapping[str, Any]) -> pd.DataFrame:
    """One map: the shares of the three in each state; none in those that it does not list."""
    import pandas as pd

    return pd.DataFrame(
        [
            {"panel": name, "state": state.name}
            | {"latitude": state.latitude, "longitude": state.longitude}
            | dict(zip(POWERS, map(float, shares.get(state.name, (0, 0, 0))), strict=True))
            | {"listed": int(state.name in shares)}
            for state in case().states()
        ]
    )


def _held(ensemble: Ensemble) -> dict[str, Any]:
    shares = ensemble.influence.mean(axis=0).T
    return {state.name: each for state, each in zip(case().states(), shares, strict=True)}


def _observed(year: int) -> dict[str, Any]:
    try:
        rows = case().rows("alignment")
    except FileNotFoundError:
        return {}
    return {row["state"]: _divided(row[f"stood_{year}"].split("+")) for row in rows}


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
    """All coasts and borders of the map, or of its inset, as one path cut at its frame."""
    from matplotlib.path import Path
    from matplotlib.transforms import Bbox

    pieces = (np.column_stack([land.x, land.y]) for land in lands() if land.inset is inset)
    whole = Path.make_compound_path(*(Path(corners, closed=True) for corners in pieces))
    return whole.clip_to_bbox(Bbox.from_extents(*(INSET if inset else VIEW)))


def plot_land(axes: Any, origins: list[Place]) -> Any:
    """Coasts and borders, and East Asia in a frame of its own, once for each map."""
    _repeat(axes, _outline(inset=False), origins, **LAND)
    _repeat(axes, _frame(VIEW), origins, facecolor="none", edgecolor=MUTED, linewidth=0.6)
    _repeat(axes, _frame(INSET), origins, facecolor="white", edgecolor=MUTED, linewidth=0.6)
    _repeat(axes, _outline(inset=True), origins, **LAND)
    return axes


def _repeat(axes: Any, path: Any, origins: list[Place], **look: Any) -> None:
    """One path at several places, which a file holds once."""
    from matplotlib.collections import PathCollection
    from matplotlib.transforms import AffineDeltaTransform

    drawn = PathCollection(
        [path], offsets=origins, offset_transform=axes.transData, in_layout=False, **look
    )
    drawn.set_transform(AffineDeltaTransform(axes.transData))
    axes.add_collection(drawn, autolim=False)


def _frame(window: tuple[float, float, float, float]) -> Any:
    from matplotlib.path import Path

    west, south, east, north = window
    return Path([(west, south), (east, south), (east, north), (west, north), (west, south)])


def plot_map(table: pd.DataFrame, name: str, origin: Place, axes: Any) -> Any:
    """One map: a pie for each state, and its name; on a proposal, what became of it in points."""
    part = table[table["panel"] == name]
    places = {
        each: Place(x + origin.x, y + origin.y) for each, (x, y) in places_of(part).items()
    }  # fmt: skip
    for listed, rows in part.groupby("listed"):
        at = [places[state] for state in rows["state"]]
        plot_pies(axes, at, RADIUS, rows[[*POWERS]].to_numpy(), **({} if listed else UNLISTED))
    for capital in CAPITALS:
        axes.plot(*places[capital], marker="s", color=INK, markersize=4, zorder=3)
    points = differences(table).to_dict() if name == "proposed" else {}
    for state, label in names_of(part).items():
        _write(axes, state, places[state], label, points.get(state))
    if name == "proposed":
        _say_signs(axes, origin)
    return axes


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


def _write(axes: Any, state: str, place: Place, label: str, points: float | None) -> None:
    """The name of a place, and by how much Moscow holds more or less of it than was proposed."""
    away = RADIUS + 0.03
    dx, dy, horizontal, vertical = {
        "left": (-away, 0.0, "right", "center"),
        "right": (away, 0.0, "left", "center"),
        "above": (0.0, away, "center", "bottom"),
        "below": (0.0, -away, "center", "top"),
    }[SIDES.get(state, "right")]
    colour = INK
    if points is not None:
        label = f"{label}{chr(10) if state in TWO_LINES else ' '}{signed(points, 0)}"
        colour = INK if abs(points) <= ALIKE else MORE if points > 0 else LESS
    axes.text(
        place.x + dx, place.y + dy, label, ha=horizontal, va=vertical, fontsize=6.2, zorder=3,
        fontweight="bold" if label in NAMES else "normal", color=colour, in_layout=False,
    )  # fmt: skip


def _say_signs(axes: Any, origin: Place) -> None:
    """What the numbers of a proposal mean, in a corner of its map that is empty."""
    right, low = origin.x + VIEW.east - 0.06, origin.y + VIEW.south + 0.07
    for row, (text, colour) in enumerate(
        (("− less (points of share)", LESS), ("+ Moscow holds more at the end,", MORE))
    ):
        axes.text(right, low + 0.15 * row, text, ha="right", fontsize=6.2, color=colour,
                  in_layout=False)  # fmt: skip


def draw(table: pd.DataFrame, settings: dict[str, Any]) -> Figure:
    """The maps one below the other, over one key; the first two side by side on a slide."""
    wide = settings.get("wide", False)
    names = [name for name in PANELS if name in settings["titles"]][: 2 if wide else None]
    across, down = VIEW.east - VIEW.west, VIEW.north - VIEW.south
    columns, rows = (len(names), 1) if wide else (1, len(names))
    step = (across + 0.2, 0.0) if wide else (0.0, -down - TITLE)
    height = WIDTH * rows * (down + TITLE) / across + 0.6
    with styled():
        figure, grid = panels(1, 1, WIDTH * columns, height)
        axes = grid[0][0]
        axes.axis("off")
        origins = [Place(n * step[0], n * step[1]) for n in range(len(names))]
        axes.set(
            xlim=(VIEW.west, VIEW.east + origins[-1].x), aspect="equal",
            ylim=(VIEW.south + origins[-1].y, VIEW.north + TITLE),
        )  # fmt: skip
        plot_land(axes, origins)
        for name, origin in zip(names, origins, strict=True):
            plot_map(table, name, origin, axes)
            title = textwrap.fill(settings["titles"][name], 44)
            axes.text(origin.x + VIEW.west, origin.y + VIEW.north + 0.07, title, fontsize=9,
                      fontweight="bold", in_layout=False)  # fmt: skip
        key_below(figure, _key(), 5, fontsize=8, handlelength=0.9, handletextpad=0.4,
                  columnspacing=1.0)  # fmt: skip
    return figure


def _key() -> list[Any]:
    from matplotlib.patches import Patch

    rims: list[dict[str, Any]] = [{"edgecolor": INK}] * 4 + [UNLISTED]
    names = (*NAMES, "nobody", "not listed")
    colours = (*COLOURS, "white", "white")
    return [
        Patch(facecolor=colour, linewidth=0.7, label=name, **rim)
        for name, colour, rim in zip(names, colours, rims, strict=True)
    ]

"""What each author assumed: his beliefs and policy on one scale, and to whom he gives how much."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from bigthree import wording
from bigthree.cases import case
from bigthree.evidence import assumption
from bigthree.figures.figure_data import FigureData
from bigthree.figures.powers import COLOURS, NAMES
from bigthree.figures.style import ARMS, INK, MUTED, key_below, panels, styled
from bigthree.storage.codebook import Columns

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

    from bigthree.scenario import Scenario

NUMBERS = {
    "author.believed_rivalry": "belief in\nthe rivalry",
    "author.trust_in_usa": "trust in\nthe USA",
    "author.trust_in_uk": "trust in\nBritain",
    "author.appetite": "Soviet\nappetite",
    "author.openness": "open\ncards",
    "author.credit_haste": "credits\nat once",
    "author.partner": "courts: USA −1,\nBritain 1",
}
"""What is drawn of a scheme, and what it is called."""

HOLDERS: dict[str, dict[str, Any]] = {
    "ussr": {"facecolor": COLOURS[0]},
    "usa": {"facecolor": COLOURS[1]},
    "uk": {"facecolor": COLOURS[2]},
    "shared": {"facecolor": "white", "hatch": "//////"},
    "nobody": {"facecolor": "#d9d9d9"},
    "open": {"facecolor": "white"},
}
"""Who holds most of a state on a map: a power, equals, nobody, or whoever comes."""

MARKERS = "osD^vP"

COLUMNS: Columns = {
    "scheme": ("whose scheme", "", ""),
    "number": ("dotted name; spheres.X: how many states are granted to X", "", ""),
    "value": ("its coded value, or the count", "its own", ""),
    "range_low": ("lower end of its coding range", "its own", ""),
    "range_high": ("upper end of its coding range", "its own", ""),
    "grade": ("what the number stands on: stated, inferred, silent, set by hand", "", ""),
    "pages": ("pages of Pechatnov (1995)", "", ""),
}


def tabulate(scenarios: Mapping[str, Scenario]) -> FigureData:
    """What each of some scenarios assumes, by the name under which it is drawn."""
    import pandas as pd

    table = pd.DataFrame(
        [{"scheme": name} | row for name, each in scenarios.items() for row in _rows(each)]
    )
    caption = (
        "What each assumed. Above: coded values with their ranges, from 0, not at all, to 1; whom "
        "Moscow courts first from −1, the USA, to 1, Britain. Below: the "
        f"{len(case().states())} contested states by who is granted most of each. Pages of "
        "Pechatnov (1995) and grades of evidence stand in the table beside the figure. Drawn from "
        "the scenarios alone: 0 histories, no seed."
    )
    return FigureData("scheme", table, caption, {})


def finding(table: pd.DataFrame, settings: dict[str, Any]) -> str:
    """Who divides the contested states, and how many go to Moscow."""
    counts = table[table["number"].str.startswith("spheres.")]
    divide, leave = [], []
    for name, part in counts.groupby("scheme", sort=False):
        states = part.set_index("number")["value"]
        if states["spheres.open"] == states.sum():
            leave.append(str(name))
        else:
            divide.append(f"{name} ({states['spheres.ussr']:.0f} to Moscow)")
    every = len(case().states())
    parts = [
        f"{wording.listed(names)} {verb if len(names) > 1 else f'{verb}s'} {what}"
        for names, verb, what in (
            (divide, "divide", f"the {every} contested states"),
            (leave, "leave", "all open" if divide else f"all {every} contested states open"),
        )
        if names
    ]
    return "; ".join(parts)


def _rows(scenario: Scenario) -> Iterator[dict[str, Any]]:
    for dotted in NUMBERS:
        coding = assumption(scenario, dotted)
        ends = {"value": coding.value, "range_low": coding.low, "range_high": coding.high}
        yield {"number": dotted} | ends | {"grade": coding.grade, "pages": coding.pages or "-"}
    source = {"grade": scenario.spheres.grade or "-", "pages": scenario.spheres.pages or "-"}
    for holder, count in granted(scenario).items():
        ends = dict.fromkeys(("value", "range_low", "range_high"), float(count))
        yield {"number": f"spheres.{holder}"} | ends | source


def granted(scenario: Scenario) -> dict[str, int]:
    """How many contested states the scheme of spheres leaves to whom: the sum is all of them."""
    counts = dict.fromkeys(HOLDERS, 0)
    for _, shares in scenario.spheres.grants():
        counts[_holder(shares)] += 1
    counts["open"] = len(case().states()) - sum(counts.values())
    return counts


def _holder(shares: tuple[float, float, float]) -> str:
    most = max(shares)
    if most == 0.0:
        return "nobody"
    return "shared" if shares.count(most) > 1 else [*HOLDERS][shares.index(most)]


def draw(table: pd.DataFrame, settings: dict[str, Any]) -> Figure:
    """The numbers above, the states below; side by side on a slide."""
    names = list(dict.fromkeys(table["scheme"]))
    rows = len(NUMBERS) * (0.2 + 0.1 * len(names)), 0.5 + 0.25 * len(names)
    with styled():
        if settings.get("wide", False):
            figure, grid = panels(1, 2, 8.4, 4.7)
        else:
            figure, grid = panels(2, 1, 4.4, sum(rows) + 1.8, height_ratios=rows)
        plot_numbers(table, names, grid.flat[0])
        plot_states(table, names, grid.flat[1])
        key_below(figure, _key(), 3)
    return figure


def plot_numbers(table: pd.DataFrame, names: list[str], axes: Any) -> Any:
    """Coded values with their ranges: a row a number, in it a mark a scheme, named in the first."""
    for n, name in enumerate(names):
        part = table[table["scheme"] == name].set_index("number").loc[[*NUMBERS]]
        places = np.arange(len(NUMBERS)) + 0.85 * ((n + 0.5) / len(names) - 0.5)
        colour = ARMS[n % len(ARMS)]["color"]
        axes.hlines(places, part["range_low"], part["range_high"], color=colour, linewidth=1.6)
        axes.plot(part["value"], places, linestyle="", marker=MARKERS[n % len(MARKERS)],
                  markersize=5, color=colour)  # fmt: skip
        axes.text(-0.05, places[0], textwrap.shorten(name, 20, placeholder=" …"), ha="right",
                  va="center", fontsize=6.8, color=colour)  # fmt: skip
    axes.axvline(0, color=MUTED, linewidth=0.8)
    axes.hlines(np.arange(1, len(NUMBERS)) - 0.5, -1, 1, color="#e4e4e4", linewidth=0.6)
    axes.set(xlim=(-1.02, 1.02), ylim=(len(NUMBERS) - 0.5, -0.5), xticks=[-1, -0.5, 0, 0.5, 1])
    axes.set_yticks(range(len(NUMBERS)), list(NUMBERS.values()), fontsize=8, color=INK)
    axes.tick_params(axis="y", length=0)
    return axes


def plot_states(table: pd.DataFrame, names: list[str], axes: Any) -> Any:
    """The contested states of each scheme, stacked by who is granted most of each."""
    counts = table.pivot_table("value", "scheme", "number", sort=False).loc[names]
    left = np.zeros(len(names))
    for holder, look in HOLDERS.items():
        width = counts[f"spheres.{holder}"].to_numpy()
        bars = axes.barh(range(len(names)), width, 0.6, left, edgecolor=INK, linewidth=0.6, **look)
        dark = {"color": "white" if holder == "ussr" else INK, "fontsize": 8}
        if "hatch" not in look:
            axes.bar_label(bars, [f"{n:.0f}" if n else "" for n in width],
                           label_type="center", **dark)  # fmt: skip
        left += width
    axes.set(xlim=(0, left.max()), ylim=(len(names) - 0.5, -0.5), xticks=[])
    axes.set_yticks(range(len(names)), map(_short, names), fontsize=8, color=INK)
    axes.tick_params(axis="y", length=0)
    axes.set_title("States granted to", fontsize=9)
    for side in axes.spines.values():
        side.set_visible(False)
    return axes


def _key() -> list[Any]:
    from matplotlib.patches import Patch

    words = (*NAMES, "shared", "nobody", "left open")
    return [
        Patch(edgecolor=INK, linewidth=0.6, label=word, **look)
        for word, look in zip(words, HOLDERS.values(), strict=True)
    ]


def _short(name: str) -> str:
    return textwrap.fill(name, 18)

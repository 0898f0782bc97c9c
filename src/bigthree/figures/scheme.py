"""What each author assumed: his triangle of powers, his map and his policy, side by side."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from bigthree import wording
from bigthree.cases import case
from bigthree.evidence import Assumption, assumption
from bigthree.figures.figure_data import FigureData
from bigthree.figures.powers import COLOURS, NAMES
from bigthree.figures.style import FAILS, INK, MUTED, panels, styled
from bigthree.storage.codebook import Columns

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

    from bigthree.scenario import Scenario

WIDTH, HEIGHT = 2.3, 2.42
"""Of a diagram, inches; its axes count in inches too."""

NODES = ((1.15, 1.13), (0.45, 2.03), (1.85, 2.03))
"""Where the USSR, the USA and Britain stand."""

DISC = 0.13
"""Radius of a power, inches."""

METERS = {
    "author.appetite": "Soviet appetite",
    "author.openness": "open cards",
    "author.credit_haste": "credits at once",
}
"""What is drawn as a meter, from none to all."""

TRUST = {"author.trust_in_usa": 1, "author.trust_in_uk": 2}
"""In which power Moscow trusts."""

NUMBERS = ("author.believed_rivalry", "author.partner", *TRUST, *METERS)

HOLDERS = ("ussr", "usa", "uk", "shared", "nobody", "open")
"""Who holds most of a state on a map: a power, equals, nobody, or whoever comes."""


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
        "What each assumed. Above: how far Moscow believes in the Anglo-American rivalry (dashed), "
        "how far it trusts each Western power (solid; wide where strong), and whom it courts first "
        f"(arrow). Squares: the {len(case().states())} contested states by who is granted most "
        "of each. Below: coded values over their ranges. Pages of Pechatnov (1995) and grades of "
        "evidence stand in the table beside the figure. Drawn from the scenarios alone: "
        "0 histories, no seed."
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
        yield {"number": dotted} | _coded(assumption(scenario, dotted))
    source = {"grade": scenario.spheres.grade or "-", "pages": scenario.spheres.pages or "-"}
    for holder, count in granted(scenario).items():
        ends = dict.fromkeys(("value", "range_low", "range_high"), float(count))
        yield {"number": f"spheres.{holder}"} | ends | source


def _coded(coding: Assumption) -> dict[str, Any]:
    return {
        "value": coding.value,
        "range_low": coding.low,
        "range_high": coding.high,
        "grade": coding.grade,
        "pages": coding.pages or "-",
    }


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
    return "shared" if shares.count(most) > 1 else HOLDERS[shares.index(most)]


def plot_scheme(part: pd.DataFrame, axes: Any) -> Any:
    """The diagram of one scheme.

    Parameters
    ----------
    part : DataFrame
        The rows of one scheme.
    axes : matplotlib axes
    """
    coded = part.set_index("number")
    values = coded["value"]
    _plot_lines(values, axes)
    _plot_partner(values["author.partner"], axes)
    for power, (x, y) in enumerate(NODES):
        _plot_power(power, x, y, axes)
    _plot_states({holder: int(values[f"spheres.{holder}"]) for holder in HOLDERS}, axes)
    for n, (dotted, name) in enumerate(METERS.items()):
        _plot_meter(coded.loc[dotted], name, 0.33 - 0.15 * n, axes)
    axes.set(xlim=(0, WIDTH), ylim=(0, HEIGHT), aspect="equal", xticks=[], yticks=[])
    axes.axis("off")
    return axes


def _plot_lines(values: Any, axes: Any) -> None:
    """The rivalry of the two Western powers, and Moscow's trust in each."""
    believed = values["author.believed_rivalry"]
    (x, y), (end, _) = NODES[1:]
    axes.plot([x, end], [y, y], **FAILS, linewidth=0.6 + 4 * believed, zorder=1)
    axes.text(0.5 * (x + end), y + 0.08, f"rivalry {believed:.2f}", ha="center", va="bottom",
              fontsize=8)  # fmt: skip
    for dotted, power in TRUST.items():
        (x, y), (end, top) = NODES[0], NODES[power]
        axes.plot([x, end], [y, top], color="#1b7f79", linewidth=0.6 + 4 * values[dotted], zorder=1)
        beside, side = (-0.14, "right") if power == 1 else (0.14, "left")
        axes.text(0.5 * (x + end) + beside, 0.5 * (y + top) - 0.08, f"trust\n{values[dotted]:.2f}",
                  ha=side, va="center", fontsize=8, linespacing=1.1)  # fmt: skip


def _plot_partner(preference: float, axes: Any) -> None:
    """An arrow from Moscow that leans to whom it courts first."""
    (x, y), (end, top) = NODES[0], NODES[2]
    angle = 0.8 * preference * math.atan2(end - x, top - y)
    tip = (x + 0.5 * math.sin(angle), y + 0.5 * math.cos(angle))
    axes.annotate("", tip, NODES[0], arrowprops={"arrowstyle": "-|>", "color": INK,
                  "linewidth": 1.1, "shrinkA": 0, "shrinkB": 0}, zorder=1)  # fmt: skip
    axes.text(x, y + 0.66, partner_in_words(preference), ha="center", va="center", fontsize=8)


def partner_in_words(preference: float) -> str:
    """Whom Moscow courts first; one of less than a tenth is none."""
    if abs(preference) < 0.1:
        return "neither first"
    return f"{NAMES[2] if preference > 0 else NAMES[1]} first"


def _plot_power(power: int, x: float, y: float, axes: Any) -> None:
    """A power's disc with its name."""
    from matplotlib.patches import Circle

    axes.add_patch(Circle((x, y), DISC, facecolor=COLOURS[power], edgecolor=INK, zorder=2))
    away, side = (0.18, "bottom") if power else (-0.17, "top")
    axes.text(x, y + away, NAMES[power], ha="center", va=side, fontsize=8.5, fontweight="bold")


def _plot_states(counts: Mapping[str, int], axes: Any) -> None:
    """A square for each contested state, and in words how many go to whom."""
    from matplotlib.patches import Rectangle

    looks: list[dict[str, Any]] = [*({"facecolor": colour, "edgecolor": INK} for colour in COLOURS),
             {"facecolor": "white", "edgecolor": INK, "hatch": "//////"},
             {"facecolor": "white", "edgecolor": INK},
             {"facecolor": "white", "edgecolor": MUTED, "linestyle": ":"}]  # fmt: skip
    squares = [look for look, count in zip(looks, counts.values(), strict=True)
               for _ in range(count)]  # fmt: skip
    step = (WIDTH - 0.1) / len(squares)
    for n, look in enumerate(squares):
        corner = (0.05 + step * n, 0.72)
        axes.add_patch(Rectangle(corner, 0.78 * step, 0.78 * step, linewidth=0.6, **look))
    axes.text(0.05, 0.68, granted_in_words(counts), ha="left", va="top", fontsize=7.5)


def granted_in_words(counts: Mapping[str, int]) -> str:
    """How many contested states go to whom, in one line or two."""
    names = dict(zip(HOLDERS, (*NAMES, "shared", "nobody’s", "open"), strict=True))
    if counts["open"] == sum(counts.values()):
        return f"no division: all {counts['open']} states open"
    parts = [f"{names[holder]}\u00a0{count}" for holder, count in counts.items() if count]
    return textwrap.fill(" · ".join(parts), 40)


def _plot_meter(coded: Any, name: str, y: float, axes: Any) -> None:
    """A value on a scale from none to all, over its range."""
    left, right = 1.0, 1.9

    def at(value: float) -> float:
        return left + (right - left) * value

    axes.text(0.05, y, name, ha="left", va="center", fontsize=8)
    axes.plot([left, right], [y, y], color="#cfcfcf", linewidth=0.8, zorder=1)
    ends = [at(coded["range_low"]), at(coded["range_high"])]
    axes.plot(ends, [y, y], color=MUTED, linewidth=2.2, zorder=1)
    axes.plot(at(coded["value"]), y, marker="o", markersize=4.5, color=INK, zorder=2)
    axes.text(WIDTH - 0.05, y, f"{coded['value']:.2f}", ha="right", va="center", fontsize=8)


def draw(table: pd.DataFrame, settings: dict[str, Any]) -> Figure:
    """The diagrams, two in a row; up to four on a slide."""
    names = list(dict.fromkeys(table["scheme"]))
    titles = [textwrap.fill(name, 26) for name in names]
    most = 4 if settings.get("wide", False) else 2 if len(names) < 5 else 3
    columns = min(most, len(names))
    rows = -(-len(names) // columns)
    tall = HEIGHT + 0.25 + 0.17 * max(1 + title.count("\n") for title in titles)
    with styled():
        figure: Figure
        figure, grid = panels(rows, columns, (WIDTH + 0.2) * columns, tall * rows + 0.5)
        for axes, name, title in zip(grid.flat, names, titles, strict=False):
            plot_scheme(table[table["scheme"] == name], axes)
            axes.set_title(title)
        for axes in grid.flat[len(names) :]:
            axes.remove()
    return figure

"""What each author assumed: his triangle of powers, his map and his policy, side by side."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

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

WIDTH, HEIGHT = 2.6, 2.9
"""Of a diagram, inches; its axes count in inches too."""

NODES = ((1.3, 1.4), (0.5, 2.52), (2.1, 2.52))
"""Where the USSR, the USA and Britain stand."""

CORE, RING = 0.11, 0.17
"""Radii of a power's disc and of the ring of its appetite, inches."""

METERS = {
    "author.openness": "open cards",
    "author.imposition": "imposed order",
    "author.credit_haste": "credits at once",
    "world.resistance": "Europe resists",
    "world.tolerance": "West tolerates",
}
"""What is drawn as a meter, from none to all."""

RINGS = ("author.appetite", "world.american_appetite", "world.british_appetite")

TIES = ("author.trust_in_usa", "author.trust_in_uk", "world.commerce_usa", "world.commerce_uk")

NUMBERS = ("author.believed_rivalry", "author.partner", *RINGS, *TIES, *METERS)

DYADS = {"ussr_usa": (0, 1), "ussr_uk": (0, 2), "usa_uk": (1, 2)}

HOLDERS = ("ussr", "usa", "uk", "shared", "nobody", "open")
"""Who holds most of a state on a map: a power, equals, nobody, or whoever comes."""

GRADES: dict[str, dict[str, Any]] = {
    "stated": {"marker": "o", "markerfacecolor": INK},
    "inferred": {"marker": "o", "markerfacecolor": "white"},
    "silent": {"marker": "x", "markerfacecolor": INK},
    "set by hand": {"marker": "*", "markerfacecolor": INK},
}
"""The mark of a meter tells what the value stands on."""


class Value(NamedTuple):
    """A number of a scheme as its diagram shows it."""

    value: float
    range_low: float
    range_high: float
    grade: str
    pages: str


COLUMNS: Columns = {
    "scheme": ("whose scheme", "", ""),
    "number": ("dotted name; spheres.X: states granted to X; signs.X: 1 if X may sign", "", ""),
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
        "What each assumed. Above: how far Moscow believes in the Anglo-American rivalry (dashed, "
        "wide where strong), its trust in each Western power (solid) and the pull of trade, whom "
        "it courts first (arrow), and how much each power wants of what it could reach (rings). "
        f"Squares: the {len(case().states())} contested states by who is granted most of each. "
        "Below: coded values with their ranges and pages of Pechatnov (1995). Drawn from the "
        "scenarios alone: 0 histories, no seed."
    )
    return FigureData("scheme", table, caption, {})


def _rows(scenario: Scenario) -> Iterator[dict[str, Any]]:
    for dotted in NUMBERS:
        yield {"number": dotted} | _coded(assumption(scenario, dotted))
    source = {"grade": scenario.spheres.grade or "-", "pages": scenario.spheres.pages or "-"}
    counts = {f"spheres.{holder}": count for holder, count in granted(scenario).items()}
    signs = {f"signs.{dyad}": int(dyad in scenario.spheres.signatories) for dyad in DYADS}
    for name, count in (counts | signs).items():
        ends = dict.fromkeys(("value", "range_low", "range_high"), float(count))
        yield {"number": name} | ends | source


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
    values = {
        row["number"]: Value(*(row[name] for name in Value._fields))
        for row in part.to_dict("records")
    }
    _plot_rivalry(values, axes)
    for power in (1, 2):
        _plot_tie(values, power, axes)
    _plot_partner(values["author.partner"].value, axes)
    for power in range(3):
        _plot_power(values, power, axes)
    _plot_signatures(values, axes)
    _plot_states(values, axes)
    for n, (dotted, label) in enumerate(METERS.items()):
        _plot_meter(values[dotted], label, 0.6 - 0.135 * n, axes)
    axes.set(xlim=(0, WIDTH), ylim=(0, HEIGHT), aspect="equal", xticks=[], yticks=[])
    axes.axis("off")
    return axes


def _plot_rivalry(values: dict[str, Value], axes: Any) -> None:
    believed = values["author.believed_rivalry"].value
    (x, y), (end, _) = NODES[1:]
    axes.plot([x, end], [y, y], **FAILS, linewidth=0.6 + 4 * believed, zorder=1)
    axes.text(0.5 * (x + end), y + 0.08, f"rivalry {believed:.2f}", ha="center", va="bottom",
              fontsize=7.5)  # fmt: skip


def _plot_tie(values: dict[str, Value], power: int, axes: Any) -> None:
    """Moscow's trust in a Western power as the width of the line, with the pull of trade."""
    name, side = ("usa", "right") if power == 1 else ("uk", "left")
    trust, trade = values[f"author.trust_in_{name}"].value, values[f"world.commerce_{name}"].value
    (x, y), (end, top) = NODES[0], NODES[power]
    axes.plot([x, end], [y, top], color="#1b7f79", linewidth=0.6 + 4 * trust, zorder=1)
    away = -0.16 if power == 1 else 0.16
    axes.text(0.5 * (x + end) + away, 0.5 * (y + top) - 0.08,
              f"trust {trust:.2f}\ntrade {trade:.2f}", ha=side, va="center", fontsize=7,
              linespacing=1.1)  # fmt: skip


def _plot_partner(preference: float, axes: Any) -> None:
    """An arrow from Moscow that leans to whom it courts first."""
    (x, y), (end, top) = NODES[0], NODES[2]
    angle = 0.8 * preference * math.atan2(end - x, top - y)
    tip = (x + 0.58 * math.sin(angle), y + 0.58 * math.cos(angle))
    axes.annotate("", tip, NODES[0], arrowprops={"arrowstyle": "-|>", "color": INK,
                  "linewidth": 1.1, "shrinkA": 0, "shrinkB": 0}, zorder=1)  # fmt: skip
    axes.text(x, y + 0.85, partner_in_words(preference), ha="center", va="center", fontsize=7,
              linespacing=1.1)  # fmt: skip


def partner_in_words(preference: float) -> str:
    """Whom Moscow courts first, in two lines; one of less than a tenth is none."""
    if abs(preference) < 0.1:
        return f"no partner first\n{abs(preference):.2f}"
    return f"{NAMES[2] if preference > 0 else NAMES[1]} first\n{abs(preference):.2f}"


def _plot_power(values: dict[str, Value], power: int, axes: Any) -> None:
    """A power's disc in a ring that its appetite fills."""
    from matplotlib.patches import Circle, Wedge

    place, appetite = NODES[power], values[RINGS[power]].value
    axes.add_patch(Circle(place, RING, facecolor="white", edgecolor=INK, linewidth=0.6, zorder=2))
    axes.add_patch(Wedge(place, RING, 90 - 360 * appetite, 90, facecolor=INK, zorder=2))
    axes.add_patch(Circle(place, CORE, facecolor=COLOURS[power], edgecolor="white", zorder=2))
    above = power > 0
    wants = "wants" if above else "appetite"
    axes.text(place[0], place[1] + (0.24 if above else -0.21), f"{NAMES[power]} {wants} "
              f"{appetite:.2f}", ha="center", va="bottom" if above else "top", fontsize=7.5,
              fontweight="bold")  # fmt: skip


def _plot_signatures(values: dict[str, Value], axes: Any) -> None:
    """A seal on each tie whose two powers may sign the map."""
    for dyad, (a, b) in DYADS.items():
        if values[f"signs.{dyad}"].value:
            middle = [0.5 * (here + there) for here, there in zip(NODES[a], NODES[b], strict=True)]
            axes.plot(*middle, marker="s", markersize=6, color="white", markeredgecolor=INK)


def _plot_states(values: dict[str, Value], axes: Any) -> None:
    """A square for each contested state, and in words how many go to whom."""
    from matplotlib.patches import Rectangle

    counts = {holder: int(values[f"spheres.{holder}"].value) for holder in HOLDERS}
    looks: list[dict[str, Any]] = [*({"facecolor": colour, "edgecolor": INK} for colour in COLOURS),
             {"facecolor": "white", "edgecolor": INK, "hatch": "//////"},
             {"facecolor": "white", "edgecolor": INK},
             {"facecolor": "white", "edgecolor": MUTED, "linestyle": ":"}]  # fmt: skip
    squares = [look for look, count in zip(looks, counts.values(), strict=True)
               for _ in range(count)]  # fmt: skip
    step = (WIDTH - 0.1) / len(squares)
    for n, look in enumerate(squares):
        corner = (0.05 + step * n, 0.95)
        axes.add_patch(Rectangle(corner, 0.78 * step, 0.78 * step, linewidth=0.6, **look))
    axes.text(0.05, 0.92, granted_in_words(counts), ha="left", va="top", fontsize=7)


def granted_in_words(counts: Mapping[str, int]) -> str:
    """How many contested states go to whom, in one line or two."""
    names = dict(zip(HOLDERS, (*NAMES, "shared", "nobody’s", "open"), strict=True))
    if counts["open"] == sum(counts.values()):
        return f"no division: all {counts['open']} states open"
    parts = [f"{names[holder]}\u00a0{count}" for holder, count in counts.items() if count]
    return textwrap.fill(" · ".join(parts), 54)


def _plot_meter(coded: Value, label: str, y: float, axes: Any) -> None:
    """A value on a scale from none to all, over its range, with its pages."""
    left, right = 0.92, 1.6

    def at(value: float) -> float:
        return left + (right - left) * value

    axes.text(0.05, y, label, ha="left", va="center", fontsize=7)
    axes.plot([left, right], [y, y], color="#cfcfcf", linewidth=0.8, zorder=1)
    axes.plot(
        [at(coded.range_low), at(coded.range_high)], [y, y], color=MUTED, linewidth=2.2, zorder=1
    )
    axes.plot(at(coded.value), y, markersize=4.5, **GRADES[coded.grade], color=INK, zorder=2)
    axes.text(1.9, y, f"{coded.value:.2f}", ha="right", va="center", fontsize=7)
    if coded.pages != "-":
        axes.text(1.94, y, short_pages(coded.pages), ha="left", va="center", fontsize=6,
                  color=MUTED)  # fmt: skip


def short_pages(pages: str) -> str:
    """Pages of the source, cut after the second group where there are more."""
    groups = pages.replace(" ", "").split(";")
    return wording.pages(";".join(groups[:2])) + (" …" if len(groups) > 2 else "")


def draw(table: pd.DataFrame, settings: dict[str, Any]) -> Figure:
    """The diagrams, two in a row."""
    names = list(dict.fromkeys(table["scheme"]))
    titles = [textwrap.fill(name, 30) for name in names]
    columns = 1 if len(names) == 1 else 2 if len(names) < 5 else 3
    rows = -(-len(names) // columns)
    tall = HEIGHT + 0.25 + 0.17 * max(1 + title.count("\n") for title in titles)
    key = _key(table)
    below = 0.3 + 0.2 * -(-len(key) // (2 * columns))
    with styled():
        figure: Figure
        figure, grid = panels(rows, columns, (WIDTH + 0.2) * columns, tall * rows + below)
        for axes, name, title in zip(grid.flat, names, titles, strict=False):
            plot_scheme(table[table["scheme"] == name], axes)
            axes.set_title(title)
        for axes in grid.flat[len(names) :]:
            axes.remove()
        figure.legend(
            handles=key, loc="outside lower center", ncols=2 * columns, frameon=False,
            fontsize=7.5, handlelength=1.0, handletextpad=0.4, columnspacing=1.2,
        )  # fmt: skip
    return figure


def _key(table: pd.DataFrame) -> list[Any]:
    from matplotlib.lines import Line2D

    seal: dict[str, Any] = {"marker": "s", "markerfacecolor": "white"}
    shown = {"may sign the map": seal} | {
        grade: look for grade, look in GRADES.items() if grade in set(table["grade"])
    }
    return [
        Line2D([], [], **look, color=INK, markersize=5, linestyle="", label=label)
        for label, look in shown.items()
    ]

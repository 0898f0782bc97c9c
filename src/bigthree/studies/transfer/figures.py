"""Which marks of either record are met, by where the coefficients come from: dots and intervals."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any

from bigthree import wording
from bigthree.cases import case
from bigthree.figures.figure_data import FigureData
from bigthree.figures.style import INK, key_below, panels, styled
from bigthree.measures.estimates import Estimate
from bigthree.record.targets import TARGETS
from bigthree.storage.codebook import Columns
from bigthree.studies.transfer import tables
from bigthree.studies.transfer.computation import ALL, ANEW, NUMBER, Source

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

    from bigthree.studies.transfer.computation import Transfer

THERE = "there"

BLUE, ORANGE, GREY = "#0b5394", "#c75300", "#6b6b6b"

LOOKS: dict[Source, dict[str, Any]] = {
    Source.PRIOR: {"color": ORANGE, "marker": "o", "markerfacecolor": "white"},
    Source.ACCEPTED: {"color": BLUE, "marker": "o"},
    Source.BACK: {"color": BLUE, "marker": "s"},
    Source.PROTOTYPE: {"color": GREY, "marker": "D", "markerfacecolor": "white"},
    Source.JOINT: {"color": INK, "marker": "^"},
    Source.START: {"color": INK, "marker": "x"},
}
"""Told apart by shape and filling as well as by colour."""

NAMES = {
    Source.PRIOR: "priors",
    Source.ACCEPTED: "accepted by the record below",
    Source.BACK: "accepted by the record above",
    Source.PROTOTYPE: "the literature’s values",
    Source.JOINT: "accepted below, weighted by the one above",
    Source.START: "rule: the ties of the start carry on",
}

ROW = 0.62
"""Inches for a mark."""

COLUMNS: Columns = {
    "panel": ("whose record: there that of the other case, back that of the usual one", "", ""),
    "row": ("a mark or target of that record; all: every one", "", ""),
    "series": ("where the coefficients come from", "", ""),
    "value": ("share of histories that meet it", "share", "0 to 1"),
    "low": ("lower end of its 95 % interval", "share", "0 to 1"),
    "high": ("upper end of its 95 % interval", "share", "0 to 1"),
}


def tabulate(result: Transfer) -> FigureData:
    """The shares there and back, a row a dot."""
    import pandas as pd

    marks, back = result.tables["marks"], result.tables["back"]
    parts = {
        THERE: marks[marks["mark"] != NUMBER].rename(columns={"mark": "row"}),
        Source.BACK: back[back["coding"] == ANEW].rename(columns={"target": "row"}),
    }
    frames = [
        part.assign(panel=name, series=part["coefficients"])[list(COLUMNS)]
        for name, part in parts.items()
    ]
    every = {ALL: "all of them"}
    settings = {
        "titles": {THERE: f"There: {result.case.label}", Source.BACK: f"Back: {case().label}"},
        "rows": {
            THERE: tables.mark_labels(result) | every,
            Source.BACK: TARGETS | every,
        },
    }
    caption = (
        "Share of histories that meet each mark of a record, by where the coefficients come from. "
        f"Above: {result.case.label}; only the triangles were fitted to its record. Below: "
        f"{case().label}; only the filled circles were fitted to its record. The squares are the "
        f"{result.kept:,} draws from the priors whose one history above meets {result.asked}. "
        f"{result.runs:,} histories a dot, seed {result.seed}, coded numbers drawn from their "
        "ranges; bars: 95 %."
    )
    return FigureData("transfer", pd.concat(frames, ignore_index=True), caption, settings)


def finding(table: pd.DataFrame, settings: dict[str, Any]) -> str:
    """How often all marks of the other record are met, by the coefficients of this one."""
    rows = table[(table["panel"] == THERE) & (table["row"] == ALL)].set_index("series")
    accepted, before = (
        Estimate(*rows.loc[name, ["value", "low", "high"]])
        for name in (Source.ACCEPTED, Source.PRIOR)
    )
    apart = accepted.low > before.high or accepted.high < before.low
    return (
        "Coefficients accepted by the one record meet all marks of the other in "
        f"{wording.percents(accepted)} of histories, the priors in {wording.percents(before)}"
        f"{'' if apart else ': no clear difference'}"
    )


def draw(table: pd.DataFrame, settings: dict[str, Any]) -> Figure:
    """A panel for each record, a row for each of its marks."""
    parts = {name: table[table["panel"] == name] for name in settings["titles"]}
    sizes = [part["row"].nunique() for part in parts.values()]
    with styled():
        figure: Figure
        if settings.get("wide", False):
            figure, grid = panels(1, 2, 9.4, max(4.6, 0.5 * max(sizes) + 1.6), sharex=True)
        else:
            height = ROW * sum(sizes) + 1.9
            figure, grid = panels(2, 1, 6.4, height, sharex=True, height_ratios=sizes)
        for axes, (name, part) in zip(grid.flat, parts.items(), strict=True):
            plot_shares(part, settings["rows"][name], axes)
            axes.set_title(settings["titles"][name])
        for axes in grid[-1]:
            axes.set_xlim(-0.02, 1.02)
            axes.set_xticks([0, 0.25, 0.5, 0.75, 1], ["0", "25 %", "50 %", "75 %", "100 %"])
            axes.set_xlabel("share of histories that meet it; line: 95 % interval")
        key_below(figure, _key(table), 2, handletextpad=0.3)
    return figure


def plot_shares(part: pd.DataFrame, names: dict[str, str], axes: Any) -> Any:
    """The shares of one record: a row a mark, by its words, a dot with its interval a sample."""
    rows, series = (list(dict.fromkeys(part[each])) for each in ("row", "series"))
    step = 0.72 / len(series)
    for n, name in enumerate(series):
        dots = part[part["series"] == name]
        places = [rows.index(row) + step * (n - (len(series) - 1) / 2) for row in dots["row"]]
        axes.hlines(places, dots["low"], dots["high"], color=LOOKS[name]["color"], linewidth=1.4)
        axes.plot(dots["value"], places, linestyle="none", markersize=5, **LOOKS[name])
    for row in range(1, len(rows)):
        axes.axhline(row - 0.5, color="#e4e4e4", linewidth=0.6)
    axes.set_yticks(range(len(rows)), [textwrap.fill(names[row], 27) for row in rows], color=INK)
    axes.get_yticklabels()[rows.index(ALL)].set_fontweight("bold")
    axes.tick_params(axis="y", length=0)
    axes.set_ylim(len(rows) - 0.5, -0.5)
    axes.grid(axis="x", color="#e4e4e4", linewidth=0.6)
    axes.set_axisbelow(True)
    return axes


def _key(table: pd.DataFrame) -> list[Any]:
    from matplotlib.lines import Line2D

    return [
        Line2D([], [], **look, markersize=5, linestyle="none", label=NAMES[name])
        for name, look in LOOKS.items()
        if (table["series"] == name).any()
    ]

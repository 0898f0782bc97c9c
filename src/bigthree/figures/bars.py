"""Estimates with their intervals as dots on bars: a panel an author, a row a cause."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from bigthree.figures.figure_data import FigureData
from bigthree.figures.style import INK, MUTED, band, key_below, panels, styled
from bigthree.measures.estimates import Estimate
from bigthree.storage.codebook import CHOICES, Columns, chosen

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

SERIES: tuple[dict[str, Any], ...] = (
    {"color": "#0b5394", "marker": "o", "markerfacecolor": "#0b5394"},
    {"color": "#c75300", "marker": "s", "markerfacecolor": "white"},
)
"""Told apart by shape and filling as well as by colour."""

REFERENCE: dict[str, Any] = {"color": INK, "linestyle": (0, (4, 2)), "linewidth": 1.2}
ROW = 0.21
"""Height of a dot's row, in inches."""


class Layout(NamedTuple):
    """Which columns of a frame go where, and what they are called.

    Attributes
    ----------
    panel, row, series : str
        Columns of the frame: what tells panels, rows and the dots of a row apart.
    names : mapping of str to str
        What a value of them is called; one that is not there is written as it stands.
    title, across : str
        What the figure finds, and what the dots measure.
    reference : mapping of str to sequence of float
        By panel, an estimate that is drawn as a line with its band: value and ends.
    line : str
        What that line is.
    """

    panel: str
    row: str
    series: str
    names: Mapping[str, str]
    title: str
    across: str
    reference: Mapping[str, Sequence[float]]
    line: str = ""

    def named(self, value: str) -> str:
        """What a value is called."""
        return self.names.get(value, value.replace("_", " "))


COLUMNS: Columns = {
    **chosen(("author", "contradiction", "background"), CHOICES),
    "value": ("the estimate: as its axis says", "", ""),
    "low": ("lower end of its interval", "that of the value", ""),
    "high": ("upper end of its interval", "that of the value", ""),
}


def tabulate(frame: pd.DataFrame, layout: Layout, caption: str) -> FigureData:
    """A frame of estimates, with its layout as plain values."""
    shown = {value for column in layout[:3] for value in frame[column]}
    worded = layout._replace(
        names={value: layout.named(value) for value in sorted(shown)},
        reference={  # one history has no interval
            panel: [float(end) for end in estimate if np.isfinite(end)]
            for panel, estimate in layout.reference.items()
        },
    )
    return FigureData("bars", frame.reset_index(drop=True), caption, worded._asdict())


def finding(table: pd.DataFrame, settings: dict[str, Any]) -> str:
    """What the study that made it found in the frame."""
    return str(settings["title"])


def plot_dots(frame: pd.DataFrame, layout: Layout, axes: Any) -> Any:
    """One panel: a bar from zero and a dot with its interval for each row and series."""
    rows, series = (list(dict.fromkeys(frame[each])) for each in (layout.row, layout.series))
    step = 0.8 / len(series)
    axes.axvline(0, color=MUTED, linewidth=0.8)
    for n, name in enumerate(series):
        part, look = frame[frame[layout.series] == name], SERIES[n % len(SERIES)]
        value, low, high = (part[end].to_numpy(float) for end in Estimate._fields)
        places = np.array([rows.index(each) for each in part[layout.row]])
        places = places + step * (n - (len(series) - 1) / 2)
        axes.hlines(places, 0, value, color=look["color"], linewidth=4, alpha=0.22)
        reach = [_finite(value - low), _finite(high - value)]
        axes.errorbar(value, places, xerr=reach, linestyle="none", linewidth=1.2, markersize=4,
                      label=layout.named(name), **look)  # fmt: skip
    axes.set_yticks(range(len(rows)), [layout.named(row) for row in rows])
    axes.set_ylim(len(rows) - 0.4, -0.6)
    axes.tick_params(axis="y", length=0)
    return axes


def _finite(reach: Any) -> Any:
    """Lengths of the arms of an interval; one history has none."""
    return np.where(np.isfinite(reach), np.maximum(reach, 0.0), 0.0)


def draw(table: pd.DataFrame, settings: dict[str, Any]) -> Figure:
    """Small multiples, two in a row, all on one scale; side by side on a slide."""
    from matplotlib.lines import Line2D
    from matplotlib.ticker import MaxNLocator

    layout = Layout(*(settings[name] for name in Layout._fields))
    shown = list(dict.fromkeys(table[layout.panel]))
    dots = table[layout.row].nunique() * table[layout.series].nunique()
    across = len(shown) if settings.get("wide", False) else min(2, len(shown))
    down = -(-len(shown) // across)
    height = max(1.5, ROW * dots + 0.3) * down + 1.1
    with styled():
        figure, grid = panels(down, across, max(4.6, 1.6 * across + 1.5), height,
                              sharex=True, sharey=True)  # fmt: skip
        for n, (panel, axes) in enumerate(zip(shown, grid.flat, strict=False)):
            plot_dots(table[table[layout.panel] == panel], layout, axes)
            _plot_reference(layout, panel, axes)
            axes.set_title(layout.named(panel))
            axes.xaxis.set_major_locator(MaxNLocator(4))
            axes.tick_params(labelbottom=True)
            if n >= len(shown) - across:
                axes.set_xlabel(textwrap.fill(layout.across, 26))
        for axes in grid.flat[len(shown) :]:
            axes.remove()
        handles, _ = grid[0][0].get_legend_handles_labels()
        shaded = any(len(ends) > 1 for ends in layout.reference.values())
        bands = [band("its 95 % interval")] if shaded else []
        line = Line2D([], [], color=MUTED, linewidth=1.2, label="95 % interval of a dot")
        key_below(figure, [*handles, line, *bands], 2)
    return figure


def _plot_reference(layout: Layout, panel: str, axes: Any) -> None:
    if panel in layout.reference:
        value, *ends = layout.reference[panel]
        if ends:
            axes.axvspan(*ends, color=INK, alpha=0.1, linewidth=0)
        axes.axvline(value, label=layout.line, **REFERENCE)

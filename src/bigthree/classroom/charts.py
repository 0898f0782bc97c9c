"""The charts of the workshop, as plotly.js takes them: the student's world beside the baseline."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from bigthree.classroom.texts import text
from bigthree.figures.patterns import FILLS, ORDER
from bigthree.figures.style import FAILS, HOLDS, INK, MUTED
from bigthree.inputs import START_YEAR

if TYPE_CHECKING:
    import pandas as pd

    from bigthree.classroom.answers import Answer, Odds, Told

Chart = dict[str, Any]

LEFT: dict[str, Any] = {"color": HOLDS["color"], "dash": "solid", "fill": "rgba(11,83,148,0.16)"}
RIGHT: dict[str, Any] = {"color": FAILS["color"], "dash": "9px,5px", "fill": "rgba(199,83,0,0.18)"}
"""The baseline and the student's world: told apart by dash as well as by colour."""

QUARTERS = [0, 25, 50, 75, 100]
HATCHES = {"menage": "", "romantic": ".", "marriage": "/", "veto": ""}
FONT = "Charter, 'Iowan Old Style', 'Palatino Linotype', Georgia, serif"


def survival(left: Odds, right: Odds | None, names: Sequence[str] | None = None) -> Chart:
    """Share of histories in which the three still stand together, month by month.

    Parameters
    ----------
    left, right : Odds
    names : sequence of str, optional
        What the curves are called, where not by their sides.
    """
    names = names or sides()
    traces: list[Chart] = []
    notes: list[Chart] = []
    for (answer, line), name in zip(_lines(left, right), names, strict=False):
        table = answer.survival
        years = _years(table["month"].to_numpy())
        traces += _band(years, table["low"], table["high"], line, 100.0, "hv")
        traces.append(_line(years, 100.0 * table["share"], line, name, "hv", "%{y:.0f} %"))
        notes.append(_note(years[-1], 100.0 * table["share"].iloc[-1], name, line))
    _apart(notes, 8.0)
    axis = {"range": [0, 103], "tickvals": QUARTERS, "ticktext": [f"{part} %" for part in QUARTERS]}
    return _chart(traces, left, axis, notes, right_margin=92)


def tie(left: Answer, right: Answer | None, dyad: str) -> Chart:
    """One tie: nine tenths of the histories of either world, and their medians."""
    traces: list[Chart] = []
    for (answer, line), name in zip(_lines(left, right), sides(), strict=False):
        table = answer.ties[answer.ties["dyad"] == dyad]
        years = _years(table["month"].to_numpy())
        traces += _band(years, table["q05"], table["q95"], line)
        traces.append(_line(years, table["q50"], line, name, "linear", "%{y:.2f}"))
    axis = {
        "range": [-1, 1],
        "tickvals": [-1, 0, 1],
        "ticktext": [text("workshop.ties.hostile"), "0", text("workshop.ties.allied")],
        "zeroline": True,
        "zerolinecolor": MUTED,
    }
    return _chart(traces, left, axis)


def patterns(answer: Answer) -> Chart:
    """Dittmer's four patterns: the share of histories in each, stacked."""
    years = _years(np.arange(len(answer.patterns)))
    traces: list[Chart] = [
        {
            "type": "scatter",
            "mode": "lines",
            "x": years,
            "y": rounded(100.0 * answer.patterns[:, n], 1),
            "stackgroup": "one",
            "line": {"width": 0.6, "color": "#fff"},
            "fillcolor": FILLS[name]["facecolor"],
            "fillpattern": {"shape": HATCHES[name], "fgcolor": "#fff", "size": 5, "solidity": 0.25,
                            "bgcolor": FILLS[name]["facecolor"]},
            "name": text(f"workshop.patterns.names.{name}"),
            "hovertemplate": "%{y:.0f} %",
        }
        for n, name in enumerate(ORDER)
    ]  # fmt: skip
    halves = QUARTERS[::2]
    ticks = [f"{part} %" for part in halves]
    axis = {"range": [0, 100], "tickvals": halves, "ticktext": ticks}
    return _chart(traces, answer, axis)


def sides() -> tuple[str, str]:
    """What the two worlds are called."""
    return text("workshop.sides.left"), text("workshop.sides.right")


def _lines(left: Told, right: Told | None) -> list[tuple[Told, dict[str, Any]]]:
    """The worlds that are drawn, each with its line."""
    return [(left, LEFT)] + ([(right, RIGHT)] if right else [])


def _years(months: Any) -> list[float]:
    return rounded(START_YEAR + months / 12.0, 3)


def rounded(values: Any, digits: int) -> list[float]:
    """Numbers as short as a script needs them."""
    found: list[float] = np.round(np.asarray(values, dtype=float), digits).tolist()
    return found


def _band(
    years: list[float],
    low: pd.Series,
    high: pd.Series,
    line: dict[str, Any],
    scale: float = 1.0,
    shape: str = "linear",
) -> list[Chart]:
    """Two unseen edges with the room between them filled."""
    edge = {"type": "scatter", "mode": "lines", "x": years, "hoverinfo": "skip",
            "line": {"width": 0, "shape": shape}}  # fmt: skip
    return [
        edge | {"y": rounded(scale * low, 3)},
        edge | {"y": rounded(scale * high, 3), "fill": "tonexty", "fillcolor": line["fill"]},
    ]


def _line(
    years: list[float], values: Any, line: dict[str, Any], name: str, shape: str, hover: str
) -> Chart:
    return {
        "type": "scatter",
        "mode": "lines",
        "x": years,
        "y": rounded(values, 3),
        "name": name,
        "line": {"color": line["color"], "dash": line["dash"], "width": 2.5, "shape": shape},
        "hovertemplate": f"{hover} <extra>{name}</extra>",
    }


def _note(x: float, y: float, words: str, line: dict[str, Any]) -> Chart:
    """The name of a curve at its end."""
    return {
        "x": x, "y": round(float(y), 3), "text": words, "showarrow": False, "xanchor": "left",
        "xshift": 5, "font": {"color": line["color"], "size": 13},
    }  # fmt: skip


def _apart(notes: list[Chart], room: float) -> None:
    """Move two names apart that would stand on each other."""
    if len(notes) < 2 or abs(notes[0]["y"] - notes[1]["y"]) >= room:
        return
    middle = min(max(0.5 * (notes[0]["y"] + notes[1]["y"]), room / 2), 100 - room / 2)
    upper, lower = sorted(notes, key=lambda note: -note["y"])
    upper["y"], lower["y"] = middle + room / 2, middle - room / 2


def _chart(
    traces: list[Chart],
    answer: Odds,
    axis: Chart,
    notes: list[Chart] | None = None,
    right_margin: int = 10,
) -> Chart:
    last = START_YEAR + answer.scenario.months / 12
    layout = {
        "font": {"family": FONT, "size": 13, "color": INK},
        "margin": {"l": 52, "r": right_margin, "t": 8, "b": 30},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "showlegend": False,
        "hovermode": "x unified",
        "dragmode": False,
        "xaxis": {"range": [START_YEAR, last], "fixedrange": True, "showgrid": False,
                  "tickformat": "d", "nticks": 6, "linecolor": MUTED, "ticks": "outside",
                  "hoverformat": ".1f"},
        "yaxis": {"fixedrange": True, "gridcolor": "#ddd5c6", "zeroline": False} | axis,
        "annotations": notes or [],
    }  # fmt: skip
    return {"data": traces, "layout": layout}

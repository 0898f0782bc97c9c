"""Which of many assumptions matter for a measure, and which cannot be told from luck."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Iterator
from functools import partial
from typing import Any

import pandas as pd

from bigthree import wording
from bigthree.analysis.sensitivity import METHODS, Sensitivity, sensitivity
from bigthree.figures.figure_data import figure_data
from bigthree.measures.history import COLUMNS
from bigthree.measures.summary import ESTIMATES
from bigthree.studies.request import Request
from bigthree.studies.results import Results, preformatted
from bigthree.studies.sweep.answer import header
from bigthree.sweeps.factors import ASSUMPTIONS

MOST_ROWS = 20
"""Rows of the printed table; the file has all."""

MOST_NAMED = 3
"""How many are named as what matters most."""

WIDTH = 110
"""Letters of a line."""

LEGENDS = {
    "morris": "μ*: how far it moves the measure, either way, over the whole range of a number or "
    "from one choice to another, on average over the others; μ: the same with its sign; σ: how "
    "much that hangs on the others; luck alone: the μ* that luck would give something without "
    "effect.",
    "sobol": "total: share of the variance between worlds that it brings, alone and together with "
    "others; alone: share that it brings by itself. The luck that is left in the means of worlds "
    "is taken out, so that an index can fall below 0.",
}
INTERVALS = (
    " by design: 95 % interval had as many other worlds been run; by luck: had as many other "
    "histories been run."
)
CAVEAT = (
    "Numbers vary over the ranges in the table. Where these are the coding's, they tell how far "
    "readings of the evidence differ, not how far history might have differed: a wider range "
    "gives a stronger effect."
)
ROUGH = "First-order indices are rough with so few rows; more points would tell them better."


def study(request: Request) -> Results:
    """Run Morris's or Sobol's design, rank what varied, and say what luck has to do with it."""
    options = request.sweep_options
    found = sensitivity(
        request.overrides,
        options.vary or ASSUMPTIONS,
        options.method,
        options.measure,
        options.points,
        request.runs,
        request.seed,
        **request.running,
    )
    return Results(
        blocks=preformatted(tell(found)),
        sweep=found.sweep,
        tables={"sensitivity": found.table, "variance": parts_table(found)},
        drawings={"sensitivity": partial(figure_data, "sensitivity", found)},
    )


def tell(found: Sensitivity) -> str:
    """The ranking in words, and where the differences between single histories come from."""
    rows = [*_rows(found)]
    left = len(found.table) - len(rows)
    return "\n".join(
        [
            header(found.sweep)[0],
            _varied(found),
            "",
            _wrapped(LEGENDS[found.method] + INTERVALS),
            "",
            wording.table(rows),
            *([f"… and {left} weaker, in sensitivity.csv"] if left else []),
            "",
            *map(_wrapped, _findings(found)),
            "",
            _wrapped(_sources(found)),
            _wrapped(CAVEAT),
        ]
    )


def _wrapped(text: str) -> str:
    return textwrap.fill(text, WIDTH)


def described(measure: str) -> tuple[str, str]:
    """The meaning and the unit of a compared measure."""
    meaning, unit, _ = (COLUMNS | ESTIMATES)[measure]
    return meaning, unit


def parts_table(found: Sensitivity) -> pd.DataFrame:
    """A row a source of the differences between single histories."""
    variances, shares = found.parts._asdict(), found.parts.shares
    return pd.DataFrame(
        {
            "source": list(variances),
            "variance": list(variances.values()),
            "share_of_variance": shares,
        }
    )


def _varied(found: Sensitivity) -> str:
    """What is measured, and how many things vary in which way."""
    factors = len(found.factors)
    ways = {
        "morris": "one at a time along {} trajectories",
        "sobol": "in {} rows of Sobol's design",
    }
    way = ways[found.method].format(found.blocks)
    return _wrapped(
        f"{found.measure}: {described(found.measure)[0]}. "
        f"{f'{factors} things vary' if factors > 1 else '1 thing varies'}, {way}."
    )


def _rows(found: Sensitivity) -> Iterator[dict[str, str]]:
    """The strongest, in words of a table."""
    digits = _digits(found)
    for row in found.table.head(MOST_ROWS).to_dict("records"):
        cells = {"": str(row["factor"]), "over": _short(str(row["over"]))}
        if found.method == "morris":
            cells |= _index(row, "mu_star", "μ*", digits)
            cells["luck alone"] = _plain(row["luck_alone"], digits)
            cells |= {"μ": _plain(row["mu"], digits), "σ": _plain(row["sigma"], digits)}
        else:
            cells |= _index(row, "ST", "total", digits)
            cells |= _index(row, "S1", "alone", digits, ", alone")
        yield cells


def _short(choices: str) -> str:
    """A range, or as many choices as fit a column."""
    return textwrap.shorten(choices.replace("-", "−"), 40, placeholder=" …")


def _index(
    row: dict[Any, Any], index: str, said: str, digits: int, which: str = ""
) -> dict[str, str]:
    """An index and its two intervals."""
    cells = {said: _plain(row[index], digits)}
    for source in ("design", "luck"):
        ends = (_plain(row[f"{index}_{source}_{end}"], digits) for end in ("low", "high"))
        cells[f"by {source}{which}"] = " to ".join(end for end in ends if end)
    return cells


def _digits(found: Sensitivity) -> int:
    months = found.method == "morris" and described(found.measure)[1] == "month"
    return 1 if months else 2 if found.method == "sobol" else 3


def _plain(value: Any, digits: int) -> str:
    """A number, without the minus of a zero; nothing where there is none."""
    if math.isnan(value):
        return ""
    return f"{round(value, digits) + 0.0:.{digits}f}".replace("-", "−")


def _findings(found: Sensitivity) -> list[str]:
    """What matters most, and what does not as far as these runs can tell."""
    told = found.told
    if not told.any():
        return ["None of these can be told from luck with so many worlds and histories."]
    strongest = found.table[told].head(MOST_NAMED).to_dict("records")
    said = [f"What matters most: {'; '.join(_strength(found, row) for row in strongest)}."]
    lost = found.table["factor"][~told]
    if len(lost):
        said.append(f"No more than luck, as far as these runs can tell: {', '.join(lost)}.")
    else:
        said.append("Each of them does more than luck alone would.")
    if found.method == "sobol" and found.blocks < METHODS["sobol"].usual:
        said.append(ROUGH)
    return said


def _strength(found: Sensitivity, row: dict[Any, Any]) -> str:
    """One factor and what it does."""
    value = row[found.strength]
    if found.method == "sobol":
        return f"{row['factor']}, {wording.percent(value)} of the variance between worlds"
    unit = {"month": " months", "share": "", "tie": ""}[described(found.measure)[1]]
    return f"{row['factor']}, by {_plain(value, _digits(found))}{unit}"


def _sources(found: Sensitivity) -> str:
    """Where the differences between single histories come from, in words."""
    if not any(found.parts.shares):
        return "All histories of all worlds came out the same."
    worlds, luck, both = map(wording.percent, found.parts.shares)
    return (
        f"Of the differences between single histories of these worlds, what varied accounts for "
        f"{worlds}, luck common to all worlds for {luck}, and luck that plays out differently from "
        f"world to world for {both}."
    )

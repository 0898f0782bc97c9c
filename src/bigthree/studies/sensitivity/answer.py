"""The answer of a sensitivity analysis: what matters most, and what no more than luck."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Iterator
from typing import Any

from bigthree import wording
from bigthree.answers import Block, Paragraph, Table
from bigthree.labels import label
from bigthree.numerals import Numeral
from bigthree.studies.findings import measured, worlds_run
from bigthree.studies.request import Request
from bigthree.studies.results import Results
from bigthree.studies.sensitivity.computation import Sensitivity, sensitivity
from bigthree.studies.sensitivity.design import METHODS
from bigthree.studies.sensitivity.figures import drawings
from bigthree.sweeps.factors import ASSUMPTIONS, Factor

MOST_ROWS = 20
"""Rows of the table in the answer; the file has all."""

MOST_NAMED, MOST_WEAK = 3, 6
"""How many are named as what matters most, and as what does no more than luck."""

LEGENDS = {
    "morris": "μ*: how far it moves the measure, either way, over the whole range of a number or "
    "from one choice to another, on average over the others. μ: the same with its sign. σ: how "
    "much that depends on the others. Luck alone: the μ* that luck would give something without "
    "effect.",
    "sobol": "Total: share of the variance between worlds that it brings, alone and together with "
    "others. Alone: share that it brings by itself. The luck that is left in the means of worlds "
    "is taken out, so that an index can fall below 0.",
}
INTERVALS = (
    " By design: 95 % interval had as many other worlds been run. By luck: had as many other "
    "histories been run."
)
CAVEAT = (
    "Numbers vary over the ranges in the table. Where these are the coding's, they show how far "
    "readings of the evidence differ, not how far history might have differed: a wider range "
    "gives a stronger effect."
)
ROUGH = "First-order indices are rough with so few rows; more points would make them clearer."


def study(request: Request) -> Results:
    """Run Morris's or Sobol's design, and rank what varied."""
    options = request.sweep_options
    result = sensitivity(
        request.overrides,
        options.vary or ASSUMPTIONS,
        options.method,
        options.measure,
        options.points,
        request.runs,
        request.seed,
        **request.running,
    )
    return result.results(blocks, drawings)


def blocks(sensitivity: Sensitivity) -> Iterator[Block]:
    """Yield what matters, the ranking, and where differences between histories come from."""
    yield from map(Paragraph, _main_points(sensitivity))
    digits = _digits(sensitivity)
    rows = [
        _row(sensitivity, row, digits)
        for row in sensitivity.table.head(MOST_ROWS).to_dict("records")
    ]
    yield Table.of(rows, LEGENDS[sensitivity.design.method] + INTERVALS)
    if (left := len(sensitivity.table) - len(rows)) > 0:
        yield Paragraph(f"… and {left} weaker, in sensitivity.csv.")
    yield Paragraph(_sources(sensitivity))
    yield from worlds_run(sensitivity.sweep)
    yield Paragraph(_what_varied(sensitivity))
    yield Paragraph(CAVEAT)


def _main_points(sensitivity: Sensitivity) -> Iterator[str]:
    """What matters most, and what does no more than luck in these runs."""
    clear, design = sensitivity.beyond_luck, sensitivity.design
    if not clear.any():
        yield "None of these does clearly more than luck, with so few worlds and histories."
        return
    strongest = sensitivity.table[clear].head(MOST_NAMED).to_dict("records")
    yield f"What matters most: {'; '.join(_strength(sensitivity, row) for row in strongest)}."
    others = [_named(sensitivity, name) for name in sensitivity.table["factor"][~clear]]
    if others:
        left = len(others) - MOST_WEAK
        more = f"; and {left} others (sensitivity.csv)" if left > 0 else ""
        yield f"No more than luck, in these runs: {'; '.join(others[:MOST_WEAK])}{more}."
    else:
        yield "Each of them does more than luck alone would."
    if design.method == "sobol" and design.blocks < METHODS["sobol"].usual:
        yield ROUGH


def _named(sensitivity: Sensitivity, factor: str) -> str:
    """A factor in words."""
    return wording.varied(factor, sensitivity.sweep.plan.case.name)


def _strength(sensitivity: Sensitivity, row: dict[Any, Any]) -> str:
    """One factor and what it does."""
    name = _named(sensitivity, row["factor"])
    if sensitivity.design.method == "sobol":
        return f"{name}, {wording.percent(row['ST'])} of the variance between worlds"
    unit = " months" if sensitivity.meaning_and_unit[1] == "month" else ""
    return f"{name}, by {_number(row['mu_star'], _digits(sensitivity))}{unit}"


def _what_varied(sensitivity: Sensitivity) -> str:
    """What is measured, and how many things vary in which way."""
    design = sensitivity.design
    count = len(design.factors)
    way = {
        "morris": f"one at a time along {design.blocks} trajectories",
        "sobol": f"in {design.blocks} rows of Sobol's design",
    }[design.method]
    things = f"{count} things vary" if count > 1 else "1 thing varies"
    return (
        f"{measured(sensitivity.measure, sensitivity.sweep.plan.case)} {things}, {way}; "
        "sensitivity.csv has their names as they are typed."
    )


def _row(sensitivity: Sensitivity, row: dict[Any, Any], digits: int) -> dict[str, str]:
    """A factor as a row of the table."""
    factor = next(each for each in sensitivity.design.factors if each.name == row["factor"])
    cells = {"": _named(sensitivity, row["factor"]), "over": _over(factor)}
    if sensitivity.design.method == "sobol":
        return cells | _index(row, "ST", "total", 2) | _index(row, "S1", "alone", 2, ", alone")
    return (
        cells
        | _index(row, "mu_star", "μ*", digits)
        | {"luck alone": _number(row["luck_alone"], digits)}
        | {"μ": _number(row["mu"], digits), "σ": _number(row["sigma"], digits)}
    )


def _over(factor: Factor) -> str:
    """The values of a factor, in words where they are choices; no more than fit a cell."""
    if factor.is_number:
        return Numeral("", _short(factor.over.replace("-", "−")))
    return _short("; ".join(label(factor.name, str(word)) for word in factor.levels))


def _short(text: str) -> str:
    return textwrap.shorten(text, 40, placeholder=" …")


def _index(
    row: dict[Any, Any], index: str, heading: str, digits: int, which: str = ""
) -> dict[str, str]:
    """An index and its two intervals."""
    cells = {heading: _number(row[index], digits)}
    for source in ("design", "luck"):
        ends = (_number(row[f"{index}_{source}_{end}"], digits) for end in ("low", "high"))
        cells[f"by {source}{which}"] = Numeral("", " to ".join(filter(None, ends)))
    return cells


def _digits(sensitivity: Sensitivity) -> int:
    """How many digits an elementary effect is given to."""
    return 1 if sensitivity.meaning_and_unit[1] == "month" else 3


def _number(value: Any, digits: int) -> str:
    """A number; nothing where there is none."""
    return "" if math.isnan(value) else wording.number(value, digits)


def _sources(sensitivity: Sensitivity) -> str:
    """Where the differences between single histories come from."""
    shares = sensitivity.variance["share_of_variance"]
    if not shares.any():
        return "All histories of all worlds came out the same."
    worlds, luck, both = map(wording.percent, shares)
    return (
        f"Of the differences between single histories of these worlds, what varied accounts for "
        f"{worlds}, luck common to all worlds for {luck}, and luck that plays out differently from "
        f"world to world for {both}."
    )

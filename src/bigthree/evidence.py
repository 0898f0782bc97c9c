"""What each assumption stands on: value, range, grade, page and reading.

The coded values stand once, in ``data/evidence.csv``; scenarios take their numbers from there.
A user's own stand beside them, in the ``evidence.csv`` of his own folder.
"""

from __future__ import annotations

import csv
from collections.abc import Container, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from bigthree.data import rows
from bigthree.errors import BadRequest, nearest
from bigthree.resources import own

if TYPE_CHECKING:
    from bigthree.scenario import Scenario

EARLIER = {"litvinov_december_1945": "litvinov", "maisky_december_1945": "maisky"}
"""A late turn keeps the man's earlier reading wherever the source names no change."""

GRADES = ("stated", "inferred", "silent")

SWITCHES = {
    "contradiction": ("rivalry",),
    "american_reach": ("american_reach",),
    "europe": ("resistance",),
    "tolerance": ("tolerance",),
    "commerce": ("commerce_usa", "commerce_uk"),
    "background": (
        "common_threat",
        "ideology",
        "opinion_sympathy",
        "opinion_weight",
        "american_power_growth",
        "british_decline",
        "revolution_risk",
    ),
}
"""The five misjudgements of the source (pp. 18-20), and the rest of the world's background."""


class Assumption(NamedTuple):
    """One assumption with its evidence.

    Attributes
    ----------
    value, low, high : float
        The coded value and the range within which a careful reader might disagree.
    grade : str
        ``stated``, ``inferred``, ``silent``, or ``set by hand`` where a user changed the value.
    pages : str
        Pages of Pechatnov (1995).
    leaf : str
        Archive leaf, where the source gives one.
    reading : str
        Our paraphrase of what the value rests on.
    coders : tuple of float
        The three independent readings, where there are three.
    source : str
        Whose assumption it is.
    """

    value: float
    low: float
    high: float
    grade: str
    pages: str
    leaf: str
    reading: str
    coders: tuple[float, ...]
    source: str


def _table() -> dict[tuple[str, str], Assumption]:
    return _tables(own("evidence.csv"))


@cache
def _tables(mine: Path | None) -> dict[tuple[str, str], Assumption]:
    table = {(row["source"], row["parameter"]): _coding(row) for row in rows("evidence")}
    return table | own_codings(mine, {source for source, _ in table}) if mine else table


def _coding(row: Mapping[str, str]) -> Assumption:
    return Assumption(
        value=float(row["value"]),
        low=float(row["low"]),
        high=float(row["high"]),
        grade=row["grade"],
        pages=row["pages"],
        leaf=row.get("leaf") or "",
        reading=row["reading"],
        coders=tuple(
            float(row[coder]) for coder in ("coder_a", "coder_b", "coder_c") if row.get(coder)
        ),
        source=row["source"],
    )


def own_codings(path: Path, shipped: Container[str]) -> dict[tuple[str, str], Assumption]:
    """The user's own codings, with the columns of the shipped table (leaf and coders optional).

    Raises
    ------
    BadRequest
        When the file cannot be read, or a row is not a coding: the line and what is wrong.
    """
    try:
        listed = list(csv.DictReader(path.read_text("utf-8-sig").splitlines(), restval=""))
    except (OSError, UnicodeDecodeError, csv.Error):
        raise BadRequest(f"{path}: cannot be read") from None
    found = {}
    for line, row in enumerate(listed, start=2):
        try:
            coding = _coding(row)
        except (KeyError, TypeError, ValueError) as fault:
            raise BadRequest(f"{path}: line {line}: is not a coding ({fault})") from None
        _check(coding, f"{path}: line {line}", shipped)
        found[coding.source, row["parameter"]] = coding
    return found


def _check(coding: Assumption, where: str, shipped: Container[str]) -> None:
    """Refuse what no coding of one's own can be."""
    if coding.source in shipped:
        raise BadRequest(f"{where}: source={coding.source}: is shipped; take another name")
    if coding.grade not in GRADES:
        raise BadRequest(f"{where}: grade={coding.grade}: {nearest(coding.grade, GRADES)}")
    if not coding.low <= coding.value <= coding.high:
        raise BadRequest(
            f"{where}: value={coding.value:g}: must lie between low={coding.low:g} and "
            f"high={coding.high:g}"
        )


def sources() -> tuple[str, ...]:
    """Whose assumptions are coded."""
    return tuple(dict.fromkeys(source for source, _ in _table()))


def coded(source: str, parameter: str) -> Assumption:
    """The coded assumption of a source; ``a+b`` is the mean of two with the widest range.

    Raises
    ------
    BadRequest
        When there is no such source or parameter.
    """
    if "+" in source:
        return _joined(source, [coded(part, parameter) for part in source.split("+")])
    table = _table()
    if source not in sources():
        raise BadRequest(f"no evidence for {source!r}: {nearest(source, sources())}")
    found = table.get((source, parameter)) or table.get((EARLIER.get(source, ""), parameter))
    if found is None:
        known = [name for of, name in table if of in (source, EARLIER.get(source))]
        raise BadRequest(f"no evidence of {source} on {parameter!r}: {nearest(parameter, known)}")
    return found


def _joined(source: str, parts: list[Assumption]) -> Assumption:
    return Assumption(
        value=sum(part.value for part in parts) / len(parts),
        low=min(part.low for part in parts),
        high=max(part.high for part in parts),
        grade=max((part.grade for part in parts), key=GRADES.index),
        pages="; ".join(part.pages for part in parts),
        leaf="; ".join(part.leaf for part in parts if part.leaf),
        reading=" / ".join(part.reading for part in parts),
        coders=tuple(value for part in parts for value in part.coders),
        source=source,
    )


def source_of(scenario: Scenario, dotted: str) -> str:
    """Whose reading a number of a scenario's author or world takes."""
    group, name = dotted.split(".", 1)
    if group == "author":
        return scenario.author.name
    for switch, parameters in SWITCHES.items():
        if name in parameters:
            return str(getattr(scenario.readings, switch))
    return "shared"


def assumption(scenario: Scenario, dotted: str) -> Assumption:
    """The evidence behind one number of a scenario (of its author or its world).

    A number that was set by hand has no range and no page.
    """
    value = scenario.numbers()[dotted]
    found = coded(source_of(scenario, dotted), dotted.split(".", 1)[1])
    if dotted in scenario.ranges:
        low, high = scenario.ranges[dotted]
        return found._replace(value=value, low=low, high=high)
    reading = (
        f"You set this. The coding of {found.source} is {found.value:g} "
        f"({found.low:g} to {found.high:g}), {found.grade}, p. {found.pages}."
    )
    return Assumption(value, value, value, "set by hand", "", "", reading, (), "you")


def ranges(scenario: Scenario, by_hand: Container[str]) -> dict[str, tuple[float, float]]:
    """Coding range of each number that stands as coded, by dotted name."""
    found = {}
    for dotted, value in scenario.numbers().items():
        if dotted.startswith(("author.", "world.")) and dotted not in by_hand:
            assumed = coded(source_of(scenario, dotted), dotted.split(".", 1)[1])
            if assumed.value == value:
                found[dotted] = (assumed.low, assumed.high)
    return found


def set_by_hand(scenario: Scenario) -> dict[str, float]:
    """The numbers that a user set: of author and world, coefficients, and thresholds."""
    from bigthree.scenario import Measures

    usual = {f"measures.{name}": value for name, value in Measures()}
    drawn = {*scenario.ranges, *(f"theory.{name}" for name in type(scenario.theory).model_fields)}
    drawn -= {f"theory.{name}" for name in scenario.fixed}
    return {
        dotted: value
        for dotted, value in scenario.numbers().items()
        if dotted not in drawn and usual.get(dotted) != value
    }


def assumptions(scenario: Scenario) -> dict[str, Assumption]:
    """The evidence behind every number of a scenario's author and world, by dotted name."""
    return {
        dotted: assumption(scenario, dotted)
        for dotted in scenario.numbers()
        if dotted.startswith(("author.", "world."))
    }

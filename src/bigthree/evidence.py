"""What each assumption stands on: value, range, grade, page and reading.

The coded values stand once, in the ``evidence.csv`` of a case; scenarios take their numbers from
there. A user's own stand beside them, in the ``evidence.csv`` of his own folder.
"""

from __future__ import annotations

import csv
from collections.abc import Container, Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from bigthree import readings
from bigthree.cases import BIG_THREE, case
from bigthree.errors import BadRequest, nearest
from bigthree.readings import READERS, Coder
from bigthree.resources import cached, own

if TYPE_CHECKING:
    from bigthree.scenario import Scenario

EARLIER = {"litvinov_december_1945": "litvinov", "maisky_december_1945": "maisky"}
"""A late turn keeps the man's earlier reading wherever the source names no change."""

GRADES = ("stated", "inferred", "silent")

SWITCHES = {
    "contradiction": ("rivalry",),
    "american_reach": ("american_reach", "american_appetite"),
    "europe": ("resistance",),
    "tolerance": ("tolerance",),
    "commerce": ("commerce_usa", "commerce_uk"),
    "germany": ("common_threat",),
    "background": (
        "ideology",
        "opinion_sympathy",
        "opinion_weight",
        "american_power_growth",
        "british_decline",
        "revolution_risk",
    ),
}
"""The six misjudgements of the source (pp. 18-20), and the rest of the world's background."""


class Beginning(NamedTuple):
    """How a paragraph of the source begins, and on which page."""

    page: str
    words: str

    def __str__(self) -> str:
        return f"p. {self.page}: {self.words} …"


class Assumption(NamedTuple):
    """One assumption with its evidence."""

    value: float
    low: float
    high: float
    """The coded value and the widest range that any reader gave."""
    grade: str
    """How far the source supports the direction: ``stated``, ``inferred``, ``silent``, or ``set by
    hand`` where a user changed the value."""
    size: str
    """The same of the size: ``stated`` only where the source gives a word of degree."""
    pages: str
    """Pages of Pechatnov (1995)."""
    paragraphs: tuple[Beginning, ...]
    """The paragraphs that the reading rests on."""
    leaf: str
    """Archive leaf, where the source gives one."""
    reading: str
    """Our paraphrase of what the value rests on."""
    coders: Mapping[str, float]
    """The independent readings by reader; empty where there was only one."""
    source: str
    """Whose assumption it is."""


@cached
def _table(of: str) -> dict[tuple[str, str], Assumption]:
    """The codings of a case; of the usual one, with the user's own beside them."""
    shipped = _codings(case(of).rows("evidence"), f"case={of}: evidence.csv", ())
    if of != BIG_THREE:
        return {key: each._replace(coders={}) for key, each in shipped.items()}
    path = own("evidence.csv")
    if path is None:
        return shipped
    try:
        mine = list(csv.DictReader(path.read_text("utf-8-sig").splitlines(), restval=""))
    except (OSError, UnicodeDecodeError, csv.Error):
        raise BadRequest(f"{path}: cannot be read") from None
    return shipped | _codings(mine, str(path), {source for source, _ in shipped})


def _codings(
    rows: Iterable[Mapping[str, str]], where: str, taken: Container[str]
) -> dict[tuple[str, str], Assumption]:
    """The codings of a table; the first row that is none is refused by its line."""
    codings = {}
    for line, row in enumerate(rows, start=2):
        try:
            coding = _coding(row)
        except (KeyError, TypeError, ValueError) as fault:
            raise BadRequest(f"{where}: line {line}: is not a coding ({fault})") from None
        _check(coding, f"{where}: line {line}", taken)
        codings[coding.source, row["parameter"]] = coding
    return codings


def _coding(row: Mapping[str, str]) -> Assumption:
    return Assumption(
        value=float(row["value"]),
        low=float(row["low"]),
        high=float(row["high"]),
        grade=row["grade"],
        size=row.get("size") or ("silent" if row["grade"] == "silent" else "inferred"),
        pages=row["pages"],
        paragraphs=tuple(map(_beginning, filter(None, (row.get("paragraphs") or "").split(" | ")))),
        leaf=row.get("leaf") or "",
        reading=row["reading"],
        coders=_coders(row),
        source=row["source"],
    )


def _beginning(cell: str) -> Beginning:
    page, _, words = cell.partition(" ")
    return Beginning(page, words)


def _coders(row: Mapping[str, str]) -> dict[str, float]:
    """The readings of a row: its own columns, or the shipped cell behind it."""
    own_columns = {reader: row.get(f"coder_{reader}") for reader in READERS}
    if any(own_columns.values()):
        return {reader: float(value) for reader, value in own_columns.items() if value}
    cell = readings.cell(row["source"], row["parameter"])
    return {reader: each.value for reader, each in cell.by.items()} if cell else {}


def _check(coding: Assumption, where: str, taken: Container[str]) -> None:
    """Refuse what no coding can be."""
    if coding.source in taken:
        raise BadRequest(f"{where}: source={coding.source}: is shipped; take another name")
    for column, grade in (("grade", coding.grade), ("size", coding.size)):
        if grade not in GRADES:
            raise BadRequest(f"{where}: {column}={grade}: {nearest(grade, GRADES)}")
    if not coding.reading.strip():
        raise BadRequest(f"{where}: reading: is empty")
    if not coding.low <= coding.value <= coding.high:
        raise BadRequest(
            f"{where}: value={coding.value:g}: must lie between low={coding.low:g} and "
            f"high={coding.high:g}"
        )


def sources(of: str = BIG_THREE) -> tuple[str, ...]:
    """Whose assumptions of a case are coded."""
    return tuple(dict.fromkeys(source for source, _ in _table(of)))


def coded(source: str, parameter: str, coder: Coder = "mean", of: str = BIG_THREE) -> Assumption:
    """Return the coded assumption of a source; ``a+b`` is the mean of two with the widest range.

    Parameters
    ----------
    source, parameter : str
    coder : {"mean", "a", "b", "c"}
        Whose reading gives the value. The range stays that of all three. What was read only once
        keeps its one value.
    of : str
        The case.

    Raises
    ------
    BadRequest
        When there is no such source or parameter.
    """
    if "+" in source:
        return _joined(source, [coded(part, parameter, coder, of) for part in source.split("+")])
    table = _table(of)
    coding = table.get((source, parameter)) or table.get((EARLIER.get(source, ""), parameter))
    if coding is None:
        if source not in sources(of):
            raise BadRequest(f"no evidence for {source!r}: {nearest(source, sources(of))}")
        names = [name for of, name in table if of in (source, EARLIER.get(source))]
        raise BadRequest(f"no evidence of {source} on {parameter!r}: {nearest(parameter, names)}")
    return coding if coder == "mean" else _of_reader(coding, parameter, coder)


def _of_reader(mean: Assumption, parameter: str, reader: str) -> Assumption:
    """An assumption as one reader has it: value, and pages and words where they left some."""
    if reader not in mean.coders:
        return mean
    cell = readings.cell(mean.source, parameter)
    theirs = cell.by[reader] if cell else readings.Reading(mean.coders[reader], "", "")
    return mean._replace(
        value=mean.coders[reader],
        pages=theirs.pages or mean.pages,
        reading=theirs.words or mean.reading,
    )


def _joined(source: str, parts: list[Assumption]) -> Assumption:
    return Assumption(
        value=sum(part.value for part in parts) / len(parts),
        low=min(part.low for part in parts),
        high=max(part.high for part in parts),
        grade=max((part.grade for part in parts), key=GRADES.index),
        size=max((part.size for part in parts), key=GRADES.index),
        pages=";".join(dict.fromkeys(each for part in parts for each in part.pages.split(";"))),
        paragraphs=tuple(dict.fromkeys(each for part in parts for each in part.paragraphs)),
        leaf="; ".join(part.leaf for part in parts if part.leaf),
        reading=" / ".join(part.reading for part in parts),
        coders={
            reader: sum(part.coders[reader] for part in parts) / len(parts)
            for reader in READERS
            if all(reader in part.coders for part in parts)
        },
        source=source,
    )


def source_of(scenario: Scenario, dotted: str) -> str:
    """Whose reading a number of a scenario's author or world takes."""
    group, name = dotted.split(".", 1)
    if group == "author":
        return scenario.author.name
    turned = (switch for switch, names in switches(scenario.case).items() if name in names)
    switch = next(turned, None)
    return str(getattr(scenario.switches, switch)) if switch else "shared"


def switches(of: str) -> Mapping[str, tuple[str, ...]]:
    """The numbers of the world that each switch turns, in a case."""
    numbers = case(of).numbers()
    if not numbers:
        return SWITCHES
    return {
        switch: tuple(each.name for each in numbers if each.switch == switch) for switch in SWITCHES
    }


def assumption(scenario: Scenario, dotted: str) -> Assumption:
    """The evidence behind one number of a scenario (of its author or its world).

    A number that was set by hand has no range and no page.
    """
    value = scenario.numbers()[dotted]
    coding = _behind(scenario, dotted)
    if dotted in scenario.ranges:
        low, high = scenario.ranges[dotted]
        return coding._replace(value=value, low=low, high=high)
    reading = (
        f"You set this. The coding of {coding.source} is {coding.value:g} "
        f"({coding.low:g} to {coding.high:g}), {coding.grade}, p. {coding.pages}."
    )
    hand = "set by hand"
    return Assumption(value, value, value, hand, hand, "", (), "", reading, {}, "you")


def grade_of(cell: readings.Cell) -> str:
    """Return the grade of a cell in the shipped table; where it is not used, the readers' own."""
    row = _table(BIG_THREE).get((cell.source, cell.parameter))
    return row.grade if row else cell.grade


def _behind(scenario: Scenario, dotted: str, coder: Coder | None = None) -> Assumption:
    """The coding behind a number, by a reader: unless given the one whom the scenario follows."""
    coder = coder or scenario.uncertainty.coder
    return coded(source_of(scenario, dotted), dotted.split(".", 1)[1], coder, scenario.case)


def ranges(scenario: Scenario, by_hand: Container[str]) -> dict[str, tuple[float, float]]:
    """Coding range of each number that stands as coded, by dotted name."""
    ends = {}
    for dotted, value in scenario.numbers().items():
        if dotted.startswith(("author.", "world.")) and dotted not in by_hand:
            assumed = _behind(scenario, dotted)
            if assumed.value == value:
                ends[dotted] = (assumed.low, assumed.high)
    return ends


def as_coded(scenario: Scenario) -> list[str]:
    """The numbers of author and world that stand as the mean reading has them, with its range.

    What rests on evidence that is not here, as in a file from elsewhere, is left out.
    """
    here, numbers = {*sources(scenario.case)}, scenario.numbers()
    return [
        dotted
        for dotted, ends in scenario.ranges.items()
        if source_of(scenario, dotted) in here
        for mean in [_behind(scenario, dotted, "mean")]
        if (mean.low, mean.high) == ends and mean.value == numbers[dotted]
    ]


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

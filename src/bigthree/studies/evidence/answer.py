"""What each assumption of a scenario stands on: value, range, grade, page, reading."""

from __future__ import annotations

from typing import NamedTuple

import pandas as pd

from bigthree import wording
from bigthree.answers import Block, Item, Items, Paragraph, markdown
from bigthree.cases import case
from bigthree.composition import compose
from bigthree.evidence import assumptions
from bigthree.scenario import Scenario
from bigthree.studies.request import Request
from bigthree.studies.results import Results


class Row(NamedTuple):
    """One line of the table; empty where a column does not apply."""

    assumption: str
    value: str
    low: str
    high: str
    grade: str
    size: str
    pages: str
    paragraphs: str
    leaf: str
    source: str
    readings: str
    reading: str


def study(request: Request) -> Results:
    """Print the evidence of the composed scenario; ``format=`` plain, markdown or csv."""
    scenario = compose(*request.overrides)
    if request.format == "csv":
        return Results(verbatim=pd.DataFrame(table(scenario)).to_csv(index=False).rstrip())
    if request.format == "markdown":
        return Results(verbatim=markdown.table(Row._fields, table(scenario)))
    return Results(blocks(scenario))


def table(scenario: Scenario) -> list[Row]:
    """Every assumption of a scenario: numbers, scheme of spheres, events, contested states."""
    return [*_numbers(scenario), *_scheme(scenario), *_events(scenario), *_states()]


def _numbers(scenario: Scenario) -> list[Row]:
    return [
        Row(
            dotted,
            f"{each.value:g}",
            f"{each.low:g}",
            f"{each.high:g}",
            each.grade,
            each.size,
            each.pages,
            " | ".join(each.paragraphs),
            each.leaf,
            each.source,
            " ".join(f"{value:g}" for value in each.coders.values()),
            each.reading,
        )
        for dotted, each in assumptions(scenario).items()
    ]


def _scheme(scenario: Scenario) -> list[Row]:
    spheres = scenario.spheres
    granted = "; ".join(
        f"{state} {'/'.join(f'{share:g}' for share in shares)}"
        for state, shares in spheres.grants()
    )
    note = "shares of the USSR, the USA and Britain"
    reading = f"{spheres.reading} Granted ({note}): {granted}." if granted else spheres.reading
    return [
        Row("spheres", spheres.name, "", "", spheres.grade, "", spheres.pages, "", "", spheres.name,
            "", reading)
    ]  # fmt: skip


def _events(scenario: Scenario) -> list[Row]:
    listed = []
    for name, event in scenario.events.events.items():
        when = f"month {event.month}" if event.month is not None else f"chance {event.hazard:g}"
        effects = ", ".join(f"{target} {size:+g}" for target, size in event.effects.items())
        listed.append(
            Row(f"events.{name}", when, "", "", event.grade, "inferred", event.pages, "", "",
                scenario.events.name, "", f"{effects}. {event.reading}")
        )  # fmt: skip
    return listed


def _states() -> list[Row]:
    listed = []
    for state in case().rows("contested_states"):
        inferred = any("inferred" in state[f"{name}_source"] for name in ("weight", "resistance"))
        values = f"weight {state['weight']}, resistance {state['resistance']}"
        reading = (
            f"{state['land_hops']} borders from the USSR; {state['uk_distance']} and "
            f"{state['usa_distance']} thousand km from Britain and the USA "
            f"({state['distance_source']}). Weight: {state['weight_source']}. Resistance: "
            f"{state['resistance_source']}. {state['note']}"
        )
        grade = "inferred" if inferred else "record"
        listed.append(
            Row(f"states.{state['state']}", values, "", "", grade, "", "", "", "", "record", "",
                reading.strip())
        )  # fmt: skip
    return listed


LEGEND = (
    "Pages are those of Pechatnov (1995); readings are ours. Stated: in the source; inferred: our "
    "inference; silent: the source says nothing; record: from data. Direction and size are graded "
    "apart: a size is stated only where the source gives a word of degree. The number is always "
    "ours."
)


def blocks(scenario: Scenario) -> list[Block]:
    """Return the table as a list that reads well on a terminal."""
    return [
        Paragraph(f"What {scenario.name} rests on. {LEGEND}"),
        Items(tuple(map(_item, table(scenario)))),
    ]


def _item(row: Row) -> Item:
    """One assumption: its value and grades, and below them how we read the source."""
    spread = f" ({row.low} to {row.high})" if row.low else ""
    pages = wording.pages(row.pages) if row.pages else "no page"
    leaf = f", leaf {row.leaf}" if row.leaf else ""
    reader = row.source.replace("_", " ").replace("+", " and ")
    readings = f"; three readings: {row.readings}" if row.readings else ""
    size = f", size {row.size}" if row.size not in ("", row.grade) else ""
    return Item(
        f"{row.assumption} = {row.value}{spread}: {row.grade}{size}, {pages}{leaf} "
        f"[{reader}{readings}]",
        " ".join(filter(None, [row.reading, _beginnings(row.paragraphs)])),
    )


def _beginnings(paragraphs: str) -> str:
    """How the paragraphs of the source that an assumption rests on begin."""
    if not paragraphs:
        return ""
    begin = (each.partition(" ") for each in paragraphs.split(" | "))
    where = "; ".join(f"p. {page}: {words} …" for page, _, words in begin)
    return f"Paragraphs that begin: {where}"

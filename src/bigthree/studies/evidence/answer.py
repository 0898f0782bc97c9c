"""What each assumption of a scenario stands on: value, range, grade, page, reading."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import pandas as pd

from bigthree import wording
from bigthree.answers import Block, Item, Items, Paragraph, Table
from bigthree.cases import case
from bigthree.composition import compose
from bigthree.evidence import Beginning, assumptions
from bigthree.scenario import Scenario, Spheres
from bigthree.studies.request import Request
from bigthree.studies.results import Results, printed


class Row(NamedTuple):
    """One line of the table; empty where a column does not apply."""

    assumption: str
    value: str
    low: str = ""
    high: str = ""
    grade: str = ""
    size: str = ""
    pages: str = ""
    paragraphs: tuple[Beginning, ...] = ()
    leaf: str = ""
    source: str = ""
    readings: str = ""
    reading: str = ""

    def cells(self) -> tuple[str, ...]:
        """The line as it stands in a table."""
        paragraphs = " | ".join(f"{page} {words}" for page, words in self.paragraphs)
        return tuple(map(str, self._replace(paragraphs=paragraphs)))  # type: ignore[arg-type]


def study(request: Request) -> Results:
    """Print the evidence of the composed scenario."""
    scenario = compose(*request.overrides)
    rows = [*_numbers(scenario), _scheme(scenario.spheres), *_events(scenario), *_states()]
    cells = tuple(row.cells() for row in rows)
    blocks: list[Block] = [Table(Row._fields, cells)]
    if request.format == "plain":
        about = Paragraph(f"What {scenario.name} rests on. {LEGEND}")
        blocks = [about, Items(tuple(map(_item, rows)))]
    return printed(request.format, blocks, pd.DataFrame(cells, columns=list(Row._fields)))


def _numbers(scenario: Scenario) -> Iterator[Row]:
    for dotted, each in assumptions(scenario).items():
        yield Row(
            dotted,
            f"{each.value:g}",
            f"{each.low:g}",
            f"{each.high:g}",
            each.grade,
            each.size,
            each.pages,
            each.paragraphs,
            each.leaf,
            each.source,
            " ".join(f"{value:g}" for value in each.coders.values()),
            each.reading,
        )


def _scheme(spheres: Spheres) -> Row:
    granted = "; ".join(
        f"{state} {'/'.join(f'{share:g}' for share in shares)}"
        for state, shares in spheres.grants()
    )
    note = f" Granted (shares of the USSR, the USA and Britain): {granted}." if granted else ""
    return Row("spheres", spheres.name, grade=spheres.grade, pages=spheres.pages,
               source=spheres.name, reading=f"{spheres.reading}{note}")  # fmt: skip


def _events(scenario: Scenario) -> Iterator[Row]:
    for name, event in scenario.events.events.items():
        when = f"month {event.month}" if event.month is not None else f"chance {event.hazard:g}"
        effects = ", ".join(f"{target} {size:+g}" for target, size in event.effects.items())
        yield Row(f"events.{name}", when, grade=event.grade, size="inferred", pages=event.pages,
                  source=scenario.events.name, reading=f"{effects}. {event.reading}")  # fmt: skip


def _states() -> Iterator[Row]:
    for state in case().rows("contested_states"):
        inferred = any("inferred" in state[f"{name}_source"] for name in ("weight", "resistance"))
        reading = (
            f"{state['land_hops']} borders from the USSR; {state['uk_distance']} and "
            f"{state['usa_distance']} thousand km from Britain and the USA "
            f"({state['distance_source']}). Weight: {state['weight_source']}. Resistance: "
            f"{state['resistance_source']}. {state['note']}"
        )
        yield Row(
            f"states.{state['state']}",
            f"weight {state['weight']}, resistance {state['resistance']}",
            grade="inferred" if inferred else "record",
            source="record",
            reading=reading.strip(),
        )


LEGEND = (
    "Pages are those of Pechatnov (1995); readings are ours. Stated: in the source; inferred: our "
    "inference; silent: the source says nothing; record: from data. Direction and size are graded "
    "apart: a size is stated only where the source gives a word of degree. The number is always "
    "ours."
)


def _item(row: Row) -> Item:
    """One assumption: its value and grades, and below them how we read the source."""
    spread = f" ({row.low} to {row.high})" if row.low else ""
    pages = wording.pages(row.pages) if row.pages else "no page"
    leaf = f", leaf {row.leaf}" if row.leaf else ""
    reader = row.source.replace("_", " ").replace("+", " and ")
    readings = f"; three readings: {row.readings}" if row.readings else ""
    size = f", size {row.size}" if row.size not in ("", row.grade) else ""
    beginnings = "; ".join(map(str, row.paragraphs))
    return Item(
        f"{row.assumption} = {row.value}{spread}: {row.grade}{size}, {pages}{leaf} "
        f"[{reader}{readings}]",
        f"{row.reading} Paragraphs that begin: {beginnings}" if beginnings else row.reading,
    )

"""The record that the model is held against: what each table says, and where it comes from."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from bigthree.answers import Block, Heading, Items, Paragraph, Table
from bigthree.cases import case
from bigthree.record.tables import TABLES, described
from bigthree.studies.record.entries import remarks, rows, says
from bigthree.studies.request import Request
from bigthree.studies.results import Results, printed


def study(request: Request) -> Results:
    """Print the record and its sources."""
    return printed(request.format, [block for name in TABLES for block in blocks(name)], long())


def long() -> pd.DataFrame:
    """Return every cell of every table as shipped: table, row, column, value."""
    frames = []
    for name in TABLES:
        frame = pd.DataFrame(case().rows(name)).rename_axis("row").reset_index()
        cells = frame.melt(id_vars="row", var_name="column").sort_values("row", kind="stable")
        cells.insert(0, "table", name)
        frames.append(cells)
    return pd.concat(frames, ignore_index=True)


def blocks(table: str) -> Iterator[Block]:
    """Yield one table of the record: what it says, its rows, remarks, and its source."""
    title, source = described(table)
    yield Heading(f"{table}: {title}")
    yield Paragraph(says(table))
    yield Table.of(rows(table))
    if notes := list(remarks(table)):
        yield Items.of(notes)
    yield from map(_of_markdown, source.split("\n\n"))


def _of_markdown(text: str) -> Block:
    """A paragraph, a list or a table of ``SOURCES.md``."""
    if text.startswith("- "):
        items = f"\n{text}".split("\n- ")[1:]
        return Items.of(" ".join(item.split()) for item in items)
    if text.startswith("|"):
        head, _, *body = (
            tuple(cell.strip() for cell in line.strip().strip("|").split("|"))
            for line in text.splitlines()
        )
        return Table(head, tuple(body))
    return Paragraph(" ".join(text.split()))

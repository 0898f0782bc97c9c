"""What an answer is made of: headings, paragraphs, tables and lists of plain text.

No line is broken here; the renderers do that. Text between backticks is a command or a name of the
program. Text between pairs of asterisks is stressed, on a page and in Markdown.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from bigthree.errors import BadRequest
from bigthree.numerals import Numeral

LIMITS_HEADING = "What this does not show"
"""The heading of what an answer leaves out; the hand-out has it beside the limits of the model."""


def stressed(text: str) -> list[str]:
    """Return a text in parts, every second of which is stressed; whole where there are no pairs."""
    parts = text.split("**")
    return parts if len(parts) % 2 else [text]


@dataclass(frozen=True)
class Heading:
    """The title of a part."""

    text: str


@dataclass(frozen=True)
class Paragraph:
    """One or more sentences."""

    text: str


@dataclass(frozen=True)
class Table:
    """A table of text and numbers.

    Attributes
    ----------
    columns : tuple of str
        The headings.
    rows : tuple of tuple of str
        Each as long as the headings; what is a number is a `Numeral`.
    caption : str
        What the table shows; may be empty.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str = ""

    @classmethod
    def of(cls, rows: Sequence[Mapping[str, str]], caption: str = "") -> Table:
        """Make a table of rows that all have the columns of the first."""
        columns = tuple(rows[0])
        return cls(columns, tuple(tuple(row[name] for name in columns) for row in rows), caption)

    @property
    def numeric(self) -> tuple[bool, ...]:
        """Which columns hold numbers, some of which may be lacking."""
        filled = ([row[n] for row in self.rows if row[n]] for n in range(len(self.columns)))
        return tuple(
            bool(cells) and all(isinstance(cell, Numeral) for cell in cells) for cells in filled
        )


@dataclass(frozen=True)
class Item:
    """One item of a list, with a note below it where there is one."""

    text: str
    note: str = ""


@dataclass(frozen=True)
class Items:
    """A list."""

    items: tuple[Item, ...]
    numbered: bool = False

    @classmethod
    def of(cls, texts: Iterable[str], numbered: bool = False) -> Items:
        """Make a list of items without notes."""
        return cls(tuple(map(Item, texts)), numbered)


Block = Heading | Paragraph | Table | Items

KINDS = {"heading": Heading, "paragraph": Paragraph, "table": Table, "items": Items}
"""The blocks, by the word that names them in ``answer.json``."""

NAMES = {kind: name for name, kind in KINDS.items()}


@dataclass(frozen=True)
class Answer:
    """The answer of a study.

    Attributes
    ----------
    question : str
    blocks : tuple of Block
        In the order in which they are read.
    """

    question: str
    blocks: tuple[Block, ...]

    def to_json(self) -> str:
        """Return the answer as the text of ``answer.json``."""
        blocks = [{"block": NAMES[type(block)]} | _written(block) for block in self.blocks]
        return json.dumps({"question": self.question, "blocks": blocks}, indent=1) + "\n"

    @classmethod
    def from_json(cls, text: str) -> Answer:
        """Read an answer back."""
        try:
            given = json.loads(text)
            return cls(str(given["question"]), tuple(map(_block, given["blocks"])))
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
            raise BadRequest("is not an answer as a study writes it") from None


def _written(block: Block) -> dict[str, Any]:
    """A block in plain values; a number is the list of its value and its interval."""
    if isinstance(block, Table):
        rows = [
            [[cell.value, cell.interval] if isinstance(cell, Numeral) else cell for cell in row]
            for row in block.rows
        ]
        return {"columns": block.columns, "rows": rows, "caption": block.caption}
    return asdict(block)


def _cell(given: object) -> str:
    return Numeral(*map(str, given)) if isinstance(given, list) else str(given)


def _block(given: dict[str, Any]) -> Block:
    name = given.pop("block")
    if name == "table":
        rows = tuple(tuple(map(_cell, row)) for row in given["rows"])
        return Table(tuple(map(str, given["columns"])), rows, str(given["caption"]))
    if name == "items":
        return Items(tuple(Item(**item) for item in given["items"]), bool(given["numbered"]))
    block: Block = KINDS[name](str(given["text"]))
    return block

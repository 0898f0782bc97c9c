"""An answer as HTML, and the small pieces of it; text is escaped unless it is markup already."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from bigthree.answers.blocks import Answer, Block, Heading, Item, Items, Table, stressed
from bigthree.numerals import Numeral

SHORT = 22
"""Characters up to which the cells of a column are not broken."""

ROW_HEADERS = 3
"""Columns among which the head of a row is looked for."""

NARROW = 42
"""Letters of a row beyond which its cells stand below one another on a telephone."""


class Markup(str):
    """Text that is HTML already."""

    __slots__ = ()


def safe(text: str) -> Markup:
    """Any text as HTML."""
    return text if isinstance(text, Markup) else Markup(escape(text))


def joined(parts: Iterable[str], between: str = "\n") -> Markup:
    """Parts one after the other."""
    return Markup(between.join(safe(part) for part in parts))


def element(name: str, *inner: str, **attributes: str) -> Markup:
    """An element; of attributes, ``class_`` stands for class and ``_`` for a hyphen."""
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(value)}"'
        for key, value in attributes.items()
    )
    return Markup(f"<{name}{written}>{joined(inner, '')}</{name}>")


def table(part: Table, label: str) -> Markup:
    """A table with headers, in a box of its own; wide rows become blocks on a narrow page."""
    head, rows = part.columns, part.rows
    columns = [[row[n] for row in rows] for n in range(len(head))]
    kinds = [
        {"class_": "number"} if numeric else _kind(column)
        for numeric, column in zip(part.numeric, columns, strict=True)
    ]
    heads = (
        element("th", cell, scope="col", **kind) for cell, kind in zip(head, kinds, strict=True)
    )
    body = (element("tr", *_cells(head, row, kinds)) for row in rows)
    inside = [element("thead", element("tr", *heads)), element("tbody", *body)]
    words = (
        max([*head[n].split(), *column], key=len, default="") for n, column in enumerate(columns)
    )
    wide = sum(len(word) + 2 for word in words) > NARROW
    whole = element("table", *inside, **({"class_": "stacks"} if wide else {}))
    return element("div", whole, class_="scroll", role="region", aria_label=label, tabindex="0")


def _kind(column: Sequence[str]) -> dict[str, str]:
    """Short words are not broken."""
    return {"class_": "short"} if all(len(cell) <= SHORT for cell in column) else {}


def _cells(
    head: Sequence[str], row: Sequence[str], kinds: Sequence[dict[str, str]]
) -> Iterable[Markup]:
    """The cells of a row, each with the head of its column; the first that says something leads."""
    first = next((n for n, cell in enumerate(row[:ROW_HEADERS]) if cell), 0)
    for n, (label, cell, kind) in enumerate(zip(head, row, kinds, strict=True)):
        content = _number(cell) if isinstance(cell, Numeral) else prose(cell)
        if n == first:
            yield element("th", content, scope="row", **kind)
        else:
            yield element("td", content, data_label=label, **kind)


def _number(cell: Numeral) -> Markup:
    """A number whose interval is not broken where the column is narrow."""
    if not cell.interval:
        return prose(cell)
    whole = element("span", prose(cell.interval), class_="whole")
    return joined([prose(cell.value), whole], " ") if cell.value else whole


def render(answer: Answer) -> Markup:
    """Return the blocks of an answer as HTML, without its question."""
    return joined(map(block, answer.blocks))


def block(part: Block) -> Markup:
    """Return one block as HTML."""
    if isinstance(part, Heading):
        return element("h3", part.text)
    if isinstance(part, Table):
        caption = [element("p", prose(part.caption))] if part.caption else []
        label = part.caption or "Table of the answer"
        return joined([*caption, table(part, label)])
    if isinstance(part, Items):
        kind = {} if part.numbered else {"class_": "plain"}
        return element("ol" if part.numbered else "ul", *map(_item, part.items), **kind)
    return element("p", prose(part.text))


def _item(item: Item) -> Markup:
    note = [element("p", prose(item.note), class_="beside")] if item.note else []
    return element("li", prose(item.text), *note)


def prose(text: str) -> Markup:
    """Return sentences as HTML; what stands in backticks is code."""
    parts = _spaced(text).split("`")
    if len(parts) % 2 == 0:
        return safe(_spaced(text))
    return joined((element("code", p) if n % 2 else _stressed(p) for n, p in enumerate(parts)), "")


def _stressed(text: str) -> Markup:
    """Text as HTML; what stands between two pairs of asterisks is bold."""
    return joined((element("b", p) if n % 2 else p for n, p in enumerate(stressed(text))), "")


def _spaced(text: str) -> str:
    """No number is parted from its percent sign."""
    return text.replace(" %", "\N{NO-BREAK SPACE}%")

"""What a study prints, as paragraphs, lists and tables of a page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bigthree.handout.markup import Markup, element, joined, safe, table

RULE = re.compile(r"-+(?:  -+)+$")
"""The line under the head of a table, as `bigthree.wording.table` draws it."""

WRAPPED = 70
"""Characters from which on a line may have been broken because it was full."""

FULL = 100
"""Characters from which on the line of an item was broken because it was full."""

HEADING = 80
"""Characters up to which a line that stands alone above a table is its heading."""


def prose(text: str) -> Markup:
    """A printed answer as HTML; no word of it is lost."""
    text = text.replace(" %", "\N{NO-BREAK SPACE}%").strip("\n")
    blocks = [block.split("\n") for block in re.split(r"\n\s*\n", text)]
    return joined(
        part
        for block, after in zip(blocks, [*blocks[1:], []], strict=True)
        for part in (_heading(block) if _heads(block, after) else _parts(block))
    )


def _heads(block: list[str], after: list[str]) -> bool:
    """Whether a block is but the heading of the table in the next."""
    alone = len(block) == 1 and len(block[0]) < HEADING and block[0][-1].isalnum()
    return alone and any(map(RULE.match, after[:2]))


def _heading(block: list[str]) -> list[Markup]:
    return [element("h3", block[0])]


def _parts(lines: list[str]) -> Iterator[Markup]:
    """A block in its parts: what stands above a table, the table, and what stands below."""
    rule = next((n for n, line in enumerate(lines) if n and RULE.match(line)), None)
    if rule is None:
        yield from _running(lines)
        return
    spans = [match.span() for match in re.finditer("-+", lines[rule])]
    end = rule + 1
    while end < len(lines) and _is_row(lines[end], spans):
        end += 1
    yield from _running(lines[: rule - 1])
    head, *rows = (_cut(line, spans) for line in (lines[rule - 1], *lines[rule + 1 : end]))
    yield table(head, rows, "Table of the answer")
    yield from _parts(lines[end:])


def _is_row(line: str, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether a line leaves the gaps between the columns empty."""
    return all(not line[end : end + 2].strip() for _, end in spans[:-1])


def _cut(line: str, spans: Sequence[tuple[int, int]]) -> list[str]:
    """The cells of a line; the last may be longer than its column."""
    starts, ends = [start for start, _ in spans], [end for _, end in spans[:-1]]
    return [line[start:end].strip() for start, end in zip(starts, [*ends, None], strict=True)]


def _running(lines: list[str]) -> Iterator[Markup]:
    """Lines that are no table: paragraphs, lists, and what is aligned by hand as it stands."""
    if any("  " in line.strip() for line in lines):
        yield element("pre", "\n".join(lines))
        return
    rest = list(lines)
    while rest:
        size = 1
        indented = rest[0].startswith(" ")
        while size < len(rest) and rest[size].startswith(" ") == indented:
            size += 1
        yield from (_list if indented else _paragraphs)(rest[:size])
        rest = rest[size:]


def _paragraphs(lines: list[str]) -> Iterator[Markup]:
    """A paragraph for every line, those that were broken put together again."""
    for whole in _unbroken(lines):
        yield element("p", _with_code(whole))


def _with_code(text: str) -> Markup:
    """A sentence; what stands in backticks is a command."""
    parts = text.split("`")
    if len(parts) % 2 == 0:
        return safe(text)
    return joined((element("code", p) if n % 2 else p for n, p in enumerate(parts)), "")


def _unbroken(lines: list[str]) -> Iterator[str]:
    held = lines[:1]
    for line in lines[1:]:
        if _goes_on(held[-1], line):
            held.append(line)
        else:
            yield " ".join(held)
            held = [line]
    yield from filter(None, [" ".join(held)])


def _goes_on(line: str, after: str) -> bool:
    """Whether a sentence goes on in the next line."""
    if line.endswith((".", "?", "!", ":")):
        return False
    return after[:1].islower() or (len(line) >= WRAPPED and not line.endswith(")"))


def _list(lines: list[str]) -> Iterator[Markup]:
    """Indented lines as a list; what is indented further goes with the item above."""
    depth = min(len(line) - len(line.lstrip()) for line in lines)
    items: list[list[str]] = []
    for line in lines:
        if not items or not line[depth : depth + 1].isspace():
            items.append([line.strip()])
        else:
            items[-1].append(line.strip())
    yield element("ul", *(element("li", *_item(item)) for item in items), class_="plain")


def _item(lines: list[str]) -> list[Markup]:
    """Its line, put together again where it was broken, and below it what it rests on."""
    ends = next((n for n, line in enumerate(lines) if len(line) < FULL), len(lines) - 1) + 1
    head, below = " ".join(lines[:ends]), lines[ends:]
    return [safe(head), *([element("p", " ".join(below), class_="beside")] if below else [])]

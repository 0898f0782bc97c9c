"""What a hand-out is made of: two pages in front, an annex behind."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import ceil
from typing import NamedTuple

from bigthree.answers import Answer, Block, Heading, Items, Paragraph, Table
from bigthree.answers.blocks import LIMITS_HEADING

ROOM = 57.0
"""Printed lines that two pages leave for the answer."""

LETTERS = 100
"""Letters of a printed line."""

CELLS = 116
"""Letters of a printed line of a table, whose print is smaller."""


class Picture(NamedTuple):
    """A figure of the folder: the stem of its files, its place from 1, and how it is drawn."""

    name: str
    number: int
    caption: str
    formats: tuple[str, ...]
    films: tuple[str, ...]


Part = Block | Picture


class Section(NamedTuple):
    """A part of the hand-out with its title."""

    title: str
    parts: Sequence[Part]


class HandOut(NamedTuple):
    """A hand-out: what was asked and run, what fits two printed pages, and the rest."""

    question: str
    made: str
    front: list[Section]
    annex: list[Section]


class Split(NamedTuple):
    """An answer, parted."""

    front: list[Block]
    limits: list[Block]
    behind: list[Block]


def split(answer: Answer) -> Split:
    """Part an answer into what stands in front, what it does not show, and the rest.

    Blocks stand in front, in their order, as long as two pages hold them; a part with a heading of
    its own stands there whole or not at all.
    """
    opening, *parts = _parts(answer.blocks)
    limits = [block for part in parts if _says_limits(part) for block in part[1:]]
    others = [part for part in parts if not _says_limits(part)]
    left = ROOM - lines(limits)
    front: list[Block] = []
    groups = [[block] for block in opening] + others
    for n, group in enumerate(groups):
        left -= lines(group)
        if left < 0:
            return Split(front, limits, [block for each in groups[n:] for block in each])
        front += group
    return Split(front, limits, [])


def _parts(blocks: Iterable[Block]) -> list[list[Block]]:
    """The blocks before the first heading, then those under each."""
    parts: list[list[Block]] = [[]]
    for block in blocks:
        if isinstance(block, Heading):
            parts.append([])
        parts[-1].append(block)
    return parts


def _says_limits(part: Sequence[Block]) -> bool:
    return isinstance(part[0], Heading) and part[0].text == LIMITS_HEADING


def lines(blocks: Iterable[Block]) -> float:
    """Return how many printed lines some blocks take, roughly."""
    return sum(map(_lines, blocks))


def _lines(block: Block) -> float:
    if isinstance(block, Heading):
        return 2.0
    if isinstance(block, Paragraph):
        return _broken(block.text, LETTERS) + 0.5
    if isinstance(block, Items):
        texts = [text for item in block.items for text in (item.text, item.note) if text]
        return sum(_broken(text, LETTERS - 5) + 0.2 for text in texts)
    return _lines_of_table(block)


def _lines_of_table(table: Table) -> float:
    """Columns share the width by their longest cells; the row is as high as its highest cell."""
    cells = [table.columns, *table.rows]
    longest = [max(len(row[n]) for row in cells) + 3 for n in range(len(table.columns))]
    share = min(1.0, CELLS / sum(longest))
    high = sum(
        max(_broken(cell, max(6, wide * share)) for cell, wide in zip(row, longest, strict=True))
        for row in cells
    )
    return _broken(table.caption, LETTERS) + 1.05 * high + 1.0


def _broken(text: str, width: float) -> int:
    return ceil(len(text) / width)

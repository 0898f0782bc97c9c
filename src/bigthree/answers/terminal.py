"""An answer as text: as wide as the terminal, and never more than its encoding can show."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from io import StringIO
from shutil import get_terminal_size
from typing import TYPE_CHECKING, Literal, TextIO

from bigthree.answers.blocks import Answer, Block, Heading, Item, Items, Paragraph, Table, stressed
from bigthree.numerals import Numeral

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

WIDTH = 100
"""Letters of a line where there is no terminal."""

PLAIN = str.maketrans({
    "–": "-", "−": "-", "—": "-", "×": "x", "…": "...", "·": "-", "“": '"', "”": '"', "‘": "'",
    "’": "'", "±": "+/-", "Δ": "diff.", "μ": "mu", "σ": "sigma", "\N{NO-BREAK SPACE}": " ",
    "─": "-", "━": "-", "•": "*",
})  # fmt: skip
"""Near letters for a terminal that cannot show the right ones."""

GAP = 2
"""Letters between two columns."""

TIE = "\ue000"
"""Stands for a space of an interval while a table is laid out, so that no line breaks there."""


def render(answer: Answer, width: int = WIDTH) -> str:
    """Return an answer as text."""
    from rich.console import Console

    out = StringIO()
    console = Console(
        file=out, width=width, color_system=None, force_terminal=False, highlight=False,
        markup=False, emoji=False, legacy_windows=False,
    )  # fmt: skip
    previous: Block = Paragraph(answer.question)
    console.print(answer.question)
    for block in answer.blocks:
        if not isinstance(previous, Heading):
            console.print()
        _print(console, block)
        previous = block
    text = out.getvalue().replace(TIE, " ")
    return "\n".join(line.rstrip() for line in text.split("\n")).strip("\n")


def _print(console: Console, block: Block) -> None:
    from rich.padding import Padding

    if isinstance(block, Table):
        if block.caption:
            console.print(_plain(block.caption))
        console.print(_table(block, console.width))
    elif isinstance(block, Items):
        for mark, item in _marked(block):
            console.print(_item(mark, item))
            if item.note:
                console.print(Padding(_plain(item.note), (0, 0, 0, len(mark) + 3)))
    elif isinstance(block, Heading):
        console.print(block.text)
        console.print("─" * min(len(block.text), console.width))
    else:
        console.print(_plain(block.text))


def _plain(text: str) -> str:
    """Text as a terminal shows it, where nothing is stressed."""
    return "".join(stressed(text))


def _marked(block: Items) -> Iterator[tuple[str, Item]]:
    for n, item in enumerate(block.items, 1):
        yield (f"{n}." if block.numbered else "•"), item


def _item(mark: str, item: Item) -> RenderableType:
    """An item that hangs on its mark."""
    from rich.table import Table as Grid

    grid = Grid.grid(padding=(0, 1, 0, 0))
    grid.add_column(width=len(mark) + 2, justify="right", no_wrap=True)
    grid.add_column(overflow="fold")
    grid.add_row(mark, _plain(item.text))
    return grid


def _table(block: Table, width: int) -> RenderableType:
    from rich import box
    from rich.table import Table as Grid

    grid = Grid(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1, 0, 0))
    columns, widths = _fitted(block, width)
    for column, wide, numeric in zip(columns, widths, block.numeric, strict=True):
        side: Literal["left", "right"] = "right" if numeric else "left"
        grid.add_column(column[0], justify=side, overflow="fold", width=wide)
    for row in zip(*(column[1:] for column in columns), strict=True):
        grid.add_row(*row)
    return grid


Column = Sequence[str]
"""A heading and the cells below it."""


def _fitted(block: Table, width: int) -> tuple[Sequence[Column], Sequence[int | None]]:
    """The columns with their widths, so that as little as possible is broken.

    Where there is room no number is broken, else no interval, else no word.
    """
    columns = _columns(block, _plain)
    room = width - GAP * (len(columns) - 1)
    natural = [max(map(len, column)) for column in columns]
    if sum(natural) <= room:
        return columns, natural
    for attempt in (_columns(block, _whole), _columns(block, _tied), columns):
        least = [max(map(len, " ".join(column).split(" "))) for column in attempt]
        left = room - sum(least)
        if left >= 0:
            short = [wanted - given for wanted, given in zip(natural, least, strict=True)]
            share = left / max(1, sum(short))
            return attempt, [given + int(share * n) for given, n in zip(least, short, strict=True)]
    return columns, [None] * len(columns)


def _columns(block: Table, written: Callable[[str], str]) -> Sequence[Column]:
    """The columns of a table, with each cell as it is to be written."""
    rows = [block.columns, *([written(cell) for cell in row] for row in block.rows)]
    return list(zip(*rows, strict=True))


def _whole(cell: str) -> str:
    """A cell in which no number is broken."""
    return cell.replace(" ", TIE) if isinstance(cell, Numeral) else _plain(cell)


def _tied(cell: str) -> str:
    """A cell in which no interval is broken."""
    if not isinstance(cell, Numeral):
        return _plain(cell)
    return f"{cell.value} {cell.interval.replace(' ', TIE)}".strip()


def show(answer: Answer) -> None:
    """Print an answer, as wide as the terminal."""
    terminal = sys.stdout.isatty()
    write(render(answer, get_terminal_size((WIDTH, 24)).columns if terminal else WIDTH))


def write(text: str) -> None:
    """Print text; what the terminal cannot show is written with near letters.

    A reader that has gone (a pager that was left) is no error. A disk that is full is reported on
    the standard error.
    """
    out = sys.stdout
    try:
        out.write(f"{encodable(text, out)}\n")
        out.flush()
    except BrokenPipeError:
        _discard(out)
    except OSError as error:
        _discard(out)
        complain(f"bigthree: the standard output cannot be written ({error.strerror})")


def complain(text: str) -> None:
    """Print a line on the standard error, if anybody can read it."""
    with suppress(OSError, ValueError):
        print(encodable(text, sys.stderr), file=sys.stderr, flush=True)


def encodable(text: str, out: TextIO) -> str:
    """Return a text in letters that a stream can encode."""
    encoding = out.encoding or "utf-8"
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return text.translate(PLAIN).encode(encoding, "replace").decode(encoding)
    return text


def _discard(out: TextIO) -> None:
    """Send the rest of a stream nowhere, so that closing it raises nothing."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), out.fileno())

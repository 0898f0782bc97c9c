"""An answer as text: as wide as the terminal, and never more than its encoding can show."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from io import StringIO
from shutil import get_terminal_size
from typing import TYPE_CHECKING, Literal, TextIO

from bigthree.answers.blocks import Answer, Block, Heading, Item, Items, Paragraph, Table

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

NUMBER = re.compile(r"[+−-]?[\d<>]")
"""How the cells of a column of numbers begin."""


def render(answer: Answer, width: int = WIDTH) -> str:
    """Return an answer as text.

    Parameters
    ----------
    answer : Answer
    width : int
        Letters of a line, at most.
    """
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
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines())


def _print(console: Console, block: Block) -> None:
    from rich.padding import Padding

    if isinstance(block, Table):
        if block.caption:
            console.print(block.caption)
        console.print(_table(block, console.width))
    elif isinstance(block, Items):
        for mark, item in _marked(block):
            console.print(_item(mark, item))
            if item.note:
                console.print(Padding(item.note, (0, 0, 0, len(mark) + 4)))
    elif isinstance(block, Heading):
        console.print(block.text)
        console.print("─" * min(len(block.text), console.width))
    elif isinstance(block, Paragraph):
        console.print(block.text)
    else:
        console.print(block.text, soft_wrap=True)


def _marked(block: Items) -> Iterator[tuple[str, Item]]:
    for n, item in enumerate(block.items, 1):
        yield (f"{n}." if block.numbered else "•"), item


def _item(mark: str, item: Item) -> RenderableType:
    """An item that hangs on its mark."""
    from rich.table import Table as Grid

    grid = Grid.grid(padding=(0, 1, 0, 0))
    grid.add_column(width=len(mark) + 2, justify="right", no_wrap=True)
    grid.add_column(overflow="fold")
    grid.add_row(mark, item.text)
    return grid


def _table(block: Table, width: int) -> RenderableType:
    from rich import box
    from rich.table import Table as Grid

    grid = Grid(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1, 0, 0))
    columns = list(zip(block.columns, *block.rows, strict=True))
    numeric = [_is_numeric(column[1:]) for column in columns]
    least = _least(columns, numeric, width)
    for column, narrowest, number in zip(columns, least, numeric, strict=True):
        side: Literal["left", "right"] = "right" if number else "left"
        grid.add_column(column[0], justify=side, overflow="fold", min_width=narrowest)
    for row in block.rows:
        grid.add_row(*row)
    return grid


def _is_numeric(cells: Sequence[str]) -> bool:
    return any(cells) and all(NUMBER.match(cell) for cell in cells if cell)


def _least(
    columns: Sequence[Sequence[str]], numeric: Sequence[bool], width: int
) -> Sequence[int | None]:
    """The least width of each column that breaks no number or, at the least, no word."""
    words = [max(len(word) for cell in column for word in (cell.split() or [""]))
             for column in columns]  # fmt: skip
    whole = [
        max(word, *map(len, column[1:])) if number and len(column) > 1 else word
        for column, word, number in zip(columns, words, numeric, strict=True)
    ]
    room = width - 2 * len(columns)
    return next((each for each in (whole, words) if sum(each) <= room), [None] * len(columns))


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

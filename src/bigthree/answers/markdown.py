"""An answer as Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bigthree.answers.blocks import Answer, Block, Heading, Items, Table


def render(answer: Answer) -> str:
    """Return an answer as Markdown; its question is the title."""
    return "\n\n".join([f"# {answer.question}", *map(block, answer.blocks)]) + "\n"


def block(part: Block, below: int = 0) -> str:
    """Return one block as Markdown, its headings so many levels below those of an answer."""
    if isinstance(part, Heading):
        return f"##{'#' * below} {part.text}"
    if isinstance(part, Table):
        caption = f"{part.caption}\n\n" if part.caption else ""
        return caption + table(part.columns, part.rows)
    if isinstance(part, Items):
        return "\n".join(_items(part))
    return part.text


def table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table as Markdown."""
    lines = [_row(columns), "|" + " --- |" * len(columns), *map(_row, rows)]
    return "\n".join(lines)


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cell.replace("|", r"\|") for cell in cells) + " |"


def _items(part: Items) -> Iterable[str]:
    for n, item in enumerate(part.items, 1):
        mark = f"{n}." if part.numbered else "*"
        yield f"{mark} {item.text}"
        if item.note:
            yield f"\n{' ' * (len(mark) + 1)}{item.note}\n"

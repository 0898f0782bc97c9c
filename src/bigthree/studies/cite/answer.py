"""How to cite the software, the source, and what a results folder uses."""

from __future__ import annotations

from collections.abc import Iterator

from bigthree import citation
from bigthree.answers import Block, Heading, Items, Paragraph
from bigthree.errors import BadRequest
from bigthree.studies.request import Request
from bigthree.studies.results import Results

HEADS = ("The software", "The source whose reading it simulates")


def study(request: Request) -> Results:
    """Print what to cite; ``format=`` plain or bibtex.

    Raises
    ------
    BadRequest
        When the folder holds no results.
    """
    folder = request.folder
    if folder is not None and not folder.is_dir():
        raise BadRequest(f"folder={folder}: no such folder")
    works = citation.of_folder(folder) if folder else [citation.software(), citation.source()]
    if request.format == "bibtex":
        return Results(verbatim="\n\n".join(map(citation.bibtex, works)))
    blocks = list(_blocks(list(map(citation.plain, works))))
    if folder is None:
        blocks.append(Paragraph("For the data that results use: `bigthree cite folder=results/…`"))
    return Results(blocks)


def _blocks(works: list[str]) -> Iterator[Block]:
    """The citations under their heads."""
    for head, work in zip(HEADS, works, strict=False):
        yield Heading(head)
        yield Paragraph(work)
    if works[2:]:
        yield Heading("The data that the results use")
        yield Items.of(works[2:])

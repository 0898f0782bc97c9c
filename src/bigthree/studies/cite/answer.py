"""How to cite the software, the source, and what a results folder uses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bigthree import citation
from bigthree.answers import Block, Heading, Items, Paragraph
from bigthree.citation import Work
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
    works = _works(request)
    if request.format == "bibtex":
        return Results(verbatim="\n\n".join(map(citation.bibtex, works)))
    return Results(list(_blocks(works, whole=request.folder is not None)))


def _works(request: Request) -> list[Work]:
    if request.folder is None:
        return [citation.software(), citation.source()]
    if not request.folder.is_dir():
        raise BadRequest(f"folder={request.folder}: no such folder")
    return citation.of_folder(request.folder)


def _blocks(works: Sequence[Work], whole: bool) -> Iterator[Block]:
    """The citations under their heads; where no folder is named, how to get those of data."""
    for head, work in zip(HEADS, works, strict=False):
        yield Heading(head)
        yield Paragraph(citation.plain(work))
    if works[2:]:
        yield Heading("The data that the results use")
        yield Items.of(map(citation.plain, works[2:]))
    if not whole:
        yield Paragraph("For the data that results use: `bigthree cite folder=results/…`")

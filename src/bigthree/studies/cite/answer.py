"""How to cite the software, the source, and what a results folder uses."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable

from bigthree import citation
from bigthree.citation import Work
from bigthree.errors import BadRequest
from bigthree.studies.request import Request
from bigthree.studies.results import Results, preformatted

WIDTH = 100

HEADS = ("The software", "The source whose reading it simulates")


def study(request: Request) -> Results:
    """Print what to cite; ``format=`` plain or bibtex.

    Raises
    ------
    BadRequest
        When anything of a scenario is given, or the folder holds no results.
    """
    for given in request.overrides:
        raise BadRequest(f"{given}: nothing is run; only folder and format can be given")
    cited = _cited(request)
    if request.format == "bibtex":
        return Results(verbatim="\n\n".join(map(citation.bibtex, cited)))
    return Results(preformatted(_plain(cited, whole=request.folder is not None)))


def _cited(request: Request) -> list[Work]:
    if request.folder is None:
        return [citation.software(), citation.source()]
    if not request.folder.is_dir():
        raise BadRequest(f"folder={request.folder}: no such folder")
    return citation.of_folder(request.folder)


def _plain(cited: list[Work], whole: bool) -> str:
    """The citations under their heads; where no folder is named, how to get those of data."""
    parts = [_under(head, [work]) for head, work in zip(HEADS, cited, strict=False)]
    if cited[2:]:
        parts.append(_under("The data that the results use", cited[2:]))
    if not whole:
        parts.append("The data that results use: bigthree cite folder=results/…")
    return "\n\n".join(parts)


def _under(head: str, cited: Iterable[Work]) -> str:
    lines = [f"{head}:"]
    for work in cited:
        lines += textwrap.wrap(
            citation.plain(work), WIDTH, initial_indent="  ", subsequent_indent="    "
        )
    return "\n".join(lines)

"""The figures of a results folder, drawn again from what they plot; nothing is computed anew."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path

from bigthree import handout
from bigthree.answers import Paragraph
from bigthree.errors import BadRequest
from bigthree.figures import saving
from bigthree.figures.figure_data import FigureData
from bigthree.files import reporting_disk_errors
from bigthree.storage.saved import SavedResults
from bigthree.studies.request import Request
from bigthree.studies.results import Results


def study(request: Request) -> Results:
    """Draw every figure of ``folder=FOLDER`` again, in place, with its hand-out; say which.

    Raises
    ------
    BadRequest
        When no folder is named, or it holds no figures that can be drawn again.
    """
    folder = _named(request)
    made = provenance(folder)
    SavedResults(folder).check()
    figures = saving.read(folder / "figures")
    if not figures:
        raise BadRequest(f"folder={folder}: holds no figures that can be drawn again")
    with reporting_disk_errors(f"folder={folder}"):
        for name, data in figures.items():
            _redraw(data, folder / "figures", name, made, request.look)
        if SavedResults(folder).answer is not None:
            handout.write(folder)
    text = f"Drawn again from their tables: {', '.join(figures)}."
    return Results([Paragraph(text)], folder=folder)


def _named(request: Request) -> Path:
    if request.folder is None:
        raise BadRequest("folder=null: name the results folder whose figures are to be drawn again")
    if not request.folder.is_dir():
        raise BadRequest(f"folder={request.folder}: no such folder")
    return request.folder


def provenance(folder: Path) -> str:
    """What the figures of a results folder say of where they come from.

    Raises
    ------
    BadRequest
        When the folder holds no manifest of a study.
    """
    origin = SavedResults(folder).origin
    here = version("bigthree")
    if origin.versions.bigthree == here:
        return origin.provenance
    return f"{origin.provenance}; drawn by bigthree {here}"


def _redraw(data: FigureData, folder: Path, name: str, made: str, look: saving.Look) -> None:
    """Draw one figure; what another version wrote may lack what this one needs."""
    try:
        saving.draw(data, folder, name, made, look)
    except KeyError as lacking:
        raise BadRequest(
            f"{folder / name}.csv: cannot be drawn as {data.kind}; lacks {lacking}"
        ) from None

"""The one place that writes figures: PDF, SVG and PNG, the plotted numbers, and a caption."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from matplotlib.figure import Figure

from bigthree.figures.style import styled

if TYPE_CHECKING:
    import pandas as pd


class Drawing(NamedTuple):
    """A figure with what it plots and what its caption says."""

    figure: Figure
    plotted: pd.DataFrame
    caption: str


def save(drawing: Drawing, folder: Path, name: str, provenance: str) -> None:
    """Write a drawing as PDF, SVG and PNG, with a ``.csv`` of what it plots and a caption.

    Parameters
    ----------
    drawing : Drawing
    folder : Path
    name : str
        Stem of the files.
    provenance : str
        Version, seed and scenario, kept inside each file.
    """
    folder.mkdir(parents=True, exist_ok=True)
    metadata = {
        "pdf": {"Title": drawing.caption, "Subject": provenance, "CreationDate": None},
        "svg": {"Title": drawing.caption, "Description": provenance, "Date": None},
        "png": {"Title": drawing.caption, "Description": provenance},
    }
    with styled():
        for suffix, inside in metadata.items():
            drawing.figure.savefig(folder / f"{name}.{suffix}", metadata=inside)
    drawing.plotted.to_csv(folder / f"{name}.csv", index=False)
    (folder / f"{name}.caption.txt").write_text(
        f"{drawing.caption}\n{provenance}\n", encoding="utf-8"
    )

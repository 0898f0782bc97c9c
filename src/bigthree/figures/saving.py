"""The one place that writes figures, and reads back what they are drawn from.

A figure is written as PDF, SVG and PNG, a film as GIF and HTML too, with the table that it plots
and its caption beside it. ``figures.json`` holds what more it takes to draw every figure of the
folder again.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from bigthree.errors import BadRequest, nearest
from bigthree.figures import module_of
from bigthree.figures.figure_data import FigureData, figure_of, films_of
from bigthree.files import replace_file

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

LISTED = "figures.json"

TYPES = {"f": "number", "i": "count", "b": "truth"}
"""What a column holds, by the letter of its type; all else is text."""

READ: dict[str, Callable[[Any], Any]] = {
    "number": lambda cells: cells.replace("", "nan").astype(float),
    "count": lambda cells: cells.astype(int),
    "truth": lambda cells: cells == "True",
    "text": lambda cells: cells,
}
"""How a column of text is read back, to the last digit, by what it holds."""

FORMATS = ("png", "svg", "pdf")
"""The files of a figure, in the order in which they are drawn."""

CHOICES = {"size": ("paper", "slide", "poster"), "format": ("all", "png", "svg")}
"""What can be asked of figures, the usual first."""

PIXELS = 1920
"""Width of the picture of a slide."""

DOTS = {"paper": 200, "poster": 450}
"""Dots an inch of a picture."""


class Entry(NamedTuple):
    """What ``figures.json`` holds of one figure; of each column what it holds, of `READ`."""

    kind: str
    settings: dict[str, Any]
    columns: dict[str, str]


class Look(NamedTuple):
    """How figures are written.

    Attributes
    ----------
    size : str
        ``paper``; ``slide``, on a page of 16 to 9; ``poster``, a picture of many dots.
    format : str
        ``all``, or ``png`` or ``svg`` alone, which is sooner drawn.
    """

    size: str = "paper"
    format: str = "all"

    def check(self) -> None:
        """Refuse what there is not."""
        for key, allowed in CHOICES.items():
            value = getattr(self, key)
            if value not in allowed:
                raise BadRequest(f"figures.{key}={value}: {nearest(str(value), allowed)}")

    @property
    def formats(self) -> tuple[str, ...]:
        """The files that are written."""
        return FORMATS if self.format == "all" else (self.format,)


USUAL = Look()


def save(data: FigureData, folder: Path, name: str, provenance: str, look: Look = USUAL) -> None:
    """Draw a figure and write it, with all that it takes to draw it again."""
    folder.mkdir(parents=True, exist_ok=True)
    draw(data, folder, name, provenance, look)
    replace_file(folder / f"{name}.csv", data.table.to_csv(index=False).encode())
    replace_file(folder / f"{name}.caption.txt", f"{data.caption}\n{provenance}\n".encode())
    columns = {each: TYPES.get(kept.kind, "text") for each, kept in data.table.dtypes.items()}
    entry = {"kind": data.kind, "settings": data.settings, "columns": columns}
    text = json.dumps(_listed(folder) | {name: entry}, indent=1)
    replace_file(folder / LISTED, f"{text}\n".encode())


def draw(data: FigureData, folder: Path, name: str, provenance: str, look: Look = USUAL) -> None:
    """Draw a figure in every format that is asked for; then each file is replaced whole."""
    drawn = pictures(data, provenance, look) | films_of(data, provenance)
    for suffix, contents in drawn.items():
        replace_file(folder / f"{name}.{suffix}", contents)
    for suffix in {*FORMATS} - {*drawn}:
        (folder / f"{name}.{suffix}").unlink(missing_ok=True)  # of another look


def pictures(data: FigureData, provenance: str, look: Look = USUAL) -> dict[str, bytes]:
    """A figure as PNG, SVG and PDF: the contents of the files, by their suffix."""
    from bigthree.figures.style import styled

    quick = {"compress_level": 3}  # in two thirds of the time, and as small
    inside = {
        "pdf": {"Title": data.caption, "Subject": provenance, "CreationDate": None},
        "svg": {"Title": data.caption, "Description": provenance, "Date": None},
        "png": {"Title": data.caption, "Description": provenance},
    }
    drawn = {}
    with styled():
        figure = figure_of(data, wide=look.size == "slide")
        page = _page(figure, look)
        if engine := figure.get_layout_engine():  # once, for all formats
            engine.execute(figure)
            figure.set_layout_engine(None)
        for suffix in look.formats:
            picture = BytesIO()
            more: dict[str, Any] = {"pil_kwargs": quick} if suffix == "png" else {}
            figure.savefig(picture, format=suffix, metadata=inside[suffix], **page, **more)
            drawn[suffix] = picture.getvalue()
    return drawn


def _page(figure: Figure, look: Look) -> dict[str, Any]:
    """How large a figure is written."""
    from matplotlib.transforms import Bbox

    from bigthree.figures.style import WIDE

    if look.size != "slide":
        return {"dpi": DOTS[look.size]}
    width, height = figure.get_size_inches()
    wide = max(width, height * WIDE)
    box = Bbox.from_bounds(
        (width - wide) / 2, (height - wide / WIDE) / 2, wide, wide / WIDE
    )  # fmt: skip
    return {"dpi": PIXELS / wide, "bbox_inches": box}


def read(folder: Path) -> dict[str, FigureData]:
    """The data of all figures of a folder, by the stem of their files."""
    return {name: _figure_data(folder, name, entry) for name, entry in entries(folder).items()}


def entries(folder: Path) -> dict[str, Entry]:
    """What ``figures.json`` holds of each figure."""
    return {name: _entry(folder / LISTED, name, kept) for name, kept in _listed(folder).items()}


def _entry(listed: Path, name: str, values: Any) -> Entry:
    try:
        entry = Entry(**values)
        readable = isinstance(entry.settings, dict) and set(entry.columns.values()) <= set(READ)
    except (TypeError, AttributeError):
        readable = False
    if not readable or not name or Path(name).name != name:
        raise BadRequest(f"{listed}: {name}: is not as a figure is written")
    try:
        module_of(entry.kind)
    except BadRequest as error:
        raise BadRequest(f"{listed}: {name}: {error}") from None
    return entry


def _figure_data(folder: Path, name: str, entry: Entry) -> FigureData:
    caption = _text(folder / f"{name}.caption.txt").partition("\n")[0]
    return FigureData(
        entry.kind, _table(folder / f"{name}.csv", entry.columns), caption, entry.settings
    )


def _listed(folder: Path) -> dict[str, Any]:
    """What stands in the ``figures.json`` of a folder; nothing where there is none."""
    listed = folder / LISTED
    if not listed.is_file():
        return {}
    try:
        return dict(json.loads(_text(listed)))
    except (ValueError, TypeError):
        raise BadRequest(f"{listed}: cannot be read") from None


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, ValueError):
        raise BadRequest(f"{path}: cannot be read") from None


def _table(path: Path, columns: dict[str, str]) -> pd.DataFrame:
    """A table as it was written, to the last digit."""
    import pandas as pd

    try:
        cells = pd.read_csv(path, dtype=object, keep_default_na=False)
        lacking = [name for name in columns if name not in cells]
        if lacking or cells.empty:
            raise BadRequest(f"{path}: lacks {', '.join(lacking) or 'all rows'}")
        return pd.DataFrame({name: READ[what](cells[name]) for name, what in columns.items()})
    except BadRequest:
        raise
    except (OSError, ValueError) as error:
        reason = " ".join(str(error).split())
        raise BadRequest(f"{path}: cannot be read ({reason})") from None

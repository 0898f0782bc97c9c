"""One history as a film: the triangle month by month, with dates, ties and events.

The film is made from its figure data alone, so that it can be made again without the results: as a
GIF, and as one HTML page that needs no network. The still picture is the last frame.
"""

from __future__ import annotations

import base64
import html
import json
import textwrap
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING, Any

import numpy as np

from bigthree import wording
from bigthree.dyads import DYADS
from bigthree.figures.columns import TRIANGLE
from bigthree.figures.figure_data import FigureData
from bigthree.figures.happenings import happenings, shown, turn
from bigthree.figures.labels import signed
from bigthree.figures.style import INK, MUTED, head, styled
from bigthree.figures.triangle import fit, key, plot_triangle, triangles
from bigthree.storage.codebook import Columns

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure
    from PIL.Image import Image

    from bigthree.ensemble import Ensemble

MOST_FRAMES = 150
"""Above so many months a frame shows several."""

QUIET, EVENTFUL = 150, 1400
"""Milliseconds for which a frame stands, and one in which something strikes."""

NOTHING = "–"
"""What struck in a frame in which nothing did."""

SIZE, DPI, COLOURS = (4.0, 4.5), 140, 64
PAGE = Path(__file__).with_name("animation.html")

COLUMNS: Columns = {
    **TRIANGLE,
    "struck": ("the events of the months since the frame before, and the turn", "", ""),
}


def tabulate(ensemble: Ensemble, run: int | None = None) -> FigureData:
    """One history, a row a frame.

    Parameters
    ----------
    ensemble : Ensemble
    run : int, optional
        The typical one (`bigthree.explanation.typical`) unless given.

    Raises
    ------
    BadRequest
        For a run that there is not.
    """
    run, of_what = shown(ensemble, run)
    horizon = ensemble.scenario.months
    step = -(-horizon // MOST_FRAMES)
    months = [*range(0, horizon, step), horizon]
    struck = happenings(ensemble, run)
    table = triangles(ensemble, months, run)
    table["struck"] = [
        "; ".join(name for month, name in struck if before < month <= now) or NOTHING
        for before, now in zip([-1, *months[:-1]], months, strict=True)
    ]
    every = "month by month" if step == 1 else f"{step} months a frame"
    caption = (
        f"History {run} of {ensemble.scenario.name}{of_what}, {every}: the three powers, their "
        "ties as numbers, and what strikes. Solid: amicable tie (above 0); dashed: hostile; width: "
        f"strength; size of a power: its weight. One of {wording.histories(ensemble.runs)}, seed "
        f"{ensemble.seed}: no interval. {wording.assumptions_after()}"
    )
    turned = turn(ensemble, run)
    by = next(month for month in months if month >= turned[0]) if turned else None
    settings = {
        "title": f"History {run}",
        "turn": [by, turned[1]] if turned else [],
    }
    return FigureData("animation", table, caption, settings)


def finding(table: pd.DataFrame, settings: dict[str, Any]) -> str:
    """Which history it is, and when two combine in it."""
    if not settings["turn"]:
        return f"{settings['title']}: no two combine against the third"
    month, who = settings["turn"]
    return f"{settings['title']}: {who} from {wording.date(month)}"


def draw(table: pd.DataFrame, settings: dict[str, Any]) -> Figure:
    """The last frame."""
    from matplotlib.figure import Figure as Canvas

    with styled():
        figure = Canvas(figsize=SIZE)
        _plot_frame(figure, table.iloc[-1].to_dict())
    return figure


def _frames(data: FigureData) -> Iterator[Figure]:
    """The frames of a film, all drawn on one figure, each under what the film shows."""
    from matplotlib.figure import Figure as Canvas

    title = finding(data.table, data.settings)
    with styled():
        figure = Canvas(figsize=SIZE)
        for row in data.table.to_dict("records"):
            figure.clear()
            _plot_frame(figure, row)
            head(figure, title, wide=False)
            yield figure


def _plot_frame(figure: Figure, row: dict[Any, Any]) -> None:
    """Date and month above, the triangle, and what strikes below."""
    figure.text(0.04, 0.87, wording.date(row["month"]), size=13, weight="bold", va="top")
    figure.text(0.96, 0.865, f"month {row['month']}", size=9, color=MUTED, ha="right", va="top")
    axes = plot_triangle(row, figure.add_axes((0.02, 0.235, 0.96, 0.56)), size=1.75)
    fit(axes)
    figure.legend(
        handles=key(), loc="lower center", bbox_to_anchor=(0.5, 0.12), ncols=1, frameon=False,
        fontsize=8.5, handlelength=3,
    )  # fmt: skip
    if row["struck"] != NOTHING:
        lines = textwrap.wrap(row["struck"], 44, max_lines=3, placeholder=" …")
        figure.text(
            0.5, 0.065, "\n".join(lines), size=10, weight="bold", color=INK, ha="center",
            va="center",
        )  # fmt: skip


def films(data: FigureData, provenance: str) -> dict[str, bytes]:
    """The film as GIF and as HTML, as the contents of files."""
    frames = [_picture(figure) for figure in _frames(data)]
    return {"gif": _gif(data, frames, provenance), "html": _page(data, frames, provenance)}


def durations(table: pd.DataFrame) -> list[int]:
    """Milliseconds for which each frame stands: longer where something strikes, and at the end."""
    stands = np.where(table["struck"] == NOTHING, QUIET, EVENTFUL)
    stands[-1] = 2 * EVENTFUL
    return [int(each) for each in stands]


def _picture(figure: Figure) -> Image:
    """A frame in few colours, which keeps the film small."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from PIL import Image

    figure.set_dpi(DPI)
    canvas: Any = FigureCanvasAgg(figure)
    canvas.draw()
    picture = Image.fromarray(np.asarray(canvas.buffer_rgba())[..., :3])
    return picture.quantize(COLOURS, dither=Image.Dither.NONE)


def _gif(data: FigureData, frames: list[Image], provenance: str) -> bytes:
    film = BytesIO()
    frames[0].save(
        film, format="gif", save_all=True, append_images=frames[1:],
        duration=durations(data.table), loop=0, comment=f"{provenance}. {data.caption}".encode(),
    )  # fmt: skip
    return film.getvalue()


def _page(data: FigureData, frames: list[Image], provenance: str) -> bytes:
    """The film as one page, its pictures inside."""
    film = {
        "pictures": [base64.b64encode(_written(frame)).decode() for frame in frames],
        "stands": durations(data.table),
        "words": [_in_words(row) for row in data.table.to_dict("records")],
    }
    words = {"title": data.settings["title"], "caption": data.caption, "provenance": provenance}
    escaped = {name: html.escape(text) for name, text in words.items()}
    script = json.dumps(film, ensure_ascii=False).replace("<", "\\u003c")
    return Template(PAGE.read_text(encoding="utf-8")).substitute(escaped, film=script).encode()


def _written(frame: Image) -> bytes:
    file = BytesIO()
    frame.save(file, format="png", optimize=True)
    return file.getvalue()


def _in_words(row: dict[Any, Any]) -> str:
    """A frame for those who do not see it."""
    ties = ", ".join(
        f"{name} {signed(row[dyad])}" for name, dyad in zip(wording.DYADS, DYADS, strict=True)
    )
    struck = "" if row["struck"] == NOTHING else f"; {row['struck']}"
    return f"{wording.date(row['month'])}, month {row['month']}: {ties}{struck}"

"""What every figure promises: text that can be read, and data that says how it was made."""

from __future__ import annotations

from itertools import combinations

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.text import Text

from bigthree.figures.figure_data import FigureData, figure_of
from bigthree.figures.style import styled

TOUCH = 1.0
"""Pixels by which two boxes may meet: the space that a font leaves around its letters."""


def ticks_in_view(axes):
    """Labels of the ticks that are drawn; and of those that are not."""
    shown, hidden = [], []
    for axis in (axes.xaxis, axes.yaxis):
        low, high = sorted(axis.get_view_interval())
        for tick in (*axis.get_major_ticks(), *axis.get_minor_ticks()):
            drawn = axis.get_visible() and low - 1e-9 <= tick.get_loc() <= high + 1e-9
            (shown if drawn else hidden).extend((tick.label1, tick.label2))
    return shown, hidden


def texts_of(figure):
    """Every text that a reader sees, with its box on the canvas."""
    canvas = FigureCanvasAgg(figure)
    with styled():
        canvas.draw()
    hidden = {id(text) for axes in figure.axes for text in ticks_in_view(axes)[1]}
    return [
        (text.get_text(), text.get_window_extent(canvas.get_renderer()))
        for text in figure.findobj(Text)
        if text.get_visible() and text.get_text().strip() and id(text) not in hidden
    ]


def assert_legible(figure):
    """No text leaves the canvas and no two texts touch."""
    texts = texts_of(figure)
    assert texts
    canvas = figure.bbox
    for said, box in texts:
        assert box.width > 0, said
        assert box.x0 >= canvas.x0 - TOUCH, f"{said!r} leaves the canvas on the left"
        assert box.x1 <= canvas.x1 + TOUCH, f"{said!r} leaves the canvas on the right"
        assert box.y0 >= canvas.y0 - TOUCH, f"{said!r} leaves the canvas below"
        assert box.y1 <= canvas.y1 + TOUCH, f"{said!r} leaves the canvas above"
    for (one, box), (other, another) in combinations(texts, 2):
        wide = min(box.x1, another.x1) - max(box.x0, another.x0)
        high = min(box.y1, another.y1) - max(box.y0, another.y0)
        assert wide <= TOUCH or high <= TOUCH, f"{one!r} overlaps {other!r}"


def assert_drawn(data, runs, seed=0):
    """A table without gaps, a caption that says how it was made, and a legible figure.

    Returns
    -------
    Figure
    """
    assert isinstance(data, FigureData)
    assert len(data.table)
    assert not data.table.isna().any().any()
    assert data.caption.endswith(".")
    assert f"{runs} histories" in data.caption
    assert f"eed {seed}" in data.caption
    assert "\n" not in data.caption
    figure = figure_of(data)
    assert isinstance(figure, Figure)
    assert_legible(figure)
    return figure

"""Figures that are made but not rendered, for tests that are not about pictures."""

from __future__ import annotations

from contextlib import contextmanager
from functools import cache
from io import BytesIO

import pytest


@cache
def picture():
    """An empty picture in every format, as `saving.pictures` gives it."""
    from matplotlib.figure import Figure

    held = {suffix: BytesIO() for suffix in ("pdf", "svg", "png")}
    for suffix, file in held.items():
        Figure(figsize=(1, 1)).savefig(file, format=suffix)
    return {suffix: file.getvalue() for suffix, file in held.items()}


@contextmanager
def blank():
    """Keep the same empty picture of every figure: rendering takes a second for each."""
    from bigthree.figures import saving
    from bigthree.figures.figure_data import figure_of

    def pictures(data, provenance):
        figure_of(data)
        return picture()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(saving, "pictures", pictures)
        yield

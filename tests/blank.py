"""Figures that are made but not rendered, for tests that are not about pictures."""

from __future__ import annotations

from contextlib import contextmanager

import pytest


@contextmanager
def blank():
    """Make every figure, but write an empty one: to render one in three formats takes a second."""
    from matplotlib.figure import Figure

    from bigthree.figures import saving

    figure_of = saving.figure_of

    def emptied(data, wide=False):
        figure_of(data, wide)
        return Figure(figsize=(1, 1))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(saving, "figure_of", emptied)
        yield

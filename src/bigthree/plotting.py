"""From results to axes: figures stand above what they draw, so the package hands in how."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matplotlib.axes import Axes

axes_of: Callable[..., list[Axes]]
"""`bigthree.figures.figure_data.axes_of`, set by the package where it is imported."""

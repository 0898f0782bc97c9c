"""Numbers and ties in words, and labels beside what they name, kept from one another."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

import numpy as np

from bigthree import wording
from bigthree.figures.style import MUTED


def signed(value: float, digits: int = 2) -> str:
    """A number with its sign; without one where it rounds to zero."""
    return wording.number(value, digits, sign=round(value, digits) != 0.0)


def ties_in_words(ties: Mapping[str, float], unclear: Collection[str] = ()) -> str:
    """Which ties are amicable and which hostile, with their values."""
    kinds: dict[str, list[str]] = {"amicable": [], "hostile": [], "either": []}
    for name, tie in ties.items():
        kind = "either" if name in unclear else "amicable" if tie > 0.0 else "hostile"
        kinds[kind].append(f"{name} ({signed(tie)})")
    parts = [
        f"{wording.listed(names)} {'is' if len(names) == 1 else 'are'} {kind}"
        for kind, names in kinds.items()
        if names and kind != "either"
    ]
    if kinds["either"]:
        goes = "goes" if len(kinds["either"]) == 1 else "go"
        parts.append(f"{wording.listed(kinds['either'])} {goes} either way")
    return "; ".join(parts)


def spread(wanted: Sequence[float], gap: float, low: float = 0.0, high: float = 1.0) -> list[float]:
    """Places within [low, high] near the wanted ones, in their order, at least `gap` apart.

    They are half-way between pushing the later ones up and pushing the earlier ones down.
    """
    order = np.argsort(wanted, kind="stable")
    room = gap * np.arange(len(order))
    near = np.asarray(wanted, dtype=float)[order] - room
    near = (np.maximum.accumulate(near) + np.minimum.accumulate(near[::-1])[::-1]) / 2
    places = np.empty(len(order))
    places[order] = np.clip(near, low, high - gap * (len(order) - 1)) + room
    return places.tolist()


def tiers(starts: Sequence[float], widths: Sequence[float], gap: float) -> list[int]:
    """The lowest row for each label, in their order, in which it meets none before it."""
    ends: list[float] = []
    rows = []
    for start, width in zip(starts, widths, strict=True):
        row = next((n for n, end in enumerate(ends) if end + gap <= start), len(ends))
        ends[row : row + 1] = [start + width]
        rows.append(row)
    return rows


def width_of(text: str, size: float) -> float:
    """How wide a line of text is, in points."""
    from matplotlib.textpath import TextPath

    return float(TextPath((0, 0), text, size=size).get_extents().x1)


def at_the_end(
    axes: Any, labels: Sequence[str], ends: Sequence[float], gap: float, **text: Any
) -> None:
    """Labels to the right of some axes, each led by a thin line to where its curve ends."""
    places = spread(ends, gap, gap / 3, 1 - gap / 3)
    # The line is no arrow of the text: its box is then that of the letters alone.
    beside = {"transform": axes.transAxes, "clip_on": False}
    for label, end, place in zip(labels, ends, places, strict=True):
        axes.plot([1.005, 1.05], [end, place], color=MUTED, linewidth=0.7, **beside)
        axes.text(1.07, place, label, va="center", linespacing=1.1, **beside, **text)

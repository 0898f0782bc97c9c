"""How far the three readings agree: Krippendorff's alpha, by parameter and by grade."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from bigthree.readings import Cell, cells


class Agreement(NamedTuple):
    """How far the readers agree on some cells.

    Attributes
    ----------
    about : str
        Which cells: all, a grade, or a parameter.
    cells : int
    alpha : float
        Krippendorff's alpha for interval data: 1 is agreement, 0 is chance.
    spread : float
        Mean over the cells of the highest reading minus the lowest.
    widest : Cell
        The cell on which they differ most.
    """

    about: str
    cells: int
    alpha: float
    spread: float
    widest: Cell


def krippendorff(units: Sequence[Sequence[float]]) -> float:
    """Return Krippendorff's alpha for interval data without gaps.

    Parameters
    ----------
    units : sequence of sequences of float, shape (units, readers)

    Returns
    -------
    float
        1 minus observed over expected disagreement; NaN where all values are equal.

    Notes
    -----
    Krippendorff (2004), *Content Analysis*, chapter 11. Observed disagreement is the mean squared
    difference of two readings of one unit, expected disagreement that of any two values.
    """
    values = np.asarray(units, float)
    observed = 2.0 * values.var(axis=1, ddof=1).mean()
    expected = 2.0 * values.var(ddof=1)
    return float(1.0 - observed / expected) if expected > 0.0 else float("nan")


def agreement(about: str, chosen: Sequence[Cell]) -> Agreement:
    """Return the agreement on some cells."""
    return Agreement(
        about,
        len(chosen),
        krippendorff([cell.values for cell in chosen]),
        float(np.mean([_spread(cell) for cell in chosen])),
        max(chosen, key=_spread),
    )


def _spread(cell: Cell) -> float:
    return max(cell.values) - min(cell.values)


def overall() -> Iterator[Agreement]:
    """Agreement on all cells, and without the one parameter whose scale is twice as long."""
    every = list(cells().values())
    yield agreement("all cells", every)
    yield agreement("all but partner", [cell for cell in every if cell.parameter != "partner"])


def by_grade(grade_of: Callable[[Cell], str]) -> Iterator[Agreement]:
    """Agreement on the cells of each grade, best supported first."""
    every = list(cells().values())
    for grade in ("stated", "inferred", "silent"):
        yield agreement(grade, [cell for cell in every if grade_of(cell) == grade])


def by_parameter() -> Iterator[Agreement]:
    """Agreement on each parameter, lowest first."""
    every = list(cells().values())
    names = dict.fromkeys(cell.parameter for cell in every)
    parts = (agreement(name, [each for each in every if each.parameter == name]) for name in names)
    yield from sorted(parts, key=lambda part: part.alpha)

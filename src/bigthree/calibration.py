"""The coefficients that the record accepts: the shipped sample, its medoid, and the priors."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from bigthree.scenario import Coefficients, quantity

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SAMPLE = "accepted_coefficients"
"""The table of accepted draws, a row a draw, the medoid first; see ``studies/calibration.py``."""


@cache
def priors() -> dict[str, tuple[float, float]]:
    """Prior range of each coefficient that has one, by name."""
    found = {name: quantity(f"theory.{name}").prior for name in Coefficients.model_fields}
    return {name: prior for name, prior in found.items() if prior and prior[0] < prior[1]}


@cache
def accepted() -> NDArray[np.void]:
    """The accepted draws, a structured array with a field a coefficient, shape (draws,)."""
    import numpy as np

    header, *draws = _lines()
    dtype = [(name, np.float64) for name in header.split(",")]
    return np.array([tuple(map(float, draw.split(","))) for draw in draws], dtype=dtype)


@cache
def medoid() -> Coefficients:
    """The accepted draw that is nearest to all others."""
    header, first = _lines()[:2]
    values: Any = zip(header.split(","), map(float, first.split(",")), strict=True)
    return Coefficients(**dict(values))


def _lines() -> list[str]:
    text = files("bigthree.data").joinpath(f"{SAMPLE}.csv").read_text(encoding="utf-8")
    return text.splitlines()


def medoid_of(draws: NDArray[np.float64], widths: NDArray[np.float64]) -> int:
    """Which draw has the least summed distance to the others, in widths of the priors.

    Parameters
    ----------
    draws : ndarray, shape (draws, coefficients)
    widths : ndarray, shape (coefficients,)
    """
    from scipy.spatial.distance import cdist

    scaled = draws / widths
    return int(cdist(scaled, scaled, "cityblock").sum(axis=0).argmin())

"""The designs of Morris and Sobol: where the worlds stand. SALib draws them in the unit cube."""

from __future__ import annotations

import math
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from bigthree.errors import BadRequest, nearest, whole_number
from bigthree.inputs import Floats
from bigthree.studies.sensitivity.indices import stream
from bigthree.sweeps.designs import MOST_POINTS, at
from bigthree.sweeps.factors import Factor

if TYPE_CHECKING:
    import pandas as pd


class Method(NamedTuple):
    """How a method is laid out, in blocks: trajectories of Morris, rows of Sobol."""

    strength: str
    """The index by which it ranks what varies."""
    beyond: int
    """Worlds of a block beyond one for each factor."""
    usual: int
    least: int


METHODS = {"morris": Method("mu_star", 1, 20, 2), "sobol": Method("ST", 2, 128, 8)}

LEVELS = 4
"""Places of a range at which Morris stands, where no factor has choices that need more."""


class Design(NamedTuple):
    """Where the worlds stand."""

    method: str
    factors: tuple[Factor, ...]
    cube: Floats
    """Shares of the way through each factor, in [0, 1], shape (points, factors)."""

    @property
    def blocks(self) -> int:
        """Trajectories of Morris, or rows of Sobol."""
        return len(self.cube) // (len(self.factors) + METHODS[self.method].beyond)

    @property
    def values(self) -> pd.DataFrame:
        """The values of the factors, a row a world."""
        import pandas as pd

        names = [factor.name for factor in self.factors]
        return pd.DataFrame(at(self.factors, self.cube), columns=names)

    @property
    def is_choice(self) -> NDArray[np.bool_]:
        """Which factors are choices among words, which have no order."""
        return np.array([not factor.is_number for factor in self.factors])

    @property
    def places(self) -> Floats:
        """How far through its range each value is that the worlds have, shape (points, factors)."""
        places = self.values
        for factor in self.factors:
            values = places[factor.name]
            if factor.is_number:
                ends = factor.levels or (factor.low, factor.high)
                low, high = float(min(ends)), float(max(ends))
                places[factor.name] = (values.astype(float) - low) / (high - low)
            else:
                places[factor.name] = values.map(factor.levels.index)
        return places.to_numpy(float)


def design_of(method: str, factors: tuple[Factor, ...], points: int | None, seed: int) -> Design:
    """Return the design of a method with at most so many points."""
    if method not in METHODS:
        raise BadRequest(f"method={method}: {nearest(method, METHODS)}")
    if not factors:
        raise BadRequest("vary: nothing varies; name something, such as vary=assumptions")
    for factor in factors:
        if len(factor.levels) == 1:
            raise BadRequest(f"vary {factor.name}: has one value; give a range or several")
    blocks = _blocks(method, len(factors), points)
    cube = (_morris_cube if method == "morris" else _sobol_cube)(factors, blocks, seed)
    return Design(method, factors, cube)


def _blocks(method: str, factors: int, points: int | None) -> int:
    """How many trajectories of Morris, or rows of Sobol (a power of two), the points allow."""
    _, beyond, usual, least = METHODS[method]
    if points is None:
        return usual
    size = factors + beyond
    blocks = whole_number("points", points, 1, MOST_POINTS) // size
    if blocks < least:
        raise BadRequest(
            f"points={points}: method={method} with {factors} varying takes at least {least * size}"
        )
    return blocks if method == "morris" else 2 ** (blocks.bit_length() - 1)


def _morris_cube(factors: tuple[Factor, ...], trajectories: int, seed: int) -> Floats:
    """Morris's trajectories, shape (trajectories (factors + 1), factors).

    Every range has the same even number of levels, so many that each listed choice gets equally
    many of them. Numbers that are not whole take the levels from end to end; the rest are cut into
    equal shares, and words are put in a new random order for each trajectory, since they have none.
    """
    levels = math.lcm(LEVELS, *(len(factor.levels) or 1 for factor in factors))
    drawn = _drawn("morris", len(factors), trajectories, seed, num_levels=levels)
    place, orders = np.rint(drawn * (levels - 1)), stream(seed, "morris words")
    cube = place / (levels - 1)
    for n, factor in enumerate(factors):
        if factor.levels or factor.whole:
            cube[:, n] = (place[:, n] + 0.5) / levels
        if not factor.is_number:
            cube[:, n] = _dealt(cube[:, n], len(factor.levels), trajectories, orders)
    return np.asarray(cube)


def _dealt(shares: Floats, choices: int, trajectories: int, stream: np.random.Generator) -> Floats:
    """Shares that pick choices, with the choices in another order in each trajectory."""
    picked = (shares.reshape(trajectories, -1) * choices).astype(int)
    orders = stream.permuted(np.tile(np.arange(choices), (trajectories, 1)), axis=1)
    return ((np.take_along_axis(orders, picked, axis=1) + 0.5) / choices).ravel()


def _sobol_cube(factors: tuple[Factor, ...], rows: int, seed: int) -> Floats:
    """Saltelli's rows, shape (rows (factors + 2), factors)."""
    return _drawn("sobol", len(factors), rows, seed, calc_second_order=False)


def _drawn(method: str, dimensions: int, blocks: int, seed: int, **options: Any) -> Floats:
    """Points of the unit cube from SALib's sampler of a method."""
    try:
        sampler = import_module(f"SALib.sample.{method}")
    except ImportError:
        raise BadRequest(
            "study=sensitivity: needs SALib; pip install 'bigthree[sensitivity]'"
        ) from None
    names = [f"x{n}" for n in range(dimensions)]
    problem = {"num_vars": dimensions, "names": names, "bounds": [[0.0, 1.0]] * dimensions}
    return np.asarray(sampler.sample(problem, blocks, seed=stream(seed, method), **options))

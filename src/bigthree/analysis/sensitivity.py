"""Which of the things that vary matter for a measure: Morris's and Sobol's designs, run as a sweep.

SALib draws the designs in the unit cube; `bigthree.analysis.indices` says what they found.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple, Unpack

import numpy as np

from bigthree import luck
from bigthree.analysis import indices
from bigthree.analysis.indices import Floats, Parts
from bigthree.comparison import check_measure
from bigthree.composition import compose
from bigthree.errors import BadRequest, nearest, whole_number
from bigthree.scenario import Scenario
from bigthree.sweeps.designs import MOST_POINTS, at
from bigthree.sweeps.factors import ASSUMPTIONS, Factor, Varied, factors_of
from bigthree.sweeps.plan import on_bases
from bigthree.sweeps.results import Sweep
from bigthree.sweeps.running import SweepSettings, run_sweep

if TYPE_CHECKING:
    import pandas as pd


class Method(NamedTuple):
    """How a method is laid out.

    Attributes
    ----------
    strength : str
        The index by which it ranks what varies.
    beyond : int
        Worlds of a block (a trajectory of Morris, a row of Sobol) beyond one for each factor.
    usual, least : int
        Blocks.
    """

    strength: str
    beyond: int
    usual: int
    least: int


METHODS = {"morris": Method("mu_star", 1, 20, 2), "sobol": Method("ST", 2, 128, 8)}

LEVELS = 4
"""Places of a range at which Morris stands, where no factor has choices that need more."""


class Design(NamedTuple):
    """Where the worlds stand.

    Attributes
    ----------
    method : {"morris", "sobol"}
    factors : tuple of Factor
    cube : ndarray, shape (points, factors)
        Shares of the way through each factor, in [0, 1]; see `bigthree.sweeps.designs.at`.
    """

    method: str
    factors: tuple[Factor, ...]
    cube: Floats

    @property
    def values(self) -> pd.DataFrame:
        """The values of the factors, a row a world."""
        import pandas as pd

        names = [factor.name for factor in self.factors]
        return pd.DataFrame(at(self.factors, self.cube), columns=names)


@dataclass(frozen=True, repr=False)
class Sensitivity:
    """Which of the things that varied matter for a measure.

    Attributes
    ----------
    measure : str
    method : {"morris", "sobol"}
    factors : tuple of Factor
    sweep : Sweep
        The worlds that were run.
    table : DataFrame
        A row a factor, the strongest first: ``mu_star``, ``mu``, ``sigma`` and ``luck_alone``
        (Morris; in the measure's unit, over the whole range of a number or from choice to choice)
        or ``S1`` and ``ST`` (Sobol; shares of the variance between worlds). Beside each index its
        two 95 % intervals, ``*_design_low``, ``*_design_high`` and ``*_luck_low``,
        ``*_luck_high``; see `bigthree.analysis.indices`.
    parts : Parts
        Where the differences between single histories come from.
    """

    measure: str
    method: str
    factors: tuple[Factor, ...]
    sweep: Sweep
    table: pd.DataFrame
    parts: Parts

    @property
    def strength(self) -> str:
        """The column by which factors are ranked."""
        return METHODS[self.method].strength

    @property
    def blocks(self) -> int:
        """Trajectories of Morris, or rows of Sobol."""
        return len(self.sweep.points) // (len(self.factors) + METHODS[self.method].beyond)

    @property
    def told(self) -> pd.Series[Any]:
        """Whether each factor's strength is more than luck alone would give."""
        if self.method == "morris":
            return self.table["mu_star"] > self.table[indices.ALONE]
        return self.table["ST_luck_low"] > 0.0

    def __repr__(self) -> str:
        return f"<Sensitivity of {self.measure} to {len(self.factors)} factors, {self.method}>"

    def _repr_html_(self) -> str:
        return str(self.table.to_html(index=False, float_format=lambda v: f"{v:.3g}"))


def sensitivity(
    base: Scenario | Iterable[str] = (),
    vary: Varied = ASSUMPTIONS,
    method: str = "morris",
    measure: str = "rmst_two_against_one",
    points: int | None = None,
    runs: int = 1000,
    seed: int = 0,
    **settings: Unpack[SweepSettings],
) -> Sensitivity:
    """Which of the things that vary matter for a measure, and how sure that is.

    Parameters
    ----------
    base, vary
        As for `bigthree.sweep`; all assumptions within their coded ranges, unless said otherwise.
    method : {"morris", "sobol"}
        Morris screens many factors with few worlds; Sobol divides the variance between worlds
        among them and takes many more.
    measure : str
        A compared measure, such as ``rmst_two_against_one`` or ``survival_60``. Another measure of
        the same worlds is answered from the rows that are there.
    points : int or None
        How many worlds, at most. Morris takes whole trajectories of factors + 1 worlds (20 unless
        given), Sobol a power of two of rows of factors + 2 worlds (128 unless given).
    runs : int
        Histories a world, at least 2: luck shows only where it differs.
    seed : int
        Of the luck, and of the design.
    **settings
        See `bigthree.sweeps.running.SweepSettings`.

    Raises
    ------
    BadRequest
        For what cannot be carried out, too few points, a missing SALib, and where a world failed:
        the indices need them all.

    Examples
    --------
    >>> found = sensitivity(["author=litvinov"], ["world.rivalry", "author.appetite"],
    ...                     points=6, runs=20, show=False)
    >>> found.table.shape[0]
    2
    """
    check_measure(measure)
    whole_number("runs", runs, 2, luck.MOST_RUNS)
    overrides = None if isinstance(base, Scenario) else _overrides(base)
    scenario = base if isinstance(base, Scenario) else compose(*overrides or ())
    design = design_of(method, factors_of(vary, scenario), points, luck.check_seed(seed))
    plan = on_bases(scenario, overrides, design.factors, design.values, runs, seed)
    found = run_sweep(plan, "sensitivity", **settings)
    _check_all_ran(found)
    table, parts = analysed(design, found.per_run(measure), seed)
    return Sensitivity(measure, method, design.factors, found, table, parts)


def _overrides(base: Iterable[str]) -> tuple[str, ...]:
    return (base,) if isinstance(base, str) else tuple(base)


def _check_all_ran(found: Sweep) -> None:
    if found.failures:
        first = found.failures[0]
        raise BadRequest(
            f"{len(found.failures)} of {len(found.points)} worlds failed, and sensitivity needs "
            f"them all; the first, point {first.point}, to {first.stage}: {first.message}; narrow "
            f"the range of what it names, or leave it out (the rows are kept in {found.path})"
        )


def design_of(method: str, factors: tuple[Factor, ...], points: int | None, seed: int) -> Design:
    """The design of a method that takes at most so many points.

    Raises
    ------
    BadRequest
        For an unknown method, nothing to vary, too few points, or a missing SALib.
    """
    if method not in METHODS:
        raise BadRequest(f"method={method}: {nearest(method, METHODS)}")
    _check_vary(factors)
    blocks = _blocks(method, len(factors), points)
    if method == "morris":
        return Design(method, factors, _morris_cube(factors, blocks, seed))
    return Design(method, factors, _sobol_cube(len(factors), blocks, seed))


def _check_vary(factors: tuple[Factor, ...]) -> None:
    if not factors:
        raise BadRequest("vary: nothing varies; name something, such as vary=assumptions")
    for factor in factors:
        if len(factor.levels) == 1:
            raise BadRequest(f"vary {factor.name}: has one value; give a range or several")


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

    Every range stands on the same even number of levels, so many that each listed choice is on
    equally many of them. Numbers that are not whole take the levels from end to end; the rest are
    cut into equal shares, words in an order dealt anew for each trajectory, since they have none.
    """
    levels = math.lcm(LEVELS, *(len(factor.levels) or 1 for factor in factors))
    drawing, orders = indices.stream(seed, "morris"), indices.stream(seed, "morris words")
    problem = _problem(len(factors))
    drawn = _salib("morris").sample(problem, trajectories, num_levels=levels, seed=drawing)
    place = np.rint(drawn * (levels - 1))
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


def _sobol_cube(dimensions: int, rows: int, seed: int) -> Floats:
    """Saltelli's rows, shape (rows (factors + 2), factors)."""
    drawing, problem = indices.stream(seed, "sobol"), _problem(dimensions)
    drawn = _salib("sobol").sample(problem, rows, calc_second_order=False, seed=drawing)
    return np.asarray(drawn)


def _salib(method: str) -> Any:
    """SALib's sampler of a method."""
    from importlib import import_module

    try:
        return import_module(f"SALib.sample.{method}")
    except ImportError:
        raise BadRequest(
            "study=sensitivity: needs SALib; pip install 'bigthree[sensitivity]'"
        ) from None


def _problem(dimensions: int) -> dict[str, Any]:
    """The unit cube, as SALib describes it."""
    names = [f"x{n}" for n in range(dimensions)]
    return {"num_vars": dimensions, "names": names, "bounds": [[0.0, 1.0]] * dimensions}


def analysed(design: Design, outputs: Floats, seed: int) -> tuple[pd.DataFrame, Parts]:
    """The table of indices, strongest first, and the parts of the variance.

    Parameters
    ----------
    design : Design
    outputs : ndarray, shape (points, runs)
        What came out at the design's points; run r of each met the same luck.
    seed : int
        Of what is drawn again for the intervals.
    """
    import pandas as pd

    over = [str(factor).split(": ", 1)[1] for factor in design.factors]
    named = {"factor": [factor.name for factor in design.factors], "over": over}
    found = (_morris if design.method == "morris" else _sobol)(design, outputs, seed)
    table = pd.DataFrame(named | found).sort_values(
        METHODS[design.method].strength, ascending=False, kind="stable", ignore_index=True
    )
    return table, indices.variance_parts(outputs)


def _morris(design: Design, outputs: Floats, seed: int) -> dict[str, Floats]:
    words = np.array([not factor.is_number for factor in design.factors])
    effects = indices.elementary_effects(_places(design), words, outputs)
    found = indices.with_intervals(
        partial(indices.morris, effects), len(effects), outputs.shape[1], seed
    )
    for name in found:
        if not name.startswith("mu_star"):  # a choice among words has no direction
            found[name] = np.where(words, np.nan, found[name])
    return found | {indices.ALONE: indices.luck_alone(effects, seed)}


def _places(design: Design) -> Floats:
    """How far through its range each value is that the worlds have, shape (points, factors)."""
    places = np.empty_like(design.cube)
    for n, (factor, (_, values)) in enumerate(
        zip(design.factors, design.values.items(), strict=True)
    ):
        if factor.is_number:
            ends = factor.levels or (factor.low, factor.high)
            low, high = float(min(ends)), float(max(ends))
            places[:, n] = (values.to_numpy(float) - low) / (high - low)
        else:
            places[:, n] = values.map(factor.levels.index)
    return places


def _sobol(design: Design, outputs: Floats, seed: int) -> dict[str, Floats]:
    blocks = outputs.reshape(-1, len(design.factors) + 2, outputs.shape[1])
    return indices.with_intervals(
        partial(indices.sobol, blocks), len(blocks), outputs.shape[1], seed
    )

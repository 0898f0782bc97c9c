"""Designs: which values the points of a sweep take. A row a point, a column a factor."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zlib import crc32

import numpy as np

from bigthree.errors import BadRequest, nearest, whole_number
from bigthree.scenario import Scenario
from bigthree.sweeps.factors import GROUPS, WORDS, Factor, factors_of

if TYPE_CHECKING:
    import pandas as pd

    from bigthree.inputs import Floats

DESIGNS = ("grid", "latin_hypercube", "sobol")
MOST_POINTS = 1_000_000


def design_points(design: str, factors: Sequence[Factor], points: int, seed: int) -> pd.DataFrame:
    """The points of a named design.

    Parameters
    ----------
    design : {"grid", "latin_hypercube", "sobol"}
    factors : sequence of Factor
    points : int
        How many. A grid takes the most equal steps that give no more than so many, and at least
        two a range.
    seed : int
        Of the design's own stream of luck.

    Returns
    -------
    DataFrame
        A row a point, a column a factor.

    Raises
    ------
    BadRequest
        For an unknown design, nothing to vary, or too many points.
    """
    import pandas as pd

    points = whole_number("points", points, 1, MOST_POINTS)
    if design not in DESIGNS:
        hint = nearest(design, DESIGNS)
        raise BadRequest(f"design={design}: {hint}, or a file that ends in .csv")
    if not factors:
        raise BadRequest(
            "vary: nothing varies; give a range such as world.rivalry=0..1, several values such "
            "as author=maisky,litvinov, or vary=assumptions"
        )
    if design == "grid":
        rows = _grid(factors, points)
    else:
        rows = at(factors, _cube(design, len(factors), points, seed))
    return pd.DataFrame(rows, columns=[factor.name for factor in factors])


def at(factors: Sequence[Factor], cube: Floats) -> list[list[Any]]:
    """Values of the factors at points of the unit cube, shape (points, factors)."""
    inside = np.clip(cube, 0.0, np.nextafter(1.0, 0.0))
    return [
        [factor.at(float(share)) for factor, share in zip(factors, row, strict=True)]
        for row in inside
    ]


def _cube(design: str, dimensions: int, points: int, seed: int) -> Floats:
    """Points of the unit cube, shape (points, dimensions)."""
    from scipy.stats import qmc

    stream = np.random.default_rng([crc32(design.encode()), seed])
    if design == "latin_hypercube":
        return np.asarray(qmc.LatinHypercube(dimensions, rng=stream).random(points))
    if points & (points - 1):
        power = 2 ** round(math.log2(points))
        raise BadRequest(f"points={points}: a Sobol design takes a power of two, such as {power}")
    return np.asarray(qmc.Sobol(dimensions, rng=stream).random(points))


def _grid(factors: Sequence[Factor], points: int) -> list[list[Any]]:
    listed = math.prod(len(factor.levels) for factor in factors if factor.levels)
    ranges = sum(not factor.levels for factor in factors)
    steps = max(2, _root(points // listed, ranges)) if ranges else 1
    size = listed * steps**ranges
    if size > MOST_POINTS or (size > points and ranges):
        raise BadRequest(
            f"points={points}: a grid over {len(factors)} factors has at least {size:,} points; "
            "vary fewer, or use design=latin_hypercube"
        )
    return [list(values) for values in product(*(factor.spaced(steps) for factor in factors))]


def _root(value: int, degree: int) -> int:
    """The largest whole number whose power of that degree is at most the value."""
    return math.floor(float(value) ** (1 / degree) + 1e-9)


def listed_points(path: str | Path, base: Scenario) -> tuple[tuple[Factor, ...], pd.DataFrame]:
    """The points listed in a CSV file, a column a factor; an empty cell leaves the base's value.

    Values outside what is allowed are kept: such a point fails by itself when it is run.

    Raises
    ------
    BadRequest
        When the file cannot be read, names something unknown, or holds words where numbers go.
    """
    import pandas as pd

    try:
        table = pd.read_csv(
            path, dtype=str, skipinitialspace=True, keep_default_na=False, na_values=[""]
        )
    except OSError as error:
        raise BadRequest(f"design={path}: cannot be read ({error.strerror})") from None
    except (ValueError, pd.errors.ParserError) as error:
        reason = str(error).splitlines()[0]
        raise BadRequest(f"design={path}: is not a table ({reason})") from None
    if table.empty:
        raise BadRequest(f"design={path}: lists no points")
    whole_number(f"design={path}, rows", len(table), 1, MOST_POINTS)
    columns = [_column(path, str(name), table[name], base) for name in table]
    return (
        tuple(factor for factor, _ in columns),
        pd.DataFrame({factor.name: values for factor, values in columns}),
    )


def _column(
    path: str | Path, name: str, values: pd.Series[Any], base: Scenario
) -> tuple[Factor, pd.Series[Any]]:
    import pandas as pd

    if name in (*GROUPS, *WORDS):
        if values.isna().any():
            row = int(values.isna().to_numpy().argmax()) + 2
            raise BadRequest(f"design={path}, line {row}: {name} is empty")
        words = values.astype(str).str.strip()
        return factors_of({name: list(dict.fromkeys(words))}, base)[0], words
    numbers = pd.to_numeric(values, errors="coerce").astype(float)
    wrong = (numbers.isna() & values.notna()).to_numpy()
    if wrong.any():
        row = int(wrong.argmax())
        raise BadRequest(
            f"design={path}, line {row + 2}: {name}={values.iloc[row]} is not a number"
        )
    given = sorted(set(numbers.dropna()))
    known = factors_of({name: f"{_any_value(name, base)}"}, base)[0]
    return known._replace(levels=tuple(given)), numbers


def _any_value(name: str, base: Scenario) -> float | str:
    """A value that a number may have, so that its name is checked."""
    return base.numbers().get(name, "range")

"""Designs: which values the points of a sweep take. A row a point, a column a factor."""

from __future__ import annotations

import csv
import math
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zlib import crc32

import numpy as np
import pandas as pd

from bigthree.errors import BadRequest, nearest, whole_number
from bigthree.scenario import Quantity, Scenario
from bigthree.sweeps.factors import GROUPS, WORDS, Factor, factors_of, number, varying_quantity

if TYPE_CHECKING:
    from bigthree.inputs import Floats

DESIGNS = ("grid", "latin_hypercube", "sobol")
MOST_POINTS = 1_000_000


def design_points(design: str, factors: Sequence[Factor], points: int, seed: int) -> pd.DataFrame:
    """The points of a named design, a row each, with a column a factor.

    A grid has at most so many points, in equal steps, at least two a range; of listed values only
    it has all combinations, however many.
    """
    points = whole_number("points", points, 1, MOST_POINTS)
    if design not in DESIGNS:
        hint = nearest(design, DESIGNS)
        raise BadRequest(f"design={design}: {hint}, or a file that ends in .csv")
    if not factors:
        raise BadRequest(
            "vary: nothing varies; give a range such as world.rivalry=0..1, several values such "
            "as contradiction=as_believed,fails, or vary=assumptions"
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
    return int(float(value) ** (1 / degree) + 1e-9)


def listed_points(path: str | Path, base: Scenario) -> tuple[tuple[Factor, ...], pd.DataFrame]:
    """Read points from a CSV file, a column a factor; an empty cell leaves the base's value.

    Values outside the allowed range are kept: such a point fails when it is run.
    """
    names, lines = _cells(path)
    whole_number(f"design={path}, points", len(lines), 1, MOST_POINTS)
    columns = [
        _column(path, name, {line: cells[place] for line, cells in lines.items()}, base)
        for place, name in enumerate(names)
    ]
    table = pd.DataFrame({factor.name: values for factor, values in columns})
    return tuple(factor for factor, _ in columns), table


def _cells(path: str | Path) -> tuple[list[str], dict[int, list[str]]]:
    """The first line of a table, and the cells of each other by the number of its line."""
    try:
        with Path(path).open(encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(file, skipinitialspace=True, strict=True)
            rows = [(reader.line_num, [*map(str.strip, cells)]) for cells in reader if cells]
    except (UnicodeDecodeError, csv.Error):
        raise BadRequest(f"design={path}: is not a table; save it as CSV, in UTF-8") from None
    except (OSError, ValueError) as error:  # such as a name with a NUL in it
        why = error.strerror if isinstance(error, OSError) else error
        raise BadRequest(f"design={path}: cannot be read ({why})") from None
    if len(rows) < 2:
        raise BadRequest(f"design={path}: lists no points")
    (_, names), *others = rows
    lines = dict(others)
    _check_shape(path, names, lines)
    return names, lines


def _check_shape(path: str | Path, names: list[str], lines: Mapping[int, list[str]]) -> None:
    separators = "commas stand between columns, points in decimals"
    if any(mark in "".join(names) for mark in ";\t"):
        raise BadRequest(f"design={path}: {separators}")
    for name in names:
        if not name or names.count(name) > 1:
            raise BadRequest(
                f"design={path}: column {name!r}: give every column a name of its own, and save "
                "without an index (index=False, row.names=FALSE)"
            )
    for line, cells in lines.items():
        if len(cells) != len(names):
            raise BadRequest(
                f"design={path}, line {line}: {len(cells)} cells, where the first line has "
                f"{len(names)}; {separators}"
            )


def _column(
    path: str | Path, name: str, cells: Mapping[int, str], base: Scenario
) -> tuple[Factor, list[Any]]:
    """A column as a factor, and its values."""
    if name in GROUPS or name in WORDS:
        first = {word: line for line, word in reversed([*cells.items()])}
        for word, line in first.items():
            with _locating(path, line):
                factors_of({name: [word]}, base)
        return Factor(name, levels=tuple(dict.fromkeys(cells.values()))), [*cells.values()]
    with _locating(path, 1):
        allowed = varying_quantity(name, base.case)
    values = [_value(path, line, name, allowed, text) for line, text in cells.items()]
    given = sorted({value for value in values if not math.isnan(value)})
    return Factor(name, levels=tuple(given), whole=allowed.whole), values


def _value(path: str | Path, line: int, name: str, allowed: Quantity, text: str) -> float:
    if not text:
        return math.nan
    with _locating(path, line):
        return number(name, allowed, text)


@contextmanager
def _locating(path: str | Path, line: int) -> Iterator[None]:
    """Add file and line to a refusal."""
    try:
        yield
    except BadRequest as error:
        raise BadRequest(f"design={path}, line {line}: {error}") from None

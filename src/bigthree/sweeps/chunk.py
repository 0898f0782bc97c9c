"""A chunk: some rows of a sweep, computed anywhere, the same wherever and however they are cut."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from bigthree.compiled import source_digest
from bigthree.ensemble import PIECE, simulate_piece
from bigthree.errors import BadRequest
from bigthree.inputs import Floats, inputs_of
from bigthree.measures.history import COLUMNS
from bigthree.scenario import Scenario
from bigthree.sweeps.plan import Plan, is_number, name_of
from bigthree.yaml_text import write_yaml

if TYPE_CHECKING:
    import pyarrow as pa

STAGES = ("compose", "simulate", "measure")
"""Where a point can fail: its scenario, its histories, or what is measured on them."""


class Task(NamedTuple):
    """Which rows to compute; it holds all that is needed to do so.

    Attributes
    ----------
    number : int
        Of the chunk.
    plan : Plan
        Of the points that the chunk touches.
    first, rows : int
        Which rows of the whole sweep, point after point, run after run.
    """

    number: int
    plan: Plan
    first: int
    rows: int


class Failure(NamedTuple):
    """A point that failed: where, why, and the scenario that it was."""

    point: int
    stage: str
    message: str
    scenario: str


class Chunk(NamedTuple):
    """Finished rows as a Parquet file, the points that failed, and the model they came from."""

    number: int
    rows: int
    data: bytes
    failures: tuple[Failure, ...]
    model: str


def tasks_of(plan: Plan, size: int) -> Iterator[Task]:
    """Cut a plan into chunks of `size` rows."""
    for number in range(-(-plan.rows // size)):
        yield task_of(plan, size, number)


def task_of(plan: Plan, size: int, number: int) -> Task:
    """The task of one chunk."""
    first = number * size
    count = min(size, plan.rows - first)
    points = plan.slice(first // plan.runs, -(-(first + count) // plan.runs))
    return Task(number, points, first, count)


def never() -> bool:
    """Nobody gives up."""
    return False


def compute(task: Task, given_up: Callable[[], bool] = never) -> Chunk:
    """Compute the rows of a task. A point that fails is reported, and the others are computed.

    Raises
    ------
    BadRequest
        When it is the machine that fails, not the point.
    KeyboardInterrupt
        Soon after the user has given up.
    """
    tables, failures = [], []
    for point, first, count in _spans(task):
        found = _rows(task.plan, point, first, count, given_up)
        if isinstance(found, Failure):
            failures.append(found)
        else:
            tables.append(_table(task.plan, point, first, found))
    import pyarrow as pa

    table = pa.concat_tables(tables) if tables else schema(task.plan).empty_table()
    return Chunk(task.number, table.num_rows, _parquet(table), tuple(failures), source_digest())


def _spans(task: Task) -> Iterator[tuple[int, int, int]]:
    """The points of a task, each with its first run and the number of runs."""
    row, end, runs = task.first, task.first + task.rows, task.plan.runs
    while row < end:
        point, run = divmod(row, runs)
        count = min(runs - run, end - row)
        yield point, run, count
        row += count


def _rows(
    plan: Plan, point: int, first: int, count: int, given_up: Callable[[], bool]
) -> Floats | Failure:
    """The measures of some runs of a point, shape (count, columns), or why there are none."""
    try:
        scenario = plan.scenario(point)
    except BadRequest as error:
        return _failure(plan, point, "compose", error)
    try:
        measures = histories(scenario, plan.seed, first, count, given_up)
    except (MemoryError, OSError) as error:
        said = f"{type(error).__name__}: {error}".removesuffix(": ")
        raise BadRequest(f"point {point}: this machine cannot compute it ({said})") from None
    except Exception as error:  # whatever it is, it is this point's, and the others go on
        return _failure(plan, point, "simulate", error)
    if not np.isfinite(measures).all():
        return _failure(plan, point, "measure", ValueError("a measure is not finite"))
    return measures


def _failure(plan: Plan, point: int, stage: str, error: Exception) -> Failure:
    said = str(error) if isinstance(error, BadRequest) else f"{type(error).__name__}: {error}"
    return Failure(point, stage, said, write_yaml(plan.mapping(point)))


def histories(
    scenario: Scenario,
    seed: int,
    first: int,
    count: int,
    given_up: Callable[[], bool] = never,
) -> Floats:
    """The measures of `count` histories from run `first`, shape (count, columns)."""
    inputs, pieces = inputs_of(scenario), []
    for start in range(first, first + count, PIECE):
        if given_up():
            raise KeyboardInterrupt
        width = min(PIECE, first + count - start)
        pieces.append(simulate_piece(scenario, seed, start, width, inputs=inputs).measures)
    return np.concatenate(pieces)


def schema(plan: Plan) -> pa.Schema:
    """The columns of the rows: which world and run, what varied, what was measured."""
    import pyarrow as pa

    varied = [(name, pa.float64() if is_number(name) else pa.string()) for name in plan.varied]
    identity = [
        ("scenario", pa.string()),
        ("seed", pa.uint64()),
        ("run", pa.int64()),
        ("point", pa.int64()),
    ]
    return pa.schema([*identity, *varied, *((name, pa.float64()) for name in COLUMNS)])


def _table(plan: Plan, point: int, first: int, measures: Floats) -> pa.Table:
    import pyarrow as pa

    count, columns = len(measures), schema(plan)
    same = {"scenario": name_of(point), "seed": plan.seed, "point": point}
    own = plan.points.loc[point]
    same |= {name: own[name] for name in plan.varied if own[name] == own[name]}  # not NaN
    arrays = [
        pa.repeat(pa.scalar(same.get(field.name), field.type), count)
        for field in columns
        if field.name not in COLUMNS
    ]
    arrays[2] = pa.array(np.arange(first, first + count), pa.int64())
    arrays += [pa.array(measures[:, n]) for n in range(len(COLUMNS))]
    return pa.Table.from_arrays(arrays, schema=columns)


def _parquet(table: pa.Table) -> bytes:
    import pyarrow as pa
    import pyarrow.parquet as pq

    sink = pa.BufferOutputStream()
    pq.write_table(table.combine_chunks(), sink, compression="zstd")
    return bytes(sink.getvalue())

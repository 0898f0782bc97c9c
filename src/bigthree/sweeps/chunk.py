"""A chunk: some rows of a sweep, the same wherever they are computed and however they are cut."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from bigthree.compiled import source_digest
from bigthree.ensemble import BATCH, simulate_batch
from bigthree.errors import BadRequest
from bigthree.inputs import Floats, inputs_of
from bigthree.measures.censored import kept
from bigthree.measures.history import columns_of
from bigthree.scenario import Scenario
from bigthree.sweeps.plan import Plan, is_number, name_of
from bigthree.yaml_text import write_yaml

METADATA = b"bigthree"
"""The key under which a Parquet file says what it holds."""


class Task(NamedTuple):
    """Which rows to compute, with all that is needed to do so."""

    number: int  # of the chunk
    plan: Plan  # of the points that the chunk touches
    # which rows of the whole sweep, point after point, run after run
    first: int
    rows: int
    sweep: str  # digest of the sweep that the chunk belongs to


class Failure(NamedTuple):
    """A point that failed: to compose, simulate or measure; why; and its scenario."""

    point: int
    stage: str
    message: str
    scenario: str


class Chunk(NamedTuple):
    """Finished rows as a Parquet file, the points that failed, and the model they came from."""

    number: int
    data: bytes
    failures: tuple[Failure, ...]
    model: str


def task_of(plan: Plan, size: int, number: int, sweep: str = "") -> Task:
    """Return the task of one chunk of `size` rows."""
    first = number * size
    count = min(size, plan.rows - first)
    points = plan.slice(first // plan.runs, -(-(first + count) // plan.runs))
    return Task(number, points, first, count, sweep)


def not_interrupted() -> bool:
    """Say that the user lets the work go on."""
    return False


def compute(task: Task, abandoned: Callable[[], bool] = not_interrupted) -> Chunk:
    """Compute the rows of a task. A point that fails is reported, and the others are computed."""
    spans, failures = [], []
    for span in _spans(task):
        measures = _measures(task.plan, span, abandoned)
        if isinstance(measures, Failure):
            failures.append(measures)
        else:
            spans.append((span, measures))
    data = _parquet(_table(task.plan, spans), task, failures)
    return Chunk(task.number, data, tuple(failures), source_digest())


class _Span(NamedTuple):
    """Some runs of one point, in a row."""

    point: int
    first: int
    runs: int


def _spans(task: Task) -> Iterator[_Span]:
    """Divide the rows of a task among its points."""
    row, end, runs = task.first, task.first + task.rows, task.plan.runs
    while row < end:
        point, run = divmod(row, runs)
        span = _Span(point, run, min(runs - run, end - row))
        yield span
        row += span.runs


def _measures(plan: Plan, span: _Span, abandoned: Callable[[], bool]) -> Floats | Failure:
    """The measures of a span, shape (count, columns), or why there are none."""
    try:
        scenario = plan.scenario(span.point)
    except BadRequest as error:
        return _failure(plan, span.point, "compose", error)
    try:
        measures = histories(scenario, plan.seed, span.first, span.runs, abandoned)
    except (MemoryError, OSError) as error:
        reason = f"{type(error).__name__}: {error}".removesuffix(": ")
        raise BadRequest(f"point {span.point}: this machine cannot compute it ({reason})") from None
    except Exception as error:  # whatever it is, it is this point's, and the others go on
        return _failure(plan, span.point, "simulate", error)
    if not np.isfinite(measures).all():
        return _failure(plan, span.point, "measure", ValueError("a measure is not finite"))
    return measures


def _failure(plan: Plan, point: int, stage: str, error: Exception) -> Failure:
    expected = isinstance(error, BadRequest)
    message = str(error) if expected else f"{type(error).__name__}: {error}"
    return Failure(point, stage, message, write_yaml(plan.mapping(point)))


def histories(
    scenario: Scenario,
    seed: int,
    first: int,
    count: int,
    abandoned: Callable[[], bool] = not_interrupted,
) -> Floats:
    """The measures of `count` histories from run `first`, shape (count, columns)."""
    inputs, batches = inputs_of(scenario), []
    for start in range(first, first + count, BATCH):
        if abandoned():
            raise KeyboardInterrupt
        width = min(BATCH, first + count - start)
        batches.append(simulate_batch(scenario, seed, start, width, inputs=inputs).measures)
    return np.concatenate(batches)


def _table(plan: Plan, spans: Sequence[tuple[_Span, Floats]]) -> pa.Table:
    """The rows: which world and run, what varied, what was measured."""
    counts = [span.runs for span, _ in spans]
    points = np.repeat(np.array([span.point for span, _ in spans], dtype=np.int64), counts)
    runs = [np.arange(span.first, span.first + span.runs) for span, _ in spans]
    measured = columns_of(plan.case)
    none = np.empty((0, len(measured)))
    measures = np.concatenate([none, *(measures for _, measures in spans)])
    columns = {
        "scenario": pa.array([name_of(int(point)) for point in points], pa.string()),
        "seed": pa.array(np.full(len(points), plan.seed, dtype=np.uint64)),
        "run": pa.array(np.concatenate([np.empty(0, dtype=np.int64), *runs])),
        "point": pa.array(points),
    }
    varied = plan.points.loc[points]
    for name in plan.varied:
        kind = pa.float64() if is_number(name) else pa.string()
        columns[name] = pa.array(varied[name], kind, from_pandas=True)
    horizons = np.repeat(np.array([plan.horizon(span.point) for span, _ in spans]), counts)
    columns |= {name: pa.array(each) for name, each in kept(measures, horizons, measured).items()}
    return pa.table(columns)


def _parquet(table: pa.Table, task: Task, failures: Sequence[Failure]) -> bytes:
    """A table as Parquet, whose metadata say of which chunk it is and what failed."""
    details = {"sweep": task.sweep, "number": task.number}
    text = json.dumps(details | {"failures": [failure._asdict() for failure in failures]})
    sink = pa.BufferOutputStream()
    marked = table.combine_chunks().replace_schema_metadata({METADATA: text})
    pq.write_table(marked, sink, compression="zstd")
    return bytes(sink.getvalue())


def details_in(data: bytes) -> tuple[str, int, tuple[Failure, ...]]:
    """Which sweep and which chunk a Parquet file says that it is of, and which points failed."""
    metadata = pq.read_schema(pa.BufferReader(data)).metadata or {}
    details = json.loads(metadata.get(METADATA, "{}"))
    failures = tuple(Failure(**each) for each in details.get("failures", ()))
    return details.get("sweep", ""), details.get("number", -1), failures

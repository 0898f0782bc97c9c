"""Many worlds at once, compiled from the same theory that the agents call."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from bigthree import kernel, luck
from bigthree.compiled import announce, compiled
from bigthree.errors import BadRequest
from bigthree.inputs import STATE_COUNT, Draws, Floats, Inputs, draw, inputs_of
from bigthree.scenario import DYADS, Scenario
from bigthree.theory.mechanisms import LEDGER

if TYPE_CHECKING:
    import pandas as pd

CHUNK = 8 * luck.LANES
"""Runs computed in one piece, a task for one thread."""

MOST_RUNS = 10**8


class Paths(NamedTuple):
    """What a piece of an ensemble went through, a row a run.

    Attributes
    ----------
    stances : ndarray, shape (runs, months + 1, 3, 3)
    belief : ndarray, shape (runs, months + 1)
    influence : ndarray, shape (runs, 3, states)
        At the end of the run.
    traces : ndarray, shape (runs, months + 1, columns)
        Columns as in `bigthree.kernel.TRACES`; no columns where not kept.
    ledger : ndarray, shape (runs, months, 6, mechanisms)
        No months where not kept.
    """

    stances: Floats
    belief: Floats
    influence: Floats
    traces: Floats
    ledger: Floats


def simulate_paths(
    scenario: Scenario,
    seed: int,
    first: int,
    count: int,
    traces: bool = False,
    ledger: bool = False,
) -> Paths:
    """Run `count` histories from run number `first`, on this thread.

    Returns
    -------
    Paths
        The same for a run whatever piece it is computed in.
    """
    inputs = inputs_of(scenario)
    return _run_piece(scenario, inputs, seed, first, count, traces, ledger)


def _run_piece(
    scenario: Scenario,
    inputs: Inputs,
    seed: int,
    first: int,
    count: int,
    traces: bool,
    ledger: bool,
) -> Paths:
    months, states = scenario.months, STATE_COUNT
    draws = draw(scenario, seed, first, count)
    paths = Paths(
        np.empty((count, months + 1, 3, 3)),
        np.empty((count, months + 1)),
        np.empty((count, 3, states)),
        np.empty((count, months + 1 if traces else 0, len(kernel.TRACES))),
        np.empty((count, months if ledger else 0, 6, len(LEDGER))),
    )
    run_block = compiled(kernel.run_block)
    for rows, block, lane in _blocks(first, count):
        dealt = luck.Deck(
            seed, block, scenario.theory.steps, not scenario.uncertainty.luck
        ).deal(months)
        run_block(
            *_of_runs(draws, rows),
            *inputs,
            *dealt,
            lane,
            *(array[rows] for array in paths),
            np.zeros(1, dtype=kernel.STATE),
        )
    return paths


def _of_runs(draws: Draws, rows: slice) -> tuple[Any, ...]:
    return tuple(array[rows] for array in draws)


def _blocks(first: int, count: int) -> Iterator[tuple[slice, int, int]]:
    """Cut runs into blocks of shared luck: rows of the piece, block number, first lane."""
    run = first
    while run < first + count:
        block, lane = divmod(run, luck.LANES)
        width = min(luck.LANES - lane, first + count - run)
        yield slice(run - first, run - first + width), block, lane
        run += width


def check_runs(runs: int) -> int:
    """The number of runs, if it is a whole number from 1 to a hundred million."""
    if isinstance(runs, bool) or not isinstance(runs, int | np.integer) or not 1 <= runs <= MOST_RUNS:
        raise BadRequest(f"runs={runs!r}: must be a whole number from 1 to {MOST_RUNS}")
    return int(runs)


def in_pieces(
    work: Callable[[int, int], Any], runs: int, threads: int | None = None, piece: int = CHUNK
) -> Iterator[tuple[int, Any]]:
    """Do `work(first, count)` for all runs on all cores; yield (first, result) in order."""
    starts = range(0, runs, piece)
    workers = threads or len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else (
        threads or os.cpu_count() or 1
    )
    with ThreadPoolExecutor(workers) as pool:
        waiting: list[Any] = []
        for start in starts:
            waiting.append((start, pool.submit(work, start, min(piece, runs - start))))
            if len(waiting) > 2 * workers:
                first, job = waiting.pop(0)
                yield first, job.result()
        for first, job in waiting:
            yield first, job.result()

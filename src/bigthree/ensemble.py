"""Many worlds at once, compiled from the same theory that the agents call."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property
from html import escape
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

import numpy as np

from bigthree import luck, plotting
from bigthree.cases import Case, case
from bigthree.compiled import announce, compiled, is_cold
from bigthree.dyads import DYAD_PAIRS, PAIRS
from bigthree.errors import BadRequest, nearest, whole_number
from bigthree.inputs import STATE_COUNT, Draws, Floats, Inputs, draw, inputs_of
from bigthree.measures.censored import kept
from bigthree.measures.history import COLUMNS, columns_of, measure_histories
from bigthree.measures.summary import summary_row
from bigthree.month.layout import STATE, TRACES, traces_of
from bigthree.month.run import run_block
from bigthree.scenario import LONGEST, Scenario, check_scenario
from bigthree.theory.mechanisms import LEDGER
from bigthree.threads import cores, in_batches

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

BATCH = 8 * luck.LANES
"""Runs computed in one batch, a task for one thread."""

Keep = Literal["paths", "measures"]


class Paths(NamedTuple):
    """What some runs went through, a row a run.

    Attributes
    ----------
    stances : ndarray, shape (runs, months + 1, 3, 3)
    minds : ndarray, shape (runs, months + 1, 3)
        The believer's belief in the quarrel of the other two, and their trust in it.
    influence : ndarray, shape (runs, 3, states)
        At the end of the run.
    traces : ndarray, shape (runs, months + 1, columns)
        Columns as in `bigthree.month.layout.TRACES`; no months where not kept.
    ledger : ndarray, shape (runs, months, 6, mechanisms)
        No months where not kept.
    """

    stances: Floats
    minds: Floats
    influence: Floats
    traces: Floats
    ledger: Floats


class Batch(NamedTuple):
    """Some runs of an ensemble: their paths and their measures, shape (runs, columns)."""

    paths: Paths
    measures: Floats


def simulate_batch(
    scenario: Scenario,
    seed: int,
    first: int,
    count: int,
    traces: bool = False,
    ledger: bool = False,
    inputs: Inputs | None = None,
    draws: Draws | None = None,
) -> Batch:
    """Run `count` histories from run number `first`, on this thread.

    A run comes out the same whatever batch it is computed in.
    """
    inputs = inputs or inputs_of(scenario)
    draws = draws or draw(scenario, seed, first, count)
    by_part = draws.by_part()
    months = scenario.months
    paths = Paths(
        np.empty((count, months + 1, 3, 3)),
        np.empty((count, months + 1, 3)),
        np.empty((count, 3, STATE_COUNT)),
        np.empty((count, months + 1 if traces else 0, len(TRACES))),
        np.empty((count, months if ledger else 0, 6, len(LEDGER))),
    )
    even = not scenario.uncertainty.luck
    run = compiled(run_block)
    state = np.zeros(1, dtype=STATE)
    for rows, block, lane in _blocks(first, count):
        dealt = luck.luck_of_block(seed, block, scenario.theory.steps, even, months)
        of_runs = (array[rows] for array in (by_part, *draws[1:3]))
        out = (array[rows] for array in paths)
        run(*of_runs, *inputs, *dealt, lane, *out, state)
    return Batch(paths, _measure(scenario, draws, paths))


def ready(scenario: Scenario) -> None:
    """Compile the month where it is not yet, on this thread, which can be interrupted."""
    if is_cold():
        announce()
        simulate_batch(scenario, 0, 0, 1)


def _blocks(first: int, count: int) -> Iterator[tuple[slice, int, int]]:
    """Cut runs into blocks of shared luck: rows of the batch, block number, first lane."""
    run = first
    while run < first + count:
        block, lane = divmod(run, luck.LANES)
        width = min(luck.LANES - lane, first + count - run)
        yield slice(run - first, run - first + width), block, lane
        run += width


def _measure(scenario: Scenario, draws: Draws, paths: Paths) -> Floats:
    rows = np.empty((len(paths.minds), len(COLUMNS)))
    norms = np.ascontiguousarray(draws.parameters["anglo_american_norm"])
    limits = scenario.measures
    compiled(measure_histories)(
        paths.stances,
        paths.minds,
        norms,
        limits.combination,
        limits.opposition,
        limits.lasting,
        rows,
    )
    return rows


class Ensemble:
    """Many histories of one scenario.

    Attributes
    ----------
    scenario : Scenario
    runs, seed : int
    measures : ndarray, shape (runs, columns)
        Columns as in `bigthree.measures.history.COLUMNS`.
    """

    def __init__(
        self, scenario: Scenario, runs: int, seed: int, measures: Floats, paths: Paths | None
    ) -> None:
        self.scenario = scenario
        self.runs = runs
        self.seed = seed
        self.measures = measures
        self._paths = paths

    @property
    def has_paths(self) -> bool:
        """Whether the months of every run were kept."""
        return self._paths is not None

    @property
    def paths(self) -> Paths:
        """The months of every run.

        Raises
        ------
        BadRequest
            When only the measures were kept.
        """
        if self._paths is None:
            raise BadRequest("keep='measures': months were not kept; simulate with keep='paths'")
        return self._paths

    @property
    def stances(self) -> Floats:
        """Stances, float64, shape (runs, months + 1, 3, 3): run, month, from, to."""
        return self.paths.stances

    @cached_property
    def case(self) -> Case:
        """The case that its scenario is of."""
        return case(self.scenario.case)

    @cached_property
    def columns(self) -> dict[str, tuple[str, str, str]]:
        """The measures of a history, as this case calls them, with meaning, unit and range."""
        return columns_of(self.case)

    @cached_property
    def relations(self) -> Floats:
        """Symmetrised dyads, float64, shape (runs, months + 1, 3), dyads as in its case."""
        x = self.stances
        return np.stack([0.5 * (x[..., i, j] + x[..., j, i]) for i, j in DYAD_PAIRS], axis=-1)

    @property
    def belief(self) -> Floats:
        """The believer's belief in the quarrel of the other two, shape (runs, months + 1)."""
        return self.paths.minds[:, :, 0]

    @property
    def influence(self) -> Floats:
        """Influence at the end, shape (runs, 3, states): run, power, contested state."""
        return self.paths.influence

    def column(self, name: str) -> Floats:
        """One measure of every run, by its name in `bigthree.measures.history.COLUMNS`.

        Raises
        ------
        BadRequest
            When there is no such measure.
        """
        if name not in self.columns:
            raise BadRequest(f"column={name}: no such measure; {nearest(name, self.columns)}")
        return np.ascontiguousarray(self.measures[:, list(self.columns).index(name)])

    def table(self) -> pd.DataFrame:
        """The measures of every run, a row a run, as ``runs.parquet`` holds them.

        Months until something happens are durations, each with a flag: see
        `bigthree.measures.censored`.
        """
        import pandas as pd

        frame = pd.DataFrame(kept(self.measures, self.scenario.months, self.columns))
        frame.insert(0, "scenario", self.scenario.name)
        frame.insert(1, "seed", np.full(self.runs, self.seed, dtype=np.uint64))
        frame.insert(2, "run", np.arange(self.runs))
        return frame

    def summary(self) -> pd.DataFrame:
        """One row, with the columns of ``summary.csv``."""
        import pandas as pd

        columns = {name: self.column(name) for name in self.columns}
        return pd.DataFrame([summary_row(self.scenario, columns)])

    def traces(self, run: int) -> pd.DataFrame:
        """Slow variables of one run by month: belief, trust, appetite, levels, signed dyads."""
        import pandas as pd

        batch = simulate_batch(self.scenario, self.seed, self._known(run), 1, traces=True)
        return pd.DataFrame(batch.paths.traces[0], columns=traces_of(self.case)).rename_axis(
            "month"
        )

    def ledger(self, run: int) -> pd.DataFrame:
        """What pushed each stance each month in one run, mechanism by mechanism.

        Returns
        -------
        DataFrame
            Indexed by month, from and to; a column a mechanism, then ``push``, their sum from
            left to right. A month's push moves the stance of that month to the next one's.
        """
        import pandas as pd

        batch = simulate_batch(self.scenario, self.seed, self._known(run), 1, ledger=True)
        rows = batch.paths.ledger[0].reshape(-1, len(LEDGER))
        powers = self.case.powers
        pairs = [(powers[i], powers[j]) for i, j in PAIRS]
        index = pd.MultiIndex.from_tuples(
            [(month, *pair) for month in range(self.scenario.months) for pair in pairs],
            names=["month", "from", "to"],
        )
        frame = pd.DataFrame(rows, index=index, columns=list(LEDGER))
        frame["push"] = np.cumsum(rows, axis=1)[:, -1]
        return frame

    def _known(self, run: int) -> int:
        return whole_number("run", run, 0, self.runs - 1)

    def plot(self, kind: str = "ties", **chosen: Any) -> list[Axes]:
        """Draw a figure of these histories (`bigthree.figures.described`); return its axes."""
        return plotting.axes_of(kind, self, **chosen)

    def __repr__(self) -> str:
        return f"<Ensemble of {self.runs} histories of {self.scenario.name!r}, seed {self.seed}>"

    def _repr_html_(self) -> str:
        name, summary = escape(self.scenario.name), self.summary().T
        table = summary.to_html(header=False, float_format=lambda value: f"{value:.3g}")
        return f"<p>{self.runs} histories of <b>{name}</b>, seed {self.seed}</p>{table}"


def simulate(
    scenario: Scenario,
    runs: int = 1000,
    seed: int = 0,
    months: int | None = None,
    keep: Keep = "paths",
    threads: int | None = None,
    progress: Callable[[int], object] | None = None,
) -> Ensemble:
    """Run many histories of a scenario.

    Parameters
    ----------
    scenario : Scenario
    runs : int
        Number of histories, from 1.
    seed : int
        From 0 to 2⁶⁴ - 1; 0 is a seed like any other.
    months : int, optional
        Horizon; the scenario's unless given.
    keep : {"paths", "measures"}
        Keep every month (808 bytes a month of ten-year runs: about 10 kB a run), or only a row
        of measures for each run.
    threads : int, optional
        All cores unless given; the result does not depend on it.
    progress : callable, optional
        Called with the number of runs that were just finished.

    Returns
    -------
    Ensemble

    Raises
    ------
    BadRequest
        For a number of runs, seed, horizon or keep that is not allowed.
    """
    check_scenario("scenario", scenario)
    runs = whole_number("runs", runs, 1, luck.MOST_RUNS)
    seed = luck.check_seed(seed)
    if keep not in ("paths", "measures"):
        raise BadRequest(f"keep={keep!r}: must be 'paths' or 'measures'")
    if months is not None:
        scenario = scenario.with_values(months=whole_number("months", months, 1, LONGEST))
    ready(scenario)
    inputs = inputs_of(scenario)

    def work(first: int, count: int) -> Batch:
        return simulate_batch(scenario, seed, first, count, inputs=inputs)

    threads = cores() if threads is None else whole_number("threads", threads, 1, 1024)
    measures = np.empty((runs, len(COLUMNS)))
    paths: Paths | None = None
    for first, batch in in_batches(work, runs, threads, BATCH):
        count = len(batch.measures)
        measures[first : first + count] = batch.measures
        if keep == "paths":
            if paths is None:
                paths = Paths(*(np.empty((runs, *part.shape[1:])) for part in batch.paths))
            for whole, part in zip(paths, batch.paths, strict=True):
                whole[first : first + count] = part
        if progress is not None:
            progress(count)
    return Ensemble(scenario, runs, seed, measures, paths)

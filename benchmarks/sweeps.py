"""How fast a whole sweep is: against the bare ensemble, EMA Workbench and Mesa's `batch_run`.

``python benchmarks/sweeps.py`` measures everything in one run and prints ratios; ``--quick`` is a
short run without the million. What a ratio compares is measured in turn, repetition after
repetition, so that other work on the machine falls on both sides; medians are compared. A sweep is
timed from the request to the opened results, with all that it keeps on disk. Seconds are printed
only to give an idea.
"""

from __future__ import annotations

import argparse
import io
import os
import subprocess
import sys
import warnings
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import numpy as np
from speed import Row, fresh, in_turn

from bigthree import compose, simulate
from bigthree.sweeps.plan import Plan, plan_sweep
from bigthree.sweeps.results import Sweep
from bigthree.sweeps.running import CHUNK, run_sweep
from bigthree.theory.stances import tie
from bigthree.threads import cores

OVERRIDES = ("events=historical",)
VARY = {"world.rivalry": (0.0, 1.0), "author.appetite": (0.2, 0.9)}

try:
    import mesa
    from mesa.batchrunner import batch_run

    from bigthree.model import Triangle
except ImportError as missing:
    no_agents = f"skipped: {missing}"
else:
    no_agents = ""

    class Listed(mesa.Model):
        """A world of the design as `mesa.batch_run` wants it: built from plain keywords."""

        def __init__(self, point: int, run: int, points: int, rng: int | None = None) -> None:
            super().__init__(rng=rng)
            self.world = Triangle(design(points).scenario(point), rng=0, run=run)
            self.datacollector = mesa.DataCollector({"tie": lambda model: last_tie(model.world)})

        def step(self) -> None:
            """One month; the last one stops the run."""
            self.world.step()
            self.datacollector.collect(self)
            self.running = self.world.month < self.world.case.months

    def one_history(point: float, points: int, run: int) -> dict[str, float]:
        """A history of a world of the design, as EMA Workbench calls it."""
        world = Triangle(design(points).scenario(int(point)), rng=0, run=run)
        for _ in range(world.case.months):
            world.step()
        return {"tie": last_tie(world)}

    def last_tie(world: Triangle) -> float:
        """The Soviet-American tie as it is now."""
        return float(tie(world.stances[0, 1], world.stances[1, 0]))


class Size(NamedTuple):
    """How much is run, how often."""

    designs: tuple[tuple[int, int], ...]
    agents: tuple[int, int]
    million: bool
    repetitions: int


QUICK = Size(designs=((40, 50), (200, 10)), agents=(4, 2), million=False, repetitions=3)
FULL = Size(designs=((40, 500), (200, 100)), agents=(16, 8), million=True, repetitions=9)


@cache
def design(points: int, runs: int = 1) -> Plan:
    """Rivalry and appetite over a Latin hypercube."""
    return plan_sweep(OVERRIDES, VARY, points=points, runs=runs)


def swept(points: int, runs: int, chunk: int = CHUNK) -> Callable[[], None]:
    """The whole of a sweep, in a folder that goes again."""

    def job() -> None:
        with TemporaryDirectory() as folder:
            carried_out(folder, points, runs, chunk)

    return job


def carried_out(folder: str, points: int, runs: int, chunk: int = CHUNK) -> Sweep:
    """Plan a sweep anew and carry it out."""
    plan = plan_sweep(OVERRIDES, VARY, points=points, runs=runs)
    return run_sweep(plan, "sweep", results_dir=folder, chunk=chunk, show=False)


def against_ensemble(size: Size) -> Iterator[Row]:
    """What remains of the ensemble's speed, store included."""
    scenario = compose(*OVERRIDES)
    for points, runs in size.designs:
        scenarios = [design(points).scenario(point) for point in range(points)]

        def bare(total: int = points * runs) -> None:
            simulate(scenario, total, 0, keep="measures")

        def apart(scenarios: list[Any] = scenarios, runs: int = runs) -> None:
            for each in scenarios:
                simulate(each, runs, 0, keep="measures")

        whole, one, each = in_turn(size.repetitions, swept(points, runs), bare, apart)
        what = f"{points} points x {runs} runs"
        rate = f"{points * runs / whole:,.0f} runs a second, bare {points * runs / one:,.0f}"
        yield Row(f"speed, sweep of {what} / one ensemble", one / whole, rate)
        yield Row(f"speed, sweep of {what} / an ensemble a point", each / whole, "")


def linearity(size: Size) -> Iterator[Row]:
    """Whether four times the points take four times the time."""
    points, runs = size.designs[0]
    few, many = in_turn(size.repetitions, swept(points, runs), swept(4 * points, runs))
    note = f"n = {points}, {runs} runs each"
    yield Row("time per point, 4 n points / n points", many / few / 4, note)


def against_peers(size: Size) -> Iterator[Row]:
    """The same design, its worlds stepped by the agents, through what others have."""
    if no_agents:
        yield Row("speed, sweep / others", None, no_agents)
        return
    points, runs = size.agents
    ours_runs = 64 * runs
    ways = dict(through_others(points, runs))
    chunk = max(1, points * ours_runs // 8)
    mine = swept(points, ours_runs, chunk)
    ours, *others = in_turn(max(2, size.repetitions // 3), mine, *ways.values())
    ours /= points * ours_runs
    for name, taken in zip(ways, others, strict=True):
        note = f"{points * runs / taken:,.1f} runs a second, the sweep {1 / ours:,.0f}"
        yield Row(f"speed, sweep / {name}", taken / points / runs / ours, note)
    if not find_workbench():
        yield Row("speed, sweep / EMA Workbench", None, "skipped: ema_workbench is not installed")
    yield Row("answers, sweep / others", same_answers(points, runs), "1: the same to the last bit")


def through_others(points: int, runs: int) -> Iterator[tuple[str, Callable[[], object]]]:
    """Each way of others to run the design: its name, and the work."""
    yield "mesa.batch_run, one core", lambda: batched(points, runs, 1)
    yield f"mesa.batch_run, {cores()} cores", lambda: batched(points, runs, None)
    if find_workbench():
        yield "EMA Workbench, one core", lambda: worked(points, runs, 1)
        yield f"EMA Workbench, {cores()} cores", lambda: worked(points, runs, cores())


def batched(points: int, runs: int, processes: int | None) -> list[float]:
    """The last tie of every history, point after point, through `mesa.batch_run`."""
    keywords = {"point": range(points), "run": range(runs), "points": [points]}
    rows = batch_run(
        Listed, keywords, number_processes=processes, max_steps=10_000, display_progress=False
    )
    rows.sort(key=lambda row: (row["point"], row["run"]))
    return [row["tie"] for row in rows]


@cache
def find_workbench() -> bool:
    """Whether EMA Workbench is there."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            import ema_workbench  # noqa: F401
    except ImportError:
        return False
    return True


def worked(points: int, runs: int, processes: int) -> list[float]:
    """The same through EMA Workbench, its replications the runs."""
    import ema_workbench as workbench

    model = workbench.ReplicatorModel("triangle", function=one_history)
    model.uncertainties = [workbench.RealParameter("point", 0, points)]
    model.constants = [workbench.Constant("points", points)]
    model.outcomes = [workbench.ArrayOutcome("tie")]
    model.replications = [{"run": run} for run in range(runs)]
    scenarios = [workbench.Scenario(str(point), point=point) for point in range(points)]
    with warnings.catch_warnings(), redirect_stderr(io.StringIO()):
        warnings.simplefilter("ignore")
        if processes == 1:
            evaluator = workbench.SequentialEvaluator(model)
        else:
            evaluator = workbench.MultiprocessingEvaluator(model, n_processes=processes)
        with evaluator:
            experiments, outcomes = workbench.perform_experiments(
                model, scenarios=scenarios, evaluator=evaluator
            )
    order = np.argsort(experiments["scenario"].astype(int).to_numpy(), kind="stable")
    return [float(value) for value in outcomes["tie"][order].ravel()]


def same_answers(points: int, runs: int) -> float:
    """The share of histories in which all end with the same tie."""
    with TemporaryDirectory() as folder:
        rows = carried_out(folder, points, runs).runs(["point", "run", "ussr_usa_end"])
    ours = rows.sort_values(["point", "run"])["ussr_usa_end"].to_numpy()
    others = [batched(points, runs, 1)]
    others += [worked(points, runs, 1)] if find_workbench() else []
    return float(np.mean([np.array(each) == ours for each in others]))


MILLION = """
import re, resource, sys, time
sys.path.insert(0, {here!r})
import sweeps
start = time.perf_counter()
found = sweeps.carried_out({folder!r}, {points}, {runs})
opened = time.perf_counter()
found.summary()
try:
    peak = int(re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1]) / 1024
except OSError:
    unit = 1024**2 if sys.platform == "darwin" else 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit
print(opened - start, time.perf_counter() - opened, peak)
"""


def million(size: Size) -> Iterator[Row]:
    """A million runs: computed, then asked for again, each in a fresh process."""
    what = "a million runs, asked for again / computed"
    if not size.million:
        yield Row(what, None, "skipped: --quick")
        return
    points, runs = 100, 10_000
    here = str(Path(__file__).parent)
    with TemporaryDirectory() as folder:
        program = MILLION.format(here=here, folder=folder, points=points, runs=runs)
        try:
            told = [fresh("-c", program).split() for _ in range(2)]
        except subprocess.CalledProcessError as error:
            yield Row(what, None, f"skipped: {error.stderr.strip().splitlines()[-1]}")
            return
        disk = sum(path.stat().st_size for path in Path(folder).rglob("*") if path.is_file())
    (computed, _, most), (again, summed, least) = (map(float, each) for each in told)
    yield Row(what, again / computed, f"{again:.1f} s / {computed:.1f} s; {points} points x {runs}")
    yield Row("its summary / asked for again", summed / again, f"{summed:.1f} s")
    note = f"{most:,.0f} MB / 1,000 MB; asked for again {least:,.0f} MB"
    yield Row("its peak memory / what is allowed", most / 1000, note)
    yield Row("its bytes on disk, a run", disk / points / runs, f"{disk / 1e6:,.0f} MB")


def main() -> int:
    """Measure and print the table, row by row."""
    parser = argparse.ArgumentParser(description="Speed and memory of sweeps, as ratios.")
    parser.add_argument("--quick", action="store_true", help="a short run: rougher ratios")
    size = QUICK if parser.parse_args().quick else FULL
    os.environ["PYTHONWARNINGS"] = "ignore"  # of the workers that others start
    months = compose(*OVERRIDES).months
    print(f"{' '.join(OVERRIDES)}, {months} months, {cores()} cores, chunks of {CHUNK}; {size}\n")
    for part in (against_ensemble, linearity, against_peers, million):
        for row in part(size):
            ratio = "—" if row.ratio is None else f"{row.ratio:,.2f}"
            print(f"{row.what:<62}{ratio:>10}  {row.note}".rstrip(), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""How fast: the compiled ensemble against hand-written C, against the agents, and at scale.

``python benchmarks/speed.py`` measures everything in one run and prints ratios; ``--quick`` is a
short run. What a ratio compares is measured in turn, repetition after repetition, so that other
work on the machine falls on both sides; medians of the repetitions are compared. Seconds are
printed only to give an idea.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple
from unittest.mock import patch

import limit

from bigthree import ensemble, luck
from bigthree.composition import compose
from bigthree.ensemble import BATCH, simulate_batch
from bigthree.scenario import Scenario
from bigthree.threads import cores, in_batches

OVERRIDES = ("events=historical",)

try:
    import mesa
    from mesa.batchrunner import batch_run

    from bigthree.model import Triangle
except ImportError as missing:
    no_agents = f"skipped: {missing}"
else:
    no_agents = ""

    class Stepped(mesa.Model):
        """The agents' world as `mesa.batch_run` wants it: built from plain keywords.

        Later versions of Mesa always hand over `rng`, as None unless told otherwise.
        """

        def __init__(self, run: int, months: int, rng: int | None = None) -> None:
            super().__init__(rng=rng)
            scenario = compose(*OVERRIDES, f"months={months}")
            self.world = Triangle(scenario, rng=0, run=run)
            self.datacollector = self.world.datacollector

        def step(self) -> None:
            """One month; the last one stops the run."""
            self.world.step()
            self.running = self.world.month < self.world.case.months


class Row(NamedTuple):
    """A line of the table: what was compared, the ratio, and the seconds behind it."""

    what: str
    ratio: float | None
    note: str


class Size(NamedTuple):
    """How much is run, how often."""

    runs: int
    agent_runs: int
    many_runs: int
    repetitions: int


QUICK = Size(runs=1024, agent_runs=8, many_runs=10_000, repetitions=5)
FULL = Size(runs=4096, agent_runs=64, many_runs=100_000, repetitions=15)


def in_turn(repetitions: int, *jobs: Callable[[], object]) -> list[float]:
    """Median seconds of each job, all of them done in turn, after a first round untimed."""
    seconds: list[list[float]] = [[] for _ in jobs]
    for repetition in range(repetitions + 1):
        for job, taken in zip(jobs, seconds, strict=True):
            start = time.perf_counter()
            job()
            if repetition > 0:
                taken.append(time.perf_counter() - start)
    return [median(taken) for taken in seconds]


@contextmanager
def unmeasured() -> Iterator[None]:
    """Leave out the measures, which the C version does not take, and deal the luck each time."""
    dealt = luck.luck_of_block.__wrapped__
    with (
        patch.object(ensemble, "_measure", lambda *_: None),
        patch.object(luck, "luck_of_block", dealt),
    ):
        yield


def compiled(scenario: Scenario, runs: int, threads: int) -> Callable[[], None]:
    """The ensemble, its histories thrown away batch by batch."""

    def work(first: int, count: int) -> Any:
        return simulate_batch(scenario, 0, first, count)

    return lambda: exhaust(in_batches(work, runs, threads, BATCH))


def by_hand(scenario: Scenario, runs: int, threads: int) -> Callable[[], None]:
    """The same in C."""

    def work(first: int, count: int) -> Any:
        return limit.one_batch(scenario, 0, first, count)

    return lambda: exhaust(in_batches(work, runs, threads, BATCH))


def exhaust(batches: Iterator[object]) -> None:
    """Take every batch and keep none."""
    for _ in batches:
        pass


def per_month(seconds: float, scenario: Scenario, runs: int) -> str:
    """Seconds as time for one month of one run."""
    return f"{seconds / runs / scenario.months * 1e9:,.0f} ns"


def against_c(scenario: Scenario, size: Size) -> Iterator[Row]:
    """How close the ensemble comes to C, and what a second thread gives it."""
    runs, most = size.runs, min(2, cores())
    try:
        limit.build()
    except RuntimeError as error:
        yield Row("ensemble / C", None, f"skipped: {error}")
        return
    with unmeasured():
        ours, theirs, ours_two, theirs_two = in_turn(
            size.repetitions,
            compiled(scenario, runs, 1),
            by_hand(scenario, runs, 1),
            compiled(scenario, runs, most),
            by_hand(scenario, runs, most),
        )

    def note(mine: float, other: float) -> str:
        return (
            f"a month of a run takes {per_month(mine, scenario, runs)}, "
            f"in C {per_month(other, scenario, runs)}"
        )

    yield Row("speed, ensemble / C, one thread", theirs / ours, note(ours, theirs))
    if most < 2:
        yield Row("speed, two threads", None, "skipped: one core")
        return
    yield Row("speed, ensemble / C, two threads", theirs_two / ours_two, note(ours_two, theirs_two))
    yield Row("speed, ensemble, two threads / one", ours / ours_two, "")
    yield Row("speed, C, two threads / one", theirs / theirs_two, "what the machine gives just now")


def linearity(scenario: Scenario, size: Size) -> Iterator[Row]:
    """Whether twice the work takes twice the time."""
    longer = scenario.with_values(months=4 * scenario.months)
    runs = size.runs // 2
    base, many, long, bare = in_turn(
        size.repetitions,
        compiled(scenario, runs, 1),
        compiled(scenario, 4 * runs, 1),
        compiled(longer, runs, 1),
        lambda: run_unmeasured(scenario, runs),
    )
    yield Row("time per run, 4 n runs / n runs", many / base / 4, f"n = {runs}")
    yield Row("time per month, 4 m months / m months", long / base / 4, f"m = {scenario.months}")
    yield Row("time, with measures / without", base / bare, "")


def run_unmeasured(scenario: Scenario, runs: int) -> None:
    """The ensemble on one thread without its measures."""
    with unmeasured():
        compiled(scenario, runs, 1)()


def against_agents(scenario: Scenario, size: Size) -> Iterator[Row]:
    """How much the ensemble gains on stepping the agents one world after another."""
    if no_agents:
        yield Row("speed, ensemble / agents", None, no_agents)
        return
    runs, months = size.agent_runs, scenario.months

    def looped() -> None:
        for run in range(max(1, runs // 8)):
            world = Triangle(scenario, rng=0, run=run)
            for _ in range(months):
                world.step()

    def batched() -> None:
        keywords = {"run": range(runs), "months": [months]}
        batch_run(
            Stepped, keywords, number_processes=None, max_steps=months, display_progress=False
        )

    repetitions = max(2, size.repetitions // 5)
    ours, ours_all, loop, batch = in_turn(
        repetitions,
        compiled(scenario, size.runs, 1),
        compiled(scenario, size.runs, cores()),
        looped,
        batched,
    )
    loop, batch = loop / max(1, runs // 8), batch / runs
    ours, ours_all = ours / size.runs, ours_all / size.runs
    yield Row(
        "speed, ensemble / agents in a loop, one core", loop / ours, f"{loop * 1e3:,.0f} ms a run"
    )
    yield Row(
        f"speed, ensemble / mesa.batch_run, {cores()} cores",
        batch / ours_all,
        f"{batch * 1e3:,.0f} ms a run of {runs}, with the start of the processes",
    )


PEAK = """
import re, resource, sys
import bigthree
scenario = bigthree.compose({overrides!r})
bigthree.simulate(scenario, runs={runs}, seed=0, keep="measures")
try:
    peak = int(re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1]) / 1024
except OSError:
    unit = 1024**2 if sys.platform == "darwin" else 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit
print(peak)
"""


def memory(size: Size) -> Iterator[Row]:
    """Peak memory of many runs of which only the measures are kept."""
    what = f"memory, {size.many_runs:,} runs / 1,000 runs, measures kept"
    try:
        few, many = (
            float(fresh("-c", PEAK.format(overrides=OVERRIDES[0], runs=runs)))
            for runs in (1000, size.many_runs)
        )
    except subprocess.CalledProcessError as error:
        yield Row(what, None, f"skipped: {error.stderr.strip().splitlines()[-1]}")
        return
    yield Row(what, many / few, f"{many:,.0f} MB / {few:,.0f} MB")


FIRST = f"""
import bigthree
bigthree.simulate(bigthree.compose({OVERRIDES[0]!r}), runs=1, seed=0)
"""


def first_result(size: Size) -> Iterator[Row]:
    """Time to a first result of a fresh process that finds compiled code, and to the help."""
    repetitions = max(3, size.repetitions // 3)
    command = Path(sys.executable).with_name("bigthree")
    jobs = [lambda: fresh("-c", "import numpy"), lambda: fresh("-c", FIRST)]
    if command.is_file():
        jobs.append(lambda: fresh(str(command), "--help"))
    try:
        numpy, *times = in_turn(repetitions, *jobs)
    except subprocess.CalledProcessError as error:
        yield Row("fresh process", None, f"skipped: {error.stderr.strip().splitlines()[-1]}")
        return
    names = ("one history, compiled before", "bigthree --help")
    for name, taken in zip(names, times, strict=False):
        yield Row(f"fresh process, {name} / import numpy", taken / numpy, f"{taken:.2f} s")
    if not command.is_file():
        yield Row("fresh process, bigthree --help", None, "skipped: the command is not installed")


def fresh(*arguments: str) -> str:
    """What a fresh interpreter prints."""
    done = subprocess.run([sys.executable, *arguments], check=True, capture_output=True, text=True)
    return done.stdout


def main() -> int:
    """Measure and print the table, row by row."""
    parser = argparse.ArgumentParser(description="Speed and memory of bigthree, as ratios.")
    parser.add_argument("--quick", action="store_true", help="a short run: rougher ratios")
    size = QUICK if parser.parse_args().quick else FULL
    scenario = compose(*OVERRIDES)
    print(f"{' '.join(OVERRIDES)}, {scenario.months} months, {cores()} cores; {size}\n")
    parts = (
        against_c(scenario, size),
        linearity(scenario, size),
        against_agents(scenario, size),
        memory(size),
        first_result(size),
    )
    for part in parts:
        for row in part:
            ratio = "—" if row.ratio is None else f"{row.ratio:,.2f}"
            print(f"{row.what:<62}{ratio:>10}  {row.note}".rstrip(), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())

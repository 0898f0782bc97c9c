"""What very many worlds take: processor time, memory and disk of a sweep on worker processes.

``python benchmarks/scale.py`` runs sweeps of 10³ and 10⁴ worlds on Dask workers of this machine,
each in a fresh process, fits how what they take grows, and reckons up a million worlds of a
thousand histories. ``--worlds 1000 10000 100000`` takes others. Processor time is counted, that of
the workers included: other work on the machine then matters little.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from math import log
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from speed import fresh

FEW = 10
"""Histories a world, so that it is the worlds that count."""

WANTED = (1_000_000, 1000)
"""Worlds and histories of the sweep that is reckoned up."""

ONE_SWEEP = """
import resource, sys, time
from pathlib import Path
from bigthree.sweeps.executors import Dask
from bigthree.sweeps.plan import plan_sweep
from bigthree.sweeps.running import run_sweep

def seconds(who):
    used = resource.getrusage(who)
    return used.ru_utime + used.ru_stime

if __name__ == "__main__":  # the workers load this too
    worlds, runs, folder = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    vary = {"world.rivalry": (0.0, 1.0), "author.appetite": (0.2, 0.9)}
    plan = plan_sweep(("events=historical",), vary, points=worlds, runs=runs)
    start, began = time.perf_counter(), seconds(resource.RUSAGE_SELF)
    run_sweep(plan, "sweep", results_dir=folder, show=False, executor=Dask(workers=2))
    wall, own = time.perf_counter() - start, seconds(resource.RUSAGE_SELF) - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    worker = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    disk = sum(path.stat().st_size for path in Path(folder).rglob("*") if path.is_file())
    print(own, seconds(resource.RUSAGE_CHILDREN), wall, peak, worker, disk)
"""


class Taken(NamedTuple):
    """What one sweep takes.

    Attributes
    ----------
    planner, workers, wall : float
        Processor seconds of the process that plans, writes and sums up, and of the workers; seconds
        by the clock.
    peak, worker : float
        Memory of the planner and of the largest worker, MB.
    disk : float
        Bytes.
    """

    planner: float
    workers: float
    wall: float
    peak: float
    worker: float
    disk: float


def taken(worlds: int, runs: int) -> Taken:
    """What a sweep takes, in a fresh process."""
    with TemporaryDirectory() as folder:
        program = Path(folder) / "one_sweep.py"
        program.write_text(ONE_SWEEP, "utf-8")
        told = fresh(str(program), str(worlds), str(runs), str(Path(folder) / "sweep"))
    return Taken(*map(float, told.split()))


def slope(few: float, many: float, worlds: Sequence[int]) -> float:
    """By which power what is taken grows with the worlds: 1 is in proportion."""
    return log(many / few) / log(worlds[-1] / worlds[0])


def a_world(few: float, many: float, worlds: Sequence[int]) -> float:
    """What each further world takes."""
    return (many - few) / (worlds[-1] - worlds[0])


def reckoned(found: Sequence[Taken], worlds: Sequence[int], longer: Taken, more: int) -> list[str]:
    """What the sweep that is wanted takes, in lines.

    Parameters
    ----------
    found : sequence of Taken
        With `FEW` histories a world.
    worlds : sequence of int
        How many worlds each had.
    longer : Taken
        The fewest worlds with more histories.
    more : int
        By how many.
    """
    points, runs = WANTED
    each = {
        name: a_world(getattr(found[0], name), getattr(found[-1], name), worlds)
        for name in Taken._fields
    }
    history = (longer.workers - found[0].workers) / worlds[0] / more
    written = (longer.disk - found[0].disk) / worlds[0] / more
    writing = max(0.0, longer.planner - found[0].planner) / worlds[0] / more
    computed = (each["workers"] + history * (runs - FEW)) * points / 3600
    planned = (each["planner"] + writing * (runs - FEW)) * points / 3600
    return [
        f"processor hours of the workers: {computed:,.0f} "
        f"({1000 * each['workers']:.1f} ms a world, {1e6 * history:.0f} µs a history)",
        f"processor hours of the process that plans and writes: {planned:,.1f}",
        f"workers that keep it busy: about {computed / planned:,.0f}",
        f"memory of that process: {found[-1].peak + each['peak'] * points:,.0f} MB",
        f"disk: {(each['disk'] + written * (runs - FEW)) * points / 1e9:,.0f} GB",
    ]


def main() -> int:
    """Measure, and print a table and the reckoning."""
    parser = argparse.ArgumentParser(description="What very many worlds take.")
    parser.add_argument("--worlds", type=int, nargs="+", default=[1000, 10_000])
    parser.add_argument("--runs", type=int, default=200, help="histories of the longer sweep")
    given = parser.parse_args()
    print(f"{'worlds':>8}{'histories':>10}{'planner s':>11}{'workers s':>11}"
          f"{'clock s':>9}{'planner MB':>12}{'worker MB':>11}{'disk MB':>9}")  # fmt: skip

    def row(worlds: int, runs: int) -> Taken:
        one = taken(worlds, runs)
        print(f"{worlds:>8,}{runs:>10,}{one.planner:>11.1f}{one.workers:>11.1f}"
              f"{one.wall:>9.0f}{one.peak:>12.0f}{one.worker:>11.0f}{one.disk / 1e6:>9.1f}",
              flush=True)  # fmt: skip
        return one

    found = [row(worlds, FEW) for worlds in given.worlds]
    for name in ("planner", "workers", "peak", "disk"):
        few, many = getattr(found[0], name), getattr(found[-1], name)
        print(f"slope of {name}: {slope(few, many, given.worlds):.2f}")
    longer = row(given.worlds[0], given.runs)
    print(f"\n{WANTED[0]:,} worlds of {WANTED[1]:,} histories:")
    print("\n".join(reckoned(found, given.worlds, longer, given.runs - FEW)))
    return 0


if __name__ == "__main__":
    sys.exit(main())

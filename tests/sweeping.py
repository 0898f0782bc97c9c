"""Sweeps for tests: the command in a process of its own, and what a folder must hold."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

import pandas as pd

import bigthree

COMMAND = (sys.executable, "-m", "bigthree")

THREE = ("world.rivalry=0..1", "author.appetite=0.2..0.9", "world.resistance=0.2..0.8")
"""Three numbers, so that no figure is drawn."""

LONG = ("sweep", *THREE, "design=grid", "points=64", "runs=400", "months=36", "chunk=400")
"""A sweep of 64 chunks that computes for a second or two."""


class Done(NamedTuple):
    """How a command ended."""

    code: int
    printed: str
    said: str


class Command:
    """A command that runs in a process group of its own, as a terminal would start it."""

    def __init__(self, where, *arguments, environment=None, command=COMMAND):
        self.process = subprocess.Popen(
            [*command, *arguments],
            cwd=where,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
            env={**os.environ, **(environment or {})},
        )

    def __enter__(self):
        return self

    def __exit__(self, *error):
        if self.process.poll() is None:
            self.process.kill()
        self.process.communicate()

    def send(self, number, group=False):
        """Send a signal to the process, or to its whole group as Ctrl-C in a terminal does."""
        (os.killpg if group else os.kill)(self.process.pid, number)

    def alive(self):
        return self.process.poll() is None

    def end(self, timeout=120):
        printed, said = self.process.communicate(timeout=timeout)
        return Done(self.process.returncode, printed, said)


def run(where, *arguments, **settings):
    """Run a command to its end."""
    with Command(where, *arguments, **settings) as command:
        return command.end()


def ok(where, *arguments, **settings):
    """Run a command that must succeed; what it said on its errors' side."""
    done = run(where, *arguments, **settings)
    assert done.code == 0, done.said
    return done.said


def until(condition, seconds=60):
    """Wait for something that must come."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.005)


def kept(folder):
    """How many chunks a folder holds."""
    return len(list(Path(folder, "runs.parquet").glob("part-*.parquet")))


def part(folder, number):
    """The file of one chunk."""
    (path,) = Path(folder, "runs.parquet").glob(f"part-{number:05d}-*.parquet")
    return path


def parts(folder):
    """The bytes of every chunk, by name."""
    return {path.name: path.read_bytes() for path in Path(folder, "runs.parquet").iterdir()}


def assert_same(folder, reference):
    """A folder holds what another does: byte by byte, as tables, and nothing besides."""
    assert parts(folder) == parts(reference)
    for name in ("points.csv", "scenario.yaml", "sweep.json", "summary.csv"):
        theirs = Path(reference, name)
        if theirs.is_file():
            assert Path(folder, name).read_bytes() == theirs.read_bytes(), name
    table = pd.read_parquet(Path(folder, "runs.parquet"))
    pd.testing.assert_frame_equal(
        table, pd.read_parquet(Path(reference, "runs.parquet")), check_exact=True
    )
    sweep = bigthree.open_results(folder)
    assert len(table) == sweep.plan.rows
    assert not table.duplicated(["point", "run"]).any()
    left = {path.name for path in Path(folder).rglob(".*")}
    assert left <= {".lock"}


def small(where, **changes):
    """A sweep from Python: six points of twenty runs, in twelve chunks."""
    request = {
        "base": ["months=12"],
        "vary": {"world.rivalry": (0, 1), "author.appetite": [0.2, 0.9]},
        "design": "grid",
        "points": 6,
        "runs": 20,
        "chunk": 10,
        "show": False,
    }
    return bigthree.sweep(results_dir=where, **(request | changes))

"""Sweeps for tests: the command, in processes that can be harmed, and what a folder must hold."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import pandas as pd

import bigthree
import commands
from commands import PATIENCE

COMMAND = (sys.executable, "-m", "bigthree")
PAUSED = str(Path(__file__).parent / "sweeps" / "paused.py")

THREE = ("world.rivalry=0..1", "author.appetite=0.2..0.9", "world.resistance=0.2..0.8")
"""Three numbers, so that no figure is drawn."""

LONG = ("sweep", *THREE, "design=grid", "points=27", "runs=100", "months=12", "chunk=100")
"""A sweep of 27 chunks."""

CHUNKS = 27

ENDLESS = ("sweep", *THREE, "design=grid", "points=27", "runs=20000", "months=1200", "chunk=100000")
"""A sweep of six chunks, of minutes each."""


PROGRESS = re.compile(r"bigthree: [\d,]+ of [\d,]+ histories \(.*\n")
"""A line that a slow machine sees every half minute."""


class Done(NamedTuple):
    """How a command ended."""

    code: int
    printed: str
    said: str

    @classmethod
    def of(cls, code, printed, said):
        return cls(code, printed, PROGRESS.sub("", said))


class Command:
    """A command that runs in a process group of its own, as a terminal would start it."""

    def __init__(self, where, *arguments, environment=None, command=COMMAND):
        self.process = subprocess.Popen(
            [*command, *arguments],
            cwd=where,
            stdin=subprocess.PIPE,
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

    def kill(self):
        self.process.kill()
        self.process.wait()

    def end(self):
        """Wait for its end; one that is paused goes on."""
        printed, said = self.process.communicate(timeout=PATIENCE)
        return Done.of(self.process.returncode, printed, said)


@contextmanager
def paused(where, *arguments, after):
    """A command that waits as soon as so many chunks are kept."""
    with Command(where, *arguments, command=(sys.executable, PAUSED, str(after))) as command:
        assert command.process.stdout.readline() == "paused\n", command.end()
        yield command


def run(where, *arguments, **settings):
    """Run a command to its end: in this process, or in one with settings of its own."""
    if settings:
        with Command(where, *arguments, **settings) as command:
            return command.end()
    done = commands.run(where, *arguments)
    return Done.of(done.returncode, done.stdout, done.stderr)


def ok(where, *arguments, **settings):
    """Run a command that must succeed; what it said on its errors' side."""
    done = run(where, *arguments, **settings)
    assert done.code == 0, done.said
    return done.said


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

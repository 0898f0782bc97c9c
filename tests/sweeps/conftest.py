"""What the tests of faults and executors share: whole sweeps to compare with, and a cluster."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest

from sweeping import LONG, ok, small, until


@pytest.fixture(scope="session")
def finished(tmp_path_factory):
    """The small sweep, never interrupted; look, don't touch."""
    folder = tmp_path_factory.mktemp("small") / "whole"
    small(folder)
    return folder


class Reference(NamedTuple):
    """A sweep that was never interrupted, and how long it took."""

    folder: Path
    seconds: float


@pytest.fixture(scope="session")
def reference(tmp_path_factory, finished):
    """The long sweep by the command, from start to end; the model is compiled already."""
    where = tmp_path_factory.mktemp("long")
    start = time.monotonic()
    ok(where, *LONG, "results_dir=whole")
    return Reference(where / "whole", time.monotonic() - start)


class Cluster(NamedTuple):
    """A Dask scheduler and its workers, each a process on this machine."""

    address: str
    scheduler: subprocess.Popen
    workers: list[subprocess.Popen]
    join: Callable[[], subprocess.Popen]


@contextmanager
def clusters(where):
    """Gives a function that starts a scheduler and so many workers; all are ended with it."""
    Client = pytest.importorskip("distributed").Client
    begun = []

    def dask(what, *arguments):
        command = [sys.executable, "-m", f"distributed.cli.dask_{what}", *arguments]
        with (where / "dask.log").open("a") as log:
            begun.append(
                subprocess.Popen(
                    [*command, "--host", "127.0.0.1", "--no-dashboard"],
                    cwd=where,
                    stdout=log,
                    stderr=log,
                    start_new_session=True,
                )
            )
        return begun[-1]

    def start(workers):
        file = where / f"scheduler-{len(begun)}.json"
        scheduler = dask("scheduler", "--port", "0", "--scheduler-file", str(file))
        until(lambda: file.is_file() and file.read_text().rstrip().endswith("}"))
        address = json.loads(file.read_text())["address"]
        assert address.startswith("tcp://127.0.0.1:")

        def join():
            return dask("worker", address, "--nthreads", "1", "--no-nanny")

        begun_here = [join() for _ in range(workers)]
        with Client(address, timeout=60, set_as_default=False) as client:
            until(lambda: len(client.nthreads()) == workers)
        return Cluster(address, scheduler, begun_here, join)

    try:
        yield start
    finally:
        for process in begun:
            process.kill()
            process.wait()


@pytest.fixture
def start_cluster(tmp_path):
    """Start a cluster to do harm to."""
    with clusters(tmp_path) as start:
        yield start


@pytest.fixture(scope="session")
def cluster(tmp_path_factory):
    """A scheduler and two workers; leave them whole."""
    with clusters(tmp_path_factory.mktemp("cluster")) as start:
        yield start(workers=2)

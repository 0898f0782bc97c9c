"""What the tests of faults and executors share: whole sweeps to compare with, and a cluster."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from contextlib import contextmanager
from typing import NamedTuple

import pytest

from commands import PATIENCE, until
from sweeping import LONG, ok, small


@pytest.fixture(scope="session")
def finished(tmp_path_factory):
    """The small sweep, never interrupted; look, don't touch."""
    folder = tmp_path_factory.mktemp("small") / "whole"
    small(folder)
    return folder


@pytest.fixture(scope="session")
def reference(tmp_path_factory):
    """The long sweep by the command, never interrupted; look, don't touch."""
    where = tmp_path_factory.mktemp("long")
    ok(where, *LONG, "results_dir=whole")
    return where / "whole"


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
        with Client(address, timeout=PATIENCE, set_as_default=False) as client:
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


@pytest.fixture(scope="class")
def cluster():
    """The address of a scheduler and two workers in this process; leave them whole.

    For one class: its threads draw random numbers, which Hypothesis takes for a fault.
    """
    distributed = pytest.importorskip("distributed")
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=False, protocol="tcp", host="127.0.0.1",
        dashboard_address="127.0.0.1:0",
    ) as started:  # fmt: skip
        yield started.scheduler_address

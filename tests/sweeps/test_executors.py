"""Who computes the chunks: the rows are the same, and what goes wrong there costs none of them."""

from __future__ import annotations

import os
import re
import signal
import sys
import threading
from contextlib import suppress
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import bigthree
from bigthree import BadRequest
from bigthree.sweeps import executors
from bigthree.sweeps.chunk import compute
from bigthree.sweeps.executors import Dask, Local, executor_of
from commands import until
from sweeping import (
    CHUNKS,
    ENDLESS,
    LONG,
    Command,
    assert_same,
    kept,
    ok,
    part,
    parts,
    paused,
    run,
    small,
)

GO_ON = "what is finished is kept: run the same again to go on"
STOPPING = "bigthree: stopping when the chunks under way are finished"
ACTS = {"theory.seeker_acts": [0.2, 0.45], "theory.expansionist_acts": [0.42, 0.6]}
"""Four points, one of which cannot be."""


in_proc = pytest.mark.skipif(not Path("/proc").is_dir(), reason="processes are found in /proc")


def table(folder):
    return pd.read_parquet(folder / "runs.parquet")


def assert_same_rows(folder, reference):
    """The same rows, however they were cut."""
    pd.testing.assert_frame_equal(table(folder), table(reference), check_exact=True)
    ours, theirs = bigthree.open_results(folder), bigthree.open_results(reference)
    assert ours.failures == theirs.failures
    pd.testing.assert_frame_equal(ours.summary(), theirs.summary(), check_exact=True)


class TestSameRows:
    """Bit for bit, whatever the executor, the workers and the chunks."""

    @pytest.mark.parametrize("workers", [1, 3])
    @pytest.mark.parametrize("chunk", [7, 1_000_000])
    def test_on_this_machine(self, tmp_path, finished, workers, chunk):
        small(tmp_path / "here", chunk=chunk, executor=Local(workers))
        assert_same_rows(tmp_path / "here", finished)

    @pytest.mark.slow
    @given(
        chunk=st.integers(1, 60),
        workers=st.integers(1, 4),
        runs=st.integers(1, 40),
        seed=st.integers(0, 2**64 - 1),
    )
    def test_of_any_sweep(self, tmp_path_factory, finished, chunk, workers, runs, seed):
        """Four points, one of which fails, against the same in a single chunk."""
        where = tmp_path_factory.mktemp("any")
        request = {"vary": ACTS, "runs": runs, "seed": seed, "base": ["months=4"], "points": 4}
        small(where / "one", **request, chunk=10_000, executor=Local(1))
        cut = small(where / "many", **request, chunk=max(chunk, runs // 5), executor=Local(workers))
        assert_same_rows(where / "many", where / "one")
        assert [each.stage for each in cut.failures] == ["compose"]


class TestOnACluster:
    """The same rows, computed by a cluster."""

    @pytest.mark.parametrize("chunk", [7, 1_000_000])
    def test_on_a_cluster(self, tmp_path, finished, cluster, chunk):
        small(tmp_path / "there", chunk=chunk, executor=Dask(cluster))
        assert_same_rows(tmp_path / "there", finished)

    def test_a_cluster_by_its_address(self, tmp_path, reference, cluster):
        there = ("executor=dask", f"executor.address={cluster}")
        assert ok(tmp_path, *LONG, "results_dir=there", *there) == ""
        assert_same(tmp_path / "there", reference)

    def test_a_point_that_fails_fails_alike_on_a_cluster(self, tmp_path, cluster):
        small(tmp_path / "here", vary=ACTS, points=4)
        there = small(tmp_path / "there", vary=ACTS, points=4, executor=Dask(cluster))
        assert_same_rows(tmp_path / "there", tmp_path / "here")
        assert len(there.failures) == 1

    def test_begun_here_and_finished_there(self, tmp_path, finished, cluster):
        small(tmp_path / "both")
        for number in range(1, 12, 2):
            part(tmp_path / "both", number).unlink()
        small(tmp_path / "both", executor=Dask(cluster))
        assert_same(tmp_path / "both", finished)

    def test_two_sweeps_on_one_cluster_at_once(self, tmp_path, cluster):
        """Chunks of equal number are not taken for each other."""
        sweeps = [
            threading.Thread(
                target=small,
                args=(tmp_path / f"there-{seed}",),
                kwargs={"seed": seed, "runs": 40, "executor": Dask(cluster)},
            )
            for seed in (1, 2)
        ]
        for sweep in sweeps:
            sweep.start()
        for sweep in sweeps:
            sweep.join()
        for seed in (1, 2):
            small(tmp_path / f"here-{seed}", seed=seed, runs=40)
            assert_same(tmp_path / f"there-{seed}", tmp_path / f"here-{seed}")


class TestCommand:
    """`executor=dask`, by the command."""

    @pytest.mark.slow
    def test_workers_started_here(self, tmp_path, reference):
        said = ok(tmp_path, *LONG, "results_dir=there", "executor=dask", "executor.workers=2")
        assert said == ""
        assert_same(tmp_path / "there", reference)

    def test_a_dead_address_is_one_clear_line(self, tmp_path, monkeypatch):
        monkeypatch.setattr(executors, "WAIT", 0.1)
        address = "tcp://127.0.0.1:9"
        done = run(tmp_path, *LONG, "executor=dask", f"executor.address={address}")
        assert done.code == 2
        assert re.fullmatch(
            rf"bigthree: executor\.address={address}: Timed out .*; {GO_ON}\n", done.said
        )

    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            (["executor=dusk"], "executor=dusk: .*'?dask'?.*"),
            (["executor.address=tcp://127.0.0.1:8786"], ".*: goes with executor=dask"),
            (["executor.workers=0"], "executor.workers=0: must be a whole number from 1 to 1024"),
            (["executor=dask", "executor.workers=0"], "executor.workers=0: must be a whole .*"),
            (["executor.workers=two"], "executor.workers='?two'?: must be a whole number .*"),
            (["executor.wrokers=2"], ".*wrokers.*"),
        ],
        ids=lambda given: " ".join(given) if isinstance(given, list) else "",
    )
    def test_a_bad_request_is_one_line_and_leaves_nothing(self, tmp_path, arguments, said):
        done = run(tmp_path, *LONG, *arguments)
        assert done.code == 2
        assert re.fullmatch(f"bigthree: {said}\n", done.said), done.said
        assert not list(tmp_path.iterdir())

    def test_without_dask_it_names_the_extra(self, tmp_path, monkeypatch):
        monkeypatch.setitem(sys.modules, "distributed", None)
        done = run(tmp_path, *LONG, "executor=dask")
        assert done.code == 2
        assert done.said == "bigthree: executor=dask: needs Dask; pip install 'bigthree[dask]'\n"
        assert not list(tmp_path.iterdir())


@pytest.mark.slow
class TestStopped:
    """Ctrl-C in a terminal reaches every process of the command."""

    def test_it_ends_as_on_this_machine(self, tmp_path, reference):
        folder = tmp_path / "there"
        there = ("executor=dask", "executor.workers=2", f"results_dir={folder}")
        with paused(tmp_path, *LONG, *there, after=3) as command:
            command.send(signal.SIGINT, group=True)
            done = command.end()
            until(lambda: gone(command))
        count = kept(folder)
        assert done.code == 130
        assert done.said.splitlines() == [
            "",
            STOPPING,
            f"bigthree: stopped; {count} of {CHUNKS} chunks are kept in {folder}; "
            "run the same again to go on",
        ]
        assert 3 <= count < CHUNKS
        assert ok(tmp_path, *LONG, f"results_dir={folder}") == ""
        assert_same(folder, reference)

    @in_proc
    def test_a_second_time_it_stops_at_once(self, tmp_path):
        """In the midst of chunks of minutes each."""
        there = ("executor=dask", "executor.workers=2", "results_dir=there")
        with Command(tmp_path, *ENDLESS, *there) as command:
            workers = until(lambda: started_by(command))
            until(lambda: all(worked(each) > 10 for each in workers))
            command.send(signal.SIGINT, group=True)
            assert command.process.stderr.readline() == "\n"
            assert command.process.stderr.readline() == STOPPING + "\n"
            command.send(signal.SIGINT, group=True)
            done = command.end()
            until(lambda: gone(command))
        assert done.code == 130
        assert len(done.said.splitlines()) == 1
        assert done.said.startswith("bigthree: stopped; 0 of 6 chunks are kept in there;")


def gone(command):
    """Whether no process of a command is left."""
    try:
        command.send(0, group=True)
    except ProcessLookupError:
        return True
    return False


@pytest.mark.slow
class TestWorkers:
    """Workers come and go; no row is lost, and none comes twice."""

    def test_one_is_killed(self, tmp_path, reference, start_cluster):
        cluster, folder = start_cluster(workers=2), tmp_path / "there"
        with sweep_at(cluster, folder) as command:
            cluster.workers[0].kill()
            done = command.end()
        assert (done.code, done.said) == (0, "")
        assert_same(folder, reference)

    def test_all_are_killed_and_another_comes(self, tmp_path, reference, start_cluster):
        cluster, folder = start_cluster(workers=2), tmp_path / "there"
        with sweep_at(cluster, folder) as command:
            for worker in cluster.workers:
                worker.kill()
                worker.wait()
            cluster.join()
            done = command.end()
        assert (done.code, done.said) == (0, "")
        assert_same(folder, reference)

    def test_none_is_there_yet(self, tmp_path, reference, start_cluster):
        cluster, folder = start_cluster(workers=0), tmp_path / "there"
        with Command(tmp_path, *LONG, *at(cluster, folder)) as command:
            line = command.process.stderr.readline()
            assert line == "bigthree: the cluster has no worker yet; waiting for one\n"
            cluster.join()
            done = command.end()
        assert (done.code, done.said) == (0, "")
        assert_same(folder, reference)

    @in_proc
    def test_one_that_was_started_here_is_killed(self, tmp_path, reference):
        folder = tmp_path / "there"
        there = ("executor=dask", "executor.workers=2", f"results_dir={folder}")
        with paused(tmp_path, *LONG, *there, after=5) as command:
            os.kill(started_by(command)[0], signal.SIGKILL)
            done = command.end()
        assert (done.code, done.said) == (0, "")
        assert_same(folder, reference)

    def test_the_scheduler_is_killed(self, tmp_path, reference, start_cluster):
        """One line says so; what is kept is finished elsewhere."""
        cluster, folder = start_cluster(workers=2), tmp_path / "there"
        with sweep_at(cluster, folder) as command:
            cluster.scheduler.kill()
            done = command.end()
        assert done.code == 2
        assert done.said == f"bigthree: executor=dask: the scheduler is gone; {GO_ON}\n"
        whole = parts(reference)
        assert 5 <= kept(folder) < CHUNKS
        assert all(whole[name] == data for name, data in parts(folder).items())
        ok(tmp_path, *LONG, f"results_dir={folder}")
        assert_same(folder, reference)

    def test_the_sweep_itself_is_killed(self, tmp_path, reference, start_cluster):
        """The cluster outlives it, and goes on with the next."""
        cluster, folder = start_cluster(workers=2), tmp_path / "there"
        with sweep_at(cluster, folder) as command:
            command.kill()
        assert run(tmp_path, *LONG, *at(cluster, folder)).code == 0
        assert_same(folder, reference)


def at(cluster, folder):
    """What has a sweep computed on a cluster."""
    there = f"executor.address={cluster.address}"
    return ("executor=dask", there, f"results_dir={folder}")


def sweep_at(cluster, folder):
    """A sweep on a cluster that waits when five chunks are kept."""
    return paused(folder.parent, *LONG, *at(cluster, folder), after=5)


def started_by(command):
    """The worker processes of a command, once both are there."""
    found = []
    for place in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):  # it ended meanwhile
            line = (place / "cmdline").read_bytes()
            if parent_of(place.name) == command.process.pid and b"spawn_main" in line:
                found.append(place.name)
    return [int(each) for each in found] if len(found) == 2 else []


def stat(process):
    """The fields of a process in /proc, from its state on."""
    return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()


def parent_of(process):
    return int(stat(process)[1])


def worked(process):
    """Seconds for which a process has computed."""
    return sum(map(int, stat(process)[11:13])) / os.sysconf("SC_CLK_TCK")


class TestFromPython:
    """An executor by its name, or with its settings."""

    def test_by_name(self):
        assert executor_of("local") == Local()
        assert executor_of("local", workers=3) == Local(3)
        assert executor_of("dask", 2) == Dask(workers=2)
        assert executor_of("dask", None, "tcp://10.0.0.1:8786") == Dask("tcp://10.0.0.1:8786")

    @pytest.mark.parametrize("make", [Local, Dask], ids=lambda make: make.__name__)
    @pytest.mark.parametrize("workers", [0, -1, 1025, 1.5, "2", True])
    def test_workers_are_a_whole_number(self, make, workers):
        with pytest.raises(BadRequest, match=r"^executor\.workers=.*whole number from 1 to 1024"):
            make(workers=workers)

    @pytest.mark.parametrize(
        ("settings", "said"),
        [
            (("dusk",), "executor=dusk: did you mean 'dask'"),
            (("spark",), "executor=spark: "),
            (("local", None, "tcp://10.0.0.1:8786"), "goes with executor=dask"),
        ],
    )
    def test_a_bad_one_is_refused(self, settings, said):
        with pytest.raises(BadRequest, match=said):
            executor_of(*settings)

    def test_an_unknown_name_leaves_no_folder(self, tmp_path):
        with pytest.raises(BadRequest, match="executor=dusk"):
            small(tmp_path / "here", executor="dusk")
        assert not list(tmp_path.iterdir())

    @pytest.mark.parametrize(
        "address",
        ["tcp://127.0.0.1:9", "nowhere", "foo://127.0.0.1:1", ""],
    )
    def test_an_address_where_nobody_answers(self, tmp_path, monkeypatch, address):
        monkeypatch.setattr(executors, "WAIT", 0.1)
        with pytest.raises(BadRequest, match=f"^executor.address={address}: ") as refused:
            small(tmp_path / "there", executor=Dask(address))
        assert "\n" not in str(refused.value)

    def test_a_cluster_of_another_version_is_refused(self, tmp_path, finished):
        class Older:
            def results(self, tasks, abandoned):
                for task in tasks:
                    yield compute(task)._replace(model="older" if task.number == 3 else model)

        model = bigthree.compiled.source_digest()
        with pytest.raises(BadRequest, match=f"another version of bigthree; {GO_ON}"):
            small(tmp_path / "there", executor=Older())
        assert kept(tmp_path / "there") == 3
        small(tmp_path / "there")
        assert_same(tmp_path / "there", finished)

    def test_chunks_may_come_in_any_order(self, tmp_path, finished):
        class Backwards:
            def results(self, tasks, abandoned):
                yield from map(compute, reversed(list(tasks)))

        small(tmp_path / "there", executor=Backwards())
        assert_same(tmp_path / "there", finished)

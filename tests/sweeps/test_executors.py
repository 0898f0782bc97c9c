"""Who computes the chunks: the rows are the same, and what goes wrong there costs none of them."""

from __future__ import annotations

import os
import re
import signal
import sys
import threading
import time
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import bigthree
from bigthree import BadRequest
from bigthree.sweeps import executors
from bigthree.sweeps.chunk import compute
from bigthree.sweeps.executors import Dask, Local, executor_of
from sweeping import LONG, Command, assert_same, kept, ok, part, parts, run, small, until

GO_ON = "what is finished is kept: run the same again to go on"
STOPPING = "bigthree: stopping when the chunks under way are finished"
ACTS = {"theory.seeker_acts": [0.2, 0.45], "theory.expansionist_acts": [0.42, 0.6]}
"""Four points, one of which cannot be."""


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

    @pytest.mark.parametrize("workers", [1, 2, 3])
    @pytest.mark.parametrize("chunk", [7, 100, 1_000_000])
    def test_on_this_machine(self, tmp_path, finished, workers, chunk):
        small(tmp_path / "here", chunk=chunk, executor=Local(workers))
        assert_same_rows(tmp_path / "here", finished)

    @pytest.mark.parametrize("chunk", [7, 100, 1_000_000])
    def test_on_a_cluster(self, tmp_path, finished, cluster, chunk):
        small(tmp_path / "there", chunk=chunk, executor=Dask(cluster.address))
        assert_same_rows(tmp_path / "there", finished)

    @given(
        chunk=st.integers(1, 400),
        workers=st.integers(1, 4),
        runs=st.integers(1, 300),
        seed=st.integers(0, 2**64 - 1),
    )
    @settings(max_examples=15)
    def test_of_any_sweep(self, tmp_path_factory, finished, chunk, workers, runs, seed):
        """Four points, one of which fails, against the same in a single chunk."""
        where = tmp_path_factory.mktemp("any")
        request = {"vary": ACTS, "runs": runs, "seed": seed, "base": ["months=4"], "points": 4}
        small(where / "one", **request, chunk=10_000, executor=Local(1))
        cut = small(
            where / "many", **request, chunk=max(chunk, runs // 20), executor=Local(workers)
        )
        assert_same_rows(where / "many", where / "one")
        assert [each.stage for each in cut.failures] == ["compose"]

    def test_a_point_that_fails_fails_alike_on_a_cluster(self, tmp_path, cluster):
        small(tmp_path / "here", vary=ACTS, points=4)
        there = small(tmp_path / "there", vary=ACTS, points=4, executor=Dask(cluster.address))
        assert_same_rows(tmp_path / "there", tmp_path / "here")
        assert len(there.failures) == 1

    def test_begun_here_and_finished_there(self, tmp_path, finished, cluster):
        small(tmp_path / "both")
        for number in range(1, 12, 2):
            part(tmp_path / "both", number).unlink()
        small(tmp_path / "both", executor=Dask(cluster.address))
        assert_same(tmp_path / "both", finished)

    def test_two_sweeps_on_one_cluster_at_once(self, tmp_path, cluster):
        """Chunks of equal number are not taken for each other."""
        sweeps = [
            threading.Thread(
                target=small,
                args=(tmp_path / f"there-{seed}",),
                kwargs={"seed": seed, "runs": 400, "executor": Dask(cluster.address)},
            )
            for seed in (1, 2)
        ]
        for sweep in sweeps:
            sweep.start()
        for sweep in sweeps:
            sweep.join()
        for seed in (1, 2):
            small(tmp_path / f"here-{seed}", seed=seed, runs=400)
            assert_same(tmp_path / f"there-{seed}", tmp_path / f"here-{seed}")


class TestCommand:
    """`executor=dask`, by the command."""

    def test_workers_started_here(self, tmp_path, reference):
        said = ok(tmp_path, *LONG, "results_dir=there", "executor=dask", "executor.workers=2")
        assert said == ""
        assert_same(tmp_path / "there", reference.folder)

    def test_a_cluster_by_its_address(self, tmp_path, reference, cluster):
        there = ("executor=dask", f"executor.address={cluster.address}")
        assert ok(tmp_path, *LONG, "results_dir=there", *there) == ""
        assert_same(tmp_path / "there", reference.folder)

    def test_a_dead_address_is_one_clear_line_in_seconds(self, tmp_path, reference):
        address = "tcp://127.0.0.1:9"
        start = time.monotonic()
        done = run(tmp_path, *LONG, "executor=dask", f"executor.address={address}")
        assert time.monotonic() - start < executors.WAIT + 3 * reference.seconds
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

    def test_without_dask_it_names_the_extra(self, tmp_path):
        script = (
            "import sys; sys.modules['distributed'] = None; "
            f"sys.argv[1:] = {[*LONG, 'executor=dask']!r}; "
            "from bigthree.cli import main; main()"
        )
        done = run(tmp_path, "-c", script, command=(sys.executable,))
        assert done.code == 2
        assert done.said == "bigthree: executor=dask: needs Dask; pip install 'bigthree[dask]'\n"
        assert not list(tmp_path.iterdir())


class TestStopped:
    """Ctrl-C in a terminal reaches every process of the command."""

    def test_it_ends_as_on_this_machine(self, tmp_path, reference):
        folder = tmp_path / "there"
        there = ("executor=dask", "executor.workers=2", f"results_dir={folder}")
        with Command(tmp_path, *LONG, *there) as command:
            until(lambda: kept(folder) >= 3)
            command.send(signal.SIGINT, group=True)
            done = command.end(timeout=60)
            assert_all_gone(command)
        finished = kept(folder)
        assert done.code == 130
        assert done.said.splitlines() == [
            "",
            STOPPING,
            f"bigthree: stopped; {finished} of 64 chunks are kept in {folder}; "
            "run the same again to go on",
        ]
        assert 3 <= finished < 64
        assert ok(tmp_path, *LONG, f"results_dir={folder}") == ""
        assert_same(folder, reference.folder)

    def test_a_second_time_it_stops_at_once(self, tmp_path, reference):
        """In the midst of chunks of some ten seconds each."""
        request = (*LONG[:4], "design=grid", "points=27", "runs=20000", "chunk=100000")
        there = ("executor=dask", "executor.workers=2", "results_dir=there")
        with Command(tmp_path, *request, *there) as command:
            until(lambda: (tmp_path / "there" / "sweep.json").is_file())
            time.sleep(2)
            command.send(signal.SIGINT, group=True)
            assert command.process.stderr.readline() == "\n"
            assert command.process.stderr.readline() == STOPPING + "\n"
            command.send(signal.SIGINT, group=True)
            start = time.monotonic()
            done = command.end(timeout=60)
            assert_all_gone(command)
        assert time.monotonic() - start < 8
        assert done.code == 130
        assert len(done.said.splitlines()) == 1
        assert done.said.startswith("bigthree: stopped; 0 of 6 chunks are kept in there;")


def assert_all_gone(command):
    """No process of the command is left."""

    def gone():
        try:
            command.send(0, group=True)
        except ProcessLookupError:
            return True
        return False

    until(gone, seconds=15)


class TestWorkers:
    """Workers come and go; no row is lost, and none comes twice."""

    def test_one_is_killed(self, tmp_path, reference, start_cluster):
        cluster, folder = start_cluster(workers=2), tmp_path / "there"
        with sweep_at(cluster, folder) as command:
            until(lambda: kept(folder) >= 5)
            cluster.workers[0].kill()
            done = command.end()
        assert (done.code, done.said) == (0, "")
        assert_same(folder, reference.folder)

    def test_all_are_killed_and_another_comes(self, tmp_path, reference, start_cluster):
        cluster, folder = start_cluster(workers=2), tmp_path / "there"
        with sweep_at(cluster, folder) as command:
            until(lambda: kept(folder) >= 5)
            for worker in cluster.workers:
                worker.kill()
            time.sleep(0.5)
            assert kept(folder) < 64
            cluster.join()
            done = command.end()
        assert (done.code, done.said) == (0, "")
        assert_same(folder, reference.folder)

    def test_none_is_there_yet(self, tmp_path, reference, start_cluster):
        cluster, folder = start_cluster(workers=0), tmp_path / "there"
        with sweep_at(cluster, folder) as command:
            line = command.process.stderr.readline()
            assert line == "bigthree: the cluster has no worker yet; waiting for one\n"
            cluster.join()
            done = command.end()
        assert (done.code, done.said) == (0, "")
        assert_same(folder, reference.folder)

    @pytest.mark.skipif(not Path("/proc").is_dir(), reason="processes are found in /proc")
    def test_one_that_was_started_here_is_killed(self, tmp_path, reference):
        folder = tmp_path / "there"
        there = ("executor=dask", "executor.workers=2", f"results_dir={folder}")
        with Command(tmp_path, *LONG, *there) as command:
            until(lambda: kept(folder) >= 5)
            os.kill(started_by(command)[0], signal.SIGKILL)
            done = command.end()
        assert (done.code, done.said) == (0, "")
        assert_same(folder, reference.folder)

    def test_the_scheduler_is_killed(self, tmp_path, reference, start_cluster):
        """One line says so; what is kept is finished elsewhere."""
        cluster, folder = start_cluster(workers=2), tmp_path / "there"
        with sweep_at(cluster, folder) as command:
            until(lambda: kept(folder) >= 5)
            cluster.scheduler.kill()
            done = command.end(timeout=60)
        assert done.code == 2
        assert done.said == f"bigthree: executor=dask: the scheduler is gone; {GO_ON}\n"
        whole = parts(reference.folder)
        assert 5 <= kept(folder) < 64
        assert all(whole[name] == data for name, data in parts(folder).items())
        ok(tmp_path, *LONG, f"results_dir={folder}")
        assert_same(folder, reference.folder)

    def test_the_sweep_itself_is_killed(self, tmp_path, reference, cluster):
        """The cluster outlives it, and goes on with the next."""
        folder = tmp_path / "there"
        with sweep_at(cluster, folder) as command:
            until(lambda: kept(folder) >= 5)
            command.send(signal.SIGKILL)
            command.process.wait()
        with sweep_at(cluster, folder) as command:
            assert command.end().code == 0
        assert_same(folder, reference.folder)


def sweep_at(cluster, folder):
    there = ("executor=dask", f"executor.address={cluster.address}")
    return Command(folder.parent, *LONG, f"results_dir={folder}", *there)


def started_by(command):
    """The worker processes of a command."""
    found = []
    for place in Path("/proc").glob("[0-9]*"):
        try:
            line = (place / "cmdline").read_bytes()
            parent = int((place / "stat").read_text().rpartition(")")[2].split()[1])
        except OSError:  # it ended meanwhile
            continue
        if parent == command.process.pid and b"spawn_main" in line:
            found.append(int(place.name))
    assert len(found) == 2
    return found


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
        ["tcp://127.0.0.1:9", "127.0.0.1:9", "nowhere", "foo://127.0.0.1:1", "", "tcp://"],
    )
    def test_an_address_where_nobody_answers(self, tmp_path, monkeypatch, address):
        monkeypatch.setattr(executors, "WAIT", 1)
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

"""Faults that a sweep survives, each really brought about."""

from __future__ import annotations

import errno
import os
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
from contextlib import ExitStack, contextmanager
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

import bigthree
from bigthree import BadRequest, files, interrupts
from bigthree.studies import keeping
from bigthree.sweeps import chunk as chunks
from bigthree.sweeps import folder as folders
from bigthree.sweeps import running
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

GO_ON = "run the same again to go on"


class TestKilled:
    """`kill -9`, at any moment, as often as you like."""

    @pytest.mark.slow
    @pytest.mark.parametrize("kills", [1, 2, 5])
    def test_so_often_in_the_same_folder(self, tmp_path, reference, kills):
        folder = tmp_path / "sweep"
        for number in range(kills):
            with paused(tmp_path, *LONG, f"results_dir={folder}", after=3) as command:
                command.kill()
            assert kept(folder) == 3 * (number + 1)
        ok(tmp_path, *LONG, f"results_dir={folder}")
        assert_same(folder, reference)

    @pytest.mark.slow
    @pytest.mark.parametrize("name", ["", "scenario.yaml", "points.csv", "sweep.json"])
    def test_as_soon_as_a_file_is_there(self, tmp_path, reference, name):
        folder = tmp_path / "sweep"
        with Command(tmp_path, *LONG, f"results_dir={folder}") as command:
            until((folder / name).exists)
            command.kill()
        ok(tmp_path, *LONG, f"results_dir={folder}")
        assert_same(folder, reference)

    @pytest.mark.slow
    def test_at_every_step_of_every_write(self, tmp_path):
        """Before a file is there, half-written, written but not in place, in place."""
        script = tmp_path / "kill.py"
        script.write_text(KILLED_AT_EVERY_STEP)
        done = subprocess.run([sys.executable, script, tmp_path], capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        killed = int(done.stdout)
        # The plan's three files, two chunks and the manifest are put in place whole; the summary
        # and the codebook before it may be cut in half.
        assert killed == 4 * (3 + 2 + 1) + 2

    def test_what_it_left_half_written_is_taken_away(self, tmp_path, finished):
        folder = copy(finished, tmp_path)
        for place in (folder, folder / "runs.parquet"):
            (place / ".part-00001.parquet-0123.tmp").write_bytes(b"PAR1")
        assert len(bigthree.open_results(folder).runs()) == 120
        small(folder)
        assert_same(folder, finished)


KILLED_AT_EVERY_STEP = '''
import json, os, signal, sys
from pathlib import Path

import pandas as pd

import bigthree
from bigthree.sweeps.chunk import compute, task_of
from bigthree.sweeps.executors import Local
from bigthree.sweeps.plan import plan_sweep
from bigthree.sweeps.running import run_sweep

plan = plan_sweep(["months=3"], {"world.rivalry": [0.2, 0.8]}, "grid", 2, 4, 0)
compute(task_of(plan, 4, 0))  # what every child would load again is loaded once
place = Path(sys.argv[1])
fsync, replace = os.fsync, Path.replace


def sweep(where, kill_at=None):
    """In a process of its own, which is killed when it comes to that step of a write."""
    child = os.fork()
    if child:
        return os.waitpid(child, 0)[1]
    step = 0

    def reached(file=None, share=1.0):
        nonlocal step
        if step == kill_at:
            if file is not None:
                os.ftruncate(file, int(share * os.fstat(file).st_size))
            os.kill(os.getpid(), signal.SIGKILL)
        step += 1

    def to_disk(file):
        reached(file, 0.0)
        reached(file, 0.5)
        fsync(file)

    def into_place(self, target):
        reached()
        moved = replace(self, target)
        reached()
        return moved

    def halved(write):
        def written(self, *given, **named):
            answer = write(self, *given, **named)
            path = given[0] if isinstance(self, pd.DataFrame) and given else self
            if isinstance(path, Path) and path.name in ("summary.csv", "CODEBOOK.md"):
                with path.open("r+b") as file:
                    reached(file.fileno(), 0.5)
            return answer

        return written

    os.fsync, Path.replace = to_disk, into_place
    pd.DataFrame.to_csv, Path.write_text = halved(pd.DataFrame.to_csv), halved(Path.write_text)
    run_sweep(plan, "sweep", results_dir=where, chunk=4, show=False, executor=Local(1))
    os._exit(0)


def held(where):
    files = [path for path in where.rglob("*") if path.is_file() and path.name != ".lock"]
    read = {str(path.relative_to(where)): path.read_bytes() for path in files}
    if "manifest.json" in read:  # all but the times
        read["manifest.json"] = list(json.loads(read["manifest.json"]))
    return read


assert sweep(place / "whole") == 0
step, whole = 0, []
while os.WIFSIGNALED(sweep(place / f"{step}", step)):
    if held(place / f"{step}") == held(place / "whole"):
        whole.append(step)
    assert sweep(place / f"{step}") == 0
    assert held(place / f"{step}") == held(place / "whole"), step
    bigthree.open_results(place / f"{step}")
    step += 1
assert held(place / f"{step}") == held(place / "whole")
assert whole == [step - 1], whole  # all is in place at the last step alone
print(step)
'''


def copy(finished, tmp_path):
    """A finished sweep to do harm to."""
    return Path(shutil.copytree(finished, tmp_path / "copy"))


class TestStopped:
    """Ctrl-C, once and twice, and the end of a cluster job."""

    @pytest.mark.slow
    @pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=lambda each: each.name)
    def test_it_finishes_what_is_under_way_and_says_how_to_go_on(self, tmp_path, reference, number):
        folder = tmp_path / "stopped"
        with paused(tmp_path, *LONG, f"results_dir={folder}", after=3) as command:
            command.send(number, group=True)
            done = command.end()
        self.assert_stopped(done, folder, reference, number)
        assert ok(tmp_path, *LONG, f"results_dir={folder}") == ""
        assert_same(folder, reference)

    def test_the_same_in_this_process(self, tmp_path, reference, monkeypatch):
        folder = tmp_path / "stopped"
        when_kept(monkeypatch, 3, lambda: os.kill(os.getpid(), signal.SIGINT))
        done = run(tmp_path, *LONG, f"results_dir={folder}")
        monkeypatch.undo()
        self.assert_stopped(done, folder, reference, signal.SIGINT)
        assert ok(tmp_path, *LONG, f"results_dir={folder}") == ""
        assert_same(folder, reference)

    @staticmethod
    def assert_stopped(done, folder, reference, number):
        assert done.code == 128 + number
        assert "Traceback" not in done.said
        count = kept(folder)
        assert 3 <= count < CHUNKS
        assert done.said.splitlines() == [
            "",
            "bigthree: stopping when the chunks under way are finished",
            f"bigthree: stopped; {count} of {CHUNKS} chunks are kept in {folder}; {GO_ON}",
        ]
        assert done.printed == ""
        with pytest.raises(BadRequest, match=f"unfinished, {count} of {CHUNKS} chunks"):
            bigthree.open_results(folder)
        whole = parts(reference)
        assert all(whole[name] == data for name, data in parts(folder).items())

    @pytest.mark.slow
    def test_a_second_time_it_stops_at_once(self, tmp_path):
        """In the midst of chunks of minutes each."""
        told = (sys.executable, "-c", BEGUN)
        with Command(tmp_path, *ENDLESS, "results_dir=stopped", command=told) as command:
            assert command.process.stdout.readline() == "begun\n"
            command.send(signal.SIGINT)
            assert command.process.stderr.readline() == "\n"
            assert "stopping when" in command.process.stderr.readline()
            command.send(signal.SIGINT)
            done = command.end()
        assert done.code == 130
        said = f"bigthree: stopped; 0 of 6 chunks are kept in stopped; {GO_ON}"
        assert done.said.splitlines() == [said]

    @pytest.mark.parametrize("presses", [1, 2])
    def test_in_python_it_is_a_keyboard_interrupt_and_all_is_as_before(
        self, tmp_path, finished, monkeypatch, presses
    ):
        handlers = [signal.getsignal(each) for each in (signal.SIGINT, signal.SIGTERM)]

        def press():
            for _ in range(presses):
                os.kill(os.getpid(), signal.SIGINT)

        when_kept(monkeypatch, 2, press)
        with pytest.raises(KeyboardInterrupt, match=r"chunks are kept in .*; run the same again"):
            small(tmp_path / "many", chunk=5)
        monkeypatch.undo()
        assert 2 <= kept(tmp_path / "many") < 24
        assert [signal.getsignal(each) for each in (signal.SIGINT, signal.SIGTERM)] == handlers

    def test_a_handler_from_outside_python_is_no_hindrance(self, tmp_path, finished, monkeypatch):
        before = signal.getsignal(signal.SIGTERM)
        monkeypatch.setattr(interrupts.signal, "signal", lambda *given: NO_PYTHON_HANDLER(*given))
        small(tmp_path / "here")
        monkeypatch.undo()
        signal.signal(signal.SIGTERM, before)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        assert_same(tmp_path / "here", finished)

    def test_off_the_main_thread_it_runs_too(self, tmp_path, finished):
        thread = threading.Thread(target=small, args=(tmp_path / "here",))
        thread.start()
        thread.join()
        assert_same(tmp_path / "here", finished)


BEGUN = """
from bigthree.__main__ import main
from bigthree.sweeps import executors

compute = executors.compute

def told(*given, **named):
    print("begun", flush=True)
    return compute(*given, **named)

executors.compute = told
main()
"""
"""The command, which says so when it computes a chunk."""


def when_kept(monkeypatch, count, do):
    """Do something as soon as so many chunks are kept."""
    keep, kept = folders.SweepFolder.keep, []

    def keep_and_do(self, chunk):
        keep(self, chunk)
        kept.append(chunk.number)
        if len(kept) == count:
            do()

    monkeypatch.setattr(folders.SweepFolder, "keep", keep_and_do)


def NO_PYTHON_HANDLER(number, handler, put=signal.signal):  # noqa: N802
    """As `signal.signal` where a handler was installed by other than Python: it returns None."""
    put(number, handler)


@contextmanager
def mounted(where, size):
    """A small disk of its own."""
    where.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(where)]
    try:
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode:
            pytest.skip(f"no disk can be mounted here: {done.stderr.strip()}")
    except FileNotFoundError:
        pytest.skip("no disk can be mounted here: there is no mount")
    try:
        yield where
    finally:
        subprocess.run(["umount", "-l", str(where)], check=True)


def remount(where, options):
    subprocess.run(["mount", "-o", f"remount,{options}", str(where)], check=True)


class TestDisk:
    """A disk that is full, or that may no longer be written."""

    def test_full(self, tmp_path, reference):
        """Half of the chunks find room."""
        size = sum(map(len, parts(reference).values())) // 2
        with mounted(tmp_path / "disk", size) as disk:
            folder = disk / "sweep"
            done = run(tmp_path, *LONG, f"results_dir={folder}")
            assert done.code == 2
            assert done.said.splitlines() == [
                f"bigthree: results_dir={folder}: cannot be written (No space left on device); "
                f"what is finished is kept: {GO_ON}"
            ]
            room = kept(folder)
            assert 0 < room < CHUNKS
            again = run(tmp_path, *LONG, f"results_dir={folder}")
            assert again.code == 2
            assert kept(folder) >= room
            remount(disk, f"size={size * 10}")
            ok(tmp_path, *LONG, f"results_dir={folder}")
            assert_same(folder, reference)

    @pytest.mark.parametrize(
        ("number", "writes"),
        [
            (errno.ENOSPC, (0, 1, 2, 3, 4, 13, 14)),
            (errno.EDQUOT, (2, 8, 14)),
            (errno.EROFS, (1, 9)),
            (errno.EIO, (0, 6)),
        ],
    )
    def test_a_write_that_fails(self, tmp_path, finished, monkeypatch, number, writes):
        """Each write in turn, first of the plan's files, then of chunks."""
        fsync = os.fsync
        for failing in writes:
            written = iter(range(100))

            def full(file, written=written, failing=failing):
                if next(written) == failing:
                    os.ftruncate(file, os.fstat(file).st_size // 2)
                    raise OSError(number, os.strerror(number))
                fsync(file)

            folder = tmp_path / f"{failing}"
            monkeypatch.setattr(os, "fsync", full)
            said = rf"^results_dir={re.escape(str(folder))}: cannot be written \(.*\)"
            with pytest.raises(BadRequest, match=said) as refused:
                small(folder)
            monkeypatch.undo()
            assert (GO_ON in str(refused.value)) == (failing >= 3)
            assert kept(folder) == max(0, failing - 3)
            assert not list(folder.rglob("*.tmp"))
            small(folder)
            assert_same(folder, finished)

    def test_full_when_all_but_the_last_words_are_written(self, tmp_path, finished, monkeypatch):
        """The rows are whole; what is said of them comes with the next try."""

        def full(path, *given, **named):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

        monkeypatch.setattr(Path, "write_text", full)
        with pytest.raises(BadRequest, match=rf"cannot be written \(No space.*\); .*{GO_ON}"):
            small(tmp_path / "here")
        monkeypatch.undo()
        assert parts(tmp_path / "here") == parts(finished)
        assert not (tmp_path / "here" / "manifest.json").exists()
        assert small(tmp_path / "here").manifest["runs"] == 20
        assert_same(tmp_path / "here", finished)

    def test_full_as_the_answer_is_kept(self, tmp_path, monkeypatch):
        def full(*_):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

        monkeypatch.setattr(keeping, "keep", full)
        asked = ("sweep", "world.rivalry=0,1", "design=grid", "runs=2", "results_dir=there")
        done = run(tmp_path, *asked)
        assert (done.code, done.said) == (
            2,
            "bigthree: results_dir=there: cannot be written (No space left on device); "
            f"the rows are kept: {GO_ON}\n",
        )
        assert len(bigthree.open_results(tmp_path / "there").runs()) == 4

    def test_made_read_only_while_it_runs(self, tmp_path, reference, monkeypatch):
        folder = tmp_path / "sweep"
        with ExitStack() as stack:
            seal = sealed(folder / "runs.parquet")
            when_kept(monkeypatch, 3, lambda: stack.enter_context(seal))
            done = run(tmp_path, *LONG, f"results_dir={folder}")
        monkeypatch.undo()
        assert done.code == 2
        assert re.fullmatch(
            rf"bigthree: results_dir={re.escape(str(folder))}: cannot be written \(.*\); "
            rf"what is finished is kept: {GO_ON}\n",
            done.said,
        )
        assert kept(folder) == 3
        ok(tmp_path, *LONG, f"results_dir={folder}")
        assert_same(folder, reference)

    def test_a_read_only_disk(self, tmp_path, finished):
        """A finished sweep can be opened there; one that is to go on is refused in one line."""
        with mounted(tmp_path / "disk", "10m") as disk:
            shutil.copytree(finished, disk / "whole")
            shutil.copytree(finished, disk / "part")
            part(disk / "part", 3).unlink()
            remount(disk, "ro")
            assert len(bigthree.open_results(disk / "whole").runs()) == 120
            for folder in ("part", "new"):
                with pytest.raises(BadRequest, match=r"cannot be written \(Read-only file system"):
                    small(disk / folder)
            remount(disk, "rw")
            small(disk / "part")
            assert_same(disk / "part", finished)

    def test_a_folder_that_is_taken_away_while_it_runs(self, tmp_path, finished, monkeypatch):
        keep, folder = folders.SweepFolder.keep, tmp_path / "here"

        def keep_and_lose(self, chunk):
            keep(self, chunk)
            shutil.rmtree(folder / "runs.parquet")

        monkeypatch.setattr(folders.SweepFolder, "keep", keep_and_lose)
        with pytest.raises(BadRequest, match="cannot be written"):
            small(folder)
        monkeypatch.undo()
        small(folder)
        assert_same(folder, finished)


@contextmanager
def sealed(folder):
    """A folder in which nothing can be written, not even by root."""
    if os.geteuid():
        folder.chmod(0o500)
        yield
        folder.chmod(0o700)
        return
    done = subprocess.run(["chattr", "+i", str(folder)], capture_output=True, text=True)
    if done.returncode:
        pytest.skip(f"root cannot be kept from writing here: {done.stderr.strip()}")
    try:
        yield
    finally:
        subprocess.run(["chattr", "-i", str(folder)], check=True)


def flip(path, bit):
    """Turn one bit of a file over."""
    data = bytearray(path.read_bytes())
    data[bit // 8 % len(data)] ^= 1 << bit % 8
    path.write_bytes(data)


HARM = {
    "truncated": lambda path: os.truncate(path, path.stat().st_size // 2),
    "emptied": lambda path: os.truncate(path, 0),
    "longer": lambda path: path.write_bytes(path.read_bytes() + b"\0"),
    "a bit of a column": lambda path: flip(path, 8 * 600),
    "a bit of the footer": lambda path: flip(path, 8 * (path.stat().st_size - 40)),
    "the last bit": lambda path: flip(path, 8 * path.stat().st_size - 1),
    "another chunk": lambda path: shutil.copy(part(path.parents[1], 6), path),
    "no Parquet": lambda path: path.write_text("[1]"),
}


class TestDamaged:
    """What was altered on disk is found, named, and computed again or refused."""

    @pytest.mark.parametrize("harm", HARM)
    def test_a_chunk(self, tmp_path, finished, capsys, harm):
        folder = copy(finished, tmp_path)
        HARM[harm](part(folder, 7))
        self.check_named(folder, part(folder, 7), "is not as it was written", capsys)
        assert_same(folder, finished)

    def test_a_chunk_under_the_number_of_another(self, tmp_path, finished, capsys):
        folder = copy(finished, tmp_path)
        part(folder, 7).unlink()
        six = part(folder, 6)
        seven = Path(shutil.copy(six, six.with_name(six.name.replace("00006", "00007"))))
        self.check_named(folder, seven, "is of another sweep or another chunk", capsys)
        assert_same(folder, finished)

    def test_a_chunk_of_another_sweep(self, tmp_path, finished, capsys):
        small(tmp_path / "other", seed=1)
        folder = copy(finished, tmp_path)
        part(folder, 7).unlink()
        theirs = part(tmp_path / "other", 7)
        moved = Path(shutil.copy(theirs, folder / "runs.parquet"))
        self.check_named(folder, moved, "is of another sweep or another chunk", capsys)
        assert_same(folder, finished)

    def check_named(self, folder, path, fault, capsys):
        fault = rf"{re.escape(str(path))}: {fault}.*"
        with pytest.raises(BadRequest, match=f"^{fault}; run the same command again to mend it"):
            bigthree.open_results(folder)
        small(folder)
        assert re.fullmatch(f"bigthree: {fault}; computed again\n", capsys.readouterr().err)

    def test_a_chunk_that_was_deleted(self, tmp_path, finished):
        folder = copy(finished, tmp_path)
        part(folder, 7).unlink()
        with pytest.raises(BadRequest, match=r"is unfinished, 11 of 12 chunks; run the same"):
            bigthree.open_results(folder)
        small(folder)
        assert_same(folder, finished)

    def test_any_bit_of_any_file(self, tmp_path, finished):
        """Two hundred bits of plan and chunks, drawn at random, one at a time."""
        folder = copy(finished, tmp_path)
        files = [folder / name for name in ("points.csv", "scenario.yaml", "sweep.json")]
        files += sorted((folder / "runs.parquet").iterdir())
        assert len(files) == 3 + 12
        rng = np.random.default_rng(7)
        for _ in range(200):
            path = files[rng.integers(len(files))]
            whole = path.read_bytes()
            flip(path, int(rng.integers(8 * len(whole))))
            with pytest.raises(BadRequest, match=re.escape(path.name)):
                bigthree.open_results(folder)
            path.write_bytes(whole)
        assert_same(folder, finished)

    @pytest.mark.parametrize("name", ["points.csv", "scenario.yaml", "sweep.json"])
    @pytest.mark.parametrize(
        "do",
        [
            lambda path: path.write_text(path.read_text().replace("2", "3", 1)),
            lambda path: os.truncate(path, path.stat().st_size - 5),
            lambda path: os.truncate(path, 0),
            lambda path: path.write_bytes(b"\xff" + path.read_bytes()),
        ],
        ids=["altered", "truncated", "emptied", "no text"],
    )
    def test_the_plan_itself_is_refused(self, tmp_path, finished, name, do):
        folder = copy(finished, tmp_path)
        do(folder / name)
        said = f"^{re.escape(str(folder / name))}: was altered after the sweep began"
        with pytest.raises(BadRequest, match=said):
            bigthree.open_results(folder)
        with pytest.raises(BadRequest, match=said):
            small(folder)
        assert parts(folder) == parts(finished)

    @pytest.mark.parametrize("name", ["points.csv", "scenario.yaml"])
    def test_a_plan_that_was_deleted_is_refused(self, tmp_path, finished, name):
        folder = copy(finished, tmp_path)
        (folder / name).unlink()
        for again in (bigthree.open_results, small):
            with pytest.raises(BadRequest, match=f"{name}: was altered"):
                again(folder)

    def test_rows_without_the_plan_that_they_are_of(self, tmp_path, finished):
        folder = copy(finished, tmp_path)
        (folder / "sweep.json").unlink()
        with pytest.raises(BadRequest, match=r"sweep\.json: is missing"):
            bigthree.open_results(folder)
        with pytest.raises(BadRequest, match="is there already and not empty"):
            small(folder)
        assert parts(folder) == parts(finished)

    @pytest.mark.parametrize(
        "name",
        [f"part-00012-{16 * 'f'}.parquet", f"part-00007-{16 * 'f'}.parquet", "x.txt"],
    )
    def test_a_stranger_among_the_chunks_is_refused(self, tmp_path, finished, name):
        folder = copy(finished, tmp_path)
        shutil.copy(part(folder, 7), folder / "runs.parquet" / name)
        said = f"{re.escape(name)}: is no chunk of this sweep, or a second copy; remove it"
        for again in (bigthree.open_results, small):
            with pytest.raises(BadRequest, match=said):
                again(folder)

    def test_the_folder_of_chunks_that_is_lost(self, tmp_path, finished):
        folder = copy(finished, tmp_path)
        shutil.rmtree(folder / "runs.parquet")
        with pytest.raises(BadRequest, match="is unfinished, 0 of 12 chunks"):
            bigthree.open_results(folder)
        small(folder)
        assert_same(folder, finished)

    def test_a_folder_in_place_of_a_chunk(self, tmp_path, finished):
        folder = copy(finished, tmp_path)
        path = part(folder, 7)
        path.unlink()
        path.mkdir()
        with pytest.raises(BadRequest, match=path.name):
            bigthree.open_results(folder)
        with pytest.raises(BadRequest, match=r"cannot be written \(Is a directory\)"):
            small(folder)

    def test_parts_sort_as_their_rows_do_however_many(self, tmp_path):
        """Readers take the parts in the order of their names."""
        small(tmp_path / "here")
        folder = folders.SweepFolder(tmp_path / "here")
        folder.chunk_size = 1
        folder.plan = bigthree.sweeps.plan.Plan(
            folder.plan.bases, folder.plan.points, 50_000, 0, {}
        )
        assert folder.chunks == 300_000
        shutil.rmtree(tmp_path / "here" / "runs.parquet")
        folder.clear()
        for number in (299_999, 9, 100_000, 99_999, 0):
            folder.keep(chunks.Chunk(number, b"", (), ""))
        names = sorted(parts(tmp_path / "here"))
        assert [int(name.split("-")[1]) for name in names] == [0, 9, 99_999, 100_000, 299_999]
        assert len({len(name) for name in names}) == 1


class TestTwoAtOnce:
    """Two processes in the same folder."""

    @pytest.mark.slow
    def test_the_second_is_told_and_the_first_goes_on(self, tmp_path, reference):
        folder = tmp_path / "sweep"
        with paused(tmp_path, *LONG, f"results_dir={folder}", after=1) as first:
            second = run(tmp_path, *LONG, f"results_dir={folder}")
            assert second.code == 2
            assert re.fullmatch(
                rf"bigthree: results_dir={re.escape(str(folder))}: "
                r"another process is at work in it; wait for it\n",
                second.said,
            )
            done = first.end()
        assert (done.code, done.said) == (0, "")
        assert_same(folder, reference)

    @pytest.mark.slow
    def test_started_together(self, tmp_path, reference):
        """Whoever comes first does it; the others are told, or find it done."""
        folder = tmp_path / "sweep"
        commands = [Command(tmp_path, *LONG, f"results_dir={folder}") for _ in range(3)]
        done = [command.end() for command in commands]
        assert {each.code for each in done} <= {0, 2}
        assert any(each.code == 0 for each in done)
        for each in done:
            if each.code == 2:
                assert each.said.endswith("is at work in it; wait for it\n"), each.said
        ok(tmp_path, *LONG, f"results_dir={folder}")
        assert_same(folder, reference)

    @pytest.mark.slow
    def test_the_lock_of_one_that_was_killed_is_free(self, tmp_path, reference):
        folder = tmp_path / "sweep"
        with paused(tmp_path, *LONG, f"results_dir={folder}", after=1) as command:
            command.kill()
        ok(tmp_path, *LONG, f"results_dir={folder}")
        assert_same(folder, reference)

    def test_in_the_same_process(self, tmp_path):
        with files.locked(tmp_path), pytest.raises(BadRequest, match="another process is at work"):
            small(tmp_path)
        small(tmp_path)


class TestChanged:
    """Another design never mixes with what a folder holds."""

    @pytest.mark.parametrize(
        ("changes", "said"),
        [
            ({"runs": 21}, r"runs=20 there, 21 here"),
            ({"seed": 3}, r"seed=0 there, 3 here"),
            ({"points": 8}, r"other points"),
            ({"vary": {"world.rivalry": (0, 0.9), "author.appetite": [0.2, 0.9]}}, "other points"),
            ({"vary": {"world.rivalry": (0, 1), "world.resistance": [0.2, 0.9]}}, "other points"),
            ({"design": "latin_hypercube"}, r"other points"),
            ({"base": ["months=13"]}, r"other scenarios"),
            ({"base": ["months=12", "author=litvinov"]}, r"other scenarios"),
            ({"runs": 21, "seed": 3}, r"runs=20 there, 21 here, seed=0 there, 3 here"),
        ],
        ids=str,
    )
    def test_it_is_refused_with_what_differs(self, tmp_path, finished, changes, said):
        folder = copy(finished, tmp_path)
        named = re.escape(f"results_dir={folder}: holds another sweep (")
        with pytest.raises(BadRequest, match=f"^{named}.*{said}.*; name another folder, or none"):
            small(folder, **changes)
        assert_same(folder, finished)

    def test_another_model_is_refused(self, tmp_path, finished, monkeypatch):
        folder = copy(finished, tmp_path)
        monkeypatch.setattr("bigthree.sweeps.plan.source_digest", lambda: "0" * 64)
        with pytest.raises(BadRequest, match="computed with another version of the model"):
            small(folder)
        monkeypatch.undo()
        assert_same(folder, finished)

    def test_what_changes_no_row_goes_on(self, tmp_path, finished):
        """The size of a chunk, the executor and the cores are no part of the design."""
        folder = copy(finished, tmp_path)
        part(folder, 7).unlink()
        small(folder, chunk=7, executor=bigthree.sweeps.executors.Local(1))
        assert_same(folder, finished)

    def test_without_a_folder_it_goes_to_a_new_one(self, tmp_path, monkeypatch):
        monkeypatch.chdir(tmp_path)
        first, second, again = (small(None, seed=seed).path for seed in (0, 1, 0))
        assert first == again
        assert sorted(Path("results").iterdir()) == sorted([first, second])


class TestFailing:
    """A point that fails is a row, with its stage, its message and its scenario.

    A seeker of security must act less than an expansionist: one of the four points cannot be.
    """

    ACTS = ("theory.seeker_acts=0.2,0.45", "theory.expansionist_acts=0.42,0.6")
    REQUEST = ("sweep", *ACTS, "design=grid", "points=4", "runs=20", "months=12", "chunk=10",
               "results_dir=here")  # fmt: skip

    def test_the_sweep_goes_on_and_says_so(self, tmp_path):
        done = run(tmp_path, *self.REQUEST)
        assert (done.code, done.said) == (0, "")
        assert "1 of them failed (failures.csv)" in done.printed
        folder = tmp_path / "here"
        points = pd.read_csv(folder / "points.csv")
        seeker, expansionist = (points[f"theory.{who}_acts"] for who in ("seeker", "expansionist"))
        lost = points["point"][seeker > expansionist].tolist()
        assert len(lost) == 1
        failures = pd.read_csv(folder / "failures.csv")
        assert failures["point"].tolist() == lost
        assert failures["stage"].tolist() == ["compose"]
        message, text = failures["message"][0], failures["scenario"][0]
        assert "seeker_acts" in message
        assert "\n" not in message
        table = pd.read_parquet(folder / "runs.parquet")
        assert sorted(set(table["point"])) == sorted(set(points["point"]) - set(lost))
        assert len(table) == 3 * 20
        summary = pd.read_csv(folder / "summary.csv").set_index("point")
        assert summary.loc[lost[0], "message"] == message
        assert summary.loc[lost[0], "stage"] == "compose"
        assert np.isnan(summary.loc[lost[0], "rmst_two_against_one"])
        assert summary["rmst_two_against_one"].notna().sum() == 3
        assert (folder / "manifest.json").is_file()
        self.check_scenario(text, message, tmp_path)

    def check_scenario(self, text, message, where):
        """Fed back, the scenario of the failure fails in the same way, and mended it runs."""
        held = bigthree.yaml_text.yaml.safe_load(text)
        assert held["theory"]["seeker_acts"] == 0.45
        assert held["theory"]["expansionist_acts"] == 0.42
        with pytest.raises(BadRequest) as refused:
            bigthree.scenario.Scenario.from_mapping(held)
        assert str(refused.value) == message
        held["theory"]["seeker_acts"] = 0.2
        mended = bigthree.scenario.Scenario.from_mapping(held)
        numbers = ("theory.seeker_acts=0.2", "theory.expansionist_acts=0.42")
        same = bigthree.compose("months=12", *numbers)
        assert mended.with_values(name="one") == same.with_values(name="one")

    def test_fail_fast_stops_and_keeps_the_rest(self, tmp_path):
        done = run(tmp_path, *self.REQUEST, "fail_fast=true", "executor.workers=1")
        assert done.code == 2
        assert re.fullmatch(
            rf"bigthree: point \d: compose: .*; what is finished is kept: {GO_ON}\n", done.said
        )
        before = parts(tmp_path / "here")
        assert 0 < len(before) < 8
        again = run(tmp_path, *self.REQUEST, "fail_fast=true")
        assert (again.code, again.said) == (2, done.said)
        assert parts(tmp_path / "here") == before
        assert run(tmp_path, *self.REQUEST).code == 0
        assert before.items() <= parts(tmp_path / "here").items()

    def test_all_of_them(self, tmp_path):
        (tmp_path / "points.csv").write_text("world.rivalry\n7\n8\n")
        done = run(tmp_path, "sweep", "design=points.csv", "runs=5", "months=12")
        assert done.code == 2
        assert re.fullmatch(r"bigthree: none of 2 worlds could be run; .*7.*\n", done.said)

    @pytest.mark.parametrize("error", [ZeroDivisionError("by hand"), BadRequest("by hand")])
    def test_to_simulate(self, tmp_path, finished, monkeypatch, error):
        batch = chunks.simulate_batch

        def failing(scenario, *given, **named):
            if scenario.name == "point-2":
                raise error
            return batch(scenario, *given, **named)

        monkeypatch.setattr(chunks, "simulate_batch", failing)
        found = small(tmp_path / "here")
        assert [(each.point, each.stage) for each in found.failures] == [(2, "simulate")]
        assert "by hand" in found.failures[0].message
        assert "name: point-2\n" in found.failures[0].scenario
        self.check_rest(found, finished, 2)

    @pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf])
    def test_to_measure(self, tmp_path, finished, monkeypatch, value):
        batch = chunks.simulate_batch

        def not_finite(scenario, *given, **named):
            found = batch(scenario, *given, **named)
            if scenario.name == "point-4":
                found.measures[-1, 3] = value
            return found

        monkeypatch.setattr(chunks, "simulate_batch", not_finite)
        found = small(tmp_path / "here")
        assert [(each.point, each.stage) for each in found.failures] == [(4, "measure")]
        assert "not finite" in found.failures[0].message
        self.check_rest(found, finished, 4)

    @pytest.mark.parametrize("chunk", [7, 25, 1000])
    def test_rows_of_a_point_that_failed_do_not_count_however_it_was_cut(
        self, tmp_path, finished, monkeypatch, chunk
    ):
        """Its first histories could be simulated, its later ones not."""
        batch = chunks.simulate_batch

        def failing(scenario, seed, first, count, **named):
            if scenario.name == "point-2" and first + count > 10:
                raise ZeroDivisionError("by hand")
            return batch(scenario, seed, first, count, **named)

        monkeypatch.setattr(chunks, "simulate_batch", failing)
        found = small(tmp_path / "here", chunk=chunk)
        whole = bigthree.open_results(finished).runs()
        expected = whole[whole["point"] != 2].reset_index(drop=True)
        pd.testing.assert_frame_equal(found.runs(), expected, check_exact=True)
        assert list(found.runs(["surprise"]).columns) == ["surprise"]

    def check_rest(self, found, finished, lost):
        whole = bigthree.open_results(finished)
        assert list(found.ran.index) == [point for point in range(6) if point != lost]
        rows = found.per_run("rmst_two_against_one")
        assert (rows == np.delete(whole.per_run("rmst_two_against_one"), lost, axis=0)).all()
        summary, theirs = found.summary(), whole.summary()
        assert summary["message"].notna().tolist() == [point == lost for point in range(6)]
        same = summary["point"] != lost
        pd.testing.assert_frame_equal(summary.loc[same, theirs.columns], theirs[same])

    def test_a_base_that_cannot_be_simulated_ends_nothing_but_its_points(
        self, tmp_path, monkeypatch
    ):
        batch = chunks.simulate_batch

        def failing(scenario, *given, **named):
            if scenario.labels.author == "maisky":
                raise ArithmeticError("by hand")
            return batch(scenario, *given, **named)

        monkeypatch.setattr(chunks, "simulate_batch", failing)
        found = small(tmp_path / "here", vary={"author": ["maisky", "litvinov"]})
        assert len(found.failures) == 1
        assert found.ran["author"].tolist() == ["litvinov"]

    @pytest.mark.parametrize("error", [MemoryError(), OSError(errno.EMFILE, "Too many open files")])
    def test_what_the_machine_lacks_is_no_fault_of_the_point(
        self, tmp_path, finished, monkeypatch, error
    ):
        """Nothing is written down as failed that would run elsewhere."""
        batch = chunks.simulate_batch

        def failing(scenario, *given, **named):
            if scenario.name == "point-4":
                raise error
            return batch(scenario, *given, **named)

        monkeypatch.setattr(chunks, "simulate_batch", failing)
        said = rf"^point 4: this machine cannot compute it \({type(error).__name__}.*\); what is"
        with pytest.raises(BadRequest, match=said):
            small(tmp_path / "here")
        monkeypatch.undo()
        small(tmp_path / "here")
        assert_same(tmp_path / "here", finished)


class TestMemory:
    """How much is held does not grow with how much is computed."""

    @pytest.mark.slow
    @pytest.mark.skipif(not Path("/proc/self/status").is_file(), reason="no VmHWM here")
    def test_the_peak_does_not_grow_with_the_chunks(self, tmp_path):
        """400,000 histories in 80 chunks, against 25,000 in 5; kept, they would be 33 MB."""
        few, many = (self.peaks(tmp_path, points) for points in (25, 400))
        for less, more in zip(few, many, strict=True):
            assert more < less + 16
            assert more < 1000

    def peaks(self, where, points):
        """The most memory up to the end of a sweep, then of its summary, in MB.

        With one pool of memory, so that how threads share it makes no difference.
        """
        plain = {"MALLOC_ARENA_MAX": "1", "ARROW_DEFAULT_MEMORY_POOL": "system"}
        done = run(where, "-c", PEAK, str(points), command=(sys.executable,), environment=plain)
        assert done.code == 0, done.said
        return [int(peak) / 1024 for peak in done.printed.split()]


PEAK = """
import re, sys
from pathlib import Path

import bigthree


def peak():
    return re.search(r"VmHWM:\\s+(\\d+) kB", Path("/proc/self/status").read_text())[1]


points = int(sys.argv[1])
found = bigthree.sweep(
    ["months=12"], {"world.rivalry": (0, 1)}, "grid", points, 1000,
    results_dir=f"many-{points}", chunk=5000, show=False,
)
print(peak())
assert found.summary().shape[0] == points
print(peak())
"""


class TestClocks:
    """Clock changes and other time zones don't matter."""

    @pytest.mark.slow
    @pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Nowhere/Else"])
    def test_another_zone(self, tmp_path, finished, zone):
        """Begun in one zone and finished in another: the same bytes."""
        folder = copy(finished, tmp_path)
        for number in range(0, 12, 2):
            part(folder, number).unlink()
        script = (
            "import sys; sys.path.insert(0, sys.argv[1]); from sweeping import small; "
            "small(sys.argv[2])"
        )
        here = str(Path(__file__).parents[1])
        done = run(
            tmp_path, "-c", script, here, str(folder),
            command=(sys.executable,), environment={"TZ": zone},
        )  # fmt: skip
        assert done.code == 0, done.said
        assert_same(folder, finished)

    @pytest.mark.parametrize("terminal", [False, True])
    def test_a_clock_that_goes_back(self, tmp_path, finished, monkeypatch, terminal):
        """An hour at every look; the bar reads that clock, the lines do not."""
        now = iter(range(2_000_000_000, 0, -3600))
        monkeypatch.setattr(time, "time", lambda: float(next(now)))
        monkeypatch.setattr("tqdm.std.time", time.time)
        monkeypatch.setattr(sys.stderr, "isatty", lambda: terminal, raising=False)
        small(tmp_path / "here", show=True)
        monkeypatch.undo()
        assert_same(tmp_path / "here", finished)

    def test_files_older_and_newer_than_they_can_be(self, tmp_path, finished):
        folder = copy(finished, tmp_path)
        part(folder, 3).unlink()
        for number, path in enumerate(folder.rglob("*")):
            os.utime(path, (number, 4_000_000_000 if number % 2 else 0))
        small(folder)
        assert_same(folder, finished)


class TestProgress:
    """A bar on a terminal; elsewhere a line now and then."""

    def test_on_a_terminal_it_shows_rate_and_time_left(self, tmp_path, capsys, monkeypatch):
        """By a clock that goes on by a second at every look."""
        now = iter(range(10_000))
        monkeypatch.setattr("tqdm.std.time", lambda: float(next(now)))
        monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
        small(tmp_path / "here", show=True)
        said = capsys.readouterr().err
        shown = re.findall(
            r"(\d+)%\|.*?\| [\d.]+/120 \[\d+:\d+<\d+:\d+, *[\d.]+ ?histories/s\]", said
        )
        assert len(shown) >= 3, said
        percents = [int(each) for each in shown]
        assert percents == sorted(percents)

    def test_elsewhere_a_short_sweep_says_nothing(self, tmp_path, capsys):
        small(tmp_path / "here", show=True)
        assert capsys.readouterr().err == ""

    def test_elsewhere_a_long_one_says_a_line_now_and_then(self, tmp_path, capsys, monkeypatch):
        """By a clock that goes on by a second at every look."""
        now = iter(range(10_000))
        monkeypatch.setattr(running, "EVERY", 2.0)
        monkeypatch.setattr("tqdm.std.time", lambda: float(next(now)))
        small(tmp_path / "here", show=True)
        lines = re.findall(
            r"bigthree: (\d+) of 120 histories \((\d+)%\), .+ histories/s, \d+:\d+ left\n",
            capsys.readouterr().err,
        )
        assert len(lines) >= 2
        assert all(int(percent) == round(100 * int(done) / 120) for done, percent in lines)

    def test_switched_off_it_says_nothing(self, tmp_path, capsys, monkeypatch):
        monkeypatch.setattr(running, "EVERY", 0.0)
        small(tmp_path / "here", show=False)
        assert capsys.readouterr().err == ""

    def test_who_reads_may_have_gone(self, tmp_path, finished, monkeypatch):
        """The line that Ctrl-C prints may find its terminal closed."""

        class Closed:
            def write(self, text):
                raise BrokenPipeError

            def flush(self):
                raise BrokenPipeError

        with interrupts.finishing("stopping") as stop:
            monkeypatch.setattr(sys, "stderr", Closed())
            os.kill(os.getpid(), signal.SIGINT)
            assert stop.number == signal.SIGINT
            assert not stop.repeated
            with pytest.raises(KeyboardInterrupt):
                os.kill(os.getpid(), signal.SIGTERM)
            assert stop.repeated

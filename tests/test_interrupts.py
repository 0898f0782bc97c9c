"""Ctrl-C and the end of a job in any study: one line, and what is finished is kept."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys

import pandas as pd
import pytest

from bigthree import ensemble, interrupts, luck
from bigthree.studies import keeping, running
from bigthree.studies.frontier import computation as frontier
from commands import ok, run, until
from small import WITH_FIGURES, WITHOUT_FIGURES

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals of another kind")

KEPT = "what is finished is kept in kept"


def send(number=signal.SIGINT, times=1):
    for _ in range(times):
        os.kill(os.getpid(), number)


def sending(patch, place, name, at=1, number=signal.SIGINT, times=1):
    """Send a signal as a function is called for the `at`-th time."""
    function, calls = getattr(place, name), []

    def called(*given, **named):
        calls.append(1)
        if len(calls) == at:
            send(number, times)
        return function(*given, **named)

    patch.setattr(place, name, called)


def assert_stopped(done, number=signal.SIGINT, said=""):
    assert done.returncode == 128 + number, done.stderr
    assert done.stderr == f"bigthree: stopped{said and f'; {said}'}\n"


def hidden(folder):
    return [path for path in folder.rglob(".*") if path.name != ".lock"]


class TestWorlds:
    """Studies of some worlds, which write a folder at the end."""

    @pytest.mark.parametrize("finished", [1, 3])
    @pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=lambda each: each.name)
    def test_what_is_finished_is_kept(self, tmp_path, monkeypatch, finished, number):
        sending(monkeypatch, running, "simulate", finished + 1, number)
        done = run(tmp_path, "runs=20", "months=24", "results_dir=kept")
        assert_stopped(done, number, KEPT)
        assert done.stdout.splitlines()[-1] == "kept"
        folder = tmp_path / "kept"
        manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
        assert manifest["finished"] is False
        assert len(manifest["scenarios"]) == finished
        assert len(pd.read_csv(folder / "summary.csv")) == finished
        assert len(pd.read_parquet(folder / "runs.parquet")) == finished * 20
        assert not hidden(tmp_path)

    def test_before_a_world_is_finished_nothing_is_left(self, tmp_path, monkeypatch):
        sending(monkeypatch, running, "simulate")
        assert_stopped(run(tmp_path, "run", "runs=20", "months=24", "results_dir=deep/er/mine"))
        assert not list(tmp_path.iterdir())

    @pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=lambda each: each.name)
    @pytest.mark.parametrize("name", ["write_histories", "write_manifest"])
    def test_as_it_is_kept_all_is_kept_and_nothing_drawn(self, tmp_path, monkeypatch, name, number):
        sending(monkeypatch, keeping, name, number=number)
        done = run(tmp_path, "run", "runs=5", "months=6", "results_dir=kept")
        assert_stopped(done, number, KEPT)
        assert len(pd.read_parquet(tmp_path / "kept" / "runs.parquet")) == 5
        assert not (tmp_path / "kept" / "figures").exists()
        assert not hidden(tmp_path)

    def test_twice_as_it_is_kept_leaves_nothing(self, tmp_path, monkeypatch):
        sending(monkeypatch, keeping, "write_histories", times=2)
        assert_stopped(run(tmp_path, "run", "runs=5", "months=6", "results_dir=kept"))
        assert not list(tmp_path.iterdir())

    @pytest.mark.parametrize("at", [1, 2])
    def test_as_it_is_drawn(self, tmp_path, monkeypatch, at):
        from bigthree.figures import saving

        sending(monkeypatch, saving, "pictures", at, signal.SIGTERM)
        done = run(tmp_path, "run", "runs=5", "months=6", "results_dir=kept")
        assert_stopped(done, signal.SIGTERM, KEPT)
        assert len(list((tmp_path / "kept" / "figures").glob("*.png"))) == at - 1
        assert "It was stopped before it was finished" in (
            (tmp_path / "kept" / "report.html").read_text("utf-8")
        )
        assert not hidden(tmp_path)

    def test_frontier_stopped_between_its_looks_keeps_the_first(self, tmp_path, monkeypatch):
        sending(monkeypatch, frontier, "finalists_of")
        done = run(tmp_path, "frontier", *WITH_FIGURES["frontier"], "results_dir=kept")
        assert_stopped(done, said=KEPT)
        assert "Stopped after" in done.stdout
        assert len(pd.read_csv(tmp_path / "kept" / "policies.csv")) > 8


@pytest.mark.usefixtures("blank_figures")
@pytest.mark.parametrize("study", sorted({*WITH_FIGURES, *WITHOUT_FIGURES} - {"inference"}))
def test_the_end_of_a_job_in_any_study(tmp_path, monkeypatch, study):
    """As some luck is dealt, in whatever thread: the job's end is noticed, and said once."""
    sending(monkeypatch, luck, "luck_of_block", 2, signal.SIGTERM)
    asked = (WITH_FIGURES | WITHOUT_FIGURES)[study]
    done = run(tmp_path, f"study={study}", *asked, "results_dir=kept")
    assert done.returncode == 143, done.stderr
    *before, last = done.stderr.splitlines()
    assert last.startswith("bigthree: stopped")
    assert before in ([], ["", "bigthree: stopping when the chunks under way are finished"])
    assert not hidden(tmp_path)
    assert ("kept in kept" in last) == (tmp_path / "kept").exists()
    if " kept; run the same again to go on" in last:
        monkeypatch.undo()
        ok(tmp_path, f"study={study}", *asked, "results_dir=kept")


class TestWays:
    """What a signal does within a command, and outside of one."""

    def test_outside_a_command_nothing_is_changed(self):
        before = [signal.getsignal(each) for each in interrupts.SIGNALS]
        with interrupts.at_once():
            assert [signal.getsignal(each) for each in interrupts.SIGNALS] == before

    def test_one_that_waits_is_heeded_by_what_stops_at_once(self):
        with interrupts.finishing() as stop:
            send(signal.SIGTERM)
            with pytest.raises(KeyboardInterrupt), interrupts.at_once():
                raise AssertionError("not reached")
            assert stop.number == signal.SIGTERM

    def test_what_stops_at_once_leaves_the_next_to_wait(self):
        with interrupts.finishing() as stop:
            with pytest.raises(KeyboardInterrupt), interrupts.at_once():
                send()
            send()
            assert not stop.repeated
            with pytest.raises(KeyboardInterrupt):
                send()
            assert stop.repeated

    def test_what_the_process_ignores_stays_ignored(self):
        before = signal.signal(signal.SIGHUP, signal.SIG_IGN)  # as under nohup
        try:
            with interrupts.finishing() as stop:
                send(signal.SIGHUP)
                assert not stop.number
            assert signal.getsignal(signal.SIGHUP) == signal.SIG_IGN
        finally:
            signal.signal(signal.SIGHUP, before)

    def test_an_error_that_a_signal_brought_about_is_its(self, tmp_path, monkeypatch):
        def broken(*arguments):
            send(signal.SIGTERM)

        def cut_short(*arguments):
            with pytest.raises(KeyboardInterrupt):
                broken()
            raise ImportError("cannot import name 'half' from partially initialized module")

        monkeypatch.setattr("bigthree.cli._run", cut_short)
        assert_stopped(run(tmp_path, "run"), signal.SIGTERM)


AT_AN_IMPORT = """
import os, signal, sys

class Sending:
    def find_spec(self, name, path=None, target=None):
        if name == "{module}":
            os.kill(os.getpid(), signal.{number})

sys.meta_path.insert(0, Sending())
from bigthree.__main__ import main
main()
"""


@pytest.mark.slow
class TestProcesses:
    """A process of its own, from its first import on."""

    @pytest.mark.parametrize("number", ["SIGINT", "SIGTERM"])
    @pytest.mark.parametrize(
        "module", ["bigthree.cli", "bigthree.help", "omegaconf", "numpy", "pandas", "numba"]
    )
    def test_during_an_import(self, tmp_path, module, number):
        code = AT_AN_IMPORT.format(module=module, number=number)
        command = [sys.executable, "-c", code, "run", "runs=5", "months=6"]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
        assert_stopped(done, getattr(signal, number))
        assert not list(tmp_path.rglob("*"))

    def test_within_code_that_is_made_of_text(self, tmp_path):
        """The interpreter notes a Ctrl-C there, and would end with its status."""
        kill = "os.kill(os.getpid(), signal.SIGTERM)"
        code = AT_AN_IMPORT.format(module="omegaconf", number="SIGTERM")
        (tmp_path / "sending.py").write_text(code.replace(kill, f'exec("{kill}")'))
        command = [sys.executable, "-m", "sending", "run", "runs=5", "months=6"]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
        assert_stopped(done, signal.SIGTERM)

    def test_as_the_study_runs(self, tmp_path):
        command = [sys.executable, "-m", "bigthree", "run", "runs=3000000"]
        process = subprocess.Popen(
            command, cwd=tmp_path, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        until(lambda: any(tmp_path.glob("results/*")))
        process.send_signal(signal.SIGTERM)
        _, said = process.communicate()
        assert process.returncode == 143
        assert said == "bigthree: stopped\n"
        assert not list(tmp_path.iterdir())

    def test_as_the_model_is_compiled(self, tmp_path):
        environment = {**os.environ, "XDG_CACHE_HOME": str(tmp_path / "cache")}
        (tmp_path / "here").mkdir()
        process = subprocess.Popen(
            [sys.executable, "-m", "bigthree", "run", "runs=5", "months=6"],
            cwd=tmp_path / "here", env=environment, text=True, stderr=subprocess.PIPE,
        )  # fmt: skip
        until(lambda: any((tmp_path / "cache").rglob("*.nbi")))
        process.send_signal(signal.SIGINT)
        _, said = process.communicate()
        assert process.returncode == 130
        assert said == "bigthree: stopped\n"
        assert not list((tmp_path / "here").iterdir())


def test_the_first_compiling_is_done_where_it_can_be_stopped(monkeypatch):
    """On the calling thread, before others are begun."""
    import threading

    import bigthree

    seen = []
    batch = ensemble.simulate_batch

    def seeing(*given, **named):
        seen.append(threading.current_thread())
        return batch(*given, **named)

    monkeypatch.setattr(ensemble, "simulate_batch", seeing)
    monkeypatch.setattr(ensemble, "is_cold", lambda: True)
    bigthree.simulate(bigthree.compose("months=3"), 4)
    assert seen[0] is threading.main_thread()

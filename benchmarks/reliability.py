"""What becomes of bad input, damaged folders and signals: tried by kind, counted by outcome.

``python benchmarks/reliability.py`` tries all that `tests/hostile.py` lists, and signals at many
moments of a command, and prints the table of `docs/reliability.md`; ``--few 2`` tries two of each.
Whatever is neither done nor refused in one line is a fault, and the exit status tells.
"""

from __future__ import annotations

import argparse
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from itertools import islice
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

import hostile
from bigthree.errors import BadRequest
from blank import blank
from commands import run

REFUSED, DONE, STOPPED, FAULT = "refused in a line", "done", "stopped in a line", "fault"

Try = Callable[[Path], str]
"""What is tried in an empty folder; gives what came out."""


def asked(*words: str) -> Try:
    """A command."""

    def try_it(where: Path) -> str:
        done = run(where, *words)
        lines = done.stderr.splitlines()
        if done.returncode == 2 and len(lines) == 1 and lines[0].startswith("bigthree: "):
            return REFUSED
        return DONE if done.returncode == 0 and not lines else FAULT

    return try_it


def what_if(content: str | bytes, where: Path) -> str:
    """A file of a what-if, run."""
    hostile.put(where, "bad.yaml", content)
    return asked("experiment=bad.yaml")(where)


def own(name: str, added: str, where: Path) -> str:
    """A file in a user's own folder."""
    hostile.put(where, name, f"{hostile.AUTHOR}{added}\n")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BIGTHREE_OWN", str(where))
        return asked("run", *(["author=x"] if name == hostile.MINE else []))(where)


def called(call: Callable[[], Any], where: Path) -> str:
    """A call in Python."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(where)
        try:
            call()
        except BadRequest as refused:
            return REFUSED if len(str(refused).splitlines()) == 1 else FAULT
    return DONE


def damaged(whole: Path, harm: Callable[[Path], Any], study: str, where: Path) -> str:
    """A results folder that was harmed, read."""
    harm(copytree(whole, where / "results"))
    return asked(study, "folder=results")(where)


def signalled(number: int, moment: int, where: Path) -> str:
    """A signal when a command of its own process has opened so many files of the package."""
    code = SIGNALLED.format(number=number, moment=moment)
    command = [sys.executable, "-c", code, "run", "runs=20", "months=12", "results_dir=kept"]
    done = subprocess.run(command, cwd=where, capture_output=True, text=True)
    hidden = [path for path in where.rglob(".*") if path.name != ".lock"]
    if done.returncode == 0 and not done.stderr and not hidden:
        return DONE
    lines = done.stderr.splitlines()
    stopped = done.returncode == 128 + number and len(lines) == 1 and "stopped" in lines[0]
    return STOPPED if stopped and not hidden else FAULT


SIGNALLED = """
import os, signal, sys

signal.signal(signal.SIGINT, signal.default_int_handler)  # which work in the background ignores
opened = 0

def count(event, arguments):
    global opened
    if event == "import" or event == "open":
        opened += 1
        if opened == {moment}:
            os.kill(os.getpid(), {number})

from bigthree.__main__ import main

from bigthree import cli  # what comes before is the interpreter's
sys.addaudithook(count)
main()
"""

MOMENTS = (1, 3, 10, 30, 100, 200, 300, 400, 600, 800, 1000, 1200, 1500, 2000, 2500, 3000)


def kinds(whole: Path) -> Mapping[str, Iterator[Try]]:
    """All that is tried, by kind."""
    return {
        "words of the command line": (asked(*words.split()) for words, _ in hostile.WORDS.values()),
        "files of a what-if": (partial(what_if, text) for text, _ in hostile.YAML.values()),
        "files in one's own folder": (partial(own, *each[:2]) for each in hostile.OWN.values()),
        "calls in Python": (partial(called, call) for call in hostile.CALLS.values()),
        "damaged folders, cited": (
            partial(damaged, whole, harm, "cite") for harm in hostile.FOLDERS.values()
        ),
        "damaged folders, drawn again": (
            partial(damaged, whole, harm, "figures") for harm in hostile.FOLDERS.values()
        ),
        "Ctrl-C, at a moment": (partial(signalled, signal.SIGINT, each) for each in MOMENTS),
        "the end of a job, at a moment": (
            partial(signalled, signal.SIGTERM, each) for each in MOMENTS
        ),
    }


def main() -> int:
    """Try everything, and print the table."""
    parser = argparse.ArgumentParser(description="Bad input and signals, by kind.")
    parser.add_argument("--few", type=int, help="so many of each kind")
    few = parser.parse_args().few
    faults = 0
    outcomes = (REFUSED, DONE, STOPPED, FAULT)
    print(f"| what was tried | how often | {' | '.join(outcomes)} |\n| --- |{' ---: |' * 5}")
    with TemporaryDirectory() as place, blank():
        whole = Path(place) / "whole"
        assert run(place, "run", "runs=5", "months=12", "seed=1", "results_dir=whole").stderr == ""
        for kind, tries in kinds(whole).items():
            found: Counter[str] = Counter()
            for each in islice(tries, few):
                with TemporaryDirectory() as where:
                    found[each(Path(where))] += 1
            counted = " | ".join(str(found[each]) for each in outcomes)
            print(f"| {kind} | {found.total()} | {counted} |", flush=True)
            faults += found[FAULT]
    return int(faults > 0)


if __name__ == "__main__":
    sys.exit(main())

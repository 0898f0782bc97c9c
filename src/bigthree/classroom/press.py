"""The press: hand-outs made one at a time, each by the very command that it prints."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Condition, Thread
from zipfile import ZIP_DEFLATED, ZipFile

from cachetools import LRUCache

from bigthree.classroom.question import RUNS, Question, World
from bigthree.classroom.texts import text
from bigthree.labels import label
from bigthree.resources import OWN
from bigthree.studies.experiment.declared import Experiment
from bigthree.yaml_text import write_yaml

WHAT_IF = "what-if.yaml"
FOLDER = "bigthree-hand-out"

ARMS = ("the baseline", "your world")

FIGURES = ("survival", "ties", "triangle", "patterns", "europe")

KEPT = 8
"""Hand-outs that are kept: some three megabytes each."""

MOST_WAITING = 40

PATIENCE = 120
"""Seconds after which a hand-out is given up; it takes a tenth of that."""


def what_if(question: Question) -> str:
    """The comparison of a question's two worlds, as the command line reads it."""
    experiment = Experiment(
        question=text(
            f"takeaway.questions.{question.setting}", author=label("author", question.author)
        ),
        arms={arm: world.overrides for arm, world in worlds(question).items()},
        figures=FIGURES,
    )
    return write_yaml(experiment.model_dump(exclude_defaults=True))


def worlds(question: Question) -> dict[str, World]:
    """A question's two worlds, by the names that they have in files."""
    return dict(zip(ARMS, (question.left, question.right), strict=True))


def arguments(question: Question) -> list[str]:
    """What the command line is given to compare a question's two worlds."""
    return [f"experiment={WHAT_IF}", f"runs={RUNS}", f"seed={question.seed}"]


def hand_out(question: Question) -> bytes:
    """The results folder of a comparison, zipped.

    A process of its own makes it in a temporary folder, which is then removed, so that drawing
    holds up nobody who moves a slider.

    Raises
    ------
    CalledProcessError, TimeoutExpired
        When the command fails.
    """
    with TemporaryDirectory(prefix="bigthree-") as place:
        path = Path(place) / WHAT_IF
        path.write_text(what_if(question), encoding="utf-8")
        command = [sys.executable, "-m", "bigthree", *arguments(question), f"results_dir={FOLDER}"]
        subprocess.run(
            command, cwd=place, env=_from_elsewhere(), check=True, capture_output=True,
            timeout=PATIENCE,
        )  # fmt: skip
        path.rename(path.parent / FOLDER / WHAT_IF)
        return _zipped(path.parent / FOLDER)


def _from_elsewhere() -> dict[str, str]:
    """The environment, with the user's own folder named so that it is found from anywhere."""
    named = os.environ.get(OWN)
    return dict(os.environ) | ({OWN: str(Path(named).resolve())} if named else {})


def _zipped(folder: Path) -> bytes:
    """A folder as one file, its name before every name."""
    held = BytesIO()
    with ZipFile(held, "w", ZIP_DEFLATED) as archive:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                archive.write(path, path.relative_to(folder.parent))
    return held.getvalue()


class Busy(Exception):  # noqa: N818 - it is no error of the one who asks
    """More wait already than can be served in a while."""


class CannotBeMade(Exception):  # noqa: N818
    """The command failed."""


class Press:
    """Makes hand-outs in turn, each once however many ask for it, and keeps the last few.

    Parameters
    ----------
    make : callable
        What makes a hand-out.
    """

    def __init__(self, make: Callable[[Question], bytes] = hand_out) -> None:
        self._make = make
        self._waiting: dict[str, Question] = {}
        self._made: LRUCache[str, bytes | None] = LRUCache(KEPT)
        self._ordered = Condition()
        Thread(target=self._work, name="press", daemon=True).start()

    def knows(self, question: Question) -> bool:
        """Whether a hand-out is made already, or will be."""
        with self._ordered:
            return (key := question.key()) in self._made or key in self._waiting

    def order(self, question: Question) -> bytes | int:
        """The hand-out, or how many are made before it.

        Raises
        ------
        Busy
            When too many wait.
        CannotBeMade
            When making it failed; ordered again, it is tried again.
        """
        key = question.key()
        with self._ordered:
            if key in self._made:
                return self._delivered(key)
            if key not in self._waiting:
                self._join(key, question)
            return list(self._waiting).index(key)

    def _delivered(self, key: str) -> bytes:
        made = self._made[key]
        if made is None:
            del self._made[key]
            raise CannotBeMade
        return made

    def _join(self, key: str, question: Question) -> None:
        if len(self._waiting) >= MOST_WAITING:
            raise Busy
        self._waiting[key] = question
        self._ordered.notify()

    def _work(self) -> None:
        while True:
            with self._ordered:
                self._ordered.wait_for(lambda: self._waiting)
                key, question = next(iter(self._waiting.items()))
            made = self._attempt(question)
            with self._ordered:
                self._made[key] = made
                del self._waiting[key]

    def _attempt(self, question: Question) -> bytes | None:
        try:
            return self._make(question)
        except Exception as error:  # whatever it is, the press goes on
            said = getattr(error, "stderr", None) or b""
            logging.getLogger(__name__).warning("%r: %s", error, said.decode(errors="replace"))
            return None

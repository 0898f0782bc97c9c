"""Carrying out a plan: what is missing is computed, kept chunk by chunk, and given back."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypedDict, Unpack

from bigthree.compiled import announce, source_digest
from bigthree.errors import BadRequest, whole_number
from bigthree.files import locked, reporting_disk_errors
from bigthree.scenario import Scenario
from bigthree.store import describe
from bigthree.sweeps.chunk import Chunk, Failure, histories
from bigthree.sweeps.executors import Executor, executor_of
from bigthree.sweeps.factors import Varied
from bigthree.sweeps.folder import SweepFolder, create, is_laid_out
from bigthree.sweeps.plan import Plan, plan_sweep
from bigthree.sweeps.progress import progress
from bigthree.sweeps.results import Sweep

CHUNK = 4_000
"""Rows a chunk unless said otherwise: a fraction of a second's work, so that no core waits."""


class Running(TypedDict, total=False):
    """How a plan is carried out; nothing here changes a row.

    Attributes
    ----------
    results_dir : str or Path or None
        Where it is kept; a folder under ``results/`` named after the plan's fingerprint unless
        given, so that the same request goes on where it stopped.
    executor : str or Executor
        ``local``, ``dask``, or one with its settings from `bigthree.sweeps.executors`.
    chunk : int
        Rows a chunk; a folder keeps the size that it began with.
    fail_fast : bool
        Whether the first point that fails ends the sweep.
    show : bool
        Whether progress is shown.
    """

    results_dir: str | Path | None
    executor: str | Executor
    chunk: int
    fail_fast: bool
    show: bool


def sweep(
    base: Scenario | Iterable[str] = (),
    vary: Varied = (),
    design: str = "latin_hypercube",
    points: int = 256,
    runs: int = 1000,
    seed: int = 0,
    **running: Unpack[Running],
) -> Sweep:
    """Run many worlds that differ in what is varied, all on the same luck.

    The rows are kept on disk as they come. The same request again goes on where it stopped, and
    answers at once where it is finished.

    Parameters
    ----------
    base : Scenario or list of str
        A scenario, or the overrides that compose one, such as ``["author=litvinov"]``.
    vary : str, list or dict
        What varies: ``{"world.rivalry": (0, 1), "author": ["maisky", "litvinov"]}``, or texts as
        in the shell, ``["world.rivalry=0..1", "author.appetite"]``. A name alone varies over its
        own range: low to high of the evidence, or the prior of a coefficient. ``assumptions`` and
        ``coefficients`` stand for all that have such a range.
    design : str
        ``latin_hypercube``, ``sobol``, ``grid``, or the path of a CSV file that lists the points.
    points : int
        How many worlds, at most.
    runs, seed : int
        Histories a world, and their luck.
    **running
        See `Running`.

    Returns
    -------
    Sweep

    Raises
    ------
    BadRequest
        For what cannot be carried out, and where the folder holds something else.
    KeyboardInterrupt
        When the user stopped it; what is finished is kept.

    Examples
    --------
    >>> found = sweep(["author=litvinov"], {"world.rivalry": (0, 1)}, points=4, runs=20)
    >>> found.summary()[["world.rivalry", "rmst_two_against_one"]].shape
    (4, 2)
    """
    return carry_out(plan_sweep(base, vary, design, points, runs, seed), "sweep", **running)


def carry_out(plan: Plan, study: str, **running: Unpack[Running]) -> Sweep:
    """Compute what is missing of a plan in its folder, and open it.

    Raises
    ------
    BadRequest
        As for `sweep`.
    """
    started = datetime.now(UTC)
    path = Path(running.get("results_dir") or Path("results") / f"{study}-{plan.fingerprint}")
    executor = running.get("executor", "local")
    executor = executor_of(executor) if isinstance(executor, str) else executor
    size = whole_number("chunk", running.get("chunk", CHUNK), 1, 10_000_000)
    key = f"results_dir={path}"
    with reporting_disk_errors(key):
        path.mkdir(parents=True, exist_ok=True)
    with locked(path):
        with reporting_disk_errors(key):
            folder = _opened(path, plan, size)
            folder.clear()
        with _saying_what_is_kept():
            _compute(folder, executor, running.get("fail_fast", False), running.get("show", True))
            found = Sweep(path)
            if not (path / "manifest.json").is_file():
                with reporting_disk_errors(key):
                    describe(found, study, started)
    return found


def _opened(path: Path, plan: Plan, chunk_size: int) -> SweepFolder:
    """The folder of a plan: a new one, or the one in which it was begun."""
    if not is_laid_out(path):
        begun = {"scenario.yaml", "points.csv", "runs.parquet", "receipts"}
        names = {each.name for each in path.iterdir() if not each.name.startswith(".")}
        if names - begun or any(path.glob("runs.parquet/*")):
            raise BadRequest(f"results_dir={path}: is there already and not empty; name another")
        create(path, plan, chunk_size)
    folder = SweepFolder(path)
    theirs, ours = folder.contents, plan.contents
    changed = [what for what in ours if theirs.get(what) != ours[what]]
    if changed:
        said = ", ".join(_change(what, str(theirs.get(what)), ours[what]) for what in changed)
        raise BadRequest(
            f"results_dir={path}: holds another sweep ({said}); name another folder, or none"
        )
    return folder


def _change(what: str, theirs: str, ours: str) -> str:
    if what in ("runs", "seed"):
        return f"{what}={theirs} there, {ours} here"
    return {
        "scenarios": "other scenarios",
        "points": "other points",
        "model": "computed with another version of the model",
    }[what]


def _compute(folder: SweepFolder, executor: Executor, fail_fast: bool, show: bool) -> None:
    """Have every chunk computed that is not whole, and keep each as it comes."""
    missing = _missing(folder)
    if fail_fast:
        _refuse(folder.failures())
    if not missing:
        return
    announce()
    with suppress(Exception):  # compiled once, before threads; what fails is its point's affair
        histories(next(iter(folder.plan.bases.values())), 0, 0, 1)
    left = set(missing)
    done = folder.plan.rows - sum(folder.task(number).rows for number in missing)
    with (
        stoppable() as (stopped, given_up),
        progress(done, folder.plan.rows, show) as bar,
        suppress(KeyboardInterrupt),  # the user has given up; what is kept is said below
    ):
        tasks = (folder.task(number) for number in missing if not stopped())
        with closing(executor.results(tasks, given_up)) as chunks:
            for chunk in chunks:
                _keep(folder, chunk)
                left.discard(chunk.number)
                bar.update(folder.task(chunk.number).rows)
                if fail_fast:
                    _refuse(chunk.failures)
    if left:
        finished = folder.chunks - len(left)
        raise KeyboardInterrupt(
            f"{finished} of {folder.chunks} chunks are kept in {folder.path}; "
            "run the same again to go on"
        )


def _missing(folder: SweepFolder) -> list[int]:
    """The chunks that are not whole; what is wrong with them is said."""
    whole, faults = folder.finished()
    for fault in faults:
        print(f"bigthree: {fault}; computed again", file=sys.stderr)
    return [number for number in range(folder.chunks) if number not in whole]


@contextmanager
def _saying_what_is_kept() -> Iterator[None]:
    try:
        yield
    except BadRequest as error:
        kept = "what is finished is kept: run the same again to go on"
        raise BadRequest(f"{error}; {kept}") from None


def _keep(folder: SweepFolder, chunk: Chunk) -> None:
    """Keep a chunk, if it is of this version of the model."""
    if chunk.model != source_digest():
        raise BadRequest("executor: a worker runs another version of bigthree")
    with reporting_disk_errors(f"results_dir={folder.path}"):
        folder.keep(chunk)


def _refuse(failures: Sequence[Failure]) -> None:
    """Stop at the first point that failed."""
    for first in failures:
        raise BadRequest(f"point {first.point}: {first.stage}: {first.message}")


@contextmanager
def stoppable() -> Iterator[tuple[Callable[[], bool], Callable[[], bool]]]:
    """Let Ctrl-C (or the end of a cluster job) finish what is under way; a second one does not.

    Yields
    ------
    tuple of callable
        Whether it has come, and whether it has come again.
    """
    stopped, given_up = threading.Event(), threading.Event()

    def stop(number: int, frame: Any) -> None:
        if stopped.is_set():
            given_up.set()
            raise KeyboardInterrupt
        stopped.set()
        with suppress(OSError, RuntimeError, ValueError):  # closed, or in the midst of a line
            print("\nbigthree: stopping when the chunks under way are finished", file=sys.stderr)

    in_main = threading.current_thread() is threading.main_thread()
    signals = (signal.SIGINT, signal.SIGTERM) if in_main else ()
    before = {each: signal.signal(each, stop) for each in signals}
    try:
        yield stopped.is_set, given_up.is_set
    finally:
        for number, handler in before.items():
            signal.signal(number, signal.SIG_DFL if handler is None else handler)

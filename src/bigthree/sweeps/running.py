"""Run a plan: compute what is missing, keep it chunk by chunk, and open the results."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypedDict, Unpack

from bigthree.compiled import source_digest
from bigthree.ensemble import ready
from bigthree.errors import BadRequest, nearest, whole_number
from bigthree.files import locked, path_of, reporting_disk_errors
from bigthree.interrupts import finishing, note
from bigthree.scenario import Scenario
from bigthree.storage.codebook import Columns
from bigthree.sweeps.chunk import Chunk, Failure
from bigthree.sweeps.describing import NO_OTHERS, describe
from bigthree.sweeps.executors import Executor, executor_of
from bigthree.sweeps.factors import Varied
from bigthree.sweeps.folder import SweepFolder, create, is_laid_out
from bigthree.sweeps.plan import Plan, plan_sweep
from bigthree.sweeps.results import Sweep

CHUNK = 4_000
"""Rows a chunk unless given: a fraction of a second's work, so that no core waits."""

GO_ON = "run the same again to go on"

EVERY = 30.0
"""Seconds between the lines of a sweep whose errors do not go to a terminal."""

LINE = (
    "bigthree: {n_fmt} of {total_fmt} histories ({percentage:.0f}%), {rate_fmt}, {remaining} left\n"
)


class SweepSettings(TypedDict, total=False):
    """How a plan is computed and kept; nothing here changes a row.

    Attributes
    ----------
    results_dir : str or Path or None
        Where it is kept; by default a folder under ``results/`` named after the plan's
        fingerprint, so that the same request goes on where it stopped.
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
    **settings: Unpack[SweepSettings],
) -> Sweep:
    """Run many worlds that differ in what is varied, all on the same luck.

    The rows are kept on disk as they come. The same request again goes on where it stopped, or
    answers at once when it is finished.

    Parameters
    ----------
    base : Scenario or list of str
        A scenario, or the overrides that compose one, such as ``["contradiction=fails"]``.
    vary : str, list or dict
        What varies: ``{"world.rivalry": (0, 1), "contradiction": ["as_believed", "fails"]}``, or
        texts as in the shell, ``["world.rivalry=0..1", "author.appetite"]``. A name alone varies
        over its own range: low to high of the evidence, or the prior of a coefficient.
        ``assumptions`` and ``coefficients`` stand for all that have such a range.
    design : str
        ``latin_hypercube``, ``sobol``, ``grid``, or the path of a CSV file that lists the points.
    points : int
        How many worlds, at most.
    runs, seed : int
        Histories a world, and their luck.
    **settings
        See `SweepSettings`.

    Returns
    -------
    Sweep

    Raises
    ------
    BadRequest
        For a bad request, and when the folder holds something else.
    KeyboardInterrupt
        On Ctrl-C; what is finished is kept.

    Examples
    --------
    >>> swept = sweep(["contradiction=fails"], {"world.rivalry": (0, 1)}, points=4, runs=20)
    >>> swept.summary()[["world.rivalry", "rmst_two_against_one"]].shape
    (4, 2)
    """
    return run_sweep(plan_sweep(base, vary, design, points, runs, seed), "sweep", **settings)


def run_sweep(
    plan: Plan, study: str, own: Columns = NO_OTHERS, **settings: Unpack[SweepSettings]
) -> Sweep:
    """Compute what is missing of a plan in its folder, and open it.

    `own` says what the columns mean that only this study varies.

    Raises
    ------
    BadRequest
        As for `sweep`.
    """
    started = datetime.now(UTC)
    for key in settings.keys() - SweepSettings.__annotations__.keys():
        raise BadRequest(f"{key}: no such setting; {nearest(key, SweepSettings.__annotations__)}")
    given = settings.get("results_dir") or Path("results") / f"{study}-{plan.fingerprint}"
    path = path_of("results_dir", given)
    executor = settings.get("executor", "local")
    executor = executor_of(executor) if isinstance(executor, str) else executor
    size = whole_number("chunk", settings.get("chunk", CHUNK), 1, 10_000_000)
    key = f"results_dir={path}"
    with reporting_disk_errors(key):
        path.mkdir(parents=True, exist_ok=True)
    with locked(path):
        with reporting_disk_errors(key):
            folder = _opened(path, plan, size)
            folder.clear()
        with _saying_what_is_kept():
            _compute(folder, executor, settings.get("fail_fast", False), settings.get("show", True))
            swept = Sweep(path)
            if not (path / "manifest.json").is_file():
                with reporting_disk_errors(key):
                    describe(swept, study, own, started)
    note(f"the rows are kept in {path}; {GO_ON}")
    return swept


def _opened(path: Path, plan: Plan, chunk_size: int) -> SweepFolder:
    """The folder of a plan: a new one, or the one in which it was begun."""
    if not is_laid_out(path):
        begun = {"scenario.yaml", "points.csv", "runs.parquet"}
        names = {each.name for each in path.iterdir() if not each.name.startswith(".")}
        if names - begun or any(path.glob("runs.parquet/*")):
            raise BadRequest(f"results_dir={path}: is there already and not empty; name another")
        create(path, plan, chunk_size)
    folder = SweepFolder(path)
    theirs, ours = folder.contents, plan.contents
    changed = [what for what in ours if theirs.get(what) != ours[what]]
    if changed:
        changes = ", ".join(_change(what, str(theirs.get(what)), ours[what]) for what in changed)
        raise BadRequest(
            f"results_dir={path}: holds another sweep ({changes}); name another folder, or none"
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
    """Have every chunk computed that is not finished, and keep each as it comes."""
    finished = folder.finished()
    if fail_fast:
        _refuse(finished.failures)
    with reporting_disk_errors(f"results_dir={folder.path}"):
        for path, fault in finished.damaged.items():
            print(f"bigthree: {path}: {fault}; computed again", file=sys.stderr)
            path.unlink()
    missing = [number for number in range(folder.chunks) if number not in finished.parts]
    if not missing:
        return
    with suppress(Exception):  # a point that fails reports itself
        ready(next(iter(folder.plan.bases.values())))
    left = set(missing)
    done = folder.plan.rows - sum(folder.task(number).rows for number in missing)
    with (
        finishing("bigthree: stopping when the chunks under way are finished") as stop,
        _bar(done, folder.plan.rows, show) as bar,
        suppress(KeyboardInterrupt),  # the second Ctrl-C; the message below says what is kept
    ):
        tasks = (folder.task(number) for number in missing if not stop.number)
        with closing(executor.results(tasks, lambda: stop.repeated)) as chunks:
            for chunk in chunks:
                _keep(folder, chunk)
                left.discard(chunk.number)
                bar.update(folder.task(chunk.number).rows)
                if fail_fast:
                    _refuse(chunk.failures)
    if left:
        kept = folder.chunks - len(left)
        raise KeyboardInterrupt(
            f"{kept} of {folder.chunks} chunks are kept in {folder.path}; {GO_ON}"
        )


def _bar(done: int, total: int, show: bool) -> Any:
    """The progress of a sweep: a bar on a terminal, else a line now and then."""
    from tqdm import tqdm

    terminal = sys.stderr.isatty()
    return tqdm(
        total=total,
        initial=done,
        unit=" histories",
        unit_scale=True,
        smoothing=0.1,
        miniters=1,
        leave=False,
        disable=not show,
        delay=1 if terminal else EVERY,
        mininterval=0.1 if terminal else EVERY,
        bar_format=None if terminal else LINE,
    )


@contextmanager
def _saying_what_is_kept() -> Iterator[None]:
    try:
        yield
    except BadRequest as error:
        raise BadRequest(f"{error}; what is finished is kept: {GO_ON}") from None


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

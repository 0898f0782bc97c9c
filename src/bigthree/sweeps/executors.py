"""The executors of chunks: this machine's cores, or a Dask cluster. The rows are the same."""

from __future__ import annotations

import logging
import signal
import sys
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from importlib.util import find_spec
from itertools import islice
from multiprocessing import resource_tracker
from typing import Any, Protocol
from uuid import uuid4

from bigthree.errors import BadRequest, nearest, whole_number
from bigthree.sweeps.chunk import Chunk, Task, compute, not_interrupted
from bigthree.threads import cores, on_threads

WAIT = 10
"""Seconds within which a scheduler must answer."""

GONE = "executor=dask: the scheduler is gone"


class Executor(Protocol):
    """Computes chunks, in any order, and finishes those it has begun when the tasks end."""

    def results(
        self, tasks: Iterable[Task], abandoned: Callable[[], bool] = not_interrupted
    ) -> Generator[Chunk]:
        """Yield the finished chunks; drop those under way once `abandoned` says so."""
        ...


def _workers(given: int | None) -> int:
    """The number of workers: one a core unless given."""
    return cores() if given is None else whole_number("executor.workers", given, 1, 1024)


@dataclass(frozen=True)
class Local:
    """Threads on the cores of this machine.

    Attributes
    ----------
    workers : int or None
        Threads; all cores unless given.
    """

    workers: int | None = None

    def __post_init__(self) -> None:
        _workers(self.workers)

    def results(
        self, tasks: Iterable[Task], abandoned: Callable[[], bool] = not_interrupted
    ) -> Generator[Chunk]:
        """Yield the finished chunks, in order."""
        work = partial(compute, abandoned=abandoned)
        yield from on_threads(work, tasks, _workers(self.workers))


@dataclass(frozen=True)
class Dask:
    """A Dask cluster: one that runs already, or worker processes started here.

    Attributes
    ----------
    address : str or None
        Of a scheduler, such as ``tcp://10.0.0.1:8786``; workers are started here unless given.
    workers : int or None
        Worker processes to start here; as many as cores unless given.
    """

    address: str | None = None
    workers: int | None = None

    def __post_init__(self) -> None:
        _workers(self.workers)
        if find_spec("distributed") is None:
            raise BadRequest("executor=dask: needs Dask; pip install 'bigthree[dask]'")

    def results(
        self, tasks: Iterable[Task], abandoned: Callable[[], bool] = not_interrupted
    ) -> Generator[Chunk]:
        """Yield the finished chunks, as they come.

        Raises
        ------
        BadRequest
            When the scheduler does not answer or goes away, or a chunk cannot be computed.
        """
        with _quiet(), self._client() as client:
            try:
                yield from _as_they_come(client, iter(tasks))
            except OSError:
                raise BadRequest(GONE) from None

    @contextmanager
    def _client(self) -> Iterator[Any]:
        """A client of the cluster; it does not become the default one of the process."""
        from distributed import Client, LocalCluster

        if self.address is None:
            with _interrupts_withheld():
                cluster = LocalCluster(
                    n_workers=_workers(self.workers),
                    threads_per_worker=1,
                    host="127.0.0.1",
                    dashboard_address="127.0.0.1:0",  # else a port that may be taken
                    silence_logs=logging.CRITICAL,
                )
            with cluster, Client(cluster, set_as_default=False) as client:
                yield client
            return
        try:
            client = Client(self.address, timeout=WAIT, set_as_default=False)
        except (OSError, ValueError, TypeError) as error:
            reason = str(error).splitlines()[0]
            raise BadRequest(f"executor.address={self.address}: {reason}") from None
        with client:
            yield client


@contextmanager
def _quiet() -> Iterator[None]:
    """Silence Dask: what matters is reported in one line of ours."""
    import distributed  # noqa: F401 - sets up the handlers

    logger = logging.getLogger("distributed")
    before = {handler: handler.level for handler in logger.handlers}
    try:
        for handler in before:
            handler.setLevel(logging.CRITICAL)
        yield
    finally:
        for handler, level in before.items():
            handler.setLevel(level)


@contextmanager
def _interrupts_withheld() -> Iterator[None]:
    """Hold Ctrl-C back from this thread, and for good from those that it starts meanwhile.

    A terminal sends Ctrl-C to every process of a command; workers that end on it would take their
    chunks with them.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    resource_tracker.ensure_running()  # where it is started later, it lets interrupts in again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _as_they_come(client: Any, tasks: Iterator[Task]) -> Iterator[Chunk]:
    """Keep two chunks a thread at the cluster; yield what is finished.

    When a worker dies, the scheduler has another compute its chunks. Workers that join get chunks
    too.
    """
    from distributed import as_completed

    finished = as_completed(loop=client.loop)
    sweep = uuid4().hex  # a scheduler takes equal keys, from any client, for the same work
    waiting = 0
    if not client.nthreads():
        print("bigthree: the cluster has no worker yet; waiting for one", file=sys.stderr)
    while True:
        room = 2 * max(1, sum(client.nthreads().values()))
        for task in islice(tasks, max(0, room - waiting)):
            key = f"chunk {task.number} of {sweep}"
            finished.add(client.submit(compute, task, key=key, pure=False))
            waiting += 1
        if not waiting:
            return
        yield _result(next(finished))
        waiting -= 1


def _result(future: Any) -> Chunk:
    try:
        chunk: Chunk = future.result()
    except Exception as error:
        if future.status != "error":  # it is not the chunk that failed, but the way to it
            raise BadRequest(GONE) from None
        chunk_name, reason = future.key.partition(" of ")[0], str(error).partition("\n")[0]
        raise BadRequest(f"executor=dask: {chunk_name} failed there: {reason}") from None
    return chunk


EXECUTORS = ("local", "dask")


def executor_of(name: str, workers: int | None = None, address: str | None = None) -> Executor:
    """Return the named executor.

    Raises
    ------
    BadRequest
        For an unknown name, or an address that would not be used.
    """
    if name == "dask":
        return Dask(address, workers)
    if name != "local":
        raise BadRequest(f"executor={name}: {nearest(name, EXECUTORS)}")
    if address is not None:
        raise BadRequest(f"executor.address={address}: goes with executor=dask")
    return Local(workers)

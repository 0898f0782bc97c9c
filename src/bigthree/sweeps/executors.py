"""Who computes the chunks: the cores of this machine, or a Dask cluster. The rows are the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from bigthree.ensemble import cores, on_threads
from bigthree.errors import BadRequest, nearest, whole_number
from bigthree.sweeps.chunk import Chunk, Task, compute

if TYPE_CHECKING:
    from distributed import Client

WAIT = 15
"""Seconds within which a scheduler must answer."""


class Executor(Protocol):
    """Computes chunks, in any order; what it has begun when tasks end, it finishes."""

    def results(self, tasks: Iterable[Task]) -> Iterator[Chunk]:
        """The finished chunks."""
        ...


def _workers(given: int | None) -> int:
    """So many workers, as many as cores unless given."""
    return cores() if given is None else whole_number("executor.workers", given, 1, 1024)


@dataclass(frozen=True)
class Local:
    """The cores of this machine, on threads: nothing to set up.

    Attributes
    ----------
    workers : int or None
        Threads; all cores unless given.
    """

    workers: int | None = None

    def results(self, tasks: Iterable[Task]) -> Iterator[Chunk]:
        """The finished chunks, in order."""
        yield from on_threads(compute, tasks, _workers(self.workers))


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

    def results(self, tasks: Iterable[Task]) -> Iterator[Chunk]:
        """The finished chunks, as they come.

        Raises
        ------
        BadRequest
            When Dask is not installed, no scheduler answers, or a chunk cannot be computed.
        """
        with self._client() as client:
            yield from _as_they_come(client, iter(tasks))

    @contextmanager
    def _client(self) -> Iterator[Client]:
        try:
            from distributed import Client, LocalCluster
        except ImportError:
            raise BadRequest("executor=dask: needs Dask; pip install 'bigthree[dask]'") from None
        if self.address is not None:
            try:
                client = Client(self.address, timeout=WAIT, set_as_default=False)
            except (OSError, ValueError, TypeError) as error:
                said = str(error).splitlines()[0]
                raise BadRequest(f"executor.address={self.address}: {said}") from None
            with client:
                yield client
            return
        with (
            LocalCluster(
                n_workers=_workers(self.workers),
                threads_per_worker=1,
                host="127.0.0.1",
                dashboard_address=None,
            ) as cluster,
            Client(cluster, set_as_default=False) as client,
        ):
            yield client


def _as_they_come(client: Client, tasks: Iterator[Task]) -> Iterator[Chunk]:
    """Keep the cluster busy, two chunks ahead of every thread; yield what is finished.

    A worker that dies takes no chunk with it: the scheduler has another compute it.
    """
    from distributed import as_completed

    ahead = 2 * max(1, sum(client.nthreads().values()))
    finished = as_completed()
    waiting = sum(_submit(client, finished, tasks) for _ in range(ahead))
    while waiting:
        future = next(finished)
        waiting -= 1
        try:
            chunk = future.result()
        except Exception as error:
            raise BadRequest(f"executor=dask: {future.key} failed there: {error}") from None
        waiting += _submit(client, finished, tasks)
        yield chunk


def _submit(client: Client, finished: Any, tasks: Iterator[Task]) -> int:
    """Submit the next task; how many were (none where there are no more)."""
    for task in tasks:
        finished.add(client.submit(compute, task, key=f"chunk {task.number}", pure=False))
        return 1
    return 0


EXECUTORS = ("local", "dask")


def executor_of(name: str, workers: int | None = None, address: str | None = None) -> Executor:
    """The named executor.

    Raises
    ------
    BadRequest
        For an unknown one, or an address where none is used.
    """
    if name == "dask":
        return Dask(address, workers)
    if name != "local":
        raise BadRequest(f"executor={name}: {nearest(name, EXECUTORS)}")
    if address is not None:
        raise BadRequest(f"executor.address={address}: goes with executor=dask")
    return Local(workers)

"""Work on several threads at once, its results in order."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

Task = TypeVar("Task")
Result = TypeVar("Result")


def cores() -> int:
    """Processor cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def on_threads(
    work: Callable[[Task], Result], tasks: Iterable[Task], threads: int
) -> Iterator[Result]:
    """Do `work` on each task on some threads; yield the results in order.

    Tasks are taken as they are needed: one that stops giving any ends the work, and what was
    begun is still finished and yielded.
    """
    waiting: deque[Future[Result]] = deque()
    pool = ThreadPoolExecutor(threads)
    try:
        for task in tasks:
            waiting.append(pool.submit(work, task))
            if len(waiting) > 2 * threads:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        pool.shutdown(cancel_futures=True)


def in_batches(
    work: Callable[[int, int], Result], runs: int, threads: int, batch: int
) -> Iterator[tuple[int, Result]]:
    """Do `work(first, count)` for all runs on some threads; yield (first, result) in order."""

    def one(first: int) -> tuple[int, Result]:
        return first, work(first, min(batch, runs - first))

    return on_threads(one, range(0, runs, batch), threads)

"""Ctrl-C during a sweep: the first finishes what is under way, the second does not."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any


@contextmanager
def stoppable() -> Iterator[tuple[Callable[[], bool], Callable[[], bool]]]:
    """Let Ctrl-C (or the end of a cluster job) finish what is under way; a second one does not.

    Yields
    ------
    tuple of callable
        Whether it has come, and whether it has come again.
    """
    stopped, abandoned = threading.Event(), threading.Event()

    def stop(number: int, frame: Any) -> None:
        if stopped.is_set():
            abandoned.set()
            raise KeyboardInterrupt
        stopped.set()
        with suppress(OSError, RuntimeError, ValueError):  # closed, or in the midst of a line
            print("\nbigthree: stopping when the chunks under way are finished", file=sys.stderr)

    in_main = threading.current_thread() is threading.main_thread()
    signals = (signal.SIGINT, signal.SIGTERM) if in_main else ()
    before = {each: signal.signal(each, stop) for each in signals}
    try:
        yield stopped.is_set, abandoned.is_set
    finally:
        for number, handler in before.items():
            signal.signal(number, signal.SIG_DFL if handler is None else handler)

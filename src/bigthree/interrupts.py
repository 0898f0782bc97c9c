"""Ctrl-C and the end of a job: what is finished first, what stops at once, and the exit status.

A command runs under `heeded`: a signal ends it in one line. Within it, `finishing` lets the first
signal wait until what is under way is finished, and `at_once` marks the computations inside which
are stopped all the same, because their caller keeps what they have finished.
"""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from threading import current_thread, main_thread
from typing import NoReturn

SIGNALS = [
    getattr(signal, name)
    for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")
    if hasattr(signal, name)
]
"""Ctrl-C; the end of a job; a terminal that was closed; Ctrl-Break of Windows."""


class Stop:
    """What has been asked for."""

    def __init__(self, number: int = 0) -> None:
        self.number = number  # of the signal that came; 0 while none did
        self.waiting = False  # whether one waits for what is under way
        self.repeated = False  # whether another came meanwhile
        self.kept = ""  # what the last line says of what is kept, unless the interrupt says it


_current: Stop | None = None
"""The block that a signal concerns: signals are of the whole process."""


def note(kept: str) -> None:
    """Note what is kept from here on, for the line that ends a command that is stopped."""
    if _current is not None:
        _current.kept = kept


@contextmanager
def heeded(command: str) -> Iterator[None]:
    """Run a whole command: a signal ends it in one line, with 128 and its number as status.

    The process is deaf to signals afterwards: it is at its end.
    """
    stop = Stop()
    hook = sys.unraisablehook
    sys.unraisablehook = lambda fault: None if stop.number else hook(fault)
    try:
        with _handling(stop, _raise):
            yield
    except KeyboardInterrupt as stopped:
        _end(command, stop, str(stopped))
    except Exception:
        if not stop.number:
            raise
        _end(command, stop, "")  # an import that was cut short fails in its own way
    finally:
        _deafen()
        sys.unraisablehook = hook


@contextmanager
def finishing(line: str = "") -> Iterator[Stop]:
    """Let a first signal print a line and wait until the block is finished; a second does not wait.

    One that came before the block counts as asked for, and not as the first.
    """
    stop = Stop(_current.number if _current else 0)

    def wait() -> None:
        if stop.waiting:
            stop.repeated = True
            raise KeyboardInterrupt
        stop.waiting = True
        if line:
            with suppress(OSError, RuntimeError, ValueError):  # closed, or in the midst of a line
                print(f"\n{line}", file=sys.stderr)

    with _handling(stop, wait):
        yield stop


@contextmanager
def at_once() -> Iterator[None]:
    """Within a command, stop a block at the first signal, one that waits already included."""
    if _current is None:
        yield
        return
    if _current.number:
        raise KeyboardInterrupt
    with _handling(_current, _raise):
        yield


def _raise() -> NoReturn:
    raise KeyboardInterrupt


@contextmanager
def _handling(stop: Stop, act: Callable[[], None]) -> Iterator[None]:
    """Note the signals that come, and act on each; those that the process ignores stay ignored."""
    global _current
    if current_thread() is not main_thread():
        yield
        return

    def handle(number: int, frame: object) -> None:
        stop.number = number
        act()

    outer, _current = _current, stop
    heard = [each for each in SIGNALS if signal.getsignal(each) != signal.SIG_IGN]
    before = {each: signal.signal(each, handle) for each in heard}
    try:
        yield
    finally:
        for each, handler in before.items():
            signal.signal(each, signal.SIG_DFL if handler is None else handler)
        _current = outer
        if outer is not None:
            outer.number = stop.number or outer.number


def _end(command: str, stop: Stop, kept: str) -> NoReturn:
    _deafen()
    kept = kept or stop.kept
    with suppress(OSError, ValueError):  # nobody reads it
        print(f"{command}: stopped{f'; {kept}' if kept else ''}", file=sys.stderr, flush=True)
    exec("")  # else the status is that of Ctrl-C, where one came within an exec
    sys.exit(128 + (stop.number or signal.SIGINT))


def _deafen() -> None:
    if current_thread() is main_thread():
        for each in SIGNALS:
            signal.signal(each, signal.SIG_IGN)

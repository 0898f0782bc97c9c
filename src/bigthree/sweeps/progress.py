"""Progress of a sweep: a bar on a terminal, else a line every half minute."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic
from typing import Any, Protocol

EVERY = 30.0
"""Seconds between the lines of a sweep whose errors do not go to a terminal."""


class Progress(Protocol):
    """Counts the histories that are finished."""

    def update(self, count: int) -> Any:
        """Add so many finished histories."""
        ...


class Silence:
    """Shows nothing."""

    def update(self, count: int) -> None:
        """Do nothing."""


class Lines:
    """Prints a line every half minute: how far, how fast, how much time is left."""

    def __init__(self, done: int, total: int) -> None:
        self._first = self._done = done
        self._total = total
        self._start = self._printed = monotonic()

    def update(self, count: int) -> None:
        """Add so many finished histories, and print a line when it is time."""
        self._done += count
        now = monotonic()
        if now - self._printed >= EVERY and self._done < self._total:
            self._printed = now
            print(self._line(now - self._start), file=sys.stderr, flush=True)

    def _line(self, seconds: float) -> str:
        from tqdm import tqdm

        rate = (self._done - self._first) / max(seconds, 1e-9)
        left = (self._total - self._done) / max(rate, 1e-9)
        return (
            f"bigthree: {self._done:,} of {self._total:,} histories "
            f"({self._done / self._total:.0%}), {rate:,.0f} a second, "
            f"{tqdm.format_interval(left)} left"
        )


@contextmanager
def progress(done: int, total: int, shown: bool) -> Iterator[Progress]:
    """Show the progress of a sweep of `total` histories, of which `done` are finished already."""
    if not shown:
        yield Silence()
    elif sys.stderr.isatty():
        from tqdm import tqdm

        with tqdm(
            total=total, initial=done, unit=" histories", delay=1, leave=False, smoothing=0.1,
            unit_scale=True,
        ) as bar:  # fmt: skip
            yield bar
    else:
        yield Lines(done, total)

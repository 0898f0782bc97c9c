"""How many requests came from each address, counted one at a time."""

from __future__ import annotations

from threading import Lock
from typing import Any

from limits.storage import MemoryStorage

STORAGE = "one-at-a-time"


class Counts(MemoryStorage):
    """Counts in memory, behind a lock: without it two requests may start the same timer."""

    STORAGE_SCHEME = [STORAGE]  # noqa: RUF012  (declared so in limits)

    def __init__(self, uri: str | None = None, **options: Any) -> None:
        self._counting = Lock()
        super().__init__(uri, **options)

    def incr(self, key: str, expiry: float, amount: int = 1) -> int:
        """Count requests under a key, and return how many there are."""
        with self._counting:
            return super().incr(key, expiry, amount)

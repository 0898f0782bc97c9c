"""Files that are written whole, folders held by one process, and what the disk refuses."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import uuid4

from bigthree.errors import BadRequest

LOCK = ".lock"

DEEPEST = 100
"""Folders within one another that a path may name."""


ALTERED = "is not as it was written (missing, truncated or altered)"


def path_of(key: str, given: object) -> Path:
    """Return what is given as a path."""
    if not isinstance(given, str | Path) or not is_text(str(given)):
        raise BadRequest(f"{key}={given!r:.60}: is no path")
    if len(Path(given).parts) > DEEPEST:
        raise BadRequest(f"{key}={given}: more than {DEEPEST} folders deep")
    return Path(given)


def is_text(given: str) -> bool:
    """Whether every file can hold it: no NUL, no half of a letter."""
    return "\0" not in given and not any("\ud800" <= letter <= "\udfff" for letter in given)


def digest(data: bytes) -> str:
    """By which bytes are known to be unaltered: the first 16 letters of their SHA-256."""
    return hashlib.sha256(data).hexdigest()[:16]


def bytes_of(path: Path) -> bytes:
    """The bytes of a file; none where it cannot be read, which no digest fits."""
    try:
        return path.read_bytes()
    except (OSError, ValueError):
        return b""


def replace_file(path: Path, data: bytes) -> None:
    """Write a file so that it is the old one or the new one, whole, whatever happens."""
    scratch = path.with_name(f".{path.name}-{uuid4().hex}.tmp")
    try:
        with scratch.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        scratch.replace(path)
    except BaseException:
        with suppress(OSError):
            scratch.unlink()
        raise


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold a folder for this process alone; the system releases it however the process ends."""
    from filelock import FileLock, Timeout

    lock = FileLock(path / LOCK)
    with reporting_disk_errors(f"results_dir={path}"):
        try:
            lock.acquire(timeout=0)
        except Timeout:
            raise BadRequest(
                f"results_dir={path}: another process is at work in it; wait for it"
            ) from None
    try:
        yield
    finally:
        lock.release()


@contextmanager
def reporting_disk_errors(key: str, kept: str = "") -> Iterator[None]:
    """Turn an error of the disk into one line: which option named the place, what is kept."""
    try:
        yield
    except OSError as error:
        why = os.strerror(error.errno) if error.errno else error  # libraries have their own words
        raise BadRequest(f"{key}: cannot be written ({why}){kept}") from None

"""The theory and the month, compiled from the very functions that the agents call.

A function is compiled as it stands, with every function of ours that it names compiled in its
place: one scalar source for both drivers, and no second spelling of a rule. No fast-math: the
compiled trajectory equals the agents' bit for bit.
"""

from __future__ import annotations

import dis
import hashlib
import os
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from threading import RLock
from types import FunctionType
from typing import Any

from bigthree.errors import BadRequest

PACKAGE = "bigthree"

MODEL_FILES = (
    "theory/*.py", "month/*.py", "measures/history.py", "measures/patterns.py", "dyads.py",
    "roles.py", "inputs.py", "luck.py", "ensemble.py", "calibration.py", "compiled.py",
    "data/cases/*/*.csv", "data/cases/*/case.yaml", "data/accepted/*.csv",
)  # fmt: skip
"""What a history and its measures are computed with and from."""


@cache
def source_digest() -> str:
    """A digest of all that a history depends on besides its scenario: our code, our tables."""
    root = Path(__file__).parent
    digest = hashlib.sha256()
    for pattern in MODEL_FILES:
        for path in sorted(root.glob(pattern)):
            digest.update(path.read_bytes())
    return digest.hexdigest()


def cache_directory() -> Path:
    """Where compiled code is kept: a folder of its own for each version and place of our source.

    The compiler's own cache does not notice a change in a function that another file calls, and
    takes nothing that was compiled from another place.
    """
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    source = f"{Path(__file__).parent} {source_digest()}".encode()
    return Path(base) / PACKAGE / hashlib.sha256(source).hexdigest()[:16]


def is_cold() -> bool:
    """Whether the next run has to compile first."""
    folder = cache_directory()
    return not folder.is_dir() or not any(folder.rglob("*.nbc"))


_compiling = RLock()
"""The compiler's cache folder is a setting of the whole process."""


def compiled(function: Callable[..., Any]) -> Callable[..., Any]:
    """The compiled twin of a function of ours, and of all that it calls."""
    import numba

    config: Any = numba.config
    if config.DISABLE_JIT:
        raise BadRequest("NUMBA_DISABLE_JIT=1: histories are computed by compiled code; unset it")
    with _compiling:
        return _twin(function)


@cache
def _twin(function: Callable[..., Any]) -> Callable[..., Any]:
    import numba

    config: Any = numba.config

    assert isinstance(function, FunctionType)
    names = {**function.__globals__}
    for name in _named(function):
        value = names.get(name)
        if isinstance(value, FunctionType) and value.__module__.startswith(PACKAGE):
            names[name] = _twin(value)
    clone = FunctionType(function.__code__, names, function.__name__, function.__defaults__)
    clone.__module__ = function.__module__
    clone.__qualname__ = function.__qualname__
    before = config.CACHE_DIR
    folder = _writable(cache_directory())
    config.CACHE_DIR = str(folder) if folder else before
    try:
        jit = numba.njit(
            nogil=True, cache=folder is not None, error_model="numpy", forceinline=True
        )
        twin: Callable[..., Any] = jit(clone)
    finally:
        config.CACHE_DIR = before
    return twin


def _named(function: FunctionType) -> set[str]:
    """The global names that a function reads (an attribute of the same name is not one)."""
    return {i.argval for i in dis.get_instructions(function) if i.opname == "LOAD_GLOBAL"}


def _writable(folder: Path) -> Path | None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    return folder if os.access(folder, os.W_OK) else None


def announce() -> None:
    """Say on a terminal that the first run compiles; silent elsewhere."""
    if sys.stderr.isatty():
        print(
            "Compiling the model; this happens once and takes about half a minute …",
            file=sys.stderr,
        )

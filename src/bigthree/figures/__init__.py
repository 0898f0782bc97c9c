"""Figures: each kind tabulates results and draws that table; `kinds` lists them.

`bigthree.figures.figure_data` draws one by its kind, `bigthree.figures.saving` writes it.
"""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

from bigthree.errors import BadRequest, nearest


def kinds() -> list[str]:
    """Return the kinds of figure, by name."""
    return sorted(name for name in _files() if _draws(_module(name)))


def module_of(kind: str) -> ModuleType:
    """Return the module that draws a kind of figure.

    Raises
    ------
    BadRequest
        When there is no such kind.
    """
    if kind not in _files() or not _draws(_module(kind)):
        raise BadRequest(f"kind={kind}: no such kind of figure; {nearest(kind, kinds())}")
    return _module(kind)


def _files() -> list[str]:
    return [each.name for each in iter_modules(__path__)]


def _module(name: str) -> ModuleType:
    return import_module(f"{__name__}.{name}")


def _draws(module: ModuleType) -> bool:
    return hasattr(module, "draw") and hasattr(module, "tabulate")

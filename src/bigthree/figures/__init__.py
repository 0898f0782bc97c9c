"""Figures: each kind tabulates results and draws that table; `described` lists them.

`bigthree.figures.figure_data` draws one by its kind, `bigthree.figures.saving` writes it.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from types import ModuleType

from bigthree.errors import BadRequest, nearest


def kinds() -> list[str]:
    """Return the kinds of figure, by name."""
    return sorted(kind for kind, home in _homes().items() if _draws(import_module(home)))


def described() -> dict[str, str]:
    """Return what each kind of figure shows, in a line, by its name."""
    lines = {kind: (module_of(kind).__doc__ or "").partition("\n")[0] for kind in kinds()}
    return {kind: line.rstrip(".") for kind, line in lines.items()}


def module_of(kind: str) -> ModuleType:
    """Return the module that draws a kind of figure."""
    home = _homes().get(kind)
    module = import_module(home) if home else None
    if module is None or not _draws(module):
        raise BadRequest(f"kind={kind}: no such kind of figure; {nearest(kind, kinds())}")
    return module


def _homes() -> dict[str, str]:
    """The module that may draw each kind: one of this package, or that of a study's own figure."""
    rooms = (path.parent.name for path in Path(__path__[0]).parent.glob("studies/*/figures.py"))
    return {
        **{room: f"bigthree.studies.{room}.figures" for room in rooms},
        **{each.name: f"{__name__}.{each.name}" for each in iter_modules(__path__)},
    }


def _draws(module: ModuleType) -> bool:
    return hasattr(module, "draw") and hasattr(module, "tabulate")

"""Installed distributions: what one brings with it, and how large each is."""

from __future__ import annotations

from importlib.metadata import Distribution, distribution
from pathlib import Path

from packaging.requirements import Requirement


def brought_by(held: Distribution, extra: str = "") -> dict[str, Distribution]:
    """All that a distribution, with one of its extras, requires here, by name."""
    found: dict[str, Distribution] = {}
    waiting, asked = _required(held, {extra}), set()
    while waiting:
        wanted = waiting.pop()
        if str(wanted) not in asked:
            asked.add(str(wanted))
            brought = held if wanted.name == held.name else distribution(wanted.name)
            found[wanted.name.lower().replace("_", "-")] = brought
            waiting += _required(brought, wanted.extras)
    return {name: each for name, each in found.items() if each is not held}


def _required(held: Distribution, extras: set[str]) -> list[Requirement]:
    """What a distribution requires here, for some of its extras."""
    listed = map(Requirement, held.requires or ())
    return [
        each
        for each in listed
        if each.marker is None
        or any(each.marker.evaluate({"extra": name}) for name in extras or {""})
    ]


def places(held: Distribution) -> set[Path]:
    """The folders and files of site-packages that a distribution put there."""
    tops = {path.parts[0] for path in held.files or ()} - {"..", "/", "__pycache__"}
    return {Path(str(held.locate_file(top))) for top in tops}


def size(held: Distribution) -> int:
    """Bytes of the files of a distribution, without what Python compiles of them."""
    paths = (Path(str(path.locate())) for path in held.files or () if path.suffix != ".pyc")
    return sum(path.stat().st_size for path in paths if path.is_file())

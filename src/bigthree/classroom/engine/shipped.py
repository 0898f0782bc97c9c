"""The composed worlds as they ship, and whether they still follow from their sources."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import bigthree.data
from bigthree import resources

WORLDS = Path(__file__).parent / "built" / "worlds.json"
DATA = Path(bigthree.data.__file__).parent


@cache
def shipped() -> dict[str, Any] | None:
    """The worlds that ship; None where their sources are others now, as with files of one's own."""
    kept: dict[str, Any] = json.loads(WORLDS.read_text("utf-8"))
    return kept["worlds"] if kept["sources"] == sources() else None


def sources() -> str:
    """A digest of the configs and tables that the worlds are composed from."""
    digest = hashlib.sha256()
    for name, path in _files():
        digest.update(name.encode() + b"\n" + path.read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()


def _files() -> Iterator[tuple[str, Path]]:
    case = DATA / "cases" / "big_three"
    roots = [(resources.folder("configs"), "**/*.yaml"), (DATA / "accepted", "*.csv"),
             (case, "*.csv"), (case, "*.yaml")]  # fmt: skip
    if mine := resources.own("."):
        roots += [(mine / "configs", "**/*.yaml"), (mine, "evidence.csv")]
    for folder, pattern in roots:
        found = {path.relative_to(folder).as_posix(): path for path in folder.glob(pattern)}
        yield from sorted((name, path) for name, path in found.items() if path.is_file())


def kept(worlds: dict[str, Any]) -> str:
    """The worlds as a file, a line a part."""
    lines = ",\n".join(
        f"{json.dumps(name)}: {json.dumps(part, separators=(',', ':'))}"
        for name, part in worlds.items()
    )
    return f'{{"sources": "{sources()}",\n"worlds": {{\n{lines}\n}}}}\n'

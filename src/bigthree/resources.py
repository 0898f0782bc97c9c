"""Where configs and experiments lie: in a checkout or the installed package, and of one's own.

The variable ``BIGTHREE_OWN`` may name a folder that holds, like the project's, ``configs/`` (an
author in ``configs/author/``, say), ``experiments/`` and ``evidence.csv``: what is found there
stands beside what is shipped.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import lru_cache, wraps
from pathlib import Path
from typing import Any, TypeVar

from bigthree.errors import BadRequest

OWN = "BIGTHREE_OWN"

TABLES = (".csv", ".yaml", ".yml", ".json", ".parquet")
"""How the names of files end that are meant to be read."""

_PACKAGE = Path(__file__).parent

F = TypeVar("F", bound=Callable[..., Any])


def cached(function: F) -> F:
    """Keep what a function returns for as long as the user's own folder is the same one."""

    @lru_cache(maxsize=4096)
    def kept(_own: str | None, *arguments: Any, **named: Any) -> Any:
        return function(*arguments, **named)

    @wraps(function)
    def known(*arguments: Any, **named: Any) -> Any:
        return kept(os.environ.get(OWN), *arguments, **named)

    return known  # type: ignore[return-value]


def folder(name: str) -> Path:
    """The folder `configs` or `experiments`: the checkout's, else the one in the package."""
    checkout = _PACKAGE.parents[1]
    if (checkout / "pyproject.toml").is_file() and (checkout / name).is_dir():
        return checkout / name
    return _PACKAGE / name


def own(name: str) -> Path | None:
    """What the user's own folder holds under a name; None where there is none."""
    named = os.environ.get(OWN)
    if not named:
        return None
    if not Path(named).is_dir():
        raise BadRequest(f"{OWN}={named}: no such folder")
    path = Path(named).resolve() / name
    return path if path.exists() else None


def check_own() -> None:
    """Refuse tables and configs in the user's own folder that nothing reads."""
    if own(".") is None:
        return
    root = Path(os.environ[OWN])
    groups = {path.name for path in folder("configs").iterdir() if path.is_dir()}
    options = (f"configs/{group}/*.yaml" for group in groups)
    read = {path for each in ("evidence.csv", "experiments/*.yaml", *options)
            for path in root.glob(each)}  # fmt: skip
    places = ("*", "experiments/*", "configs/*", "configs/*/*")
    for path in (path for place in places for path in sorted(root.glob(place))):
        group = path.parent == root / "configs" and path.is_dir() and path.name not in groups
        if group or (path.suffix.lower() in TABLES and path not in read):
            known = "evidence.csv, experiments/NAME.yaml, cases/NAME/, configs/GROUP/NAME.yaml"
            raise BadRequest(f"{OWN}={root}: nothing reads {path.relative_to(root)}; {known}")


def choices(group: str) -> list[str]:
    """The options of a config group, by name."""
    return sorted(options(group))


def options(group: str) -> dict[str, Path]:
    """The files of the options of a config group, by name."""
    return _files("configs", group)


def experiment_names() -> list[str]:
    """The named what-ifs."""
    return sorted(_files("experiments"))


def experiment(name: str) -> Path:
    """The file of a named what-if."""
    return _files("experiments")[name]


def _files(name: str, inside: str = "") -> dict[str, Path]:
    """The shipped files and the user's own, by name."""
    shipped = {path.stem: path for path in (folder(name) / inside).glob("*.yaml")}
    mine = own(name)
    added = {path.stem: path for path in (mine / inside).glob("*.yaml")} if mine else {}
    return joined(shipped, added)


def joined(shipped: dict[str, Path], added: dict[str, Path]) -> dict[str, Path]:
    """What is shipped and what is the user's own; nothing shipped can be replaced."""
    for twice in sorted(added.keys() & shipped.keys()):
        raise BadRequest(f"{added[twice]}: {twice} is shipped; take another name")
    return shipped | added

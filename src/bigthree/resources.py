"""Where the configs and experiments lie: in a checkout, or inside the installed package."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent


def folder(name: str) -> Path:
    """The folder `configs` or `experiments`: the checkout's, else the one in the package."""
    checkout = _PACKAGE.parents[1]
    if (checkout / "pyproject.toml").is_file() and (checkout / name).is_dir():
        return checkout / name
    return _PACKAGE / name


def choices(group: str) -> list[str]:
    """The options of a config group, by name."""
    return sorted(path.stem for path in (folder("configs") / group).glob("*.yaml"))


def experiment_names() -> list[str]:
    """The named what-ifs."""
    return sorted(path.stem for path in folder("experiments").glob("*.yaml"))

"""``manifest.json``: what was asked for, and with which versions, on which machine."""

from __future__ import annotations

import json
import os
import platform
import subprocess
from contextlib import suppress
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from bigthree.files import bytes_of, digest, replace_file

MANIFEST = "manifest.json"

READ_BACK = (
    "*.csv", "answer.json", "scenario.yaml", "runs.parquet", "figures/*.csv",
    "figures/*.caption.txt", "figures/figures.json",
)  # fmt: skip
"""The files of a folder that are read again, of each of which the manifest holds a digest."""

LIBRARIES = (
    "bigthree", "distributed", "ema-workbench", "filelock", "hydra-core", "matplotlib", "mesa",
    "networkx", "numba", "numpy", "omegaconf", "pandas", "pyarrow", "pydantic", "SALib",
    "scikit-learn", "scipy",
)  # fmt: skip
"""The libraries that results depend on."""


class Versions(BaseModel, extra="allow"):
    """The versions of Python, of this package and of its libraries."""

    python: str
    bigthree: str


class Git(BaseModel):
    """The state of the checkout that the package ran from."""

    commit: str
    clean: bool


class Origin(BaseModel):
    """What a manifest says of where results come from."""

    study: str
    experiment: str | None = None
    command: str = ""
    runs: int
    seed: int
    versions: Versions
    git: Git | None = None
    record: tuple[str, ...] = ()
    finished: bool = True

    @property
    def provenance(self) -> str:
        """What each figure says of where it comes from."""
        return provenance(self.versions.bigthree, self.study, self.seed)


def write_manifest(folder: Path, asked: dict[str, Any], started: datetime) -> None:
    """Write what was asked for, with times, versions, git state and machine."""
    content = asked | {
        "started": started.isoformat(timespec="seconds"),
        "ended": datetime.now(UTC).isoformat(timespec="seconds"),
        "versions": {"python": platform.python_version()} | _versions(),
        "git": _git_state(),
        "digests": _digests(folder),
        "machine": {
            "system": platform.system(),
            "processor": platform.machine(),
            "cores": os.cpu_count(),
        },
    }
    replace_file(folder / MANIFEST, (json.dumps(content, indent=2) + "\n").encode())


def provenance(made_by: str, study: str, seed: int) -> str:
    """Return what each figure says of where it comes from."""
    return f"bigthree {made_by}, study={study}, seed {seed}"


def _digests(folder: Path) -> dict[str, str]:
    """The digest of each file that is read back; the parts of a sweep have theirs in their name."""
    files = (path for pattern in READ_BACK for path in sorted(folder.glob(pattern)))
    return {
        path.relative_to(folder).as_posix(): digest(bytes_of(path))
        for path in files
        if path.is_file()
    }


def _versions() -> dict[str, str]:
    """The version of every library that results depend on; of extras, where they are installed."""
    versions = {}
    for library in LIBRARIES:
        with suppress(PackageNotFoundError):
            versions[library] = version(library)
    return versions


def _git_state() -> dict[str, Any] | None:
    """Commit and cleanliness of the checkout that the package runs from; None elsewhere."""
    here = Path(__file__)

    def git(*arguments: str) -> str:
        command = ["git", "-C", str(here.parent), *arguments]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()

    try:
        git("ls-files", "--error-unmatch", here.name)
        return {"commit": git("rev-parse", "HEAD"), "clean": not git("status", "--porcelain")}
    except (OSError, subprocess.CalledProcessError):
        return None

"""The folder of a study's results: claimed before the work begins, whole when it appears."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from uuid import uuid4

from bigthree.errors import BadRequest
from bigthree.files import reporting_disk_errors

RESULTS = Path("results")


def claim_new(name: str) -> Path:
    """Make an empty folder under ``results/``, named after a study and the time.

    Any number of processes that ask in the same second get folders of their own.
    """
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
    with reporting_disk_errors(f"results_dir={RESULTS}"):
        return _first_free(RESULTS / f"{name}-{stamp}")


def _first_free(wanted: Path) -> Path:
    """Make the folder that is wanted, or the next that nobody has."""
    for n in count(1):
        folder = wanted if n == 1 else wanted.with_name(f"{wanted.name}-{n}")
        with suppress(FileExistsError):
            folder.mkdir(parents=True)
            return folder
    raise AssertionError("count() ended")


@contextmanager
def claimed(named: Path | None, study: str) -> Iterator[Path]:
    """Hold the empty folder that the user named, else a new one; without results none is left."""
    wanted = named or RESULTS / study
    made = [parent for parent in wanted.parents if not parent.exists()]
    folder = wanted
    try:
        if named is None:
            folder = claim_new(study)
        else:
            with reporting_disk_errors(f"results_dir={named}"):
                if named.exists() and (not named.is_dir() or any(named.iterdir())):
                    raise BadRequest(
                        f"results_dir={named}: is there already and not empty; name a new folder"
                    )
                named.mkdir(parents=True, exist_ok=True)
        yield folder
    finally:
        for empty in (folder, *made):
            with suppress(OSError):  # not empty: it holds the results
                empty.rmdir()


def fill(folder: Path, write: Callable[[Path], None]) -> Path:
    """Fill an empty folder so that everything in it appears at once; return where it is.

    Where another process has put something there meanwhile, the next free name is taken: results
    are never lost.
    """
    scratch = folder.parent / f".{folder.name[:64]}-{uuid4().hex}"
    try:
        with reporting_disk_errors(f"results_dir={folder}"):
            scratch.mkdir(parents=True)
            write(scratch)
            if folder.exists() and any(folder.iterdir()):
                folder = _first_free(folder)
            with suppress(FileNotFoundError):
                folder.rmdir()
            return scratch.rename(folder)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)

"""The folder of a sweep: each finished chunk is one Parquet file, checked before it is read.

The name of a chunk's file ends in a digest of its bytes, and the metadata of its schema says of
which chunk of which sweep it is, and which points failed. A file that does not fit its name or its
place is computed again. (The page checksums of Parquet itself leave out the footer, where names of
columns, statistics and failures stand.)
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd
import pyarrow.parquet as pq

from bigthree.errors import BadRequest
from bigthree.files import ALTERED, bytes_of, digest, replace_file
from bigthree.sweeps.chunk import Chunk, Failure, Task, details_in, task_of
from bigthree.sweeps.plan import Plan, from_files

RUNS, SCENARIOS, POINTS, STATE = "runs.parquet", "scenario.yaml", "points.csv", "sweep.json"
PART = re.compile(r"part-(?P<number>\d+)-(?P<digest>[0-9a-f]{16})\.parquet")

ALTERED_PLAN = "was altered after the sweep began; put it back as it was, or name another folder"


class Finished(NamedTuple):
    """The chunks that are finished."""

    parts: Mapping[int, Path]  # the file of each, by the number of the chunk
    failures: tuple[Failure, ...]  # the points that failed in them, each once, in order
    damaged: Mapping[Path, str]  # the files that cannot be used, and why


class SweepFolder:
    """What a sweep keeps on disk, in a folder that `create` made."""

    def __init__(self, path: Path) -> None:
        if not is_laid_out(path):
            raise BadRequest(f"{path / STATE}: is missing; without it the rows are of no sweep")
        self.path = path
        self._state = _unsealed(bytes_of(path / STATE))
        if not self._state:
            raise BadRequest(f"{path / STATE}: {ALTERED_PLAN}")
        self.chunk_size = int(self._state["chunk"])
        for name, its in self._state["files"].items():
            if digest(bytes_of(path / name)) != its:
                raise BadRequest(f"{path / name}: {ALTERED_PLAN}")

    @cached_property
    def plan(self) -> Plan:
        """Which worlds it runs, how often, on which luck."""
        state, scenarios, points = self._state, self.path / SCENARIOS, self.path / POINTS
        return from_files(scenarios, points, state["runs"], state["seed"], state["refusals"])

    @property
    def contents(self) -> dict[str, str]:
        """Digests of what its rows depend on, as `Plan.contents`, when it was created."""
        return dict(self._state["contents"])

    @property
    def chunks(self) -> int:
        """Number of chunks when it is complete."""
        return -(-self.plan.rows // self.chunk_size)

    def task(self, number: int) -> Task:
        """Return the task of one chunk."""
        return task_of(self.plan, self.chunk_size, number, self._state["seal"])

    def keep(self, chunk: Chunk) -> None:
        """Write a chunk; its file appears whole or not at all."""
        digits = max(5, len(str(self.chunks - 1)))  # readers take the parts in order of their names
        name = f"part-{chunk.number:0{digits}d}-{digest(chunk.data)}.parquet"
        replace_file(self.path / RUNS / name, chunk.data)

    def finished(self) -> Finished:
        """Check every chunk that is there."""
        parts: dict[int, Path] = {}
        damaged: dict[Path, str] = {}
        failures: dict[int, Failure] = {}
        for number, path in self._listed().items():
            data = bytes_of(path)
            if not path.stem.endswith(digest(data)):
                damaged[path] = ALTERED
                continue
            sweep, its_number, failed = details_in(data)
            if (sweep, its_number) != (self._state["seal"], number):
                damaged[path] = "is of another sweep or another chunk"
                continue
            parts[number] = path
            failures = {each.point: each for each in failed} | failures
        return Finished(parts, tuple(failures[point] for point in sorted(failures)), damaged)

    def _listed(self) -> dict[int, Path]:
        """The files of the chunks, by number; refuses a file that is none of them."""
        listed: dict[int, Path] = {}
        for path in sorted((self.path / RUNS).glob("[!.]*")):
            name = PART.fullmatch(path.name)
            number = int(name["number"]) if name else self.chunks
            if number >= self.chunks or number in listed:
                raise BadRequest(f"{path}: is no chunk of this sweep, or a second copy; remove it")
            listed[number] = path
        return listed

    def clear(self) -> None:
        """Remove what a process that was killed left half-written; restore a lost folder."""
        for folder in (self.path, self.path / RUNS):
            folder.mkdir(exist_ok=True)
            for path in folder.glob(".*.tmp"):
                path.unlink()

    def batches(self, finished: Finished, columns: list[str]) -> Iterator[pd.DataFrame]:
        """Read the rows of the finished chunks, one chunk after another."""
        for number in sorted(finished.parts):
            yield pq.read_table(finished.parts[number], columns=columns).to_pandas()


def _sealed(state: Mapping[str, Any]) -> bytes:
    """Values as JSON, with a digest by which `_unsealed` knows that they are unaltered."""
    seal = digest(json.dumps(state, sort_keys=True).encode())
    return (json.dumps({**state, "seal": seal}, indent=1) + "\n").encode()


def _unsealed(data: bytes) -> dict[str, Any]:
    """The values with their seal; none where they were altered."""
    try:
        state: dict[str, Any] = json.loads(data)
        values = {name: value for name, value in state.items() if name != "seal"}
        return state if _sealed(values) == data else {}
    except (ValueError, AttributeError):
        return {}


def is_sweep(path: Path) -> bool:
    """Whether a folder holds a sweep, or what is left of one."""
    return is_laid_out(path) or (path / RUNS).is_dir()


def is_laid_out(path: Path) -> bool:
    """Whether a sweep was begun in a folder."""
    return (path / STATE).is_file()


def create(path: Path, plan: Plan, chunk_size: int) -> None:
    """Lay out a new sweep in a folder; its state comes last, so that it is there or it is not."""
    (path / RUNS).mkdir(exist_ok=True)
    files = {SCENARIOS: plan.scenarios_text().encode(), POINTS: plan.points_text().encode()}
    for name, data in files.items():
        replace_file(path / name, data)
    state = {
        "runs": plan.runs,
        "seed": plan.seed,
        "points": len(plan.points),
        "chunk": chunk_size,
        "refusals": dict(plan.refusals),
        "contents": plan.contents,
        "files": {name: digest(data) for name, data in files.items()},
    }
    replace_file(path / STATE, _sealed(state))

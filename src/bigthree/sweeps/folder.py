"""The folder of a sweep: what is finished stays, whatever happens, and nothing else is believed.

Every chunk is a Parquet file of its own in ``runs.parquet/``, written aside and renamed into
place; its receipt, written after it in the same way, holds the digest of the file. A chunk
without a receipt, or whose file no longer has that digest, is computed again.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from bigthree.errors import BadRequest
from bigthree.sweeps.chunk import Chunk, Failure, Task, task_of
from bigthree.sweeps.plan import Plan, from_files
from bigthree.yaml_text import write_yaml

if TYPE_CHECKING:
    import pandas as pd

RUNS, RECEIPTS = "runs.parquet", "receipts"
SCENARIOS, POINTS, STATE, LOCK = "scenario.yaml", "points.csv", "sweep.json", ".lock"


class SweepFolder:
    """What a sweep keeps on disk.

    Parameters
    ----------
    path : Path
        A folder that `create` made.

    Raises
    ------
    BadRequest
        When it holds no sweep, or one that was altered.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            self._state: dict[str, Any] = json.loads((path / STATE).read_text(encoding="utf-8"))
            runs, seed = self._state["runs"], self._state["seed"]
            refusals = dict(self._state["refusals"])
            self.chunk_size = int(self._state["chunk"])
        except (OSError, ValueError, KeyError, TypeError):
            raise BadRequest(f"results_dir={path}: holds no sweep") from None
        self.plan = from_files(path / SCENARIOS, path / POINTS, runs, seed, refusals)
        for what in ("scenarios", "points"):
            if self.plan.contents[what] != self._state["contents"][what]:
                name = SCENARIOS if what == "scenarios" else POINTS
                raise BadRequest(f"{path / name}: was altered after the sweep began")

    @property
    def contents(self) -> dict[str, str]:
        """Digests of what its rows depend on, as `Plan.contents`, when it was created."""
        return dict(self._state["contents"])

    @property
    def chunks(self) -> int:
        """How many chunks it has when it is complete."""
        return -(-self.plan.rows // self.chunk_size)

    def task(self, number: int) -> Task:
        """The task of one chunk."""
        return task_of(self.plan, self.chunk_size, number)

    def part(self, number: int) -> Path:
        """The file of a chunk."""
        return self.path / RUNS / f"part-{number:05d}.parquet"

    def receipt(self, number: int) -> Path:
        """The receipt of a chunk."""
        return self.path / RECEIPTS / f"{number:05d}.json"

    def keep(self, chunk: Chunk) -> None:
        """Write a chunk, then its receipt; each appears whole or not at all."""
        replace_file(self.part(chunk.number), chunk.data)
        held = {
            "rows": chunk.rows,
            "sha256": hashlib.sha256(chunk.data).hexdigest(),
            "failures": [failure._asdict() for failure in chunk.failures],
        }
        signed = held | {"receipt": _digest_of(held)}
        replace_file(self.receipt(chunk.number), json.dumps(signed, indent=1).encode())

    def finished(self) -> tuple[set[int], list[str]]:
        """The chunks that are whole, and the faults found in others.

        Raises
        ------
        BadRequest
            When a file lies among the chunks that is none of them.
        """
        known = {self.part(number).name: number for number in range(self.chunks)}
        whole, faults = set(), []
        for path in sorted((self.path / RUNS).iterdir()):
            if path.name.startswith("."):
                continue
            if path.name not in known:
                raise BadRequest(f"{path}: is no part of this sweep; take it away")
            fault = self._fault(known[path.name])
            if fault:
                faults.append(f"{path}: {fault}")
            elif fault is None:
                whole.add(known[path.name])
        return whole, faults

    def _fault(self, number: int) -> str | None:
        """What is wrong with a chunk: None where it is whole, empty where it was never finished."""
        receipt = self._receipt(number)
        if receipt is None:
            return ""
        data = self.part(number).read_bytes()
        if hashlib.sha256(data).hexdigest() != receipt["sha256"]:
            return "is not as it was written (truncated or altered)"
        return None

    def _receipt(self, number: int) -> dict[str, Any] | None:
        try:
            held: dict[str, Any] = json.loads(self.receipt(number).read_text(encoding="utf-8"))
            return held if held.pop("receipt") == _digest_of(held) else None
        except (OSError, ValueError, TypeError, KeyError, AttributeError):
            return None

    def failures(self) -> list[Failure]:
        """The points that failed, each once."""
        found: dict[int, Failure] = {}
        for number in range(self.chunks):
            for each in (self._receipt(number) or {}).get("failures", []):
                found.setdefault(each["point"], Failure(**each))
        return [found[point] for point in sorted(found)]

    def clear(self) -> None:
        """Take away what a process that was killed left half-written."""
        for place in (self.path, self.path / RUNS, self.path / RECEIPTS):
            for path in place.glob(".*.tmp"):
                path.unlink()

    def batches(self, columns: list[str]) -> Iterator[pd.DataFrame]:
        """The rows chunk by chunk."""
        import pyarrow.parquet as pq

        for number in range(self.chunks):
            yield pq.read_table(self.part(number), columns=columns).to_pandas()


def _digest_of(held: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(held, sort_keys=True).encode()).hexdigest()


def is_sweep(path: Path) -> bool:
    """Whether a folder holds a sweep."""
    return (path / STATE).is_file()


def create(path: Path, plan: Plan, chunk_size: int) -> None:
    """Lay out a new sweep in a folder; its state comes last, so that it is there or it is not."""
    for name in (RUNS, RECEIPTS):
        (path / name).mkdir(exist_ok=True)
    held = {"scenarios": [base.to_mapping() for base in plan.bases.values()]}
    replace_file(path / SCENARIOS, write_yaml(held).encode())
    replace_file(path / POINTS, plan.points_text().encode())
    state = {
        "runs": plan.runs,
        "seed": plan.seed,
        "points": len(plan.points),
        "chunk": chunk_size,
        "refusals": dict(plan.refusals),
        "contents": plan.contents,
    }
    replace_file(path / STATE, (json.dumps(state, indent=2) + "\n").encode())


def replace_file(path: Path, data: bytes) -> None:
    """Write a file so that it is the old one or the new one, whole, whatever happens."""
    scratch = path.with_name(f".{path.name}-{uuid4().hex}.tmp")
    try:
        with scratch.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        scratch.replace(path)
    except BaseException:
        with suppress(OSError):
            scratch.unlink()
        raise


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold a folder for this process alone; the system lets go of it however the process ends.

    Raises
    ------
    BadRequest
        When another process holds it.
    """
    from filelock import FileLock, Timeout

    lock, holder = FileLock(path / LOCK, blocking=False), path / f"{LOCK}.holder"
    try:
        lock.acquire()
    except Timeout:
        who = holder.read_text(encoding="utf-8").strip() if holder.is_file() else "another process"
        raise BadRequest(f"results_dir={path}: {who} is at work in it; wait for it") from None
    try:
        holder.write_text(f"process {os.getpid()}", encoding="utf-8")
        yield
    finally:
        with suppress(OSError):
            holder.unlink()
        lock.release()

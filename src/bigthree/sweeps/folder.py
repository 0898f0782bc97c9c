"""The folder of a sweep: what is finished stays, whatever happens, and nothing else is believed.

Every chunk is a Parquet file of its own in ``runs.parquet/``, written aside and renamed into
place; its receipt, written after it in the same way, holds the digest of the file, and says of
which chunk of which sweep it is. A chunk without a receipt of its own, or whose file no longer has
that digest, is computed again.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bigthree.errors import BadRequest
from bigthree.files import replace_file
from bigthree.sweeps.chunk import Chunk, Failure, Task, task_of
from bigthree.sweeps.plan import Plan, from_files
from bigthree.yaml_text import write_yaml

if TYPE_CHECKING:
    import pandas as pd

RUNS, RECEIPTS = "runs.parquet", "receipts"
SCENARIOS, POINTS, STATE = "scenario.yaml", "points.csv", "sweep.json"
ALTERED = "was altered after the sweep began; put it back as it was, or name another folder"


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
            state = _unsealed((path / STATE).read_bytes())
        except OSError:
            raise BadRequest(
                f"{path / STATE}: is missing; without it the rows are of no sweep"
            ) from None
        if state is None:
            raise BadRequest(f"{path / STATE}: {ALTERED}")
        self._state = state
        self.chunk_size = int(state["chunk"])
        for name, digest in state["files"].items():
            if _sha256(_bytes(path / name)) != digest:
                raise BadRequest(f"{path / name}: {ALTERED}")

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
        """How many chunks it has when it is complete."""
        return -(-self.plan.rows // self.chunk_size)

    def task(self, number: int) -> Task:
        """The task of one chunk."""
        return task_of(self.plan, self.chunk_size, number)

    def part(self, number: int) -> Path:
        """The file of a chunk."""
        return self.path / RUNS / f"part-{number:0{self._digits}d}.parquet"

    def receipt(self, number: int) -> Path:
        """The receipt of a chunk."""
        return self.path / RECEIPTS / f"{number:0{self._digits}d}.json"

    @cached_property
    def _digits(self) -> int:
        """Digits of a chunk's number, so that the names of the parts sort as their rows do."""
        return max(5, len(str(self.chunks - 1)))

    def keep(self, chunk: Chunk) -> None:
        """Write a chunk, then its receipt; each appears whole or not at all."""
        replace_file(self.part(chunk.number), chunk.data)
        held = self._of_chunk(chunk.number) | {
            "rows": chunk.rows,
            "sha256": _sha256(chunk.data),
            "failures": [failure._asdict() for failure in chunk.failures],
        }
        replace_file(self.receipt(chunk.number), _sealed(held))

    def _of_chunk(self, number: int) -> dict[str, Any]:
        """What the receipt of a chunk says it is of."""
        return {"sweep": self._state["seal"], "chunk": number}

    def finished(self) -> tuple[set[int], list[str]]:
        """The chunks that are whole, and the faults found in others.

        Raises
        ------
        BadRequest
            When a file lies among the chunks that is none of them.
        """
        self._refuse_strangers()
        whole, faults = set(), []
        for number in range(self.chunks):
            part, receipt = self.part(number), self.receipt(number)
            if not part.exists() and not receipt.exists():
                continue
            fault = self._fault(number)
            if fault:
                faults.append(fault)
            else:
                whole.add(number)
        return whole, faults

    def _refuse_strangers(self) -> None:
        known = {self.part(number).name for number in range(self.chunks)}
        for path in sorted((self.path / RUNS).glob("[!.]*")):
            if path.name not in known:
                raise BadRequest(f"{path}: is no part of this sweep; take it away")

    def _fault(self, number: int) -> str | None:
        """What is wrong with a chunk that was begun; None where it is whole."""
        part, receipt = self.part(number), self.receipt(number)
        if not receipt.exists():
            return f"{part}: has no receipt"
        held = self._receipt(number)
        if held is None:
            return f"{receipt}: is not as it was written"
        if not part.exists():
            return f"{part}: is missing"
        if _sha256(_bytes(part)) != held["sha256"]:
            return f"{part}: is not as it was written (truncated or altered)"
        return None

    def _receipt(self, number: int) -> dict[str, Any] | None:
        """The receipt of a chunk; None where there is none, or it is not the chunk's own."""
        held = _unsealed(_bytes(self.receipt(number)))
        return held if held and self._of_chunk(number).items() <= held.items() else None

    def failures(self) -> list[Failure]:
        """The points that failed, each once."""
        found: dict[int, Failure] = {}
        for number in range(self.chunks):
            for each in (self._receipt(number) or {}).get("failures", []):
                found.setdefault(each["point"], Failure(**each))
        return [found[point] for point in sorted(found)]

    def clear(self) -> None:
        """Take away what a process that was killed left half-written; put back lost folders."""
        for place in (self.path, self.path / RUNS, self.path / RECEIPTS):
            place.mkdir(exist_ok=True)
            for path in place.glob(".*.tmp"):
                path.unlink()

    def batches(self, columns: list[str]) -> Iterator[pd.DataFrame]:
        """The rows chunk by chunk."""
        import pyarrow.parquet as pq

        for number in range(self.chunks):
            yield pq.read_table(self.part(number), columns=columns).to_pandas()


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _bytes(path: Path) -> bytes:
    """The bytes of a file; none where it cannot be read, which no digest fits."""
    try:
        return path.read_bytes()
    except OSError:
        return b""


def _sealed(held: dict[str, Any]) -> bytes:
    """Values as JSON, with a digest by which `_unsealed` knows that they are as they were."""
    seal = _sha256(json.dumps(held, sort_keys=True).encode())
    return (json.dumps(held | {"seal": seal}, indent=1) + "\n").encode()


def _unsealed(data: bytes) -> dict[str, Any] | None:
    """The values, with their seal; None where they are not as they were written."""
    try:
        held = json.loads(data)
        rest = {name: value for name, value in held.items() if name != "seal"}
        return held if _sealed(rest) == data else None
    except (ValueError, AttributeError):
        return None


def is_sweep(path: Path) -> bool:
    """Whether a folder holds a sweep, or what is left of one."""
    return is_laid_out(path) or (path / RECEIPTS).is_dir()


def is_laid_out(path: Path) -> bool:
    """Whether a sweep was begun in a folder."""
    return (path / STATE).is_file()


def create(path: Path, plan: Plan, chunk_size: int) -> None:
    """Lay out a new sweep in a folder; its state comes last, so that it is there or it is not."""
    for name in (RUNS, RECEIPTS):
        (path / name).mkdir(exist_ok=True)
    held = {"scenarios": [base.to_mapping() for base in plan.bases.values()]}
    files = {SCENARIOS: write_yaml(held).encode(), POINTS: plan.points_text().encode()}
    for name, data in files.items():
        replace_file(path / name, data)
    state = {
        "runs": plan.runs,
        "seed": plan.seed,
        "points": len(plan.points),
        "chunk": chunk_size,
        "refusals": dict(plan.refusals),
        "contents": plan.contents,
        "files": {name: _sha256(data) for name, data in files.items()},
    }
    replace_file(path / STATE, _sealed(state))

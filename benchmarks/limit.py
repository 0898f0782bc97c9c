"""The speed limit: the month of `bigthree.month` written by hand in C.

``python benchmarks/limit.py`` builds it and checks that its histories equal those of the
compiled ensemble bit for bit.
"""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

import numpy as np

from bigthree.composition import compose
from bigthree.ensemble import BATCH, simulate_batch
from bigthree.inputs import BY_PART, EFFECT_COUNT, SETTING, STATE_COUNT, Floats, draw, inputs_of
from bigthree.luck import Luck
from bigthree.resources import choices
from bigthree.scenario import Scenario
from bigthree.scenario.coefficients import Coefficients
from bigthree.scenario.quantities import quantity_at
from bigthree.threads import in_batches

HERE = Path(__file__).parent
FLAGS = (
    *("-std=gnu17", "-O3", "-march=native", "-ffp-contract=off"),
    # Neither changes a value: nobody reads errno or the floating-point exception flags.
    *("-fno-math-errno", "-fno-trapping-math"),
    *("-shared", "-fPIC", "-Wall", "-Wextra"),
)


class Histories(NamedTuple):
    """What a batch of an ensemble went through, as in `bigthree.ensemble.Paths`."""

    stances: Floats
    minds: Floats
    influence: Floats


def build() -> Path:
    """Compile `limit.c` where it is out of date, and say where the library lies.

    Raises
    ------
    RuntimeError
        Without a C compiler, or when it refuses.
    """
    folder = HERE / "build"
    folder.mkdir(exist_ok=True)
    library, header, source = folder / "limit.so", folder / "layout.h", HERE / "limit.c"
    layout = _layout()
    if not header.is_file() or header.read_text() != layout:
        header.write_text(layout)
    inputs = (source, header, Path(__file__))
    if library.is_file() and all(library.stat().st_mtime > path.stat().st_mtime for path in inputs):
        return library
    ziggurat = Path(np.random.__file__).parent / "lib" / "libnpyrandom.a"
    fresh = library.with_suffix(f".{os.getpid()}.so")
    command = [
        os.environ.get("CC", "gcc"),
        *FLAGS,
        f"-I{np.get_include()}",
        f"-I{folder}",
        str(source),
        str(ziggurat),
        "-lm",
        "-o",
        str(fresh),
    ]
    try:
        subprocess.run(command, check=True, capture_output=True, text=True)
    except FileNotFoundError:
        raise RuntimeError(f"no C compiler: {command[0]} was not found") from None
    except subprocess.CalledProcessError as error:
        raise RuntimeError(f"limit.c does not compile:\n{error.stderr}") from None
    fresh.replace(library)
    return library


def _layout() -> str:
    """The record types of `bigthree.inputs` as C structs."""
    lines = ["/* Written by limit.py. */", "#include <stdint.h>"]
    lines.append(f"enum {{ STATES = {STATE_COUNT}, EFFECTS = {EFFECT_COUNT} }};")
    for name, record in (("parameters", BY_PART), ("setting", SETTING)):
        assert record.itemsize == sum(record[field].itemsize for field in record.names or ())
        lines += [f"struct {name} {{", *_members(record), "};"]
    return "\n".join(lines) + "\n"


def _members(record: np.dtype[np.void]) -> Iterator[str]:
    for name in record.names or ():
        kind = "double" if record[name].base == np.float64 else "int64_t"
        yield f"    {kind} {name}{''.join(f'[{n}]' for n in record[name].shape)};"


@cache
def _library() -> ctypes.CDLL:
    library = ctypes.CDLL(str(build()))
    whole, there = ctypes.c_int64, ctypes.c_void_p
    library.ensemble.argtypes = (
        [there] * 3 + [whole] + [there] * 4 + [ctypes.c_uint64, there] + [whole] * 3 + [there] * 3
    )
    library.ensemble.restype = ctypes.c_int
    return library


def _empty(count: int, months: int) -> Histories:
    return Histories(
        np.empty((count, months + 1, 3, 3)),
        np.empty((count, months + 1, 3)),
        np.empty((count, 3, STATE_COUNT)),
    )


def _at(*arrays: Any) -> list[int]:
    assert all(array.flags.c_contiguous for array in arrays)
    return [array.ctypes.data for array in arrays]


def one_batch(scenario: Scenario, seed: int, first: int, count: int) -> Histories:
    """Run `count` histories from run number `first`, on this thread.

    The coding of a run comes from `bigthree.inputs.draw`, the luck from C.
    """
    if not scenario.uncertainty.luck:
        raise ValueError("uncertainty.luck=false is not written in C")
    inputs, draws = inputs_of(scenario), draw(scenario, seed, first, count)
    parameters = draws.by_part()
    paths = _empty(count, scenario.months)
    processes = np.array([crc32(name.encode()) for name in Luck._fields], dtype=np.uint64)
    failed = _library().ensemble(
        *_at(parameters, *draws[1:3]),
        draws.event_month.shape[1],
        *_at(*inputs),
        seed,
        *_at(processes),
        first,
        count,
        scenario.months,
        *_at(*paths),
    )
    if failed:
        raise MemoryError
    return paths


def simulate(scenario: Scenario, seed: int, first: int, count: int, threads: int = 1) -> Histories:
    """Run `count` histories from run number `first` on some threads."""

    def work(start: int, width: int) -> Histories:
        return one_batch(scenario, seed, first + start, width)

    build()  # before two threads would do it at once
    batches = [batch for _, batch in in_batches(work, count, threads, BATCH)]
    return Histories(*(np.concatenate(parts) for parts in zip(*batches, strict=True)))


def cases() -> dict[str, Scenario]:
    """Scenarios that between them meet every branch of the month."""
    overrides = {f"author={name}": (f"author={name}",) for name in choices("author")}
    overrides |= {
        "events=historical": ("events=historical",),
        "events=historical, world and background historical": (
            "events=historical",
            "world=historical",
            "background=historical",
        ),
        "events=new_revolutions": ("events=new_revolutions",),
        "contradiction=fails": ("author=litvinov", "contradiction=fails"),
        "spheres signed": ("author=litvinov", "spheres.signed_month=6"),
        "spheres signed, gentlemen's agreement": (
            "spheres=percentages",
            "events=gentlemens_agreement",
        ),
        "steps=2": ("theory.steps=2", "events=historical"),
        "unbounded, not saturating": (
            "theory.saturating=0",
            "theory.bounded=0",
            "theory.bounded_noise=0",
        ),
        "coding off": ("uncertainty.coding=false",),
        "capabilities=expected": ("world.capabilities=expected",),
        "deterrence": ("theory.deterrence=0.7", "months=240"),
        **{f"{name} on": (f"theory.{name}={most:g}",) for name, most in _off_by_default()},
        **{f"engagement={name}": (f"engagement={name}",) for name in choices("engagement")},
        "months=1": ("months=1", "measures.lasting=1"),
        "months=60": ("months=60", "events=historical"),
        "months=600": ("months=600", "events=historical"),
    }
    return {name: compose(*each) for name, each in overrides.items()}


def _off_by_default() -> Iterator[tuple[str, float]]:
    """The coefficients that are 0 unless asked for, each with the most that is allowed."""
    for name, field in Coefficients.model_fields.items():
        known = quantity_at(Coefficients, (name,))
        if known and field.default == 0:
            yield name, known.high


def check(seed: int = 0, first: int = 19, count: int = 333) -> list[str]:
    """Compare with the compiled ensemble, bit for bit, from the middle of a block and in batches.

    Returns
    -------
    list of str
        The cases in which something differs, and where; empty when C and ensemble agree.
    """
    faults = []
    for name, scenario in cases().items():
        expected = simulate_batch(scenario, seed, first, count).paths
        found = simulate(scenario, seed, first, count, threads=2)
        for part in Histories._fields:
            mine, theirs = getattr(found, part), getattr(expected, part)
            if not np.array_equal(mine, theirs):
                runs = np.flatnonzero((mine != theirs).reshape(count, -1).any(axis=1))
                most = np.abs(mine - theirs).max()
                faults.append(
                    f"{name}: {part} differs in {len(runs)} of {count} runs, first in run "
                    f"{first + runs[0]}, by at most {most:g}"
                )
    return faults


def main() -> int:
    """Build, check, and say what came of it."""
    faults = check()
    for fault in faults:
        print(fault)
    total = len(cases())
    if faults:
        print("C and the compiled ensemble differ.")
        return 1
    print(f"C and the compiled ensemble agree bit for bit in all {total} cases.")
    return 0


if __name__ == "__main__":
    sys.exit(main())

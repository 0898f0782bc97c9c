"""Make the engine: ``python -m bigthree.classroom.engine.build`` writes `built/`.

The worlds are composed. The C is made from the model, and compiled by the ``ziglang`` wheel (extra
``browser-build``) to WebAssembly; the same C, by way of Binaryen's ``wasm2js``, is the plain
JavaScript for where WebAssembly is forbidden. All are kept: who only uses the page needs neither
tools nor patience, and a test tells when they are stale.
"""

from __future__ import annotations

import hashlib
import inspect
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bigthree.classroom.engine.asset import composed
from bigthree.classroom.engine.shipped import WORLDS, kept
from bigthree.classroom.engine.translator import Translator
from bigthree.errors import BadRequest
from bigthree.inputs import BY_PART, EFFECT_COUNT, PARAMETERS, STATE_COUNT, triangular, waiting_time
from bigthree.measures.history import COLUMNS, measure_history
from bigthree.month.layout import LEDGER_COUNT
from bigthree.month.phases import month, start
from bigthree.month.run import keep

HERE = Path(__file__).parent
BUILT = HERE / "built"
SOURCE, PROGRAM, PLAIN = (BUILT / f"model.{kind}" for kind in ("c", "wasm", "js"))
DIGESTS = BUILT / "digests.json"

GIVEN = {
    "due": "due[run]",
    "intensity": "intensity[run]",
    "shocks": "shock",
    "act_draws": "acts[block][t][lane]",
    "bargain_draws": "bargains[block][t][lane]",
    "ledger": "kept",
}
"""What `run.c` hands to a parameter of the month that it calls by another name."""

FAST, BARE = "-mcpu=generic+simd128+bulk_memory", "-mcpu=mvp"
"""What the browser of today can do, and what can be told in JavaScript."""

FLAGS = (
    "--target=wasm32-wasi-musl", "-O3", "-ffp-contract=off",
    "-fno-math-errno", "-mexec-model=reactor", "-Wl,--export-dynamic", "-Wl,--strip-all",
    "-fvisibility=hidden", "-g0",
)  # fmt: skip
"""No contraction of products and sums: the numbers must be those of the package."""


def c_source() -> str:
    """The whole engine in C."""
    roots: Any = (start, month, keep, measure_history, triangular, waiting_time)
    made = Translator(*roots)
    sizes = {
        "NAMES": len(PARAMETERS.names or ()), "PARTS": BY_PART.itemsize // 8,
        "STATES": STATE_COUNT, "EFFECTS": EFFECT_COUNT, "COLUMNS": len(COLUMNS),
        "MECHANISMS": LEDGER_COUNT,
    }  # fmt: skip
    calls = [f"#define START phases_start({_arguments(start)})",
             f"#define MONTH phases_month({_arguments(month)})"]  # fmt: skip
    enum = f"enum {{ {', '.join(f'{name} = {size}' for name, size in sizes.items())} }};"
    numpys, luck, run = (
        (HERE / f"{name}.c").read_text("utf-8") for name in ("ziggurat", "luck", "run")
    )  # the first: tables of NumPy for normal draws, as its ziggurat_constants.h has them
    return "\n".join([made.text, numpys.rstrip(), luck, enum, *calls, run])


def _arguments(function: object) -> str:
    names = inspect.signature(function).parameters  # type: ignore[arg-type]
    return ", ".join(GIVEN.get(name, name) for name in names)


def compile_c(source: str, machine: str = FAST) -> bytes:
    """The program that a browser runs."""
    with TemporaryDirectory() as folder:
        text, program = Path(folder) / "model.c", Path(folder) / "model.wasm"
        text.write_text(source, "utf-8")
        compiler = [sys.executable, "-m", "ziglang", "cc", machine, *FLAGS, text.name]
        done = _done([*compiler, "-o", program.name], folder)
        if "No module named ziglang" in done.stderr:
            raise BadRequest("ziglang: not installed; pip install 'bigthree[browser-build]'")
        if done.returncode:
            raise RuntimeError(done.stderr)
        return program.read_bytes()


def plain_javascript(source: str) -> str:
    """The same program in JavaScript, as a function that makes what WebAssembly exports."""
    if shutil.which("wasm2js") is None:
        raise BadRequest("wasm2js: not installed (Debian: apt-get install binaryen)")
    with TemporaryDirectory() as folder:
        (Path(folder) / "model.wasm").write_bytes(compile_c(source, BARE))
        done = _done(["wasm2js", "-O3", "model.wasm", "-o", "model.js"], folder)
        if done.returncode:
            raise RuntimeError(done.stderr)
        body = (Path(folder) / "model.js").read_text("utf-8")
    body = re.sub(r"^(?:import|export) .*\n", "", body, flags=re.M)
    head = f"// Made from model.c by {translated_by()}; do not edit."
    return f"{head}\nself.plain = () => {{\n{body}\nreturn retasmFunc;\n}};\n"


def translated_by() -> str:
    """The version of Binaryen's translator; empty where there is none."""
    return _done(["wasm2js", "--version"]).stdout.strip() if shutil.which("wasm2js") else ""


def _done(command: list[str], folder: str | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=folder, capture_output=True, text=True)


def digests() -> dict[str, str]:
    """Which C and which programs lie in `built/`: they belong to the C beside them."""
    kept = (SOURCE, PROGRAM, PLAIN)
    return {each.name: hashlib.sha256(each.read_bytes()).hexdigest() for each in kept}


def main() -> None:
    """Write the worlds, the C, the programs and their digests."""
    WORLDS.write_text(kept(composed()), "utf-8")
    source = c_source()
    PROGRAM.write_bytes(compile_c(source))
    PLAIN.write_text(plain_javascript(source), "utf-8")
    SOURCE.write_text(source, "utf-8")
    DIGESTS.write_text(json.dumps(digests(), indent=2) + "\n", "utf-8")
    for each in (WORLDS, SOURCE, PROGRAM, PLAIN):
        print(f"{each.name}: {each.stat().st_size} bytes")


if __name__ == "__main__":
    main()

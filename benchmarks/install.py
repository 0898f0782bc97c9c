"""How much waits for whoever installs it: imports, the help, and the size of each extra.

``python benchmarks/install.py`` measures an environment in which all extras are installed; what
is not there is skipped and said so. Times are those of whole processes, measured in turn; sizes
are sums over the files that each distribution lists. Ratios are to `python -c pass`, and to NumPy.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Mapping
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from speed import Row, in_turn

import bigthree

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
from distributions import brought_by, size

REPETITIONS = 15

PACKAGE = Path(bigthree.__file__).parent

STARTS = {
    "python -c pass": ("-c", "pass"),
    "import numpy": ("-c", "import numpy"),
    "import bigthree": ("-c", "import bigthree"),
    "bigthree --version": ("-m", "bigthree", "--version"),
    "bigthree --help": ("-m", "bigthree", "--help"),
    "bigthree cite": ("-m", "bigthree", "cite"),
    "bigthree.compose()": ("-c", "import bigthree; bigthree.compose()"),
}
"""What is started, by what it is called."""


def starts() -> Iterator[Row]:
    """Whole processes beside an interpreter that does nothing."""
    jobs = [lambda given=given: _start(given) for given in STARTS.values()]
    seconds = in_turn(REPETITIONS, *jobs)
    for name, taken in zip(STARTS, seconds, strict=True):
        yield Row(name, taken / seconds[0], f"{taken:.3f} s")


def _start(arguments: tuple[str, ...]) -> None:
    subprocess.run([sys.executable, *arguments], stdout=subprocess.DEVNULL, check=True)


def sizes() -> Iterator[Row]:
    """The core, and what each extra adds to it, in sizes of NumPy."""
    ours = distribution("bigthree")
    core = brought_by(ours)
    numpy = size(core["numpy"])
    own = sum(path.stat().st_size for path in PACKAGE.rglob("*") if path.suffix != ".pyc")
    yield Row("bigthree itself", own / numpy, f"{own / 1e6:.1f} MB")
    yield Row("what the core requires", *_weight(core, numpy))
    for extra in ours.metadata.get_all("Provides-Extra") or ():
        yield _extra(extra, set(core), numpy)


def _extra(extra: str, core: set[str], numpy: int) -> Row:
    try:
        held = brought_by(distribution("bigthree"), extra)
    except PackageNotFoundError as missing:
        return Row(f"extra {extra}", None, f"skipped: {missing.name} is not installed")
    added = {name: each for name, each in held.items() if name not in core}
    return Row(f"extra {extra} adds", *_weight(added, numpy))


def _weight(held: Mapping[str, Distribution], numpy: int) -> tuple[float, str]:
    """How large some distributions are, in sizes of NumPy and in words."""
    whole = sum(map(size, held.values()))
    return whole / numpy, f"{whole / 1e6:.0f} MB, {len(held)} distributions"


def main() -> None:
    """Measure and print."""
    for row in (*starts(), *sizes()):
        ratio = "     –" if row.ratio is None else f"{row.ratio:6.2f}"
        print(f"{row.what:28} {ratio}  {row.note}")


if __name__ == "__main__":
    main()

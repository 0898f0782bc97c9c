"""How soon an answer stands on the screen, and how soon everything is drawn.

``python benchmarks/answers.py`` starts each command as a user does, after one start that warms the
caches, and prints multiples of the time that importing NumPy, pandas and Matplotlib takes, which
is measured in turn with it; medians of the repetitions are compared. The bars hold on a machine
that does nothing else; exit code 1 says that one is missed.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import NamedTuple

IMPORTS = [sys.executable, "-c", "import numpy, pandas, matplotlib.figure"]


class Bar(NamedTuple):
    """A command, and how many imports its answer and its end may take."""

    arguments: tuple[str, ...]
    answer: float
    end: float


BARS = (Bar(("study=run",), 2.5, 5.0), Bar((), 5.0, 9.0))


def timed(command: list[str]) -> tuple[float, float]:
    """Seconds until the first line, and until the end."""
    started = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as running:
        assert running.stdout is not None
        running.stdout.readline()
        answered = time.perf_counter() - started
        running.stdout.read()
    if running.returncode:
        raise SystemExit(f"{' '.join(command)}: exit code {running.returncode}")
    return answered, time.perf_counter() - started


def measured(bar: Bar, repetitions: int, folder: Path) -> tuple[float, float]:
    """The answer and the end of a command, in imports."""
    command = [sys.executable, "-m", "bigthree", *bar.arguments]
    rounds = []
    for number in range(repetitions + 1):
        imports = timed(IMPORTS)[1]
        answer, end = timed([*command, f"results_dir={folder / str(number)}"])
        rounds.append((answer / imports, end / imports))
    answers, ends = zip(*rounds[1:], strict=True)
    return median(answers), median(ends)


def main() -> int:
    """Measure every command and compare it with its bars."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repetitions", type=int, default=3)
    repetitions = parser.parse_args().repetitions
    missed = 0
    for number, bar in enumerate(BARS):
        with tempfile.TemporaryDirectory() as folder:
            answer, end = measured(bar, repetitions, Path(folder) / str(number))
        name = " ".join(("bigthree", *bar.arguments))
        for what, found, allowed in (("answer", answer, bar.answer), ("end", end, bar.end)):
            print(f"{name}: {what} after {found:.1f} imports (bar {allowed:.1f})")
            missed += found > allowed
    return int(missed > 0)


if __name__ == "__main__":
    sys.exit(main())

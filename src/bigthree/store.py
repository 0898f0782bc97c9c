"""A results folder: everything that a study found, and how to get it again."""

from __future__ import annotations

import json
import os
import platform
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from importlib.metadata import version
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from bigthree.errors import BadRequest
from bigthree.measures.history import COLUMNS
from bigthree.measures.summary import ESTIMATES, IDENTITY

if TYPE_CHECKING:
    from bigthree.ensemble import Ensemble
    from bigthree.studies.request import Request, Results
    from bigthree.sweeps.results import Sweep

LIBRARIES = (
    "bigthree",
    "hydra-core",
    "matplotlib",
    "mesa",
    "networkx",
    "numba",
    "numpy",
    "omegaconf",
    "pandas",
    "pyarrow",
    "pydantic",
    "scipy",
)


def new_folder(name: str) -> Path:
    """A folder under ``results/`` that is not there yet, named after the study and the time."""
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
    folder = Path("results") / f"{name}-{stamp}"
    n = 2
    while folder.exists():
        folder = Path("results") / f"{name}-{stamp}-{n}"
        n += 1
    return folder


@contextmanager
def claimed(folder: Path) -> Iterator[Path]:
    """A scratch folder that becomes `folder` when all is written: never a half-written result.

    Raises
    ------
    BadRequest
        Before any work is done, when the folder holds something or cannot be written.
    """
    key = f"results_dir={folder}"
    scratch = folder.parent / f".{folder.name[:64]}-{uuid4().hex}"
    made = [parent for parent in folder.parents if not parent.exists()]
    with writable(key):
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise BadRequest(f"{key}: is there already and not empty; name a new folder")
        folder.parent.mkdir(parents=True, exist_ok=True)
        scratch.mkdir()
        (scratch / folder.name).mkdir()  # a name that the disk refuses is refused now
        (scratch / folder.name).rmdir()
    try:
        yield scratch
        with writable(key):
            if any(scratch.iterdir()):
                if folder.exists():
                    folder.rmdir()
                scratch.rename(folder)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
        for parent in made:
            with suppress(OSError):  # not empty: it holds the results
                parent.rmdir()


@contextmanager
def writable(key: str, kept: str = "") -> Iterator[None]:
    """Refuse in one line what the disk refuses, and say what is kept."""
    try:
        yield
    except OSError as error:
        raise BadRequest(f"{key}: cannot be written ({error.strerror}){kept}") from None


def write(results: Results, request: Request, folder: Path, started: datetime) -> None:
    """Write scenarios, manifest, tables, codebook and figures into a folder."""
    with writable(f"results_dir={request.results_dir or folder.parent}"):
        _write_ensembles(results, folder)
        _write_rest(results, request, folder, started)


def add(results: Results, request: Request, started: datetime) -> None:
    """Write what a study says of its sweep into the sweep's own folder.

    Raises
    ------
    BadRequest
        When the folder cannot be written, or another process is at work in it.
    """
    import pandas as pd

    from bigthree.sweeps.folder import locked

    sweep = results.sweep
    assert sweep is not None
    with locked(sweep.path), writable(f"results_dir={sweep.path}"):
        sweep.summary().to_csv(sweep.path / "summary.csv", index=False)
        if sweep.failures:
            failures = pd.DataFrame(sweep.failures)
            failures.to_csv(sweep.path / "failures.csv", index=False)
        _write_rest(results, request, sweep.path, started)


def _write_rest(results: Results, request: Request, folder: Path, started: datetime) -> None:
    """Tables, codebook, answer, figures and manifest: what every results folder holds."""
    from bigthree.figures.saving import save

    for name, table in results.tables.items():
        table.to_csv(folder / f"{name}.csv", index=False)
    (folder / "CODEBOOK.md").write_text(codebook(results), encoding="utf-8")
    (folder / "answer.txt").write_text(results.text + "\n", encoding="utf-8")
    made = provenance(version("bigthree"), request.study, request.seed)
    try:
        for name, sheet in results.drawings.items():
            save(sheet(), folder / "figures", name, made)
    except KeyboardInterrupt:
        results.interrupted = True
    manifest = json.dumps(manifest_of(request, results, started), indent=2)
    (folder / "manifest.json").write_text(manifest + "\n", encoding="utf-8")


def provenance(made_by: str, study: str, seed: int) -> str:
    """What each figure says of where it comes from."""
    return f"bigthree {made_by}, study={study}, seed {seed}"


def _write_ensembles(results: Results, folder: Path) -> None:
    import pandas as pd

    from bigthree.yaml_text import write_yaml

    ensembles = results.ensembles
    if ensembles:
        scenarios = [ensemble.scenario.to_mapping() for ensemble in ensembles.values()]
        (folder / "scenario.yaml").write_text(
            write_yaml({"scenarios": scenarios}), encoding="utf-8"
        )
        summary = pd.concat([each.summary() for each in ensembles.values()], ignore_index=True)
        summary.to_csv(folder / "summary.csv", index=False)
        write_runs(ensembles, folder / "runs.parquet")


def write_runs(ensembles: dict[str, Ensemble], path: Path) -> None:
    """One row a run, scenario after scenario."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    tables = (
        pa.Table.from_pandas(ensemble.table(), preserve_index=False)
        for ensemble in ensembles.values()
    )
    first = next(tables)
    with pq.ParquetWriter(path, first.schema, compression="zstd") as writer:
        for table in chain([first], tables):
            writer.write_table(table)


def manifest_of(request: Request, results: Results, started: datetime) -> dict[str, Any]:
    """Versions, seed, runs, overrides, git state, times and machine."""
    return {
        "study": request.study,
        "experiment": request.experiment,
        "overrides": list(request.overrides),
        "runs": request.runs,
        "seed": request.seed,
        "finished": not results.interrupted,
        "scenarios": list(results.sweep.plan.bases if results.sweep else results.ensembles),
        "started": started.isoformat(timespec="seconds"),
        "ended": datetime.now(UTC).isoformat(timespec="seconds"),
        "versions": {"python": platform.python_version()}
        | {library: version(library) for library in LIBRARIES},
        "git": _git_state(),
        "machine": {
            "system": platform.system(),
            "processor": platform.machine(),
            "cores": os.cpu_count(),
        },
    }


def _git_state() -> dict[str, Any] | None:
    """Commit and cleanliness of the checkout that the package runs from; None elsewhere."""
    here = Path(__file__).parent

    def git(*arguments: str) -> str:
        command = ["git", "-C", str(here), *arguments]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()

    try:
        git("ls-files", "--error-unmatch", "store.py")
        return {"commit": git("rev-parse", "HEAD"), "clean": not git("status", "--porcelain")}
    except (OSError, subprocess.CalledProcessError):
        return None


def codebook(results: Results) -> str:
    """Every column of every table: meaning, unit, range."""
    lines = [
        "# Codebook",
        "",
        "Months count from January 1945 (month 0). Ties and stances run from -1 (hostile) to 1 "
        "(allied). Intervals are 95 %.",
        "",
    ]
    if results.ensembles:
        lines += _section("summary.csv: a row a scenario", IDENTITY | _with_intervals())
        lines += _section("runs.parquet: a row a run", RUN_IDENTITY | COLUMNS)
    if results.sweep:
        lines += _sweep_sections(results.sweep)
    for name, table in results.tables.items():
        known = {column: _column_of_table(column) for column in table.columns}
        lines += _section(f"{name}.csv", known)
    if results.drawings:
        lines += _section("figures/*.csv: what each figure plots", FIGURE_COLUMNS)
    return "\n".join(lines)


def _column_of_table(name: str) -> tuple[str, str, str]:
    """A column of a further table: one of ours, or a coefficient by its name."""
    return TABLE_COLUMNS[name] if name in TABLE_COLUMNS else _described(f"theory.{name}")


def _sweep_sections(sweep: Sweep) -> list[str]:
    """The columns of a sweep's tables."""
    from bigthree.sweeps.plan import BASE

    varied = {name: _described(name) for name in sweep.plan.varied}
    point = {"point": ("number of the world", "", "0 or more")}
    base = {BASE: ("the scenario of scenario.yaml that the world is made from", "", "")}
    failed = FAILED if sweep.failures else {}
    summary = IDENTITY | point | varied | _with_intervals() | failed
    lines = _section("points.csv: a row a world", point | base | varied)
    lines += _section("summary.csv: a row a world", summary)
    if sweep.failures:
        lines += _section("failures.csv: a row a world that failed", point | FAILED | SCENARIO)
    return lines + _section(
        "runs.parquet: a row a history", RUN_IDENTITY | point | varied | COLUMNS
    )


def _described(name: str) -> tuple[str, str, str]:
    """The meaning, unit and range of something that varied."""
    from bigthree.scenario import quantity
    from bigthree.sweeps.plan import is_number

    if not is_number(name):
        return VARIED_WORDS.get(name, ("which choice", "", ""))
    known = quantity(name)
    return known.meaning, known.unit, f"{known.low:g} to {known.high:g}"


FAILED = {
    "stage": ("where a world failed: compose, simulate or measure", "", ""),
    "message": ("why it failed", "", ""),
}
"""Columns of the summary where some world failed; its scenario is in failures.csv."""

SCENARIO = {"scenario": ("the scenario that failed, as YAML", "", "")}

VARIED_WORDS = {
    "author": ("whose beliefs and policy", "", ""),
    "contradiction": ("whether the Anglo-American contradiction holds", "", ""),
    "world": ("which world: the switches besides the contradiction", "", ""),
    "background": ("which background: danger, ideology, opinion, power", "", ""),
    "spheres": ("which scheme of spheres", "", ""),
    "events": ("which set of events", "", ""),
}
"""What the words that vary mean."""

RUN_IDENTITY = {
    "scenario": ("name of the scenario", "", ""),
    "seed": ("seed of the luck", "", "0 to 2^64 - 1"),
    "run": ("number of the run; equal numbers met equal luck", "", "0 or more"),
}

TABLE_COLUMNS = {
    "author": ("whose beliefs and policy", "", ""),
    "world": ("which world: the switches besides the contradiction", "", ""),
    "background": ("which background: danger, ideology, opinion, power", "", ""),
    "arm": ("the world that is compared", "", ""),
    "baseline": ("the world it is compared with; both met the same luck", "", ""),
    "measure": ("a column of summary.csv or runs.parquet", "", ""),
    "finding": ("number of the finding of the source", "", "1 to 9"),
    "statement": ("the finding, in our words", "", ""),
    "pages": ("pages of Pechatnov (1995)", "", "1 to 25"),
    "claim": ("a quantity that the finding expects to be positive", "", ""),
    "value": ("mean over runs: of the difference (arm minus baseline), or of the claim", "", ""),
    "low": ("lower end of its interval", "that of the value", ""),
    "high": ("upper end of its interval", "that of the value", ""),
    "coefficient": ("a coefficient of the theory", "", ""),
    "prior_low": ("lower end of its prior", "its own", ""),
    "prior_high": ("upper end of its prior", "its own", ""),
    "q05": ("lower end of the middle nine tenths of the accepted draws", "its own", ""),
    "median": ("median of the accepted draws", "its own", ""),
    "q95": ("upper end of the middle nine tenths of the accepted draws", "its own", ""),
    "narrowed": (
        "share by which the middle half of the accepted draws is narrower than the prior's",
        "share",
        "at most 1",
    ),
    "median_near": ("median at half the tolerance", "its own", ""),
    "median_far": ("median at one and a half times the tolerance", "its own", ""),
    "p": ("of a Kolmogorov-Smirnov test of the accepted draws against the prior", "", "0 to 1"),
    "told": ("whether the record says anything about it", "", "True or False"),
    "with_luck": ("what luck-drawn histories say: shown, reversed or undecided", "", ""),
    "readings_for": ("share of readings, at even luck, in which it is positive", "share", "0 to 1"),
    "readings_tied": ("share of readings in which it is zero", "share", "0 to 1"),
    "readings_against": ("share of readings in which it is negative", "share", "0 to 1"),
}
"""Columns of the further tables."""

FIGURE_COLUMNS = {
    "author": ("whose beliefs and policy", "", ""),
    "world": ("which world: the switches besides the contradiction", "", ""),
    "background": ("which background: danger, ideology, opinion, power", "", ""),
    "arm": ("which curve", "", ""),
    "month": ("months since January 1945", "month", "0 to months"),
    "share": ("share of histories in which it has not happened", "share", "0 to 1"),
    "low": ("lower end of the band", "share", "0 to 1"),
    "high": ("upper end of the band", "share", "0 to 1"),
    "at_risk": ("histories in which it can still happen", "count", "0 to runs"),
    "dyad": ("which tie", "", ""),
    "q05, q25, q50, q75, q95": ("quantiles of the tie over histories", "tie", "-1 to 1"),
    "run_0": ("the tie in history 0", "tie", "-1 to 1"),
    "ussr_usa, ussr_uk, usa_uk": ("the three ties, by dyad", "tie", "-1 to 1"),
    "weight_ussr, weight_usa, weight_uk": (
        "capability relative to the mean of the three",
        "factor",
        "0 to 3",
    ),
    "struck": ("the events of the months since the frame before, and the turn", "", ""),
    "pattern": ("Dittmer's pattern in the month", "", ""),
    "next_pattern": ("Dittmer's pattern in the month after", "", ""),
    "flow": ("share of all histories that pass so", "share", "0 to 1"),
    "believed, so": ("1: the rivalry believed, or true, is the higher of two", "code", "0 or 1"),
    "surprise, surprise_low, surprise_high": (
        "mean excess of the real Anglo-American tie over the believed one, with its interval",
        "tie",
        "-3 to 3",
    ),
    "rmst_two_against_one, rmst_two_against_one_low, rmst_two_against_one_high": (
        "mean months until any two combine against the third, with its interval",
        "month",
        "0 to months",
    ),
    "mechanism": ("what pushed; other: all that are not named", "", ""),
    "push": ("what it added to the stance over the months of a bar", "stance", ""),
    "stance": ("the stance at the start of the month", "stance", "-1 to 1"),
    "group": ("the world and its background, in words", "", ""),
    "holds, holds_low, holds_high": (
        "mean months until two combine where the contradiction holds, with its interval",
        "month",
        "0 to months",
    ),
    "fails, fails_low, fails_high": ("the same where it fails", "month", "0 to months"),
    "difference, difference_low, difference_high": (
        "holds minus fails, with its interval",
        "month",
        "",
    ),
    "panel": ("which map: at the end of the run, proposed, or observed", "", ""),
    "state": ("contested state", "", ""),
    "latitude, longitude": ("of its capital", "degree", ""),
    "ussr, usa, uk": ("share of it that each power holds, is granted or has", "share", "0 to 1"),
    "listed": ("1 where the map says something of it, else 0", "", "0 or 1"),
    "scheme": ("whose scheme", "", ""),
    "number": ("dotted name; spheres.X: states granted to X; signs.X: 1 if X may sign", "", ""),
    "value": ("the number", "", ""),
    "range_low, range_high": ("its coding range", "", ""),
    "grade": ("what the number stands on: stated, inferred, silent, set by hand", "", ""),
    "pages": ("pages of Pechatnov (1995)", "", ""),
    "who": ("an author, or the world as it turned out", "", ""),
    "kind": ("author or world", "", ""),
    "across, across_low, across_high": ("coded value along the map, with its range", "", ""),
    "up, up_low, up_high": ("coded value up the map, with its range", "", ""),
}


def _with_intervals() -> dict[str, tuple[str, str, str]]:
    intervals = {
        f"{name}_{end}": (f"{side} end of the interval of {name}", unit, bounds)
        for name, (_, unit, bounds) in ESTIMATES.items()
        for end, side in (("low", "lower"), ("high", "upper"))
    }
    return ESTIMATES | intervals


def _section(title: str, columns: dict[str, tuple[str, str, str]]) -> list[str]:
    rows = [f"| {name} | {' | '.join(described)} |" for name, described in columns.items()]
    header = ["| column | meaning | unit | range |", "| --- | --- | --- | --- |"]
    return [f"## {title}", "", *header, *rows, ""]

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
from bigthree.sweeps import indices

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
    shutil.rmtree(folder / "figures", ignore_errors=True)  # of an earlier telling
    seed = _luck_of(results, request)["seed"]
    provenance = f"bigthree {version('bigthree')}, study={request.study}, seed {seed}"
    try:
        for name, draw in results.drawings.items():
            save(draw(), folder / "figures", name, provenance)
    except KeyboardInterrupt:
        results.interrupted = True
    manifest = json.dumps(manifest_of(request, results, started), indent=2)
    (folder / "manifest.json").write_text(manifest + "\n", encoding="utf-8")


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
        **_luck_of(results, request),
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


def _luck_of(results: Results, request: Request) -> dict[str, int]:
    """Runs and seed: of the worlds that were run or looked into, else as they were asked for."""
    sweep = results.sweep or results.looked_into
    if sweep is None:
        return {"runs": request.runs, "seed": request.seed}
    return {"runs": sweep.plan.runs, "seed": sweep.plan.seed}


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
        lines += _section("summary.csv: a row a scenario", IDENTITY | _each_with_ends(ESTIMATES))
        lines += _section("runs.parquet: a row a run", RUN_IDENTITY | COLUMNS)
    if results.sweep:
        lines += _sweep_sections(results.sweep)
    for name, table in results.tables.items():
        known = {column: TABLE_COLUMNS[column] for column in table.columns}
        lines += _section(f"{name}.csv", known)
    if results.drawings:
        worlds = _summary_columns(results.sweep) if results.sweep else {}
        lines += _section("figures/*.csv: what each figure plots", worlds | FIGURE_COLUMNS)
    return "\n".join(lines)


def _sweep_sections(sweep: Sweep) -> list[str]:
    """The columns of a sweep's tables."""
    from bigthree.sweeps.plan import BASE

    varied = {name: _described(name) for name in sweep.plan.varied}
    base = {BASE: ("the scenario of scenario.yaml that the world is made from", "", "")}
    lines = _section("points.csv: a row a world", POINT | base | varied)
    lines += _section("summary.csv: a row a world", _summary_columns(sweep))
    if sweep.failures:
        lines += _section("failures.csv: a row a world that failed", POINT | FAILED | SCENARIO)
    return lines + _section(
        "runs.parquet: a row a history", RUN_IDENTITY | POINT | varied | COLUMNS
    )


def _summary_columns(sweep: Sweep) -> dict[str, tuple[str, str, str]]:
    """The columns of a sweep's summary; what its figures plot are some of them."""
    varied = {name: _described(name) for name in sweep.plan.varied}
    failed = FAILED if sweep.failures else {}
    return IDENTITY | POINT | varied | _each_with_ends(ESTIMATES) | failed


def _described(name: str) -> tuple[str, str, str]:
    """The meaning, unit and range of something that varied."""
    from bigthree.scenario import quantity
    from bigthree.sweeps.plan import is_number

    if not is_number(name):
        return VARIED_WORDS.get(name, ("which choice", "", ""))
    known = quantity(name)
    return known.meaning, known.unit, f"{known.low:g} to {known.high:g}"


def _each_with_ends(
    columns: dict[str, tuple[str, str, str]],
) -> dict[str, tuple[str, str, str]]:
    """Estimates and the ends of their intervals."""
    ends = {
        f"{name}_{end}": (f"{side} end of the interval of {name}", unit, bounds)
        for name, (_, unit, bounds) in columns.items()
        for end, side in (("low", "lower"), ("high", "upper"))
    }
    return columns | ends


POINT = {"point": ("number of the world", "", "0 or more")}

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
    "american_reach": ("America's security stake: as assumed, or as it turned out", "", ""),
    "europe": ("the contested states' resistance, likewise", "", ""),
    "tolerance": ("the West's tolerance of Soviet positions, likewise", "", ""),
    "commerce": ("the pull of trade and credits, likewise", "", ""),
    "mechanism": ("which mechanism is off or alone: one of them, all or none", "", ""),
    "mode": ("full, off, alone, or beside_rivalry with nothing else on", "", ""),
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
    "with_luck": ("what luck-drawn histories say: shown, reversed or undecided", "", ""),
    "readings_for": ("share of readings, at even luck, in which it is positive", "share", "0 to 1"),
    "readings_tied": ("share of readings in which it is zero", "share", "0 to 1"),
    "readings_against": ("share of readings in which it is negative", "share", "0 to 1"),
    "box": ("number of the box", "", "1 to 4"),
    "at_least": ("least value that the box allows; empty where it is open", "", ""),
    "at_most": ("greatest value that the box allows; empty where it is open", "", ""),
    "words": ("choices that the box allows; empty for a number", "", ""),
    "quasi_p": (
        "chance of as many ended in it, were this limit of no matter",
        "share",
        "0 to 1",
    ),
    "coverage": ("share of the worlds that ended which lie in the box", "share", "0 to 1"),
    "density": ("share of the worlds in the box that ended", "share", "0 to 1"),
    "mass": ("share of all worlds that lie in the box", "share", "0 to 1"),
    "coverage_held_out": ("coverage, on the worlds it was not found on", "share", "0 to 1"),
    "density_held_out": ("density, on the worlds it was not found on", "share", "0 to 1"),
    "chance_held_out": ("share ended among all worlds it is tried on", "share", "0 to 1"),
    "holds": (
        "whether density_held_out exceeds chance_held_out by more than luck",
        "",
        "True or False",
    ),
    "leaf": ("number of the leaf of the tree", "", "1 to 6"),
    "rule": ("which worlds are in the leaf", "", ""),
    "worlds": ("how many worlds", "count", "0 or more"),
    "ended_share": ("share of them that ended", "share", "0 to 1"),
    **indices.COLUMNS,
    "point": ("number of the world", "", "0 or more"),
    **{
        name: VARIED_WORDS[name]
        for name in (
            "contradiction",
            "american_reach",
            "europe",
            "tolerance",
            "commerce",
            "mechanism",
            "mode",
        )
    },
    "switch": ("what was misjudged", "", ""),
    "share": ("its Shapley share of the loss; the five sum to it", "that of the measure", ""),
    "same": ("whether the ties of no history differ from the baseline's", "", "True or False"),
    "untouched": ("whether the contradiction changes the ties of no history", "", "True or False"),
    **_each_with_ends(
        {
            "survival_60": ESTIMATES["survival_60"],
            "first_in": ("cost of the switch, turned alone", "that of the measure", ""),
            "last_in": ("cost of the switch, turned after all others", "that of the measure", ""),
            "loss": ("own world minus the one that came", "that of the measure", ""),
            "effect": ("of the contradiction: holds minus fails", "that of the measure", ""),
            "change_holds": (
                "difference from the baseline (the full model; for one alone, none; beside "
                "rivalry, that alone) where the contradiction holds",
                "that of the measure",
                "",
            ),
            "change_fails": ("the same where it fails", "that of the measure", ""),
        }
    ),
}
"""Columns of the further tables."""

FIGURE_COLUMNS = {
    "author": ("whose beliefs and policy", "", ""),
    "world": ("which world: the switches besides the contradiction", "", ""),
    "background": ("which background: danger, ideology, opinion, power", "", ""),
    "arm": ("which curve", "", ""),
    "month": ("months since January 1945", "month", "0 to months"),
    "share": ("share of histories in which it has not happened", "share", "0 to 1"),
    "low": ("lower end of the band or interval", "that of what it bounds", ""),
    "high": ("upper end of the band or interval", "that of what it bounds", ""),
    "at_risk": ("histories in which it can still happen", "count", "0 to runs"),
    "dyad": ("which tie", "", ""),
    "q05, q25, q50, q75, q95": ("quantiles of the tie over histories", "tie", "-1 to 1"),
    "run_0": ("the tie in history 0", "tie", "-1 to 1"),
    "ended": ("whether the world counts as ended", "", "True or False"),
    "in_box": ("whether it lies in the box that is drawn", "", "True or False"),
    "used": ("whether the box was found on it, rather than tried", "", "True or False"),
    "switch": ("what was misjudged", "", ""),
    "mechanism": VARIED_WORDS["mechanism"],
    "mode": VARIED_WORDS["mode"],
    "value": ("where the dot stands", "as its axis says", ""),
}


def _section(title: str, columns: dict[str, tuple[str, str, str]]) -> list[str]:
    rows = [f"| {name} | {' | '.join(described)} |" for name, described in columns.items()]
    header = ["| column | meaning | unit | range |", "| --- | --- | --- | --- |"]
    return [f"## {title}", "", *header, *rows, ""]

"""A results folder: everything that a study found, and how to get it again."""

from __future__ import annotations

import json
import os
import platform
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bigthree.errors import BadRequest
from bigthree.measures.history import COLUMNS
from bigthree.measures.summary import ESTIMATES, IDENTITY

if TYPE_CHECKING:
    from bigthree.ensemble import Ensemble
    from bigthree.studies.request import Request, Results

LIBRARIES = ("bigthree", "numpy", "scipy", "numba", "mesa", "hydra-core", "matplotlib", "pandas")


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
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise BadRequest(f"{key}: is there already and not empty; name a new folder")
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        scratch = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    except OSError as error:
        raise BadRequest(f"{key}: cannot be written ({error.strerror})") from None
    try:
        yield scratch
        if any(scratch.iterdir()):
            if folder.exists():
                folder.rmdir()
            scratch.chmod(0o755)
            scratch.rename(folder)
    except OSError as error:
        raise BadRequest(f"{key}: cannot be written ({error.strerror})") from None
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def write(results: Results, request: Request, folder: Path, started: datetime) -> None:
    """Write scenarios, manifest, tables, codebook and figures into a folder."""
    import pandas as pd
    import yaml

    from bigthree.figures.saving import save

    ensembles = results.ensembles
    scenarios = [ensemble.scenario.to_mapping() for ensemble in ensembles.values()]
    text = yaml.safe_dump({"scenarios": scenarios}, sort_keys=False, allow_unicode=True)
    (folder / "scenario.yaml").write_text(text, encoding="utf-8")
    summary = pd.concat([each.summary() for each in ensembles.values()], ignore_index=True)
    summary.to_csv(folder / "summary.csv", index=False)
    write_runs(ensembles, folder / "runs.parquet")
    for name, table in results.tables.items():
        table.to_csv(folder / f"{name}.csv", index=False)
    (folder / "CODEBOOK.md").write_text(codebook(results), encoding="utf-8")
    (folder / "answer.txt").write_text(results.text + "\n", encoding="utf-8")
    provenance = f"bigthree {version('bigthree')}, study={request.study}, seed {request.seed}"
    for name, draw in results.drawings.items():
        save(draw(), folder / "figures", name, provenance)
    manifest = manifest_of(request, results, started)
    (folder / "manifest.json").write_text(json.dumps(manifest, indent=2) + "\n", encoding="utf-8")


def write_runs(ensembles: dict[str, Ensemble], path: Path) -> None:
    """One row a run, scenario after scenario."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    writer = None
    for ensemble in ensembles.values():
        table = pa.Table.from_pandas(ensemble.table(), preserve_index=False)
        writer = writer or pq.ParquetWriter(path, table.schema, compression="zstd")
        writer.write_table(table)
    if writer is not None:
        writer.close()


def manifest_of(request: Request, results: Results, started: datetime) -> dict[str, Any]:
    """Versions, seed, runs, overrides, git state, times and machine."""
    return {
        "study": request.study,
        "experiment": request.experiment,
        "overrides": list(request.overrides),
        "runs": request.runs,
        "seed": request.seed,
        "finished": not results.interrupted,
        "scenarios": list(results.ensembles),
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
        *_section("summary.csv: a row a scenario", IDENTITY | _with_intervals()),
        *_section(
            "runs.parquet: a row a run",
            {
                "scenario": ("name of the scenario", "", ""),
                "seed": ("seed of the luck", "count", "0 or more"),
                "run": ("number of the run; equal numbers met equal luck", "count", "0 or more"),
            }
            | COLUMNS,
        ),
    ]
    if "differences" in results.tables:
        lines += _section(
            "differences.csv: paired by luck, arm minus baseline",
            {
                "author": ("whose beliefs and policy, where the study has several", "", ""),
                "world": ("which world, where the study has several", "", ""),
                "arm": ("the world that is compared", "", ""),
                "baseline": ("the world it is compared with", "", ""),
                "measure": ("a column of summary.csv", "", ""),
                "value": ("mean difference over runs", "that of the measure", ""),
                "low": ("lower end of its bootstrap interval", "that of the measure", ""),
                "high": ("upper end", "that of the measure", ""),
            },
        )
    lines += [
        "## figures/*.csv",
        "",
        "What each figure plots, point by point; its caption stands beside it.",
        "",
    ]
    return "\n".join(lines)


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

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
from importlib.metadata import PackageNotFoundError, version
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from bigthree.codebook import codebook
from bigthree.errors import BadRequest
from bigthree.files import locked, replace_file, reporting_disk_errors

if TYPE_CHECKING:
    from bigthree.ensemble import Ensemble
    from bigthree.scenario import Scenario
    from bigthree.studies.request import Request, Results
    from bigthree.sweeps.results import Sweep

LIBRARIES = (
    "bigthree",
    "distributed",
    "ema-workbench",
    "filelock",
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
    "SALib",
    "scikit-learn",
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
    try:
        with reporting_disk_errors(key):
            if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
                raise BadRequest(f"{key}: is there already and not empty; name a new folder")
            folder.parent.mkdir(parents=True, exist_ok=True)
            scratch.mkdir()
            (scratch / folder.name).mkdir()  # a name that the disk refuses is refused now
            (scratch / folder.name).rmdir()
        yield scratch
        with reporting_disk_errors(key):
            if any(scratch.iterdir()):
                if folder.exists():
                    folder.rmdir()
                scratch.rename(folder)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
        for parent in made:
            with suppress(OSError):  # not empty: it holds the results
                parent.rmdir()


def write(results: Results, request: Request, folder: Path, started: datetime) -> None:
    """Write scenarios, manifest, tables, codebook and figures into a folder."""
    with reporting_disk_errors(f"results_dir={request.results_dir or folder.parent}"):
        _write_ensembles(results, folder)
        _write_rest(results, request, folder, started)


def add(results: Results, request: Request, started: datetime) -> None:
    """Write what a study says of its sweep into the sweep's own folder.

    Raises
    ------
    BadRequest
        When the folder cannot be written, or another process is at work in it.
    """
    sweep = results.sweep
    assert sweep is not None
    with locked(sweep.path), reporting_disk_errors(f"results_dir={sweep.path}"):
        _write_rest(results, request, sweep.path, started)


def describe(sweep: Sweep, study: str, started: datetime) -> None:
    """Write what every sweep's folder says of itself: summary, failures, codebook, manifest."""
    import pandas as pd

    from bigthree.studies.request import Results

    sweep.summary().to_csv(sweep.path / "summary.csv", index=False)
    if sweep.failures:
        pd.DataFrame(sweep.failures).to_csv(sweep.path / "failures.csv", index=False)
    text = codebook(Results("", sweep=sweep))
    (sweep.path / "CODEBOOK.md").write_text(text, encoding="utf-8")
    luck = {"runs": sweep.plan.runs, "seed": sweep.plan.seed}
    held = {"study": study, **luck, "finished": True, "scenarios": list(sweep.plan.bases)}
    _write_manifest(sweep.path, held, started)


def _write_rest(results: Results, request: Request, folder: Path, started: datetime) -> None:
    """Tables, codebook, answer, figures, manifest, hand-out: what every results folder holds."""
    from bigthree import handout

    for name, table in results.tables.items():
        table.to_csv(folder / f"{name}.csv", index=False)
    (folder / "CODEBOOK.md").write_text(codebook(results), encoding="utf-8")
    (folder / "answer.txt").write_text(results.text + "\n", encoding="utf-8")
    shutil.rmtree(folder / "figures", ignore_errors=True)  # of an earlier telling
    made = provenance(version("bigthree"), request.study, _luck_of(results, request)["seed"])
    try:
        _write_figures(results, folder / "figures", made)
    except KeyboardInterrupt:
        results.interrupted = True
    _write_manifest(folder, _asked(request, results), started)
    handout.write(folder, _scenarios(results))


def _write_figures(results: Results, folder: Path, made: str) -> None:
    """Every figure; of one that cannot be drawn it is noted why, and all else is kept."""
    from bigthree.figures.saving import save

    for name, tabulate in results.drawings.items():
        try:
            save(tabulate(), folder, name, made)
        except OSError:
            raise  # the disk's refusal, which concerns all files
        except Exception as error:  # whatever a drawing may raise: the results are worth more
            said = " ".join(str(error).split())
            results.not_drawn[name] = f"{type(error).__name__}: {said}"


def _scenarios(results: Results) -> list[Scenario]:
    """The scenarios that the worlds of a study were made from."""
    if results.sweep:
        return list(results.sweep.plan.bases.values())
    return [ensemble.scenario for ensemble in results.ensembles.values()]


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


def _asked(request: Request, results: Results) -> dict[str, Any]:
    """What was asked for, and whether it was finished."""
    many = request.many
    return {
        "study": request.study,
        "experiment": request.experiment,
        "overrides": list(request.overrides),
        **_luck_of(results, request),
        "vary": list(many.vary),
        "design": many.design,
        "points": many.points,
        "measure": many.measure,
        "method": many.method,
        "below": many.below,
        "sweep": None if many.sweep is None else str(many.sweep),
        "animation": request.animation,
        "finished": not results.interrupted,
        "not_drawn": results.not_drawn,
        "scenarios": list(results.sweep.plan.bases if results.sweep else results.ensembles),
    }


def _write_manifest(folder: Path, asked: dict[str, Any], started: datetime) -> None:
    """What was asked for, with times, versions, git state and machine; last, and whole."""
    held = asked | {
        "started": started.isoformat(timespec="seconds"),
        "ended": datetime.now(UTC).isoformat(timespec="seconds"),
        "versions": {"python": platform.python_version()} | _versions(),
        "git": _git_state(),
        "machine": {
            "system": platform.system(),
            "processor": platform.machine(),
            "cores": os.cpu_count(),
        },
    }
    replace_file(folder / "manifest.json", (json.dumps(held, indent=2) + "\n").encode())


def _versions() -> dict[str, str]:
    """The version of every library that results depend on; of extras, where they are there."""
    found = {}
    for library in LIBRARIES:
        with suppress(PackageNotFoundError):
            found[library] = version(library)
    return found


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

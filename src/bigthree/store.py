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
    provenance = f"bigthree {version('bigthree')}, study={request.study}, seed {request.seed}"
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
    "part": ("what of the record is compared: votes, crises or sides", "", ""),
    "score": ("how it is scored; more is better", "", ""),
    "predictor": ("the model, blind chance, or a simple rule", "", ""),
    "mean": ("the score: of the model its mean over histories", "", "-1 to 1"),
    "year": ("in whose autumn the session met", "year", "1946 to 1955"),
    "dyad": ("which two of the three", "", ""),
    "index": ("index S of votes in the General Assembly", "", "-1 to 1"),
    "low_90": ("lower end of the middle nine tenths of histories", "that of the row", ""),
    "low_50": ("lower end of the middle half of histories", "that of the row", ""),
    "middle": ("median over histories", "that of the row", ""),
    "high_50": ("upper end of the middle half of histories", "that of the row", ""),
    "high_90": ("upper end of the middle nine tenths of histories", "that of the row", ""),
    "in_50": ("whether the record lies in the middle half", "", "True or False"),
    "in_90": ("whether the record lies in the middle nine tenths", "", "True or False"),
    "sign_right": ("share of histories with the sign of the record", "share", "0 to 1"),
    "crisis_months": ("months of the record in which a crisis began", "count", "0 to 132"),
    "before": ("such months a year before the tie broke in the record", "a year", "0 to 12"),
    "after": ("such months a year after it broke", "a year", "0 to 12"),
    "hostility_before": ("mean of minus the model's tie before that break", "tie", "-1 to 1"),
    "hostility_after": ("the same after it", "tie", "-1 to 1"),
    "hostility_in": ("the same in months in which a crisis began", "tie", "-1 to 1"),
    "hostility_out": ("the same in all other months", "tie", "-1 to 1"),
    "state": ("a contested state", "", ""),
    "pact_1949": ("its side by its defence pacts of 1949", "", "east, west, both, none, uncoded"),
    "pact_1955": ("its side by its defence pacts of 1955", "", "east, west, both, none, uncoded"),
    "east_1949": ("share of histories with it in the East at the end of 1949", "share", "0 to 1"),
    "east_1955": ("share of histories with it in the East at the end of 1955", "share", "0 to 1"),
    "two_borders": ("whether it is within two borders of the USSR", "", "True or False"),
    "red_army": ("how much of it Soviet troops held or entered", "", "most, part or none"),
    "error": ("mean absolute error of the expected shares of the three", "share", "0 to 1"),
    "no_change": ("the same of the shares of 1944 kept", "share", "0 to 1"),
    "ussr_expected": ("expected share of the USSR in 1955, mean over histories", "share", "0 to 1"),
    "usa_expected": ("expected share of the USA in 1955, mean over histories", "share", "0 to 1"),
    "uk_expected": ("expected share of Britain in 1955, mean over histories", "share", "0 to 1"),
    "ussr_record": ("share of the USSR in 1955", "share", "0 to 1"),
    "usa_record": ("share of the USA in 1955", "share", "0 to 1"),
    "uk_record": ("share of Britain in 1955", "share", "0 to 1"),
    "quantity": ("something that the model and the record count alike", "", ""),
    "fitted": ("whether the coefficients were fitted to it", "", "True or False"),
    "record": ("what the record has", "that of the row", ""),
    "with_luck": ("what luck-drawn histories say: shown, reversed or undecided", "", ""),
    "readings_for": ("share of readings, at even luck, in which it is positive", "share", "0 to 1"),
    "readings_tied": ("share of readings in which it is zero", "share", "0 to 1"),
    "readings_against": ("share of readings in which it is negative", "share", "0 to 1"),
    "variant": ("which choice is made otherwise than by default", "", ""),
    "sign": ("1 or -1 where the interval lies on one side of zero, else 0", "", "-1 to 1"),
    "histories": ("histories that were run", "count", "1 or more"),
    "accepted": ("those of them that match the record", "count", "0 to histories"),
    "rate": (
        "share of the histories that match: how likely the world makes the record",
        "share",
        "0 to 1",
    ),
    "rate_low": ("lower end of its interval", "share", "0 to 1"),
    "rate_high": ("upper end of its interval", "share", "0 to 1"),
    "against_reference": (
        "how much likelier than the last world of the table makes it",
        "ratio",
        "0 or more",
    ),
    "against_reference_low": ("lower end of its interval", "ratio", "0 or more"),
    "against_reference_high": ("upper end of its interval", "ratio", "0 or more"),
    "usa_too_soon": (
        "share in which the Soviet-American tie breaks too soon to match",
        "share",
        "0 to 1",
    ),
    "uk_first": (
        "share in which Britain's tie with Moscow breaks before America's",
        "share",
        "0 to 1",
    ),
    "warm": ("share in which the Anglo-American tie stays warm", "share", "0 to 1"),
    "q25": ("lower end of the middle half of the accepted draws", "its own", ""),
    "q75": ("upper end of the middle half of the accepted draws", "its own", ""),
    "above_half": ("share of the accepted draws with a true rivalry above 0.5", "share", "0 to 1"),
    "above_half_low": ("lower end of its interval", "share", "0 to 1"),
    "above_half_high": ("upper end of its interval", "share", "0 to 1"),
    "holds_over_fails_whole": (
        "Bayes factor of holds against fails, from the record",
        "ratio",
        "0 or more",
    ),
    "holds_over_fails_whole_low": ("lower end of its interval", "ratio", "0 or more"),
    "holds_over_fails_whole_high": ("upper end of its interval", "ratio", "0 or more"),
    "holds_over_fails_breaks": (
        "Bayes factor of holds against fails, from the months of the Soviet breaks alone",
        "ratio",
        "0 or more",
    ),
    "holds_over_fails_breaks_low": ("lower end of its interval", "ratio", "0 or more"),
    "holds_over_fails_breaks_high": ("upper end of its interval", "ratio", "0 or more"),
    "holds_over_fails_warm_tie": (
        "Bayes factor of holds against fails, from the warm Anglo-American tie alone",
        "ratio",
        "0 or more",
    ),
    "holds_over_fails_warm_tie_low": ("lower end of its interval", "ratio", "0 or more"),
    "holds_over_fails_warm_tie_high": ("upper end of its interval", "ratio", "0 or more"),
    "run": ("number of the run that stands in for the record", "", "0 or more"),
    "rivalry": ("its true rivalry", "", "0 to 1"),
    "rank": ("share of the accepted draws below the truth", "share", "0 to 1"),
    "in_half": ("whether their middle half holds the truth", "", "True or False"),
    "in_nine_tenths": ("whether their middle nine tenths hold the truth", "", "True or False"),
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
    "bin_low": ("lower end of the bin of the true rivalry", "", "0 to 1"),
    "bin_high": ("upper end of the bin", "", "0 to 1"),
    "density": ("density of the accepted draws in the bin", "", "0 or more"),
    "what": ("quantile of the model's tie, index of the votes, crisis or fitted break", "", ""),
    "value": ("the tie or the index; 1 for a crisis or a break in that month", "tie", "-1 to 1"),
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

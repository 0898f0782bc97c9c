"""What the folder of a sweep says of itself: summary, failures, code book, manifest."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

import pandas as pd

from bigthree.cases import BIG_THREE
from bigthree.measures.censored import described as as_written
from bigthree.measures.history import columns_of
from bigthree.measures.summary import estimates_of
from bigthree.scenario import quantity
from bigthree.storage.codebook import (
    CHOICES,
    CODEBOOK,
    IDENTITY,
    RUN_IDENTITY,
    SWITCHES,
    Columns,
    codebook,
    with_ends,
)
from bigthree.storage.manifest import write_manifest
from bigthree.sweeps.plan import BASE, is_number
from bigthree.sweeps.results import Sweep

POINT: Columns = {"point": ("number of the world", "", "0 or more")}

FAILED: Columns = {
    "stage": ("where a world failed: compose, simulate or measure", "", ""),
    "message": ("why it failed", "", ""),
}
"""Columns of the summary where some world failed; its scenario is in failures.csv."""

SCENARIO: Columns = {"scenario": ("the scenario that failed, as YAML", "", "")}

NO_OTHERS: Columns = {}


def describe(sweep: Sweep, study: str, own: Columns, started: datetime) -> None:
    """Write what every sweep's folder says of itself; `own` are the columns of the study alone."""
    sweep.summary().to_csv(sweep.path / "summary.csv", index=False)
    if sweep.failures:
        pd.DataFrame(sweep.failures).to_csv(sweep.path / "failures.csv", index=False)
    (sweep.path / CODEBOOK).write_text(
        codebook(sections(sweep, own), sweep.plan.case.start), encoding="utf-8"
    )
    luck = {"runs": sweep.plan.runs, "seed": sweep.plan.seed}
    asked = {"study": study, **luck, "finished": True, "scenarios": list(sweep.plan.bases)}
    write_manifest(sweep.path, asked, started)


def sections(sweep: Sweep, own: Columns = NO_OTHERS) -> Mapping[str, Columns]:
    """Return the columns of a sweep's tables, by the titles of the code book."""
    varied = varied_columns(sweep, own)
    base = {BASE: ("the scenario of scenario.yaml that the world is made from", "", "")}
    failures = {"failures.csv: a row a world that failed": {**POINT, **FAILED, **SCENARIO}}
    return {
        "points.csv: a row a world": {**POINT, **base, **varied},
        "summary.csv: a row a world": summary_columns(sweep, own),
        **(failures if sweep.failures else {}),
        "runs.parquet: a row a history": {
            **RUN_IDENTITY,
            **POINT,
            **varied,
            **as_written(columns_of(sweep.plan.case)),
        },
    }


def summary_columns(sweep: Sweep, own: Columns = NO_OTHERS) -> Columns:
    """Return the columns of a sweep's summary; its figures plot some of them."""
    failed = FAILED if sweep.failures else {}
    estimates = with_ends(estimates_of(sweep.plan.case))
    return {**IDENTITY, **POINT, **varied_columns(sweep, own), **estimates, **failed}


def varied_columns(sweep: Sweep, own: Columns) -> Columns:
    """Return the columns of what varied."""
    words = {**own, **CHOICES, **SWITCHES}
    return {
        name: number_column(name, sweep.plan.case.name)
        if is_number(name)
        else words.get(name, ("which choice", "", ""))
        for name in sweep.plan.varied
    }


def number_column(name: str, of: str = BIG_THREE) -> tuple[str, str, str]:
    """Return the meaning, unit and range of a number of a case."""
    number = quantity(name, of)
    return number.meaning, number.unit, f"{number.low:g} to {number.high:g}"

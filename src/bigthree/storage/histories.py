"""Writing histories: their scenarios, their summary, and a row for each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from bigthree.measures.censored import described
from bigthree.measures.history import columns_of
from bigthree.measures.summary import estimates_of
from bigthree.storage.codebook import IDENTITY, RUN_IDENTITY, Columns, with_ends

if TYPE_CHECKING:
    from bigthree.cases import Case
    from bigthree.ensemble import Ensemble
    from bigthree.scenario import Scenario


def sections(of: Case) -> dict[str, Columns]:
    """What the code book says of these files, in a case."""
    return {
        "summary.csv: a row a scenario": {**IDENTITY, **with_ends(estimates_of(of))},
        "runs.parquet: a row a run": {**RUN_IDENTITY, **described(columns_of(of))},
    }


def write_histories(ensembles: Mapping[str, Ensemble], folder: Path) -> None:
    """Write ``scenario.yaml``, ``summary.csv`` and ``runs.parquet`` of some ensembles."""
    write_scenarios((ensemble.scenario for ensemble in ensembles.values()), folder)
    summary = pd.concat([each.summary() for each in ensembles.values()], ignore_index=True)
    summary.to_csv(folder / "summary.csv", index=False)
    write_runs(ensembles, folder / "runs.parquet")


def write_scenarios(scenarios: Iterable[Scenario], folder: Path) -> None:
    """Write ``scenario.yaml``."""
    from bigthree.yaml_text import write_yaml

    listed = [scenario.to_mapping() for scenario in scenarios]
    (folder / "scenario.yaml").write_text(write_yaml({"scenarios": listed}), encoding="utf-8")


def write_runs(ensembles: Mapping[str, Ensemble], path: Path) -> None:
    """Write a row a run, scenario after scenario."""
    tables = (
        pa.Table.from_pandas(ensemble.table(), preserve_index=False)
        for ensemble in ensembles.values()
    )
    first = next(tables)
    with pq.ParquetWriter(path, first.schema, compression="zstd") as writer:
        for table in chain([first], tables):
            writer.write_table(table)

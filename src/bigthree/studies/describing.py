"""What the folder of a study says of itself: the columns of its tables, and what was asked for."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from bigthree.figures.figure_data import columns_of
from bigthree.figures.saving import entries
from bigthree.storage import histories
from bigthree.storage.codebook import Columns, chosen
from bigthree.studies.common import COMMON
from bigthree.studies.request import Request
from bigthree.studies.results import Results
from bigthree.studies.study import Study
from bigthree.sweeps import describing as sweeps


def sections(study: Study, results: Results, figures: Path) -> Mapping[str, Columns]:
    """Return the columns of every table of a folder, by the titles of the code book."""
    worlds = results.sweep or results.looked_into
    own = {name: column for table in study.tables.values() for name, column in table.items()}
    parts: dict[str, Columns] = {}
    if results.ensembles:
        some = next(iter(results.ensembles.values()))
        parts |= histories.sections(some.case)
    if results.sweep:
        parts |= sweeps.sections(results.sweep, own)
    for name, table in results.tables.items():
        columns = list(map(str, table.columns))
        declared = {**COMMON, **study.tables.get(name, {})}
        coefficients = {each: _drawn(each) for each in columns if each not in declared}
        parts[f"{name}.csv"] = chosen(columns, declared, coefficients)
    summary = sweeps.summary_columns(worlds, own) if worlds else {}
    for name, entry in entries(figures).items():
        parts[f"figures/{name}.csv"] = chosen(entry.columns, columns_of(entry.kind), own, summary)
    return parts


def runs_and_seed(request: Request, results: Results) -> dict[str, int]:
    """Return runs and seed: of the worlds that were run or looked into, else as asked for."""
    sweep = results.sweep or results.looked_into
    if sweep is None:
        return {"runs": request.runs, "seed": request.seed}
    return {"runs": sweep.plan.runs, "seed": sweep.plan.seed}


def asked(study: Study, request: Request, results: Results) -> dict[str, Any]:
    """Return what was asked for, and whether it was finished, as the manifest holds it."""
    options = request.sweep_options
    return {
        "study": request.study,
        "experiment": request.experiment,
        "overrides": list(request.overrides),
        **runs_and_seed(request, results),
        "command": request.command(**runs_and_seed(request, results)),
        "vary": list(options.vary),
        "design": options.design,
        "points": options.points,
        "measure": options.measure,
        "method": options.method,
        "below": options.below,
        "sweep": None if options.sweep is None else str(options.sweep),
        "animation": request.animation,
        "record": list(study.record if results.record is None else results.record),
        "finished": not results.interrupted,
        "not_drawn": results.not_drawn,
        "scenarios": list(
            results.sweep.plan.bases if results.sweep else results.scenarios or results.ensembles
        ),
    }


def _drawn(column: str) -> tuple[str, str, str]:
    """Describe a column of drawn numbers: a coefficient, or ``source:parameter`` as coded."""
    source, _, parameter = column.rpartition(":")
    if source:
        return f"coded number accepted with the draw: {parameter} of {source}", "", ""
    return sweeps.number_column(f"theory.{column}")

"""The answer of a sweep: how each thing that varies goes with how long the three stay together."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from bigthree import wording
from bigthree.answers import Block, Paragraph, Table
from bigthree.cases import Case
from bigthree.dyads import dyad_of, others
from bigthree.errors import BadRequest
from bigthree.figures.figure_data import figure_data
from bigthree.labels import label
from bigthree.numerals import Numeral, span
from bigthree.studies import findings
from bigthree.studies.request import Request
from bigthree.studies.results import Results
from bigthree.sweeps.folder import SweepFolder, is_sweep
from bigthree.sweeps.plan import Plan, is_number
from bigthree.sweeps.results import Sweep
from bigthree.sweeps.running import run_sweep

if TYPE_CHECKING:
    import pandas as pd

POINTS = 256

BANDS = 3
"""Parts into which the range of a number with many values is cut for the table."""


def study(request: Request) -> Results:
    """Run a sweep, anew or again from its own folder, and show where cooperation holds."""
    plan = _plan_beside(request) or findings.requested_plan(request, POINTS)
    sweep = run_sweep(plan, "sweep", **request.running)
    findings.check_some_ran(sweep)
    return Results(blocks=list(blocks(sweep)), sweep=sweep, drawings=dict(drawings(sweep)))


def _plan_beside(request: Request) -> Plan | None:
    """The plan of the sweep beside the scenario file that is named, with its own runs and seed."""
    given = dict(override.split("=", 1) for override in request.overrides)
    beside = Path(given.pop("scenario", "null")).parent
    if request.sweep_options.vary or not is_sweep(beside):
        return None
    if given:
        others = " ".join(f"{key}={value}" for key, value in given.items())
        raise BadRequest(f"scenario={beside}: cannot be combined with {others}")
    return SweepFolder(beside).plan


def drawings(sweep: Sweep) -> findings.Drawings:
    """Return a map of the two numbers that vary, where the worlds lie over an area of them."""
    numbers = [name for name in sweep.plan.varied if is_number(name)]
    places = sweep.ran[numbers].dropna().to_numpy(float)
    if len(numbers) != 2 or len(places) < 4 or np.linalg.matrix_rank(places - places[0]) < 2:
        return {}
    return {"phase": partial(figure_data, "phase", sweep, *numbers)}


def blocks(sweep: Sweep) -> Iterator[Block]:
    """Yield the longest and the shortest world, the table, and what was run."""
    summary = sweep.summary().set_index("point").loc[sweep.ran.index]
    months = summary["rmst_two_against_one"]
    order = sweep.ran.index[np.argsort(months.to_numpy(), kind="stable")]
    longest, shortest = (findings.world(sweep, int(order[place])) for place in (-1, 0))
    horizon, of = sweep.plan.months, sweep.plan.case
    yield Paragraph(f"Longest together: {longest}, {months.max():.0f} months.")
    yield Paragraph(f"Shortest: {shortest}, {months.min():.0f} months.")
    yield Table.of(
        list(_rows(sweep, summary)),
        f"Together: histories with no lasting two-against-one by month {min(60, horizon)}. Months: "
        f"mean until any two combine against the third, of {horizon}, ± its spread (standard "
        f"deviation) among the worlds. {_pair(of)}: the mean until these two combine against "
        f"{of.the[of.believer]}. Each row is a mean over its worlds.",
    )
    yield from findings.worlds_run(sweep)
    yield Paragraph(f"{findings.bases(sweep)} {findings.varied(sweep)}")


def _pair(of: Case) -> str:
    """The tie of the two besides the believer."""
    return of.ties[dyad_of(*others(of.believer))]


def _rows(sweep: Sweep, summary: pd.DataFrame) -> Iterator[dict[str, str]]:
    of = sweep.plan.case
    for name in sweep.plan.varied:
        for n, (where, chosen) in enumerate(_parts(sweep.ran[name])):
            here = summary[chosen]
            months = here["rmst_two_against_one"]
            yield {
                "": wording.varied(name, of.name) if n == 0 else "",
                "where": where,
                "worlds": Numeral(f"{len(here)}"),
                "together": wording.percent(here["survival_60"].mean()),
                "months": Numeral(f"{months.mean():.0f} ± {months.std(ddof=0):.0f}"),
                _pair(of): Numeral(f"{here[f'rmst_{of.measured.combined}'].mean():.0f}"),
                f"{of.words.ties} tie": wording.number(here[of.measured.ties].mean(), 2),
            }


def _parts(values: pd.Series[Any]) -> Iterator[tuple[str, Any]]:
    """The worlds by value, or by equal parts of the range of a number."""
    name, levels = str(values.name), sorted(values.dropna().unique())
    if is_number(name) and len(levels) > findings.MOST_NAMED:
        edges = np.linspace(levels[0], levels[-1], BANDS + 1)
        part = np.searchsorted(edges[1:-1], values, side="right")
        texts: list[str] = [span(f"{low:.3g}", f"{high:.3g}") for low, high in pairwise(edges)]
    else:
        part = np.searchsorted(levels, values)
        texts = [
            label(name, each) if isinstance(each, str) else Numeral(f"{each:g}") for each in levels
        ]
    part[values.isna()] = len(texts)
    for n in np.unique(part):
        yield [*texts, findings.BASES_OWN][n], part == n

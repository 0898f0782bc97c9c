"""The answer of a sweep: how each thing that varies goes with how long the three stay together."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import numpy as np

from bigthree import wording
from bigthree.answers import Block, Paragraph, Table
from bigthree.cases import Case
from bigthree.dyads import dyad_of
from bigthree.labels import label
from bigthree.studies.findings import BASES_OWN, MOST_NAMED, bases, varied, world, worlds_run
from bigthree.sweeps.plan import is_number

if TYPE_CHECKING:
    import pandas as pd

    from bigthree.sweeps.results import Sweep

BANDS = 3
"""Parts into which the range of a number with many values is cut for the table."""


def blocks(sweep: Sweep) -> Iterator[Block]:
    """Yield the longest and the shortest world, the table, and what was run."""
    summary = sweep.summary().set_index("point").loc[sweep.ran.index]
    months = summary["rmst_two_against_one"]
    order = sweep.ran.index[np.argsort(months.to_numpy(), kind="stable")]
    longest, shortest = (world(sweep, int(order[place])) for place in (-1, 0))
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
    yield from worlds_run(sweep)
    yield Paragraph(f"{bases(sweep)} {varied(sweep)}")


def _pair(of: Case) -> str:
    """The tie of the two besides the believer."""
    return of.ties[dyad_of(*sorted({0, 1, 2} - {of.believer}))]


def _rows(sweep: Sweep, summary: pd.DataFrame) -> Iterator[dict[str, str]]:
    of = sweep.plan.case
    called = of.measured
    for name in sweep.plan.varied:
        for n, (where, chosen) in enumerate(_parts(sweep.ran[name])):
            here = summary[chosen]
            months = here["rmst_two_against_one"]
            yield {
                "": wording.varied(name, of.name) if n == 0 else "",
                "where": where,
                "worlds": f"{len(here)}",
                "together": wording.percent(here["survival_60"].mean()),
                "months": f"{months.mean():.0f} ± {months.std(ddof=0):.0f}",
                _pair(of): f"{here[f'rmst_{called.combined}'].mean():.0f}",
                f"{of.words.ties} tie": wording.number(here[called.ties].mean(), 2),
            }


def _parts(values: pd.Series[Any]) -> Iterator[tuple[str, Any]]:
    """The worlds by value, or by equal parts of the range of a number."""
    name, levels = str(values.name), sorted(values.dropna().unique())
    if not is_number(name) or len(levels) <= MOST_NAMED:
        for level in levels:
            where = label(name, level) if isinstance(level, str) else f"{level:g}"
            yield where, (values == level).to_numpy()
    else:
        edges = np.linspace(values.min(), values.max(), BANDS + 1)
        band = np.clip(np.searchsorted(edges, values, side="right") - 1, 0, BANDS - 1)
        for n in range(BANDS):
            chosen = (band == n) & values.notna().to_numpy()
            if chosen.any():
                yield f"{edges[n]:.3g} to {edges[n + 1]:.3g}", chosen
    if values.isna().any():
        yield BASES_OWN, values.isna().to_numpy()

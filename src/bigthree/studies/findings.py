"""What the studies of many worlds share: the shape of their results, and the worlds in words."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Self

from bigthree import wording
from bigthree.answers import Block, Paragraph
from bigthree.cases import Case
from bigthree.errors import BadRequest
from bigthree.labels import label
from bigthree.measures.history import columns_of
from bigthree.measures.summary import estimates_of
from bigthree.studies.results import Results
from bigthree.sweeps.plan import Plan, is_number, plan_sweep

if TYPE_CHECKING:
    import pandas as pd

    from bigthree.figures.figure_data import FigureData
    from bigthree.studies.request import Request
    from bigthree.sweeps.results import Sweep

Drawings = Mapping[str, "Callable[[], FigureData]"]

MOST_NAMED = 6
"""Choices of a factor, and factors of a world, that are named one by one."""

BASES_OWN = "as in the base"
"""What stands for a number that a world leaves as it is in its base."""

INTERVALS = (
    "Intervals show how another draw of luck, coding and coefficients might differ, not how sure "
    "history is. Coefficients are drawn from those that the record of 1945-48 accepts."
)


class Findings:
    """What is computed from the worlds of a sweep.

    Attributes
    ----------
    sweep : Sweep
        The worlds that were run.
    """

    sweep: Sweep

    @property
    def tables(self) -> dict[str, pd.DataFrame]:
        """The tables, by the name of their file."""
        raise NotImplementedError

    def results(
        self,
        blocks: Callable[[Self], Iterable[Block]],
        drawings: Callable[[Self], Drawings],
    ) -> Results:
        """Return the results of the study; answer and figures are made of these findings."""
        check_some_ran(self.sweep)
        return Results(
            list(blocks(self)),
            sweep=self.sweep,
            tables=self.tables,
            drawings=dict(drawings(self)),
        )

    def __repr__(self) -> str:
        return f"<{type(self).__name__}: {self.sweep!r}>"

    def _repr_html_(self) -> str:
        return "\n".join(
            str(table.to_html(index=False, float_format=lambda x: f"{x:.3g}", max_rows=60))
            for table in self.tables.values()
        )


def requested_plan(request: Request, points: int, vary: tuple[str, ...] = ()) -> Plan:
    """Return the plan of worlds that a request asks for.

    `points` and `vary` are for a request that does not say, or list the worlds itself.
    """
    options = request.sweep_options
    listed = options.design.endswith(".csv")
    return plan_sweep(
        request.overrides,
        options.vary or (() if listed else vary),
        options.design,
        points if options.points is None else options.points,
        request.runs,
        request.seed,
    )


def check_some_ran(sweep: Sweep) -> None:
    """Refuse a sweep none of whose worlds could be run, with the first failure."""
    if not len(sweep.ran):
        first = sweep.failures[0]
        raise BadRequest(
            f"none of {len(sweep.points)} worlds could be run; the first failed to "
            f"{first.stage}: {first.message}"
        )


def worlds_run(sweep: Sweep) -> Iterator[Block]:
    """Yield how many worlds and histories were run, and which worlds failed."""
    plan = sweep.plan
    yield Paragraph(
        f"{len(sweep.points):,} worlds, {wording.histories(plan.runs)} each "
        f"({plan.rows:,} in all), {plan.months} months from {wording.date(0, plan.case.start)}, "
        f"seed {plan.seed}; the same luck in every world."
    )
    yield from failed(sweep)


def failed(sweep: Sweep) -> Iterator[Block]:
    """Yield how many worlds failed, and the first, where any did."""
    if sweep.failures:
        first = sweep.failures[0]
        yield Paragraph(
            f"{len(sweep.failures)} of them failed (failures.csv); the first, "
            f"{world(sweep, first.point)}, to {first.stage}: {first.message}."
        )


def by_hand(sweep: Sweep) -> list[Block]:
    """Return what the user set apart from the coded scenario, where there is anything."""
    apart = wording.by_hand(next(iter(sweep.plan.bases.values())))
    return [Paragraph(apart)] if apart else []


def varied(sweep: Sweep) -> str:
    """Return what varied, how it is typed, and how far, in a sentence."""
    of = sweep.plan.case.name
    parts = (
        f"{wording.varied(name, of)} ({name}): {_extent(sweep.points[name])}"
        for name in sweep.plan.varied
    )
    return f"Varied: {'; '.join(parts)}."


def _extent(values: pd.Series[Any]) -> str:
    if is_number(str(values.name)):
        return f"{values.min():.3g} to {values.max():.3g} ({values.nunique()} values)"
    words = list(dict.fromkeys(map(str, values)))
    more = " …" if len(words) > MOST_NAMED else ""
    return " / ".join(label(str(values.name), word) for word in words[:MOST_NAMED]) + more


def world(sweep: Sweep, point: int) -> str:
    """Return a world by its number and by what varies in it."""
    row, of = sweep.points.loc[point], sweep.plan.case.name
    parts = (
        f"{wording.varied(name, of)}: {_value(name, row[name])}"
        for name in sweep.plan.varied[:MOST_NAMED]
    )
    return f"world {point} ({'; '.join(parts)})"


def _value(name: str, value: Any) -> str:
    """A value of what varies in words; what a world leaves out is its base's own."""
    if not is_number(name):
        return label(name, str(value))
    return BASES_OWN if math.isnan(value) else f"{value:.3g}"


def bases(sweep: Sweep) -> str:
    """Return which scenarios the worlds were made from."""
    labels = [base.labels for base in sweep.plan.bases.values()]
    authors, holds, worlds = (
        "; ".join(dict.fromkeys(words))
        for words in (
            [wording.author(each.author) for each in labels],
            [label("contradiction", each.contradiction) for each in labels],
            [wording.world(each) for each in labels],
        )
    )
    return f"Author: {authors}. {wording.capitalized(holds)}. World: {worlds}."


def meaning_and_unit(measure: str, of: Case) -> tuple[str, str]:
    """Return the meaning and the unit of a compared measure of a case."""
    meaning, unit, _ = (columns_of(of) | estimates_of(of))[measure]
    return meaning, unit


def measured(measure: str, of: Case) -> str:
    """Return what is measured, and how that is typed."""
    return f"Measured: {meaning_and_unit(measure, of)[0]} (measure={measure})."

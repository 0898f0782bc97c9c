"""The results of a finished sweep: its points, its histories, and estimates from them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from bigthree.comparison import check_measure, column_of, compared
from bigthree.errors import BadRequest
from bigthree.inputs import Floats
from bigthree.measures.censored import measured as as_measured
from bigthree.measures.censored import names_of
from bigthree.measures.estimates import Estimate, paired_difference
from bigthree.measures.history import columns_of
from bigthree.measures.summary import as_columns, estimated_from, estimates
from bigthree.scenario import Scenario
from bigthree.storage.saved import SavedResults
from bigthree.sweeps.chunk import Failure
from bigthree.sweeps.folder import SweepFolder
from bigthree.sweeps.plan import BASE, Plan, name_of


class Scenarios(Mapping[str, Scenario]):
    """The scenario of every point, made when it is asked for."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._points = {name_of(point): point for point in plan.points.index}

    def __getitem__(self, name: str) -> Scenario:
        return self._plan.scenario(self._points[name])

    def __iter__(self) -> Iterator[str]:
        return iter(self._points)

    def __len__(self) -> int:
        return len(self._points)


class Sweep(SavedResults):
    """A finished sweep, from its folder.

    Parameters
    ----------
    path : Path

    Raises
    ------
    BadRequest
        When it is unfinished, or a part of it was damaged.
    """

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self._folder = SweepFolder(path)
        self.plan = self._folder.plan
        self._finished = self._folder.finished()
        repair = "run the same command again to mend it"
        for damaged, fault in self._finished.damaged.items():
            raise BadRequest(f"{damaged}: {fault}; {repair}")
        done, chunks = len(self._finished.parts), self._folder.chunks
        if done < chunks:
            raise BadRequest(f"{path}: is unfinished, {done} of {chunks} chunks; {repair}")

    @property
    def points(self) -> pd.DataFrame:
        """A row a point, a column for everything that varied."""
        return self.plan.points.drop(columns=BASE)

    @property
    def scenarios(self) -> Mapping[str, Scenario]:
        """The scenario of every point, by name; asking for one that failed raises its error."""
        return Scenarios(self.plan)

    @property
    def failures(self) -> tuple[Failure, ...]:
        """The points that failed: stage, message, scenario."""
        return self._finished.failures

    @cached_property
    def ran(self) -> pd.DataFrame:
        """The points that did not fail."""
        return self.points.drop(index=[failure.point for failure in self.failures])

    @property
    def _kept(self) -> list[tuple[str, str, Any]] | None:
        """Leave out the rows of points that failed later, in another chunk."""
        failed = [failure.point for failure in self.failures]
        return [("point", "not in", failed)] if failed else None

    def per_run(self, measure: str) -> Floats:
        """A compared measure of every history, shape (points that ran, runs).

        Raises
        ------
        BadRequest
            When there is no such measure.
        """
        column = column_of(check_measure(measure, self.plan.case))
        return self._stacked(column, lambda values, months: compared(measure, values, months))

    def column(self, name: str) -> Floats:
        """One column of the histories, shape (points that ran, runs)."""
        return self._stacked(name, lambda values, months: values)

    def _stacked(self, column: str, measured: Callable[[Floats, int], Floats]) -> Floats:
        """What is measured on a column, given the horizon, for all points that ran."""
        parts = [measured(columns[column], months) for _, months, columns in self._arrays([column])]
        return np.concatenate(parts) if parts else np.empty((0, self.plan.runs))

    def difference(self, measure: str, point: int, baseline: int) -> Estimate:
        """Mean paired difference of a measure between two points that ran, with its interval."""
        values, order = self.per_run(measure), list(self.ran.index)
        return paired_difference(values[order.index(baseline)], values[order.index(point)])

    def summary(self) -> pd.DataFrame:
        """A row a point: what varied, and the estimates of ``summary.csv``.

        A point that failed has no estimates, but the stage and the message of its failure.
        """
        return self._summary.copy()

    @cached_property
    def _summary(self) -> pd.DataFrame:
        rows = [frame for frame in self._estimated() if len(frame)]
        failed = {failure.point: failure for failure in self.failures}
        lost = pd.DataFrame(
            [self._identity(point) | {"stage": failure.stage, "message": failure.message}
             for point, failure in failed.items()]
        )  # fmt: skip
        rows += [lost] if failed else []
        return pd.concat(rows).sort_values("point", ignore_index=True)

    def _estimated(self) -> Iterator[pd.DataFrame]:
        """The summary of the points that ran, some at a time."""
        of = self.plan.case
        for points, months, columns in self._arrays(list(estimated_from(of))):
            table = as_columns(estimates(columns, months, of))
            identity = pd.DataFrame([self._identity(int(point)) for point in points])
            yield pd.concat([identity, pd.DataFrame(table)], axis=1)

    def _identity(self, point: int) -> dict[str, Any]:
        row = self.plan.points.loc[point]
        base = self.plan.bases.get(self.plan.base_of(point))
        of_base = {"author": base.labels.author, "contradiction": base.labels.contradiction,
                   "months": base.months} if base else {}  # fmt: skip
        first = {"scenario": name_of(point), "point": point}
        varied = {name: row[name] for name in self.plan.varied}
        return first | of_base | {"runs": self.plan.runs} | varied

    def _arrays(self, columns: list[str]) -> Iterator[tuple[Floats, int, dict[str, Floats]]]:
        """Some points at a time: their numbers, their horizon, each column as (points, runs)."""
        runs, failed = self.plan.runs, [failure.point for failure in self.failures]
        rest = pd.DataFrame()
        written = names_of(columns, columns_of(self.plan.case))
        for frame in self._folder.batches(self._finished, ["point", *written]):
            rest = pd.concat([rest, frame[~frame["point"].isin(failed)]], ignore_index=True)
            whole = len(rest) // runs * runs
            yield from self._by_horizon(rest.iloc[:whole], columns)
            rest = rest.iloc[whole:]

    def _by_horizon(
        self, rows: pd.DataFrame, columns: list[str]
    ) -> Iterator[tuple[Floats, int, dict[str, Floats]]]:
        runs = self.plan.runs
        points = rows["point"].to_numpy()[::runs]
        horizons = np.array([self.plan.horizon(int(point)) for point in points])
        written = {str(name): rows[name].to_numpy() for name in rows}
        arrays = {name: as_measured(written, name).reshape(-1, runs) for name in columns}
        edges = np.flatnonzero(np.diff(horizons)) + 1
        for part in np.split(np.arange(len(points)), edges):
            if len(part):
                columns_here = {name: array[part] for name, array in arrays.items()}
                yield points[part], int(horizons[part[0]]), columns_here

"""Worlds side by side, on the same luck."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import pandas as pd

from bigthree import plotting
from bigthree.cases import Case, case
from bigthree.ensemble import Ensemble, Keep, simulate
from bigthree.errors import BadRequest, nearest
from bigthree.measures.estimates import Estimate, paired_difference, restricted, survived
from bigthree.scenario import Scenario, check_scenario

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from bigthree.inputs import Floats


def paired_of(of: Case) -> tuple[str, ...]:
    """The measures of a case that are compared run by run."""
    called = of.measured
    return (
        "survival_60", "rmst_two_against_one", f"rmst_{called.combined}", "rmst_concert",
        called.ties, *of.dyads, "surprise", *called.trust,
    )  # fmt: skip


PAIRED = paired_of(case())
"""The same of the usual case."""

_COLUMNS = {"survival_60": "two_against_one", "rmst_concert": "concert_end"}


def check_measure(name: str, of: Case | None = None) -> str:
    """The name of a compared measure of a case, the usual one unless given.

    Raises
    ------
    BadRequest
        When there is no such measure.
    """
    known = paired_of(of or case())
    if name not in known:
        raise BadRequest(f"measure={name}: no such measure; {nearest(name, known)}")
    return name


def column_of(name: str) -> str:
    """The column of a history's row that a compared measure is made of."""
    return _COLUMNS.get(name, name.removeprefix("rmst_"))


def compared(name: str, values: Floats, months: int) -> Floats:
    """A compared measure, history by history, from its column (see `column_of`)."""
    if name == "survival_60":
        return survived(values, min(60, months)).astype(float)
    return restricted(values, months) if name.startswith("rmst_") else values


def per_run(ensemble: Ensemble, name: str) -> Floats:
    """A compared measure for every run.

    Raises
    ------
    BadRequest
        When there is no such measure.
    """
    column = column_of(check_measure(name, ensemble.case))
    return compared(name, ensemble.column(column), ensemble.scenario.months)


class Comparison:
    """Ensembles that met the same luck.

    Attributes
    ----------
    ensembles : dict of str to Ensemble
        The first is the baseline.
    """

    def __init__(self, ensembles: dict[str, Ensemble]) -> None:
        self.ensembles = ensembles

    @property
    def baseline(self) -> str:
        """Name of the first arm, against which the others are compared."""
        return next(iter(self.ensembles))

    @property
    def case(self) -> Case:
        """Of all arms."""
        return self.ensembles[self.baseline].case

    def summary(self) -> pd.DataFrame:
        """One row an arm, with the columns of ``summary.csv``; the index names the arm."""
        rows = pd.concat([each.summary() for each in self.ensembles.values()], ignore_index=True)
        rows.index = pd.Index(self.ensembles, name="arm")
        return rows

    def difference(self, name: str, arm: str, baseline: str | None = None) -> Estimate:
        """Mean paired difference of a measure, `arm` minus baseline, with its interval.

        Raises
        ------
        BadRequest
            When there is no such arm or measure.
        """
        one, other = self._arm(baseline or self.baseline), self._arm(arm)
        return paired_difference(per_run(one, name), per_run(other, name))

    def _arm(self, name: str) -> Ensemble:
        if name not in self.ensembles:
            raise BadRequest(f"arm={name}: no such arm; {nearest(name, self.ensembles)}")
        return self.ensembles[name]

    def differences(self, against: Mapping[str, str] | None = None) -> pd.DataFrame:
        """Every compared measure of every arm minus its baseline: value, low, high.

        Parameters
        ----------
        against : mapping of str to str, optional
            The baseline of an arm, where it is not the first.
        """
        rows: list[dict[str, Any]] = []
        for arm in list(self.ensembles)[1:]:
            baseline = (against or {}).get(arm, self.baseline)
            for name in paired_of(self.case):
                difference = self.difference(name, arm, baseline)
                row = {"arm": arm, "baseline": baseline, "measure": name}
                rows.append(row | difference._asdict())
        return pd.DataFrame(rows)

    def plot(self, kind: str = "survival", **chosen: Any) -> list[Axes]:
        """Draw a figure of these worlds, of `bigthree.figures.described`; return its axes.

        Parameters
        ----------
        kind : str
            ``survival``, or ``beliefs`` of a two-by-two.
        **chosen
            Options of that kind.

        Raises
        ------
        BadRequest
            When there is no such kind.
        """
        return plotting.axes_of(kind, self.ensembles, **chosen)

    def __repr__(self) -> str:
        return f"<Comparison of {', '.join(map(repr, self.ensembles))}>"

    def _repr_html_(self) -> str:
        return str(self.differences().to_html(index=False, float_format=lambda v: f"{v:.3g}"))


def compare(
    scenarios: Mapping[str, Scenario],
    runs: int = 1000,
    seed: int = 0,
    months: int | None = None,
    keep: Keep = "paths",
    threads: int | None = None,
    progress: Callable[[int], object] | None = None,
) -> Comparison:
    """Run scenarios on the same luck.

    Parameters
    ----------
    scenarios : mapping of str to Scenario
        At least two, by the name of the arm; the first is the baseline.
    runs, seed, months, keep, threads, progress
        As for `bigthree.simulate`.

    Raises
    ------
    BadRequest
        For fewer than two scenarios, or unequal horizons or cases.
    """
    if not isinstance(scenarios, Mapping):
        raise BadRequest(
            f"compare({scenarios!r:.60}): give a mapping such as {{'holds': …, 'fails': …}}"
        )
    for name, scenario in scenarios.items():
        check_scenario(str(name), scenario)
    if len(scenarios) < 2:
        raise BadRequest(f"compare: {len(scenarios)} scenario given; at least 2 are needed")
    horizons = {scenario.months for scenario in scenarios.values()}
    if months is None and len(horizons) > 1:
        raise BadRequest(f"months={sorted(horizons)}: compared scenarios need one horizon")
    cases = {scenario.case for scenario in scenarios.values()}
    if len(cases) > 1:
        raise BadRequest(f"case={','.join(sorted(cases))}: compared scenarios need one case")
    return Comparison(
        {
            name: simulate(scenario, runs, seed, months, keep, threads, progress)
            for name, scenario in scenarios.items()
        }
    )

"""Which of the things that vary matter: Morris's and Sobol's designs, run as a sweep."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Unpack

import numpy as np

from bigthree import luck
from bigthree.cases import case
from bigthree.comparison import check_measure
from bigthree.errors import BadRequest, whole_number
from bigthree.inputs import Floats
from bigthree.scenario import Scenario
from bigthree.studies.findings import Findings, meaning_and_unit
from bigthree.studies.sensitivity import ALONE, indices
from bigthree.studies.sensitivity.design import METHODS, Design, design_of
from bigthree.sweeps.factors import ASSUMPTIONS, Varied, factors_of
from bigthree.sweeps.plan import composed, on_bases
from bigthree.sweeps.results import Sweep
from bigthree.sweeps.running import SweepSettings, run_sweep

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, repr=False)
class Sensitivity(Findings):
    """Which of the things that varied matter for a measure.

    Attributes
    ----------
    measure : str
    design : Design
    sweep : Sweep
        The worlds that were run.
    table : DataFrame
        A row a factor, the strongest first: ``mu_star``, ``mu``, ``sigma`` and ``luck_alone``
        (Morris; in the measure's unit, over the whole range of a number or from choice to choice)
        or ``S1`` and ``ST`` (Sobol; shares of the variance between worlds). Beside each index its
        two 95 % intervals, ``*_design_low``, ``*_design_high`` and ``*_luck_low``,
        ``*_luck_high``; see `bigthree.studies.sensitivity.indices`.
    variance : DataFrame
        A row a source of the differences between single histories.
    """

    measure: str
    design: Design
    sweep: Sweep
    table: pd.DataFrame
    variance: pd.DataFrame

    @property
    def meaning_and_unit(self) -> tuple[str, str]:
        """Of the measure."""
        return meaning_and_unit(self.measure, self.sweep.plan.case)

    @property
    def beyond_luck(self) -> pd.Series[Any]:
        """Whether each factor's strength is more than luck alone would give."""
        if self.design.method == "morris":
            return self.table["mu_star"] > self.table[ALONE]
        return self.table["ST_luck_low"] > 0.0

    @property
    def tables(self) -> dict[str, pd.DataFrame]:
        """``sensitivity`` and ``variance``."""
        return {"sensitivity": self.table, "variance": self.variance}

    def __repr__(self) -> str:
        return f"<Sensitivity of {self.measure}, {self.design.method}, {len(self.table)} factors>"


def sensitivity(
    base: Scenario | Iterable[str] = (),
    vary: Varied = ASSUMPTIONS,
    method: str = "morris",
    measure: str = "rmst_two_against_one",
    points: int | None = None,
    runs: int = 1000,
    seed: int = 0,
    **settings: Unpack[SweepSettings],
) -> Sensitivity:
    """Find which of the things that vary matter for a measure, and how sure that is.

    Parameters
    ----------
    base, vary
        As for `bigthree.sweep`; all assumptions within their coded ranges, by default.
    method : {"morris", "sobol"}
        Morris screens many factors with few worlds; Sobol divides the variance between worlds
        among them and takes many more.
    measure : str
        A compared measure, such as ``rmst_two_against_one`` or ``survival_60``. Another measure of
        the same worlds is answered from the rows that are there.
    points : int or None
        How many worlds, at most. Morris takes whole trajectories of factors + 1 worlds (20 unless
        given), Sobol a power of two of rows of factors + 2 worlds (128 unless given).
    runs : int
        Histories a world, at least 2: luck shows only where it differs.
    seed : int
        Of the luck, and of the design.
    **settings
        See `bigthree.sweeps.running.SweepSettings`.

    Raises
    ------
    BadRequest
        For a bad request, too few points, a missing SALib, or a world that failed: the indices
        need them all.

    Examples
    --------
    >>> result = sensitivity(["contradiction=fails"], ["world.rivalry", "author.appetite"],
    ...                     points=6, runs=20, show=False)
    >>> result.table.shape[0]
    2
    """
    whole_number("runs", runs, 2, luck.MOST_RUNS)
    scenario, overrides = composed(base)
    check_measure(measure, case(scenario.case))
    design = design_of(method, factors_of(vary, scenario), points, luck.check_seed(seed))
    plan = on_bases(scenario, overrides, design.factors, design.values, runs, seed)
    sweep = run_sweep(plan, "sensitivity", **settings)
    for first in sweep.failures[:1]:
        raise BadRequest(
            f"{len(sweep.failures)} of {len(sweep.points)} worlds failed, and sensitivity needs "
            f"them all; the first, point {first.point}, to {first.stage}: {first.message}; narrow "
            f"the range of what it names, or leave it out (the rows are kept in {sweep.path})"
        )
    table, variance = analysed(design, sweep.per_run(measure), seed)
    return Sensitivity(measure, design, sweep, table, variance)


def analysed(design: Design, outputs: Floats, seed: int) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the table of indices, strongest first, and where differences come from.

    `outputs` are the measure at the design's points, shape (points, runs); run r of each met the
    same luck. `seed` is that of the resampling for the intervals.
    """
    import pandas as pd

    names = {
        "factor": [factor.name for factor in design.factors],
        "over": [factor.over for factor in design.factors],
    }
    columns = (_morris if design.method == "morris" else _sobol)(design, outputs, seed)
    table = pd.DataFrame(names | columns).sort_values(
        METHODS[design.method].strength, ascending=False, kind="stable", ignore_index=True
    )
    variance = pd.DataFrame(indices.variance_parts(outputs).items(), columns=["source", "variance"])
    total = variance["variance"].sum()
    share = variance["variance"] / total if total > indices.EPSILON else 0.0
    return table, variance.assign(share_of_variance=share)


def _morris(design: Design, outputs: Floats, seed: int) -> dict[str, Floats]:
    words = design.is_choice
    effects = indices.elementary_effects(design.places, words, outputs)
    columns = indices.with_intervals(indices.morris, effects, seed)
    for name in columns:
        if not name.startswith("mu_star"):  # a choice among words has no direction
            columns[name] = np.where(words, np.nan, columns[name])
    return columns | {ALONE: indices.luck_alone(effects, seed)}


def _sobol(design: Design, outputs: Floats, seed: int) -> dict[str, Floats]:
    rows = outputs.reshape(design.blocks, -1, outputs.shape[1])
    return indices.with_intervals(indices.sobol, rows, seed)

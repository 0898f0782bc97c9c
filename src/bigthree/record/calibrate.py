"""Approximate Bayesian computation by rejection: the coefficients whose histories fit the record.

A history of the historical world under the policy actually followed is run for each draw of the
coefficients from their priors (and of the coded assumptions from their ranges, and of luck);
those that match the few targets are kept. Nothing else is looked at.
"""

from __future__ import annotations

from typing import NamedTuple, Unpack

import numpy as np
import pandas as pd

from bigthree import calibration
from bigthree.composition import compose
from bigthree.errors import BadRequest
from bigthree.inputs import Floats, Integers, draw
from bigthree.record.targets import MONTHS, TOLERANCE, Targets, matches, targets
from bigthree.scenario import Scenario
from bigthree.sweeps.plan import BASE, Plan
from bigthree.sweeps.results import Sweep
from bigthree.sweeps.running import SweepSettings, run_sweep

RUNS = 1_000_000
"""Draws from the priors."""

LEAST = 50
"""Accepted draws below which there is nothing to speak of."""

LEVEL = 0.05
"""Of the test whether the record says anything about a coefficient, over all of them together."""

WORLD = (
    "author=stalin_molotov",
    "contradiction=fails",
    "world=historical",
    "background=historical",
    "events=none",
    "coefficients=prior",
    f"months={MONTHS}",
)
"""The world as it turned out, under the policy actually followed. No dated events: they record the
very crises that are checked out of sample."""

COLUMNS = ("ussr_usa_break", "ussr_uk_break", "usa_uk_break", "usa_uk")


class Calibration(NamedTuple):
    """What the record accepts.

    Attributes
    ----------
    sample : DataFrame
        Accepted draws, a row a draw, the medoid first, a column a coefficient.
    runs : ndarray of int
        Which histories they are, in the order of the sweep.
    table : DataFrame
        For each coefficient its prior and posterior, and whether the record speaks to it.
    targets : Targets
    sweep : Sweep
    """

    sample: pd.DataFrame
    runs: Integers
    table: pd.DataFrame
    targets: Targets
    sweep: Sweep


def calibrate(runs: int = RUNS, seed: int = 0, **settings: Unpack[SweepSettings]) -> Calibration:
    """Run the calibration, or take up where it stopped.

    Parameters
    ----------
    runs : int
        Draws from the priors.
    seed : int
    **settings
        See `bigthree.sweeps.running.SweepSettings`.

    Raises
    ------
    BadRequest
        When fewer than `LEAST` draws are accepted.
    """
    scenario = compose(*WORLD)
    points = pd.DataFrame({BASE: [scenario.name]}, index=pd.RangeIndex(1, name="point"))
    plan = Plan({scenario.name: scenario}, points, runs, seed, {})
    sweep = run_sweep(plan, "calibration", **settings)
    columns = {name: sweep.column(name)[0] for name in COLUMNS}
    found = targets(scenario.measures.combination)
    kept = _matching(columns, found)
    if len(kept) < LEAST:
        raise BadRequest(
            f"runs={runs}: the record accepts {len(kept)}; at least {LEAST} are needed"
        )
    draws = coefficients_of(scenario, seed, kept)
    near, far = (
        coefficients_of(scenario, seed, _matching(columns, found, tolerance))
        for tolerance in (TOLERANCE / 2, TOLERANCE * 1.5)
    )
    table = _compared(draws, near, far)
    return Calibration(_medoid_first(draws), kept, table, found, sweep)


def _matching(columns: dict[str, Floats], found: Targets, tolerance: float = TOLERANCE) -> Integers:
    """The numbers of the runs that the record accepts."""
    return np.flatnonzero(matches(columns, found, tolerance)).astype(np.int64)


def coefficients_of(scenario: Scenario, seed: int, runs: Integers, at_once: int = 20_000) -> Floats:
    """The coefficients that some runs drew, shape (runs, coefficients with a prior)."""
    names = list(calibration.priors())
    found = np.empty((len(runs), len(names)))
    for first in range(0, int(runs.max(initial=0)) + 1, at_once):
        here = (runs >= first) & (runs < first + at_once)
        if here.any():
            drawn = draw(scenario, seed, first, at_once).parameters
            for n, name in enumerate(names):
                found[here, n] = drawn[name][runs[here] - first]
    return found


def _medoid_first(draws: Floats) -> pd.DataFrame:
    """The sample as it ships: four digits, the medoid first."""
    names = list(calibration.priors())
    rounded = np.array([[float(f"{value:.4g}") for value in row] for row in draws])
    first = calibration.medoid_of(rounded, _widths())
    order = [first, *(n for n in range(len(rounded)) if n != first)]
    return pd.DataFrame(rounded[order], columns=names)


def _widths() -> Floats:
    return np.array([high - low for low, high in calibration.priors().values()])


def _compared(draws: Floats, near: Floats, far: Floats) -> pd.DataFrame:
    """Prior and posterior of each coefficient.

    ``narrowed`` is the share by which the middle half of the posterior is narrower than that of the
    prior; ``p`` that of a Kolmogorov-Smirnov test of the accepted draws against the prior.
    """
    from scipy import stats

    rows = []
    for n, (name, (low, high)) in enumerate(calibration.priors().items()):
        values = draws[:, n]
        quarters = np.quantile(values, [0.05, 0.25, 0.5, 0.75, 0.95])
        p = stats.kstest(values, stats.uniform(low, high - low).cdf).pvalue
        rows.append(
            {
                "coefficient": f"theory.{name}",
                "prior_low": low,
                "prior_high": high,
                "q05": quarters[0],
                "median": quarters[2],
                "q95": quarters[4],
                "narrowed": 1 - (quarters[3] - quarters[1]) / ((high - low) / 2),
                "median_near": np.median(near[:, n]) if len(near) else np.nan,
                "median_far": np.median(far[:, n]),
                "p": float(p),
                "told": bool(p < LEVEL / len(calibration.priors())),
            }
        )
    return pd.DataFrame(rows)

"""Inference on the question itself: how strong the contradiction could have been.

Approximate Bayesian computation by rejection, world by world. A history is run for each draw of
the true rivalry (every strength from 0 to 1 as likely as another), of the coefficients from
their priors, of the other assumptions from their coding ranges, and of luck; those that match the
record as the calibration reads it are kept. The coefficients are not drawn from the accepted
sample: that used the same record once already.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple, Unpack

import numpy as np
from numpy.typing import NDArray

from bigthree.composition import compose
from bigthree.inputs import Floats, draw
from bigthree.measures.estimates import LEVEL, Estimate, share
from bigthree.record.targets import COLUMNS, MONTHS, TOLERANCE, Targets, matches, targets
from bigthree.scenario import Labels, Scenario
from bigthree.sweeps.plan import BASE, Plan
from bigthree.sweeps.running import SweepSettings, run_sweep
from bigthree.worlds import STUDIED_WORLDS, author_choices, check_overrides, gives

if TYPE_CHECKING:
    import pandas as pd

    from bigthree.sweeps.results import Sweep

RUNS = 100_000
"""Runs a world, of two histories each."""

LEAST = 30
"""Histories kept below which nothing can be said."""

MIDDLE = 0.5
QUANTILES = {"q05": 0.05, "q25": 0.25, "median": 0.5, "q75": 0.75, "q95": 0.95}

WHOLE, BREAKS, WARM = "whole", "breaks", "warm_tie"
PARTS = (WHOLE, BREAKS, WARM)
"""The record, and its two parts: when the Soviet ties broke, and that the third stayed warm."""

VARIED = (
    "contradiction", "switches.contradiction", "labels*", "world.rivalry", "coefficients",
    "uncertainty.coefficients", "uncertainty.coding", "months",
)  # fmt: skip
"""What a request leaves to this study."""

CASE = ["author", "world", "background"]
SIDES = {"weak": 0.0, "strong": 1.0}
"""The two triangles over 0 to 1, by where they peak, whose even mixture is the uniform prior."""


class Record(NamedTuple):
    """What is known of a record, ours or a simulated one.

    Attributes
    ----------
    ussr_usa, ussr_uk : float or None
        Months in which the Soviet ties broke; None for one that never did.
    britain_first : bool
        Whether Britain's broke before America's.
    warm : bool
        Whether the Anglo-American tie never broke and stayed warm.
    """

    ussr_usa: float | None
    ussr_uk: float | None
    britain_first: bool
    warm: bool


@dataclass(frozen=True)
class Case:
    """The histories of one world.

    Attributes
    ----------
    labels : Labels
        Whose assumptions, in which world.
    rivalry : ndarray, shape (2, runs)
        The true rivalry of each history; either half of its own triangle.
    columns : dict of str to ndarray, shape (2, runs)
        Those of `bigthree.record.targets.COLUMNS`.
    found : Targets
    """

    labels: Labels
    rivalry: Floats
    columns: dict[str, Floats]
    found: Targets

    @property
    def names(self) -> dict[str, str]:
        """Author, world and background."""
        return {name: getattr(self.labels, name) for name in CASE}

    @cached_property
    def warm(self) -> NDArray[np.bool_]:
        """Where the Anglo-American tie never broke and stayed warm, shape (2, runs)."""
        never, mean = self.columns["usa_uk_break"] < 0, self.columns["usa_uk"]
        return np.asarray(never & (mean > self.found.warm))

    @cached_property
    def britain_first(self) -> NDArray[np.bool_]:
        """Where Britain's tie with Moscow broke before America's, shape (2, runs)."""
        usa, uk = self.columns["ussr_usa_break"], self.columns["ussr_uk_break"]
        return np.asarray((uk >= 0) & ((usa < 0) | (uk < usa)))

    @property
    def usa_too_soon(self) -> NDArray[np.bool_]:
        """Where the Soviet-American tie broke too soon for the record, shape (2, runs)."""
        month = self.columns["ussr_usa_break"]
        return (month >= 0) & (month < self.found.ussr_usa - TOLERANCE)

    def alike(self, record: Record, part: str = WHOLE) -> NDArray[np.bool_]:
        """Which histories match a record, or a part of it, shape (2, runs).

        A tie that never broke in the record is matched only by one that never broke.
        """
        warm: NDArray[np.bool_] = self.warm == record.warm
        if part == WARM:
            return warm
        breaks: NDArray[np.bool_] = self.britain_first == record.britain_first
        for name in ("ussr_usa", "ussr_uk"):
            breaks &= _in_time(self.columns[f"{name}_break"], getattr(record, name))
        return breaks if part == BREAKS else breaks & warm

    def kept(self, part: str = WHOLE) -> NDArray[np.bool_]:
        """Which histories match the record, or a part of it, shape (2, runs)."""
        if part == WHOLE:
            return matches(self.columns, self.found)
        return self.alike(Record(self.found.ussr_usa, self.found.ussr_uk, True, True), part)

    @cached_property
    def posterior(self) -> Floats:
        """The true rivalry of the histories that match the record."""
        return self.rivalry[self.kept()]

    @property
    def told(self) -> bool:
        """Whether enough histories match for anything to be said."""
        return len(self.posterior) >= LEAST

    @cached_property
    def rate(self) -> Estimate:
        """Share of the histories that match: how likely this world makes the record."""
        return rate(self.kept().mean(axis=0), 1.0)

    def factor(self, one: Coded, other: Coded, part: str = WHOLE) -> Estimate:
        """Bayes factor: how much likelier the record is under one coding than under another.

        The histories are weighted by each coding's triangle instead of being run again.
        """
        weights = (each.density(self.rivalry) for each in (one, other))
        kept = self.kept(part)
        return ratio(*(rate((kept * w).mean(axis=0), w.mean(axis=0).max()) for w in weights))


class Coded(NamedTuple):
    """The true rivalry as coded: a triangle over its range."""

    low: float
    value: float
    high: float

    def density(self, rivalry: Floats) -> Floats:
        """Density of the triangle."""
        from scipy.stats import triang

        width = self.high - self.low
        triangle = triang((self.value - self.low) / width, self.low, width)
        return np.asarray(triangle.pdf(rivalry))


class Inference:
    """What the record says of the true rivalry, in each world.

    Attributes
    ----------
    sweep : Sweep
        The histories that were run.
    coded : dict of str to Coded
        The true rivalry where the contradiction ``holds`` and where it ``fails``.
    """

    def __init__(self, sweep: Sweep) -> None:
        self.sweep = sweep
        self.coded = {arm: _coded(arm) for arm in ("holds", "fails")}

    @cached_property
    def cases(self) -> list[Case]:
        """Every world whose histories could be run."""
        columns = {name: self.sweep.column(name) for name in COLUMNS}
        ran = self.sweep.ran.reset_index()
        worlds = ran.groupby(CASE, sort=False).indices.values()
        return [self._case(rows, columns) for rows in worlds if len(rows) == len(SIDES)]

    def _case(self, rows: Any, columns: dict[str, Floats]) -> Case:
        scenario = self.sweep.plan.scenario(int(self.sweep.ran.index[rows[0]]))
        found = targets(scenario.measures.combination)
        own = {name: values[rows] for name, values in columns.items()}
        return Case(scenario.labels, self._rivalry, own, found)

    @cached_property
    def _rivalry(self) -> Floats:
        """The true rivalry of every run, the same in every world, shape (2, runs)."""
        plan = self.sweep.plan
        first = plan.points.index[: len(SIDES)]
        return np.stack([rivalry_of(plan.scenario(p), plan.seed, plan.runs) for p in first])

    @cached_property
    def table(self) -> pd.DataFrame:
        """A row a world: how many histories match, the posterior, the Bayes factors.

        Where fewer than `LEAST` match, only the first of these is there.
        """
        import pandas as pd

        return pd.DataFrame([self._row(case) for case in self.cases])

    def _row(self, case: Case) -> dict[str, Any]:
        reference = self.cases[-1]
        against = Estimate(1.0, 1.0, 1.0) if case is reference else ratio(case.rate, reference.rate)
        return {
            **case.names,
            "histories": case.rivalry.size,
            "accepted": len(case.posterior),
            **_named("rate", case.rate),
            **_named("against_reference", against),
            "usa_too_soon": float(case.usa_too_soon.mean()),
            "uk_first": float(case.britain_first.mean()),
            "warm": float(case.warm.mean()),
            **(self._said(case) if case.told else {}),
        }

    def _said(self, case: Case) -> dict[str, Any]:
        above = int((case.posterior > MIDDLE).sum())
        values = quantiles(case.posterior, list(QUANTILES.values()))
        found = dict(zip(QUANTILES, values, strict=True))
        found |= _named("above_half", share(above, len(case.posterior)))
        for part in PARTS:
            factor = case.factor(self.coded["holds"], self.coded["fails"], part)
            found |= _named(f"holds_over_fails_{part}", factor)
        return found

    @cached_property
    def recovery(self) -> pd.DataFrame:
        """A row a simulated record: its true rivalry, and whether the inference found it.

        Each world has runs of its own for it, so that no luck is met twice.
        """
        import pandas as pd

        from bigthree.record.recovery import RECORDS, recover

        plan, count = self.sweep.plan, min(RECORDS, self.sweep.plan.runs // len(self.cases))
        runs = (range(n * count, (n + 1) * count) for n in range(len(self.cases)))
        frames = [recover(*each, plan.seed) for each in zip(self.cases, runs, strict=True)]
        return pd.concat(frames, ignore_index=True)

    def __repr__(self) -> str:
        return f"<Inference: {self.sweep!r}>"

    def _repr_html_(self) -> str:
        return str(self.table.to_html(index=False, float_format=lambda value: f"{value:.3g}"))


def inference(
    base: str | Iterable[str] = (),
    runs: int = RUNS,
    seed: int = 0,
    **settings: Unpack[SweepSettings],
) -> Inference:
    """How strong the contradiction could have been, given the record, in each author's world.

    Parameters
    ----------
    base : str or list of str
        Overrides, such as ``["author=litvinov"]``. Without an author all four are run; without a
        world or a background, the world that each assumed and the world as it turned out.
    runs, seed : int
        Runs a world, of two histories each, and their luck: the same in every world.
    **settings
        See `bigthree.sweeps.running.SweepSettings`.

    Raises
    ------
    BadRequest
        For overrides of what it varies, and as for `bigthree.sweep`.

    Examples
    --------
    >>> found = inference(["author=gromyko", "world=as_assumed"], runs=2000)
    >>> bool(found.table["accepted"][0] > 30)
    True
    """
    return Inference(run_sweep(plan_inference(base, runs, seed), "inference", **settings))


def plan_inference(base: str | Iterable[str] = (), runs: int = RUNS, seed: int = 0) -> Plan:
    """Every world twice: with the rivalry from a triangle that peaks at 0, and one at 1.

    Raises
    ------
    BadRequest
        For overrides of what it varies.
    """
    import pandas as pd

    bases: dict[str, Scenario] = {}
    rows = []
    for world in _worlds(check_overrides("inference", base, VARIED)):
        for side, peak in SIDES.items():
            scenario = from_nought_to_one(world, side, peak)
            bases[scenario.name] = scenario
            labels = {name: getattr(world.labels, name) for name in CASE}
            rows.append({BASE: scenario.name, **labels, "peak": side})
    points = pd.DataFrame(rows, index=pd.RangeIndex(len(rows), name="point"))
    return Plan(bases, points, runs, seed, {})


def _worlds(overrides: tuple[str, ...]) -> Iterator[Scenario]:
    """Each author's own world, and the world as it turned out under his policy."""
    given = gives(overrides, "world") or gives(overrides, "background")
    for author in author_choices(overrides):
        for world in [()] if given else [STUDIED_WORLDS[0], STUDIED_WORLDS[-1]]:
            yield compose(
                *author, *world, "contradiction=fails", "coefficients=prior", f"months={MONTHS}",
                *overrides,
            )  # fmt: skip


def from_nought_to_one(scenario: Scenario, side: str, peak: float) -> Scenario:
    """The scenario with its true rivalry drawn from a triangle over 0 to 1."""
    ranges = {**scenario.ranges, "world.rivalry": (0.0, 1.0)}
    name = f"{scenario.name}-rivalry_{side}"
    return scenario.with_values({"name": name, "world.rivalry": peak, "ranges": ranges})


def rivalry_of(scenario: Scenario, seed: int, runs: int, at_once: int = 20_000) -> Floats:
    """The true rivalry that each run drew, shape (runs,)."""
    return np.concatenate(
        [
            draw(scenario, seed, first, min(at_once, runs - first)).parameters["rivalry"]
            for first in range(0, runs, at_once)
        ]
    )


def _coded(arm: str) -> Coded:
    """The true rivalry as coded where the contradiction holds or fails."""
    scenario = compose(f"contradiction={arm}")
    low, high = scenario.ranges["world.rivalry"]
    return Coded(low, scenario.world.rivalry, high)


def _in_time(months: Floats, month: float | None) -> NDArray[np.bool_]:
    if month is None:
        return months < 0
    return (months >= 0) & (np.abs(months - month) <= TOLERANCE)


def _named(name: str, estimate: Estimate) -> dict[str, float]:
    """An estimate as three columns."""
    return {name: estimate.value, f"{name}_low": estimate.low, f"{name}_high": estimate.high}


def quantiles(values: Floats, shares: list[float]) -> Floats:
    """Quantiles below which one more such value lies with just that chance."""
    return np.asarray(np.quantile(values, shares, method="weibull"))


def rate(weights: Floats, largest: float) -> Estimate:
    """Mean weight of the runs, of which few have any, with the interval of Fay and Feuer (1997).

    A sum of weighted rare events is held against a gamma distribution of its mean and variance;
    with equal weights it is the exact Poisson interval, and it is there when nothing happened.

    Parameters
    ----------
    weights : ndarray, shape (runs,)
        0 or more.
    largest : float
        The most that the weight of a run could be.
    """
    from scipy.stats import gamma

    tail, most = (1 - LEVEL) / 2, largest / len(weights)
    value, spread = weights.mean(), (weights**2).sum() / len(weights) ** 2
    low = gamma.ppf(tail, value**2 / spread, scale=spread / value) if value > 0 else 0.0
    upper, wider = value + most, spread + most**2
    high = gamma.ppf(1 - tail, upper**2 / wider, scale=wider / upper)
    return Estimate(float(value), float(low), float(high))


def ratio(one: Estimate, other: Estimate) -> Estimate:
    """Ratio of two rates, its interval made from theirs on the log scale (Donner and Zou 2012).

    Rates that met the same luck go up and down together, and so the interval is rather too wide
    than too narrow.
    """
    if one.value == 0.0 or other.value == 0.0:
        value = np.inf if one.value > 0.0 else 0.0 if other.value > 0.0 else np.nan
        high = one.high / other.low if other.low > 0.0 else np.inf
        return Estimate(float(value), one.low / other.high, float(high))
    value = one.value / other.value
    down = np.hypot(np.log(one.value / one.low), np.log(other.high / other.value))
    up = np.hypot(np.log(one.high / one.value), np.log(other.value / other.low))
    return Estimate(value, float(value * np.exp(-down)), float(value * np.exp(up)))

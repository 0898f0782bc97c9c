"""Inference on the question itself: how strong the contradiction could have been.

Approximate Bayesian computation by rejection, world by world. A history is run for each draw of
the true rivalry (every strength from 0 to 1 as likely as another), of the coefficients from
their priors, of the other assumptions from their coding ranges, and of luck; those that match the
record as the calibration reads it are kept. The coefficients are not drawn from the accepted
sample: that used the same record once already.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from itertools import product
from typing import TYPE_CHECKING, Any, Unpack

import numpy as np

from bigthree.composition import compose
from bigthree.inputs import Floats, draw
from bigthree.measures.estimates import share
from bigthree.record.targets import COLUMNS, MONTHS, targets
from bigthree.scenario import WORLD_LABELS, Scenario
from bigthree.studies.findings import Findings
from bigthree.studies.inference import INFERENCE, WORLDS
from bigthree.studies.inference.cases import PARTS, SIDES, Case, Coded, quantiles
from bigthree.studies.inference.recovery import RECORDS, recover
from bigthree.sweeps.plan import BASE, Plan
from bigthree.sweeps.running import SweepSettings, run_sweep
from bigthree.worlds import STUDIED_WORLDS, author_choices, check_overrides, gives

if TYPE_CHECKING:
    import pandas as pd

    from bigthree.sweeps.results import Sweep

RUNS = 100_000
"""Runs a world, of two histories each."""

QUANTILES = {"q05": 0.05, "q25": 0.25, "median": 0.5, "q75": 0.75, "q95": 0.95}

VARIED = (
    "contradiction", "switches.contradiction", "labels*", "world.rivalry", "coefficients",
    "uncertainty.coefficients", "uncertainty.coding", "months",
)  # fmt: skip
"""What a request leaves to this study."""


class Inference(Findings):
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
        plan, ran = self.sweep.plan, self.sweep.ran
        columns = {name: self.sweep.column(name) for name in COLUMNS}
        rivalry = np.stack(  # the same in every world
            [rivalry_of(plan.scenario(n), plan.seed, plan.runs) for n in range(len(SIDES))]
        )
        cases = []
        for rows in ran.groupby([*WORLD_LABELS], sort=False).indices.values():
            if len(rows) == len(SIDES):
                scenario = plan.scenario(int(ran.index[rows[0]]))
                record = targets(scenario.measures.combination)
                own = {name: values[rows] for name, values in columns.items()}
                cases.append(Case(scenario.labels, rivalry, own, record))
        return cases

    @cached_property
    def table(self) -> pd.DataFrame:
        """A row a world: how many histories match, the posterior, the Bayes factors.

        Where fewer than `LEAST` match, only the first of these is there.
        """
        import pandas as pd

        return pd.DataFrame(map(self._row, self.cases), columns=list(INFERENCE))

    def _row(self, case: Case) -> dict[str, Any]:
        return {
            **case.names,
            "histories": case.rivalry.size,
            "accepted": len(case.posterior),
            **case.rate.named("rate"),
            **(self._posterior(case) if case.enough else {}),
        }

    def _posterior(self, case: Case) -> dict[str, Any]:
        above = int((case.posterior > 0.5).sum())
        values = quantiles(case.posterior, list(QUANTILES.values()))
        row = dict(zip(QUANTILES, values, strict=True))
        row |= share(above, len(case.posterior)).named("above_half")
        for part in PARTS:
            factor = case.factor(self.coded["holds"], self.coded["fails"], part)
            row |= factor.named(f"holds_over_fails_{part}")
        return row

    @cached_property
    def recovery(self) -> pd.DataFrame:
        """A row a simulated record: its true rivalry, and whether the inference found it.

        Each world has runs of its own for it, so that no luck is met twice.
        """
        import pandas as pd

        plan, count = self.sweep.plan, min(RECORDS, self.sweep.plan.runs // len(self.cases))
        runs = (range(n * count, (n + 1) * count) for n in range(len(self.cases)))
        frames = [recover(*each, plan.seed) for each in zip(self.cases, runs, strict=True)]
        return pd.concat(frames, ignore_index=True)

    @property
    def tables(self) -> dict[str, pd.DataFrame]:
        """``inference`` and ``recovery``."""
        return {"inference": self.table, "recovery": self.recovery}

    def __repr__(self) -> str:
        return f"<Inference: {self.sweep!r}>"


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
    >>> result = inference(["author=gromyko", "world=as_assumed"], runs=2000)
    >>> bool(result.table["accepted"][0] > 30)
    True
    """
    return Inference(run_sweep(plan_inference(base, runs, seed), "inference", WORLDS, **settings))


def plan_inference(base: str | Iterable[str] = (), runs: int = RUNS, seed: int = 0) -> Plan:
    """Every world twice: with the rivalry from a triangle that peaks at 0, and one at 1."""
    import pandas as pd

    overrides = check_overrides("inference", base, VARIED)
    given = gives(overrides, "world") or gives(overrides, "background")
    worlds = [()] if given else [STUDIED_WORLDS[0], STUDIED_WORLDS[-1]]
    bases: dict[str, Scenario] = {}
    rows = []
    for author, world in product(author_choices(overrides), worlds):
        scenario = compose(
            *author, *world, "contradiction=fails", "coefficients=prior", f"months={MONTHS}",
            *overrides,
        )  # fmt: skip
        ranges = {**scenario.ranges, "world.rivalry": (0.0, 1.0)}
        labels = scenario.labels.of_world
        for side, peak in SIDES.items():
            name = f"{scenario.name}-rivalry_{side}"
            changed = {"name": name, "world.rivalry": peak, "ranges": ranges}
            bases[name] = scenario.with_values(changed)
            rows.append({BASE: name, **labels, "peak": side})
    points = pd.DataFrame(rows, index=pd.RangeIndex(len(rows), name="point"))
    return Plan(bases, points, runs, seed, {})


def rivalry_of(scenario: Scenario, seed: int, runs: int) -> Floats:
    """The true rivalry that each run drew, shape (runs,)."""
    return np.asarray(draw(scenario, seed, 0, runs).parameters["rivalry"])


def _coded(arm: str) -> Coded:
    """The true rivalry as coded where the contradiction holds or fails."""
    scenario = compose(f"contradiction={arm}")
    low, high = scenario.ranges["world.rivalry"]
    return Coded(low, scenario.world.rivalry, high)

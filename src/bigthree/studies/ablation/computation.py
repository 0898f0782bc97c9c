"""Every version of the model: each mechanism off, and each beside rivalry alone.

Alone, no mechanism but rivalry responds to the contradiction, so each is run beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple, Unpack

import numpy as np

from bigthree.cases import Case, case
from bigthree.comparison import check_measure
from bigthree.composition import case_of, compose
from bigthree.inputs import Floats
from bigthree.measures.estimates import Estimate, paired_difference
from bigthree.overrides import setting
from bigthree.studies.ablation import ABLATION
from bigthree.studies.findings import Findings
from bigthree.sweeps.plan import BASE, Plan
from bigthree.sweeps.running import SweepSettings, run_sweep
from bigthree.theory.mechanisms import MECHANISMS
from bigthree.worlds import SWITCHABLE, author_choices, check_overrides

if TYPE_CHECKING:
    import pandas as pd

    from bigthree.sweeps.results import Sweep

MEDIUM = ("routine", "luck")
"""What stays on in every version with one mechanism on: interests reach a stance only through
routine, and without luck every history is the same."""

RIVALRY = "rivalry"
"""The mechanism through which the contradiction works."""

MEASURE = "rmst_two_against_one"

VARIED = (
    "contradiction", "switches.contradiction", "labels*",
    *(coefficient for switches in SWITCHABLE.values() for coefficient in switches),
)  # fmt: skip
"""What the study sets itself besides the numbers of the rivalry, and a request may not."""

FULL, OFF, ALONE, BESIDE = "full", "off", "alone", "beside_rivalry"


class Variant(NamedTuple):
    """One version of the model: which mechanism is off, or on beside rivalry; ``all`` is full."""

    mechanism: str
    mode: str

    @property
    def zeros(self) -> tuple[str, ...]:
        """The coefficients that it sets to 0."""
        kept = (self.mechanism, RIVALRY, *MEDIUM)
        off: dict[str, list[str]] = {FULL: [], OFF: [self.mechanism]}
        zero = off.get(self.mode, [name for name in MECHANISMS if name not in kept])
        return tuple(f"theory.{each}" for name in zero for each in MECHANISMS[name].switches)


WHOLE, RIVALRY_ALONE = Variant("all", FULL), Variant(RIVALRY, ALONE)
REFERENCE = {OFF: WHOLE, BESIDE: RIVALRY_ALONE}
"""With which version those of a mode are compared."""

VARIANTS = (
    WHOLE,
    *(Variant(name, OFF) for name in SWITCHABLE),
    RIVALRY_ALONE,
    *(Variant(name, BESIDE) for name in SWITCHABLE if name not in (RIVALRY, *MEDIUM)),
)


class Ablation(Findings):
    """What the contradiction does to a compared measure in every version of the model."""

    def __init__(self, sweep: Sweep, measure: str = MEASURE) -> None:
        self.sweep = sweep
        self.measure = measure

    @property
    def case(self) -> Case:
        """Of all worlds."""
        return self.sweep.plan.case

    @cached_property
    def table(self) -> pd.DataFrame:
        """A row an author, mechanism and mode.

        ``effect`` of the contradiction (holds minus fails) with its interval; ``same``, whether
        the ties differ from the baseline's in no history; ``untouched``, whether the contradiction
        changes them in none.
        """
        import pandas as pd

        return pd.DataFrame([row for each in self._histories.items() for row in self._rows(*each)])

    @property
    def tables(self) -> dict[str, pd.DataFrame]:
        """``ablation``."""
        return {"ablation": self.table}

    @cached_property
    def by_author(self) -> dict[str, dict[Variant, Any]]:
        """The rows of the table by author and variant."""
        rows: dict[str, dict[Variant, Any]] = {}
        for row in self.table.to_dict("records"):
            rows.setdefault(row["author"], {})[Variant(row["mechanism"], row["mode"])] = row
        return rows

    def acting(self, mode: str) -> list[str]:
        """The mechanisms that change a tie in some history of some author."""
        rows = self.table[(self.table["mode"] == mode) & ~self.table["same"]]
        return [name for name in SWITCHABLE if name in set(rows["mechanism"])]

    def _rows(self, author: str, histories: dict[Variant, Floats]) -> Iterator[dict[str, Any]]:
        for variant, arms in histories.items():
            baseline = histories.get(REFERENCE.get(variant.mode, WHOLE))
            holds, fails = arms[:, 0]
            yield {
                "author": author,
                **variant._asdict(),
                "measure": self.measure,
                **paired_difference(fails, holds).named("effect"),
                "same": baseline is not None and np.array_equal(arms, baseline),
                "untouched": np.array_equal(arms[0], arms[1]),
            }

    @property
    def _histories(self) -> dict[str, dict[Variant, Floats]]:
        """Measure and ties in both arms, by author and variant, shape (arms, 1 + ties, runs).

        Two histories count as the same where their ties are. What failed in an arm is left out.
        """
        values = np.stack([self.sweep.per_run(name) for name in (self.measure, *self.case.dyads)])
        ran = self.sweep.ran.reset_index(drop=True)
        histories: dict[str, dict[Variant, Floats]] = {}
        for (author, *version), rows in ran.groupby(["author", "mechanism", "mode"], sort=False):
            place = dict(zip(rows["contradiction"], rows.index, strict=True))
            if len(place) == len(self.case.contrast):
                arms = values[:, [place[arm] for arm in self.case.contrast]].swapaxes(0, 1)
                histories.setdefault(str(author), {})[Variant(*map(str, version))] = arms
        return histories


def effect_of(row: Any) -> Estimate:
    """Return the effect of the contradiction in a row of the table."""
    return Estimate(row["effect"], row["effect_low"], row["effect_high"])


def ablation(
    base: str | Iterable[str] = (),
    runs: int = 1000,
    seed: int = 0,
    measure: str = MEASURE,
    **settings: Unpack[SweepSettings],
) -> Ablation:
    """What the contradiction still does with each mechanism off, and with each beside rivalry.

    Beside rivalry, which alone responds to the contradiction, routine and luck stay on: interests
    reach a stance only through routine, and without luck every history is the same. Dated events
    have no coefficient and stay as they are. A mechanism that is off by default has no version of
    its own.

    Parameters
    ----------
    base : str or list of str
        Overrides, such as ``["world=historical"]``; all authors of the case are run unless one is
        given.
    runs, seed : int
        Histories a world, and their luck: the same in every world.
    measure : str
        A compared measure, such as ``rmst_two_against_one``.
    **settings
        See `bigthree.sweeps.running.SweepSettings`.

    Raises
    ------
    BadRequest
        For overrides of what it varies, for no such measure, and as for `bigthree.sweep`.

    Examples
    --------
    >>> first = author_choices(())[0]
    >>> result = ablation([*first, "months=12"], runs=4)
    >>> len(result.sweep.points) == 2 * len(VARIANTS)
    True
    """
    plan = plan_ablation(base, runs, seed)
    check_measure(measure, plan.case)
    return Ablation(run_sweep(plan, "ablation", ABLATION, **settings), measure)


def plan_ablation(base: str | Iterable[str] = (), runs: int = 1000, seed: int = 0) -> Plan:
    """Every version of the model, for each author, where the contradiction holds and fails.

    Raises
    ------
    BadRequest
        For overrides of what it varies.
    """
    import pandas as pd

    overrides = check_overrides("ablation", base, VARIED)
    of = case(case_of(map(setting, overrides)))
    check_overrides("ablation", overrides, [f"world.{name}" for name in of.playing(RIVALRY)])
    bases = [
        compose(*author, f"contradiction={arm}", *overrides)
        for author in author_choices(overrides)
        for arm in of.contrast
    ]
    rows = [
        {
            BASE: scenario.name,
            "author": scenario.labels.author,
            "contradiction": scenario.labels.contradiction,
            **variant._asdict(),
            **dict.fromkeys(variant.zeros, 0.0),
        }
        for scenario in bases
        for variant in VARIANTS
    ]
    points = pd.DataFrame(rows, index=pd.RangeIndex(len(rows), name="point"))
    return Plan({scenario.name: scenario for scenario in bases}, points, runs, seed, {})

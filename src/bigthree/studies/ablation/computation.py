"""Every version of the model: each mechanism off, and each alone, holds against fails."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple, Unpack

import numpy as np

from bigthree.cases import Case, case
from bigthree.comparison import check_measure
from bigthree.composition import case_of, compose
from bigthree.inputs import Floats
from bigthree.measures.estimates import paired_difference
from bigthree.overrides import setting
from bigthree.scenario import Scenario
from bigthree.studies.findings import Findings
from bigthree.sweeps.plan import BASE, Plan
from bigthree.sweeps.running import SweepSettings, run_sweep
from bigthree.theory.mechanisms import MECHANISMS
from bigthree.worlds import SWITCHABLE, author_choices, check_overrides

if TYPE_CHECKING:
    import pandas as pd

    from bigthree.sweeps.results import Sweep

MEDIUM = ("routine", "luck")
"""What stays on when a mechanism is alone: interests reach a stance only through routine, and
without luck every history is the same."""

RIVALRY = "rivalry"
"""The mechanism through which the contradiction works. Alone, no other responds to it, so each is
also run beside this one."""

MEASURE = "rmst_two_against_one"

VARIED = (
    "contradiction", "switches.contradiction", "labels*",
    *(coefficient for switches in SWITCHABLE.values() for coefficient in switches),
)  # fmt: skip
"""What the study sets itself besides the numbers of the rivalry, and a request may not."""

FULL, OFF, ALONE, BESIDE = "full", "off", "alone", "beside_rivalry"
KEY = ["author", "contradiction", "mechanism", "mode"]


class Variant(NamedTuple):
    """One version of the model.

    Attributes
    ----------
    mechanism : str
        Which is off or alone; ``all`` for the full model, ``none`` for nothing but the medium.
    mode : str
        ``full``, ``off``, ``alone``, or ``beside_rivalry`` with nothing else on.
    """

    mechanism: str
    mode: str

    @property
    def zeros(self) -> tuple[str, ...]:
        """The coefficients that it sets to 0."""
        kept = (self.mechanism, *MEDIUM, *([RIVALRY] if self.mode == BESIDE else []))
        off: dict[str, list[str]] = {FULL: [], OFF: [self.mechanism]}
        zero = off.get(self.mode, [name for name in MECHANISMS if name not in kept])
        return tuple(f"theory.{each}" for name in zero for each in MECHANISMS[name].switches)

    @property
    def baseline(self) -> Variant:
        """The version it is compared with: the full model, or what is on without it."""
        if self == BARE:
            return WHOLE
        return {ALONE: BARE, BESIDE: RIVALRY_ALONE}.get(self.mode, WHOLE)


WHOLE, BARE, RIVALRY_ALONE = Variant("all", FULL), Variant("none", ALONE), Variant(RIVALRY, ALONE)
VARIANTS = (
    WHOLE,
    *(Variant(name, OFF) for name in SWITCHABLE),
    BARE,
    *(Variant(name, ALONE) for name in SWITCHABLE),
    *(Variant(name, BESIDE) for name in SWITCHABLE if name not in (RIVALRY, *MEDIUM)),
)


class Ablation(Findings):
    """What the contradiction does in every version of the model.

    Attributes
    ----------
    sweep : Sweep
        The worlds that were run.
    measure : str
        The compared measure that the answer is about.
    """

    def __init__(self, sweep: Sweep, measure: str = MEASURE) -> None:
        self.sweep = sweep
        self.measure = measure

    @property
    def case(self) -> Case:
        """Of all worlds."""
        return self.sweep.plan.case

    @cached_property
    def measures(self) -> tuple[str, ...]:
        """The measures of the table, that of the answer first."""
        called = self.case.measured
        return tuple(dict.fromkeys((self.measure, f"rmst_{called.combined}", called.ties)))

    @cached_property
    def table(self) -> pd.DataFrame:
        """A row an author, mechanism, mode and measure.

        ``effect`` of the contradiction (holds minus fails) with its interval; ``change_holds`` and
        ``change_fails``, how the measure differs from the baseline's in either arm; ``same``,
        whether the ties differ from the baseline's in no history; ``untouched``, whether the
        contradiction changes them in none. The baseline of a mechanism alone is none, of one
        beside rivalry that alone, of all else the full model.
        """
        import pandas as pd

        whose = dict.fromkeys(self.sweep.ran["author"])
        return pd.DataFrame([row for author in whose for row in self._rows(author)])

    @property
    def tables(self) -> dict[str, pd.DataFrame]:
        """``ablation``."""
        return {"ablation": self.table}

    def _rows(self, author: str) -> Iterator[dict[str, Any]]:
        histories = self._histories(author)
        for variant, arms in histories.items():
            baseline = histories.get(variant.baseline, np.full_like(arms, np.nan))
            for n, measure in enumerate(self.measures):
                holds, fails = arms[0, n], arms[1, n]
                yield {
                    "author": author,
                    **variant._asdict(),
                    "measure": measure,
                    **paired_difference(fails, holds).named("effect"),
                    **paired_difference(baseline[0, n], holds).named("change_holds"),
                    **paired_difference(baseline[1, n], fails).named("change_fails"),
                    "same": np.array_equal(arms, baseline),
                    "untouched": np.array_equal(arms[0], arms[1]),
                }

    def _histories(self, author: str) -> dict[Variant, Floats]:
        """Measures and ties in both arms of every variant, shape (arms, measures + ties, runs).

        Two histories count as the same where their ties are.
        """
        place = {tuple(row): n for n, row in enumerate(self.sweep.ran[KEY].to_numpy())}
        histories = {}
        for variant in VARIANTS:
            keys = [(author, arm, *variant) for arm in self.case.contrast]
            if all(key in place for key in keys):
                histories[variant] = self._values[:, [place[key] for key in keys]].swapaxes(0, 1)
        return histories

    @cached_property
    def _values(self) -> Floats:
        """The measures and ties of the points that ran, shape (measures + ties, points, runs)."""
        names = (*self.measures, *self.case.dyads)
        return np.stack([self.sweep.per_run(name) for name in names])

    def __repr__(self) -> str:
        return f"<Ablation: {self.sweep!r}>"


def ablation(
    base: str | Iterable[str] = (),
    runs: int = 1000,
    seed: int = 0,
    measure: str = MEASURE,
    **settings: Unpack[SweepSettings],
) -> Ablation:
    """What the contradiction still does with each mechanism off, and with each alone.

    A mechanism alone keeps routine and luck: interests reach a stance only through routine, and
    without luck every history is the same. Alone, only rivalry responds to the contradiction, so
    each mechanism is run beside it too. Dated events have no coefficient and stay as they are. A
    mechanism that is off by default has no version of its own; if the overrides turn it on, it is
    off where another is alone.

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
    return Ablation(run_sweep(plan, "ablation", **settings), measure)


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
    rows = [_point(scenario, variant) for scenario in bases for variant in VARIANTS]
    columns = [BASE, *KEY, *dict.fromkeys(zero for variant in VARIANTS for zero in variant.zeros)]
    points = pd.DataFrame(rows, columns=columns, index=pd.RangeIndex(len(rows), name="point"))
    return Plan({scenario.name: scenario for scenario in bases}, points, runs, seed, {})


def _point(scenario: Scenario, variant: Variant) -> dict[str, Any]:
    labels = scenario.labels
    return {
        BASE: scenario.name,
        "author": labels.author,
        "contradiction": labels.contradiction,
        **variant._asdict(),
        **dict.fromkeys(variant.zeros, 0.0),
    }

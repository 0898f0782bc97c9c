"""Robustness: whether what the contradiction does keeps its sign when another choice is made.

Every world of the headline is run again with one choice changed at a time: the theory of how
America comes in, the reader, a stated coefficient, a layer of uncertainty, a threshold of the
measures, the step, the horizon, the events, the luck, or a mechanism switched off. What the
contradiction does is read from each pair (holds minus fails, on the same luck), as in the headline.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import product
from typing import TYPE_CHECKING, Any, NamedTuple, Unpack

from bigthree.composition import compose
from bigthree.errors import BadRequest
from bigthree.measures.estimates import Estimate, paired_difference
from bigthree.scenario import WORLD_LABELS, Scenario
from bigthree.studies.findings import Findings
from bigthree.studies.robustness import ROBUSTNESS
from bigthree.studies.robustness.variants import (
    BUILT_IN,
    DEFAULT,
    OTHER_LUCK,
    REJECTED,
    THEORIES,
    VARIANTS,
    VARIED,
    Variant,
)
from bigthree.sweeps.plan import BASE, Plan
from bigthree.sweeps.running import SweepSettings, run_sweep
from bigthree.worlds import ARMS, author_choices, check_overrides, world_choices

if TYPE_CHECKING:
    import pandas as pd

    from bigthree.sweeps.results import Sweep

MEASURES = ("rmst_two_against_one", "rmst_anglo_american")
"""The primary measure, and the planners' own worry."""

RUNS = 500

KEY = ["variant", *WORLD_LABELS]


class Conclusion(NamedTuple):
    """What the contradiction makes of a measure in one world, and what that hangs on."""

    author: str
    world: str
    background: str
    measure: str
    made: Estimate
    """Holds minus fails, by default."""
    signs: Mapping[str, int]
    """The sign that each other variant gives which counts."""

    @property
    def sign(self) -> int:
        """By default."""
        return self.made.sign

    def giving(self, sign: int) -> tuple[str, ...]:
        """The variants that give a sign."""
        return tuple(name for name, given in self.signs.items() if given == sign)

    @property
    def reversed(self) -> tuple[str, ...]:
        """The variants that give the opposite sign."""
        return self.giving(-self.sign) if self.sign else ()

    @property
    def blurred(self) -> tuple[str, ...]:
        """The theories under which the sign is not clear."""
        names = {theory.name for theory in THEORIES}
        return tuple(name for name in self.giving(0) if self.sign and name in names)

    @property
    def parting(self) -> tuple[str, ...]:
        """The choices on which it hangs: those that reverse it, and theories that do not tell it.

        Theories of engagement that the record rejects do not count.
        """
        return (*self.reversed, *self.blurred)

    @property
    def firm(self) -> bool:
        """Whether every theory that is not rejected gives its sign, and no choice reverses it."""
        return self.sign != 0 and not self.parting


class Robustness(Findings):
    """What the contradiction makes under every choice, the default ones on other luck too."""

    def __init__(self, sweep: Sweep, other_luck: Sweep) -> None:
        self.sweep = sweep
        self.other_luck = other_luck

    @cached_property
    def table(self) -> pd.DataFrame:
        """A row a variant, world and measure: what the contradiction makes, and its sign.

        ``value`` with ``low`` and ``high``: holds minus fails, run by run; ``sign``: 1 or -1 where
        the interval lies on one side of zero, else 0.
        """
        import pandas as pd

        return pd.DataFrame([*_effects(self.sweep), *_effects(self.other_luck)])

    @property
    def tables(self) -> dict[str, pd.DataFrame]:
        """``robustness``."""
        return {"robustness": self.table}

    @cached_property
    def conclusions(self) -> list[Conclusion]:
        """One for each world and measure that could be run by default."""
        return conclusions(self.table)


def _effects(sweep: Sweep) -> Iterator[dict[str, Any]]:
    """Holds minus fails in every pair of which neither failed."""
    values = {measure: sweep.per_run(measure) for measure in MEASURES}
    ran = sweep.ran.reset_index(drop=True)
    for names, rows in ran.groupby(KEY, sort=False):
        place = dict(zip(rows["contradiction"], rows.index.to_numpy(), strict=True))
        if len(place) == len(ARMS):
            for measure, runs in values.items():
                made = paired_difference(runs[place["fails"]], runs[place["holds"]])
                yield {**dict(zip(KEY, map(str, names), strict=True)), "measure": measure,
                       **made._asdict(), "sign": made.sign}  # fmt: skip


def conclusions(table: pd.DataFrame) -> list[Conclusion]:
    """What is firm and what hangs on a choice, by a table as of `Robustness`."""
    concluded = []
    for names, rows in table.groupby([*WORLD_LABELS, "measure"], sort=False):
        variants = rows.set_index("variant")
        if DEFAULT.name in variants.index:
            made = Estimate(*map(float, variants.loc[DEFAULT.name, list(Estimate._fields)]))
            uncounted = [DEFAULT.name, *BUILT_IN, *REJECTED]
            counted = variants["sign"].drop(uncounted, errors="ignore")
            signs = {str(name): int(sign) for name, sign in counted.items()}
            author, world, background, measure = map(str, names)
            concluded.append(Conclusion(author, world, background, measure, made, signs))
    return concluded


def robustness(
    base: str | Iterable[str] = (),
    runs: int = RUNS,
    seed: int = 0,
    **settings: Unpack[SweepSettings],
) -> Robustness:
    """Whether the headline's sign survives every other choice.

    Parameters
    ----------
    base : str or list of str
        Overrides, such as ``["author=litvinov"]``. Without an author all four are run; without a
        world or a background, all three of the headline.
    runs, seed : int
        Histories a world, and their luck: the same in every world.
    **settings
        See `bigthree.sweeps.running.SweepSettings`.

    Raises
    ------
    BadRequest
        For overrides of what it varies, and as for `bigthree.sweep`.

    Examples
    --------
    >>> result = robustness(["author=gromyko", "world=historical", "months=12"], runs=4)
    >>> len(result.conclusions)
    2
    """
    overrides = check_overrides("robustness", base, VARIED)
    sweep = run_sweep(plan_robustness(overrides, runs, seed), "robustness", ROBUSTNESS, **settings)
    once_more = plan_robustness(overrides, runs, (seed + 1) % 2**64, (OTHER_LUCK,))
    settings["results_dir"] = sweep.path / OTHER_LUCK.name
    return Robustness(sweep, run_sweep(once_more, "robustness", ROBUSTNESS, **settings))


def plan_robustness(
    base: str | Iterable[str] = (),
    runs: int = RUNS,
    seed: int = 0,
    variants: Sequence[Variant] = VARIANTS,
) -> Plan:
    """Every world of the headline in every variant, where the contradiction holds and fails.

    Numbers that a variant sets are set by its points; what else it changes needs a base.

    Raises
    ------
    BadRequest
        For overrides of what it varies.
    """
    import pandas as pd

    overrides = check_overrides("robustness", base, VARIED)
    bases: dict[str, Scenario] = {}
    refusals: dict[str, str] = {}
    rows = []
    worlds = product(author_choices(overrides), world_choices(overrides), ARMS)
    for author, world, arm in worlds:
        here = (*author, *world, f"contradiction={arm}", *overrides)
        scenario = compose(*here)
        labels = {**scenario.labels.of_world, "contradiction": scenario.labels.contradiction}
        for variant in variants:
            other = compose(*here, *variant.overrides) if variant.overrides else scenario
            name = _base(other, variant, bases, refusals)
            rows.append({BASE: name, "variant": variant.name, **labels, **variant.numbers})
    points = pd.DataFrame(rows, index=pd.RangeIndex(len(rows), name="point"))
    return Plan(bases, points, runs, seed, refusals)


def _base(
    scenario: Scenario, variant: Variant, bases: dict[str, Scenario], refusals: dict[str, str]
) -> str:
    """The name of the base of a variant's points, which is put among the bases or the refusals."""
    if variant.change is None:
        bases[scenario.name] = scenario
        return scenario.name
    name = f"{scenario.name}-{variant.name}"
    try:
        bases[name] = scenario.with_values({**variant.change(scenario), "name": name})
    except BadRequest as error:
        refusals[name] = str(error)
    return name

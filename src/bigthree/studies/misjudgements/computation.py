"""The six misjudgements: every world between the one an author assumed and the one that came.

Each switch stands as the author assumed it or as it turned out: 64 worlds. What a switch costs is
its Shapley share of the loss between the first and the last of them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Unpack

from bigthree.comparison import check_measure
from bigthree.composition import compose
from bigthree.evidence import SWITCHES
from bigthree.scenario import Scenario
from bigthree.studies.findings import Findings
from bigthree.studies.misjudgements.costs import MISJUDGED, Game
from bigthree.sweeps.plan import BASE, Plan
from bigthree.sweeps.running import SweepSettings, run_sweep
from bigthree.worlds import author_choices, check_overrides, gives

if TYPE_CHECKING:
    import pandas as pd

    from bigthree.sweeps.results import Sweep

ASSUMED, HISTORICAL = "assumed", "historical"
OWN = ("contradiction=as_believed", "world=as_assumed")
CAME = ("contradiction=fails", "world=historical")
BACKGROUNDS = ("background=as_assumed", "background=historical")

VARIED = (
    "contradiction", "world", "switches*", "labels*",
    *(f"world.{number}" for switch in MISJUDGED for number in SWITCHES[switch]),
)  # fmt: skip
"""What the study sets itself, and a request may not."""


class Misjudgements(Findings):
    """What each of the six misjudgements cost of a compared measure."""

    def __init__(self, sweep: Sweep, measure: str) -> None:
        self.sweep = sweep
        self.measure = check_measure(measure)

    @cached_property
    def games(self) -> list[Game]:
        """The worlds of each author and background all of whose worlds ran."""
        values = self.sweep.per_run(self.measure)
        ran = self.sweep.ran.reset_index(drop=True)
        return [
            Game(str(author), str(background), values[rows.index])
            for (author, background), rows in ran.groupby(["author", "background"], sort=False)
            if len(rows) == 2 ** len(MISJUDGED)
        ]

    @cached_property
    def table(self) -> pd.DataFrame:
        """A row an author, background and switch.

        ``share`` of the loss with its interval; ``first_in``, what the switch costs when it alone
        turns in the author's own world; ``last_in``, when it turns after all others; ``loss``.
        """
        import pandas as pd

        return pd.DataFrame(
            {
                "measure": self.measure,
                "author": game.author,
                "background": game.background,
                "switch": cost.switch,
                "share": cost.share.value,
                "low": cost.share.low,
                "high": cost.share.high,
                **cost.first_in.named("first_in"),
                **cost.last_in.named("last_in"),
                **game.loss.named("loss"),
            }
            for game in self.games
            for cost in game.by_switch
        )

    @property
    def tables(self) -> dict[str, pd.DataFrame]:
        """``shares``."""
        return {"shares": self.table}


def misjudgements(
    base: str | Iterable[str] = (),
    measure: str = "rmst_two_against_one",
    runs: int = 1000,
    seed: int = 0,
    **settings: Unpack[SweepSettings],
) -> Misjudgements:
    """Which of the six misjudgements cost the concert most.

    Parameters
    ----------
    base : str or list of str
        Overrides, such as ``["author=litvinov", "background=historical"]``; all four authors and
        both backgrounds are run unless one is given.
    measure : str
        A compared measure (`bigthree.comparison.PAIRED`), of which less is a loss.
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
    >>> result = misjudgements(["author=litvinov", "background=historical", "months=12"], runs=9)
    >>> bool(abs(result.table["share"][:6].sum() - result.table["loss"][0]) < 1e-9)
    True
    """
    check_measure(measure)
    plan = plan_misjudgements(base, runs, seed)
    return Misjudgements(run_sweep(plan, "misjudgements", **settings), measure)


def plan_misjudgements(base: str | Iterable[str] = (), runs: int = 1000, seed: int = 0) -> Plan:
    """All 64 worlds of each author on each background.

    Raises
    ------
    BadRequest
        For overrides of what it varies.
    """
    import pandas as pd

    overrides = check_overrides("misjudgements", base, VARIED)
    bases, rows = {}, []
    for own, came in _ends(overrides):
        for turned in worlds():
            scenario = mixed(own, came, turned)
            bases[scenario.name] = scenario
            stand = {each: HISTORICAL if each in turned else ASSUMED for each in MISJUDGED}
            labels = scenario.labels
            rows.append({BASE: scenario.name, "author": labels.author,
                         "background": labels.background} | stand)  # fmt: skip
    points = pd.DataFrame(rows, index=pd.RangeIndex(len(rows), name="point"))
    return Plan(bases, points, runs, seed, {})


def _ends(overrides: tuple[str, ...]) -> Iterator[tuple[Scenario, Scenario]]:
    """The world that each author assumed and the one that came, on each background."""
    backgrounds = [()] if gives(overrides, "background") else [(each,) for each in BACKGROUNDS]
    for author in author_choices(overrides):
        for background in backgrounds:
            own, came = (compose(*author, *background, *end, *overrides) for end in (OWN, CAME))
            yield own, came


def worlds() -> Iterator[tuple[str, ...]]:
    """The switches that are turned in each of the 64 worlds."""
    for world in range(2 ** len(MISJUDGED)):
        yield tuple(switch for k, switch in enumerate(MISJUDGED) if world >> k & 1)


def mixed(own: Scenario, came: Scenario, turned: Collection[str]) -> Scenario:
    """The author's own world with some switches as they are in the one that came.

    A switch takes its numbers, their coding ranges and whose reading they are; the scenario is
    what `bigthree.compose` makes of the same choices, where there is a name for them.
    """
    moved = {f"world.{number}" for switch in turned for number in SWITCHES[switch]}
    kept = {dotted: ends for dotted, ends in own.ranges.items() if dotted not in moved}
    ranges = kept | {dotted: ends for dotted, ends in came.ranges.items() if dotted in moved}
    numbers = {dotted: value for dotted, value in came.numbers().items() if dotted in moved}
    switches = {f"switches.{switch}": getattr(came.switches, switch) for switch in turned}
    return own.with_values({**numbers, **switches, **_labels(own, came, turned), "ranges": ranges})


def _labels(own: Scenario, came: Scenario, turned: Collection[str]) -> dict[str, str]:
    """A mixed world's labels and name; one without a name of its own joins those it turns."""
    others = [switch for switch in turned if switch != "contradiction"]
    everything = len(others) == len(MISJUDGED) - 1
    world = came.labels.world if everything else "+".join(others) or own.labels.world
    contradiction = (came if "contradiction" in turned else own).labels.contradiction
    rest = own.name.removeprefix(f"{own.labels.author}-{own.labels.contradiction}")
    named = f"-world_{world}" if others else ""
    return {
        "labels.world": world,
        "labels.contradiction": contradiction,
        "name": f"{own.labels.author}-{contradiction}{named}{rest}",
    }

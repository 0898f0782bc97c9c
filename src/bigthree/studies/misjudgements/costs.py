"""What each switch costs in the 64 worlds of an author, and how that is written."""

from __future__ import annotations

from functools import cached_property
from typing import NamedTuple

import numpy as np

from bigthree import wording
from bigthree.evidence import SWITCHES
from bigthree.inputs import Floats
from bigthree.measures.estimates import Estimate, mean
from bigthree.numerals import Numeral
from bigthree.studies.misjudgements.shapley import gains, shapley_values

MISJUDGED = tuple(switch for switch in SWITCHES if switch != "background")
"""The six, in the order of the source; in world c (0 to 63) switch k is turned if bit k is set."""

SWITCH_NAMES = {
    "contradiction": "the contradiction",
    "american_reach": "American reach",
    "europe": "docile Europe",
    "tolerance": "Western tolerance",
    "commerce": "trade and credits",
    "germany": "the fear of Germany",
}
"""What was misjudged, in words."""

BACKGROUNDS = {
    "as_assumed": "the background as assumed",
    "historical": "the background as it turned out",
}


class Cost(NamedTuple):
    """What one switch costs: its share of the loss; when it turns first; when it turns last."""

    switch: str
    share: Estimate
    first_in: Estimate
    last_in: Estimate

    @property
    def depends_on_order(self) -> bool:
        """Whether it costs when it turns first and gives when it turns last, or the reverse."""
        return self.first_in.sign * self.last_in.sign < 0


class Game:
    """The 64 worlds of an author on one background: a measure's values, shape (64, runs)."""

    def __init__(self, author: str, background: str, values: Floats) -> None:
        self.author = author
        self.background = background
        self.values = values
        self._costs = np.asarray(values[0] - values)

    @property
    def loss(self) -> Estimate:
        """What is lost between the author's own world and the one that came."""
        return mean(self._costs[-1])

    @cached_property
    def shares(self) -> Floats:
        """Each switch's Shapley share of the loss, shape (6, runs); they sum to it."""
        return shapley_values(self._costs)

    @cached_property
    def by_switch(self) -> list[Cost]:
        """What each switch costs."""
        joining = [gains(self._costs, switch) for switch in range(len(MISJUDGED))]
        return [
            Cost(switch, mean(part), mean(gained[0]), mean(gained[-1]))
            for switch, part, gained in zip(MISJUDGED, self.shares, joining, strict=True)
        ]

    @property
    def ranked(self) -> list[Cost]:
        """The costs, most costly first."""
        return sorted(self.by_switch, key=lambda cost: -cost.share.value)

    @property
    def costliest(self) -> str:
        """The switch that cost most; empty where none clearly cost."""
        first = self.ranked[0]
        return first.switch if first.share.sign == 1 else ""

    @property
    def rival(self) -> str:
        """The next costly switch, where these runs cannot tell which of the two cost more."""
        first, second = (MISJUDGED.index(cost.switch) for cost in self.ranked[:2])
        apart = mean(self.shares[first] - self.shares[second]).sign == 1
        return MISJUDGED[second] if self.costliest and not apart else ""


class Scale(NamedTuple):
    """How a measure is written."""

    factor: float
    digits: int
    unit: str

    def bare(self, estimate: Estimate) -> Numeral:
        """Return an estimate with its interval."""
        return wording.interval(Estimate(*(self.factor * part for part in estimate)), self.digits)

    def __call__(self, estimate: Estimate) -> str:
        """Return an estimate with its unit and its interval."""
        written = self.bare(estimate)
        return f"{written.value} {self.unit} {written.interval}"


def scale_of(measure: str) -> Scale:
    """Return the scale of a measure: months, histories of 100, or the measure's own points."""
    if measure.startswith("rmst_"):
        return Scale(1, 1, "months")
    if measure == "survival_60":
        return Scale(100, 1, "histories of 100")
    return Scale(1, 2, f"points of {wording.MEASURES[measure]}")

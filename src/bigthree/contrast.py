"""One author in one world, where the Anglo-American contradiction holds and where it fails."""

from __future__ import annotations

from functools import cached_property

from bigthree.comparison import PAIRED, Comparison
from bigthree.ensemble import Ensemble
from bigthree.measures.estimates import Estimate
from bigthree.scenario import Labels


class Contrast:
    """One author in one world, with and without the contradiction, on the same luck."""

    def __init__(self, holds: Ensemble, fails: Ensemble) -> None:
        self.holds = holds
        self.fails = fails
        self._comparison = Comparison({"fails": fails, "holds": holds})

    @property
    def labels(self) -> Labels:
        """Author, world and background of both arms."""
        return self.holds.scenario.labels

    @cached_property
    def effects(self) -> dict[str, Estimate]:
        """What the contradiction does to each compared measure: holds minus fails."""
        return {name: self._comparison.difference(name, "holds") for name in PAIRED}

    @property
    def sign(self) -> int:
        """1 where it delays two against one, -1 where it hastens it, 0 where neither is clear."""
        return self.effects["rmst_two_against_one"].sign

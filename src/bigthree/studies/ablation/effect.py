"""What the contradiction does to a measure, in words."""

from __future__ import annotations

from typing import NamedTuple

from bigthree import wording
from bigthree.cases import Case
from bigthree.measures.estimates import Estimate


class Effect(NamedTuple):
    """How an effect on a measure is written.

    Attributes
    ----------
    what : str
        The measure inside a sentence: two against one.
    more, less : str
        What the contradiction does to it where the measure rises and where it falls: delays it.
    unit : str
        With a space before it; empty where the measure has none.
    digits : int
    """

    what: str
    more: str
    less: str
    unit: str
    digits: int

    def size(self, estimate: Estimate) -> str:
        """An effect without its sign, with its interval and unit."""
        return f"{wording.interval(estimate.size, self.digits)}{self.unit}"

    def tally(self, signs: list[int]) -> str:
        """In how many versions the contradiction does it which way."""
        unclear = f" (no clear difference in {signs.count(0)})" if 0 in signs else ""
        return (
            f"{self.more} {self.what} in {signs.count(1)} and {self.less} it in "
            f"{signs.count(-1)}{unclear}"
        )


def effect_on(measure: str, of: Case) -> Effect:
    """How an effect on a compared measure of a case is written."""
    if measure.startswith("rmst_"):
        what = {
            "rmst_two_against_one": "two against one",
            "rmst_concert": "the first hostile tie",
        }.get(measure, f"the {of.words.combined} combination")
        return Effect(what, "delays", "hastens", " months", 1)
    words = wording.measures_of(of)[measure]
    what = words if measure in ("surprise", *of.measured.trust) else f"the {words}"
    return Effect(what, "raises", "lowers", "", 2)

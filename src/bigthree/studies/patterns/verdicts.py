"""What the model says to every claim: with luck drawn, and with even luck over the readings."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from bigthree.composition import compose
from bigthree.ensemble import Ensemble, simulate
from bigthree.measures.estimates import Estimate, mean
from bigthree.studies.patterns.findings import FINDINGS, Finding, Run


class Verdict(NamedTuple):
    """What the model says to one claim."""

    finding: Finding
    claim: str
    margin: Estimate
    """Mean over luck-drawn histories of what should be positive."""
    readings_for: float
    readings_tied: float
    readings_against: float
    """Shares of draws within the coded ranges, at even luck, in which it is positive, zero and
    negative."""

    @property
    def with_luck(self) -> str:
        """On which side of zero the interval lies: shown, reversed or undecided."""
        if self.margin.low > 0:
            return "shown"
        return "reversed" if self.margin.high < 0 else "undecided"


def verdicts(
    runs: int, seed: int, overrides: tuple[str, ...] = (), progress: Callable[[], object] = int
) -> Iterator[Verdict]:
    """What the model says to every claim of every finding."""

    def runner(*more: str) -> Run:
        @lru_cache(maxsize=8)  # a finding's own arms; more would hold every month of every run
        def run(*chosen: str) -> Ensemble:
            return simulate(compose(*chosen, *overrides, *more), runs, seed)

        return run

    drawn, even = runner(), runner("uncertainty.luck=false")
    for finding in FINDINGS:
        readings = finding.check(even)
        for claim, values in finding.check(drawn).items():
            signs = np.sign(readings[claim])
            yield Verdict(
                finding,
                claim,
                mean(values),
                float(np.mean(signs > 0)),
                float(np.mean(signs == 0)),
                float(np.mean(signs < 0)),
            )
        progress()

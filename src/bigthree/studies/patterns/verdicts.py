"""What the model says to every claim: with luck drawn, and with even luck over the readings."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any

import numpy as np

from bigthree.composition import compose
from bigthree.ensemble import Ensemble, simulate
from bigthree.measures.estimates import mean
from bigthree.studies.patterns.findings import FINDINGS, Run

SAYS = {1: "shown", 0: "undecided", -1: "reversed"}
"""What luck-drawn histories show of a claim, by the sign of its mean."""


def verdicts(
    runs: int, seed: int, overrides: tuple[str, ...] = (), progress: Callable[[], object] = int
) -> Iterator[dict[str, Any]]:
    """What the model says to every claim of every finding: a row of the table each."""

    def runner(*more: str) -> Run:
        @lru_cache(maxsize=8)  # a finding's own arms; more would hold every month of every run
        def run(*chosen: str) -> Ensemble:
            return simulate(compose(*chosen, *overrides, *more), runs, seed)

        return run

    drawn, even = runner(), runner("uncertainty.luck=false")
    for finding in FINDINGS:
        readings = finding.check(even)
        for claim, values in finding.check(drawn).items():
            margin, signs = mean(values), np.sign(readings[claim])
            yield {
                "finding": finding.number,
                "statement": finding.statement,
                "pages": finding.pages,
                "claim": claim,
                "with_luck": SAYS[margin.sign],
                **margin._asdict(),
                "readings_for": float(np.mean(signs > 0)),
                "readings_tied": float(np.mean(signs == 0)),
                "readings_against": float(np.mean(signs < 0)),
            }
        progress()

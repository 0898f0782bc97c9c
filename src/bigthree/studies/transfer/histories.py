"""Histories of a case scored against its marks, with coefficients from wherever one likes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bigthree.calibration import FITTED
from bigthree.cases import BIG_THREE
from bigthree.composition import compose
from bigthree.ensemble import BATCH, simulate_batch
from bigthree.inputs import Integers, draw, inputs_of
from bigthree.measures.estimates import Estimate, mean, of_groups, share
from bigthree.record.marks import Mark, carried_on, met
from bigthree.scenario import Scenario
from bigthree.studies.calibration.histories import ties
from bigthree.studies.running import in_parts

Truths = NDArray[np.bool_]


class Scored(NamedTuple):
    """Histories and what of a record they meet.

    Attributes
    ----------
    met : ndarray of bool, shape (runs, marks)
    draws : ndarray of int, shape (runs,)
        Which draw of the coefficients each has; several may share one.
    rule : ndarray of bool, shape (runs, marks)
        What the rule meets that the ties of their start carry on.
    parameters : structured ndarray, shape (runs,)
        What each drew.
    """

    met: Truths
    draws: Integers
    rule: Truths
    parameters: NDArray[np.void]

    def at_least(self, number: int) -> Truths:
        """Which histories meet at least so many marks."""
        return np.asarray(self.met.sum(axis=1) >= number)


def opened(of: str, coefficients: str) -> Scenario:
    """Return the world that a case opens with, without dated events.

    The dated events of a case contain what its marks are about.
    """
    named = () if of == BIG_THREE else (f"case={of}",)
    return compose(*named, "events=none", f"coefficients={coefficients}")


def score(
    scenario: Scenario,
    marks: Sequence[Mark],
    runs: int,
    seed: int,
    sample: NDArray[np.void] | None = None,
    draws: Integers | None = None,
) -> Scored:
    """Run histories of a case, a batch at a time, and score them.

    Parameters
    ----------
    scenario : Scenario
    marks : sequence of Mark
    runs, seed : int
    sample : structured ndarray, shape (draws,), optional
        Coefficients to take in place of the scenario's, with a field for each fitted one.
    draws : ndarray of int, shape (runs,), optional
        Which of them each history takes; unless given, each history has its own.
    """
    inputs, lasting = inputs_of(scenario), scenario.measures.lasting
    draws = np.arange(runs) if draws is None else draws

    def work(first: int, count: int) -> tuple[Truths, Truths, NDArray[np.void]]:
        drawn = draw(scenario, seed, first, count)
        if sample is not None:
            for name in FITTED:
                drawn.parameters[name] = sample[name][draws[first : first + count]]
        batch = simulate_batch(scenario, seed, first, count, inputs=inputs, draws=drawn)
        path = ties(batch.paths.stances)
        return met(path, marks, lasting), met(carried_on(path), marks, lasting), drawn.parameters

    held, rule, parameters = in_parts(work, runs, BATCH)
    return Scored(held, draws, rule, parameters)


def share_of(held: Truths, draws: Integers) -> Estimate:
    """Return the share of histories that meet something; a draw that several have counts once."""
    return of_groups(share(int(held.sum()), len(held)), held, draws, 0.0, 1.0)


def number_of(held: Truths, draws: Integers) -> Estimate:
    """Return the mean number of marks that histories meet."""
    number, most = held.sum(axis=1).astype(float), held.shape[1]
    return of_groups(mean(number, 0.0, most), number, draws, 0.0, most)

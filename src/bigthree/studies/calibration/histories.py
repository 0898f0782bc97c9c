"""Histories of 1945-48 for a calibration: what they drew, and what the record is held against."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bigthree.composition import compose
from bigthree.dyads import DYAD_PAIRS
from bigthree.ensemble import simulate_batch
from bigthree.inputs import Floats, draw, inputs_of
from bigthree.measures import history
from bigthree.record.targets import COLUMNS, MONTHS
from bigthree.record.votes import autumns
from bigthree.scenario import Scenario
from bigthree.studies.running import in_parts

WORLD = (
    "author=stalin_molotov",
    "contradiction=fails",
    "world=historical",
    "background=historical",
    "events=none",
    f"months={MONTHS}",
)
"""The world as it turned out, under the policy actually followed. No dated events: they record the
very crises that are checked out of sample."""

BATCH = 2048


class Histories(NamedTuple):
    """Many histories of the world of the calibration.

    Attributes
    ----------
    columns : dict of str to ndarray, shape (runs,)
        The breaks of the three ties and the mean of the third.
    autumns : ndarray, shape (runs, sessions, 3)
        The ties in the autumns of 1946 to 1948.
    parameters : structured ndarray, shape (runs,)
        What each drew, with the fields of `bigthree.inputs.PARAMETERS`.
    """

    columns: dict[str, Floats]
    autumns: Floats
    parameters: NDArray[np.void]

    def __len__(self) -> int:
        return len(self.parameters)


def world(engagement: str, *more: str) -> Scenario:
    """Return the world of the calibration under a theory of engagement."""
    return compose(*WORLD, f"engagement={engagement}", *more)


def run_histories(
    scenario: Scenario, runs: int, seed: int, given: NDArray[np.void] | None = None
) -> Histories:
    """Run histories of a world of the calibration.

    Parameters
    ----------
    scenario : Scenario
    runs, seed : int
    given : structured ndarray, shape (runs,), optional
        Numbers to use in place of those drawn, with the fields of `bigthree.inputs.PARAMETERS`.
    """
    inputs = inputs_of(scenario)
    places = [list(history.COLUMNS).index(name) for name in COLUMNS]

    def work(first: int, count: int) -> tuple[Floats, Floats, NDArray[np.void]]:
        draws = draw(scenario, seed, first, count)
        if given is not None:
            draws = draws._replace(parameters=given[first : first + count])
        batch = simulate_batch(scenario, seed, first, count, inputs=inputs, draws=draws)
        return batch.measures[:, places], autumns(ties(batch.paths.stances)), draws.parameters

    measures, autumn_ties, parameters = in_parts(work, runs, BATCH)
    return Histories(dict(zip(COLUMNS, measures.T, strict=True)), autumn_ties, parameters)


def ties(stances: Floats) -> Floats:
    """Return the symmetrised ties of some stances, shape (..., 3)."""
    return np.stack([0.5 * (stances[..., i, j] + stances[..., j, i]) for i, j in DYAD_PAIRS], -1)

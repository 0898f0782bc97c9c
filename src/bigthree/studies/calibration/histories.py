"""Histories for a calibration: what they drew, and what of a record they meet.

The usual case is run in the world as it turned out and held against its two breaks; any other in
the world that it opens with, and held against its marks.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bigthree.composition import compose
from bigthree.dyads import DYAD_PAIRS
from bigthree.inputs import Floats, Integers
from bigthree.measures import history
from bigthree.measures.estimates import Estimate, of_groups, share
from bigthree.record.marks import Mark, carried_on, met
from bigthree.record.targets import COLUMNS, MONTHS
from bigthree.record.votes import autumns
from bigthree.scenario import Scenario
from bigthree.studies.running import Change, run_histories

Truths = NDArray[np.bool_]

WORLD = (
    "author=stalin_molotov",
    "contradiction=fails",
    "world=historical",
    "background=historical",
    "events=none",
)
"""The world as it turned out, under the policy actually followed. No dated events: they record the
very crises that are checked out of sample."""


class Histories(NamedTuple):
    """Many histories of the world of the calibration."""

    columns: dict[str, Floats]
    """The breaks of the three ties and the mean of the third, shape (runs,)."""
    autumns: Floats
    """The ties in the autumns of 1946 to 1948, shape (runs, sessions, 3)."""
    parameters: NDArray[np.void]
    """What each drew, with the fields of `bigthree.inputs.PARAMETERS`, shape (runs,)."""

    def __len__(self) -> int:
        return len(self.parameters)


def world(engagement: str, *more: str) -> Scenario:
    """Return the world of the calibration under a theory of engagement."""
    return compose(*WORLD, f"months={MONTHS}", f"engagement={engagement}", *more)


def run_world(scenario: Scenario, runs: int, seed: int, change: Change | None = None) -> Histories:
    """Run histories of a world of the calibration, as `bigthree.studies.running.run_histories`."""
    places = [list(history.COLUMNS).index(name) for name in COLUMNS]
    measures, autumn_ties, parameters = run_histories(
        scenario,
        runs,
        seed,
        lambda batch: (batch.measures[:, places], autumns(ties(batch.paths.stances))),
        change,
    )
    return Histories(dict(zip(COLUMNS, measures.T, strict=True)), autumn_ties, parameters)


def ties(stances: Floats) -> Floats:
    """Return the symmetrised ties of some stances, shape (..., 3)."""
    return np.stack([0.5 * (stances[..., i, j] + stances[..., j, i]) for i, j in DYAD_PAIRS], -1)


class Scored(NamedTuple):
    """Histories and what of a record they meet."""

    met: Truths
    """Whether each meets each mark, shape (runs, marks)."""
    draws: Integers
    """Which draw of the coefficients each has; several may share one, shape (runs,)."""
    parameters: NDArray[np.void]
    """What each drew, shape (runs,)."""

    def at_least(self, number: int) -> Truths:
        """Which histories meet at least so many marks."""
        return np.asarray(self.met.sum(axis=1) >= number)

    @property
    def every(self) -> Truths:
        """Which histories meet every mark."""
        return self.at_least(self.met.shape[1])

    def share(self, hits: Truths) -> Estimate:
        """Return the share of histories that meet something; a draw of several counts once."""
        return of_groups(share(int(hits.sum()), len(hits)), hits, self.draws, 0.0, 1.0)

    @property
    def whole(self) -> Estimate:
        """The share of histories that meet every mark."""
        return self.share(self.every)


def opened(of: str, coefficients: str) -> Scenario:
    """Return the world that a case opens with, without dated events.

    The dated events of a case contain what its marks are about.
    """
    return compose(f"case={of}", "events=none", f"coefficients={coefficients}")


def score(
    scenario: Scenario,
    marks: Sequence[Mark],
    runs: int,
    seed: int,
    draws: Integers | None = None,
    change: Change | None = None,
) -> tuple[Scored, Scored]:
    """Run histories of a case and score them, and the rule that the ties of their start carry on.

    Each history has the draw that `draws` names, and its own unless they are given; `change` is as
    for `bigthree.studies.running.run_histories`.
    """
    lasting = scenario.measures.lasting
    hits, rule, parameters = run_histories(
        scenario,
        runs,
        seed,
        lambda batch: (
            met(ties(batch.paths.stances), marks, lasting),
            met(carried_on(ties(batch.paths.stances)), marks, lasting),
        ),
        change,
    )
    draws = np.arange(runs) if draws is None else draws
    return Scored(hits, draws, parameters), Scored(rule, draws, parameters)

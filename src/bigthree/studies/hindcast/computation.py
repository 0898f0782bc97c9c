"""The historical world against what it was not fitted to.

The coefficients are those that the calibration accepts. It looked at the months in which two ties
broke, and at the third until 1948; what is compared here it did not look at.
"""

from __future__ import annotations

from typing import NamedTuple

import pandas as pd

from bigthree.composition import compose
from bigthree.ensemble import Ensemble, simulate
from bigthree.errors import whole_number
from bigthree.measures.estimates import Estimate
from bigthree.record.votes import compare_sessions, score_votes
from bigthree.studies.hindcast.coverage import cover, meets_targets
from bigthree.studies.hindcast.crises import compare_crises, score_crises
from bigthree.studies.hindcast.powers import compare_powers
from bigthree.studies.hindcast.sides import HORIZONS, compare_states, score_sides

WORLD = (
    "author=stalin_molotov",
    "contradiction=fails",
    "world=historical",
    "background=historical",
    "events=none",
    "coefficients=accepted",
)
"""The world that the calibration was made in, with the coefficients that it accepts."""

MOST_RUNS = 5_000
"""Histories whose months are held at once."""


class Hindcast(NamedTuple):
    """What the model says of what it was not fitted to.

    Attributes
    ----------
    ensemble : Ensemble
        The historical world to the end of 1955, with its months.
    fit : Estimate
        Share of its histories that meet the fitted targets again.
    scores : DataFrame
        Each score of the model, of chance, and of simple rules.
    sessions : DataFrame
        For each session of the General Assembly and dyad, the record and the model's band.
    crises : DataFrame
        For each dyad, when crises came and how hostile the model's tie was.
    states : DataFrame
        For each contested state, its side by the record, by the model and by simple rules.
    powers : DataFrame
        For each author, how far the expected shares of the three missed the record.
    coverage : DataFrame
        In which bands of the model the record lies.
    """

    ensemble: Ensemble
    fit: Estimate
    scores: pd.DataFrame
    sessions: pd.DataFrame
    crises: pd.DataFrame
    states: pd.DataFrame
    powers: pd.DataFrame
    coverage: pd.DataFrame

    @property
    def tables(self) -> dict[str, pd.DataFrame]:
        """Its tables by name."""
        return {name: getattr(self, name) for name in self._fields[2:]}


def hindcast(runs: int = 1000, seed: int = 0) -> Hindcast:
    """Run the historical world to the end of 1955 and score it.

    Parameters
    ----------
    runs : int
        Histories, from 1 to `MOST_RUNS`.
    seed : int

    Raises
    ------
    BadRequest
        For a number of runs or a seed that is not allowed.
    """
    whole_number("runs", runs, 1, MOST_RUNS)
    worlds = {
        year: simulate(compose(*WORLD, f"months={months}"), runs, seed)
        for year, months in HORIZONS.items()
    }
    influences = {year: world.influence for year, world in worlds.items()}
    whole = worlds[max(worlds)]
    ties = whole.relations
    scores = [*score_votes(ties), *score_crises(ties)]
    for year, influence in influences.items():
        scores += score_sides(year, influence)
    return Hindcast(
        whole,
        meets_targets(whole),
        pd.DataFrame(scores),
        compare_sessions(ties),
        compare_crises(ties),
        compare_states(influences),
        compare_powers(runs, seed),
        cover(whole, influences),
    )

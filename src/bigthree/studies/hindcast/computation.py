"""The historical world against what it was not fitted to.

The coefficients are those that the calibration accepts. It looked at the months in which two ties
broke, and at the third until 1948; what is compared here it did not look at.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pandas as pd

from bigthree.composition import compose
from bigthree.dyads import DYADS
from bigthree.ensemble import Ensemble, simulate
from bigthree.errors import whole_number
from bigthree.measures.estimates import Estimate, share
from bigthree.record import targets
from bigthree.record.votes import score_votes
from bigthree.studies.calibration.histories import WORLD
from bigthree.studies.hindcast.coverage import coverage
from bigthree.studies.hindcast.crises import score_crises
from bigthree.studies.hindcast.powers import compare_powers
from bigthree.studies.hindcast.sides import HORIZONS, compare_states, score_sides

MOST_RUNS = 5_000
"""Histories whose months are held at once."""


class Hindcast(NamedTuple):
    """What the model says of what it was not fitted to."""

    ensemble: Ensemble
    """The historical world to the end of 1955, with its months."""
    tables: dict[str, pd.DataFrame]
    """``scores`` of the model, of chance, and of simple rules; ``states``, the side of each by
    record, model and rules; ``coverage``, in which bands of the model the record lies;
    ``powers``, what each author expected of the capabilities of the three."""


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
        year: simulate(compose(*WORLD, "coefficients=accepted", f"months={months}"), runs, seed)
        for year, months in HORIZONS.items()
    }
    influences = {year: world.influence for year, world in worlds.items()}
    whole = worlds[max(worlds)]
    scores = [*score_votes(whole.relations), *score_crises(whole.relations)]
    for year, influence in influences.items():
        scores += score_sides(year, influence)
    return Hindcast(
        whole,
        {
            "scores": pd.DataFrame(scores),
            "states": compare_states(influences),
            "coverage": coverage(whole, influences),
            "powers": compare_powers(runs, seed),
        },
    )


def meets_targets(ensemble: Ensemble) -> Estimate:
    """In what share of histories the fitted targets are met again, on new luck and coding."""
    columns = {f"{dyad}_break": ensemble.column(f"{dyad}_break") for dyad in DYADS}
    late = columns["usa_uk_break"] > targets.MONTHS
    columns["usa_uk_break"] = np.where(late, -1.0, columns["usa_uk_break"])
    columns["usa_uk"] = ensemble.relations[:, 1 : targets.MONTHS + 1, 2].mean(axis=1)
    record = targets.targets(ensemble.scenario.measures.combination)
    return share(int(targets.matches(columns, record).sum()), ensemble.runs)

"""Whether the record lies where half and nine tenths of the histories do."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from bigthree import wording
from bigthree.dyads import DYADS
from bigthree.ensemble import Ensemble
from bigthree.inputs import Floats
from bigthree.measures.estimates import restricted
from bigthree.record import targets
from bigthree.record.breaks import MONTHS, SOVIET
from bigthree.record.scoring import BANDS
from bigthree.record.tables import EAST, pacts, sessions
from bigthree.record.votes import autumns
from bigthree.studies.hindcast.sides import said_east, sided

Counts = Iterator[tuple[str, Floats, float]]
"""What is counted; in each history, shape (runs,); in the record."""


def coverage(ensemble: Ensemble, influences: dict[int, Floats]) -> pd.DataFrame:
    """Quantiles of what model and record count in one unit, beside the record.

    Parameters
    ----------
    ensemble : Ensemble
        The historical world, of `MONTHS` months.
    influences : dict of int to ndarray, shape (runs, 3, states)
        At the end of 1949 and 1955, by year.
    """
    free = (*_months_opposed(ensemble), *_sessions_opposed(ensemble), *_states_east(influences))
    return pd.DataFrame(
        {"quantity": name, "fitted": fitted, "record": record}
        | dict(zip(BANDS, np.quantile(values, list(BANDS.values())), strict=True))
        for fitted, counts in ((True, _breaks(ensemble)), (False, free))
        for name, values, record in counts
    )


def _breaks(ensemble: Ensemble) -> Counts:
    """Months of the breaks to which the coefficients were fitted; never counts as the horizon."""
    for d in SOVIET:
        months = restricted(ensemble.column(f"{DYADS[d]}_break"), MONTHS)
        yield f"month of the break, {wording.DYADS[d]}", months, targets.break_month(DYADS[d])


def _months_opposed(ensemble: Ensemble) -> Counts:
    """After the years of the fit: on the peace scale both Soviet ties stay broken."""
    opposed = (ensemble.relations[:, targets.MONTHS : MONTHS] < 0.0).sum(axis=1)
    for d, dyad in enumerate(wording.DYADS):
        yield (
            f"hostile months 1949 to 1955, {dyad}",
            opposed[:, d],
            MONTHS - targets.MONTHS if d in SOVIET else 0,
        )


def _sessions_opposed(ensemble: Ensemble) -> Counts:
    """Sessions of the General Assembly in which a dyad votes against one another."""
    opposed = (autumns(ensemble.relations) < 0.0).sum(axis=1)
    record = (sessions().signed < 0.0).sum(axis=0)
    for d, dyad in enumerate(wording.DYADS):
        yield f"sessions with opposed votes, {dyad}", opposed[:, d], record[d]


def _states_east(influences: dict[int, Floats]) -> Counts:
    """Contested states in the East, of those that the record has on one side."""
    for year, influence in influences.items():
        scored = sided(year)
        east = said_east(influence)[:, scored].sum(axis=1)
        name = f"states in the East at the end of {year}, of {scored.sum()} with a side"
        yield name, east, float(np.sum(np.array(pacts(year)) == EAST))

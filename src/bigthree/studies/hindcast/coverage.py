"""In which bands of the model the record lies, for what both count in one unit."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import pandas as pd

from bigthree.dyads import DYADS
from bigthree.ensemble import Ensemble
from bigthree.inputs import Floats
from bigthree.measures.estimates import Estimate, restricted, share
from bigthree.record import targets
from bigthree.record.breaks import MONTHS, SOVIET
from bigthree.record.scoring import band
from bigthree.record.tables import EAST, pacts, sessions
from bigthree.record.votes import autumns
from bigthree.studies.hindcast.sides import said_east, sided

FIT_ENDS = targets.MONTHS
"""Month at which the calibration stops looking: the end of 1948."""


class Counted(NamedTuple):
    """Something that the model and the record count alike.

    Attributes
    ----------
    quantity : str
    fitted : bool
        Whether the calibration looked at it.
    values : ndarray, shape (runs,)
    record : float
    """

    quantity: str
    fitted: bool
    values: Floats
    record: float


def cover(ensemble: Ensemble, influences: dict[int, Floats]) -> pd.DataFrame:
    """The model's bands and the record, quantity by quantity.

    Parameters
    ----------
    ensemble : Ensemble
        The historical world, of `MONTHS` months.
    influences : dict of int to ndarray, shape (runs, 3, states)
        At the end of 1949 and 1955, by year.
    """
    counted = [*_breaks(ensemble), *_peace(ensemble), *_votes(ensemble), *_states(influences)]
    return pd.DataFrame(
        [
            {"quantity": each.quantity, "fitted": each.fitted, "record": each.record}
            | band(each.values, each.record)
            for each in counted
        ]
    )


def meets_targets(ensemble: Ensemble) -> Estimate:
    """In what share of histories the fitted targets are met again, on new luck and coding."""
    columns = {f"{dyad}_break": ensemble.column(f"{dyad}_break") for dyad in DYADS}
    never_in_time = columns["usa_uk_break"] > FIT_ENDS
    columns["usa_uk_break"] = np.where(never_in_time, -1.0, columns["usa_uk_break"])
    columns["usa_uk"] = ensemble.relations[:, 1 : FIT_ENDS + 1, 2].mean(axis=1)
    record = targets.targets(ensemble.scenario.measures.combination)
    return share(int(targets.matches(columns, record).sum()), ensemble.runs)


def _breaks(ensemble: Ensemble) -> Iterator[Counted]:
    """The months that the coefficients were fitted to; never counts as the horizon."""
    usa, uk = (restricted(ensemble.column(f"{DYADS[d]}_break"), MONTHS) for d in SOVIET)
    record = [targets.break_month(DYADS[d]) for d in SOVIET]
    yield Counted("month of the break, ussr_usa", True, usa, record[0])
    yield Counted("month of the break, ussr_uk", True, uk, record[1])
    yield Counted("months by which the Anglo-Soviet tie broke first", True, usa - uk,
                  record[0] - record[1])  # fmt: skip


def _peace(ensemble: Ensemble) -> Iterator[Counted]:
    """The peace scale after the fit: from 1949 to 1955 both Soviet ties stay broken."""
    below = (ensemble.relations[:, FIT_ENDS:MONTHS] < 0.0).sum(axis=1).astype(float)
    for d, dyad in enumerate(DYADS):
        record = MONTHS - FIT_ENDS if d in SOVIET else 0
        yield Counted(f"months below 0 in 1949-55, {dyad}", False, below[:, d], record)


def _votes(ensemble: Ensemble) -> Iterator[Counted]:
    """Sessions of the General Assembly in which a dyad is opposed, or colder than another."""
    model, index = autumns(ensemble.relations), sessions().signed
    for d, dyad in enumerate(DYADS):
        opposed = (model[..., d] < 0.0).sum(axis=1).astype(float)
        record = float((index[:, d] < 0.0).sum())
        yield Counted(f"sessions below 0, {dyad}", False, opposed, record)
    colder = (model[..., 1] < model[..., 0]).sum(axis=1).astype(float)
    level = index[:, 1] == index[:, 0]
    yield Counted("sessions with ussr_uk below ussr_usa (level: a half)", False, colder,
                  float(np.where(level, 0.5, index[:, 1] < index[:, 0]).sum()))  # fmt: skip


def _states(influences: dict[int, Floats]) -> Iterator[Counted]:
    """Contested states in the East, of those that the record has on one side."""
    for year, influence in influences.items():
        scored = sided(year)
        east = said_east(influence)[:, scored].sum(axis=1).astype(float)
        record = float(np.sum(np.array(pacts(year)) == EAST))
        name = f"states in the East in {year}, of {scored.sum()} with a side"
        yield Counted(name, False, east, record)

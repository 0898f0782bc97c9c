"""The historical world against the sides of the contested states by 1949 and 1955."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import numpy as np
import pandas as pd

from bigthree.cases import case
from bigthree.dyads import UK, USA, USSR
from bigthree.inputs import Floats
from bigthree.record import scoring
from bigthree.record.breaks import MONTHS
from bigthree.record.scoring import Row, Truths, judged
from bigthree.record.tables import EAST, WEST, pacts, red_army

HORIZONS = {1949: 60, 1955: MONTHS}
"""Months of the runs at whose end the sides are read."""

HOPS = 2
"""Land borders from the USSR up to which the rule of proximity puts a state in the East."""

TWO_BORDERS = "within two borders of the USSR"


def said_east(influence: Floats) -> Truths:
    """Where Soviet influence, of shape (runs, 3, states), outweighs that of both Western powers."""
    return np.asarray(influence[:, USSR] > influence[:, [USA, UK]].sum(axis=1))


def rules() -> dict[str, Truths]:
    """Simple rules that put states in the East, each of shape (states,)."""
    hops = np.array([state.distances[0] for state in case().states()])
    reached = np.array(red_army())
    return {
        TWO_BORDERS: hops <= HOPS,
        "Red Army in most of it": reached == "most",
        "Red Army in any of it": reached != "none",
    }


def sided(year: int) -> Truths:
    """Which contested states stood on one side by their pacts, shape (states,)."""
    return np.isin(pacts(year), (EAST, WEST))


def score_sides(year: int, influence: Floats) -> Iterator[Row]:
    """Sides of the contested states that stood east or west by their pacts of a year.

    `influence` is that at the end of the year, 1949 or 1955, shape (runs, 3, states).
    """
    scored = sided(year)
    east = np.array(pacts(year))[scored] == EAST
    simulated = said_east(influence)[:, scored]
    ruled = {name: rule[None, scored] for name, rule in rules().items()}
    for name, score, balanced in (
        (f"side in {year}", scoring.accuracy, False),
        (f"side in {year}, balanced", scoring.balanced_accuracy, True),
    ):
        blind = scoring.chance_accuracy(simulated, east, balanced)
        yield from judged("sides", name, partial(score, east=east), simulated, blind, ruled)


def compare_states(influences: dict[int, Floats]) -> pd.DataFrame:
    """For each contested state its side in the record, and how often it is in the model's East."""
    frame = pd.DataFrame({"state": [state.name for state in case().states()]})
    for year, influence in influences.items():
        frame[f"pact_{year}"] = pacts(year)
        frame[f"east_{year}"] = said_east(influence).mean(axis=0)
    frame["two_borders"] = rules()[TWO_BORDERS]
    frame["red_army"] = red_army()
    return frame

"""Whether the inference finds what is known: its answers to simulated records.

Histories whose true rivalry is known stand in for the record (`bigthree.record.simulated`), and the
same rejection is made with the histories that are left. Where an inference is right, the truth lies
in its 90 % intervals nine times of ten, and is as often above as below any share of what was kept:
the ranks of the truth are uniform (Talts et al. 2018).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from bigthree.record.simulated import as_record, moves
from bigthree.scenario import WORLD_LABELS
from bigthree.studies.inference.cases import LEAST, SIDES, Case, quantiles

if TYPE_CHECKING:
    import pandas as pd

RECORDS = 200
"""Simulated records a world."""

BINS = 10
"""Of the rank histogram."""

COLUMNS = [*WORLD_LABELS, "run", "rivalry", "accepted", "rank", "in_half", "in_nine_tenths"]


def recover(case: Case, runs: Sequence[int], seed: int) -> pd.DataFrame:
    """Answer simulated records: a history of each of some runs, from either half in turn.

    `seed` is that of the months by which they are moved. A row a record, with the columns of
    ``recovery.csv``; the last three only where enough histories are like it.
    """
    import pandas as pd

    rows = [_answer(case, run, by) for run, by in zip(runs, moves(runs, seed), strict=True)]
    return pd.DataFrame(rows, columns=COLUMNS)


def _answer(case: Case, run: int, moved: Any) -> dict[str, Any]:
    place = run % len(SIDES), run
    same = case.alike(as_record(case.columns, place, moved, case.targets.warm))
    same[:, run] = False  # neither the record itself nor its twin, which met the same luck
    truth, kept = float(case.rivalry[place]), case.rivalry[same]
    row = {**case.names, "run": run, "rivalry": truth, "accepted": len(kept)}
    if len(kept) < LEAST:
        return row
    q05, q25, q75, q95 = quantiles(kept, [0.05, 0.25, 0.75, 0.95])
    return row | {
        "rank": float(((kept < truth).sum() + 0.5) / (len(kept) + 1)),
        "in_half": bool(q25 <= truth <= q75),
        "in_nine_tenths": bool(q05 <= truth <= q95),
    }


def uniformity(ranks: Any) -> float:
    """Chance of a histogram as uneven as that of these ranks (0 to 1), were they uniform."""
    from scipy.stats import chisquare

    counts, _ = np.histogram(ranks, bins=BINS, range=(0.0, 1.0))
    return float(chisquare(counts).pvalue)

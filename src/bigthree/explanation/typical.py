"""The one history that stands for many, where only one can be shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from bigthree.errors import whole_number

if TYPE_CHECKING:
    from bigthree.ensemble import Ensemble


def typical_run(ensemble: Ensemble) -> int:
    """The history that broke as most did, nearest to the median month; the first if none broke."""
    month, pair = ensemble.column("two_against_one"), ensemble.column("pair").astype(int)
    broken = month >= 0
    if not broken.any():
        return 0
    alike = np.flatnonzero(pair == np.bincount(pair[broken], minlength=3).argmax())
    return int(alike[np.abs(month[alike] - np.median(month[alike])).argmin()])


def shown_run(ensemble: Ensemble, run: int | None) -> int:
    """The history that is asked for, or the typical one.

    Raises
    ------
    BadRequest
        For a run that there is not.
    """
    if run is None:
        return typical_run(ensemble)
    return whole_number("run", run, 0, ensemble.runs - 1)

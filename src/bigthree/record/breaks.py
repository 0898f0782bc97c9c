"""What the fitted breaks say by themselves: the rule that the model has to beat."""

from __future__ import annotations

import numpy as np

from bigthree.dyads import DYADS
from bigthree.inputs import Floats
from bigthree.record.targets import break_month

MONTHS = 132
"""Months that are compared: January 1945 to December 1955."""

SOVIET = (0, 1)
"""The dyads with Moscow."""

RULE = "fitted breaks carried on"


def carried_on() -> Floats:
    """Ties that are warm until their break and cold ever after, shape (1, months, 3).

    The Anglo-Soviet tie broke first and counts as slightly the colder; the Anglo-American never
    breaks.
    """
    month = np.arange(MONTHS)
    usa, uk = (np.where(month < break_month(DYADS[dyad]), 1.0, -1.0) for dyad in SOVIET)
    return np.stack([usa, uk - 0.01, np.full(MONTHS, 1.01)], axis=-1)[None]

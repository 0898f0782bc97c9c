"""The historical world against the crises of 1945-55: in which dyad, and when."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import numpy as np

from bigthree.dyads import DYADS
from bigthree.inputs import Floats
from bigthree.record.breaks import MONTHS, RULE, SOVIET, carried_on
from bigthree.record.scoring import Row, chance_area, judged, roc_area
from bigthree.record.tables import crisis_months

FALL = 6
"""Months over which the fall of a tie is taken."""


def score_crises(ties: Floats) -> Iterator[Row]:
    """How well the hostility of a tie, or its fall, tells in which dyad and month crises begin.

    Hostility is the tie, shape (runs, months + 1, 3), with its sign changed, at the start of the
    month.
    """
    happened = crisis_months(MONTHS)
    hostility, rule = -ties[:, :MONTHS], -carried_on()
    moscow = np.broadcast_to([1.0, 1.0, 0.0], rule.shape)
    crises = partial(judged, "crises")
    yield from crises(
        "dyad and month",
        partial(roc_area, happened=happened.ravel()),
        _flat(hostility),
        chance_area(happened.ravel()),
        {RULE: _flat(rule), "any dyad with Moscow": _flat(moscow)},
    )
    for dyad in SOVIET:
        here = happened[:, dyad]
        month = partial(roc_area, happened=here)
        model, ruled, blind = hostility[..., dyad], rule[..., dyad], chance_area(here)
        yield from crises(f"month, {DYADS[dyad]}", month, model, blind, {RULE: ruled})
        falls = f"month by the fall of the tie, {DYADS[dyad]}"
        yield from crises(falls, month, fall(model), blind, {RULE: fall(ruled)})


def _flat(hostility: Floats) -> Floats:
    """All dyads and months in a row, shape (runs, months * 3)."""
    return hostility.reshape(len(hostility), -1)


def fall(hostility: Floats) -> Floats:
    """How far hostility rose over the last half-year, or since the start; shape (..., months)."""
    months = np.arange(hostility.shape[-1])
    return np.asarray(hostility - hostility[..., np.maximum(months - FALL, 0)])

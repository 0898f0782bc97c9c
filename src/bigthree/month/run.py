"""Many runs of many months, and what is kept of them."""

from __future__ import annotations

from typing import Any

import numpy as np

from bigthree.dyads import PAIRS
from bigthree.inputs import STATE_COUNT, Floats, Integers
from bigthree.month.layout import LEDGER_COUNT, LEVEL_COUNT
from bigthree.month.phases import month, start


def keep(s: Any, g: Any, stances: Floats, minds: Floats, traces: Floats, t: int) -> None:
    """Write month t of a run into the arrays that keep it."""
    for i in range(3):
        for j in range(3):
            stances[t, i, j] = s.stances[i][j]
    i = g.believer
    minds[t, 0] = s.belief[i]
    minds[t, 1] = s.trust[(i + 1) % 3][i]
    minds[t, 2] = s.trust[(i + 2) % 3][i]
    if len(traces) > 0:
        for n in range(LEVEL_COUNT):
            traces[t, n] = s.levels[n]
        traces[t, LEVEL_COUNT] = s.belief[i]
        first = LEVEL_COUNT + 1
        for n in range(3):
            traces[t, first + n] = s.appetite[n]
            traces[t, first + 3 + n] = s.signed[n]
        for n in range(6):
            i, j = PAIRS[n]
            traces[t, first + 6 + n] = s.trust[i][j]


def run_block(
    parameters: Any,
    due: Integers,
    intensity: Floats,
    setting: Any,
    shares: Floats,
    arsenals: Floats,
    effects: Floats,
    shocks: Floats,
    act_draws: Floats,
    bargain_draws: Floats,
    first_lane: int,
    stances: Floats,
    minds: Floats,
    influence: Floats,
    traces: Floats,
    ledger: Floats,
    state: Any,
) -> None:
    """Run after run of one block, each from start to horizon.

    Parameters
    ----------
    parameters : structured ndarray, shape (runs,)
        Fields as in `bigthree.inputs.BY_PART`.
    due, intensity : ndarray, shape (runs, events)
    setting, shares, arsenals, effects : ndarray
        The inputs of the scenario.
    shocks, act_draws, bargain_draws : ndarray, shape (months, LANES, …)
        The luck of the block; run r of the block takes lane `first_lane` + r.
    stances, minds, influence, traces, ledger : ndarray
        Outputs with a row a run: stances (months + 1, 3, 3), minds (months + 1, 3), influence at
        the end (3, states), traces (months + 1, columns) and ledger (months, 6, mechanisms);
        the last two of length 0 where they are not kept.
    state : structured ndarray, shape (1,)
        Working memory, fields as in `bigthree.month.layout.STATE`.
    """
    s = state[0]
    g = setting[0]
    unkept = np.zeros((0, LEDGER_COUNT))
    months = shocks.shape[0]
    for r in range(parameters.shape[0]):
        p = parameters[r]
        lane = first_lane + r
        start(s, p, g, shares)
        keep(s, g, stances[r], minds[r], traces[r], 0)
        for t in range(months):
            month(
                s,
                p,
                g,
                shares,
                arsenals,
                effects,
                due[r],
                intensity[r],
                shocks[t, lane],
                act_draws[t, lane],
                bargain_draws[t, lane],
                t,
                ledger[r, t] if ledger.shape[1] > 0 else unkept,
            )
            keep(s, g, stances[r], minds[r], traces[r], t + 1)
        for i in range(3):
            for k in range(STATE_COUNT):
                influence[r, i, k] = s.influence[i][k]

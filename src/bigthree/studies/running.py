"""Running the worlds of a study on the same luck."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from bigthree.ensemble import Ensemble, Keep, simulate
from bigthree.interrupts import at_once
from bigthree.scenario import Scenario
from bigthree.studies.request import MOST_KEPT, Request
from bigthree.threads import cores, in_batches


def in_parts(work: Callable[[int, int], tuple[Any, ...]], runs: int, batch: int) -> tuple[Any, ...]:
    """Compute histories a batch at a time on all cores; a signal stops it at once.

    Parameters
    ----------
    work : callable
        Of the first run and their count: arrays with a leading axis of so many runs.
    runs, batch : int

    Returns
    -------
    tuple of ndarray
        The same arrays of all runs.
    """
    with at_once():
        parts = [part for _, part in in_batches(work, runs, cores(), batch)]
    return tuple(np.concatenate(each) for each in zip(*parts, strict=True))


def run_arms(
    scenarios: Mapping[str, Scenario], request: Request, keep: Keep | None = None
) -> tuple[dict[str, Ensemble], bool]:
    """Simulate each scenario on the same luck; on Ctrl-C, return what is finished.

    Parameters
    ----------
    scenarios : mapping of str to Scenario
    request : Request
    keep : {"paths", "measures"}, optional
        Unless given, every month is kept of so many runs as a figure can show.

    Returns
    -------
    tuple
        The ensembles by arm, and whether the user stopped it.
    """
    from tqdm import tqdm

    keep = keep or ("paths" if request.runs <= MOST_KEPT else "measures")
    done: dict[str, Ensemble] = {}
    total = request.runs * len(scenarios)
    with tqdm(total=total, unit=" histories", delay=2, disable=None, leave=False) as bar:
        try:
            with at_once():
                for name, scenario in scenarios.items():
                    bar.set_description(name)
                    done[name] = simulate(
                        scenario, request.runs, request.seed, keep=keep, progress=bar.update
                    )
        except KeyboardInterrupt:
            return done, True
    return done, False

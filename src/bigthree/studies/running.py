"""Running the worlds of a study on the same luck."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bigthree.ensemble import BATCH, Batch, Ensemble, Keep, simulate, simulate_batch
from bigthree.inputs import Integers, draw, inputs_of
from bigthree.interrupts import at_once
from bigthree.scenario import Scenario
from bigthree.studies.request import MOST_KEPT, Request
from bigthree.threads import cores, in_batches

Change = Callable[[NDArray[np.void], slice], None]
"""Changes in place what some runs drew."""


def run_histories(
    scenario: Scenario,
    runs: int,
    seed: int,
    outcome: Callable[[Batch], tuple[Any, ...]],
    change: Change | None = None,
) -> tuple[Any, ...]:
    """Run histories on all cores and keep of each what is asked for; a signal stops it at once.

    Parameters
    ----------
    scenario : Scenario
    runs, seed : int
    outcome : callable
        Of a batch: arrays with a leading axis of its runs.
    change : callable, optional
        Changes in place what some runs drew, given their record and which they are.

    Returns
    -------
    tuple of ndarray
        The arrays of all runs, and the record of what each drew.
    """
    inputs = inputs_of(scenario)

    def work(first: int, count: int) -> tuple[Any, ...]:
        draws = draw(scenario, seed, first, count)
        if change is not None:
            change(draws.parameters, slice(first, first + count))
        batch = simulate_batch(scenario, seed, first, count, inputs=inputs, draws=draws)
        return *outcome(batch), draws.parameters

    with at_once():
        parts = [part for _, part in in_batches(work, runs, cores(), BATCH)]
    return tuple(np.concatenate(each) for each in zip(*parts, strict=True))


def taking(sample: NDArray[np.void], draws: Integers) -> Change:
    """Return the change by which each run takes a draw of a sample, in all fields of the sample."""

    def change(parameters: NDArray[np.void], runs: slice) -> None:
        for name in sample.dtype.names or ():
            parameters[name] = sample[name][draws[runs]]

    return change


def run_arms(
    scenarios: Mapping[str, Scenario], request: Request, keep: Keep | None = None
) -> tuple[dict[str, Ensemble], bool]:
    """Simulate each scenario on the same luck; also return whether the user stopped it.

    Unless `keep` is given, every month is kept of so many runs as a figure can show.
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

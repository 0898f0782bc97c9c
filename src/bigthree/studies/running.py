"""Running the worlds of a study on the same luck."""

from __future__ import annotations

from collections.abc import Mapping

from bigthree.ensemble import Ensemble, Keep, simulate
from bigthree.interrupts import at_once
from bigthree.scenario import Scenario
from bigthree.studies.request import MOST_KEPT, Request


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

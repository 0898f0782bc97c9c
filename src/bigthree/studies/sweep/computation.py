"""Running a sweep, anew or again from its own folder."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import numpy as np

from bigthree.errors import BadRequest
from bigthree.figures.figure_data import figure_data
from bigthree.inputs import Floats
from bigthree.studies.findings import Drawings, check_some_ran, requested_plan
from bigthree.studies.request import Request
from bigthree.studies.results import Results
from bigthree.studies.sweep.answer import blocks
from bigthree.sweeps.folder import SweepFolder, is_sweep
from bigthree.sweeps.plan import Plan, is_number
from bigthree.sweeps.results import Sweep
from bigthree.sweeps.running import run_sweep

POINTS = 256


def study(request: Request) -> Results:
    """Run a sweep and show where cooperation holds."""
    plan = _plan_beside(request) or requested_plan(request, POINTS)
    sweep = run_sweep(plan, "sweep", **request.running)
    check_some_ran(sweep)
    return Results(blocks=list(blocks(sweep)), sweep=sweep, drawings=dict(drawings(sweep)))


def _plan_beside(request: Request) -> Plan | None:
    """The plan of the sweep beside the scenario file that is named, with its own runs and seed."""
    given = dict(override.split("=", 1) for override in request.overrides)
    beside = Path(given.pop("scenario", "null")).parent
    if request.sweep_options.vary or not is_sweep(beside):
        return None
    if given:
        others = " ".join(f"{key}={value}" for key, value in given.items())
        raise BadRequest(f"scenario={beside}: cannot be combined with {others}")
    return SweepFolder(beside).plan


def drawings(sweep: Sweep) -> Drawings:
    """Return a map of the two numbers that vary, where there are two."""
    numbers = [name for name in sweep.plan.varied if is_number(name)]
    if len(numbers) != 2 or not _spread(sweep.ran[numbers].dropna().to_numpy(float)):
        return {}
    return {"phase": partial(figure_data, "phase", sweep, *numbers)}


def _spread(places: Floats) -> bool:
    """Whether worlds, shape (worlds, 2), lie over an area and not along a line."""
    if len(places) < 4 or not np.ptp(places, axis=0).all():
        return False
    return bool(np.linalg.matrix_rank((places - places[0]) / np.ptp(places, axis=0)) == 2)

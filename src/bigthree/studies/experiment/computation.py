"""Running a what-if: its arms on the same luck."""

from __future__ import annotations

from bigthree.answers import Paragraph
from bigthree.comparison import Comparison
from bigthree.composition import compose
from bigthree.errors import BadRequest
from bigthree.resources import experiment_names
from bigthree.studies.arms import Arms
from bigthree.studies.experiment.answer import blocks
from bigthree.studies.experiment.declared import read
from bigthree.studies.experiment.figures import drawings
from bigthree.studies.request import Request
from bigthree.studies.results import Results
from bigthree.studies.running import run_arms


def study(request: Request) -> Results:
    """Run a what-if, its arms on the same luck.

    Raises
    ------
    BadRequest
        When no what-if is named, or it is none.
    """
    if request.experiment is None:
        raise BadRequest(f"experiment=null: give one of: {', '.join(experiment_names())}")
    experiment = read(request.experiment)
    scenarios = {
        arm: compose(*overrides, *request.overrides).with_values(name=arm)
        for arm, overrides in experiment.arms.items()
    }
    ensembles, interrupted = run_arms(scenarios, request)
    stopped = Paragraph(f"Stopped: {len(ensembles)} of {len(scenarios)} arms finished.")
    if len(ensembles) < 2:
        return Results([stopped], experiment.question, ensembles=ensembles, interrupted=True)
    comparison = Comparison(ensembles)
    arms = Arms(comparison, experiment.measures, experiment.against)
    return Results(
        [*([stopped] if interrupted else []), *blocks(experiment, arms)],
        experiment.question,
        ensembles=ensembles,
        tables={"differences": comparison.differences(experiment.against)},
        drawings=drawings(experiment, ensembles),
        interrupted=interrupted,
    )

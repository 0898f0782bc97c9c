"""Running a what-if: its arms on the same luck."""

from __future__ import annotations

from bigthree.answers import Paragraph
from bigthree.comparison import Comparison
from bigthree.composition import compose
from bigthree.errors import BadRequest
from bigthree.overrides import key_of
from bigthree.resources import experiment_names
from bigthree.studies.arms import Arms
from bigthree.studies.experiment.answer import blocks
from bigthree.studies.experiment.declared import Experiment, read
from bigthree.studies.experiment.figures import drawings
from bigthree.studies.notices import notices_of
from bigthree.studies.request import Request
from bigthree.studies.results import Results
from bigthree.studies.running import run_arms
from bigthree.studies.verdict import verdict


def study(request: Request) -> Results:
    """Run a what-if, its arms on the same luck.

    Raises
    ------
    BadRequest
        When no what-if is named, or it is none.
    """
    if request.experiment is None:
        raise BadRequest(f"experiment=null: give one of: {', '.join(experiment_names())}")
    experiment = read(str(request.experiment))
    of = f"case={experiment.case}"
    for override in request.overrides:
        if key_of(override) == "case" and override != of:
            raise BadRequest(f"{override}: experiment={request.experiment} is about {of}")
    overrides = tuple(each for each in request.overrides if each != of)
    return answered(experiment, request, overrides)


def answered(experiment: Experiment, request: Request, overrides: tuple[str, ...] = ()) -> Results:
    """Run the arms of a what-if on the same luck, and answer it.

    Parameters
    ----------
    experiment : Experiment
    request : Request
    overrides : tuple of str
        What is set in every arm after its own overrides.

    Raises
    ------
    BadRequest
        For an arm that cannot be composed, or arms of unequal horizons.
    """
    scenarios = {
        arm: compose(*mine, *overrides).with_values(name=arm)
        for arm, mine in experiment.composed.items()
    }
    horizons = sorted({scenario.months for scenario in scenarios.values()})
    if len(horizons) > 1:
        raise BadRequest(f"months={','.join(map(str, horizons))}: the arms need one horizon")
    ensembles, interrupted = run_arms(scenarios, request)
    stopped = Paragraph(f"Stopped: {len(ensembles)} of {len(scenarios)} arms finished.")
    if len(ensembles) < 2:
        return Results([stopped], experiment.question, ensembles=ensembles, interrupted=True)
    comparison = Comparison(ensembles)
    arms = Arms(comparison, experiment.measures, experiment.against)
    told = notices_of(experiment.composed, overrides, request.seed)
    return Results(
        [
            *([stopped] if interrupted else []),
            *verdict(arms, experiment.asks, experiment.asks_which), *told,
            *blocks(experiment, arms),
        ],
        experiment.question,
        ensembles=ensembles,
        tables={"differences": comparison.differences(experiment.against)},
        drawings=drawings(experiment, ensembles),
        interrupted=interrupted,
    )  # fmt: skip

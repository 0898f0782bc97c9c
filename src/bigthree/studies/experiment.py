"""A named what-if from ``experiments/``: its question, its arms, and what the source expects."""

from __future__ import annotations

from functools import partial
from typing import Any

import yaml
from pydantic import ValidationError

from bigthree import wording
from bigthree.comparison import Comparison
from bigthree.composition import compose
from bigthree.errors import BadRequest, nearest
from bigthree.measures.estimates import Estimate
from bigthree.resources import experiment_names, folder
from bigthree.scenario import Part
from bigthree.studies.request import Request, Results, run_arms


class Criteria(Part):
    """The counterfactual criteria printed beside each what-if (Tetlock and Belkin 1996)."""

    clarity: str
    consistency: str
    minimal_rewrite: str


class Experiment(Part):
    """One named what-if.

    Attributes
    ----------
    question : str
    expectation : str
        What the source leads one to expect, in our words.
    pages : str
        Pages of Pechatnov (1995).
    arms : dict of str to tuple of str
        Overrides of each arm; the first is the baseline.
    criteria : Criteria
    """

    question: str
    expectation: str
    pages: str
    arms: dict[str, tuple[str, ...]]
    criteria: Criteria


def read(name: str) -> Experiment:
    """The named what-if.

    Raises
    ------
    BadRequest
        When there is none of that name, or its file is not a what-if.
    """
    if name not in experiment_names():
        raise BadRequest(f"experiment={name}: no such what-if; {nearest(name, experiment_names())}")
    mapping: Any = yaml.safe_load((folder("experiments") / f"{name}.yaml").read_text("utf-8"))
    mapping["arms"] = {arm: tuple(overrides) for arm, overrides in mapping["arms"].items()}
    try:
        return Experiment.model_validate(mapping)
    except ValidationError as error:
        fault = error.errors()[0]
        where = ".".join(map(str, fault["loc"]))
        raise BadRequest(f"experiment={name}: {where}: {fault['msg'].lower()}") from None


def study(request: Request) -> Results:
    """Run a named what-if, its arms on the same luck."""
    if request.experiment is None:
        raise BadRequest(f"experiment=null: give one of: {', '.join(experiment_names())}")
    experiment = read(request.experiment)
    scenarios = {
        arm: compose(*overrides, *request.overrides) for arm, overrides in experiment.arms.items()
    }
    scenarios = {arm: each.with_values(name=arm) for arm, each in scenarios.items()}
    ensembles, interrupted = run_arms(scenarios, request)
    from bigthree.figures.survival import draw_survival

    if len(ensembles) < 2:
        return Results("Stopped before two arms were finished.", ensembles, interrupted=True)
    comparison = Comparison(ensembles)
    return Results(
        text=tell(experiment, comparison),
        ensembles=ensembles,
        tables={"differences": comparison.differences()},
        drawings={"survival": partial(draw_survival, ensembles)},
        interrupted=interrupted,
    )


def tell(experiment: Experiment, comparison: Comparison) -> str:
    """The what-if in words: question, expectation, arms, differences, criteria."""
    rows, differences = [], []
    for arm, ensemble in comparison.ensembles.items():
        row = ensemble.summary().iloc[0]
        rows.append(
            {
                "Arm": arm,
                "Together by month 60": wording.percent(row.survival_60),
                "Months to two-against-one": wording.interval(
                    _estimate(row, "rmst_two_against_one"), 1
                ),
                "Soviet-Western tie": wording.interval(_estimate(row, "soviet_western_tie"), 2),
                "Surprise": wording.interval(_estimate(row, "surprise"), 2),
            }
        )
        if arm != comparison.baseline:
            made = comparison.difference("rmst_two_against_one", arm)
            tie = comparison.difference("soviet_western_tie", arm)
            differences.append(
                f"{arm} against {comparison.baseline}: {wording.interval(made, 1, sign=True)} "
                f"months; Soviet-Western tie {wording.interval(tie, 3, sign=True)}"
            )
    some = next(iter(comparison.ensembles.values()))
    return "\n".join(
        [
            experiment.question,
            f"The source (Pechatnov 1995, p. {experiment.pages}): {experiment.expectation}",
            "",
            f"{some.runs} histories an arm, {some.scenario.months} months, seed {some.seed}, "
            "paired by luck; 95 % intervals.",
            wording.table(rows),
            "",
            *differences,
            "",
            f"As a counterfactual. Clarity: {experiment.criteria.clarity} "
            f"Consistency: {experiment.criteria.consistency} "
            f"Minimal rewrite: {experiment.criteria.minimal_rewrite}",
        ]
    )


def _estimate(row: Any, name: str) -> Estimate:
    return Estimate(row[name], row[f"{name}_low"], row[f"{name}_high"])

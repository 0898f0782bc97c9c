"""A what-if, from ``experiments/`` or a file of one's own: its question, its arms, its answer."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Self

import yaml
from pydantic import Field, ValidationError, model_validator

from bigthree import resources, wording
from bigthree.comparison import PAIRED, Comparison, per_run
from bigthree.composition import compose
from bigthree.ensemble import Ensemble
from bigthree.errors import BadRequest, nearest
from bigthree.figures.figure_data import FigureData, figure_data
from bigthree.measures.estimates import Estimate, mean
from bigthree.measures.typical import typical_run
from bigthree.resources import experiment_names
from bigthree.scenario import Frozen, FrozenDict, Part, plain_tuples
from bigthree.studies.request import Request, Results, run_arms
from bigthree.yaml_text import read_yaml


class Criteria(Part):
    """Three of the six counterfactual criteria of Tetlock and Belkin (1996), for each what-if."""

    clarity: str
    consistency: str
    minimal_rewrite: str


class Experiment(Part):
    """One what-if.

    Attributes
    ----------
    question : str
    expectation : str
        What the source leads one to expect, in our words; empty where it is silent.
    pages : str
        Pages of Pechatnov (1995).
    arms : dict of str to tuple of str
        Overrides of each arm; the first is the baseline.
    measures : tuple of str
        What answers the question, of `bigthree.comparison.PAIRED`.
    figures : tuple of str
        Of `FIGURES`.
    against : dict of str to str
        The arm that an arm is compared with, where it is not the first.
    criteria : Criteria or None
        None where nobody has weighed them.
    """

    question: str
    expectation: str = ""
    pages: str = ""
    arms: dict[str, tuple[str, ...]] = Field(min_length=2)
    measures: tuple[str, ...] = ("rmst_two_against_one", "soviet_western_tie")
    figures: tuple[str, ...] = ("survival",)
    against: Frozen[str] = FrozenDict()
    criteria: Criteria | None = None

    @model_validator(mode="after")
    def _known(self) -> Self:
        for key, given, known in (
            ("measures", self.measures, PAIRED),
            ("figures", self.figures, FIGURES),
        ):
            for name in given:
                if name not in known:
                    raise ValueError(f"{key}={name}: {nearest(name, known)}")
        return self

    @model_validator(mode="after")
    def _against_an_earlier_arm(self) -> Self:
        arms = list(self.arms)
        for arm, baseline in self.against.items():
            for name in (arm, baseline):
                if name not in arms:
                    raise ValueError(f"against={name}: {nearest(name, arms)}")
            if arms.index(baseline) >= arms.index(arm):
                raise ValueError(f"against={arm}: {baseline!r} must stand before it")
        return self


OWN = ".yaml"
"""What the name of a what-if ends with where it is a file of one's own."""


def read(name: str) -> Experiment:
    """The named what-if, or that in a file.

    Raises
    ------
    BadRequest
        When there is none of that name, or its file is not a what-if.
    """
    try:
        return Experiment.model_validate(plain_tuples(read_yaml(_text(name))))
    except ValidationError as error:
        fault = error.errors()[0]
        where = ".".join(map(str, fault["loc"])) or "the file"
        raise BadRequest(f"experiment={name}: {where}: {fault['msg'].lower()}") from None
    except OSError as error:
        raise BadRequest(f"experiment={name}: cannot be read ({error.strerror})") from None
    except (yaml.YAMLError, UnicodeDecodeError):
        raise BadRequest(f"experiment={name}: is not readable YAML") from None


def _text(name: str) -> str:
    if name.endswith(OWN):
        return Path(name).read_text(encoding="utf-8")
    if name not in experiment_names():
        raise BadRequest(f"experiment={name}: no such what-if; {nearest(name, experiment_names())}")
    return resources.experiment(name).read_text(encoding="utf-8")


def study(request: Request) -> Results:
    """Run a what-if, its arms on the same luck."""
    if request.experiment is None:
        raise BadRequest(f"experiment=null: give one of: {', '.join(experiment_names())}")
    experiment = read(request.experiment)
    scenarios = {
        arm: compose(*overrides, *request.overrides) for arm, overrides in experiment.arms.items()
    }
    scenarios = {arm: each.with_values(name=arm) for arm, each in scenarios.items()}
    ensembles, interrupted = run_arms(scenarios, request)
    if len(ensembles) < 2:
        return Results("Stopped before two arms were finished.", ensembles, interrupted=True)
    comparison = Comparison(ensembles)
    stopped = f"Stopped: {len(ensembles)} of {len(scenarios)} arms finished.\n\n"
    return Results(
        text=(stopped if interrupted else "") + tell(experiment, comparison),
        ensembles=ensembles,
        tables={"differences": comparison.differences(experiment.against)},
        drawings=drawings(experiment, ensembles),
        interrupted=interrupted,
    )


OF_EACH_ARM = ("ties", "triangle", "patterns", "europe")
"""Figures of one arm, of which a what-if draws one for each."""

FIGURES = ("survival", "beliefs", *OF_EACH_ARM)
"""What a what-if can draw, by kind."""


def drawings(
    experiment: Experiment, ensembles: dict[str, Ensemble]
) -> dict[str, Callable[[], FigureData]]:
    """The figures that a what-if asks for, as far as its histories allow.

    All but survival need every month of every history; beliefs need the two-by-two, which a
    change of one of its numbers, or a stop before its last arm, does away with.
    """
    from bigthree.figures.beliefs import corners_of

    paths = all(ensemble.has_paths for ensemble in ensembles.values())
    made: dict[str, Callable[[], FigureData]] = {}
    for kind in experiment.figures:
        if kind in OF_EACH_ARM and paths:
            made |= {
                f"{kind}_{_stem(arm)}": partial(_of_one, kind, arm, ensembles) for arm in ensembles
            }
        elif kind == "survival" or (kind == "beliefs" and paths and corners_of(ensembles)):
            made[kind] = partial(figure_data, kind, ensembles)
    return made


def _of_one(kind: str, arm: str, ensembles: dict[str, Ensemble]) -> FigureData:
    """The figure data of one arm, with its name; one history is the same in all arms."""
    first = next(iter(ensembles.values()))
    chosen = {"run": typical_run(first)} if kind == "ties" else {}
    data = figure_data(kind, ensembles[arm], **chosen)
    return data._replace(settings=data.settings | {"arm": arm})


def _stem(arm: str) -> str:
    """The name of an arm as part of the name of a file."""
    return re.sub(r"\W+", "_", arm.lower().replace("'", ""))


DIGITS = {"rmst_two_against_one": 1, "rmst_anglo_american": 1, "rmst_concert": 1}


def tell(experiment: Experiment, comparison: Comparison) -> str:
    """The what-if in words: question, expectation, arms, differences, criteria."""
    some = next(iter(comparison.ensembles.values()))
    return "\n".join(
        [
            experiment.question,
            *_expected(experiment),
            answer(experiment, comparison),
            "",
            f"{wording.histories(some.runs).capitalize()} an arm, {some.scenario.months} months, "
            f"seed {some.seed}; 95 % intervals.",
            "together: share of histories with no lasting two-against-one by that month.",
            wording.table(_arms(experiment, comparison)),
            "",
            "Differences, paired by luck (an interval that holds 0 does not tell two arms apart):",
            wording.table(differences_in_words(experiment, comparison)),
            *_weighed(experiment),
        ]
    )


def _expected(experiment: Experiment) -> list[str]:
    """What the source expects, where it does."""
    if not experiment.expectation:
        return []
    where = wording.pages(experiment.pages)
    return [f"The source (Pechatnov 1995, {where}): {experiment.expectation.strip()}"]


def answer(experiment: Experiment, comparison: Comparison) -> str:
    """What the model says to the question, by the first measure of each arm but the first."""
    name = experiment.measures[0]
    months = next(iter(comparison.ensembles.values())).scenario.months
    pairs = [
        (arm, experiment.against.get(arm, comparison.baseline))
        for arm in list(comparison.ensembles)[1:]
    ]
    return (
        "The model: "
        + "; ".join(
            _differs(name, arm, baseline, comparison.difference(name, arm, baseline), months)
            for arm, baseline in pairs
        )
        + "."
    )


def _differs(name: str, arm: str, baseline: str, made: Estimate, months: int) -> str:
    """One difference in a clause; nothing is made of one that luck may have brought."""
    low, high = made.low, made.high
    if not low > 0 and not high < 0:  # one history has no interval
        return f"no difference can be told between “{arm}” and “{baseline}”"
    size = made if made.value > 0 else Estimate(-made.value, -high, -low)
    what, more, less = wording.CHANGES[name]
    value, interval = wording.interval(size, DIGITS.get(name, 2)).split(" ", 1)
    small = ", a small difference" if size.value < _small(name, months) else ""
    how = more if made.value > 0 else less
    return f"in “{arm}” {what} {value} {how} than in “{baseline}” {interval}{small}"


def _small(name: str, months: int) -> float:
    """Below this a difference is small beside what could have been: two months of 120, say."""
    return months / 60 if name.startswith("rmst_") else 0.05


def _weighed(experiment: Experiment) -> list[str]:
    """How good a counterfactual it is, where somebody weighed that."""
    lines = [f"  {line}" for line in as_counterfactual(experiment.criteria)]
    return ["", "As a counterfactual:", *lines] if lines else []


def as_counterfactual(criteria: Criteria | None) -> list[str]:
    """How far a what-if meets each criterion, a line each; none where nobody weighed them."""
    if criteria is None:
        return []
    return [
        f"clarity: {criteria.clarity}",
        f"consistency: {criteria.consistency}",
        f"minimal rewrite: {criteria.minimal_rewrite}",
    ]


def _arms(experiment: Experiment, comparison: Comparison) -> list[dict[str, str]]:
    """A row an arm: what came out."""
    return [
        {"arm": arm}
        | _together(ensemble)
        | {
            wording.MEASURES[name]: wording.interval(
                mean(per_run(ensemble, name)), DIGITS.get(name, 2)
            )
            for name in experiment.measures
        }
        for arm, ensemble in comparison.ensembles.items()
    ]


def _together(ensemble: Ensemble) -> dict[str, str]:
    """Share of histories together after five years and at the horizon, by heading."""
    summary, months = ensemble.summary().iloc[0], ensemble.scenario.months
    shares = {min(60, months): summary.survival_60, months: summary.survival_end}
    return {f"together at {month}": wording.percent(share) for month, share in shares.items()}


def differences_in_words(experiment: Experiment, comparison: Comparison) -> list[dict[str, str]]:
    """A row an arm but the first: each measure less that of the arm it is compared with."""
    rows = []
    for arm in list(comparison.ensembles)[1:]:
        baseline = experiment.against.get(arm, comparison.baseline)
        row = {"arm": arm, "against": baseline}
        for name in experiment.measures:
            made = comparison.difference(name, arm, baseline)
            row[f"Δ {wording.MEASURES[name]}"] = wording.interval(
                made, DIGITS.get(name, 2), sign=True
            )
        rows.append(row)
    return rows

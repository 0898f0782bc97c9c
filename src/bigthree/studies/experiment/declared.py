"""A what-if as its file declares it, from ``experiments/`` or a file of one's own."""

from __future__ import annotations

from pathlib import Path
from typing import Self

from pydantic import Field, ValidationError, model_validator

from bigthree import resources
from bigthree.comparison import PAIRED
from bigthree.errors import BadRequest, nearest
from bigthree.overrides import says_how
from bigthree.resources import experiment_names
from bigthree.scenario import Frozen, FrozenDict, Part, plain_tuples
from bigthree.yaml_text import read_file

OF_EACH_ARM = ("ties", "triangle", "patterns", "europe")
"""Figures of one arm, of which a what-if draws one for each."""

FIGURES = ("survival", "beliefs", *OF_EACH_ARM)
"""What a what-if can draw, by kind."""


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
    limits : str
        What stands for the matter in the model, where that is less than the question asks.
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
    limits: str = ""
    arms: dict[str, tuple[str, ...]] = Field(min_length=2)
    measures: tuple[str, ...] = Field(
        default=("rmst_two_against_one", "soviet_western_tie"), min_length=1
    )
    figures: tuple[str, ...] = ("survival",)
    against: Frozen[str] = FrozenDict()
    criteria: Criteria | None = None

    @model_validator(mode="after")
    def _allowed(self) -> Self:
        for key, given, allowed in (
            ("measures", self.measures, PAIRED),
            ("figures", self.figures, FIGURES),
        ):
            for name in given:
                if name not in allowed:
                    raise ValueError(f"{key}={name}: {nearest(name, allowed)}")
        return self

    @model_validator(mode="after")
    def _arms_of_scenarios_alone(self) -> Self:
        for arm, overrides in self.arms.items():
            for override in overrides:
                if says_how(override):
                    raise ValueError(
                        f"{arm}: {override}: an arm sets a scenario; give this on the command line"
                    )
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
        return Experiment.model_validate(plain_tuples(read_file(_file(name))))
    except ValidationError as error:
        fault = error.errors()[0]
        where = ".".join(map(str, fault["loc"])) or "the file"
        raise BadRequest(f"experiment={name}: {where}: {fault['msg'].lower()}") from None
    except BadRequest as error:
        raise BadRequest(f"experiment={name}: {error}") from None


def _file(name: str) -> Path:
    if name.endswith(OWN):
        return Path(name)
    if name not in experiment_names():
        raise BadRequest(f"no such what-if; {nearest(name, experiment_names())}")
    return resources.experiment(name)


def criteria_in_words(criteria: Criteria) -> list[str]:
    """Return how far a what-if meets each criterion, a line each."""
    return [
        f"clarity: {criteria.clarity}",
        f"consistency: {criteria.consistency}",
        f"minimal rewrite: {criteria.minimal_rewrite}",
    ]

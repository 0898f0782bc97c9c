"""A what-if as its file declares it, from ``experiments/`` or a file of one's own."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal, Self

from pydantic import Field, ValidationError, model_validator

from bigthree import resources, wording
from bigthree.cases import BIG_THREE, case
from bigthree.comparison import paired_of
from bigthree.errors import BadRequest, nearest
from bigthree.overrides import root_of, says_how
from bigthree.resources import experiment_names
from bigthree.scenario import Frozen, FrozenDict, Part, plain_tuples
from bigthree.studies.verdict import Asked
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
    case : str
        The triangle that it is about; every arm is of it.
    question : str
    expectation : str
        What the source leads one to expect, in our words; empty where it is silent.
    expects : dict of str to str
        Of an arm, whether the source leads one to expect ``more`` or ``less`` of the first measure
        than in the arm that it is compared with; none where the source does not say.
    asks : dict of str to str
        What the question asks of an arm, by the first measure: whether it is ``more`` or ``less``
        than in the arm that it is compared with, ``how much``, or whether most histories stay
        ``together``.
    asks_which : str or None
        Where the question is which arm is best: ``more`` or ``less`` of the first measure.
    pages : str
        Pages of Pechatnov (1995), where he is the source of the case.
    works : str
        Who expects it, where another is: author and year, with a page where it was looked up.
    limits : str
        What stands for the matter in the model, where that is less than the question asks.
    arms : dict of str to tuple of str
        Overrides of each arm; the first is the baseline.
    measures : tuple of str
        What answers the question, of `bigthree.comparison.paired_of` its case.
    figures : tuple of str
        Of `FIGURES`; there is no map, ``europe``, but of the usual case.
    against : dict of str to str
        The arm that an arm is compared with, where it is not the first.
    criteria : Criteria or None
        None where nobody has weighed them.
    """

    case: str = BIG_THREE
    question: str
    expectation: str = ""
    expects: Frozen[Literal["more", "less"]] = FrozenDict()
    asks: Frozen[Asked] = FrozenDict()
    asks_which: Literal["more", "less"] | None = None
    pages: str = ""
    works: str = ""
    limits: str = ""
    arms: dict[str, tuple[str, ...]] = Field(min_length=2)
    measures: tuple[str, ...] = Field(min_length=1)
    figures: tuple[str, ...] = ("survival",)
    against: Frozen[str] = FrozenDict()
    criteria: Criteria | None = None

    @model_validator(mode="before")
    @classmethod
    def _usual_measures(cls, told: Any) -> Any:
        if not isinstance(told, Mapping) or "measures" in told:
            return told
        usual = ("rmst_two_against_one", case(str(told.get("case", BIG_THREE))).measured.ties)
        return {**told, "measures": usual}

    @model_validator(mode="after")
    def _allowed(self) -> Self:
        figures = FIGURES if self.case == BIG_THREE else FIGURES[:-1]
        for key, given, allowed in (
            ("measures", self.measures, paired_of(case(self.case))),
            ("figures", self.figures, figures),
        ):
            for name in given:
                if name not in allowed:
                    raise ValueError(f"{key}={name}: {nearest(name, allowed)}")
        return self

    @property
    def source(self) -> str:
        """Who expects it, and where: pages of the usual source, other works."""
        pages = f"Pechatnov 1995, {wording.pages(self.pages)}" if self.pages else ""
        return "; ".join(filter(None, (pages, self.works)))

    @property
    def composed(self) -> dict[str, tuple[str, ...]]:
        """The overrides of each arm, its case included."""
        of = () if self.case == BIG_THREE else (f"case={self.case}",)
        return {arm: (*of, *overrides) for arm, overrides in self.arms.items()}

    @model_validator(mode="after")
    def _arms_of_scenarios_alone(self) -> Self:
        for arm, overrides in self.arms.items():
            for override in overrides:
                if says_how(override):
                    raise ValueError(
                        f"{arm}: {override}: an arm sets a scenario; give this on the command line"
                    )
                if root_of(override) == "case":
                    raise ValueError(f"{arm}: {override}: the case of all arms is a line: case:")
        return self

    @model_validator(mode="after")
    def _expects_of_arms(self) -> Self:
        for key, arms in (("expects", self.expects), ("asks", self.asks)):
            for arm in arms:
                if arm not in [*self.arms][1:]:
                    raise ValueError(f"{key}={arm}: {nearest(arm, [*self.arms][1:])}")
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

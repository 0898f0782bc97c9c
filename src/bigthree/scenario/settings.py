"""Which choices a scenario is made of, how America comes in, what is drawn and what is counted."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator

from bigthree.readings import Coder
from bigthree.scenario.parts import LONGEST, Part

WORLD_LABELS = ("author", "world", "background")
"""The labels that tell an author's worlds apart."""


class Labels(Part):
    """Which choice of each group the scenario was composed from."""

    author: str
    contradiction: str
    world: str
    background: str
    spheres: str
    events: str
    engagement: str

    @property
    def of_world(self) -> dict[str, str]:
        """Those that tell an author's worlds apart."""
        return {name: getattr(self, name) for name in WORLD_LABELS}


class Switches(Part):
    """Whose assumption each switch of the world takes: a source's, or ``historical``."""

    contradiction: str
    american_reach: str
    europe: str
    tolerance: str
    commerce: str
    germany: str
    background: str


class Engagement(Part):
    """How America comes in: one of the theories of `bigthree.theory.engagement`."""

    name: Literal["buck_passing", "drawn_in", "from_the_start", "absent", "dated"]
    label: str = Field(default="", description="the theory in words")
    month: int | None = Field(
        default=None, ge=0, le=LONGEST, description="month from which a dated engagement is whole"
    )

    @model_validator(mode="after")
    def _dated_or_not(self) -> Self:
        if self.name == "dated" and self.month is None:
            raise ValueError("engagement.month must be given for engagement=dated")
        if self.name != "dated" and self.month is not None:
            raise ValueError(
                f"engagement.month={self.month}: only engagement=dated has a month, not "
                f"engagement={self.name}"
            )
        return self


class Measures(Part):
    """Thresholds of the measures."""

    combination: float = Field(
        default=0.2, ge=0, le=1, description="tie above which two powers are combined"
    )
    opposition: float = Field(
        default=0.0, ge=-1, le=1, description="tie below which a power is opposed"
    )
    lasting: int = Field(default=3, ge=1, le=60, description="months for which it must last")


class Uncertainty(Part):
    """The three layers of uncertainty, each of which can be switched off, and whose reading."""

    luck: bool = True
    coding: bool = True
    coefficients: Literal["accepted", "joint", "point", "prior"] = "point"
    kept_coding: bool = Field(
        default=True,
        description="whether an accepted draw of coefficients keeps the coding accepted with it",
    )
    stated: bool = Field(
        default=False, description="whether stated coefficients are drawn from their ranges too"
    )
    coder: Coder = "mean"

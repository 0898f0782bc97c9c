"""How America comes in."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator

from bigthree.scenario.parts import LONGEST, Part


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

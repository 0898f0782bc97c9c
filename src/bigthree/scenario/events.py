"""Dated and chance events."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator

from bigthree.scenario.parts import LONGEST, Frozen, Part


class Event(Part):
    """Something that happens: its date, or its monthly chance, and what it changes."""

    label: str = Field(default="", description="the event in words")
    month: int | None = Field(default=None, ge=0, le=LONGEST, description="month of the run")
    hazard: float | None = Field(default=None, ge=0, le=1, description="monthly chance")
    scaled_by: Literal["revolution_risk"] | None = Field(
        default=None, description="number of the world that the monthly chance is multiplied by"
    )
    effects: Frozen[float] = Field(description="what jumps or shifts, and by how much")
    pages: str = ""
    grade: str = ""
    reading: str = ""

    @model_validator(mode="after")
    def _dated_and_in_range(self) -> Self:
        if (self.month is None) == (self.hazard is None):
            raise ValueError("give either month or hazard")
        for target, size in self.effects.items():
            if not -1.0 <= size <= 1.0:
                raise ValueError(f"effect {target}={size} must be between -1 and 1")
            if target.startswith("capability_") and size < -0.9:
                raise ValueError(f"effect {target}={size} must be at least -0.9")
        return self


class Events(Part):
    """A named set of events."""

    name: str
    label: str = Field(default="", description="the set in words")
    chronicle: bool = Field(
        default=False,
        description="a record of what happened: what is after the horizon is left out",
    )
    events: Frozen[Event]

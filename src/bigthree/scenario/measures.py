"""What counts as a combination, and for how long it must last."""

from __future__ import annotations

from pydantic import Field

from bigthree.scenario.parts import Part


class Measures(Part):
    """Thresholds of the measures."""

    combination: float = Field(
        default=0.2, ge=0, le=1, description="tie above which two powers are combined"
    )
    opposition: float = Field(
        default=0.0, ge=-1, le=1, description="tie below which a power is opposed"
    )
    lasting: int = Field(default=3, ge=1, le=60, description="months for which it must last")

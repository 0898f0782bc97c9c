"""The coefficients of the theory, as ``data/coefficients.csv`` has them."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Self

from pydantic import Field, create_model, model_validator

from bigthree.scenario.parts import Part

TABLE = Path(__file__).parents[1] / "data" / "coefficients.csv"


def _coefficient(row: dict[str, str]) -> Any:
    """A coefficient with its default, allowed range and prior range (for calibration)."""
    value, low, high, *prior = (
        json.loads(row[each]) for each in ("value", "low", "high", "prior_low", "prior_high")
    )
    extra: Any = {"symbol": row["symbol"], "prior": prior, "unit": row["unit"]}
    return float, Field(
        default=value, ge=low, le=high, description=row["meaning"], json_schema_extra=extra
    )


_ROWS = csv.DictReader(TABLE.read_text("utf-8").splitlines())
_Tabulated: Any = create_model(
    "Tabulated", __base__=Part, **{row["name"]: _coefficient(row) for row in _ROWS}
)


class Coefficients(_Tabulated):
    """The theory's coefficients, with the prototype values of the literature as defaults.

    Scenarios take theirs from the calibration (`bigthree.calibration`); the prototype stays
    as the point from which the priors were laid out, and for tests of single equations.
    """

    if TYPE_CHECKING:

        def __getattr__(self, name: str) -> float: ...

    steps: int = Field(
        default=1,
        ge=1,
        le=8,
        description="steps in which the stances move within a month",
        json_schema_extra={"symbol": "1/dt", "prior": [1, 1], "unit": "per month"},
    )

    FLAGS: ClassVar[tuple[str, ...]] = ("saturating", "bounded", "bounded_noise")

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if self.expansionist_acts <= self.seeker_acts:
            raise ValueError(
                f"theory.expansionist_acts={self.expansionist_acts:g} must be above "
                f"theory.seeker_acts={self.seeker_acts:g}"
            )
        for name in self.FLAGS:
            if getattr(self, name) not in (0, 1):
                raise ValueError(f"theory.{name}={getattr(self, name)} must be 0 or 1")
        if self.routine + 2 * self.reciprocity > 1.5:
            raise ValueError(
                f"theory.routine={self.routine:g} + 2 theory.reciprocity={self.reciprocity:g} "
                "must be at most 1.5 to be stable"
            )
        return self

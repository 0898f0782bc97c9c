"""What is drawn anew in each run."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from bigthree.readings import Coder
from bigthree.scenario.parts import Part


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

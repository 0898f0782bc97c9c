"""A scheme of spheres of influence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Self

from pydantic import Field, model_validator

from bigthree.errors import nearest
from bigthree.scenario.parts import LONGEST, Dyad, Frozen, FrozenDict, Part, share


class Grant(Part):
    """Shares of one contested state that a scheme grants to the three."""

    ussr: float = share("share granted to the USSR")
    usa: float = share("share granted to the USA")
    uk: float = share("share granted to Britain")

    @model_validator(mode="after")
    def _at_most_all(self) -> Self:
        if self.ussr + self.usa + self.uk > 1.0 + 1e-9:
            raise ValueError("shares of one state must sum to at most 1")
        return self


class Spheres(Part):
    """A scheme of spheres: who may sign it, and what it grants to whom."""

    name: str
    label: str = Field(default="", description="the scheme in words")
    signatories: tuple[Dyad, ...] = Field(description="dyads that may sign")
    signed_month: int | None = Field(
        default=None,
        ge=0,
        le=LONGEST,
        description="month in which it is signed without bargaining; it binds from the next",
    )
    earliest_month: int = Field(default=0, ge=0, le=LONGEST, description="month bargaining opens")
    ussr: tuple[str, ...] = ()
    usa: tuple[str, ...] = ()
    uk: tuple[str, ...] = ()
    neutral: tuple[str, ...] = ()
    shared: Frozen[Grant] = FrozenDict()
    pages: str = ""
    grade: str = ""
    reading: str = ""

    def grants(self) -> Iterator[tuple[str, tuple[float, float, float]]]:
        """Each listed state with the shares granted to the USSR, the USA and Britain."""
        whole = ((self.ussr, (1.0, 0.0, 0.0)), (self.usa, (0.0, 1.0, 0.0)),
                 (self.uk, (0.0, 0.0, 1.0)), (self.neutral, (0.0, 0.0, 0.0)))  # fmt: skip
        for states, shares in whole:
            for state in states:
                yield state, shares
        for state, grant in self.shared.items():
            yield state, (grant.ussr, grant.usa, grant.uk)

    @model_validator(mode="after")
    def _known_states(self) -> Self:
        from bigthree.cases import case

        listed = [state for state, _ in self.grants()]
        known = [state.name for state in case().states()]
        for state in listed:
            if state not in known:
                raise ValueError(f"unknown state {state!r}: {nearest(state, known)}")
            if listed.count(state) > 1:
                raise ValueError(f"state {state!r} is granted twice")
        return self

"""What the parts of a scenario are made of: frozen groups of values with meanings and ranges."""

from __future__ import annotations

from typing import Annotated, Any, Literal, NoReturn, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

LONGEST = 1200
"""Months: a hundred years."""

Dyad = Literal["ussr_usa", "ussr_uk", "usa_uk"]

T = TypeVar("T")


class Part(BaseModel):
    """A frozen group of values; unknown keys, wrong types and values out of range are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, allow_inf_nan=False)


class FrozenDict(dict[str, T]):
    """A mapping that cannot be changed, but copied, pickled and written like any other."""

    def _refuse(self, *_: object, **__: object) -> NoReturn:
        raise TypeError("a scenario cannot be changed; use with_values")

    __setitem__ = __delitem__ = __ior__ = _refuse
    update = clear = pop = popitem = setdefault = _refuse

    def __reduce__(self) -> tuple[Any, ...]:
        return FrozenDict, (dict(self),)


Frozen = Annotated[dict[str, T], AfterValidator(FrozenDict)]


def number(meaning: str, low: float, high: float, symbol: str = "") -> Any:
    """A number that must be given, with its meaning and range."""
    return Field(ge=low, le=high, description=meaning, json_schema_extra={"symbol": symbol})


def share(meaning: str, symbol: str = "") -> Any:
    """A number in [0, 1]."""
    return number(meaning, 0.0, 1.0, symbol)


def signed(meaning: str, symbol: str = "") -> Any:
    """A number in [-1, 1]."""
    return number(meaning, -1.0, 1.0, symbol)

"""What is known of a number before it has a value, and what is said of one that is refused."""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple

from pydantic import BaseModel, ValidationError

from bigthree.errors import nearest


def part_at(model: type[BaseModel], location: tuple[int | str, ...]) -> type[BaseModel] | None:
    """The part of a model that holds a location; None inside a list or a mapping."""
    for step in location[:-1]:
        field = model.model_fields.get(str(step))
        inner = field.annotation if field else None
        if not (isinstance(inner, type) and issubclass(inner, BaseModel)):
            return None
        model = inner
    return model


class Quantity(NamedTuple):
    """What is known of a number of a scenario before it has a value.

    Attributes
    ----------
    meaning, unit : str
    low, high : float
        The least and the most that it may be.
    whole : bool
        Whether it is a whole number.
    prior : tuple of float or None
        Prior range of a coefficient; None for what has none.
    """

    meaning: str
    unit: str
    low: float
    high: float
    whole: bool
    prior: tuple[float, float] | None


@cache
def quantity_at(model: type[BaseModel], location: tuple[int | str, ...]) -> Quantity | None:
    """The number at a location, read off its field; None where there is none with both limits."""
    part = part_at(model, location)
    field = part.model_fields.get(str(location[-1])) if part and location else None
    bounds = {type(limit).__name__: limit for limit in field.metadata} if field else {}
    if field is None or "Ge" not in bounds or "Le" not in bounds:
        return None
    extra: Any = field.json_schema_extra or {}
    prior = extra.get("prior")
    return Quantity(
        meaning=field.description or "",
        unit=extra.get("unit", ""),
        low=bounds["Ge"].ge,
        high=bounds["Le"].le,
        whole=field.annotation in (int, int | None),
        prior=tuple(prior) if prior else None,
    )


def one_line(error: ValidationError, model: type[BaseModel]) -> str:
    """The first fault of a validation, in one line that names key, value and what is allowed."""
    fault = error.errors()[0]
    location = fault["loc"]
    dotted = ".".join(str(step) for step in location)
    if fault["type"] == "extra_forbidden":
        part = part_at(model, location)
        names = list(part.model_fields) if part else []
        return f"{dotted}: unknown key; {nearest(str(location[-1]), names)}"
    if fault["type"] == "value_error":
        message = str(fault["ctx"]["error"]) if "ctx" in fault else fault["msg"]
        named = message.startswith(f"{dotted}.") or not dotted
        return message if named else f"{dotted}: {message}"
    if fault["type"] == "missing":
        return f"{dotted}: missing"
    message = fault["msg"][0].lower() + fault["msg"][1:]
    known = quantity_at(model, location)
    allowed = f" (allowed: {known.low:g} to {known.high:g})" if known else ""
    given = f"{dotted}={fault['input']!r}" if dotted else "scenario"
    return f"{given}: {message}{allowed}"

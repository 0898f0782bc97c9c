"""What varies in a sweep: a number over a range or some values, or a choice among words."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from bigthree import evidence
from bigthree.composition import compose, known_keys
from bigthree.errors import BadRequest, nearest
from bigthree.resources import choices
from bigthree.scenario import Coefficients, Quantity, Scenario, quantity

WORDS = ("world.capabilities", "uncertainty.luck", "uncertainty.coding")
"""Other keys that take words."""

GROUPS = ("author", "contradiction", "world", "background", "spheres", "events")
"""The group choices that a sweep can vary."""

WHOLE_RANGE = "range"
"""The word for a number's own range: low to high of the evidence, or the prior of a coefficient."""

ASSUMPTIONS, COEFFICIENTS = "assumptions", "coefficients"
"""The words for all numbers that have an evidence range, and all that have a prior."""

Value = float | str
Given = str | tuple[float, float] | Sequence[Value]
Varied = str | Sequence[str] | Mapping[str, Given]


class Factor(NamedTuple):
    """One thing that varies.

    Attributes
    ----------
    name : str
        A dotted number, a group, or any other key that takes words.
    low, high : float
        The range of a number; equal where `levels` are given.
    levels : tuple
        The values, where they are listed.
    whole : bool
        Whether it is a whole number.
    """

    name: str
    low: float = 0.0
    high: float = 0.0
    levels: tuple[Value, ...] = ()
    whole: bool = False

    @property
    def is_number(self) -> bool:
        """Whether it sets a number; else it is composed from words."""
        return not any(isinstance(level, str) for level in self.levels)

    def at(self, share: float) -> Value:
        """The value at a share of the way, in [0, 1): every value as likely as another."""
        if self.levels:
            return self.levels[int(share * len(self.levels))]
        if self.whole:
            return self.low + math.floor(share * (self.high - self.low + 1))
        return self.low + share * (self.high - self.low)

    def spaced(self, count: int) -> list[Value]:
        """Its levels, or so many values from one end of its range to the other."""
        if self.levels:
            return list(self.levels)
        if count == 1:
            return [(self.low + self.high) / 2]
        steps = (self.low + (self.high - self.low) * n / (count - 1) for n in range(count))
        return list(dict.fromkeys(float(round(step)) for step in steps)) if self.whole else [*steps]

    def __str__(self) -> str:
        if self.levels:
            return f"{self.name}: {', '.join(map(_plain, self.levels))}"
        return f"{self.name}: {self.low:g} to {self.high:g}"


def _plain(value: Value) -> str:
    return value if isinstance(value, str) else f"{value:g}"


def factors_of(vary: Varied, base: Scenario) -> tuple[Factor, ...]:
    """The factors in a request.

    Parameters
    ----------
    vary : str, list of str, or dict
        Names, each alone (its own range), as ``name=low..high``, ``name=a,b,c`` or
        ``name=range``; or a dict from name to ``(low, high)``, a list of values, or one of those
        texts. ``assumptions`` and ``coefficients`` stand for all numbers that have a range of
        their own. What is named later replaces what is named sooner.
    base : Scenario
        Whose evidence gives the ranges.

    Raises
    ------
    BadRequest
        For an unknown name or choice, a range that is empty or outside what is allowed.
    """
    found: dict[str, Factor] = {}
    for name, given in _pairs(vary):
        if name in (ASSUMPTIONS, COEFFICIENTS):
            if given != WHOLE_RANGE:
                raise BadRequest(f"{name}={given}: vary {name} alone, then single ones by name")
            for each in _with_own_range(name, base):
                found[each] = _factor(each, given, base)
        else:
            found[name] = _factor(name, given, base)
    return tuple(found.values())


def _pairs(vary: Varied) -> Iterable[tuple[str, Given]]:
    if isinstance(vary, Mapping):
        return vary.items()
    texts = [vary] if isinstance(vary, str) else vary
    return [(name.strip(), given.strip() or WHOLE_RANGE)
            for name, _, given in (str(text).partition("=") for text in texts)]  # fmt: skip


def _with_own_range(name: str, base: Scenario) -> list[str]:
    if name == ASSUMPTIONS:
        return [dotted for dotted, (low, high) in base.ranges.items() if low < high]
    coefficients = [f"theory.{each}" for each in Coefficients.model_fields]
    priors = {dotted: quantity(dotted).prior for dotted in coefficients}
    return [dotted for dotted, prior in priors.items() if prior and prior[0] < prior[1]]


def _factor(name: str, given: Given, base: Scenario) -> Factor:
    if isinstance(given, tuple) and len(given) == 2 and not isinstance(given[0], str):
        return _range(name, float(given[0]), float(given[1]))
    if not isinstance(given, str):
        return _listed(name, list(given))
    if given == WHOLE_RANGE:
        return _whole(name, base)
    ends = re.fullmatch(r"(.+?)\.\.(.+)", given)
    if ends:
        return _range(name, _number(name, ends[1]), _number(name, ends[2]))
    return _listed(name, [part.strip() for part in given.split(",")])


def _known(name: str) -> Quantity:
    if "." not in name:
        raise BadRequest(f"{name}: cannot vary; {nearest(name, _names())}")
    try:
        return quantity(name)
    except BadRequest:
        raise BadRequest(f"{name}: {nearest(name, _names())}") from None


def _names() -> list[str]:
    return [*GROUPS, ASSUMPTIONS, COEFFICIENTS, *(key for key in known_keys() if "." in key)]


def _number(name: str, text: str | float) -> float:
    try:
        value = float(text)
    except ValueError:
        raise BadRequest(f"{name}={text}: not a number") from None
    return value


def _range(name: str, low: float, high: float) -> Factor:
    known = _known(name)
    if not (known.low <= low < high <= known.high):
        raise BadRequest(
            f"{name}={low:g}..{high:g}: a range runs from low to high within "
            f"{known.low:g} to {known.high:g}"
        )
    if known.whole and not (low.is_integer() and high.is_integer()):
        raise BadRequest(f"{name}={low:g}..{high:g}: takes whole numbers")
    return Factor(name, low, high, whole=known.whole)


def _whole(name: str, base: Scenario) -> Factor:
    """A number over its own range, or a group over all its choices."""
    if name in GROUPS:
        return Factor(name, levels=tuple(choices(name)))
    known = _known(name)
    if name.startswith(("author.", "world.")):
        coded = evidence.coded(evidence.source_of(base, name), name.split(".", 1)[1])
        low, high = base.ranges.get(name, (coded.low, coded.high))
    elif known.prior:
        low, high = known.prior
    else:
        raise BadRequest(f"{name}: has no range of its own; give one as {name}=low..high")
    if low == high:
        raise BadRequest(f"{name}: is fixed at {low:g}; give a range as {name}=low..high")
    return Factor(name, low, high, whole=known.whole)


def _listed(name: str, values: Sequence[Value]) -> Factor:
    if not values or len(set(values)) < len(values):
        raise BadRequest(f"{name}: give some values, each once")
    if name in GROUPS:
        for value in values:
            if value not in choices(name):
                raise BadRequest(f"{name}={value}: {nearest(value, choices(name))}")
        return Factor(name, levels=tuple(map(str, values)))
    if name in WORDS:
        for value in values:
            compose(f"{name}={value}")
        return Factor(name, levels=tuple(map(str, values)))
    known = _known(name)
    numbers = tuple(_number(name, value) for value in values)
    for number in numbers:
        if not known.low <= number <= known.high:
            raise BadRequest(f"{name}={number:g}: allowed: {known.low:g} to {known.high:g}")
        if known.whole and not number.is_integer():
            raise BadRequest(f"{name}={number:g}: takes whole numbers")
    return Factor(name, levels=numbers, whole=known.whole)

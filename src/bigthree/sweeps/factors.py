"""What varies in a sweep: a number over a range or some values, or a choice among words."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, get_args

import numpy as np

from bigthree import evidence
from bigthree.adjustments import JOIN
from bigthree.cases import BIG_THREE, case
from bigthree.composition import compose, known_keys
from bigthree.errors import BadRequest, nearest
from bigthree.scenario import Coefficients, Quantity, Scenario, World, quantity

WORDS: dict[str, tuple[str, ...]] = {
    "world.capabilities": get_args(World.model_fields["capabilities"].annotation),
    "uncertainty.luck": ("true", "false"),
    "uncertainty.coding": ("true", "false"),
}
"""Other keys that take words, and which."""

GROUPS = ("author", "contradiction", "world", "background", "spheres", "events", "coder")
"""The group choices that a sweep can vary."""

WHOLE_RANGE = "range"
"""The word for a number's own range (low to high of the evidence, or the prior of a coefficient),
and for all the choices of a group."""

ASSUMPTIONS, COEFFICIENTS = "assumptions", "coefficients"
"""The words for all numbers that have an evidence range, and all that have a prior."""

Value = float | str
Given = Value | tuple[float, float] | Sequence[Value]
Varied = str | Sequence[str] | Mapping[str, Given]


class Factor(NamedTuple):
    """One thing that varies."""

    name: str  # a dotted number, a group, or any other key that takes words
    # the range of a number; equal where `levels` are given
    low: float = 0.0
    high: float = 0.0
    levels: tuple[Value, ...] = ()  # the values, where they are listed
    whole: bool = False  # whether it is a whole number

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
        """Its levels, or two or more values from one end of its range to the other."""
        if self.levels:
            return list(self.levels)
        steps = np.linspace(self.low, self.high, count)
        evenly: list[Value] = np.unique(np.round(steps) if self.whole else steps).tolist()
        return evenly

    @property
    def over(self) -> str:
        """Its levels, or its range."""
        if self.levels:
            return ", ".join(map(_plain, self.levels))
        return f"{self.low:g} to {self.high:g}"

    def __str__(self) -> str:
        return f"{self.name}: {self.over}"


def _plain(value: Value) -> str:
    return value if isinstance(value, str) else f"{value:g}"


def factors_of(vary: Varied, base: Scenario) -> tuple[Factor, ...]:
    """Return the factors of a request on a base, whose evidence gives the ranges.

    `vary` holds names, each alone (its own range), as ``name=low..high``, ``name=a,b,c`` or
    ``name=range``; or it is a dict from name to ``(low, high)``, a list of values, or one of those
    texts. A later entry replaces an earlier one of the same name.
    """
    if not isinstance(vary, Iterable):
        raise BadRequest(f"vary={vary}: give names, texts such as 'world.rivalry=0..1', or a dict")
    factors: dict[str, Factor] = {}
    for name, given in _pairs(vary):
        if name in (ASSUMPTIONS, COEFFICIENTS):
            if given != WHOLE_RANGE:
                raise BadRequest(f"{name}={given}: vary {name} alone, then single ones by name")
            for each in _with_own_range(name, base):
                factors[each] = _factor(each, given, base)
        else:
            factors[name] = _factor(name, given, base)
    return tuple(factors.values())


def _pairs(vary: Varied) -> Iterable[tuple[str, Given]]:
    if isinstance(vary, Mapping):
        return [(str(name), given) for name, given in vary.items()]
    return [_pair(str(text)) for text in ([vary] if isinstance(vary, str) else vary)]


def _pair(text: str) -> tuple[str, str]:
    name, gives, given = text.partition("=")
    return name.strip(), given.strip() if gives else WHOLE_RANGE


def _with_own_range(name: str, base: Scenario) -> list[str]:
    if name == ASSUMPTIONS:
        return [dotted for dotted, (low, high) in base.ranges.items() if low < high]
    coefficients = [f"theory.{each}" for each in Coefficients.model_fields]
    priors = {dotted: quantity(dotted).prior for dotted in coefficients}
    return [dotted for dotted, prior in priors.items() if prior and prior[0] < prior[1]]


def _factor(name: str, given: Given, base: Scenario) -> Factor:
    whole = isinstance(given, str) and given == WHOLE_RANGE
    if name in GROUPS or name in WORDS:
        words = tuple(sorted(case(base.case).options(name))) if name in GROUPS else WORDS[name]
        return _chosen(name, words if whole else _values(given), words)
    allowed = varying_quantity(name, base.case)
    if whole:
        return _own_range(name, allowed, base)
    if isinstance(given, tuple) and len(given) == 2 and not isinstance(given[0], str):
        return _range(name, allowed, *given)
    ends = re.fullmatch(r"(.+?)\.\.(.+)", given) if isinstance(given, str) else None
    return _range(name, allowed, *ends.groups()) if ends else _listed(name, allowed, _values(given))


def _values(given: Given) -> list[Value]:
    """The values that are listed, in a text or otherwise; one by itself will do."""
    if isinstance(given, str):
        return [part.strip() for part in given.split(",")]
    return list(given) if isinstance(given, Iterable) else [given]


def varying_quantity(name: str, of: str = BIG_THREE) -> Quantity:
    """Return the quantity behind a number of a case that can vary; a switch is whole: 0 or 1."""
    if "." not in name and name in known_keys():
        raise BadRequest(f"{name}: is the same in every world; give one value, as {name}=…")
    try:
        if "." in name:
            switch = name.removeprefix("theory.") in Coefficients.FLAGS
            known = quantity(name, of)
            return known._replace(whole=True) if switch else known
    except BadRequest:
        pass
    raise BadRequest(f"{name}: cannot vary; {nearest(name, _names(of))}")


def _names(of: str) -> list[str]:
    opened = compose(f"case={of}")
    return [*GROUPS, ASSUMPTIONS, COEFFICIENTS, *WORDS, *opened.numbers()]


def number(name: str, allowed: Quantity, value: Value) -> float:
    """Return a value as a number, inside the allowed range or not."""
    try:
        result = math.nan if isinstance(value, bool) else float(value)
    except (TypeError, ValueError):
        result = math.nan
    if math.isnan(result):
        raise BadRequest(
            f"{name}={value}: not a number; allowed: {allowed.low:g} to {allowed.high:g}, decimals "
            "with a point"
        )
    return result


def _range(name: str, allowed: Quantity, first: Value, last: Value) -> Factor:
    low, high = number(name, allowed, first), number(name, allowed, last)
    if not (allowed.low <= low < high <= allowed.high):
        raise BadRequest(
            f"{name}={low:g}..{high:g}: a range runs from low to high within "
            f"{allowed.low:g} to {allowed.high:g}"
        )
    if allowed.whole and not (low.is_integer() and high.is_integer()):
        raise BadRequest(f"{name}={low:g}..{high:g}: takes whole numbers")
    return Factor(name, low, high, whole=allowed.whole)


def _own_range(name: str, allowed: Quantity, base: Scenario) -> Factor:
    """A number over low to high of its evidence, or over its prior."""
    if name.startswith(("author.", "world.")):
        coded = evidence.coded(evidence.source_of(base, name), name.split(".", 1)[1], of=base.case)
        low, high = base.ranges.get(name, (coded.low, coded.high))
    elif allowed.prior:
        low, high = allowed.prior
    else:
        raise BadRequest(f"{name}: has no range of its own; give one as {name}=low..high")
    if low == high:
        raise BadRequest(f"{name}: is fixed at {low:g}; give a range as {name}=low..high")
    return Factor(name, low, high, whole=allowed.whole)


def _chosen(name: str, values: Sequence[Value], allowed: Sequence[str]) -> Factor:
    words = [str(value).lower() if isinstance(value, bool) else str(value) for value in values]
    for word in words:
        for part in word.split(JOIN) if name == "events" else [word]:
            if part not in allowed:
                raise BadRequest(f"{name}={part}: {nearest(part, allowed)}")
    return Factor(name, levels=_each_once(name, words))


def _listed(name: str, allowed: Quantity, values: Sequence[Value]) -> Factor:
    numbers = [number(name, allowed, value) for value in values]
    for each in numbers:
        if not allowed.low <= each <= allowed.high:
            raise BadRequest(f"{name}={each:g}: allowed: {allowed.low:g} to {allowed.high:g}")
        if allowed.whole and not each.is_integer():
            raise BadRequest(f"{name}={each:g}: takes whole numbers")
    return Factor(name, levels=_each_once(name, numbers), whole=allowed.whole)


def _each_once(name: str, values: Sequence[Value]) -> tuple[Value, ...]:
    if not values or len(set(values)) < len(values):
        raise BadRequest(f"{name}={','.join(map(_plain, values))}: give some values, each once")
    return tuple(values)

"""What an address of the page asks: two worlds on one luck, the baseline and the student's."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple
from urllib.parse import parse_qsl, urlencode

from bigthree import luck, resources
from bigthree.classroom.controls import CHOICES, NUMBERS
from bigthree.composition import compose
from bigthree.errors import BadRequest, nearest, whole_number
from bigthree.scenario import Scenario, quantity
from bigthree.worlds import key_of

RUNS = 500
"""Histories a world."""

SETTINGS: dict[str, tuple[str, ...]] = {
    "as_seen": ("contradiction=as_believed", "world=as_assumed", "background=as_assumed"),
    "as_was": ("contradiction=fails", "world=historical", "background=historical"),
}
"""The world of a baseline: as the author saw it, or as it turned out."""

OWN = ("author", "setting", "seed", "history")
"""Keys of an address that are the same for both worlds."""

STEP = 0.01
"""The step of a number's track; what lies nearer to the coded value is no change."""

LONGEST_ADDRESS = 2000
"""Characters of a query that are read."""

DECIMAL = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?", re.ASCII | re.IGNORECASE)
"""A number as people write it: without the underscores and words that Python takes as well."""


class World(NamedTuple):
    """One world: what was chosen, as overrides, and the numbers that were set by hand."""

    chosen: tuple[str, ...]
    numbers: tuple[tuple[str, float], ...] = ()

    @property
    def overrides(self) -> tuple[str, ...]:
        """The world as the command line takes it."""
        return (*self.chosen, *(f"{key}={value:g}" for key, value in self.numbers))

    def scenario(self) -> Scenario:
        """The world as a scenario; the numbers are set without Hydra, which takes its time.

        Raises
        ------
        BadRequest
            When what was chosen does not go together.
        """
        ground = compose(*self.chosen)
        return ground.with_values(dict(self.numbers)) if self.numbers else ground

    def command(self, seed: int) -> str:
        """The command that computes this world to the same numbers."""
        return f"bigthree study=run {' '.join(self.overrides)} runs={RUNS} seed={seed}"


@dataclass(frozen=True)
class Question:
    """Two worlds on one luck.

    Attributes
    ----------
    author, setting : str
        The baseline: whose beliefs and policy, in which of `SETTINGS`.
    choices : dict of str to str
        What the student chose otherwise, of `CHOICES`.
    numbers : dict of str to float
        What the student set by hand, of `NUMBERS`.
    seed : int
        The luck that both worlds meet.
    history : int or None
        The one history that is played, from 0 to 499; None for one that stands for many.
    clamped : tuple of str
        What was set beyond what a number may be, in words.
    """

    author: str = "litvinov"
    setting: str = "as_seen"
    choices: Mapping[str, str] = field(default_factory=dict)
    numbers: Mapping[str, float] = field(default_factory=dict)
    seed: int = 0
    history: int | None = None
    clamped: tuple[str, ...] = field(default=(), compare=False)

    @property
    def left(self) -> World:
        """The baseline."""
        return World((f"author={self.author}", *SETTINGS[self.setting]))

    @property
    def ground(self) -> World:
        """The student's world before any number was set by hand."""
        kept = (each for each in self.left.chosen if key_of(each) not in self.choices)
        chosen = (f"{key}={value}" for key, value in sorted(self.choices.items()))
        return World((*kept, *chosen))

    @property
    def right(self) -> World:
        """The student's world."""
        return World(self.ground.chosen, tuple(sorted(self.numbers.items())))

    def changed(self) -> bool:
        """Whether the two worlds differ."""
        return bool(self.choices or self.numbers)

    def without(self, key: str) -> Question:
        """The question with one change taken back."""
        choices = {name: value for name, value in self.choices.items() if name != key}
        numbers = {name: value for name, value in self.numbers.items() if name != key}
        return replace(self, choices=choices, numbers=numbers)

    def only_baseline(self) -> Question:
        """The question with every change taken back."""
        return replace(self, choices={}, numbers={})

    def pairs(self) -> list[tuple[str, str]]:
        """The address, key by key; what is as usual is left out."""
        said = [("author", self.author), ("setting", self.setting)]
        said += sorted(self.choices.items())
        said += [(key, f"{value:g}") for key, value in sorted(self.numbers.items())]
        said += [("seed", str(self.seed))] if self.seed else []
        return said if self.history is None else [*said, ("history", str(self.history))]

    def key(self) -> str:
        """What tells two comparisons apart: both worlds and their luck."""
        return replace(self, history=None).query()

    def query(self) -> str:
        """The address, as it stands after the question mark."""
        return urlencode(self.pairs())


def asked(query: Iterable[tuple[str, str]]) -> Question:
    """The question in an address.

    Parameters
    ----------
    query : iterable of pairs of str
        Keys and values, as they were decoded from the address.

    Raises
    ------
    BadRequest
        For an unknown key, one that stands twice, or a value that is none of those allowed. A
        number beyond its range is taken as the end of the range, and the question says so.
    """
    given: dict[str, str] = {}
    for key, value in query:
        if len(key) + len(value) > LONGEST_ADDRESS:
            raise BadRequest(f"{shown(key)}: longer than an address of this page")
        if key in given:
            raise BadRequest(f"{shown(key)}: stands twice in the address")
        known = NUMBERS if "." in key else (*OWN, *CHOICES)
        if key not in known:
            raise BadRequest(f"{shown(key)}: unknown; {nearest(key, known)}")
        given[key] = value.strip()
    author = one_of("author", given.get("author") or "litvinov", resources.choices("author"))
    setting = one_of("setting", given.get("setting") or "as_seen", SETTINGS)
    question = Question(
        author,
        setting,
        {key: one_of(key, given[key], resources.choices(key)) for key in CHOICES if given.get(key)},
        seed=luck.check_seed(_whole("seed", given.get("seed") or "0")),
        history=_history(given.get("history")),
    )
    numbers = {key: _number(key, given[key]) for key in NUMBERS if given.get(key)}
    return _settled(question, numbers)


def written(address: str) -> Question:
    """The question in an address that somebody pasted, or in the part after its question mark.

    Raises
    ------
    BadRequest
        When it is no address of this page.
    """
    if len(address) > LONGEST_ADDRESS:
        raise BadRequest("That is longer than an address of this page.")
    whole = address.strip().partition("#")[0]
    query = whole.partition("?")[2] if "?" in whole or "/" in whole else whole
    try:
        return asked(parse_qsl(query, keep_blank_values=True, errors="strict"))
    except UnicodeError:
        raise BadRequest("That address is not written in Unicode (UTF-8).") from None


def _settled(question: Question, numbers: Mapping[str, float]) -> Question:
    """With its numbers, cut to what they may be, and without what is no change."""
    base = question.left.scenario()
    choices = {
        key: value for key, value in question.choices.items() if value != chosen_in(base, key)
    }
    question = replace(question, choices=choices)
    ground = question.ground.scenario().numbers()
    kept, clamped = {}, []
    for key, value in numbers.items():
        known = quantity(key)
        inside = min(max(value, known.low), known.high)
        if inside != value:
            clamped.append(
                f"{key}={value:g}: {known.low:g} to {known.high:g} allowed; {inside:g} was taken"
            )
        if abs(inside - ground[key]) >= STEP / 2:
            kept[key] = inside
    return replace(question, numbers=kept, clamped=tuple(clamped))


def chosen_in(scenario: Scenario, key: str) -> str:
    """What a scenario has of a choice."""
    return str(getattr(scenario.labels, key))


def shown(text: str, longest: int = 60) -> str:
    """What somebody wrote, fit to be shown in a sentence."""
    plain = "".join(letter if letter.isprintable() else "?" for letter in text[: longest + 1])
    return plain if len(plain) <= longest else f"{plain[:longest]}…"


def one_of(key: str, value: str, allowed: Iterable[str]) -> str:
    """The value, if it is one of those allowed.

    Raises
    ------
    BadRequest
        Naming the nearest, when it is not.
    """
    if value not in (known := list(allowed)):
        raise BadRequest(f"{key}={shown(value)}: {nearest(value, known)}")
    return value


def _number(key: str, value: str) -> float:
    """A number that a person could have written, as finely as a track can show it."""
    found = float(value) if len(value) <= 30 and DECIMAL.fullmatch(value) else math.nan
    if not math.isfinite(found):
        raise BadRequest(f"{key}={shown(value)}: must be a number, such as 0.5")
    return round(found, 2) + 0.0  # no minus zero


def _history(value: str | None) -> int | None:
    return whole_number("history", _whole("history", value), 0, RUNS - 1) if value else None


def _whole(key: str, value: str) -> int:
    if not (value.isascii() and value.isdigit() and len(value) <= 20):
        raise BadRequest(f"{key}={shown(value)}: must be a whole number from 0")
    return int(value)


def of_scenario(scenario: Scenario) -> Question:
    """The question whose right world a scenario is.

    Raises
    ------
    BadRequest
        When it holds what this page cannot change.
    """
    for question in _likely(scenario):
        ground = question.ground.scenario().numbers()
        numbers = {
            key: value for key, value in scenario.numbers().items()
            if key in NUMBERS and value != ground.get(key)
        }  # fmt: skip
        found = replace(question, numbers=numbers)
        if found.right.scenario().with_values(name=scenario.name) == scenario:
            return found
    raise BadRequest(
        f"{shown(scenario.name)}: holds what this page cannot change; the command line runs it: "
        "bigthree scenario=FILE"
    )


def _likely(scenario: Scenario) -> Iterator[Question]:
    """Questions with the scenario's choices, in either setting."""
    author = one_of("author", scenario.labels.author, resources.choices("author"))
    given = {key: chosen_in(scenario, key) for key in CHOICES}
    for setting in SETTINGS:
        question = Question(author, setting)
        base = question.left.scenario()
        choices = {
            key: one_of(key, value, resources.choices(key))
            for key, value in given.items()
            if value != chosen_in(base, key)
        }
        yield replace(question, choices=choices)

"""A file that a student opens: read as plain values, or refused in a sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import yaml

from bigthree.classroom.press import ARMS
from bigthree.classroom.question import Question, asked, of_scenario, shown
from bigthree.classroom.texts import text
from bigthree.composition import scenarios_in
from bigthree.errors import BadRequest
from bigthree.scenario import Scenario
from bigthree.yaml_text import read_events, read_yaml

LARGEST = 32 * 1024
"""Bytes of a file; the two worlds of this page take a third of it."""

DEEPEST = 10
"""Lists and mappings within each other; a scenario needs six."""

LONGEST = 2000
"""Characters of one value."""

LONGEST_FAULT = 300


def opened(body: bytes) -> Question:
    """The question whose right world stands in a file.

    Raises
    ------
    BadRequest
        In a plain sentence, for all that is no scenario of this page.
    """
    values = plain_values(body)
    try:
        question = of_scenario(_yours(scenarios_in(values)))
    except BadRequest as error:
        fault = shown(str(error), LONGEST_FAULT)
        raise BadRequest(text("takeaway.errors.scenario", fault=fault)) from None
    if asked(question.pairs()).right != question.right:
        raise BadRequest(text("takeaway.errors.finer"))
    return question


def _yours(scenarios: dict[str, Scenario]) -> Scenario:
    """The student's world, or the only one."""
    if len(scenarios) == 1:
        return next(iter(scenarios.values()))
    if (yours := ARMS[1]) not in scenarios:
        raise BadRequest(text("takeaway.errors.several", count=len(scenarios), name=yours))
    return scenarios[yours]


def plain_values(body: bytes) -> Any:
    """The plain values in a file, which was looked through before anything is made of it."""
    if len(body) > LARGEST:
        raise BadRequest(text("takeaway.errors.large"))
    try:
        written = body.decode("utf-8")
    except UnicodeDecodeError:
        raise BadRequest(text("takeaway.errors.not_utf8")) from None
    try:
        _check(read_events(written))
        return read_yaml(written)
    except BadRequest:
        raise
    except (yaml.YAMLError, ValueError):  # a date or a number that is none
        raise BadRequest(text("takeaway.errors.not_yaml")) from None


def _check(events: Iterable[yaml.Event]) -> None:
    """Refuse, before it is put together, what could grow, run or never end."""
    depth = 0
    for event in events:
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        for fault, found in FAULTS.items():
            if found(event, depth):
                raise BadRequest(text(f"takeaway.errors.{fault}"))


FAULTS: dict[str, Callable[[yaml.Event, int], bool]] = {
    "aliases": lambda event, _: getattr(event, "anchor", None) is not None,
    "tags": lambda event, _: getattr(event, "tag", None) is not None,
    "deep": lambda _, depth: depth > DEEPEST,
    "long": lambda event, _: len(getattr(event, "value", "")) > LONGEST,
}
"""What a scenario never needs, by the name of the sentence that says so."""

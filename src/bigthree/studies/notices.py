"""What a request asks for that has no effect, or that takes something away unasked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np

from bigthree.answers import Paragraph
from bigthree.cases import BIG_THREE
from bigthree.composition import compose
from bigthree.ensemble import simulate
from bigthree.errors import BadRequest
from bigthree.overrides import key_of
from bigthree.scenario import Scenario
from bigthree.wording import listed

TRIED = 64
"""Histories in which an override that changes nothing is taken to have no effect."""

CHOSEN = ("events", "spheres", "engagement")
"""Choices, besides numbers, that may turn out to have no effect."""


def notices(
    overrides: Sequence[str], asked: Sequence[str] | None = None, seed: int = 0
) -> Iterator[str]:
    """Yield what is to be said of some overrides of one world, of all unless given."""
    asked = overrides if asked is None else asked
    scenario = compose(*overrides)
    for thing in dict.fromkeys(filter(None, map(_thing, asked))):
        mine = [each for each in overrides if _thing(each) == thing]
        if _idle(scenario, [each for each in overrides if each not in mine], seed):
            yield f"No effect: {' '.join(mine)} changes nothing{_why(scenario, thing)}."
    yield from _left_out(scenario, asked)
    if _lost_crises(scenario, asked):
        name = scenario.events.name
        yield (
            f"The crises of the record are not in it, for events={name} holds nothing else; "
            f"events=historical+{name} adds them."
        )


def notices_of(
    arms: Mapping[str, Sequence[str]], overrides: Sequence[str], seed: int
) -> Iterator[Paragraph]:
    """Yield what is to be said of the overrides of several arms, each sentence once.

    `overrides` are what a request sets in every arm; where it sets nothing, the arms are its own.
    """
    yield from map(Paragraph, _replaced(arms, overrides))
    arms_of: dict[str, list[str]] = {}
    for arm, mine in arms.items():
        for sentence in notices([*mine, *overrides], overrides or mine, seed):
            arms_of.setdefault(sentence, []).append(f"“{arm}”")
    for sentence, where in arms_of.items():
        everywhere = len(where) == len(arms)
        yield Paragraph(sentence if everywhere else f"In {listed(where)}: {sentence}")


def _idle(scenario: Scenario, others: Sequence[str], seed: int) -> bool:
    """Whether what was asked for besides some overrides changes not one history."""
    try:
        without = compose(*others)
    except BadRequest:  # they need what was asked for
        return False
    if without.with_values(name=scenario.name) == scenario:  # asked for what is usual
        return False
    one, other = (
        simulate(each, TRIED, seed, keep="measures").measures for each in (scenario, without)
    )
    return np.array_equal(one, other)


def _thing(override: str) -> str:
    """What an override is about: a number, a choice, all of one event or of one state."""
    key = key_of(override)
    group, _, rest = key.partition(".")
    if group in ("events", "spheres") and rest:
        return f"{group}.{rest.split('.')[0]}"
    return key if rest or key in CHOSEN else ""


def _why(scenario: Scenario, thing: str) -> str:
    if thing.startswith("spheres") and not scenario.spheres.signatories:
        return f", for nobody may sign the scheme spheres={scenario.spheres.name}"
    if thing == "spheres.earliest_month" and scenario.spheres.signed_month is not None:
        return ", for the scheme is signed without bargaining"
    return f" in {TRIED} histories"


def _left_out(scenario: Scenario, asked: Sequence[str]) -> Iterator[str]:
    """The events that were moved beyond the horizon of a record."""
    moved = {thing for each in asked if (thing := _thing(each)).startswith("events.")}
    for name, event in scenario.events.events.items():
        if f"events.{name}" in moved and (event.month or 0) >= scenario.months:
            yield f"Left out: events.{name}.month={event.month} is after the horizon."


def _lost_crises(scenario: Scenario, overrides: Iterable[str]) -> bool:
    """Whether events were chosen for the world as it was, without those that it had."""
    labels, chosen = scenario.labels, any(key_of(each) == "events" for each in overrides)
    as_it_was = labels.world == labels.background == "historical"
    usual = scenario.case == BIG_THREE
    return usual and as_it_was and chosen and not scenario.events.chronicle


def _replaced(arms: Mapping[str, Sequence[str]], overrides: Sequence[str]) -> Iterator[str]:
    """Yield what overrides of a whole what-if put in the place of what its arms say."""
    for override in overrides:
        key = key_of(override)
        lost = [each for arm in arms.values() for each in arm if key_of(each) == key]
        before = list(dict.fromkeys(each for each in lost if each != override))
        if before:
            yield (
                f"{override} takes the place of {listed(before)} in {len(lost)} of "
                f"{len(arms)} arms{_join(before[0], override)}."
            )


def _join(before: str, override: str) -> str:
    if key_of(before) != "events":
        return ""
    return f", and its events are left out; {before}+{override.partition('=')[2]} keeps both"

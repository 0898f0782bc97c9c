"""The worlds that several studies compose for themselves, and which overrides they leave open."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fnmatch import fnmatchcase
from functools import cache
from typing import Any

from bigthree import calibration
from bigthree.cases import case
from bigthree.composition import case_of, compose
from bigthree.errors import BadRequest
from bigthree.measures.estimates import share
from bigthree.overrides import key_of, overrides_in, setting
from bigthree.scenario import Scenario, quantity
from bigthree.theory.engagement import ENGAGEMENTS
from bigthree.theory.mechanisms import MECHANISMS

STUDIED_AUTHORS = ("maisky", "gromyko", "litvinov", "stalin_molotov")
"""Whose worlds are run where the request names neither an author nor another case."""

STUDIED_WORLDS = (
    ("world=as_assumed", "background=as_assumed"),
    ("world=historical", "background=as_assumed"),
    ("world=historical", "background=historical"),
)
"""An author's own world; with the other five assumptions as they turned out; with all."""

ARMS = ("holds", "fails")
"""The two arms of a contrast: where the contradiction holds, and where it fails."""

SWITCHABLE = {
    name: tuple(f"theory.{coefficient}" for coefficient in mechanism.switches)
    for name, mechanism in MECHANISMS.items()
    if any(quantity(f"theory.{each}").prior != (0, 0) for each in mechanism.switches)
}
"""The coefficients that are 0 when a mechanism is off. What has none cannot be switched off; of
what is off by default (a prior of 0 to 0), nothing would change."""


@cache
def rejected_theories() -> tuple[str, ...]:
    """Theories of engagement that the record accepts less than a twentieth as often as the best.

    Read off the shipped samples; a theory's own share is taken at the upper end of its interval.
    """
    rates = {name: share(*calibration.accepted_share(name)) for name in ENGAGEMENTS}
    best = max(rate.value for rate in rates.values())
    return tuple(n for n, rate in rates.items() if rate.high * calibration.REJECTED < best)


def rival_theories() -> list[str]:
    """Theories of engagement, besides the default, that the record does not reject."""
    return [name for name in ENGAGEMENTS[1:] if name not in rejected_theories()]


def under_theory(engagement: str) -> dict[str, Any]:
    """What to change in a scenario for another theory of how America comes in."""
    other = compose(f"engagement={engagement}")
    return {"engagement": other.engagement.model_dump(), "labels.engagement": engagement}


def gives(overrides: Iterable[str], key: str) -> bool:
    """Whether some override sets this."""
    return any(key_of(override) == key for override in overrides)


def author_choices(overrides: Iterable[str]) -> list[tuple[str, ...]]:
    """Return the override for each author; an empty one where the request names its author."""
    overrides = list(overrides)
    if gives(overrides, "author"):
        return [()]
    of = case(case_of(map(setting, overrides)))
    return [(f"author={author}",) for author in of.authors() or STUDIED_AUTHORS]


def world_choices(overrides: Iterable[str]) -> Sequence[tuple[str, ...]]:
    """Return the overrides for each world; empty ones where the request names its world."""
    overrides = list(overrides)
    if gives(overrides, "world") or gives(overrides, "background"):
        return [()]
    return STUDIED_WORLDS


def check_overrides(
    study: str, base: str | Iterable[str], varied: Iterable[str]
) -> tuple[str, ...]:
    """Return the overrides of a request, after checking that none sets what the study varies.

    A ``*`` in `varied` stands for any part of a key.
    """
    if isinstance(base, Scenario):
        raise BadRequest(
            f"base: {study} composes its own worlds; give overrides, such as ['author=litvinov']"
        )
    overrides = overrides_in(base)
    for key in map(key_of, map(str, overrides)):
        if any(fnmatchcase(key, each) for each in (*varied, "name", "scenario")):
            raise BadRequest(f"{key}: {study} varies it; use study=run for one scenario")
    return overrides

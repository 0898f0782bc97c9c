"""What robustness changes: one choice at a time, made otherwise than by default."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from bigthree import calibration
from bigthree.composition import compose
from bigthree.labels import label
from bigthree.readings import READERS
from bigthree.scenario import Coefficients, Scenario
from bigthree.theory.engagement import ENGAGEMENTS
from bigthree.worlds import SWITCHABLE, rejected_theories, under_theory

Change = Callable[[Scenario], Mapping[str, Any]]


class Variant(NamedTuple):
    """One choice made otherwise than by default."""

    name: str
    says: str
    """What is otherwise, in words."""
    numbers: Mapping[str, float] = {}
    """Numbers that it sets by hand, by dotted name."""
    change: Change | None = None
    """What else it changes, given the scenario as it stands by default."""
    overrides: tuple[str, ...] = ()
    """What is composed otherwise."""


def _layer(**values: Any) -> Change:
    """A change of the layers of uncertainty."""
    return lambda _: {f"uncertainty.{layer}": value for layer, value in values.items()}


def _prototype(scenario: Scenario) -> Mapping[str, Any]:
    """The literature's coefficients, but for those set by hand."""
    by_hand = {name: getattr(scenario.theory, name) for name in scenario.fixed}
    return {"theory": Coefficients().model_dump() | by_hand, "uncertainty.coefficients": "point"}


def _crises(_: Scenario) -> Mapping[str, Any]:
    """The crises of the record, as dated events."""
    crises = compose("events=historical")
    return {"events": crises.events.model_dump(), "labels.events": crises.labels.events}


def _theory(engagement: str) -> Change:
    """Another theory of how America comes in, with the sample that the record accepts under it."""
    return lambda _: under_theory(engagement)


DEFAULT = Variant("default", "as in the headline")
THEORIES = tuple(
    Variant(f"engagement_{name}", label("engagement", name), {}, _theory(name))
    for name in ENGAGEMENTS[1:]
)
"""The rival theories of engagement."""

STATED = tuple(
    Variant(f"{name}_{end}", f"{name.replace('_', ' ')} at {value:g}", {f"theory.{name}": value})
    for name, ends in calibration.stated().items()
    for end, value in zip(("low", "high"), ends, strict=True)
)
"""Each stated coefficient at either end of its range."""

LAYERS = (
    Variant("coding_off", "assumptions at their coded values", {}, _layer(coding=False)),
    Variant("even_luck", "no shocks and chances at an even pace", {}, _layer(luck=False)),
    Variant("point", "coefficients at the accepted medoid", {}, _layer(coefficients="point")),
    Variant("stated_drawn", "stated coefficients drawn from their ranges", {}, _layer(stated=True)),
    Variant(
        "coding_redrawn",
        "coding drawn apart from the accepted draws",
        {},
        _layer(kept_coding=False),
    ),
    Variant("prior", "fitted coefficients drawn from the priors", {}, _layer(coefficients="prior")),
    Variant("prototype", "coefficients of the literature", {}, _prototype),
)
READINGS = tuple(
    Variant(f"coder_{reader}", f"coded by reader {reader} alone", overrides=(f"coder={reader}",))
    for reader in READERS
)
"""Each reader's own values where the default has the mean; what was read once stays."""

THRESHOLDS = (
    Variant("combination_0.1", "combined above 0.1", {"measures.combination": 0.1}),
    Variant("combination_0.3", "combined above 0.3", {"measures.combination": 0.3}),
    Variant("opposition_-0.1", "opposed below −0.1", {"measures.opposition": -0.1}),
    Variant("opposition_0.1", "opposed below 0.1", {"measures.opposition": 0.1}),
    Variant("lasting_1", "lasting for a month", {"measures.lasting": 1}),
    Variant("lasting_6", "lasting for six months", {"measures.lasting": 6}),
)
TIME = (
    Variant("steps_2", "the month halved (and other shocks)", {"theory.steps": 2}),
    Variant("horizon_halved", "the horizon halved", {}, lambda base: {"months": base.months // 2}),
    Variant("horizon_doubled", "the horizon doubled", {}, lambda base: {"months": 2 * base.months}),
    Variant("events_historical", "with the crises of the record", {}, _crises),
)
SWITCHED_OFF = tuple(
    Variant(
        f"{name}_off",
        f"without {'monthly shocks' if name == 'luck' else name.replace('_', ' ')}",
        dict.fromkeys(switches, 0.0),
    )
    for name, switches in SWITCHABLE.items()
)
VARIANTS = (DEFAULT, *THEORIES, *READINGS, *LAYERS, *THRESHOLDS, *TIME, *STATED, *SWITCHED_OFF)

OTHER_LUCK = Variant("another_seed", "on other luck")
"""The default on the next seed, which is a sweep of its own: a sweep has one luck."""

BUILT_IN = ("rivalry_off", "routine_off")
"""Without its own mechanism, or routine, through which alone that works on the stances, the
contradiction can make nothing: shown, but not counted."""

VARIED = (
    "contradiction", "switches.contradiction", "labels*", "world.rivalry", "events", "events.*",
    "coder", "coefficients", "uncertainty*", "measures*", "theory.steps",
    "engagement*", *(number for variant in SWITCHED_OFF for number in variant.numbers),
)  # fmt: skip
"""What a request leaves to this study."""

REJECTED = tuple(f"engagement_{name}" for name in rejected_theories())
"""Theories that the record rejects: shown, but not counted."""

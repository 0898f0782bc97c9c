"""Generated scenarios: any choice of every group, any number within its range, any horizon."""

from __future__ import annotations

from functools import cache

import yaml
from hypothesis import strategies as st

from bigthree import compose
from bigthree.cases import case
from bigthree.evidence import SWITCHES, coded, ranges
from bigthree.resources import choices, folder
from bigthree.scenario import Author, Coefficients, Measures, World

FLAGS = Coefficients.FLAGS
BIG_SEED = 2**64 - 1

seeds = st.sampled_from([0, 1, 1995, BIG_SEED]) | st.integers(0, BIG_SEED)
"""Zero and the largest among them."""

run_numbers = st.sampled_from([0, 31, 32, 1000])
"""The first run, the two sides of a block's edge, and one far away."""


def bounds(model):
    """Name, lowest and highest of every number of a part, from its own constraints."""
    for name, field in model.model_fields.items():
        if field.annotation in (float, int):
            limits = {type(limit).__name__.lower(): limit for limit in field.metadata}
            yield name, limits["ge"].ge, limits["le"].le, field.annotation


def between(low, high, kind=float):
    """A number within a range, its ends among the likeliest."""
    if kind is int:
        return st.integers(low, high)
    return st.sampled_from([float(low), float(high)]) | st.floats(low, high)


def some_numbers(group, model, leave=()):
    """New values for some of the numbers of a part, by dotted name."""
    return st.fixed_dictionaries(
        {},
        optional={
            f"{group}.{name}": between(low, high, kind)
            for name, low, high, kind in bounds(model)
            if name not in leave
        },
    )


@st.composite
def coefficients(draw, most_steps=3):
    """Some coefficients within their allowed ranges, consistent with one another."""
    values = draw(some_numbers("theory", Coefficients, leave=(*FLAGS, "steps")))
    for flag in FLAGS:
        values[f"theory.{flag}"] = draw(st.sampled_from([1.0, 0.0]))
    values["theory.steps"] = draw(st.integers(1, most_steps))
    default = Coefficients()
    if values.get("theory.expansionist_acts", default.expansionist_acts) <= values.get(
        "theory.seeker_acts", default.seeker_acts
    ):
        values["theory.seeker_acts"] = 0.2
    routine = values.get("theory.routine", default.routine)
    if routine + 2 * values.get("theory.reciprocity", default.reciprocity) > 1.5:
        values["theory.reciprocity"] = 0.1
    return values


@cache
def named(group, name):
    """A named choice of a group, as its file has it."""
    return yaml.safe_load((folder("configs") / group / f"{name}.yaml").read_text("utf-8"))


@cache
def base(author, contradiction, world, background):
    """What `compose` makes of four choices, put together faster (a test compares the two)."""
    scenario = compose(f"author={author}")
    choice = {"contradiction": contradiction, "world": world, "background": background}
    switches, values = {}, {f"labels.{group}": name for group, name in choice.items()}
    for group, name in choice.items():
        held = named(group, name)
        switches |= held["switches"]
        values |= {f"world.{key}": value for key, value in held.get("world", {}).items()}
    switches = {key: name.replace("${author.name}", author) for key, name in switches.items()}
    values |= {f"switches.{key}": name for key, name in switches.items()}
    for switch, parameters in SWITCHES.items():
        values |= {f"world.{name}": coded(switches[switch], name).value for name in parameters}
    made = scenario.with_values(values)
    return made.with_values(ranges=ranges(made, ()))


@st.composite
def schemes(draw, months):
    """A scheme of spheres, named or made up, signed early, late or never."""
    scheme = dict(named("spheres", draw(st.sampled_from(choices("spheres")))))
    if draw(st.booleans()):
        scheme["signed_month"] = draw(st.none() | st.integers(0, months))
        scheme["earliest_month"] = draw(st.integers(0, months))
        dyads = draw(st.lists(st.sampled_from(["ussr_usa", "ussr_uk", "usa_uk"]), unique=True))
        scheme["signatories"] = tuple(dyads)
    if draw(st.booleans()):
        states = [state.name for state in case().states()]
        third = st.floats(0, 1 / 3)
        grant = st.fixed_dictionaries(dict.fromkeys(("ussr", "usa", "uk"), third))
        scheme |= dict.fromkeys(("ussr", "usa", "uk", "neutral"), ())
        scheme["shared"] = draw(st.dictionaries(st.sampled_from(states), grant, max_size=6))
    return scheme


def targets(signatories):
    """What an event can change under a scheme: only its signatories can agree."""
    agreements = [f"agreement_{dyad}" for dyad in signatories]
    return [
        name
        for name in case().targets
        if name not in case().agreement_targets or name in agreements
    ]


def effects(signatories=()):
    """What an event changes, anything by any allowed size."""
    size = st.floats(-0.9, 1)
    return st.dictionaries(st.sampled_from(targets(signatories)), size, min_size=1, max_size=4)


@st.composite
def happenings(draw, months, signatories):
    """A named set of events, brought within the horizon, or some made up."""
    if draw(st.booleans()):
        events = named("events", draw(st.sampled_from(choices("events"))))
        moved = {
            name: event | ({"month": event["month"] % months} if "month" in event else {})
            for name, event in events["events"].items()
            if set(event["effects"]) <= set(targets(signatories))
        }
        return {**events, "events": moved}
    when = st.fixed_dictionaries({"month": st.integers(0, months - 1)}) | st.fixed_dictionaries(
        {"hazard": st.floats(0, 1)}
    )
    made_up = {
        f"event_{n}": draw(when) | {"effects": draw(effects(signatories))}
        for n in range(draw(st.integers(0, 3)))
    }
    return {"name": "made_up", "events": made_up}


@st.composite
def scenarios(draw, most_months=80, most_steps=3):
    """Any scenario that validates."""
    months = draw(st.integers(1, most_months))
    groups = ("author", "contradiction", "world", "background")
    chosen = [draw(st.sampled_from(choices(group))) for group in groups]
    spheres = draw(schemes(months))
    values = {
        "months": months,
        "spheres": spheres,
        "events": draw(happenings(months, spheres["signatories"])),
        "world.capabilities": draw(st.sampled_from(["record", "expected", "equal"])),
        "uncertainty.luck": draw(st.booleans()),
        "uncertainty.coding": draw(st.booleans()),
        **draw(some_numbers("author", Author)),
        **draw(some_numbers("world", World)),
        **draw(some_numbers("measures", Measures)),
        **draw(coefficients(most_steps)),
    }
    values["measures.lasting"] = min(values.get("measures.lasting", 3), months)
    return base(*chosen).with_values(values)

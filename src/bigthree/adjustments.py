"""What a request changes in its events and its scheme of spheres, with nothing but overrides.

Sets of events are joined by a plus: ``events=historical+early_credits``. An event is named after
``events.``: it is moved (``events.berlin.month=30``), sized (``events.berlin.size=0.5``; 0 leaves
it out), changed (``events.berlin.stance_uk_ussr=0``) or made up (``events.envoy.month=20
events.envoy.stance_usa_ussr=0.1``). A state is named after ``spheres.``: it goes to a power, to
nobody or out of the scheme (``spheres.poland=uk``, ``=neutral``, ``=open``) or is shared
(``spheres.poland.ussr=0.75``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from bigthree.cases import BIG_THREE, case
from bigthree.dyads import POWERS
from bigthree.errors import BadRequest, nearest
from bigthree.labels import label
from bigthree.resources import choices
from bigthree.scenario import Event, Events, Scenario, Spheres, plain_tuples
from bigthree.yaml_text import read_file

JOIN = "+"
NONE = "none"
SIZE = "size"
PARTS = ("month", "hazard", "label", SIZE)
"""What of an event can be set besides what it changes."""

PLACES = (*POWERS, "neutral")
"""Lists of a scheme; a state that is ``open`` is in none."""


def joined_events(name: str, of: str) -> dict[str, Any]:
    """Several sets of events of a case as one; `name` has a plus between theirs."""
    names = name.split(JOIN)
    sets = [_of_file("events", each, of) for each in names]
    together: dict[str, Any] = {}
    for each, part in zip(names, sets, strict=True):
        for twice in together.keys() & part["events"].keys():
            raise BadRequest(f"events={name}: {each} holds {twice}, and so does one before it")
        together |= part["events"]
    return {
        "name": name,
        "label": label("events", JOIN.join(each for each in names if each != NONE) or NONE),
        "chronicle": any(part.get("chronicle") for part in sets),
        "events": together,
    }


def _of_file(group: str, name: str, of: str) -> dict[str, Any]:
    known = case(of).options(group)
    if name not in known:
        raise BadRequest(f"{group}={name}: no such {group}; {nearest(name, known)}")
    values = read_file(known[name])
    if not isinstance(values, dict) or not isinstance(values.get("events", {}), dict):
        raise BadRequest(f"{group}={name}: its file holds no such mapping")
    return {"events": {}} | values if group == "events" else values


def adjust(values: dict[str, Any]) -> None:
    """Take events and states that a composed request names into its events and its scheme."""
    chosen = values["events"]
    for name, given in _named(chosen, Events):
        made_up = name not in chosen["events"]
        _adjust_event(chosen, name, given, values["case"])
        if given.get(SIZE) == 0:  # left out, so that no figure marks it
            chosen["events"] = {each: event for each, event in chosen["events"].items()
                                if each != name}  # fmt: skip
        elif made_up:
            chosen["name"] = name if chosen["name"] == NONE else f"{chosen['name']}{JOIN}{name}"
    values["labels"] = values["labels"] | {"events": chosen["name"]}
    for state, given in _named(values["spheres"], Spheres):
        _move(values["spheres"], state, given)


def _named(part: dict[str, Any], model: Any) -> list[tuple[str, Any]]:
    """Take what is named beside the fields of a part out of it."""
    return [(name, part.pop(name)) for name in list(part) if name not in model.model_fields]


def _adjust_event(chosen: dict[str, Any], name: str, given: Any, of: str) -> None:
    """Change one event, or add one."""
    targets = case(of).targets
    allowed = (*PARTS, *targets)
    if not isinstance(given, dict):
        raise BadRequest(f"events.{name}={given}: say what of it: events.{name}.month=12, say")
    for key in given:
        if key not in allowed:
            raise BadRequest(f"events.{name}.{key}: unknown key; {nearest(key, allowed)}")
    effects = {key: value for key, value in given.items() if key in targets}
    if name not in chosen["events"] and not effects:
        raise BadRequest(_missing(chosen, name, of))
    event = dict(chosen["events"].get(name, {"effects": {}}))
    for key, other in (("month", "hazard"), ("hazard", "month")):
        if given.get(key) is not None:
            event |= {key: given[key], other: None}
    event |= {key: given[key] for key in ("label",) if key in given}
    event["effects"] = event["effects"] | effects
    if SIZE in given:
        event["effects"] = _sized(name, event["effects"], given[SIZE])
    chosen["events"] = chosen["events"] | {name: event}


def _sized(name: str, effects: Mapping[str, float], size: Any) -> dict[str, float]:
    if isinstance(size, bool) or not isinstance(size, int | float) or not size >= 0:
        raise BadRequest(f"events.{name}.size={size}: must be a number from 0")
    return {target: effect * size for target, effect in effects.items()}


def _missing(chosen: Mapping[str, Any], name: str, of: str) -> str:
    """Where the event that a request names is to be had."""
    for option in sorted(case(of).options("events")):
        if name in _of_file("events", option, of)["events"]:
            wanted = option if chosen["name"] == NONE else f"{chosen['name']}{JOIN}{option}"
            return f"events.{name}: not in events={chosen['name']}; add it: events={wanted}"
    known = list(chosen["events"])
    which = f"{nearest(name, known)}; " if known else ""
    return (
        f"events.{name}: not in events={chosen['name']}; {which}one of your own needs "
        f"what it changes: events.{name}.{case(of).stance_targets[2]}=-0.1, say"
    )


def _move(scheme: dict[str, Any], state: str, given: Any) -> None:
    """Grant one state otherwise."""
    states = [each.name for each in case().states()]
    if state not in states:
        known = [*states, *Spheres.model_fields]
        raise BadRequest(f"spheres.{state}: no such key or state; {nearest(state, known)}")
    if isinstance(given, dict):
        for power in given:
            if power not in POWERS:
                raise BadRequest(f"spheres.{state}.{power}: {nearest(power, POWERS)}")
    elif given not in (*PLACES, "open"):
        raise BadRequest(f"spheres.{state}={given}: {nearest(str(given), (*PLACES, 'open'))}")
    for place in PLACES:
        scheme[place] = [each for each in scheme.get(place) or () if each != state]
    shared = scheme.get("shared") or {}
    scheme["shared"] = {each: to for each, to in shared.items() if each != state}
    if isinstance(given, dict):
        scheme["shared"][state] = dict.fromkeys(POWERS, 0.0) | given
    elif given in PLACES:
        scheme[given].append(state)


def changes(scenario: Scenario) -> Iterator[str]:
    """How events and scheme differ from those that ship, as it would be asked for."""
    of = scenario.case
    known = case(of).options("events")
    names = [each for each in scenario.events.name.split(JOIN) if each in known]
    shipped: dict[str, Any] = {}
    for name in names:
        shipped |= _of_file("events", name, of)["events"]
    now = scenario.events.events
    yield from (f"events.{name}.{SIZE}=0" for name in shipped if name not in now)
    for name, event in now.items():
        before = Event.model_validate(shipped[name]) if name in shipped else None
        yield from _event_changes(name, event, before)
    if scenario.spheres.name in choices("spheres"):
        yield from _moves(scenario.spheres)


def _event_changes(name: str, event: Event, before: Event | None) -> Iterator[str]:
    for key in ("month", "hazard"):
        value = getattr(event, key)
        if value is not None and (before is None or value != getattr(before, key)):
            yield f"events.{name}.{key}={value:g}"
    old = before.effects if before else {}
    ratios = {round(event.effects.get(each, 0.0) / size, 9) for each, size in old.items() if size}
    if before and ratios != {1.0} and len(ratios) == 1 and event.effects.keys() == old.keys():
        yield f"events.{name}.{SIZE}={ratios.pop():g}"
        return
    for target, size in event.effects.items():
        if size != old.get(target):
            yield f"events.{name}.{target}={size:g}"


def _moves(scheme: Spheres) -> Iterator[str]:
    shipped = plain_tuples(_of_file("spheres", scheme.name, BIG_THREE))
    before = dict(Spheres.model_validate(shipped).grants())
    now = dict(scheme.grants())
    for state in {**before, **now}:
        if before.get(state) != now.get(state):
            yield f"spheres.{state}={_granted(now.get(state))}"


def _granted(shares: tuple[float, ...] | None) -> str:
    """To whom a state goes, as it would be asked for."""
    if shares is None:
        return "open"
    if 1.0 in shares:
        return POWERS[shares.index(1.0)]
    if not any(shares):
        return "neutral"
    parts = zip(POWERS, shares, strict=True)
    return f"{{{', '.join(f'{power}: {share:g}' for power, share in parts)}}}"

"""All that a browser needs to compose the worlds of the page, as values for JSON."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from functools import cache
from typing import Any

import numpy as np
from scipy import stats

from bigthree import calibration, inputs, resources
from bigthree.classroom.controls import CHOICES, NUMBERS
from bigthree.classroom.engine.shipped import shipped
from bigthree.classroom.question import SETTINGS, Question
from bigthree.composition import compose
from bigthree.errors import BadRequest
from bigthree.evidence import as_coded, source_of
from bigthree.inputs import BY_PART, PARAMETERS, PLAYED, SETTING, inputs_of
from bigthree.measures.estimates import LEVEL
from bigthree.measures.history import COLUMNS
from bigthree.roles import PARTS
from bigthree.scenario import Coefficients, Scenario
from bigthree.theory.mechanisms import LEDGER

NAMES = list(PARAMETERS.names or ())

RUNS = (128, 500)
"""Histories that the page computes: while a control moves, and when it rests."""


@cache
def asset() -> dict[str, Any]:
    """Worlds, schemes, events and the usual accepted sample, and how the engine lays them out."""
    return {**worlds(), "sample": sample(worlds()["usual"])}


@cache
def worlds() -> dict[str, Any]:
    """The asset without the sample: as it ships or, where that does not fit, composed now."""
    return shipped() or composed()


def composed() -> dict[str, Any]:
    """The asset without the sample, from its sources, which takes twenty seconds."""
    base = compose("author=litvinov")
    keys = itertools.product(resources.choices("author"), SETTINGS,
                             resources.choices("contradiction"))  # fmt: skip
    grounds = {
        f"{author} {setting} {held}": Question(author, setting, {"contradiction": held}).ground
        for author, setting, held in keys
    }
    schemes = {
        name: compose("author=litvinov", f"spheres={name}") for name in resources.choices("spheres")
    }
    by_scheme = _differing([inputs_of(each).setting[0] for each in schemes.values()])
    events, refused = _events(schemes)
    return {
        "names": NAMES,
        "setting": {name: _place(SETTING, name) for name in SETTING.names or ()},
        "columns": list(COLUMNS),
        "mechanisms": list(LEDGER),
        "cast": list(_cast()),
        "theory": {name: getattr(base.theory, name) for name in Coefficients.model_fields},
        "grounds": {key: ground_of(each) for key, each in grounds.items()},
        "usual": base.engagement.name,
        "theories": {name: _theory(name) for name in resources.choices("engagement")},
        "schemes": {
            name: {field: _field(each, field) for field in by_scheme}
            for name, each in schemes.items()
        },
        "paths": {name: _paths(name) for name in ("record", "expected", "equal")},
        "arsenals": inputs_of(base).arsenals.tolist(),
        "events": events,
        "refused": refused,
        "measures": dict(base.measures),
        "months": base.months,
        "quantiles": {
            "normal": float(stats.norm.ppf((1 + LEVEL) / 2)),
            "student": {str(runs): float(stats.t.ppf((1 + LEVEL) / 2, runs - 1)) for runs in RUNS},
        },
    }


def ground_of(scenario: Scenario) -> dict[str, Any]:
    """What stands in a world before the student changes a number, a scheme or the events."""
    return {
        "numbers": {
            name: float(value)
            for group in (scenario.author, scenario.world)
            for name, value in group
            if name in NAMES
        },
        "draws": list(_draws(scenario)),
        "kept": _kept(scenario),
        "sources": {key: source_of(scenario, key) for key in NUMBERS},
        "setting": {name: _field(scenario, name) for name in SETTING.names or ()
                    if name not in ("listed", "granted")},
        "path": scenario.world.capabilities,
        "labels": {key: getattr(scenario.labels, key) for key in CHOICES},
    }  # fmt: skip


def _draws(scenario: Scenario) -> Iterator[dict[str, Any]]:
    """What is drawn from its coding range, in order, as in `bigthree.inputs.draw`."""
    numbers, kept = scenario.numbers(), _kept(scenario)
    for dotted, (low, high) in scenario.ranges.items():
        name = dotted.split(".")[1]
        if low == high or name in kept:
            continue
        drawn_as = inputs.drawn_as(scenario, dotted)
        step = {"name": name, "low": low, "mode": numbers[dotted], "high": high,
                "process": f"coding {drawn_as}"}  # fmt: skip
        if drawn_as != dotted:  # where the other is set by hand, this one has its own luck
            step["unless"] = [drawn_as.split(".")[1], f"coding {dotted}"]
        yield step


def _kept(scenario: Scenario) -> dict[str, str]:
    """Which numbers come with the accepted draw, from which of its columns."""
    coding = calibration.accepted(scenario.engagement.name).coding.dtype.names or ()
    columns = {}
    for dotted in as_coded(scenario):
        drawn = inputs.drawn_as(scenario, dotted)
        columns[dotted.split(".")[1]] = f"{source_of(scenario, drawn)}:{drawn.split('.')[1]}"
    return {name: column for name, column in columns.items() if column in coding}


def _events(schemes: dict[str, Scenario]) -> tuple[dict[str, Any], dict[str, str]]:
    """The sets of events, and why some do not go with some schemes."""
    widest = max(schemes.values(), key=lambda each: len(each.spheres.signatories))
    sets: dict[str, Any] = {}
    refused: dict[str, str] = {}
    for name in resources.choices("events"):
        chosen = compose("author=litvinov", f"spheres={widest.spheres.name}", f"events={name}")
        sets[name] = _set_of(chosen)
        for scheme, scenario in schemes.items():
            try:
                scenario.with_values(events=chosen.events.model_dump())
            except BadRequest as error:
                refused[f"{name} {scheme}"] = str(error)
    return sets, refused


def _set_of(scenario: Scenario) -> list[dict[str, Any]]:
    events = zip(scenario.events.events.items(), inputs_of(scenario).effects, strict=True)
    return [
        {"name": name, "label": event.label, "month": event.month, "hazard": event.hazard,
         "scaled_by": event.scaled_by, "effects": effects.tolist()}
        for (name, event), effects in events
    ]  # fmt: skip


def _paths(capabilities: str) -> list[list[float]]:
    """The shares of the three month by month; one row where they stay as they are."""
    path = inputs_of(compose("author=litvinov", f"world.capabilities={capabilities}")).capabilities
    rows: list[list[float]] = path.tolist()
    return rows if np.ptp(path, axis=0).any() else rows[:1]


def _differing(settings: list[Any]) -> list[str]:
    """The fields of the setting that a scheme decides."""
    first = settings[0]
    return [
        name for name in SETTING.names or ()
        if any(not np.array_equal(first[name], each[name]) for each in settings)
    ]  # fmt: skip


def _field(scenario: Scenario, name: str) -> list[float]:
    values: list[float] = np.ravel(inputs_of(scenario).setting[0][name]).tolist()
    return values


def _place(dtype: Any, name: str) -> list[Any]:
    """Where a field begins in its record, in words of eight bytes, and whether it is whole."""
    return [dtype.fields[name][1] // 8, dtype[name].base.kind == "i"]


def _cast() -> Iterator[list[Any]]:
    """Which number plays each part of the month: its place, and whose number with which sign."""
    for name, played in PLAYED.items():
        yield [_place(BY_PART, played)[0], name, 1.0]
    for part, entries in PARTS.items():
        first = _place(BY_PART, part)[0]
        for n, entry in enumerate(np.ravel(np.array(entries, dtype=object))):
            sign = -1.0 if isinstance(entry, str) and entry.startswith("-") else 1.0
            yield [first + n, entry.removeprefix("-") if isinstance(entry, str) else None,
                   sign if isinstance(entry, str) else float(entry)]  # fmt: skip


def _theory(engagement: str) -> dict[str, list[float]]:
    """What a theory of engagement changes in the setting."""
    scenario = compose("author=litvinov", f"engagement={engagement}")
    return {name: _field(scenario, name) for name in ("engagement", "engaged_from")}


def sample(engagement: str) -> dict[str, Any]:
    """The accepted draws of a theory, column by column, as whole numbers of their last digit.

    Columns that no world of the page takes are left out; every row stays, since any seed may
    draw any of them.
    """
    found = calibration.accepted(engagement)
    kept = {column for each in worlds()["grounds"].values() for column in each["kept"].values()}
    columns = {name: found.coefficients[name] for name in calibration.FITTED}
    columns |= {name: found.coding[name] for name in sorted(kept)}
    packed = {name: _packed(values) for name, values in columns.items()}
    return {"size": len(found), "process": "coefficients", "columns": packed,
            "fitted": list(calibration.FITTED)}  # fmt: skip


def _packed(values: Any) -> dict[str, Any]:
    digits = next(d for d in range(17) if np.array_equal(np.round(values, d), values))
    return {"digits": digits, "values": np.round(values * 10**digits).astype(np.int64).tolist()}

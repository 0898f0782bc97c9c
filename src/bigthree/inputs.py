"""A scenario as the numbers that a driver reads: the same for the agents and the ensemble."""

from __future__ import annotations

import math
from functools import cache, lru_cache
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from bigthree import calibration, evidence, luck
from bigthree.cases import BIG_THREE, MOST_STATES, Case, Triple, case
from bigthree.dyads import DYAD_PAIRS
from bigthree.roles import PART_FIELDS, SHIFT_COUNT, cast
from bigthree.scenario import Coefficients, Event, Scenario, scenario_model
from bigthree.theory.engagement import ENGAGEMENTS
from bigthree.theory.events import LEVEL_TARGETS
from bigthree.theory.spheres import divided

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

START_YEAR = case().start
NEVER = -1

MID_YEAR, YEAR_END = 5.5, 11.0
"""The months for which yearly figures stand: of capabilities, and of warheads."""

_GROUPS = ("author", "world", "theory")


def _numbers(model: Any) -> list[tuple[str, type[np.float64]]]:
    fields = model.model_fields.items()
    return [(name, np.float64) for name, field in fields if field.annotation in (float, int)]


@cache
def parameters_of(of: str) -> np.dtype[np.void]:
    """Every number of an author, a world and the theory of a case, by its last name."""
    groups = scenario_model(of).model_fields
    return np.dtype([field for name in _GROUPS for field in _numbers(groups[name].annotation)])


PARAMETERS = parameters_of(BIG_THREE)
"""The same of the usual case; one record a run."""

PLAYED = {name: name for name in Coefficients.model_fields} | {"anglo_american_norm": "norm"}
"""What the month calls each coefficient."""

BY_PART = np.dtype([*((PLAYED[name], kind) for name, kind in _numbers(Coefficients)), *PART_FIELDS])
"""What the month reads: the coefficients as in `PLAYED`, the rest by the part it plays."""


STATE_COUNT = MOST_STATES
"""Contested states; places beyond those of the case have no weight."""

SETTING = np.dtype(
    [
        ("weight", np.float64, (STATE_COUNT,)),
        ("resistance", np.float64, (STATE_COUNT,)),
        ("distance", np.float64, (3, STATE_COUNT)),
        ("coast", np.float64, (STATE_COUNT,)),
        ("listed", np.float64, (STATE_COUNT,)),
        ("granted", np.float64, (3, STATE_COUNT)),
        ("may_sign", np.float64, (3,)),
        ("trend", np.float64),
        ("signed_month", np.int64),
        ("earliest_month", np.int64),
        ("opinion_of", np.int64, (2,)),
        ("believer", np.int64),
        ("divided", np.float64, (3,)),
        ("engagement", np.int64),
        ("engaged_from", np.int64),
        ("balancer", np.int64),
        ("adversary", np.int64),
    ]
)
"""The contested states and the scheme of spheres, as one record.

``distance`` is of each state from each power: borders for a land power, thousand kilometres for the
others. ``listed`` is 1 for the states that the scheme lists, ``granted`` the shares it grants,
``may_sign`` 1 for the dyads that may sign it. ``trend`` is 1 where the growth and decline that are
expected apply. Months are -1 for never. ``opinion_of`` is whose public has an opinion,
and of whom; ``believer`` is the power whose belief is kept. ``divided`` is the share of the states
that the scheme divides between the two of each dyad. ``engagement`` is the theory of engagement, as
a place in `bigthree.theory.engagement.ENGAGEMENTS`, ``engaged_from`` the month of a dated one;
``balancer`` and ``adversary`` are the powers that buck-passing looks at.
"""


class Inputs(NamedTuple):
    """What does not differ between the runs of a scenario.

    Attributes
    ----------
    setting : structured ndarray, shape (1,)
        Fields as in `SETTING`.
    capabilities : ndarray, shape (months, 3)
        Shares of the three, by the record, the start, or equal.
    arsenals : ndarray, shape (months, 3)
        Nuclear warheads of the three, by the record.
    effects : ndarray, shape (events, columns)
        Size of each effect of each event: on the six stances, the four levels, the shifts of
        `bigthree.roles.SHIFT`, and 1 for each of the three dyads that come to an agreement.
    """

    setting: NDArray[np.void]
    capabilities: Floats
    arsenals: Floats
    effects: Floats


class Draws(NamedTuple):
    """What is drawn once for each run.

    Attributes
    ----------
    parameters : structured ndarray, shape (runs,)
        Fields as in `parameters_of`.
    event_month : ndarray of int, shape (runs, events)
        -1 for an event that does not come.
    intensity : ndarray, shape (runs, events)
        Factor on the size of each event.
    case : Case
    """

    parameters: NDArray[np.void]
    event_month: Integers
    intensity: Floats
    case: Case

    def by_part(self) -> NDArray[np.void]:
        """The parameters as the month reads them, shape (runs,), fields as in `BY_PART`."""
        record = np.zeros(len(self.parameters), dtype=BY_PART)
        for name, played in PLAYED.items():
            record[played] = self.parameters[name]
        cast(self.case, self.parameters, record)
        return record


def inputs_of(scenario: Scenario) -> Inputs:
    """The part of a scenario that all its runs share."""
    of = case(scenario.case)
    states = of.states()
    index = {state.name: k for k, state in enumerate(states)}
    spheres = scenario.spheres
    setting = np.zeros(1, dtype=SETTING)
    row = setting[0]
    there = slice(len(states))
    row["weight"][there] = [state.weight for state in states]
    row["resistance"][there] = [state.resistance for state in states]
    row["distance"][:, there] = np.transpose([state.distances for state in states])
    row["coast"][there] = [state.coast for state in states]
    for state, shares in spheres.grants():
        row["listed"][index[state]] = 1.0
        row["granted"][:, index[state]] = shares
    row["may_sign"] = [dyad in spheres.signatories for dyad in of.dyads]
    row["trend"] = scenario.world.capabilities == "expected"
    row["signed_month"] = NEVER if spheres.signed_month is None else spheres.signed_month
    row["earliest_month"] = spheres.earliest_month
    row["opinion_of"] = of.opinion
    row["believer"] = of.believer
    row["balancer"], row["adversary"] = of.balancer, of.adversary
    row["engagement"] = ENGAGEMENTS.index(scenario.engagement.name)
    row["engaged_from"] = scenario.engagement.month or 0
    mine = row["granted"] @ row["weight"]
    row["divided"] = [divided(float(mine[i]), float(mine[j])) for i, j in DYAD_PAIRS]
    effects = np.array([_effects(of, event) for event in scenario.events.events.values()])
    return Inputs(
        setting,
        _capability_path(scenario, of),
        _by_month(scenario.months, of.start, tuple(of.by_year("warheads").items()), YEAR_END),
        effects.reshape(-1, EFFECT_COUNT),
    )


EFFECT_COUNT = 6 + len(LEVEL_TARGETS) + SHIFT_COUNT + 3


def _effects(of: Case, event: Event) -> list[float]:
    """What an event changes, in the columns of `Inputs.effects`."""
    sizes = event.effects
    shifts = [0.0] * SHIFT_COUNT
    for target, place in of.shifts.items():
        shifts[place] += sizes.get(target, 0.0)
    jumps = [sizes.get(target, 0.0) for target in (*of.stance_targets, *LEVEL_TARGETS)]
    return [*jumps, *shifts, *(sizes.get(target, 0.0) for target in of.agreement_targets)]


def _capability_path(scenario: Scenario, of: Case) -> Floats:
    """Shares of the three by month."""
    if scenario.world.capabilities == "equal":
        return np.full((scenario.months, 3), 1 / 3)
    record = of.by_year("capabilities")
    if scenario.world.capabilities == "expected":
        return np.tile(np.array(record[of.start - 1]), (scenario.months, 1))
    return _by_month(scenario.months, of.start, tuple(record.items()), MID_YEAR)


@lru_cache(maxsize=16)
def _by_month(
    months: int, start: int, record: tuple[tuple[int, Triple], ...], stands_for: float
) -> Floats:
    """Yearly figures of the three by month, linear between the months for which they stand."""
    middle = np.array([(year - start) * 12 + stands_for for year, _ in record])
    values = np.array([triple for _, triple in record])
    return np.stack([np.interp(np.arange(months), middle, values[:, j]) for j in range(3)], axis=1)


def draw(scenario: Scenario, seed: int, first: int, count: int) -> Draws:
    """Coding, coefficients and events of `count` runs from run `first`.

    A run meets the same draws in every scenario that shares the assumption or the event.
    """
    parameters = np.zeros(count, dtype=parameters_of(scenario.case))
    for group in _GROUPS:
        for name, value in getattr(scenario, group):
            if name in (parameters.dtype.names or ()):
                parameters[name] = value
    if scenario.uncertainty.coding:
        numbers = scenario.numbers()
        for dotted, (low, high) in scenario.ranges.items():
            if low < high:
                of_what = (seed, f"coding {drawn_as(scenario, dotted)}", first, count)
                drawn = _drawn_between(*of_what, low, numbers[dotted], high)
                parameters[dotted.split(".")[1]] = drawn
    _draw_coefficients(scenario, parameters, seed, first)
    if scenario.uncertainty.coefficients in ("accepted", "joint"):
        take_draws(scenario, parameters, sample_places(scenario, seed, first, count))
    months, intensities = _event_draws(scenario, parameters, seed, first, count)
    return Draws(parameters, months, intensities, case(scenario.case))


def _draw_coefficients(
    scenario: Scenario, parameters: NDArray[np.void], seed: int, first: int
) -> None:
    """Draw coefficients that are not set by hand: fitted ones from priors, stated from ranges."""
    drawn: dict[str, tuple[float, float]] = {}
    if scenario.uncertainty.coefficients == "prior":
        drawn |= calibration.priors()
    if scenario.uncertainty.stated:
        drawn |= calibration.stated()
    for name, (low, high) in drawn.items():
        if name not in scenario.fixed:
            chance = luck.once_per_run(seed, f"coefficient {name}", first, len(parameters))
            parameters[name] = low + chance * (high - low)


def sample_places(scenario: Scenario, seed: int, first: int, count: int) -> Integers:
    """Which accepted draw each run takes: every one as likely, or by the joint weights."""
    chance = luck.once_per_run(seed, "coefficients", first, count)
    engagement = scenario.engagement.name
    if scenario.uncertainty.coefficients == "joint":
        return by_weight(chance, calibration.joint(engagement))
    return (chance * len(calibration.accepted(engagement))).astype(np.int64)


def by_weight(chance: Floats, weights: Floats) -> Integers:
    """Places in a sample, each as likely as its weight; `chance` is uniform in [0, 1)."""
    reached = np.cumsum(weights)
    return np.searchsorted(reached / reached[-1], chance, side="right")


def take_draws(scenario: Scenario, parameters: NDArray[np.void], place: Integers) -> None:
    """Take an accepted draw for each run: its coefficients, and the coding accepted with them.

    What is set by hand stays; so does a coded number of another source or case than the sample's.
    """
    sample = calibration.accepted(scenario.engagement.name)
    for name in calibration.FITTED:
        if name not in scenario.fixed:
            parameters[name] = sample.coefficients[name][place]
    if scenario.uncertainty.coding and scenario.uncertainty.kept_coding:
        for dotted in evidence.as_coded(scenario):
            drawn = drawn_as(scenario, dotted)
            column = f"{evidence.source_of(scenario, drawn)}:{drawn.split('.')[1]}"
            if scenario.case == BIG_THREE and column in (sample.coding.dtype.names or ()):
                parameters[dotted.split(".")[1]] = sample.coding[column][place]


def drawn_as(scenario: Scenario, dotted: str) -> str:
    """The name that a number is drawn under: a true rivalry as believed follows the belief."""
    as_believed = scenario.switches.contradiction == scenario.author.name
    if dotted == "world.rivalry" and as_believed and "author.believed_rivalry" in scenario.ranges:
        return "author.believed_rivalry"
    return dotted


@lru_cache(maxsize=256)
def _drawn_between(
    seed: int, process: str, first: int, count: int, low: float, mode: float, high: float
) -> Floats:
    """Triangular draws of some runs, kept for the next world that shares the assumption."""
    drawn = triangular(luck.once_per_run(seed, process, first, count), low, mode, high)
    drawn.setflags(write=False)
    return drawn


def triangular(chance: Floats, low: float, mode: float, high: float) -> Floats:
    """Quantiles of the triangular distribution at `chance`, with low < high."""
    split = (mode - low) / (high - low)
    below = low + np.sqrt(chance * (high - low) * (mode - low))
    above = high - np.sqrt((1.0 - chance) * (high - low) * (high - mode))
    return np.clip(np.where(chance < split, below, above), low, high)


def _event_draws(
    scenario: Scenario, parameters: NDArray[np.void], seed: int, first: int, count: int
) -> tuple[Integers, Floats]:
    events = scenario.events.events
    months = np.full((count, len(events)), NEVER, dtype=np.int64)
    intensities = np.ones((count, len(events)))
    for e, (name, event) in enumerate(events.items()):
        if event.month is not None:
            months[:, e] = event.month
        elif event.hazard:
            waits = luck.once_per_run(seed, f"event {name}", first, count)
            if not scenario.uncertainty.luck:
                waits[:] = 0.5
            scale = parameters[event.scaled_by] if event.scaled_by else np.ones(count)
            months[:, e] = [
                waiting_time(float(chance), event.hazard * float(factor))
                for chance, factor in zip(waits, scale, strict=True)
            ]
        if scenario.uncertainty.coding:
            of_what = (seed, f"intensity {name}", first, count)
            intensities[:, e] = _drawn_between(*of_what, 0.5, 1.0, 1.5)
    return months, intensities


def waiting_time(chance: float, hazard: float) -> int:
    """Months until something with a constant monthly chance, by inversion of the geometric law."""
    if hazard >= 1.0:
        return 0
    if hazard <= 0.0:
        return NEVER
    wait = math.log1p(-chance) / math.log1p(-hazard)
    return int(min(wait, 1e9))

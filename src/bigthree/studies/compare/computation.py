"""From a line of the shell to a what-if of one's own: its arms, and their names in words."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator, Sequence
from itertools import product

from bigthree import wording
from bigthree.cases import Case
from bigthree.dyads import DYAD_PAIRS
from bigthree.errors import BadRequest
from bigthree.labels import in_plain_letters, label
from bigthree.overrides import check_once, key_of
from bigthree.studies.experiment.computation import answered
from bigthree.studies.experiment.declared import Experiment
from bigthree.studies.request import Request
from bigthree.studies.results import Results

MOST = 8
"""Arms that can be told apart in a figure and a table."""

HOW = (
    "give two values or more (engagement=absent,drawn_in), or name the worlds "
    '("no credit:" events=none "early credit:" events=early_credits)'
)

BOTH = "name the worlds or list values, not both; a world with a name takes one value of each"


def study(request: Request) -> Results:
    """Run the worlds of a request on the same luck.

    Raises
    ------
    BadRequest
        When it names fewer than two worlds, too many, or one twice.
    """
    arms = arms_of(request)
    primary, of = request.sweep_options.measure, request.case
    ties = (dyad for dyad, pair in zip(of.dyads, DYAD_PAIRS, strict=True) if of.believer in pair)
    asked = Experiment(
        case=of.name,
        question=f"What is the difference: {wording.listed(list(arms), 'or')}?",
        arms=arms,
        measures=tuple(dict.fromkeys((primary, "rmst_two_against_one", *ties))),
        figures=("survival", "ties"),
    )
    return answered(asked, request)


def arms_of(request: Request) -> dict[str, tuple[str, ...]]:
    """Return what each world sets, by its name, the baseline first."""
    of = request.case
    shared = [each for each in request.overrides if key_of(each) != "case"]
    varied = request.sweep_options.vary
    if request.arms and varied:
        raise BadRequest(f"{varied[0]}: {BOTH}")
    own = _named(request.arms) if request.arms else _listed(varied, of)
    arms = {name: (*_common(shared, mine), *mine) for name, mine in own.items()}
    if len(arms) < 2:
        only = f"one world, {next(iter(arms))!r}" if request.arms else "one world"
        raise BadRequest(f"compare: {only}; {HOW}")
    if len(arms) > MOST:
        raise BadRequest(f"compare: {len(arms)} worlds; at most {MOST}, or use bigthree sweep")
    return arms


def _common(overrides: Iterable[str], mine: Iterable[str]) -> Iterator[str]:
    """What is set for all worlds, but for what one of them sets itself."""
    keys = set(map(key_of, mine))
    return (each for each in overrides if key_of(each) not in keys)


def _named(lines: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """The worlds that the request names."""
    arms: dict[str, tuple[str, ...]] = {}
    for line in lines:
        name, *overrides = shlex.split(line)
        if name in arms:
            raise BadRequest(f'"{name}:" names two worlds; give each a name of its own')
        check_once(overrides)
        for override in overrides:
            if "," in override and not override.partition("=")[2].startswith(("[", "{")):
                raise BadRequest(f"{override}: {BOTH}")
        arms[name] = tuple(overrides)
    return arms


def _listed(varied: Sequence[str], of: Case) -> dict[str, tuple[str, ...]]:
    """Every combination of the values that are listed, the first of each in the baseline."""
    factors = [_values(each) for each in varied]
    named = {
        ", ".join(_in_words(each, of) for each in combination): combination
        for combination in product(*factors)
    }
    count = 1
    for factor in factors:
        count *= len(factor)
    if len(named) < count:  # two values in the same words
        named = {" ".join(combination): combination for combination in product(*factors)}
    return named if factors else {}


def _values(varied: str) -> list[str]:
    """The overrides of one list of values: ``coder=a``, ``coder=b``."""
    key, _, values = varied.partition("=")
    if ".." in values or not values or values == "range":
        raise BadRequest(
            f"{varied}: compare takes values, such as {key}=0.2,0.8; for a range, bigthree sweep"
        )
    listed = [value.strip() for value in values.split(",")]
    for value in listed:
        if not value or listed.count(value) > 1:
            raise BadRequest(f"{varied}: give each value once, with commas between")
    return [f"{key}={value}" for value in listed]


def _in_words(override: str, of: Case) -> str:
    """One value in words: a choice by its label, a state with its place, a number by its name."""
    given = {
        **{power: f"to {the}" for power, the in zip(of.powers, of.the, strict=True)},
        "neutral": "neutral", "open": "left open",
    }  # fmt: skip
    key, _, value = override.partition("=")
    group, _, state = key.partition(".")
    if group == "spheres" and value in given:
        return f"{in_plain_letters(state).title()} {given[value]}"
    if "." not in key and all(part in of.options(key) for part in value.split("+")):
        return label(key, value)
    return f"{key} {value}"

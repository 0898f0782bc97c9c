"""From overrides to a scenario, by way of the Hydra tree in ``configs/``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from omegaconf import DictConfig, OmegaConf
from omegaconf.errors import OmegaConfBaseException

from bigthree import evidence
from bigthree.adjustments import JOIN, PARTS, adjust, joined_events
from bigthree.cases import BIG_THREE, case
from bigthree.errors import BadRequest, nearest
from bigthree.files import path_of
from bigthree.overrides import GROUPS, Setting, key_of, says_how, setting, split
from bigthree.resources import cached
from bigthree.scenario import Scenario, fixed_by
from bigthree.tree import chosen
from bigthree.yaml_text import read_file

ADJUSTED = ("events", "spheres")
"""Groups in which more than their own fields can be named."""

IN_A_RESOLVER = "BadRequest raised while resolving interpolation: "
"""What OmegaConf puts before a refusal of ours."""


def compose(*overrides: str) -> Scenario:
    """Compose a scenario from Hydra overrides.

    Parameters
    ----------
    *overrides : str
        Such as ``"author=litvinov"``, ``"contradiction=fails"``, ``"world.resistance=0.4"``.

    Returns
    -------
    Scenario

    Raises
    ------
    BadRequest
        For an unknown key or group, a value out of range, or a wrong type.

    Examples
    --------
    >>> compose("author=litvinov", "contradiction=fails").name
    'litvinov-fails'
    """
    for override in overrides:
        if not isinstance(override, str):
            raise BadRequest(
                f"compose({override!r}): an override is text such as 'author=litvinov'"
            )
        if says_how(override):
            raise BadRequest(f"{override}: says how to run; compose takes what makes a scenario")
    given = dict(map(setting, overrides))
    if "scenario" in given:
        return _from_file(given)
    return _composed(overrides)


@cached
def _composed(overrides: tuple[str, ...]) -> Scenario:
    return _scenario(compose_request(overrides), overrides)


def _from_file(given: Mapping[str, str]) -> Scenario:
    """The scenario of an earlier run; nothing else may be asked of it but its name."""
    others = [f"{key}={value}" for key, value in given.items() if key not in ("scenario", "name")]
    if others:
        raise BadRequest(
            f"scenario={given['scenario']}: cannot be combined with {' '.join(others)}; "
            "change the file, or compose anew"
        )
    return load(given["scenario"], given.get("name"))


def compose_request(overrides: Iterable[str]) -> dict[str, Any]:
    """Compose the whole request, scenario and run settings, as plain values.

    Raises
    ------
    BadRequest
        For a key that there is not, or a value that cannot be read.
    """
    settings = [setting(override) for override in overrides]
    of = case_of(settings)
    choices, single = split(settings)
    joined = choices.pop("events") if JOIN in choices.get("events", "").strip(JOIN) else None
    config = deepcopy(chosen(of, tuple(choices.items())))
    if joined:
        config["events"] = joined_events(joined, of)
    for key, value in single:
        _put(config, key, value)
    values = _resolved(config)
    for each in settings:  # last, so that nothing in them is taken for more than text
        if each.is_literal:
            _put(values, each.key, each.text)
    return values


def _put(values: dict[str, Any], key: str, value: Any) -> None:
    """Set what a key names; only events and states may be named anew."""
    place, (*path, last) = values, key.split(".")
    anew = key.startswith(tuple(f"{group}." for group in ADJUSTED))
    for step in path:
        if anew and place is not values:
            place.setdefault(step, {})
        place = place.get(step, {})
        if not isinstance(place, dict):
            raise BadRequest(f"{key}={value}: unknown key; {_meant(key, values)}")
    if last not in place and not anew:
        raise BadRequest(f"{key}={value}: unknown key; {_meant(key, values)}")
    if not isinstance(place.get(last), dict):
        place[last] = value
    elif isinstance(value, dict):
        for part, inside in value.items():
            _put(values, f"{key}.{part}", inside)
    else:
        parts = ", ".join(f"{key}.{part}" for part in [*place[last]][:3])
        raise BadRequest(f"{key}={value}: has parts of its own; set {parts} …")


def _meant(key: str, values: Mapping[str, Any]) -> str:
    """A hint for an unknown key: the known one whose name is most like it, in any group."""
    names = sorted({*GROUPS, *_names_in(values)})
    by_last = {name.rpartition(".")[2]: name for name in reversed(names)}
    group, _, last = key.lower().rpartition(".")
    if group and last in PARTS and not get_close_matches(group, {*ADJUSTED, "engagement"}):
        return f"did you mean 'events.{key}'?"
    alike = (
        [] if group and last in by_last else get_close_matches(key.lower(), names, n=1, cutoff=0.7)
    )
    alike += [by_last[each] for each in get_close_matches(last, by_last, n=1, cutoff=0.7)]
    if alike:
        return f"did you mean {alike[0]!r}?"
    return (
        "choices and settings: bigthree --help; numbers: bigthree evidence, bigthree coefficients"
    )


def _resolved(config: dict[str, Any]) -> dict[str, Any]:
    """A composed request with the coded values of its sources in place."""
    for part in ("author", "switches"):
        if not isinstance(config[part], dict):
            raise BadRequest(f"{part}={config[part]}: must be a mapping")
    try:
        made = OmegaConf.create(config)
        _check_sources(made)
        values: Any = OmegaConf.to_container(made, resolve=True, throw_on_missing=True)
    except OmegaConfBaseException as error:
        reason, key = str(error).splitlines()[0], getattr(error, "full_key", None)
        if reason.startswith(IN_A_RESOLVER):
            raise BadRequest(reason.removeprefix(IN_A_RESOLVER)) from None
        raise BadRequest(f"{key}: {reason}") from None
    return values  # type: ignore[no-any-return]


def case_of(settings: Iterable[Setting]) -> str:
    """The case that a request is about.

    Raises
    ------
    BadRequest
        When there is no such case, or more than one is named.
    """
    named = [each.text for each in settings if each.key == "case"]
    if len(named) > 1 or "," in "".join(named):
        raise BadRequest(f"case={','.join(named)}: takes one at a time")
    return case(named[0]).name if named else BIG_THREE


def _scenario(values: dict[str, Any], overrides: Iterable[str]) -> Scenario:
    """The scenario in a composed request."""
    adjust(values)
    mapping = {name: values[name] for name in Scenario.model_fields if name in values}
    mapping["name"] = values["name"] or _name(values["labels"], overrides)
    scenario = Scenario.from_mapping(mapping)
    by_hand = set(map(key_of, overrides))
    drawn = {"ranges": evidence.ranges(scenario, by_hand), "fixed": fixed_by(by_hand)}
    return Scenario.from_mapping(mapping | drawn)


def _check_sources(config: DictConfig) -> None:
    """Refuse an author or a reading for which nothing is coded."""
    named = {"author.name": config.author.name}
    named |= {f"switches.{switch}": source for switch, source in config.switches.items()}
    for key, source in named.items():
        for part in str(source).split("+"):
            if part not in evidence.sources(config.case):
                known = evidence.sources(config.case)
                raise BadRequest(f"{key}={source}: {nearest(part, known)}")


def _name(labels: dict[str, str], overrides: Iterable[str]) -> str:
    """Author, contradiction, and whatever else is not the usual."""
    picked = dict(override.split("=", 1) for override in overrides if "=" in override)
    usual = {
        "world": "as_assumed", "background": "as_assumed", "engagement": "buck_passing",
        "events": "none",
    }  # fmt: skip
    parts = [labels["author"], labels["contradiction"]]
    unusual = [group for group, choice in usual.items() if labels[group] != choice]
    if "spheres" in picked:
        unusual.append("spheres")
    parts += [f"{group}_{labels[group]}" for group in unusual]
    if picked.get("coder", "mean") != "mean":
        parts.append(f"coder_{picked['coder']}")
    parts += [f"{key.split('.', 1)[1]}_{picked[key]}" for key in sorted(picked) if "." in key]
    return "-".join(parts)


def load(path: str | Path, name: str | None = None) -> Scenario:
    """The scenario in a ``scenario.yaml`` that an earlier run wrote; `name` picks one of several.

    Raises
    ------
    BadRequest
        When the file is missing or corrupt, or holds several scenarios and none is named.
    """
    scenarios = load_all(path)
    if name is None and len(scenarios) == 1:
        return next(iter(scenarios.values()))
    if name not in scenarios:
        known = ", ".join(scenarios)
        raise BadRequest(
            f"scenario={path}: holds {len(scenarios)} scenarios; give name= one of: {known}"
        )
    return scenarios[name]


def load_all(path: str | Path) -> dict[str, Scenario]:
    """Every scenario in a ``scenario.yaml``, by name."""
    try:
        scenarios = scenarios_in(read_file(path_of("scenario", path)))
    except BadRequest as error:
        raise BadRequest(f"scenario={path}: {error}") from None
    if not scenarios:
        raise BadRequest(f"scenario={path}: holds no scenario")
    return scenarios


def scenarios_in(values: Any) -> dict[str, Scenario]:
    """The scenarios among the plain values of a ``scenario.yaml``, by name."""
    if not isinstance(values, dict) or not isinstance(values.get("scenarios"), list):
        raise BadRequest("holds no `scenarios` list, as a results folder writes it")
    scenarios = [Scenario.from_mapping(each) for each in values["scenarios"]]
    return {scenario.name: scenario for scenario in scenarios}


def known_keys() -> list[str]:
    """Every key that an override can name: groups, run settings and dotted names."""
    return sorted({*GROUPS, *_names_in(chosen())})


def _names_in(values: Mapping[str, Any], before: str = "") -> Iterator[str]:
    """The names of plain values, those of parts dotted; a mapping of people's own has none."""
    for key, value in values.items():
        if isinstance(value, dict):
            yield from _names_in(value, f"{before}{key}.")
        else:
            yield f"{before}{key}"

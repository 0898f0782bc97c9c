"""From overrides to a scenario, by way of the Hydra tree in ``configs/``."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from copy import deepcopy
from functools import lru_cache
from pathlib import Path
from threading import RLock
from typing import Any

from hydra import compose as hydra_compose
from hydra import initialize_config_dir
from hydra.core.global_hydra import GlobalHydra
from hydra.core.override_parser.overrides_parser import OverridesParser
from hydra.errors import HydraException
from hydra.initialize import get_gh_backup, restore_gh_from_backup
from omegaconf import DictConfig, OmegaConf
from omegaconf.errors import OmegaConfBaseException

from bigthree import evidence
from bigthree.adjustments import adjust, for_hydra
from bigthree.cases import BIG_THREE, case, case_folders
from bigthree.errors import BadRequest, nearest
from bigthree.nodes import register
from bigthree.overrides import GROUPS, split
from bigthree.resources import OWN, choices, folder, own
from bigthree.scenario import Scenario, fixed_by

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
    if any(override.startswith("scenario=") for override in overrides):
        return _from_file(overrides)
    return _composed(tuple(overrides))


def _composed(overrides: tuple[str, ...]) -> Scenario:
    return _composed_beside(overrides, os.environ.get(OWN))


@lru_cache(maxsize=4096)
def _composed_beside(overrides: tuple[str, ...], _own: str | None) -> Scenario:
    return scenario_of(compose_config(overrides), overrides)


def _from_file(overrides: tuple[str, ...]) -> Scenario:
    """The scenario of an earlier run; nothing else may be asked of it but its name."""
    given = dict(override.split("=", 1) for override in overrides)
    others = [f"{key}={value}" for key, value in given.items() if key not in ("scenario", "name")]
    if others:
        raise BadRequest(
            f"scenario={given['scenario']}: cannot be combined with {' '.join(others)}; "
            "change the file, or compose anew"
        )
    return load(given["scenario"], given.get("name"))


def compose_config(overrides: Iterable[str]) -> DictConfig:
    """The whole request, scenario and run settings, as Hydra composes it."""
    overrides = list(overrides)
    check_names(overrides)
    taken = for_hydra(overrides)
    try:
        return _hydra(taken)
    except (HydraException, ValueError, TypeError) as error:
        raise BadRequest(explain(error, overrides)) from None


def _hydra(overrides: list[str]) -> DictConfig:
    """Compose whole configs once, then set values; what cannot be set so is left to Hydra."""
    of, (chosen, values) = case_of(overrides), split(overrides)
    config = deepcopy(_chosen(*chosen, *search_path(of)))
    try:
        for override in OverridesParser.create().parse_overrides(values):
            if override.is_sweep_override():
                return _chosen(*overrides, *search_path(of))
            OmegaConf.update(config, override.key_or_group, override.value())
    except (HydraException, OmegaConfBaseException):
        return _chosen(*overrides, *search_path(of))
    return config


@lru_cache(maxsize=256)
def _chosen(*overrides: str) -> DictConfig:
    with _composing:
        register(case_of(overrides))
        return _hydra_alone(list(overrides))


_composing = RLock()
"""Hydra keeps its state in one place for the whole process."""


def _hydra_alone(overrides: list[str]) -> DictConfig:
    outer = get_gh_backup()  # the command line, or somebody's notebook, may run under Hydra itself
    GlobalHydra.instance().clear()
    try:
        with initialize_config_dir(str(folder("configs")), version_base="1.3"):
            return hydra_compose("config", overrides)
    finally:
        restore_gh_from_backup(outer)


def case_of(overrides: Iterable[str]) -> str:
    """The case that some overrides are about.

    Raises
    ------
    BadRequest
        When there is no such case, or more than one is named.
    """
    named = [each.partition("=")[2] for each in overrides if each.startswith("case=")]
    if len(named) > 1 or "," in "".join(named):
        raise BadRequest(f"case={','.join(named)}: takes one at a time")
    return case(named[0]).name if named else BIG_THREE


def search_path(of: str = BIG_THREE) -> list[str]:
    """Tells Hydra of a case's configs, and of the user's own, where there are some."""
    folders = [own("configs"), None if of == BIG_THREE else case_folders()[of] / "configs"]
    listed = ",".join(f'"file://{each.as_posix()}"' for each in folders if each and each.is_dir())
    return [f"hydra.searchpath=[{listed}]"] if listed else []


def scenario_of(config: DictConfig, overrides: Iterable[str] = ()) -> Scenario:
    """The scenario in a composed request."""
    _check_sources(config)
    try:
        values: Any = OmegaConf.to_container(config, resolve=True, throw_on_missing=True)
    except OmegaConfBaseException as error:
        raise BadRequest(str(error).splitlines()[0].removeprefix(IN_A_RESOLVER)) from None
    adjust(values)
    mapping = {name: values[name] for name in Scenario.model_fields if name in values}
    mapping["name"] = values["name"] or _name(values["labels"], overrides)
    scenario = Scenario.from_mapping(mapping)
    by_hand = {override.split("=")[0] for override in overrides}
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
    held = load_all(path)
    if name is None and len(held) == 1:
        return next(iter(held.values()))
    if name not in held:
        raise BadRequest(
            f"scenario={path}: holds {len(held)} scenarios; give name= one of: {', '.join(held)}"
        )
    return held[name]


def load_all(path: str | Path) -> dict[str, Scenario]:
    """Every scenario in a ``scenario.yaml``, by name."""
    from bigthree.yaml_text import read_file

    try:
        held = scenarios_in(read_file(Path(path)))
    except BadRequest as error:
        raise BadRequest(f"scenario={path}: {error}") from None
    if not held:
        raise BadRequest(f"scenario={path}: holds no scenario")
    return held


def scenarios_in(values: Any) -> dict[str, Scenario]:
    """The scenarios among the plain values of a ``scenario.yaml``, by name."""
    if not isinstance(values, dict) or not isinstance(values.get("scenarios"), list):
        raise BadRequest("holds no `scenarios` list, as a results folder writes it")
    scenarios = [Scenario.from_mapping(each) for each in values["scenarios"]]
    return {scenario.name: scenario for scenario in scenarios}


def explain(error: Exception, overrides: Iterable[str]) -> str:
    """A composition error in one line: the key, the value and the nearest valid name."""
    text = str(error)
    option = re.search(r"Could not find '([^']+)/([^'/]*)'", text)
    if option:
        group, name = option[1].strip("/"), option[2]
        return f"{group}={name}: no such {group}; {nearest(name, choices(group))}"
    unreadable = [override for override in overrides if not _readable(override)]
    if unreadable:
        return f"{unreadable[0]}: {_why_unreadable(unreadable[0])}"
    listed = [each for each in overrides if each.split("=")[0] in GROUPS and "=[" in each]
    if listed:
        return f"{listed[0]}: takes one at a time; {_for_several(listed[0])}"
    ambiguous = re.search(r"Ambiguous value for argument '([^']+)'", text)
    if ambiguous:
        given = ambiguous[1]
        return f"{given}: one value only, decimals with a point; {_for_several(given)}"
    group_match = re.search(r"Could not override '([^'@]+)'", text) or re.search(
        r"Key '([^']+)' is not in struct", text
    )
    if group_match:
        key = group_match[1]
        given = next((o for o in overrides if o.split("=")[0].lstrip("+~") == key), key)
        return f"{given}: unknown key; {nearest(key, known_keys())}"
    return " ".join(text.split())


def _for_several(override: str) -> str:
    """How to ask for several values of what takes one."""
    if override.startswith("events="):
        return "to join sets, a plus: events=historical+early_credits"
    return "for several, bigthree compare, or bigthree -m with commas between"


def _why_unreadable(override: str) -> str:
    if "…" in override:
        return "put the folder's real name for …"
    if override.endswith(","):
        return "ends in a comma"
    return "cannot be read; write KEY=VALUE"


def check_names(overrides: Iterable[str]) -> None:
    """Refuse what is given for a group and is no name: a number, say, or ``false``."""
    for override in overrides:
        group, _, given = override.partition("=")
        if group.lstrip("+~") == "label":  # stands in the YAML of an option; no request sets it
            raise BadRequest(f"{override}: unknown key; {nearest(group, known_keys())}")
        for name in given.split(",") if group in GROUPS else ():
            if not _named(f"{group}={name}"):
                raise BadRequest(
                    f"{group}={name}: no such {group}; {nearest(name, choices(group))}"
                )


def _named(override: str) -> bool:
    """Whether an override gives a name, or what is refused elsewhere: a list, or no value."""
    if not _readable(override):
        return True
    return isinstance(OverridesParser.create().parse_override(override).value(), (str, list))


def _readable(override: str) -> bool:
    """Whether Hydra's grammar can read an override."""
    try:
        return bool(OverridesParser.create().parse_override(override).key_or_group)
    except HydraException:
        return False


def known_keys() -> list[str]:
    """Every key that an override can name: groups, run settings and dotted names."""
    config = _hydra([])
    keys = [*GROUPS, *(str(key) for key in config if key != "label")]
    for group in (
        "author", "world", "theory", "measures", "uncertainty", "spheres", "engagement",
    ):  # fmt: skip
        keys += [f"{group}.{name}" for name in config[group]]
    return sorted(set(keys))

"""Choices of groups, composed by Hydra from the tree in ``configs/``."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from threading import RLock
from typing import Any

import yaml
from hydra import compose as hydra_compose
from hydra import initialize_config_dir
from hydra.core.global_hydra import GlobalHydra
from hydra.errors import HydraException
from hydra.initialize import get_gh_backup, restore_gh_from_backup
from omegaconf import DictConfig, OmegaConf
from omegaconf.errors import OmegaConfBaseException

from bigthree.adjustments import JOIN
from bigthree.cases import BIG_THREE, case, case_folders
from bigthree.errors import BadRequest, nearest
from bigthree.nodes import register
from bigthree.overrides import FOR_SEVERAL
from bigthree.resources import cached, check_own, folder, own
from bigthree.scenario import Engagement, Events, Scenario, Spheres
from bigthree.yaml_text import read_file

READ = {*Scenario.model_fields, "label", "defaults"} - {"name", "ranges", "fixed"}
"""What the file of a choice may set."""

PARTS = {
    "engagement": {*Engagement.model_fields}, "spheres": {*Spheres.model_fields},
    "events": {*Events.model_fields}, "executor": {"name", "workers", "address"},
}  # fmt: skip
"""The same of the groups whose choices are one part each."""

FAULTS = (HydraException, OmegaConfBaseException, yaml.YAMLError, ValueError, OSError)
"""What Hydra may say of a file that it cannot compose."""


@cached
def chosen(of: str = BIG_THREE, choices: tuple[tuple[str, str], ...] = ()) -> dict[str, Any]:
    """Return what Hydra makes of options of groups, before anything is put in for ``${…}``.

    The plain values are shared: copy them before a change.
    """
    check_own()
    for group, name in choices:
        _check_choice(group, name, case(of).options(group))
    asked = " ".join(f"{group}={name}" for group, name in choices)
    quoted = (f"{group}={_quoted(name)}" for group, name in choices)
    with _composing:
        register(of)
        try:
            config: Any = OmegaConf.to_container(_hydra([*quoted, *_search_path(of)]))
        except FAULTS as error:
            reason = str(error).partition("Config search path")[0].strip()
            raise BadRequest(f"{asked}: {reason or 'its file cannot be composed'}") from None
    config.pop("label", None)  # stands in the YAML of an option; no request sets it
    return config  # type: ignore[no-any-return]


def _quoted(text: str) -> str:
    """A text in quotes, as Hydra reads it."""
    inside = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{inside}"'


_composing = RLock()
"""Hydra keeps its state in one place for the whole process."""


def _hydra(overrides: list[str]) -> DictConfig:
    outer = get_gh_backup()  # somebody's notebook may run under Hydra itself
    GlobalHydra.instance().clear()
    try:
        with initialize_config_dir(str(folder("configs")), version_base="1.3"):
            return hydra_compose("config", overrides)
    finally:
        restore_gh_from_backup(outer)


def _check_choice(group: str, name: str, options: Mapping[str, Path]) -> None:
    """Refuse what is no option of a group, or a file that sets what it cannot."""
    given = f"{group}={name}"
    if name in options:
        _check_file(group, name, options[name])
        return
    if group == "events" and "," in name:
        joined = JOIN.join(each.strip() for each in name.strip("[]").split(","))
        raise BadRequest(f"{given}: sets are joined by a plus: events={joined}")
    if "," in name:
        why = "ends in a comma" if name.endswith(",") else f"takes one at a time; {FOR_SEVERAL}"
        raise BadRequest(f"{given}: {why}")
    raise BadRequest(f"{given}: no such {group}; {nearest(name, options)}")


def _check_file(group: str, name: str, path: Path) -> None:
    """Refuse a file that holds no mapping, or sets what nothing would read."""
    try:
        values = read_file(path)
    except BadRequest as error:
        raise BadRequest(f"{group}={name}: {error}") from None
    if not isinstance(values, dict):
        raise BadRequest(f"{group}={name}: its file holds no mapping")
    for key in values.keys() - PARTS.get(group, READ):
        raise BadRequest(f"{group}={name}: sets {key}, which nothing reads there")


def _search_path(of: str) -> list[str]:
    """Tells Hydra of a case's configs, and of the user's own, where there are some."""
    folders = [own("configs"), None if of == BIG_THREE else case_folders()[of] / "configs"]
    there = (each for each in folders if each and each.is_dir())
    listed = ",".join(_quoted(f"file://{each.as_posix()}") for each in there)
    return [f"hydra.searchpath=[{listed}]"] if listed else []

"""How to get the same results again: the command, and what it ran with."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Any

from bigthree.studies.request import Many

ASKED = ("points", "design", "measure", "method", "below", "sweep")
"""Settings of studies of many worlds that change what comes out."""


def command(manifest: Mapping[str, Any]) -> str:
    """The line of the shell that a results folder came from, but for the folder itself."""
    named = [f"experiment={manifest['experiment']}"] if manifest["experiment"] else []
    study = named or [f"study={manifest['study']}"]
    luck = [f"{key}={manifest[key]}" for key in ("runs", "seed")]
    film = [f"animation={str(manifest['animation']).lower()}"] if manifest["animation"] else []
    asked = [*manifest["overrides"], *_varied(manifest), *_asked(manifest), *film]
    return shlex.join(["bigthree", *study, *asked, *luck])


def _varied(manifest: Mapping[str, Any]) -> Iterator[str]:
    """What varied: as it is set, where it is a range or a list; else by its name."""
    names = []
    for each in manifest["vary"]:
        value = each.partition("=")[2]
        if ".." in value or value == "range" or "," in value:
            yield each
        else:
            names.append(f'"{each}"')
    if names:
        yield f"vary=[{','.join(names)}]"


def _asked(manifest: Mapping[str, Any]) -> Iterator[str]:
    usual = {each.name: each.default for each in fields(Many)}
    for key in ASKED:
        if manifest[key] != usual[key]:
            yield f"{key}={manifest[key]}"


def made_with(manifest: Mapping[str, Any]) -> str:
    """Version and git state in a sentence."""
    versions, git = manifest["versions"], manifest["git"]
    said = f"bigthree {versions['bigthree']}, Python {versions['python']}"
    if git is None:
        return f"{said}."
    return f"{said}, git commit {git['commit'][:12]}{'' if git['clean'] else ', with changes'}."


def libraries(manifest: Mapping[str, Any]) -> str:
    """The other versions, in a line."""
    others = {k: v for k, v in manifest["versions"].items() if k not in ("bigthree", "python")}
    return ", ".join(f"{name} {number}" for name, number in others.items())

"""The words of a command line, before Hydra reads them."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

from bigthree.errors import BadRequest, nearest
from bigthree.help import GROUPS
from bigthree.resources import choices, experiment_names
from bigthree.studies.registry import study_named, study_names
from bigthree.studies.study import OPTIONS

FLAGS = {
    "-h": False,
    "--help": False,
    "--version": False,
    "-m": False,
    "--multirun": False,
    "--resolve": False,
    "-c": True,
    "--cfg": True,
}
"""Flags that are passed on to Hydra or answered here, and whether each takes a value."""

SEVERAL = ("-m", "--multirun")
MULTIRUN = "MULTIRUN"

USUAL = "headline"
"""The study of a command that names none."""

TEXTS = ("name", "scenario")
"""Keys of a scenario that take any text."""

VARIED = re.compile(r"""\s*(?:"[^"]*"|'[^']*'|[^,\[\]]+)""")
"""A part of what is given for ``vary``: in quotes, or up to a comma."""


def expand(arguments: list[str]) -> list[str]:
    """Return the arguments as Hydra takes them.

    A study's bare name becomes an override; an experiment's choice chooses its study too; ranges
    are gathered under ``vary``, the worlds that a comparison names under ``arms``.

    Raises
    ------
    BadRequest
        For a flag or a bare word that is none of ours.
    """
    named = next(filter(_opens_arm, arguments), "")
    arguments, arms = _without_arms(arguments)
    flags: list[str] = []
    expanded: list[str] = []
    waiting = False
    for argument in arguments:
        if waiting or argument.startswith("-"):
            if not waiting and argument not in FLAGS:
                raise BadRequest(f"{argument}: no such flag; allowed: {', '.join(FLAGS)}")
            waiting = not waiting and FLAGS[argument]
            flags.append(argument)
        elif "=" in argument:
            expanded.append(argument)
        elif argument in study_names():
            expanded.append(f"study={argument}")
        else:
            raise BadRequest(_meant(argument))
    if waiting:
        raise BadRequest(f"{flags[-1]}: needs a value")
    expanded += _implied(expanded)
    if any("vary" in study_named(name).options for name in studies_in([*flags, *expanded])):
        expanded = _with_ranges(expanded, several=not {*SEVERAL} & {*flags})
    if named and "arms" not in study_named(studies_in([*flags, *expanded])[0]).options:
        raise BadRequest(f"{named!r}: names a world, which only bigthree compare does")
    expanded += arms
    return [*flags, *expanded]


def _without_arms(arguments: list[str]) -> tuple[list[str], list[str]]:
    """Return the arguments without the worlds that they name, and these as one override.

    ``"no credit:"`` opens a world; what follows belongs to it, up to the next, but for flags and
    what says how to run.
    """
    kept: list[str] = []
    arms: list[list[str]] = []
    for argument in arguments:
        if _opens_arm(argument):
            arms.append([argument[:-1].strip()])
        elif arms and not argument.startswith("-") and "=" in argument and not _of_all(argument):
            arms[-1].append(argument)
        else:
            kept.append(argument)
    return kept, [f"arms=[{','.join(map(_quoted, arms))}]"] if arms else []


def _quoted(arm: list[str]) -> str:
    """A world as one word of Hydra's."""
    words = shlex.join(arm).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{words}"'


def _opens_arm(argument: str) -> bool:
    return argument.endswith(":") and "=" not in argument and len(argument.strip()) > 1


def _of_all(override: str) -> bool:
    """Whether an override says how to run, and so concerns all worlds."""
    return override.partition("=")[0] in ("study", "months", *OPTIONS)


def studies_in(arguments: list[str]) -> list[str]:
    """Return the names of the studies that a command asks for; several of a multirun."""
    named = [each.partition("=")[2] for each in arguments if each.startswith("study=")]
    if not named:
        return [USUAL]
    return named[-1].split(",") if {*SEVERAL} & {*arguments} else [named[-1]]


def _implied(overrides: list[str]) -> list[str]:
    """The study that is meant where an experiment or a scenario file is named, and no study."""
    given = dict(override.split("=", 1) for override in overrides)
    if "study" in given:
        return []
    if "experiment" in given:
        return ["study=experiment"]
    return [f"study={_replaying(given['scenario'])}"] if "scenario" in given else []


def _replaying(scenario: str) -> str:
    """The study that repeats a scenario file: a sweep where one lies beside it."""
    from bigthree.sweeps.folder import is_sweep

    return "sweep" if is_sweep(Path(scenario).parent) else "replay"


def _meant(word: str) -> str:
    """What to write for a bare word that is no study."""
    if f"--{word}" in FLAGS:
        return f"{word} is a flag: bigthree --{word}"
    if word in experiment_names():
        return f"{word} is a what-if: bigthree experiment={word}"
    for group in GROUPS:
        if word in choices(group):
            return f"{word} is a choice of {group}: bigthree study=run {group}={word}"
    return f"{word}: no such study; {nearest(word, study_names())}"


def _with_ranges(overrides: list[str], several: bool) -> list[str]:
    """Ranges, and several values unless Hydra runs them one by one, gathered under ``vary``."""
    kept: list[str] = []
    varied: list[str] = []
    for override in overrides:
        key, value = override.split("=", 1)
        if key == "vary":
            parts = (part.strip(" \"'") for part in VARIED.findall(value.strip()))
            varied += [part for part in parts if part]
        elif key not in ("study", *OPTIONS, *TEXTS) and _varies(value, several):
            varied.append(override)
        else:
            kept.append(override)
    quoted = ",".join(f'"{each}"' for each in varied)
    return [*kept, f"vary=[{quoted}]"] if varied else kept


def _varies(value: str, several: bool) -> bool:
    """Whether a value is a range, or several values; a list in brackets is one value."""
    if value.startswith(("[", "{", '"', "'")):
        return False
    return ".." in value or value == "range" or (several and "," in value)

"""Overrides as they are typed, KEY=VALUE: what each sets, and the value that is meant."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from bigthree.errors import BadRequest
from bigthree.files import is_text, path_of
from bigthree.resources import folder
from bigthree.yaml_text import DEEPEST, read_file

if TYPE_CHECKING:
    from hydra.core.override_parser.types import Override

GROUPS = {
    "case": "which triangle",
    "author": "what Moscow believes and wants",
    "contradiction": "how strong the Anglo-American contradiction truly is",
    "world": "the other five assumptions: as the author held them, or as they turned out",
    "background": "ideology, opinion and the powers' weights",
    "engagement": "the theory of how America comes in",
    "coefficients": "the theory's coefficients: drawn from the accepted sample, or one value each",
    "coder": "whose reading of the source gives the coded values",
    "spheres": "the settlement proposed (each author brings his own)",
    "events": "what happens on the way",
    "executor": "who computes many worlds (sweep and the studies built on it)",
}
"""What is chosen whole, by a config of ``configs/``, and what each choice is of."""

FLAT = {"contradiction": "holds", "world": "as_assumed", "background": "as_assumed"}
"""Groups whose options only set values, in the order in which they are composed, and the usual
option of each. A study that varies them need not compose everything anew."""

OPTIONS: dict[str, type] = {
    "runs": int, "seed": int, "results_dir": Path, "experiment": str, "format": str, "folder": Path,
    "animation": bool, "executor": dict, "figures": dict, "vary": list, "arms": list, "design": str,
    "points": int, "measure": str, "method": str, "below": float, "sweep": Path, "chunk": int,
    "fail_fast": bool,
}  # fmt: skip
"""Keys that say how to run, and not what, and of which type each is."""

OWN_WORDS = {"name": str, "scenario": Path, "executor.address": str}
"""Further keys that take any text."""

FOR_SEVERAL = "for several, bigthree compare, or bigthree -m with commas between"

KEY = re.compile(r"[^\W\d][\w-]*(\.[\w-]+)*")

LONGEST = 4_000
"""Letters of a value, at most."""


class Setting(NamedTuple):
    """What an override sets."""

    key: str
    text: str  # the value as it was typed

    def __str__(self) -> str:
        return f"{self.key}={self.text}"

    @property
    def type(self) -> type | None:
        """The declared type of an option; None of a number or a choice of the scenario."""
        if self.key.endswith(".label"):
            return str
        return {**OPTIONS, **OWN_WORDS}.get(self.key)

    @property
    def is_literal(self) -> bool:
        """Whether the text itself is the value: names and paths are people's own."""
        return self.type in (str, Path)

    def value(self) -> Any:
        """The value that the text stands for."""
        parsed = self._parsed()
        if parsed.is_sweep_override():
            raise BadRequest(f"{self}: one value only, decimals with a point; {FOR_SEVERAL}")
        return parsed.value()

    def several(self) -> list[str]:
        """The values between commas, each as text; a path or a name is one."""
        if self.type is Path or self.key == "name" or self.key.endswith(".label"):
            return [self.text]
        if self.is_literal or self.key in ("study", *GROUPS):
            parts = [part.strip() for part in self.text.split(",")]
            if len(parts) > 1 and not all(parts):
                raise BadRequest(f"{self}: a value is missing beside a comma")
            return parts
        parsed = self._parsed()
        if parsed.value_type is not None and parsed.value_type.name == "GLOB_CHOICE_SWEEP":
            raise BadRequest(f"{self}: list the values, with commas between")
        sweeps = parsed.is_sweep_override()
        return list(map(str, parsed.sweep_string_iterator())) if sweeps else [self.text]

    def _parsed(self) -> Override:
        from hydra.core.override_parser.overrides_parser import OverridesParser
        from hydra.errors import HydraException

        deepest = max(accumulate((c in "[{(") - (c in "]})") for c in self.text), default=0)
        if deepest > DEEPEST:
            raise BadRequest(f"{self}: brackets stand more than {DEEPEST} deep")
        if "${" in self.text:
            raise BadRequest(f"{self}: give the value itself; nothing is put in for ${{…}}")
        try:
            return OverridesParser.create().parse_override(f"key={self.text}")
        except (HydraException, ValueError, TypeError, RecursionError):
            why = "ends in a comma" if self.text.endswith(",") else "is no number, word or list"
            raise BadRequest(f"{self}: {why}") from None


def setting(override: str) -> Setting:
    """Return what an override sets."""
    key, given, text = override.partition("=")
    if not given or not KEY.fullmatch(key):
        stripped = key.strip().lstrip("+~")
        if not KEY.fullmatch(stripped):
            raise BadRequest(f"{override}: write KEY=VALUE, such as author=maisky")
        wanted = f"{stripped}={text.strip() or 'VALUE'}"
        spaced = " without spaces around =" if key.strip() == stripped and given else ""
        raise BadRequest(f"{override}: write {wanted}{spaced}")
    if len(text) > LONGEST:
        raise BadRequest(f"{override}: {len(text)} letters; at most {LONGEST}")
    if not is_text(override):
        raise BadRequest(f"{override!r}: holds what is no letter")
    asked = Setting(key, text)
    if asked.is_literal and not text.strip():
        raise BadRequest(f"{override}: names nothing; leave it out, or give a name")
    if asked.type is Path and "…" in Path(text).parts:
        raise BadRequest(f"{override}: put the folder's real name for …")
    if asked.type is not Path:
        return asked
    return Setting(key, str(path_of(key, os.path.expanduser(text))))


def key_of(override: str) -> str:
    """What an override sets."""
    return override.partition("=")[0]


def root_of(override: str) -> str:
    """The first part of what an override sets."""
    return key_of(override).partition(".")[0]


def says_how(override: str) -> bool:
    """Whether an override says what to do or how to run, and nothing of a scenario."""
    return root_of(override) in ("study", *OPTIONS)


def overrides_in(base: str | Iterable[str]) -> tuple[str, ...]:
    """Return the overrides that a base is given as."""
    several = isinstance(base, Iterable) and not isinstance(base, str)
    overrides = tuple(base) if several else (base,)
    if not all(isinstance(each, str) for each in overrides):
        raise BadRequest(f"base={base!r:.60}: give overrides, such as ['author=litvinov']")
    return overrides  # type: ignore[return-value]


def check_once(overrides: Iterable[str]) -> None:
    """Refuse what is set twice."""
    seen: dict[str, str] = {}
    for override in overrides:
        key, _, text = override.partition("=")
        if key in seen:
            both = f"; for two worlds, bigthree compare {key}={seen[key]},{text}"
            several = "" if says_how(key) or Setting(key, text).is_literal else both
            raise BadRequest(f"{override}: {key} is given twice{several}")
        seen[key] = text


def split(settings: Iterable[Setting]) -> tuple[dict[str, str], list[tuple[str, Any]]]:
    """Choices of groups, and values to be set: after those of flat choices, those that are given.

    The last of several of one key counts: what is asked of a what-if goes over what its arms say.
    """
    chosen: dict[str, str] = {}
    single: list[tuple[str, Any]] = []
    for each in settings:
        if each.key in GROUPS:
            chosen[each.key] = each.text
        elif not each.is_literal:
            single.append((each.key, each.value()))
    flat = {group: _values(group, chosen[group]) for group in FLAT if group in chosen}
    for group in (group for group, values in flat.items() if values):
        del chosen[group]
    return chosen, [*(each for values in flat.values() for each in values), *single]


@cache
def _values(group: str, name: str) -> tuple[tuple[str, Any], ...]:
    """A shipped option as the values that it sets in place of the usual ones; else nothing."""
    options = [folder("configs") / group / f"{each}.yaml" for each in (FLAT[group], name)]
    if not KEY.fullmatch(name) or not options[1].is_file():
        return ()
    usual, wanted = (dict(_dotted(read_file(path))) for path in options)
    if not usual.keys() <= wanted.keys():
        return ()
    return tuple((key, value) for key, value in wanted.items() if key != "label")


def _dotted(values: dict[str, Any], before: str = "") -> Iterator[tuple[str, Any]]:
    """Nested values by dotted name."""
    for key, value in values.items():
        if isinstance(value, dict):
            yield from _dotted(value, f"{before}{key}.")
        else:
            yield f"{before}{key}", value

"""Overrides, sorted: those that choose among whole configs, and those that set single values."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from bigthree.resources import folder
from bigthree.yaml_text import read_yaml

GROUPS = (
    "case", "author", "contradiction", "world", "background", "engagement", "spheres", "events",
    "coefficients", "coder", "executor",
)  # fmt: skip

FLAT = {"contradiction": "holds", "world": "as_assumed", "background": "as_assumed"}
"""Groups whose options only set values, in the order in which they are composed, and the usual
option of each. A study that varies them need not compose everything anew."""

SINGLE = re.compile(r"[\w.]+=")
"""How an override begins that sets a value, and neither adds, removes nor moves one."""


def split(overrides: list[str]) -> tuple[list[str], list[str]]:
    """Choices of groups, and single values: those that are given, after those of flat choices."""
    chosen, flat, single = [], {}, []
    for override in overrides:
        group, _, name = override.partition("=")
        values = _values(group, name) if group in FLAT and group not in flat else ()
        if values:
            flat[group] = values
        elif SINGLE.match(override) and group not in GROUPS:
            single.append(override)
        else:
            chosen.append(override)
    return chosen, [*(each for group in FLAT for each in flat.get(group, ())), *single]


@cache
def _values(group: str, name: str) -> tuple[str, ...]:
    """A shipped option as the values that it sets in place of the usual ones; else nothing."""
    options = [folder("configs") / group / f"{each}.yaml" for each in (FLAT[group], name)]
    if not options[1].is_file():
        return ()
    usual, wanted = (dict(_dotted(read_yaml(path.read_text("utf-8")))) for path in options)
    if not usual.keys() <= wanted.keys():
        return ()
    return tuple(f"{key}={value}" for key, value in wanted.items() if key != "label")


def _dotted(values: dict[str, Any], before: str = "") -> Iterator[tuple[str, Any]]:
    """Nested values by dotted name."""
    for key, value in values.items():
        if isinstance(value, dict):
            yield from _dotted(value, f"{before}{key}.")
        else:
            yield f"{before}{key}", value

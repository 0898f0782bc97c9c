"""YAML as this package writes and reads it: plain values only, and quick for large files."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import yaml

from bigthree.errors import BadRequest

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DUMPER: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)

LARGEST = 64_000_000
"""Bytes of a file, at most: the scenarios of a sweep over thousands of choices."""

DEEPEST = 20
"""Lists and mappings within one another, at most."""

LONGEST_NUMBER = 40
"""Digits of a number, at most."""

PLAIN: dict[re.Pattern[str], Callable[[str], Any]] = {
    re.compile(r"|~|null|Null|NULL"): lambda _: None,
    re.compile(r"true|True|TRUE"): lambda _: True,
    re.compile(r"false|False|FALSE"): lambda _: False,
    re.compile(r"[-+]?(0|[1-9][0-9]*)"): int,
    re.compile(r"[-+]?([0-9]+\.[0-9]*|\.[0-9]+)([eE][-+][0-9]+)?"): float,
    re.compile(r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)"): lambda text: float(text.replace(".", "")),
}
"""What a word without quotes stands for, where it is no text; a date, say, is text."""

Mark = Any


def read_file(path: Path) -> Any:
    """The plain values in a YAML file."""
    try:
        if path.exists() and not path.is_file():
            raise BadRequest("cannot be read (is no file)")
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except BadRequest:
        raise
    except (OSError, ValueError) as error:
        raise BadRequest(f"cannot be read ({getattr(error, 'strerror', error)})") from None
    if len(data) > LARGEST:
        raise BadRequest(f"is larger than {LARGEST // 1_000_000} MB")
    try:
        return read_yaml(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise BadRequest(f"line {line}: is not readable YAML; save it as UTF-8") from None


def read_yaml(text: str) -> Any:
    """The plain values in a text: texts, numbers, true and false, lists and mappings of them."""
    try:
        return _built(yaml.parse(text, _LOADER))
    except yaml.MarkedYAMLError as error:
        problem = " ".join(str(error.problem or error.context).split())
        raise _fault(error.problem_mark or error.context_mark, problem) from None
    except yaml.YAMLError as error:
        raise BadRequest(f"is not readable YAML ({str(error).splitlines()[0]})") from None


def _fault(mark: Mark, why: str) -> BadRequest:
    line = f"line {mark.line + 1}: " if mark else ""
    return BadRequest(f"{line}is not readable YAML ({why})")


def _built(events: Iterator[yaml.Event]) -> Any:
    """The values that the pieces make, each checked before it is taken."""
    outermost: list[Any] = []
    places: list[_Place] = [_Place(outermost)]
    for event in events:
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise _fault(event.start_mark, "an anchor or alias; write the value out")
        if tag := getattr(event, "tag", None):
            raise _fault(event.start_mark, f"the tag {tag}; only plain values are read")
        if isinstance(event, yaml.DocumentStartEvent) and outermost:
            raise _fault(event.start_mark, "a second document; put it into a file of its own")
        if isinstance(event, yaml.ScalarEvent):
            places[-1].take(event, _scalar(event, key=places[-1].awaits_key))
        elif isinstance(event, yaml.CollectionStartEvent):
            value: Any = {} if isinstance(event, yaml.MappingStartEvent) else []
            places[-1].take(event, value)
            places.append(_Place(value))
            if len(places) > DEEPEST + 1:
                raise _fault(event.start_mark, f"nested more than {DEEPEST} deep")
        elif isinstance(event, yaml.CollectionEndEvent):
            places.pop()
    return outermost[0] if outermost else None


class _Place:
    """A list or mapping while it is filled."""

    def __init__(self, values: Any) -> None:
        self.values = values
        self.key: str | None = None

    @property
    def awaits_key(self) -> bool:
        return isinstance(self.values, dict) and self.key is None

    def take(self, event: yaml.Event, value: Any) -> None:
        """Take what comes next: a key, the value of the last key, or a member of the list."""
        if isinstance(self.values, list):
            self.values.append(value)
        elif self.key is not None:
            self.values[self.key], self.key = value, None
        elif not isinstance(value, str):
            raise _fault(event.start_mark, "a list or mapping as a key; only words are keys")
        elif value in self.values:
            raise _fault(event.start_mark, f"the key {value!r} stands twice")
        else:
            self.key = value


def _scalar(event: yaml.ScalarEvent, key: bool) -> Any:
    """A text, or what a word without quotes stands for; a key is always text."""
    if key or not event.implicit[0]:
        return event.value
    for pattern, make in PLAIN.items():
        if pattern.fullmatch(event.value):
            if len(event.value) > LONGEST_NUMBER:
                raise _fault(event.start_mark, f"a number of {len(event.value)} digits")
            return make(event.value)
    return event.value


def write_yaml(value: Any) -> str:
    """Plain values as text; a tuple is written as a list."""
    return str(yaml.dump(_plain(value), Dumper=_DUMPER, sort_keys=False, allow_unicode=True))


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value

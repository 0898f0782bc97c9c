"""YAML as this package writes and reads it: plain values only, and quick for large files."""

from __future__ import annotations

from typing import Any

import yaml

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DUMPER: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


def read_yaml(text: str) -> Any:
    """The plain values in a text; raises `yaml.YAMLError`."""
    return yaml.load(text, _LOADER)


def write_yaml(value: Any) -> str:
    """Plain values as text; a tuple is written as a list."""
    return str(yaml.dump(_plain(value), Dumper=_DUMPER, sort_keys=False, allow_unicode=True))


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value

"""Every word of the page, a folder a language, so that it can be translated in one place."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

LANGUAGE = "en"


@cache
def texts(language: str = LANGUAGE) -> dict[str, Any]:
    """The words of a language, by the name of their file and then by key."""
    folder = files(__name__) / language
    return {
        file.name.removesuffix(".yaml"): yaml.safe_load(file.read_text("utf-8"))
        for file in folder.iterdir()
        if file.name.endswith(".yaml")
    }


def text(dotted: str, **values: object) -> Any:
    """The words at a dotted key, with values filled in where they are a sentence."""
    found: Any = texts()
    path = dotted.split(".")
    for n, key in enumerate(path):
        if isinstance(found, dict) and ".".join(path[n:]) in found:
            found = found[".".join(path[n:])]  # a key that is itself a dotted name
            break
        found = found[key]
    return found.format(**values) if isinstance(found, str) and values else found

"""How to get the same results again: which versions made them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def made_with(manifest: Mapping[str, Any]) -> str:
    """Version and git state in a sentence."""
    versions, git = manifest["versions"], manifest["git"]
    text = f"bigthree {versions['bigthree']}, Python {versions['python']}"
    if git is None:
        return f"{text}."
    return f"{text}, git commit {git['commit'][:12]}{'' if git['clean'] else ', with changes'}."


def libraries(manifest: Mapping[str, Any]) -> str:
    """The other versions, in a line."""
    others = {k: v for k, v in manifest["versions"].items() if k not in ("bigthree", "python")}
    return ", ".join(f"{name} {number}" for name, number in others.items())

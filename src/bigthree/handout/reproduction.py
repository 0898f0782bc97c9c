"""Which versions made the results."""

from __future__ import annotations

from bigthree.storage.manifest import Origin


def made_with(origin: Origin) -> str:
    """Return version and git state in a sentence."""
    text = f"bigthree {origin.versions.bigthree}, Python {origin.versions.python}"
    if origin.git is None:
        return f"{text}."
    changes = "" if origin.git.clean else ", with changes"
    return f"{text}, git commit {origin.git.commit[:12]}{changes}."


def libraries(origin: Origin) -> str:
    """Return the versions of the libraries, in a line."""
    others = origin.versions.model_extra or {}
    return ", ".join(f"{name} {number}" for name, number in others.items())

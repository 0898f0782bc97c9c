"""Words for an author, a world, a scheme of spheres or a set of events, from its YAML."""

from __future__ import annotations

from pathlib import Path

from bigthree.cases import case_folders
from bigthree.resources import cached, options
from bigthree.yaml_text import read_file


def label(group: str, name: str) -> str:
    """Return the words for an option of a config group, or for several joined by a plus.

    They are the ``label`` in its YAML, else its name in plain letters.
    """
    parts = (_label(group, part) or in_plain_letters(part) for part in name.split("+"))
    return " and ".join(parts)


def in_plain_letters(name: str) -> str:
    """Return a name without its underscores."""
    return name.replace("_", " ")


@cached
def _label(group: str, name: str) -> str:
    """Read a label from its file, once for each folder of the user's own."""
    of_cases = (each / "configs" / group / f"{name}.yaml" for each in case_folders().values())
    path = options(group).get(name) or next(filter(Path.is_file, of_cases), None)
    return str(read_file(path).get("label", "")) if path else ""

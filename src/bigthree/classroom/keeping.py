"""The class on disk: written whole at each change, and read again after a restart."""

from __future__ import annotations

import json
import secrets
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

from bigthree.classroom.votes import Vote
from bigthree.errors import BadRequest
from bigthree.files import replace_file, reporting_disk_errors


@dataclass
class Group:
    """A world that a group shows under the name it chose."""

    name: str
    token: str
    world: str


@dataclass
class Class:
    """All that is kept of a class.

    Attributes
    ----------
    secret : str
        Part of the lecturer's address.
    name : str
        Tells this class from any other, so that a page notices a new one.
    groups : list of Group
    votes : list of Vote
        Every question so far, the last one current.
    asking : bool
        Whether the last question stands on every page.
    guesses : dict of str to list of float
        The line that each browser drew: of 100 histories those that hold, year by year.
    covered : bool
        Whether the lecturer keeps all odds back.
    screen : str
        Where the class was led; empty before.
    led : int
        How often it was led.
    ends : float
        When the timer ends, in seconds of the clock; 0 where none runs.
    """

    secret: str
    name: str = field(default_factory=lambda: secrets.token_hex(8))
    groups: list[Group] = field(default_factory=list)
    votes: list[Vote] = field(default_factory=list)
    asking: bool = False
    guesses: dict[str, list[float]] = field(default_factory=dict)
    covered: bool = False
    screen: str = ""
    led: int = 0
    ends: float = 0.0


def keep(path: Path, values: Class) -> None:
    """Write the class into a file of its own, whole."""
    with reporting_disk_errors(f"keep={path}"):
        replace_file(path, json.dumps(asdict(values), ensure_ascii=False).encode())


def kept(path: Path) -> Class | None:
    """The class as it was kept; None where there is none yet."""
    try:
        return _class_of(json.loads(path.read_text("utf-8")))
    except FileNotFoundError:
        return None
    except OSError as error:
        raise BadRequest(f"keep={path}: cannot be read ({error.strerror})") from None
    except (ValueError, TypeError, RecursionError):
        raise BadRequest(
            f"keep={path}: not a class that bigthree-classroom kept; name another file"
        ) from None


def _class_of(values: Any) -> Class:
    """A class from plain values; raises `TypeError` or `ValueError` where they are none."""
    if not isinstance(values, dict) or set(values) != {each.name for each in fields(Class)}:
        raise ValueError(values)
    found = Class(**values)
    found.groups = [Group(**each) for each in values["groups"]]
    found.votes = [Vote(**each) for each in values["votes"]]
    return found

"""What a class may send: read strictly, and refused in a sentence."""

from __future__ import annotations

import unicodedata
from typing import Any

from bigthree.classroom.texts import text
from bigthree.errors import BadRequest

TOKEN = (16, 64)
"""Characters, at least and at most, of the random word by which a browser is known again."""

YEARS = 11
"""Points of a drawn line, from January 1945 to January 1955."""


class Refused(BadRequest):
    """A request of the room that cannot be carried out, in the words of the page."""

    def __init__(self, sentence: str, **values: object) -> None:
        super().__init__(text(f"room.refused.{sentence}", **values))


def printable(field: str, value: Any, longest: int, empty: bool = False) -> str:
    """A line of text fit to be shown, spaces put right."""
    line = value if isinstance(value, str) and len(value) <= 4 * longest else "\0"
    line = " ".join(unicodedata.normalize("NFC", line).split())
    if not (empty or line) or len(line) > longest or not line.isprintable():
        raise Refused("text", field=text(f"room.fields.{field}"), most=longest)
    return line


def same_name(one: str, other: str) -> bool:
    """Whether two names look alike."""
    return _folded(one) == _folded(other)


def _folded(name: str) -> str:
    return unicodedata.normalize("NFKC", name).casefold()


def known(token: Any) -> str:
    """The word by which a browser is known again, if it is one."""
    least, most = TOKEN
    if not (isinstance(token, str) and least <= len(token) <= most and token.isascii()
            and token.isalnum()):  # fmt: skip
        raise Refused("token")
    return token


def whole(field: str, value: Any, low: int, high: int) -> int:
    """A whole number within bounds."""
    if type(value) is not int or not low <= value <= high:
        raise Refused("number", field=text(f"room.fields.{field}"), low=low, high=high)
    return value


def line_of(values: Any) -> list[float]:
    """A drawn line: a number from 0 to 100 for each January."""
    numbers = isinstance(values, list) and all(type(each) in (int, float) for each in values)
    if not numbers or len(values) != YEARS or not all(0 <= each <= 100 for each in values):
        raise Refused("line")
    return [float(each) for each in values]

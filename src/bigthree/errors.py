"""The one error that a user's request can raise."""

from collections.abc import Iterable
from difflib import get_close_matches
from operator import index
from typing import SupportsIndex


class BadRequest(ValueError):  # noqa: N818 - it is the request that is bad
    """A request that cannot be carried out: names the key, the value and what is allowed.

    One line, however long or broken what it quotes.
    """

    def __init__(self, message: object) -> None:
        text = " ".join(str(message).split())
        super().__init__(text if len(text) <= MOST_LETTERS else f"{text[:200]} … {text[-200:]}")


MOST_LETTERS = 1_000
"""Letters of a refusal that are shown whole."""

MOST_LISTED = 30


def nearest(name: object, allowed: Iterable[str]) -> str:
    """A hint that names the nearest valid name, or lists what is allowed."""
    allowed = sorted(allowed)
    close = get_close_matches(str(name), allowed, n=1, cutoff=0.5)
    if close:
        return f"did you mean {close[0]!r}?"
    if len(allowed) > MOST_LISTED:
        return "see bigthree --help"
    return "allowed: " + ", ".join(allowed)


def whole_number(name: str, value: object, low: int, high: int) -> int:
    """The value as a whole number in a range."""
    if isinstance(value, bool) or not isinstance(value, SupportsIndex):
        raise BadRequest(f"{name}={value!r}: must be a whole number from {low} to {high}")
    number = index(value)
    if not low <= number <= high:
        raise BadRequest(f"{name}={number}: must be a whole number from {low} to {high}")
    return number

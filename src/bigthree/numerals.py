"""A number as it is written, which is text that a table sets as a number."""

from __future__ import annotations


class Numeral(str):
    """A number as it is written, with its interval or range where it has one.

    Attributes
    ----------
    value, interval : str
        What makes up the text; either may be empty.
    """

    value: str
    interval: str

    def __new__(cls, value: str, interval: str = "") -> Numeral:
        """Join the two by a space."""
        made = super().__new__(cls, f"{value} {interval}".strip())
        made.value, made.interval = value, interval
        return made


def span(low: str, high: str) -> Numeral:
    """Return a range as it is written."""
    return Numeral("", f"{low} to {high}")

"""The class in memory: what groups show, and what they vote on."""

from __future__ import annotations


class Room:
    """One class; nothing of it is written anywhere.

    Parameters
    ----------
    secret : str
        Part of the lecturer's address.
    """

    def __init__(self, secret: str) -> None:
        self.secret = secret

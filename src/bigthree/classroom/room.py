"""The class in memory: what groups show, and what they vote on. Nothing of it is written."""

from __future__ import annotations

import secrets
import unicodedata
from threading import RLock
from typing import NamedTuple

from bigthree.classroom.question import Question, shown
from bigthree.classroom.texts import text
from bigthree.errors import BadRequest

MOST_GROUPS = 80
MOST_VOTES = 400
LONGEST_NAME = 40

TOKEN = (16, 64)
"""Characters, at least and at most, of the random word by which a browser is known again."""


class Group(NamedTuple):
    """A world that a group shows under the name it chose."""

    name: str
    question: Question


class Vote(NamedTuple):
    """A vote on whether a world holds; a copy is made of it whenever somebody votes.

    Attributes
    ----------
    number : int
        Counts the votes of this class.
    question : Question
    name : str
        The group whose world it is; empty where it is nobody's.
    choices : dict of str to bool
        What each browser said: that it holds, or that it breaks.
    revealed : bool
        Whether the result is shown, and nobody may vote any longer.
    """

    number: int
    question: Question
    name: str
    choices: dict[str, bool]
    revealed: bool = False

    @property
    def holds(self) -> int:
        """How many said that it holds."""
        return sum(self.choices.values())


class Room:
    """One class; every method may be called by several threads at once.

    Parameters
    ----------
    secret : str
        Part of the lecturer's address.

    Attributes
    ----------
    boot : str
        Another at each start of the server, so that a page notices one.
    """

    def __init__(self, secret: str) -> None:
        self.secret = secret
        self.boot = secrets.token_hex(8)
        self._lock = RLock()
        self._groups: dict[str, tuple[str, Group]] = {}
        self._vote: Vote | None = None
        self._votes = 0
        self._covered = False

    @property
    def covered(self) -> bool:
        """Whether the board keeps all odds to itself."""
        return self._covered

    def cover(self, covered: bool) -> None:
        """Cover the odds on the board, or show them."""
        self._covered = covered

    def groups(self) -> list[Group]:
        """What is shown, in the order in which groups came."""
        with self._lock:
            return [group for _, group in self._groups.values()]

    def show(self, name: str, token: str, question: Question) -> Group:
        """Show a group's world, in place of the one that its browser showed before.

        Raises
        ------
        BadRequest
            When the name cannot be used or is another group's, or the board is full.
        """
        group, token = Group(named(name), question), known(token)
        key = _key(group.name)
        with self._lock:
            owner, _ = self._groups.get(key, (token, group))
            if owner != token:
                raise BadRequest(text("board.refused.taken", name=group.name))
            if key not in self._groups:
                self._take_down(token)
            if key not in self._groups and len(self._groups) >= MOST_GROUPS:
                raise BadRequest(text("board.refused.full", most=MOST_GROUPS))
            self._groups[key] = (token, group)
        return group

    def take_down(self, token: str) -> None:
        """Take down what a browser shows."""
        with self._lock:
            self._take_down(token)

    def _take_down(self, token: str) -> None:
        for key in [key for key, (owner, _) in self._groups.items() if owner == token]:
            del self._groups[key]

    def remove(self, name: str) -> None:
        """Take down a group's world by its name."""
        with self._lock:
            self._groups.pop(_key(name), None)

    def group(self, name: str) -> Group:
        """What a group shows.

        Raises
        ------
        BadRequest
            When no such group shows anything.
        """
        with self._lock:
            if _key(name) not in self._groups:
                raise BadRequest(text("board.refused.gone", name=shown(name)))
            return self._groups[_key(name)][1]

    @property
    def vote(self) -> Vote | None:
        """The vote under way, or its result."""
        return self._vote

    def open_vote(self, question: Question, name: str = "") -> None:
        """Ask the class about a world, in place of any former vote."""
        with self._lock:
            self._votes += 1
            self._vote = Vote(self._votes, question, name, {})

    def choose(self, number: int, token: str, holds: bool) -> None:
        """Say whether the world holds; said again, the last word counts.

        Raises
        ------
        BadRequest
            When that vote is over, or more voted than a class has.
        """
        token = known(token)
        with self._lock:
            vote = self._vote
            if vote is None or vote.number != number or vote.revealed:
                raise BadRequest(text("board.refused.over"))
            if token not in vote.choices and len(vote.choices) >= MOST_VOTES:
                raise BadRequest(text("board.refused.crowd", most=MOST_VOTES))
            self._vote = vote._replace(choices=vote.choices | {token: holds})

    def reveal(self) -> None:
        """Show the result; nobody may vote any longer."""
        with self._lock:
            self._vote = self._vote and self._vote._replace(revealed=True)

    def end_vote(self) -> None:
        """Put the vote away."""
        with self._lock:
            self._vote = None


def _key(name: str) -> str:
    """Names that look alike are one."""
    return unicodedata.normalize("NFKC", name).casefold()


def named(name: str) -> str:
    """A name fit to stand on the board, spaces put right.

    Raises
    ------
    BadRequest
        When it is empty, too long, or holds what cannot be printed.
    """
    if len(name) <= 4 * LONGEST_NAME:
        name = " ".join(unicodedata.normalize("NFC", name).split())
    if not 1 <= len(name) <= LONGEST_NAME or not name.isprintable():
        raise BadRequest(text("board.refused.name", name=shown(name), most=LONGEST_NAME))
    return name


def known(token: str) -> str:
    """The word by which a browser is known again, if it is one.

    Raises
    ------
    BadRequest
        When it is not.
    """
    least, most = TOKEN
    if not (least <= len(token) <= most and token.isascii() and token.isalnum()):
        raise BadRequest(text("board.refused.token"))
    return token

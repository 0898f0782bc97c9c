"""The class: what groups show, what it is asked and drew, and where the lecturer leads it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from pathlib import Path
from threading import RLock
from time import time
from typing import Any

from bigthree.classroom.checks import Refused, known, line_of, printable, same_name, whole
from bigthree.classroom.keeping import Class, Group, keep
from bigthree.classroom.votes import MOST_VOTES, Vote
from bigthree.errors import BadRequest

MOST_GROUPS = 80
MOST_QUESTIONS = 100
MOST_CHOICES = 6
LONGEST_NAME, LONGEST_QUESTION, LONGEST_CHOICE = 40, 200, 60
LONGEST_WORLD = 2000
"""Characters of an address."""

LONGEST_TIMER = 180
"""Minutes."""

SCREENS = ("start", "draw", "quarrel", "cards", "you", "workshop", "about")
"""Where the lecturer may lead the class."""


class Room:
    """One class; every method may be called by several threads at once.

    Parameters
    ----------
    kept : Class
        The class, new or as it was kept.
    path : Path, optional
        The file in which it is kept; nowhere unless given.
    """

    def __init__(self, kept: Class, path: Path | None = None) -> None:
        self._class = kept
        self._path = path
        self._lock = RLock()
        self._trouble = ""

    @property
    def secret(self) -> str:
        """Part of the lecturer's address."""
        return self._class.secret

    @contextmanager
    def _changing(self) -> Iterator[Class]:
        """The class while it is changed; kept afterwards, and in memory where the disk refuses."""
        with self._lock:
            yield self._class
            if self._path:
                self._trouble = ""
                try:
                    keep(self._path, self._class)
                except BadRequest as error:
                    self._trouble = str(error)

    def now(self) -> dict[str, Any]:
        """What every page may know."""
        with self._lock:
            kept = self._class
            return {
                "class": kept.name,
                "vote": kept.votes[-1].shown() if kept.asking else None,
                "covered": kept.covered or (kept.asking and kept.votes[-1].open),
                "screen": kept.screen,
                "led": kept.led,
                "left": round(max(0.0, kept.ends - time())) if kept.ends else None,
            }

    def board(self) -> dict[str, Any]:
        """What the lecturer sees besides."""
        with self._lock:
            return self.now() | {
                "kept_back": self._class.covered,
                "trouble": self._trouble,
                "groups": [{"name": each.name, "world": each.world} for each in self._class.groups],
                "guesses": list(self._class.guesses.values()),
            }

    def everything(self) -> Class:
        """The class as it is, for the table of what it did."""
        with self._lock:
            return deepcopy(self._class)

    def show(self, name: Any, token: Any, world: Any) -> str:
        """Show a group's world, in place of the one that its browser showed before; its name."""
        group = Group(
            printable("name", name, LONGEST_NAME),
            known(token),
            printable("world", world, LONGEST_WORLD, empty=True),
        )
        with self._changing() as kept:
            others = [each for each in kept.groups if each.token != group.token]
            if any(same_name(each.name, group.name) for each in others):
                raise Refused("taken", name=group.name)
            if len(others) >= MOST_GROUPS:
                raise Refused("full", most=MOST_GROUPS)
            places = [n for n, each in enumerate(kept.groups) if each.token == group.token]
            if places:
                kept.groups[places[0]] = group
            else:
                kept.groups.append(group)
        return group.name

    def take_down(self, token: Any) -> None:
        """Take down what a browser shows."""
        token = known(token)
        with self._changing() as kept:
            kept.groups = [each for each in kept.groups if each.token != token]

    def guess(self, token: Any, line: Any) -> None:
        """Keep the line that somebody drew; drawn again, the last one counts."""
        token, line = known(token), line_of(line)
        with self._changing() as kept:
            if token not in kept.guesses and len(kept.guesses) >= MOST_VOTES:
                raise Refused("crowd", most=MOST_VOTES)
            kept.guesses[token] = line

    def choose(self, token: Any, number: Any, turn: Any, choice: Any) -> None:
        """Answer the question; a later answer takes the place of an earlier one."""
        token = known(token)
        with self._changing() as kept:
            vote = kept.votes[-1] if kept.asking else None
            if not vote or not vote.open or (vote.number, len(vote.rounds)) != (number, turn):
                raise Refused("over")
            said = vote.rounds[-1]
            if token not in said and len(said) >= MOST_VOTES:
                raise Refused("crowd", most=MOST_VOTES)
            said[token] = whole("choice", choice, 0, len(vote.choices) - 1)

    def ask(self, question: Any, choices: Any, world: Any = None) -> None:
        """Ask the class, in place of any former question.

        Parameters
        ----------
        question : str
        choices : list of str
            Two to six.
        world : str, optional
            Address of the world that it is about.
        """
        question = printable("question", question, LONGEST_QUESTION)
        if not isinstance(choices, list) or not 2 <= len(choices) <= MOST_CHOICES:
            raise Refused("choices", most=MOST_CHOICES)
        choices = [printable("choice", each, LONGEST_CHOICE) for each in choices]
        if len(set(choices)) < len(choices):
            raise Refused("choices", most=MOST_CHOICES)
        if world is not None:
            world = printable("world", world, LONGEST_WORLD, empty=True)
        with self._changing() as kept:
            if len(kept.votes) >= MOST_QUESTIONS:
                raise Refused("questions", most=MOST_QUESTIONS)
            kept.votes.append(Vote(len(kept.votes) + 1, question, choices, world))
            kept.asking = True

    def ask_again(self) -> None:
        """Ask the same once more; the first answers stay, to be compared."""
        with self._changing() as kept:
            if not kept.asking or kept.votes[-1].open:
                raise Refused("over")
            vote = kept.votes[-1]
            vote.rounds = [vote.rounds[0], {}]
            vote.revealed = False

    def reveal(self) -> None:
        """Show what was said; nobody may vote any longer."""
        with self._changing() as kept:
            if kept.asking:
                kept.votes[-1].revealed = True

    def put_away(self) -> None:
        """Take the question from every page."""
        with self._changing() as kept:
            kept.asking = False

    def remove(self, name: Any) -> None:
        """Take down a group's world by its name."""
        with self._changing() as kept:
            kept.groups = [each for each in kept.groups if each.name != name]

    def cover(self, covered: Any) -> None:
        """Keep all odds back, or show them."""
        with self._changing() as kept:
            kept.covered = bool(covered)

    def lead(self, screen: Any) -> None:
        """Bring every page to a screen."""
        if screen not in SCREENS:
            raise Refused("screen")
        with self._changing() as kept:
            kept.screen = screen
            kept.led += 1

    def time(self, minutes: Any) -> None:
        """Start a timer of some minutes; 0 ends it."""
        minutes = whole("minutes", minutes, 0, LONGEST_TIMER)
        with self._changing() as kept:
            kept.ends = time() + 60 * minutes if minutes else 0.0

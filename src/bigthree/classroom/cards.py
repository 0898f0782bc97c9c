"""A world as a card on the board: its odds, its curve and what was changed, small."""

from __future__ import annotations

from threading import Condition
from typing import Any, NamedTuple

from cachetools import LRUCache, cached

from bigthree.classroom.answers import Answer, answer
from bigthree.classroom.question import RUNS, Question
from bigthree.classroom.room import MOST_GROUPS
from bigthree.classroom.texts import text
from bigthree.classroom.words import chance, changes, survival_words
from bigthree.inputs import Floats
from bigthree.labels import label

WIDTH, HEIGHT = 240, 100
"""Of a curve, in the units of its picture."""


class Curve(NamedTuple):
    """A survival curve and its band, as the paths of a picture."""

    line: str
    band: str


class Card(NamedTuple):
    """What the board says of a world.

    Attributes
    ----------
    question : Question
    baseline : str
        The world that was changed, in words.
    changes : list of dict
        As `words.changes` makes it.
    odds, before : dict of str to int
        Of a hundred histories of the student's world and of the baseline, those in which the
        three still stood together after five years.
    curves : dict of str to Curve
        By side.
    described : str
        The curves in a sentence.
    """

    question: Question
    baseline: str
    changes: list[dict[str, Any]]
    odds: dict[str, int]
    before: dict[str, int]
    curves: dict[str, Curve]
    described: str


@cached(LRUCache(2 * MOST_GROUPS), key=Question.key, condition=Condition())
def card(question: Question) -> Card:
    """The card of a world; made once for all who look at it."""
    left, right = (answer(world, question.seed, RUNS) for world in (question.left, question.right))
    author = label("author", question.author)
    sides = {"left": left, "right": right} if question.changed() else {"left": left}
    return Card(
        question,
        text(f"workshop.world_of.{question.setting}", author=author),
        changes(question),
        chance(right.together),
        chance(left.together),
        {side: _curve(each) for side, each in sides.items()},
        survival_words(left, right if question.changed() else None),
    )


def _curve(answer: Answer) -> Curve:
    table = answer.survival
    low, high = (_steps(table[end].to_numpy()) for end in ("low", "high"))
    return Curve(
        "M" + " ".join(_steps(table["share"].to_numpy())),
        f"M{' '.join(low)} L{' '.join(reversed(high))} Z",
    )


def _steps(shares: Floats) -> list[str]:
    """The corners of a falling staircase, from left to right."""
    across = WIDTH / (len(shares) - 1)
    corners = []
    for month, share in enumerate(shares):
        height = f"{HEIGHT * (1 - share):.1f}"
        corners += [f"{across * month:.1f},{height}", f"{across * (month + 1):.1f},{height}"]
    return corners[:-1]

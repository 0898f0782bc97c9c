"""A small tree: one question after another about the factors, until worlds end or do not."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from bigthree.errors import BadRequest
from bigthree.studies.discovery.limits import (
    Flags,
    Limit,
    Limits,
    inside,
    is_numeric,
    merged,
    of_words,
    words_of,
)
from bigthree.wording import listed

if TYPE_CHECKING:
    import pandas as pd

MOST_LEAVES = 6
LEAST_SHARE = 0.05
"""Share of all worlds that a leaf holds at least."""

FOLDS = 5
"""Parts of the worlds, each of which a tree grown on the others predicts."""


class Leaf(NamedTuple):
    """The worlds for which the tree's questions have the same answers.

    Attributes
    ----------
    limits : tuple of Limit
        One a factor that was asked about.
    worlds, ended : int
    """

    limits: Limits
    worlds: int
    ended: int

    @property
    def share(self) -> float:
        """Share of its worlds that ended."""
        return self.ended / self.worlds

    @property
    def rule(self) -> str:
        """Its limits, with the names of the program."""
        return listed(list(map(str, self.limits))) if self.limits else "any world"


class Tree(NamedTuple):
    """A tree that separates worlds that ended from others.

    Attributes
    ----------
    leaves : tuple of Leaf
        That in which the most ended first.
    accuracy : float
        Share of the worlds that it predicts rightly, grown without them (cross-validation).
    base_rate : float
        Share predicted rightly by always saying what is commoner.
    """

    leaves: tuple[Leaf, ...]
    accuracy: float
    base_rate: float


class Question(NamedTuple):
    """A column of what the tree may ask of: a number, or whether a factor is this word."""

    factor: str
    word: str | None = None


def grow_tree(worlds: pd.DataFrame, ended: Flags, stream: np.random.Generator) -> Tree:
    """Grow a tree of at most `MOST_LEAVES` leaves.

    Parameters
    ----------
    worlds : DataFrame
        A row a world, a column a factor: numbers, or words.
    ended : ndarray of bool, shape (worlds,)
        At least `FOLDS` of them true, and as many false.
    stream : Generator
        Random numbers for ties and folds.

    Raises
    ------
    BadRequest
        When scikit-learn is not installed.
    """
    try:
        from sklearn.model_selection import StratifiedKFold, cross_val_score
        from sklearn.tree import DecisionTreeClassifier
    except ImportError:
        raise BadRequest(
            "discovery: needs scikit-learn; pip install 'bigthree[discovery]'"
        ) from None
    questions = list(_questions(worlds))
    asked = np.column_stack([_answers(worlds, question) for question in questions])
    seed = int(stream.integers(2**31))
    tree = DecisionTreeClassifier(
        max_leaf_nodes=MOST_LEAVES, min_samples_leaf=LEAST_SHARE, random_state=seed
    )
    folds = StratifiedKFold(FOLDS, shuffle=True, random_state=seed)
    accuracy = float(cross_val_score(tree, asked, ended, cv=folds).mean())
    grown = tree.fit(asked, ended).tree_
    leaves = [_leaf(limits, worlds, ended) for limits in _paths(grown, questions, worlds)]
    leaves.sort(key=lambda leaf: leaf.share, reverse=True)
    return Tree(tuple(leaves), accuracy, float(max(ended.mean(), 1 - ended.mean())))


def _questions(worlds: pd.DataFrame) -> Iterator[Question]:
    for name in map(str, worlds):
        if is_numeric(worlds[name]):
            yield Question(name)
        else:
            yield from (Question(name, word) for word in words_of(worlds[name])[0])


def _answers(worlds: pd.DataFrame, question: Question) -> Any:
    """The column, shape (worlds,); rounded as the tree rounds it."""
    values = worlds[question.factor]
    asked = values if question.word is None else values == question.word
    return asked.to_numpy(np.float32)


def _leaf(limits: Limits, worlds: pd.DataFrame, ended: Flags) -> Leaf:
    within = inside(worlds, limits)
    return Leaf(limits, int(within.sum()), int(ended[within].sum()))


def _paths(
    tree: Any, questions: list[Question], worlds: pd.DataFrame, node: int = 0, limits: Limits = ()
) -> Iterator[Limits]:
    """The limits on the way to every leaf below a node."""
    if tree.children_left[node] < 0:
        yield merged(limits)
        return
    question, edge = questions[tree.feature[node]], float(tree.threshold[node])
    sides = _sides(question, edge, worlds)
    for child, limit in zip((tree.children_left, tree.children_right), sides, strict=True):
        yield from _paths(tree, questions, worlds, int(child[node]), (*limits, limit))


def _sides(question: Question, edge: float, worlds: pd.DataFrame) -> tuple[Limit, Limit]:
    """What a world is limited to whose answer is at most the edge, and one whose is above."""
    name, word = question
    if word is None:
        return Limit(name, high=edge), Limit(name, low=math.nextafter(edge, math.inf))
    words = words_of(worlds[name])[0]
    others = [each for each in words if each != word]
    return of_words(name, words, others), of_words(name, words, [word])

"""A small tree: one question after another about the factors, until worlds end or do not."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from bigthree.errors import BadRequest
from bigthree.studies.discovery.limits import Flags, Limit, Limits, inside, merged, words_of

if TYPE_CHECKING:
    import pandas as pd

MOST_LEAVES = 6
LEAST_SHARE = 0.05
"""Share of all worlds that a leaf holds at least."""

FOLDS = 5
"""Parts of the worlds, each of which a tree grown on the others predicts."""


class Leaf(NamedTuple):
    """The worlds for which the tree's questions have the same answers, as limits."""

    limits: Limits
    worlds: int
    ended: int

    @property
    def share(self) -> float:
        """Share of its worlds that ended."""
        return self.ended / self.worlds


class Tree(NamedTuple):
    """A tree that separates worlds that ended from others: its leaves, the most ended first."""

    leaves: tuple[Leaf, ...]
    accuracy: float
    """Share of the worlds that it predicts rightly, grown without them (cross-validation)."""
    base_rate: float
    """Share predicted rightly by always saying what is commoner."""


def grow_tree(worlds: pd.DataFrame, ended: Flags, stream: np.random.Generator) -> Tree:
    """Grow a tree of at most `MOST_LEAVES` leaves; at least `FOLDS` ended, and as many did not.

    `stream` gives random numbers for ties and folds.
    """
    try:
        from sklearn.model_selection import StratifiedKFold, cross_val_score
        from sklearn.tree import DecisionTreeClassifier
    except ImportError:
        raise BadRequest(
            "discovery: needs scikit-learn; pip install 'bigthree[discovery]'"
        ) from None
    asked = [(str(name), word) for name in worlds for word in words_of(worlds[name]) or [""]]
    answers = np.column_stack([_answers(worlds[name], word) for name, word in asked])
    seed = int(stream.integers(2**31))
    tree = DecisionTreeClassifier(
        max_leaf_nodes=MOST_LEAVES, min_samples_leaf=LEAST_SHARE, random_state=seed
    )
    folds = StratifiedKFold(FOLDS, shuffle=True, random_state=seed)
    accuracy = float(cross_val_score(tree, answers, ended, cv=folds).mean())
    leaves = []
    for limits in _paths(tree.fit(answers, ended).tree_, asked, worlds):
        within = inside(worlds, limits)
        leaves.append(Leaf(limits, int(within.sum()), int(ended[within].sum())))
    leaves.sort(key=lambda leaf: leaf.share, reverse=True)
    return Tree(tuple(leaves), accuracy, float(max(ended.mean(), 1 - ended.mean())))


def _answers(values: pd.Series[Any], word: str) -> Any:
    """A factor's numbers, or whether it is this word, shape (worlds,); as the tree rounds them."""
    return (values == word if word else values).to_numpy(np.float32)


def _paths(
    tree: Any, asked: Any, worlds: pd.DataFrame, node: int = 0, limits: Limits = ()
) -> Iterator[Limits]:
    """The limits on the way to every leaf below a node."""
    if tree.children_left[node] < 0:
        yield merged(limits)
        return
    name, word = asked[tree.feature[node]]
    if word:
        others = tuple(each for each in words_of(worlds[name]) if each != word)
        no, yes = Limit(name, words=others), Limit(name, words=(word,))
    else:
        edge = float(tree.threshold[node])
        no, yes = Limit(name, high=edge), Limit(name, low=math.nextafter(edge, math.inf))
    yield from _paths(tree, asked, worlds, tree.children_left[node], (*limits, no))
    yield from _paths(tree, asked, worlds, tree.children_right[node], (*limits, yes))

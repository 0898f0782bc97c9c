"""A question to the class: asked once, or before and after."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

MOST_VOTES = 400
"""Browsers that are counted."""


@dataclass
class Vote:
    """A question with its choices, asked in one round or in two.

    Attributes
    ----------
    number : int
        Counts the questions of this class.
    question : str
    choices : list of str
    world : str or None
        Address of the world that it is about, for the model's own answer; None where of none.
    rounds : list of dict of str to int
        For each round what each browser chose, by its place among the choices.
    revealed : bool
        Whether the result is shown; until it is asked again nobody votes any longer.
    """

    number: int
    question: str
    choices: list[str]
    world: str | None = None
    rounds: list[dict[str, int]] = field(default_factory=lambda: [{}])
    revealed: bool = False

    @property
    def open(self) -> bool:
        """Whether the class is voting."""
        return not self.revealed

    def counts(self) -> list[list[int]]:
        """How many chose each, round by round."""
        counted = [Counter(each.values()) for each in self.rounds]
        return [[count[n] for n in range(len(self.choices))] for count in counted]

    def changes(self) -> list[list[int]]:
        """Of those who said something in the first and in the last round: from each to each."""
        moves = Counter(
            (before, self.rounds[-1][token])
            for token, before in self.rounds[0].items()
            if token in self.rounds[-1]
        )
        places = range(len(self.choices))
        return [[moves[before, after] for after in places] for before in places]

    def shown(self) -> dict[str, Any]:
        """The question as every page may know it: what was said, only once it is revealed."""
        told: dict[str, Any] = {
            "number": self.number,
            "round": len(self.rounds),
            "question": self.question,
            "choices": self.choices,
            "world": self.world,
            "revealed": self.revealed,
            "said": len(self.rounds[-1]),
        }
        if self.revealed:
            told["counts"] = self.counts()
            told["changes"] = self.changes() if len(self.rounds) > 1 else None
        return told

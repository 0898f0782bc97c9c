"""What an address of the page asks: two worlds on one luck, the baseline and the student's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from bigthree.composition import compose
from bigthree.overrides import key_of
from bigthree.scenario import Scenario

SETTINGS: dict[str, tuple[str, ...]] = {
    "as_seen": ("contradiction=as_believed", "world=as_assumed", "background=as_assumed"),
    "as_was": ("contradiction=fails", "world=historical", "background=historical"),
}
"""The world of a baseline: as the author saw it, or as it turned out."""


@dataclass(frozen=True)
class Question:
    """Two worlds on one luck.

    Attributes
    ----------
    author, setting : str
        The baseline: whose beliefs and policy, in which of `SETTINGS`.
    choices : dict of str to str
        What the student chose otherwise: groups of the command line.
    numbers : dict of str to float
        What the student set by hand, by dotted name.
    """

    author: str = "litvinov"
    setting: str = "as_seen"
    choices: Mapping[str, str] = field(default_factory=dict)
    numbers: Mapping[str, float] = field(default_factory=dict)

    @property
    def left(self) -> Scenario:
        """The baseline."""
        return compose(f"author={self.author}", *SETTINGS[self.setting])

    @property
    def ground(self) -> Scenario:
        """The student's world before any number was set by hand."""
        kept = (each for each in SETTINGS[self.setting] if key_of(each) not in self.choices)
        chosen = (f"{key}={value}" for key, value in sorted(self.choices.items()))
        return compose(f"author={self.author}", *kept, *chosen)

    @property
    def right(self) -> Scenario:
        """The student's world; its numbers are set without Hydra, which takes its time."""
        return self.ground.with_values(dict(self.numbers)) if self.numbers else self.ground

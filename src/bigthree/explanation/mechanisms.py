"""What a mechanism is called in a case, whom it is after, and on which numbers it rests there."""

from __future__ import annotations

from typing import NamedTuple

from bigthree.cases import BIG_THREE, Case
from bigthree.scenario import scenario_model
from bigthree.theory.mechanisms import LEDGER


class Described(NamedTuple):
    """A mechanism of the ledger, as a case has it.

    Attributes
    ----------
    label, source : str
        In words, and after whom; pages are those of the source of the usual case.
    assumptions : tuple of str
        Dotted names of the numbers that it rests on.
    """

    label: str
    source: str
    assumptions: tuple[str, ...]


def described(mechanism: str, of: Case) -> Described:
    """A mechanism of the ledger, as a case has it."""
    usual = LEDGER[mechanism]
    label = of.mechanisms.get(mechanism, usual.label)
    if of.name == BIG_THREE:
        return Described(label, usual.source, usual.assumptions)
    works = [each for each in usual.source.split("; ") if not each.startswith("p")]
    names = [name for each in usual.assumptions for name in of.playing(each.split(".", 1)[1])]
    in_author = scenario_model(of.name).model_fields["author"].annotation.model_fields  # type: ignore[union-attr]
    dotted = (f"{'author' if name in in_author else 'world'}.{name}" for name in names)
    return Described(label, "; ".join(works), tuple(dict.fromkeys(dotted)))

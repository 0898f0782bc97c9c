"""What a mechanism is called in a case, whom it is after, and on which numbers it rests there."""

from __future__ import annotations

from typing import NamedTuple

from bigthree.cases import Case
from bigthree.scenario import scenario_model
from bigthree.theory.mechanisms import MECHANISMS


class Described(NamedTuple):
    """A mechanism as a case has it."""

    # in words, and after whom: literature, and pages of the case's own source
    label: str
    source: str
    assumptions: tuple[str, ...]  # dotted names of the numbers that it rests on


def described(mechanism: str, of: Case) -> Described:
    """A mechanism as a case has it."""
    usual = MECHANISMS[mechanism]
    works = filter(None, (usual.source, of.pages.get(mechanism)))
    names = (name for part in usual.assumptions for name in of.playing(part))
    in_author = scenario_model(of.name).model_fields["author"].annotation.model_fields  # type: ignore[union-attr]
    dotted = (f"{'author' if name in in_author else 'world'}.{name}" for name in names)
    return Described(
        of.mechanisms.get(mechanism, usual.label),
        "; ".join(works),
        tuple(dict.fromkeys(dotted)),
    )

"""The record of the state: what changes in a run, and the names of the places in it."""

from __future__ import annotations

from collections import namedtuple
from typing import Any

import numpy as np

from bigthree.cases import Case, case
from bigthree.dyads import PAIRS
from bigthree.inputs import BY_PART, SETTING, STATE_COUNT
from bigthree.roles import SHIFT_COUNT
from bigthree.theory.events import LEVEL_TARGETS
from bigthree.theory.mechanisms import INTERESTS, LEDGER


def places(kind: str, names: Any) -> Any:
    """The place of each name in an array that holds one number a name, as attributes."""
    return namedtuple(kind, names)(*range(len(names)))


TERM = places("Term", tuple(INTERESTS))
"""Where `terms` holds each interest."""

PART = places("Part", tuple(LEDGER))
"""Where `parts` holds what each mechanism adds to a push."""

LEVEL = places("Level", LEVEL_TARGETS)
"""Where `levels` holds each level."""

INTEREST_COUNT = len(INTERESTS)
LEDGER_COUNT = len(LEDGER)
FIRST_INTEREST = PART.closeness
LEVEL_COUNT = len(LEVEL_TARGETS)

OVERLAPPING, CLAIMED, GRANTED, FORCED, HELD = 0, 3, 6, 9, 12
"""Where a state's answer holds its part in the overlaps by dyad, and by power in what is claimed,
what of that the scheme grants, what takes force, and what is held."""
ANSWER_COUNT = 15

_FIELDS: dict[str, tuple[int, ...]] = {
    "stances": (3, 3),  # from, to
    "next_stances": (3, 3),
    "appetite": (3,),
    "next_appetite": (3,),
    "belief": (3,),
    "next_belief": (3,),
    "prior_log_odds": (3, 3),  # of whom, in whom
    "log_odds": (3, 3),
    "next_log_odds": (3, 3),
    "trust": (3, 3),
    "levels": (LEVEL_COUNT,),
    "next_levels": (LEVEL_COUNT,),
    "shifts": (SHIFT_COUNT,),  # lasting shifts by events
    "jumps": (6,),  # stance jumps of this month
    "rivalry": (3,),  # by dyad, as shifted
    "commerce": (3,),  # by dyad, as shifted
    "secure_appetite": (3,),  # what each would seek if safe and wholly engaged, as shifted
    "tolerance": (3,),  # of each power's positions, as shifted
    "stake": (),  # abroad, as shifted
    "engaged": (3,),  # share of its stake and appetite that a power engages
    "war": (),  # 1 while it is fought
    "resistance": (),  # as shifted
    "capability": (3,),
    "deterrence": (3,),  # by dyad
    "reach": (3, STATE_COUNT),
    "restraint": (3, STATE_COUNT),
    "claims": (3, STATE_COUNT),
    "influence": (3, STATE_COUNT),
    "next_influence": (3, STATE_COUNT),
    "answers": (ANSWER_COUNT, STATE_COUNT),
    "sums": (ANSWER_COUNT,),  # of the answers, over the states
    "closed": (3,),  # how closed each power's sphere is
    "granted_share": (3,),
    "threats": (3, 3),  # to whom, from whom
    "seen": (3, 3),  # observer, actor: 1 where an act was seen
    "signed": (3,),  # by dyad
    "next_signed": (3,),
    "terms": (6, INTEREST_COUNT),
    "slopes": (6,),  # share of the terms that reaches the stance
    "parts": (6, LEDGER_COUNT),  # of each push
    "pushes": (6,),
    "evidence": (2,),  # of a quiet month, of an act
}
STATE = np.dtype([(name, np.float64, shape) for name, shape in _FIELDS.items()])
"""What changes in a run; a ``next_`` field holds what is not yet committed."""


def traces_of(of: Case) -> tuple[str, ...]:
    """Columns of the kept traces of a case: trust is that of the first power in the second."""
    return (
        *LEVEL_TARGETS,
        "believed_rivalry",
        *(f"appetite_{power}" for power in of.powers),
        *(f"signed_{dyad}" for dyad in of.dyads),
        *(f"trust_{of.powers[i]}_{of.powers[j]}" for i, j in PAIRS),
    )


TRACES = traces_of(case())
"""The same of the usual case."""


class Plain:
    """A record with plain numbers and lists in the place of arrays.

    The functions of the month read and write it like the record itself, several times faster.
    """

    __slots__: tuple[str, ...] = ()

    def __init__(self, record: np.void) -> None:
        for name in self.__slots__:
            setattr(self, name, record[name].tolist())


class State(Plain):
    """What changes in a run, fields as in `STATE`."""

    __slots__ = STATE.names or ()


class Parameters(Plain):
    """The numbers of a run, fields as in `bigthree.inputs.BY_PART`."""

    __slots__ = BY_PART.names or ()


class Setting(Plain):
    """The setting of a scenario, fields as in `bigthree.inputs.SETTING`."""

    __slots__ = SETTING.names or ()

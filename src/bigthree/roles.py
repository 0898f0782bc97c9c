"""Who plays which part in the month: the named numbers of a case by power, dyad and pair.

The month knows powers by index alone. The parts of a case say which number of a scenario stands in
each place of the month's parameters. Orders as in `bigthree.dyads`.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from bigthree.cases import SHIFTED, Case, Entry, case
from bigthree.errors import BadRequest, nearest

PARTS: dict[str, Any] = case().parts
"""Each part, and the numbers that play it in the usual case."""


class Shift(NamedTuple):
    """Where the lasting shifts of each kind begin."""

    rivalry: int  # by dyad
    commerce: int  # by dyad
    appetite: int  # by power
    tolerance: int  # by power
    capability: int  # by power
    stake: int
    resistance: int
    bargaining: int


SHIFT = Shift(**SHIFTED)
SHIFT_COUNT = 18

PART_FIELDS = [(name, np.float64, np.shape(entries)) for name, entries in PARTS.items()]


def cast(of: Case, parameters: NDArray[np.void], parts: NDArray[np.void]) -> None:
    """Give each part, in the fields of `PARTS`, its numbers, which stand by their last names."""
    for part in PARTS:
        column, entries = parts[part], of.parts.get(part, 0.0)
        if np.shape(entries) != column.shape[1:]:
            raise BadRequest(f"case={of.name}: parts.{part}: must be laid out as in case=big_three")
        for place, entry in np.ndenumerate(np.array(entries, dtype=object)):
            column[(slice(None), *place)] = _value(of, parameters, entry)


def _value(of: Case, parameters: NDArray[np.void], entry: Entry) -> Any:
    if not isinstance(entry, str):
        return entry
    name = entry.removeprefix("-")
    known = parameters.dtype.names or ()
    if name not in known:
        raise BadRequest(f"case={of.name}: parts: {name}: no such number; {nearest(name, known)}")
    return -parameters[name] if entry.startswith("-") else parameters[name]

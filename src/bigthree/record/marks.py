"""The marks of a case: what its `targets.csv` says that the record shows, scored by history.

A mark is about one tie over some months. It is met by a history

* ``break``: whose tie falls below 0 for the first time, and lastingly, within these months;
* ``mean``: whose tie lies between two limits in the mean of these months;
* ``rise``: whose mean of these months less that of as many months before lies between them.

A value at a limit does not meet a mark; a limit at the end of the scale is none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bigthree.cases import Case
from bigthree.cases.parts import number_in
from bigthree.errors import BadRequest, nearest
from bigthree.inputs import Floats

TABLE = "targets"
"""The table of a case that holds its marks."""

BREAK, MEAN, RISE = "break", "mean", "rise"

SCALES = {MEAN: 1.0, RISE: 2.0}
"""The most that each can be, either way."""

NEVER = -1


class Mark(NamedTuple):
    """One mark of a record."""

    name: str
    label: str
    """In tables, and in a sentence."""
    dyad: int
    """Whose tie, in the order of the case."""
    measure: str
    """``break``, ``mean`` or ``rise``."""
    first: int
    last: int
    """The months that it is about, both included, counted from the start of the case."""
    low: float
    high: float
    """Limits of a mean or a rise; without end where there is none."""


def marks_of(of: Case) -> tuple[Mark, ...]:
    """The marks of a case, in the order of its table.

    Raises
    ------
    BadRequest
        When it has no table, or a row of it cannot be read.
    """
    marks = tuple(_mark(of, row) for row in of.rows(TABLE))
    if not marks:
        raise BadRequest(f"case={of.name}: {TABLE}.csv: holds no mark")
    return marks


def _mark(of: Case, row: dict[str, str]) -> Mark:
    name = row.get("mark", "")
    where = f"case={of.name}: {TABLE}.csv: mark={name}"
    dyad, measure = row.get("dyad", ""), row.get("measure", "")
    if dyad not in of.dyads:
        raise BadRequest(f"{where}: dyad={dyad}: {nearest(dyad, of.dyads)}")
    if measure not in (BREAK, *SCALES):
        raise BadRequest(f"{where}: measure={measure}: {nearest(measure, (BREAK, *SCALES))}")
    first, last = (_month(of, row, column, where) for column in ("from", "to"))
    before = last - first + 1 if measure == RISE else 0
    if not before <= first <= last:
        raise BadRequest(
            f"{where}: from={row['from']} to={row['to']}: must run forwards from the start of the "
            "case on; a rise needs as many months before"
        )
    low, high = _limits(row, measure, where)
    return Mark(name, row.get("label") or name, of.dyads.index(dyad), measure, first, last,
                low, high)  # fmt: skip


def _month(of: Case, row: dict[str, str], column: str, where: str) -> int:
    """Months from the start of a case to a date written as ``1957-01``."""
    date = row.get(column) or ""
    parts = re.fullmatch(r"(\d{4})-(0[1-9]|1[0-2])", date)
    if not parts:
        raise BadRequest(f"{where}: {column}={date}: must be a year and a month, such as 1957-01")
    return 12 * (int(parts[1]) - of.start) + int(parts[2]) - 1


def _limits(row: dict[str, str], measure: str, where: str) -> tuple[float, float]:
    """The limits of a mark; one at the end of the scale excludes nothing."""
    if measure == BREAK:
        return -np.inf, np.inf
    low, high = (number_in(row, column, where) for column in ("low", "high"))
    scale = SCALES[measure]
    if not -scale <= low < high <= scale:
        raise BadRequest(f"{where}: low={low:g} high={high:g}: must rise within ±{scale:g}")
    return -np.inf if low == -scale else low, np.inf if high == scale else high


def met(ties: Floats, marks: Sequence[Mark], lasting: int) -> NDArray[np.bool_]:
    """Which histories meet each mark.

    Parameters
    ----------
    ties : ndarray, shape (runs, months + 1, 3)
        Month 0 is the start of the case.
    marks : sequence of Mark
    lasting : int
        Months below 0 that make a break, at least 1.

    Returns
    -------
    ndarray of bool, shape (runs, marks)

    Raises
    ------
    BadRequest
        When the histories end before a mark does.
    """
    months, needed = ties.shape[1] - 1, max(mark.last for mark in marks)
    if months < needed:
        raise BadRequest(f"months={months}: the marks need at least {needed}")
    return np.stack([_meets(ties[:, :, mark.dyad], mark, lasting) for mark in marks], axis=1)


def _meets(tie: Floats, mark: Mark, lasting: int) -> NDArray[np.bool_]:
    if mark.measure == BREAK:
        month = first_break(tie, lasting)
        return (mark.first <= month) & (month <= mark.last)
    value = tie[:, mark.first : mark.last + 1].mean(axis=1)
    if mark.measure == RISE:
        value = value - tie[:, 2 * mark.first - mark.last - 1 : mark.first].mean(axis=1)
    return np.asarray((mark.low < value) & (value < mark.high))


def first_break(tie: Floats, lasting: int) -> NDArray[np.int64]:
    """First month after the start of a lasting spell below 0, shape (runs,); -1 for never.

    As `bigthree.measures.history` has it, of ties that may come from no history.
    """
    spells = np.lib.stride_tricks.sliding_window_view(tie[:, 1:] < 0.0, lasting, axis=1)
    cold = np.asarray(np.logical_and.reduce(spells, axis=2))
    return np.where(cold.any(axis=1), cold.argmax(axis=1) + 1, NEVER)


def carried_on(ties: Floats) -> Floats:
    """A simple rule: the ties of the start carry on, history by history; the shape of `ties`."""
    return np.broadcast_to(ties[:, :1], ties.shape)

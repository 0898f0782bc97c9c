"""A history as a record: simulated records, on which a fit can be tried whose answer is known.

Two rules. A month of a simulated record is moved by up to the tolerance, every month as likely as
another: keeping what is within the tolerance of a month takes the month to be known that roughly
(Wilkinson 2013). And a tie that never broke is no month: it is matched by those that never broke.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from bigthree.inputs import Floats
from bigthree.record.targets import TOLERANCE, Columns, Targets


class Record(NamedTuple):
    """What is known of a record, ours or a simulated one."""

    ussr_usa: float | None
    ussr_uk: float | None
    """Months in which the Soviet ties broke; None for one that never did."""
    britain_first: bool
    """Whether Britain's broke before America's."""
    warm: bool
    """Whether the Anglo-American tie never broke and stayed warm."""

    @classmethod
    def of(cls, targets: Targets) -> Record:
        """Return the record that is fitted."""
        return cls(targets.ussr_usa, targets.ussr_uk, targets.ussr_uk < targets.ussr_usa, True)


def stayed_warm(columns: Columns, warm: float) -> NDArray[np.bool_]:
    """Where the Anglo-American tie never broke and stayed warm, by history."""
    return np.asarray((columns["usa_uk_break"] < 0) & (columns["usa_uk"] > warm))


def britain_first(columns: Columns) -> NDArray[np.bool_]:
    """Where Britain's tie with Moscow broke before America's, by history."""
    usa, uk = columns["ussr_usa_break"], columns["ussr_uk_break"]
    return np.asarray((uk >= 0) & ((usa < 0) | (uk < usa)))


def same_breaks(columns: Columns, record: Record) -> NDArray[np.bool_]:
    """Which histories have the breaks of a record, in its order."""
    same = britain_first(columns) == record.britain_first
    for name in ("ussr_usa", "ussr_uk"):
        same &= in_time(columns[f"{name}_break"], getattr(record, name))
    return np.asarray(same)


def in_time(months: Floats, month: float | None) -> NDArray[np.bool_]:
    """Where a tie broke within the tolerance of a month; where it never did, for None."""
    if month is None:
        return months < 0
    return (months >= 0) & (np.abs(months - month) <= TOLERANCE)


def moves(runs: Sequence[int], seed: int) -> Any:
    """By how many months the two breaks of each simulated record are moved, shape (runs, 2)."""
    luck = np.random.default_rng([crc32(b"simulated records"), seed, *runs[:1]])
    return luck.integers(-TOLERANCE, TOLERANCE + 1, size=(len(runs), 2))


def as_record(columns: Columns, place: Any, moved: Any, warm: float) -> Record:
    """Return the history at a place as a record: its months moved, where its ties broke at all."""
    one = {name: np.asarray(values[place]) for name, values in columns.items()}
    usa, uk = (float(one[f"{name}_break"]) for name in ("ussr_usa", "ussr_uk"))
    return Record(
        None if usa < 0 else usa + moved[0],
        None if uk < 0 else uk + moved[1],
        bool(britain_first(one)),
        bool(stayed_warm(one, warm)),
    )

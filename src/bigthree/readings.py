"""The three independent readings of the source: each reader's cells, pages and words.

A cell is one parameter of one source. The table stands in the case's ``readings.csv``; the coding
manual (``docs/coding_manual.md``) is what the readers coded by.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Literal, NamedTuple

from bigthree.cases import case

Coder = Literal["a", "b", "c", "mean"]
"""Whose reading a scenario takes: one reader's, or the mean of the three."""

READERS = ("a", "b", "c")


class Reading(NamedTuple):
    """What one reader made of a cell.

    Attributes
    ----------
    value : float
    pages : str
        Pages of Pechatnov (1995); empty where none were kept.
    words : str
        The reading in words; empty for reader a, who wrote none.
    """

    value: float
    pages: str
    words: str


class Cell(NamedTuple):
    """One parameter of one source, as the three read it.

    Attributes
    ----------
    source, parameter : str
    grade : str
        The middle of the three grades.
    by : mapping of str to Reading
        By reader.
    """

    source: str
    parameter: str
    grade: str
    by: Mapping[str, Reading]

    @property
    def values(self) -> tuple[float, ...]:
        """The readers' values, in the order a, b, c."""
        return tuple(reading.value for reading in self.by.values())


@cache
def cells() -> dict[tuple[str, str], Cell]:
    """Every cell that was read three times, by source and parameter."""
    return {(row["source"], row["parameter"]): _cell(row) for row in case().rows("readings")}


def _cell(row: Mapping[str, str]) -> Cell:
    by = {
        reader: Reading(
            float(row[reader]), row[f"{reader}_pages"], row.get(f"{reader}_reading", "")
        )
        for reader in READERS
    }
    return Cell(row["source"], row["parameter"], row["grade"], by)


def cell(source: str, parameter: str) -> Cell | None:
    """The cell behind a coded number; None where it was read only once.

    What Moscow believes of the contradiction and the contradiction itself are one cell.
    """
    return cells().get((source, parameter.removeprefix("believed_")))

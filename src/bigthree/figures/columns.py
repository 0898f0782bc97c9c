"""Columns that several kinds of figure plot: meaning, unit, range."""

from __future__ import annotations

from bigthree.dyads import DYADS, POWERS
from bigthree.storage.codebook import WORLD, Columns, with_ends

MONTH: Columns = {"month": ("months since January 1945", "month", "0 to months")}

CURVE: Columns = {
    **WORLD,
    "arm": ("which curve", "", ""),
    **MONTH,
    "share": ("share of histories in which it has not happened", "share", "0 to 1"),
    "low": ("lower end of its interval", "share", "0 to 1"),
    "high": ("upper end of its interval", "share", "0 to 1"),
    "at_risk": ("histories in which it can still happen", "count", "0 to runs"),
}
"""A curve of survival."""

TRIANGLE: Columns = {
    **MONTH,
    **dict.fromkeys(DYADS, ("the tie of these two", "tie", "-1 to 1")),
    **{
        f"weight_{power}": ("capability relative to the mean of the three", "factor", "0 to 3")
        for power in POWERS
    },
}
"""The triangle in a month."""

MONTHS_TOGETHER: Columns = with_ends(
    {
        "rmst_two_against_one": (
            "mean months until any two combine against the third",
            "month",
            "0 to months",
        )
    }
)
"""How long the three stay together."""

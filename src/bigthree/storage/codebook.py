"""``CODEBOOK.md``: every column of every table of a folder, its meaning, unit and range."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

Columns = Mapping[str, tuple[str, str, str]]
"""Columns of a table by name: meaning, unit, range."""

CODEBOOK = "CODEBOOK.md"

HEAD = """\
# Codebook

Months count from January {start} (month 0). Ties and stances run from -1 (hostile) to 1 (allied). \
Intervals are 95 %.
"""

IDENTITY: Columns = {
    "scenario": ("name of the scenario", "", ""),
    "author": ("whose beliefs and policy", "", ""),
    "contradiction": ("whether the Anglo-American contradiction holds", "", ""),
    "runs": ("number of histories", "count", "1 or more"),
    "months": ("horizon", "month", "1 or more"),
}
"""The columns that identify a row of ``summary.csv``."""

RUN_IDENTITY: Columns = {
    "scenario": ("name of the scenario", "", ""),
    "seed": ("seed of the luck", "", "0 to 2^64 - 1"),
    "run": ("number of the run; equal numbers met equal luck", "", "0 or more"),
}
"""The columns that identify a row of ``runs.parquet``."""


CHOICES: Columns = {
    **{name: IDENTITY[name] for name in ("author", "contradiction")},
    "world": ("which world: the switches besides the contradiction", "", ""),
    "background": ("which background: ideology, opinion, power", "", ""),
    "spheres": ("which scheme of spheres", "", ""),
    "events": ("which set of events", "", ""),
    "coder": ("whose reading of the source", "", "a, b, c or mean"),
    "engagement": ("which theory of how the power that may stay out comes in", "", ""),
}
"""Which choice of each group a world was composed from."""

SWITCHES: Columns = {
    "american_reach": ("the security stake abroad: as assumed, or as it turned out", "", ""),
    "europe": ("the contested states' resistance, likewise", "", ""),
    "tolerance": ("tolerance of a power's positions by the others, likewise", "", ""),
    "commerce": ("the pull of trade and credits, likewise", "", ""),
    "germany": ("the shared fear of a common enemy, likewise", "", ""),
}
"""Which reading each switch of the world takes."""

WORLD: Columns = {name: CHOICES[name] for name in ("author", "world", "background")}
"""The columns that tell an author's worlds apart."""


def codebook(sections: Mapping[str, Columns], start: int) -> str:
    """Return the code book of a folder: a section for each table; month 0 is in year `start`."""
    head = HEAD.format(start=start)
    return "\n".join([head, *(line for part in sections.items() for line in section(*part))])


def section(title: str, columns: Columns) -> list[str]:
    """Return the columns of one table, as lines of Markdown."""
    rows = [f"| {name} | {' | '.join(described)} |" for name, described in columns.items()]
    header = ["| column | meaning | unit | range |", "| --- | --- | --- | --- |"]
    return [f"## {title}", "", *header, *rows, ""]


def with_ends(columns: Columns) -> Columns:
    """Return estimates together with the ends of their intervals."""
    ends = {
        f"{name}_{end}": (f"{side} end of the interval of {name}", unit, bounds)
        for name, (_, unit, bounds) in columns.items()
        for end, side in (("low", "lower"), ("high", "upper"))
    }
    return {**columns, **ends}


def chosen(names: Iterable[str], *described: Columns) -> Columns:
    """Return the description of each named column, the first there is; else empty."""
    return {
        name: next((columns[name] for columns in described if name in columns), ("", "", ""))
        for name in names
    }

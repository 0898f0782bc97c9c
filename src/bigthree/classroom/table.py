"""What a class did, as a table for a spreadsheet."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO

from bigthree.classroom.keeping import Class

COLUMNS = ("what", "about", "round", "who", "said")
"""A world shown, a vote or a drawn line; the group or the question; which round of a vote; which
browser, numbered in each class; the address, the choice, or the heights from 1945 to 1955."""

FORMULAS = ("=", "+", "-", "@")
"""What a spreadsheet would compute."""


def table(kept: Class) -> str:
    """All that groups showed and browsers said, as CSV."""
    held = StringIO()
    writer = csv.writer(held)
    writer.writerow(COLUMNS)
    for row in _rows(kept):  # what a spreadsheet would compute is made text
        writer.writerow(f"'{each}" if str(each).startswith(FORMULAS) else each for each in row)
    return held.getvalue()


def _rows(kept: Class) -> Iterator[tuple[object, ...]]:
    browsers: dict[str, int] = {}

    def who(token: str) -> int:
        return browsers.setdefault(token, len(browsers) + 1)

    for group in kept.groups:
        yield "world", group.name, "", who(group.token), group.world
    for vote in kept.votes:
        for n, said in enumerate(vote.rounds, 1):
            for token, choice in said.items():
                yield "vote", vote.question, n, who(token), vote.choices[choice]
    for token, line in kept.guesses.items():
        yield "drawn", "", "", who(token), " ".join(f"{each:g}" for each in line)

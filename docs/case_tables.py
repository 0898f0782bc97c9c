"""The tables of a case's coding page, printed from the tables of the case (see `tables`)."""

from __future__ import annotations

from tables import show

from bigthree.cases import case
from bigthree.yaml_text import read_yaml

CASE = "washington_moscow_beijing"
DISTANCES = ("usa_distance", "ussr_distance", "china_distance")


def assumptions(source: str) -> None:
    """Every assumption of a source: value, range, grades, works, reading."""
    show(
        ("number", "value (range)", "grade, of the size", "reading and works"),
        [
            (
                f"`{row['parameter']}`",
                f"{row['value']} ({row['low']} to {row['high']})",
                f"{row['grade']}, {row['size']}",
                f"{row['reading']} *{row['pages']}*".removesuffix(" **"),
            )
            for row in case(CASE).rows("evidence")
            if row["source"] == source
        ],
    )


def states() -> None:
    """The contested states, with what the month reads of each."""
    show(
        ("state", "weight", "resistance", "USA, 1000 km", "USSR, borders", "China, borders"),
        [
            [row[name] for name in ("name", "weight", "resistance", *DISTANCES)]
            for row in case(CASE).rows("contested_states")
        ],
    )


def marks() -> None:
    """The marks of the record that the case is judged by."""
    show(
        ("mark", "measure", "from, to", "low to high", "reading and works"),
        [
            (
                row["label"],
                f"`{row['measure']}` of `{row['dyad']}`",
                f"{row['from']}, {row['to']}",
                f"{row['low']} to {row['high']}" if row["low"] else "–",
                f"{row['reading']} *{row['source']}*",
            )
            for row in case(CASE).rows("targets")
        ],
    )


def events() -> None:
    """The crises and turns: when, what, and what each does."""
    path = case(CASE).options("events")["turns_1950_1980"]
    listed = read_yaml(path.read_text("utf-8"))["events"]
    show(
        ("month", "event", "dated by", "effects"),
        [
            (
                f"{1950 + each['month'] // 12}-{each['month'] % 12 + 1:02}",
                each.get("label") or name.replace("_", " ").capitalize(),
                each["reading"].split(",")[0] if each["reading"].startswith("ICB") else "us",
                ", ".join(f"`{target}` {size:+g}" for target, size in each["effects"].items()),
            )
            for name, each in listed.items()
        ],
    )

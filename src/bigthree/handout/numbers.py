"""The summary of a results folder as a table: a row a world."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from bigthree import wording
from bigthree.answers import Table
from bigthree.cases import BIG_THREE
from bigthree.labels import in_plain_letters, label
from bigthree.measures.estimates import Estimate
from bigthree.numerals import Numeral
from bigthree.scenario import Scenario

MOST_ROWS = 40
"""Worlds up to which every one has its row."""

MOST_VARIED = 6
"""What varied has columns of its own up to so many."""

FEW = 2
"""What varied up to which there is room for all estimates beside it; else for the first three."""

SHOWN: dict[str, tuple[str, int | None]] = {
    "survival_60": ("together by month 60", None),
    "rmst_two_against_one": ("months to two against one", 0),
    "rmst_anglo_american": ("months to USA-Britain", 0),
    "rmst_concert": ("months to a hostile tie", 0),
    "soviet_western_tie": ("Soviet-Western tie", 2),
    "surprise": ("surprise", 2),
}
"""The estimates that are shown, each with its heading and digits; a share stands in percent."""

SHOWN_BY = ("world_", "background_")
"""Parts of the name of a world that its labels say in words."""

NOTE = (
    "Means over the histories of each world, with 95 % intervals. Months are restricted to the "
    "horizon; ties run from −1 (hostile) to 1 (allied); together: the share of histories without "
    "a lasting two-against-one."
)


def numbers(summary: pd.DataFrame, varied: list[str], scenarios: Mapping[str, Scenario]) -> Table:
    """The estimates of each world.

    Parameters
    ----------
    summary : DataFrame
        As ``summary.csv`` holds it.
    varied : list of str
        Its columns that tell the worlds of a sweep apart.
    scenarios : mapping of str to Scenario
        What the worlds were made from, by name.
    """
    of = next(iter(scenarios.values())).case if scenarios else BIG_THREE
    few = summary.head(MOST_ROWS)
    telling = [name for name in varied if summary[name].nunique(dropna=False) > 1]
    beside = telling if len(telling) <= MOST_VARIED else []
    shown = [name for name in SHOWN if name in summary][: None if len(beside) <= FEW else 3]
    head = (
        "world",
        *(wording.varied(name, of) for name in beside),
        *(SHOWN[name][0] for name in shown),
    )
    rows = tuple(
        (
            _world(str(row["scenario"]), scenarios),
            *(_plain(name, row[name]) for name in beside),
            *(_cell(row, name) for name in shown),
        )
        for row in few.to_dict("records")
    )
    more = f" The first {len(few)} of {len(summary):,} worlds." if len(few) < len(summary) else ""
    return Table(head, rows, f"{NOTE}{more} All of it: summary.csv, explained in CODEBOOK.md.")


def _world(name: str, scenarios: Mapping[str, Scenario]) -> str:
    """A world in words, where its name is made of the choices that it stands for."""
    if name.startswith("point-"):
        return name.replace("point-", "world ")
    labels = scenarios[name].labels if name in scenarios else None
    if labels is None or not name.startswith(f"{labels.author}-{labels.contradiction}"):
        return name
    _, _, *others = name.split("-", 2)
    apart = [each for each in "".join(others).split("-") if each and not each.startswith(SHOWN_BY)]
    return "; ".join([
        wording.author(labels.author), label("contradiction", labels.contradiction),
        wording.world(labels), *map(in_plain_letters, apart),
    ])  # fmt: skip


def _plain(name: str, value: Any) -> str:
    """What varied: a choice in words, or a number; nothing where the world keeps its own."""
    if isinstance(value, str):
        return label(name, value)
    return Numeral("" if pd.isna(value) else f"{value:.3g}".replace("-", "−"))


def _cell(row: Mapping[Any, Any], name: str) -> Numeral:
    """An estimate with its interval; a dash where the world failed."""
    estimate = Estimate(row[name], row[f"{name}_low"], row[f"{name}_high"])
    if not np.isfinite(estimate.value):
        return Numeral("–")
    digits = SHOWN[name][1]
    value, low, high = (
        wording.percent(part) if digits is None else wording.number(part, digits)
        for part in estimate
    )
    if not np.isfinite(estimate.low + estimate.high):
        return value
    return Numeral(value, f"({low} to {high})")

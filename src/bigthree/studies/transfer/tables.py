"""The tables of the transfer as blocks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from bigthree import wording
from bigthree.answers import Table
from bigthree.measures.estimates import Estimate
from bigthree.numerals import Numeral, span
from bigthree.record.targets import TARGETS
from bigthree.studies.transfer.computation import ALL, KEPT, NUMBER, Source, Transfer

if TYPE_CHECKING:
    import pandas as pd

ROWS = {
    Source.PRIOR: "priors",
    Source.ACCEPTED: "transfer",
    Source.PROTOTYPE: "literature",
    Source.JOINT: "joint",
    Source.START: "the start carries on",
}
"""What each source of coefficients is called there."""

BACK_ROWS = {Source.PRIOR: "priors", Source.BACK: "back", Source.ACCEPTED: "today’s sample"}
"""What it is called on the way back."""


def estimate(row: Mapping[Any, Any]) -> Estimate:
    """The estimate of a row of a table."""
    return Estimate(row["value"], row["low"], row["high"])


def mark_labels(result: Transfer) -> dict[str, str]:
    """The words of each mark, of all of them, and of how many are met."""
    labels = {mark.name: mark.label for mark in result.marks}
    return labels | {ALL: f"all {len(labels)}", NUMBER: "mean number met"}


def there(result: Transfer) -> Table:
    """A row a mark, a column a source of coefficients."""
    labels = mark_labels(result)
    rows: dict[str, dict[str, str]] = {name: {"mark": label} for name, label in labels.items()}
    for row in result.tables["marks"].to_dict("records"):
        number = row["mark"] == NUMBER
        share = wording.interval(estimate(row), 2) if number else _percents(row)
        rows[row["mark"]][ROWS[row["coefficients"]]] = share
    return Table.of(
        list(rows.values()),
        "Shares of histories that meet each mark, with 95 % intervals. priors: the fitted "
        "coefficients drawn from their priors. transfer: from the sample that the record of the "
        "first case accepts. literature: at the values of the literature. joint: that sample, "
        "weighted by this record, so no test. the start carries on: no ties ever change.",
    )


def back(result: Transfer) -> Table:
    """A row a target, a column a source of coefficients and of the coding."""
    labels = TARGETS | {ALL: f"all {len(TARGETS)}"}
    rows: dict[str, dict[str, str]] = {name: {"target": label} for name, label in labels.items()}
    for row in result.tables["back"].to_dict("records"):
        coding = ", its own coding" if row["coding"] == KEPT else ""
        rows[row["target"]][f"{BACK_ROWS[row['coefficients']]}{coding}"] = _percents(row)
    return Table.of(
        list(rows.values()),
        "Shares of histories that meet each target, with 95 % intervals. back: coefficients from "
        "the priors whose history of the other case met its marks; today’s sample was fitted to "
        "these targets, so it is no test. Coding is drawn anew but where the column says so.",
    )


def _percents(row: Mapping[Any, Any]) -> Numeral:
    return wording.percents(estimate(row), 1, interval=True)


def moved(frame: pd.DataFrame) -> Table:
    """A row a coefficient: how far the second record moves it."""
    return Table.of(
        [
            {
                "coefficient": str(row["coefficient"]),
                "prior": span(f"{row['prior_low']:g}", f"{row['prior_high']:g}"),
                "today": Numeral(f"{row['accepted']:.3g}"),
                "joint": Numeral(f"{row['joint']:.3g}"),
                "moved, of the prior’s width": wording.interval(estimate(row), 2, sign=True),
                "second record": "moves it" if row["moves"] else "",
            }
            for row in frame.to_dict("records")
        ],
        "Medians of the accepted draws, today and by their weights, and the change in widths of "
        "the prior with its 95 % interval (draws resampled). If none moved, every second such "
        "table would show one that seems to.",
    )


def delays(frame: pd.DataFrame) -> Table:
    """A row an author and world: the headline today and under both records."""
    heads = {Source.ACCEPTED: "today"}
    rows: dict[tuple[str, str], dict[str, str]] = {}
    for row in frame.to_dict("records"):
        labels = {"author": wording.author(row["author"]), "world": row["group"]}
        head = heads.get(row["coefficients"], row["coefficients"])
        cell = wording.interval(estimate(row), 1, sign=True)
        rows.setdefault((row["author"], row["group"]), labels)[head] = cell
    return Table.of(
        list(rows.values()),
        "The headline: months by which two against one comes later (+) or sooner (−) where the "
        "contradiction holds, with coefficients from today’s sample and by the weights, paired "
        "by luck; 95 % intervals.",
    )

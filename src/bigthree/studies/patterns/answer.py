"""The answer: how many claims the model shows, and each finding with its claims."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

import pandas as pd

from bigthree import wording
from bigthree.answers import Block, Heading, Paragraph, Table
from bigthree.interrupts import at_once
from bigthree.measures.estimates import Estimate
from bigthree.studies.patterns.findings import FINDINGS
from bigthree.studies.patterns.verdicts import verdicts
from bigthree.studies.request import Request
from bigthree.studies.results import Results


def study(request: Request) -> Results:
    """Check every finding of the source; on Ctrl-C, give those that are checked."""
    from tqdm import tqdm

    checked: list[dict[str, Any]] = []
    stopped: list[Block] = []
    with tqdm(total=len(FINDINGS), unit=" findings", delay=2, disable=None, leave=False) as bar:
        try:
            with at_once():
                checked.extend(verdicts(request.runs, request.seed, request.overrides, bar.update))
        except KeyboardInterrupt:
            last = checked[-1]["finding"] if checked else 0
            stopped.append(Paragraph(f"Stopped: {last} of {len(FINDINGS)} findings checked."))
    if not checked:
        return Results(stopped, interrupted=True)
    return Results(
        [*stopped, *_blocks(checked, request.runs, request.seed)],
        tables={"patterns": pd.DataFrame(checked)},
        interrupted=bool(stopped),
    )


def _blocks(checked: Sequence[dict[str, Any]], runs: int, seed: int) -> Iterator[Block]:
    """The count, how to read the tables, and a table for each finding."""
    counts = Counter(row["with_luck"] for row in checked)
    yield Paragraph(
        f"The source leads to {len(checked)} claims. With luck drawn, the model shows "
        f"{counts['shown']}, leaves {counts['undecided']} undecided and reverses "
        f"{counts['reversed']}."
    )
    yield Paragraph(
        f"Each claim is a quantity that should be positive. Mean: over histories with luck drawn, "
        f"with its 95 % interval ({runs} runs, seed {seed}). Readings: shares of the draws within "
        "the coded ranges and of the accepted coefficients, at even luck, in which it is positive, "
        "zero and negative. Pages are those of Pechatnov (1995)."
    )
    for finding in FINDINGS:
        if claims := [_claim(row) for row in checked if row["finding"] == finding.number]:
            pages = wording.pages(finding.pages)
            yield Heading(f"{finding.number}. {finding.statement} ({pages})")
            yield Table.of(claims)


def _claim(row: dict[str, Any]) -> dict[str, str]:
    mean = Estimate(row["value"], row["low"], row["high"])
    return {
        "claim": row["claim"],
        "with luck": row["with_luck"],
        "mean": wording.interval(mean, 2, sign=True),
        "positive": wording.percent(row["readings_for"]),
        "zero": wording.percent(row["readings_tied"]),
        "negative": wording.percent(row["readings_against"]),
    }

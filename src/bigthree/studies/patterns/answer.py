"""The answer: how many claims the model shows, and each finding with its claims."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

import pandas as pd

from bigthree import wording
from bigthree.answers import Block, Heading, Paragraph, Table
from bigthree.interrupts import at_once
from bigthree.studies.patterns.findings import FINDINGS
from bigthree.studies.patterns.verdicts import Verdict, verdicts
from bigthree.studies.request import Request
from bigthree.studies.results import Results


def study(request: Request) -> Results:
    """Check every finding of the source; on Ctrl-C, give those that are checked."""
    from tqdm import tqdm

    checked: list[Verdict] = []
    blocks: list[Block] = []
    with tqdm(total=len(FINDINGS), unit=" findings", delay=2, disable=None, leave=False) as bar:
        try:
            with at_once():
                checked.extend(verdicts(request.runs, request.seed, request.overrides, bar.update))
        except KeyboardInterrupt:
            last = checked[-1].finding.number if checked else 0
            blocks.append(Paragraph(f"Stopped: {last} of {len(FINDINGS)} findings checked."))
    return Results(
        [*blocks, *(_blocks(checked, request.runs, request.seed) if checked else [])],
        tables={"patterns": pd.DataFrame(map(_row, checked))} if checked else {},
        interrupted=bool(blocks),
    )


def _row(verdict: Verdict) -> dict[str, object]:
    finding, claim, margin, *readings = verdict
    return {
        "finding": finding.number,
        "statement": finding.statement,
        "pages": finding.pages,
        "claim": claim,
        "with_luck": verdict.with_luck,
        **margin._asdict(),
        **dict(zip(verdict._fields[3:], readings, strict=True)),
    }


def _blocks(checked: Sequence[Verdict], runs: int, seed: int) -> Iterator[Block]:
    """The count, how to read the tables, and a table for each finding."""
    counts = Counter(verdict.with_luck for verdict in checked)
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
    for finding, claims in groupby(checked, key=lambda verdict: verdict.finding):
        pages = wording.pages(finding.pages)
        yield Heading(f"{finding.number}. {finding.statement} ({pages})")
        yield Table.of(
            [
                {
                    "claim": verdict.claim,
                    "with luck": verdict.with_luck,
                    "mean": wording.interval(verdict.margin, 2, sign=True),
                    "positive": wording.percent(verdict.readings_for),
                    "zero": wording.percent(verdict.readings_tied),
                    "negative": wording.percent(verdict.readings_against),
                }
                for verdict in claims
            ]
        )

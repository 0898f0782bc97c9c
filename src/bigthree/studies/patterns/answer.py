"""The answer: how many claims the model shows, and each finding with its claims."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from bigthree import wording
from bigthree.answers import Block, Heading, Paragraph, Table
from bigthree.studies.patterns.verdicts import Verdict


def blocks(verdicts: Sequence[Verdict], runs: int, seed: int) -> Iterator[Block]:
    """Yield the count, how to read the tables, and a table for each finding."""
    counts = Counter(verdict.with_luck for verdict in verdicts)
    yield Paragraph(
        f"The source leads to {len(verdicts)} claims. With luck drawn, the model shows "
        f"{counts['shown']}, leaves {counts['undecided']} undecided and reverses "
        f"{counts['reversed']}."
    )
    yield Paragraph(
        f"Each claim is a quantity that should be positive. Mean: over histories with luck drawn, "
        f"with its 95 % interval ({runs} runs, seed {seed}). Readings: shares of the draws within "
        "the coded ranges and of the accepted coefficients, at even luck, in which it is positive, "
        "zero and negative. Pages are those of Pechatnov (1995)."
    )
    for finding, claims in groupby(verdicts, key=lambda verdict: verdict.finding):
        pages = wording.pages(finding.pages)
        yield Heading(f"{finding.number}. {finding.statement} ({pages})")
        yield Table.of(list(map(_row, claims)))


def _row(verdict: Verdict) -> dict[str, str]:
    return {
        "claim": verdict.claim,
        "with luck": verdict.with_luck,
        "mean": wording.interval(verdict.margin, 2, sign=True),
        "positive": wording.percent(verdict.readings_for),
        "zero": wording.percent(verdict.readings_tied),
        "negative": wording.percent(verdict.readings_against),
    }

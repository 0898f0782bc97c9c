"""Checking every finding of the source."""

from __future__ import annotations

import pandas as pd

from bigthree.answers import Paragraph
from bigthree.interrupts import at_once
from bigthree.studies.patterns.answer import blocks
from bigthree.studies.patterns.findings import FINDINGS
from bigthree.studies.patterns.verdicts import Verdict, verdicts
from bigthree.studies.request import Request
from bigthree.studies.results import Results


def study(request: Request) -> Results:
    """Check every finding."""
    from tqdm import tqdm

    checked: list[Verdict] = []
    interrupted = False
    with tqdm(total=len(FINDINGS), unit=" findings", delay=2, disable=None, leave=False) as bar:
        try:
            with at_once():
                checked.extend(verdicts(request.runs, request.seed, request.overrides, bar.update))
        except KeyboardInterrupt:
            interrupted = True
    last = checked[-1].finding.number if checked else 0
    stopped = Paragraph(f"Stopped: {last} of {len(FINDINGS)} findings checked.")
    if not checked:
        return Results([stopped], interrupted=True)
    return Results(
        [*([stopped] if interrupted else []), *blocks(checked, request.runs, request.seed)],
        tables={"patterns": pd.DataFrame(map(_row, checked))},
        interrupted=interrupted,
    )


def _row(verdict: Verdict) -> dict[str, object]:
    return {
        "finding": verdict.finding.number,
        "statement": verdict.finding.statement,
        "pages": verdict.finding.pages,
        "claim": verdict.claim,
        "with_luck": verdict.with_luck,
        **verdict.margin._asdict(),
        "readings_for": verdict.readings_for,
        "readings_tied": verdict.readings_tied,
        "readings_against": verdict.readings_against,
    }

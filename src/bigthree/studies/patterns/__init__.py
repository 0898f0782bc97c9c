"""Which findings of the source the model shows, and by what margin."""

from __future__ import annotations

from bigthree.storage.codebook import Columns
from bigthree.studies.study import Study, study_in

PATTERNS: Columns = {
    "finding": ("number of the finding of the source", "", "1 to 9"),
    "statement": ("the finding, in our words", "", ""),
    "pages": ("pages of Pechatnov (1995)", "", "1 to 25"),
    "claim": ("a quantity that the finding expects to be positive", "", ""),
    "with_luck": ("what luck-drawn histories show: shown, reversed or undecided", "", ""),
    "value": ("mean of the claim over luck-drawn histories", "that of the claim", ""),
    "low": ("lower end of its 95 % interval", "that of the claim", ""),
    "high": ("upper end of its 95 % interval", "that of the claim", ""),
    "readings_for": ("share of readings, at even luck, in which it is positive", "share", "0 to 1"),
    "readings_tied": ("share of readings in which it is zero", "share", "0 to 1"),
    "readings_against": ("share of readings in which it is negative", "share", "0 to 1"),
}

STUDY = Study(
    name="patterns",
    question="Which findings of the source does the model show?",
    summary="Which findings of the source the model shows, and by what margin.",
    run=study_in("patterns.answer"),
    about="what Pechatnov (1995) finds in the memoranda (Dittmer's patterns: figure of study=run)",
    tables={"patterns": PATTERNS},
)

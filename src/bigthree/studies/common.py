"""What several studies share: columns of their tables, and what every answer says of the model."""

from __future__ import annotations

from bigthree.storage.codebook import WORLD, Columns, chosen

COMMON: Columns = {
    **WORLD,
    "arm": ("the world that is compared", "", ""),
    "baseline": ("the world it is compared with; both met the same luck", "", ""),
    "measure": ("a column of summary.csv or runs.parquet", "", ""),
    "value": ("the estimate; of a difference, arm minus baseline", "that of the measure", ""),
    "low": ("lower end of its 95 % interval", "that of the value", ""),
    "high": ("upper end of its 95 % interval", "that of the value", ""),
}

DIFFERENCES = chosen(("arm", "baseline", "measure", "value", "low", "high"), COMMON)
"""The columns of ``differences.csv``: what differs between the arms of a comparison."""

MODEL_LIMITS = (
    "These are the model's answers, not history's. The intervals cover chance, our reading of the "
    "source within its ranges, and the coefficients that the record allows; they do not cover "
    "whether the model has the right form."
)
"""What the numbers of a study leave out."""

FIT = (
    "Of 1945–48 the model reproduces the order in which the two Soviet ties broke, not their dates "
    "(docs/record.md)."
)
"""How far to believe it, of the Big Three."""

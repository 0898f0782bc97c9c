"""The columns of the table: meaning, unit and range."""

from __future__ import annotations

from bigthree.storage.codebook import Columns, with_ends

MECHANISM: Columns = {
    "mechanism": ("which mechanism is off or alone: one of them, all or none", "", ""),
    "mode": ("full, off, alone, or beside_rivalry with nothing else on", "", ""),
}

ABLATION: Columns = {
    **MECHANISM,
    "same": ("whether the ties of no history differ from the baseline's", "", "True or False"),
    "untouched": ("whether the contradiction changes the ties of no history", "", "True or False"),
    **with_ends(
        {
            "effect": ("of the contradiction: holds minus fails", "that of the measure", ""),
            "change_holds": (
                "difference from the baseline (the full model; for one alone, none; beside "
                "rivalry, that alone) where the contradiction holds",
                "that of the measure",
                "",
            ),
            "change_fails": ("the same where it fails", "that of the measure", ""),
        }
    ),
}

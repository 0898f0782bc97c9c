"""Each mechanism off, and each beside rivalry alone: what the contradiction still does."""

from __future__ import annotations

from bigthree.storage.codebook import Columns, with_ends
from bigthree.studies.study import SWEEP, Study, study_in

ABLATION: Columns = {
    "mechanism": ("which mechanism is off or on: one of them, or all", "", ""),
    "mode": ("full, off, or beside_rivalry with nothing else on (of rivalry: alone)", "", ""),
    "same": ("whether the ties of no history differ from the baseline's", "", "True or False"),
    "untouched": ("whether the contradiction changes the ties of no history", "", "True or False"),
    **with_ends(
        {
            "effect": ("of the contradiction: holds minus fails", "that of the measure", ""),
            "change_holds": (
                "difference from the baseline (the full model; beside rivalry, that alone) where "
                "the contradiction holds",
                "that of the measure",
                "",
            ),
            "change_fails": ("the same where it fails", "that of the measure", ""),
        }
    ),
}

STUDY = Study(
    name="ablation",
    question="Which mechanism does what the contradiction does?",
    summary="Each mechanism off, and each beside rivalry alone: what the contradiction still does.",
    run=study_in("ablation.answer"),
    options=(*SWEEP, "measure"),
    any_case=True,
    keeps="sweep",
    tables={"ablation": ABLATION},
)

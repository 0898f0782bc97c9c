"""Each mechanism off, and each beside rivalry alone: what the contradiction still does."""

from __future__ import annotations

from bigthree.storage.codebook import Columns, with_ends
from bigthree.studies.study import SWEEP, Study, study_in

ABLATION: Columns = {
    "mechanism": ("which mechanism is off or on: one of them, all or none", "", ""),
    "mode": ("full, off, or beside_rivalry with nothing else on (of rivalry: alone)", "", ""),
    "same": (
        "whether no tie of any history differs from the full model's; beside rivalry, from those "
        "of rivalry alone",
        "",
        "True or False",
    ),
    "untouched": ("whether the contradiction changes the ties of no history", "", "True or False"),
    **with_ends({"effect": ("of the contradiction: holds minus fails", "that of the measure", "")}),
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

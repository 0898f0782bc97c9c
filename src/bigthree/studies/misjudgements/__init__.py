"""What each of the six misjudgements cost, by author: all 64 worlds and Shapley shares."""

from __future__ import annotations

from bigthree.storage.codebook import Columns, with_ends
from bigthree.studies.study import SWEEP, Study, study_in

SHARES: Columns = {
    "switch": ("what was misjudged", "", ""),
    "share": ("its Shapley share of the loss; the six sum to it", "that of the measure", ""),
    **with_ends(
        {
            "first_in": ("cost of the switch, turned alone", "that of the measure", ""),
            "last_in": ("cost of the switch, turned after all others", "that of the measure", ""),
            "loss": ("own world minus the one that came", "that of the measure", ""),
        }
    ),
}

STUDY = Study(
    name="misjudgements",
    question="Which of the six misjudgements cost three-power cooperation most?",
    summary="What each of the six misjudgements cost, by author: all 64 worlds and Shapley shares.",
    run=study_in("misjudgements.answer"),
    about="the six misjudgements of the memoranda of 1944-45",
    options=(*SWEEP, "measure"),
    keeps="sweep",
    tables={"shares": SHARES},
)

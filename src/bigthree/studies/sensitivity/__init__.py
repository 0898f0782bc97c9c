"""Which assumptions matter for a measure, by Morris or Sobol."""

from __future__ import annotations

from bigthree.storage.codebook import Columns
from bigthree.studies.study import SWEEP, Study, study_in

MEANINGS = {
    "mu_star": "mean size of the elementary effects (Morris): how far the measure moves, either "
    "way, over the whole range of a number, or from one choice to another",
    "mu": "mean of the elementary effects, with their sign; empty for a choice among words",
    "sigma": "standard deviation of the elementary effects: how much the effect hangs on the "
    "rest; empty for a choice among words",
    "S1": "first-order index (Sobol): share of the variance between worlds that it brings alone",
    "ST": "total index (Sobol): share that it brings alone and together with others",
}
ENDS = {
    f"_{source}_{end}": f"{side} end of its interval, had the {source} been another: "
    for source in ("design", "luck")
    for end, side in (("low", "lower"), ("high", "upper"))
}
ALONE = "luck_alone"


def _described(index: str) -> Columns:
    """An index and the ends of its intervals."""
    unit = "share" if index in ("S1", "ST") else "measure's"
    ends = {index + end: (which + index, unit, "") for end, which in ENDS.items()}
    return {index: (MEANINGS[index], unit, "")} | ends


SENSITIVITY: Columns = {
    "factor": ("what varied", "", ""),
    "over": ("its range, or its choices", "", ""),
    **{name: column for index in MEANINGS for name, column in _described(index).items()},
    ALONE: (
        "mu_star that luck alone would give something without effect (97.5 % quantile)",
        "measure's",
        "0 or more",
    ),
}

VARIANCE: Columns = {
    "source": ("where differences between single histories come from", "", ""),
    "variance": ("variance that it brings among single histories", "measure's, squared", ""),
    "share_of_variance": ("its share of the three together", "share", "0 to 1"),
}

STUDY = Study(
    name="sensitivity",
    question="Which assumptions matter most?",
    summary="Which assumptions matter for a measure, by Morris or Sobol (vary=assumptions unless "
    "given otherwise).",
    run=study_in("sensitivity.answer"),
    any_case=True,
    options=(*SWEEP, "vary", "points", "measure", "method"),
    keeps="sweep",
    tables={"sensitivity": SENSITIVITY, "variance": VARIANCE},
)

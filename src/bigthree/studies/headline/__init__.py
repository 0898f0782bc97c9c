"""Every author × contradiction holds or fails × world, on the same luck."""

from __future__ import annotations

from bigthree.storage.codebook import CHOICES, chosen
from bigthree.studies.common import COMMON
from bigthree.studies.study import Study, study_in

STUDY = Study(
    name="headline",
    question="How stable is three-power cooperation when the Anglo-American contradiction does and "
    "does not hold?",
    summary="Every author × contradiction holds or fails × world, on the same luck.",
    run=study_in("headline.computation"),
    about="the memoranda of 1944-45",
    tables={"differences": COMMON, "theories": {**COMMON, **chosen(["engagement"], CHOICES)}},
)

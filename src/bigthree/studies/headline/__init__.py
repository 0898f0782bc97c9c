"""Every author × contradiction holds or fails × world, paired by luck."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bigthree.storage.codebook import CHOICES, chosen
from bigthree.studies.common import COMMON
from bigthree.studies.study import Study

if TYPE_CHECKING:
    from bigthree.studies.request import Request
    from bigthree.studies.results import Results


def run(request: Request) -> Results:
    """Answer a request."""
    from bigthree.studies.headline.computation import study

    return study(request)


STUDY = Study(
    name="headline",
    question="How stable is three-power cooperation when the Anglo-American contradiction does and "
    "does not hold?",
    summary="Every author × contradiction holds or fails × world, paired by luck.",
    run=run,
    about="the memoranda of 1944-45",
    tables={"differences": COMMON, "theories": {**COMMON, **chosen(["engagement"], CHOICES)}},
)

"""Many worlds that differ in what varies, such as world.rivalry=0..1 coder=a,b."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bigthree.studies.study import SWEEP, Study

if TYPE_CHECKING:
    from bigthree.studies.request import Request
    from bigthree.studies.results import Results


def run(request: Request) -> Results:
    """Answer a request."""
    from bigthree.studies.sweep.computation import study

    return study(request)


STUDY = Study(
    name="sweep",
    question="Where does three-power cooperation hold?",
    summary="Many worlds that differ in what varies, such as world.rivalry=0..1 coder=a,b.",
    run=run,
    options=(*SWEEP, "vary", "design", "points"),
    any_case=True,
    keeps="sweep",
)

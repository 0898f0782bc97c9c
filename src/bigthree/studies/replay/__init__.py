"""Every scenario of a scenario.yaml again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bigthree.studies.study import Study

if TYPE_CHECKING:
    from bigthree.studies.request import Request
    from bigthree.studies.results import Results


def run(request: Request) -> Results:
    """Answer a request."""
    from bigthree.studies.replay.answer import study

    return study(request)


STUDY = Study(
    name="replay",
    question="What comes out when these scenarios are run again?",
    summary="Every scenario of a scenario.yaml again (chosen by itself where scenario= is given "
    "alone).",
    run=run,
)

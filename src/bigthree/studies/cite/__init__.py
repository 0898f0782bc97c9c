"""How to cite the software, the source and the data that results use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bigthree.studies.study import Study

if TYPE_CHECKING:
    from bigthree.studies.request import Request
    from bigthree.studies.results import Results


def run(request: Request) -> Results:
    """Answer a request."""
    from bigthree.studies.cite.answer import study

    return study(request)


STUDY = Study(
    name="cite",
    question="How are the software, the source and the data to be cited?",
    summary="How to cite the software, the source and, with folder=results/…, the data that its "
    "results use.",
    run=run,
    options=("folder", "format"),
    scenario=False,
    keeps="nothing",
    formats=("plain", "bibtex"),
)

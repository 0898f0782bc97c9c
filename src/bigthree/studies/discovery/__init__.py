"""Which combinations of assumptions end the concert: PRIM boxes and a tree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bigthree.answers import Paragraph
from bigthree.studies.discovery.columns import BOXES, TREE
from bigthree.studies.study import SWEEP, Study

if TYPE_CHECKING:
    from bigthree.studies.request import Request
    from bigthree.studies.results import Results


def run(request: Request) -> Results:
    """Look into a sweep that is there, or run one first."""
    from bigthree.studies.discovery.answer import blocks
    from bigthree.studies.discovery.computation import discovery, worlds_of
    from bigthree.studies.discovery.figures import drawings
    from bigthree.studies.findings import check_some_ran

    options = request.sweep_options
    sweep = worlds_of(request)
    check_some_ran(sweep)
    results = discovery(sweep, options.measure, options.below).results(blocks, drawings)
    if options.sweep is not None:
        results.sweep, results.looked_into = None, sweep
        results.blocks = [Paragraph(f"Worlds of {options.sweep}."), *results.blocks]
    return results


STUDY = Study(
    name="discovery",
    question="Which combinations of assumptions end three-power cooperation?",
    summary="Which combinations of assumptions end the concert: PRIM boxes and a tree.",
    run=run,
    any_case=True,
    options=(*SWEEP, "vary", "design", "points", "measure", "below", "sweep"),
    keeps="sweep",
    tables={"boxes": BOXES, "tree": TREE},
)

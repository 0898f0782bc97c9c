"""Which combinations of assumptions end the concert: PRIM boxes and a tree."""

from __future__ import annotations

from bigthree.storage.codebook import Columns
from bigthree.studies.study import SWEEP, Study, study_in

BOXES: Columns = {
    "box": ("number of the box", "", "1 to 4"),
    "factor": ("what varied", "", ""),
    "at_least": ("least value that the box allows; empty where it is open", "", ""),
    "at_most": ("greatest value that the box allows; empty where it is open", "", ""),
    "words": ("choices that the box allows; empty for a number", "", ""),
    "quasi_p": ("chance of as many ended in it, were this limit of no matter", "share", "0 to 1"),
    "coverage": ("share of the worlds that ended which lie in the box", "share", "0 to 1"),
    "density": ("share of the worlds in the box that ended", "share", "0 to 1"),
    "mass": ("share of all worlds that lie in the box", "share", "0 to 1"),
    "coverage_held_out": ("coverage, on the worlds it was not found on", "share", "0 to 1"),
    "density_held_out": ("density, on the worlds it was not found on", "share", "0 to 1"),
    "chance_held_out": ("share ended among all worlds it is tried on", "share", "0 to 1"),
    "holds": ("whether density_held_out exceeds chance_held_out by more than luck", "",
              "True or False"),
}  # fmt: skip

TREE: Columns = {
    "leaf": ("number of the leaf of the tree", "", "1 to 6"),
    "rule": ("which worlds are in the leaf", "", ""),
    "worlds": ("how many worlds", "count", "0 or more"),
    "ended_share": ("share of them that ended", "share", "0 to 1"),
}

STUDY = Study(
    name="discovery",
    question="Which combinations of assumptions end three-power cooperation?",
    summary="Which combinations of assumptions end the concert: PRIM boxes and a tree.",
    run=study_in("discovery.answer"),
    any_case=True,
    options=(*SWEEP, "vary", "design", "points", "measure", "below", "sweep"),
    keeps="sweep",
    tables={"boxes": BOXES, "tree": TREE},
)

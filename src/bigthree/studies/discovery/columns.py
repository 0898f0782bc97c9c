"""The columns of the tables: meaning, unit and range."""

from __future__ import annotations

from bigthree.storage.codebook import Columns

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

FIGURE: Columns = {
    "point": ("number of the world", "", "0 or more"),
    "place_across": ("where the world is drawn; of words: their place, and a random spread",
                     "that of its axis", ""),
    "place_up": ("the same up the figure", "that of its axis", ""),
    "ended": ("whether the world counts as ended", "", "True or False"),
    "in_box": ("whether it lies in the box that is drawn", "", "True or False"),
    "within_others": ("whether it lies within the box's limits without an axis", "",
                      "True or False"),
    "used": ("whether the box was found on it, rather than tried", "", "True or False"),
}  # fmt: skip

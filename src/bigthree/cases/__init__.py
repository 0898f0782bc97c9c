"""The cases: one triangle each, in a folder of tables."""

from bigthree.cases.case import BIG_THREE, MOST_STATES, SHIFTED, Case, case, case_folders
from bigthree.cases.parts import Entry, StateRecord, Triple

__all__ = [
    "BIG_THREE",
    "MOST_STATES",
    "SHIFTED",
    "Case",
    "Entry",
    "StateRecord",
    "Triple",
    "case",
    "case_folders",
]

"""The hand-out: what a study found, in one file that needs nothing but itself."""

from bigthree.handout.page import page, write

__all__ = ["page", "write"]

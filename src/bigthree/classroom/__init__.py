"""The classroom page: two worlds side by side, on the same luck.

The address of a page is the question that it answers (`question`); `answers` computes it once for
all who ask; `workshop`, `story`, `board` and `takeaway` are the pages.
"""

"""The classroom page: two worlds side by side, on the same luck.

The address of a page is the question that it answers (`question`); `answers` computes it once for
all who ask; `workshop`, `story`, `board` and `takeaway` are the pages.

The pages are Flask's, and whole without a script: native controls for keyboard and reader, an
address that is the form's own query, no script inside a page. `benchmarks/classroom.py` holds
them beside Dash.
"""

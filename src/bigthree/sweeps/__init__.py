"""Many worlds, many histories each, on the same luck: planned, computed in chunks, kept whole.

A `plan` says which worlds, `factors` and `designs` make one; a `chunk` of its rows is computed
anywhere, by an executor; the `folder` keeps what is finished; `sweep` ties them together and gives
the `results` back.
"""

"""Rows of histories as they are written, read back as what was measured."""

from __future__ import annotations

import numpy as np

from bigthree.measures.censored import measured
from bigthree.measures.history import COLUMNS


def measures_of(rows):
    """The measures in some rows of ``runs.parquet``, shape (rows, columns)."""
    return np.column_stack([measured(rows, name) for name in COLUMNS])

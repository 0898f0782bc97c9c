"""The accepted draws as they ship: the coefficients, and the coding that was accepted with them."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from bigthree import calibration, evidence
from bigthree.inputs import Floats
from bigthree.scenario import Scenario

SHIPPED = 1000
"""Draws of a theory that ship."""


def sample_of(scenario: Scenario, accepted: NDArray[np.void]) -> pd.DataFrame:
    """Return the first accepted draws as they ship: four digits, the medoid first, a row a draw.

    Columns: the fitted coefficients by name, then each coded number that has a range in the world
    of the calibration, as ``source:parameter``.
    """
    kept = accepted[:SHIPPED]
    columns = {name: _rounded(kept[name]) for name in calibration.FITTED}
    for dotted, (low, high) in scenario.ranges.items():
        if low < high:
            name = dotted.split(".")[1]
            columns[f"{evidence.source_of(scenario, dotted)}:{name}"] = _rounded(kept[name])
    frame = pd.DataFrame(columns)
    widths = np.array([high - low for low, high in calibration.priors().values()])
    medoid = calibration.medoid_of(frame[list(calibration.FITTED)].to_numpy(), widths)
    return frame.iloc[[medoid, *(n for n in range(len(frame)) if n != medoid)]].reset_index(
        drop=True
    )


def as_text(frame: pd.DataFrame, engagement: str, accepted: int, draws: int) -> str:
    """Return the file of a sample as it ships: a line on what it is made for, then the table."""
    structure = calibration.fingerprint(engagement)
    head = f"# engagement={engagement} draws={draws} accepted={accepted} structure={structure}\n"
    return head + frame.to_csv(index=False, float_format="%.4g", lineterminator="\n")


def _rounded(values: Floats) -> Floats:
    return np.array([float(f"{value:.4g}") for value in values])

"""Opening a results folder: of one study, or of a sweep."""

from __future__ import annotations

from pathlib import Path

from bigthree.errors import BadRequest
from bigthree.files import path_of
from bigthree.storage.saved import SavedResults
from bigthree.sweeps.folder import is_sweep
from bigthree.sweeps.results import Sweep


def open_results(folder: str | Path) -> SavedResults:
    """Open a results folder: its tables and its scenarios.

    Parameters
    ----------
    folder : str or Path
        A folder that a study wrote.

    Returns
    -------
    SavedResults
        A `bigthree.sweeps.results.Sweep` where the study ran one.

    Raises
    ------
    BadRequest
        When it is no results folder, or a sweep that is unfinished or was altered.
    """
    path = path_of("folder", folder)
    if is_sweep(path):
        return Sweep(path)
    if not (path / "manifest.json").is_file():
        raise BadRequest(f"{folder}: is no results folder")
    return SavedResults(path)

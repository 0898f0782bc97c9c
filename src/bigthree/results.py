"""What a results folder holds, read back: tables, scenarios, manifest."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bigthree.errors import BadRequest, nearest

if TYPE_CHECKING:
    import pandas as pd

    from bigthree.scenario import Scenario


class SavedResults:
    """The results of a study, from its folder.

    Attributes
    ----------
    path : Path
    """

    def __init__(self, path: Path) -> None:
        self.path = path

    @cached_property
    def manifest(self) -> dict[str, Any]:
        """Versions, seed, runs, overrides, git state, times and machine."""
        try:
            held = json.loads((self.path / "manifest.json").read_text(encoding="utf-8"))
        except (OSError, ValueError):
            raise BadRequest(f"{self.path / 'manifest.json'}: cannot be read") from None
        return dict(held)

    @property
    def scenarios(self) -> Mapping[str, Scenario]:
        """Every scenario that was run, by name."""
        from bigthree.composition import load_all

        return load_all(self.path / "scenario.yaml")

    def summary(self) -> pd.DataFrame:
        """A row a scenario, with the columns of ``summary.csv``."""
        return self.table("summary")

    def runs(self, columns: list[str] | None = None) -> pd.DataFrame:
        """A row a history; some columns only, where they are named."""
        import pandas as pd

        return pd.read_parquet(self.path / "runs.parquet", columns=columns)

    @property
    def tables(self) -> list[str]:
        """The names of the tables in the folder."""
        return sorted(path.stem for path in self.path.glob("*.csv"))

    def table(self, name: str) -> pd.DataFrame:
        """One of the tables, by its name.

        Raises
        ------
        BadRequest
            When there is no such table.
        """
        import pandas as pd

        if name not in self.tables:
            raise BadRequest(f"table={name}: {nearest(name, self.tables)}")
        return pd.read_csv(self.path / f"{name}.csv", float_precision="round_trip")

    def __repr__(self) -> str:
        return f"<{type(self).__name__} in {self.path}>"


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
    from bigthree.sweeps.folder import is_sweep
    from bigthree.sweeps.results import Sweep

    path = Path(folder)
    if is_sweep(path):
        return Sweep(path)
    if not (path / "manifest.json").is_file():
        raise BadRequest(f"{folder}: is no results folder")
    return SavedResults(path)

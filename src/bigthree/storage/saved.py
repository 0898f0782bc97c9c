"""What a results folder holds, read back: tables, scenarios, manifest."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd
from pydantic import ValidationError

from bigthree.answers import Answer
from bigthree.errors import BadRequest, nearest
from bigthree.files import ALTERED, bytes_of, digest
from bigthree.storage.manifest import MANIFEST, Origin

if TYPE_CHECKING:
    from bigthree.scenario import Scenario


ANSWER = "answer.json"


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
            return dict(json.loads((self.path / MANIFEST).read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError, RecursionError):
            raise BadRequest(f"{self.path / MANIFEST}: cannot be read") from None

    @cached_property
    def origin(self) -> Origin:
        """What the manifest says of where the results come from."""
        try:
            return Origin.model_validate(self.manifest)
        except ValidationError as error:
            key = ".".join(map(str, error.errors()[0]["loc"]))
            raise BadRequest(f"{self.path / MANIFEST}: is not that of a study ({key})") from None

    def check(self, within: str = "") -> None:
        """Refuse a file that is not as it was written, of those whose names begin so."""
        written = self.manifest.get("digests") if (self.path / MANIFEST).is_file() else None
        for name, its in written.items() if isinstance(written, dict) else ():
            if name.startswith(within) and digest(bytes_of(self.path / name)) != its:
                raise BadRequest(f"{self.path / name}: {ALTERED}")

    @property
    def answer(self) -> Answer | None:
        """The answer of the study; None where the folder holds none."""
        path = self.path / ANSWER
        self.check(ANSWER)
        if not path.is_file():
            return None
        try:
            return Answer.from_json(path.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError):
            raise BadRequest(f"{path}: cannot be read") from None
        except BadRequest as error:
            raise BadRequest(f"{path}: {error}") from None

    @property
    def scenarios(self) -> Mapping[str, Scenario]:
        """Every scenario that was run, by name; none of a study that keeps only tables."""
        from bigthree.composition import load_all

        path = self.path / "scenario.yaml"
        self.check(path.name)
        return load_all(path) if path.is_file() else {}

    def summary(self) -> pd.DataFrame:
        """A row a scenario, with the columns of ``summary.csv``."""
        return self.table("summary")

    def runs(self, columns: list[str] | None = None) -> pd.DataFrame:
        """A row a history; some columns only, where they are named.

        They are Parquet: one file, or of a sweep a folder of parts, which hold the worlds in their
        order. Every reader of Parquet takes either.
        """
        path = self.path / "runs.parquet"
        self.check(path.name)
        try:
            return pd.read_parquet(path, columns=columns, filters=self._kept)
        except (OSError, ValueError) as error:
            raise BadRequest(f"{path}: cannot be read ({str(error).splitlines()[0]})") from None

    @property
    def _kept(self) -> list[tuple[str, str, Any]] | None:
        """Which rows count, as Parquet takes it; None for all."""
        return None

    @property
    def tables(self) -> list[str]:
        """The names of the tables in the folder."""
        return sorted(path.stem for path in self.path.glob("*.csv"))

    def table(self, name: str) -> pd.DataFrame:
        """One of the tables, by its name."""
        self.check(f"{name}.csv")
        if name not in self.tables:
            raise BadRequest(f"table={name}: {nearest(name, self.tables)}")
        return _read_table(self.path / f"{name}.csv")

    def __repr__(self) -> str:
        return f"<{type(self).__name__} in {self.path}>"


def _read_table(path: Path) -> pd.DataFrame:
    """A table as it was written: numbers to the last digit, words as words, blanks as nothing."""
    from pyarrow import csv

    table = csv.read_csv(
        path,
        csv.ReadOptions(block_size=max(1, path.stat().st_size)),  # one look decides on the types
        csv.ParseOptions(newlines_in_values=True),
        csv.ConvertOptions(
            null_values=[""], strings_can_be_null=True, true_values=[], false_values=[]
        ),
    )
    frame: pd.DataFrame = table.to_pandas()
    return frame

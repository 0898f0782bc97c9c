"""A plan: which worlds a sweep runs, how often, and on which luck. Everything else follows."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

import pandas as pd

from bigthree import luck
from bigthree.cases import BIG_THREE, Case, case
from bigthree.compiled import source_digest
from bigthree.composition import compose, load_all
from bigthree.errors import BadRequest, whole_number
from bigthree.files import digest
from bigthree.overrides import overrides_in
from bigthree.scenario import Scenario, quantity
from bigthree.sweeps.designs import design_points, listed_points
from bigthree.sweeps.factors import WORDS, Factor, Varied, factors_of
from bigthree.yaml_text import write_yaml

BASE = "base"
"""The column of the points that names the scenario each is made from."""


@dataclass(frozen=True)
class Plan:
    """Which worlds are run, how often, on which luck."""

    bases: Mapping[str, Scenario]  # the scenarios that points are made from, by name
    # a row a point: its `BASE`, then a column for everything that varies. A dotted column
    # holds the number that the point sets (nothing where it leaves the base's own), any other
    # a word that tells the points apart
    points: pd.DataFrame
    # histories a point, and their luck: run r of every point meets the same
    runs: int
    seed: int
    # why a base could not be composed; its points fail, and the others are run
    refusals: Mapping[str, str]
    factors: tuple[Factor, ...] = ()  # what the points were made from, where they came of a design

    def __post_init__(self) -> None:
        whole_number("runs", self.runs, 1, luck.MOST_RUNS)
        luck.check_seed(self.seed)

    @property
    def rows(self) -> int:
        """Histories in all."""
        return self.runs * len(self.points)

    @property
    def varied(self) -> list[str]:
        """The columns that tell the points apart."""
        return [str(name) for name in self.points if name != BASE]

    @property
    def case(self) -> Case:
        """Of all worlds."""
        return case(next((base.case for base in self.bases.values()), BIG_THREE))

    @property
    def months(self) -> int:
        """The longest horizon among the bases."""
        return max(base.months for base in self.bases.values())

    def base_of(self, point: int) -> str:
        """The name of the scenario that a point is made from."""
        return self._base_names[point - int(self.points.index[0])]

    def horizon(self, point: int) -> int:
        """The months that a point runs for."""
        return self.bases[self.base_of(point)].months

    def scenario(self, point: int) -> Scenario:
        """The scenario of a point."""
        base = self.base_of(point)
        if base in self.refusals:
            raise BadRequest(self.refusals[base])
        return self.bases[base].with_values(self.values(point))

    @cached_property
    def _base_names(self) -> list[str]:
        return list(map(str, self.points[BASE]))

    @cached_property
    def _numbers(self) -> dict[str, Any]:
        return {name: self.points[name].to_numpy() for name in self.varied if is_number(name)}

    def values(self, point: int) -> dict[str, Any]:
        """What a point changes in its base, by dotted name, and the name it gives itself."""
        place = point - int(self.points.index[0])
        values: dict[str, Any] = {"name": name_of(point)}
        for dotted, column in self._numbers.items():
            value = float(column[place])
            if not math.isnan(value):
                whole = value.is_integer() and quantity(dotted, self.case.name).whole
                values[dotted] = int(value) if whole else value
        return values

    def mapping(self, point: int) -> dict[str, Any]:
        """A point's plain values, whether they make a scenario or not."""
        base = self.base_of(point)
        if base in self.refusals:
            return {"base": base, **self.values(point)}
        return self.bases[base].changed(self.values(point))

    def slice(self, first: int, end: int) -> Plan:
        """The plan of some of the points, those from `first` up to `end`, with what they need."""
        points = self.points.iloc[first:end]
        needed = set(points[BASE])
        return replace(
            self,
            points=points,
            bases={name: base for name, base in self.bases.items() if name in needed},
            refusals={name: why for name, why in self.refusals.items() if name in needed},
        )

    @cached_property
    def contents(self) -> dict[str, str]:
        """Digests of all that the rows depend on, each under what it is."""
        bases = {name: base.to_mapping() for name, base in self.bases.items()}
        return {
            "scenarios": digest(json.dumps([bases, dict(self.refusals)], sort_keys=True).encode()),
            "points": digest(self.points_text().encode()),
            "runs": str(self.runs),
            "seed": str(self.seed),
            "model": source_digest()[:16],
        }

    @property
    def fingerprint(self) -> str:
        """Eight letters that change with anything that the rows depend on."""
        return digest(json.dumps(self.contents, sort_keys=True).encode())[:8]

    def scenarios_text(self) -> str:
        """The scenarios that points are made from as YAML."""
        return write_yaml({"scenarios": [base.to_mapping() for base in self.bases.values()]})

    def points_text(self) -> str:
        """The points as CSV; the numbers are written so that they read back to the last digit."""
        return str(self.points.to_csv(index_label="point", lineterminator="\n"))


def is_number(column: str) -> bool:
    """Whether a column of the points holds numbers that are set, rather than words."""
    return "." in column and column not in WORDS


def name_of(point: int) -> str:
    """The name of a point's scenario."""
    return f"point-{point}"


def plan_sweep(
    base: Scenario | Iterable[str],
    vary: Varied = (),
    design: str | Path = "latin_hypercube",
    points: int = 256,
    runs: int = 1000,
    seed: int = 0,
) -> Plan:
    """The plan of a sweep: factors over a design, on a base; arguments as of `bigthree.sweep`."""
    scenario, overrides = composed(base)
    luck.check_seed(seed)
    design = str(design)
    if design.lower().endswith(".csv"):
        if vary:
            raise BadRequest(f"design={design}: lists the points; nothing else can vary")
        factors, table = listed_points(design, scenario)
    else:
        factors = factors_of(vary, scenario)
        table = design_points(design, factors, points, seed)
    return on_bases(scenario, overrides, factors, table, runs, seed)


def composed(base: Scenario | Iterable[str]) -> tuple[Scenario, tuple[str, ...] | None]:
    """Return the scenario of a base, and the overrides that compose it, where it is of these."""
    if isinstance(base, Scenario):
        return base, None
    overrides = overrides_in(base)
    return compose(*overrides), overrides


def on_bases(
    scenario: Scenario,
    overrides: tuple[str, ...] | None,
    factors: tuple[Factor, ...],
    points: pd.DataFrame,
    runs: int,
    seed: int,
) -> Plan:
    """The plan of points of some factors: a base for each combination of words among them."""
    words = [factor.name for factor in factors if not factor.is_number]
    if not words:
        based = _based(points, scenario.name)
        return Plan({scenario.name: scenario}, based, runs, seed, {}, factors)
    if overrides is None:
        raise BadRequest(
            f"vary {words[0]}: the base is a composed scenario; give its overrides instead, "
            "such as base=['contradiction=fails']"
        )
    names: list[str] = []
    bases: dict[str, Scenario] = {}
    refusals: dict[str, str] = {}
    for combination in points[words].itertuples(index=False, name=None):
        chosen = [f"{word}={value}" for word, value in zip(words, combination, strict=True)]
        names.append("-".join(combination))
        if names[-1] not in bases and names[-1] not in refusals:
            try:
                base = compose(*chosen_over(overrides, chosen))
                bases[names[-1]] = base.with_values(name=names[-1])
            except BadRequest as error:
                refusals[names[-1]] = str(error)
    if not bases:
        raise BadRequest(next(iter(refusals.values())))
    return Plan(bases, _based(points, names), runs, seed, refusals, factors)


def _based(points: pd.DataFrame, names: Any) -> pd.DataFrame:
    """The points with the names of their bases, numbered."""
    named = points.copy()
    named.insert(0, BASE, names)
    named.index = pd.RangeIndex(len(named), name="point")
    return named


def chosen_over(overrides: tuple[str, ...], chosen: list[str]) -> list[str]:
    """Overrides with some choices put in place of those that they name."""
    keys = {choice.split("=")[0] for choice in chosen}
    return [each for each in overrides if each.split("=")[0] not in keys] + chosen


def from_files(
    scenarios: Path, points: Path, runs: int, seed: int, refusals: Mapping[str, str]
) -> Plan:
    """The plan that a results folder holds, from its ``scenario.yaml`` and ``points.csv``."""
    bases = load_all(scenarios)
    try:
        table = pd.read_csv(
            points, dtype=str, index_col="point", keep_default_na=False, na_values=[""]
        )
        for name in table:
            column = table[name]
            table[name] = column.map(float) if is_number(str(name)) else column.fillna("")
    except OSError as error:
        raise BadRequest(f"{points}: cannot be read ({error.strerror})") from None
    except ValueError:
        raise BadRequest(f"{points}: is not a table of points") from None
    if BASE not in table or not set(table[BASE]) <= {*bases, *refusals}:
        raise BadRequest(f"{points}: its points name scenarios that {scenarios.name} lacks")
    table.index = pd.RangeIndex(len(table), name="point")
    return Plan(bases, table, runs, seed, refusals)

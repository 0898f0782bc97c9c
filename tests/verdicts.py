"""What an answer says of some arms, held against the numbers in its table."""

from __future__ import annotations

import re

import pandas as pd
import pytest

from bigthree.answers import Paragraph
from bigthree.cases import case, case_folders
from bigthree.wording import changes_of

CHANGES = {
    name: change for each in case_folders() for name, change in changes_of(case(each)).items()
}
HEADS = ("The model: ", "Also: ")
SENTENCES = r"\. (?=In “|No difference|“)"
MORE = r"in “(?P<arm>[^”]+)” (?P<changes>.+) than in “(?P<base>[^”]+)”"
FIRST = re.compile(MORE + r"(?: \((?P<low>[\d.]+) to (?P<high>[\d.]+)\))?(?P<small>, a small.*)?")
NONE = re.compile(r"no difference in .+ is clear between “(?P<arm>[^”]+)” and “(?P<base>[^”]+)”")
SAME = re.compile(r"“(?P<arm>[^”]+)” and “(?P<base>[^”]+)” are the same, month by month, .*")


def assert_borne_out(answer, folder, measures, months):
    """Every sentence agrees with the tables, and what clearly differs is said."""
    table = pd.read_csv(folder / "differences.csv")
    runs = pd.read_parquet(folder / "runs.parquet")
    table = table[table["measure"].isin(measures)].set_index(["arm", "baseline", "measure"])
    said = [each.text for each in answer.blocks if isinstance(each, Paragraph)]
    told = {
        head: each.removeprefix(head) for each in said for head in HEADS if each.startswith(head)
    }
    seen = set()
    for sentence in re.split(SENTENCES, told[HEADS[0]].removesuffix(".")):
        clause = f"{sentence[:1].lower()}{sentence[1:]}"
        seen |= _of_the_first(clause, table, runs, measures[0], months)
    for sentence in filter(None, re.split(SENTENCES, told.get(HEADS[1], "").removesuffix("."))):
        seen |= _of_the_others(f"{sentence[:1].lower()}{sentence[1:]}", table)
    clear = table[(table["low"] > 0) | (table["high"] < 0)]
    shown = {
        key for key, value in clear["value"].items()
        if key[-1] == measures[0] or abs(value) >= (0.05 if key[-1].startswith("rmst_") else 0.005)
    }  # fmt: skip
    assert seen == shown


def _of_the_first(clause, table, runs, measure, months):
    if found := NONE.fullmatch(clause):
        row = table.loc[(found["arm"], found["base"], measure)]
        assert row["low"] <= 0 <= row["high"], clause
        return set()
    if found := SAME.fullmatch(clause):
        arms = [runs[runs["scenario"] == found[each]] for each in ("arm", "base")]
        one, other = (each.drop(columns="scenario").reset_index(drop=True) for each in arms)
        pd.testing.assert_frame_equal(one, other, check_exact=True)
        return set()
    found = FIRST.fullmatch(clause)
    assert found, clause
    key = (found["arm"], found["base"], measure)
    row, ends = table.loc[key], (found["low"], found["high"])
    _agrees(found["changes"], row, measure, clause)
    if ends[0]:
        exact = sorted(abs(row[["low", "high"]]))
        for told, true in zip(ends, exact, strict=True):
            assert float(told) == pytest.approx(true, abs=_half(told)), clause
    limit = months / 60 if measure.startswith("rmst_") else 0.05
    assert bool(found["small"]) == (abs(row["value"]) < limit), clause
    return {key}


def _of_the_others(clause, table):
    found = re.fullmatch(MORE, clause)
    assert found, clause
    seen = set()
    for change in found["changes"].split(", "):
        (measure,) = (name for name, (what, *_) in CHANGES.items() if change.startswith(what))
        key = (found["arm"], found["base"], measure)
        _agrees(change, table.loc[key], measure, clause)
        seen.add(key)
    return seen


def _agrees(change, row, measure, clause):
    """One change in words: what, by how much, which way."""
    what, more, less = CHANGES[measure]
    found = re.fullmatch(rf"{what} (?:(?P<under>less than )?(?P<size>[\d.]+)) (?P<how>.+)", change)
    assert found, clause
    assert row["low"] > 0 or row["high"] < 0, clause
    assert found["how"] == (more if row["value"] > 0 else less), clause
    if found["under"]:
        assert abs(row["value"]) < float(found["size"]), clause
    else:
        assert abs(row["value"]) == pytest.approx(float(found["size"]), abs=_half(found["size"]))


def _half(told):
    """Half a unit of the last digit that is told."""
    return 0.5001 * 10.0 ** -len(told.partition(".")[2])

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
HEADS = re.compile(r"(?P<head>The model|In the model, (?P<reply>[^:]+)|Also): (?P<told>.+)\.")
TOGETHER = re.compile(r"\. No two had combined by \w+ \d{4} in (?P<shares>.+)$")
SENTENCES = r"\. (?=In “|No difference|“)"
MORE = r"in “(?P<arm>[^”]+)” (?P<changes>.+) than in “(?P<base>[^”]+)”"
FIRST = re.compile(MORE + r"(?: \((?P<low>[\d.]+) to (?P<high>[\d.]+)\))?(?P<small>, a small.*)?")
NONE = re.compile(r"no difference in .+ is clear between “(?P<arm>[^”]+)” and “(?P<base>[^”]+)”")
SAME = re.compile(r"“(?P<arm>[^”]+)” and “(?P<base>[^”]+)” are the same, month by month, .*")


def assert_borne_out(answer, folder, measures, months, asks=None, which=None):
    """Every sentence agrees with the tables, and what clearly differs is said."""
    table = pd.read_csv(folder / "differences.csv")
    runs = pd.read_parquet(folder / "runs.parquet")
    table = table[table["measure"].isin(measures)].set_index(["arm", "baseline", "measure"])
    said = [each.text for each in answer.blocks if isinstance(each, Paragraph)]
    (first, *also) = (found for each in said if (found := HEADS.fullmatch(each)))
    told = first["told"]
    if together := TOGETHER.search(told):
        told = told[: together.start()]
        compared = {arm for key in table.index if not asks or key[0] in asks for arm in key[:2]}
        summary = pd.read_csv(folder / "summary.csv").set_index("scenario")
        _together(together["shares"], summary.loc[sorted(compared), "survival_end"])
    alike = all(map(SAME.fullmatch, re.split(SENTENCES, f"{told[:1].lower()}{told[1:]}")))
    assert bool(together) == (measures[0] == "rmst_two_against_one" and not alike)
    seen = set()
    for sentence in re.split(SENTENCES, told):
        clause = f"{sentence[:1].lower()}{sentence[1:]}"
        seen |= _of_the_first(clause, table, runs, measures[0], months, first["reply"])
    primary = {key for key in table.index if key[-1] == measures[0]}
    if asks:
        primary = {key for key in primary if key[0] in asks}
    for sentence in (each for more in also for each in re.split(SENTENCES, more["told"])):
        seen |= _of_the_others(f"{sentence[:1].lower()}{sentence[1:]}", table)
    clear = table[(table["low"] > 0) | (table["high"] < 0)]
    shown = {
        key for key, value in clear["value"].items()
        if key in primary or abs(value) >= _small(key[-1], months)
    }  # fmt: skip
    assert seen == shown
    if asks:
        replies = {_reply(table.loc[key], asks[key[0]], folder, months, key) for key in primary}
        several = {"yes", "no", "it depends", None}
        assert first["reply"] in (replies if len(replies) == 1 else several)
    else:
        assert bool(first["reply"]) == bool(which)


def _small(measure, months):
    return months / 60 if measure.startswith("rmst_") else 0.05


def _reply(row, asked, folder, months, key):
    """What one arm answers, from the tables alone."""
    if asked == "together":
        summary = pd.read_csv(folder / "summary.csv").set_index("scenario")
        later = row["low"] > 0
        broken = "no, it only delays the break" if later else "no"
        return "yes" if summary.loc[key[0], "survival_end"] > 0.5 else broken
    clear = row["low"] > 0 or row["high"] < 0
    small = abs(row["value"]) < _small(key[-1], months)
    if asked == "how much":
        return ("little" if small else None) if clear else "nothing that is clear"
    if not clear:
        return "not clear"
    if (row["value"] > 0) != (asked == "more"):
        return "no, the reverse"
    return "yes, but by little" if small else "yes"


def _together(shares, true):
    """The shares together at the horizon, as the summary has them."""
    parts = re.findall(r"([<>]?)(\d+) % of histories in (?:“([^”]+)”|each|both)", shares)
    told = {
        each: (about, share)
        for about, share, arm in parts
        for each in ([arm] if arm else true.index)
    }
    assert set(told) == set(true.index), shares
    for arm, (about, share) in told.items():
        assert 100 * true[arm] == pytest.approx(float(share), abs=1.0 if about else 0.51)


def _of_the_first(clause, table, runs, measure, months, reply):
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
    small = abs(row["value"]) < _small(measure, months) and reply not in (
        "yes, but by little",
        "little",
    )
    assert bool(found["small"]) == small, clause
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

"""The theory, the month, measures, sweeps and their analyses name no country, person or year.

A case says who plays which part (`bigthree.cases`). Identifiers, strings, docstrings and comments
are searched for the names and years in the folders of all cases; works that are cited, as in
``Walt (1987)``, may be named with their year.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from bigthree.cases import case, case_folders
from bigthree.citation import works
from bigthree.studies.registry import all_studies

SOURCE = Path(__file__).parents[1] / "src" / "bigthree"

OWN_WORDS = {"calibration", "experiment", "run"}
"""Studies of any case that hold some words of the Big Three."""

CHECKED = (
    "theory", "month", "measures", "sweeps", "explanation", "answers",
    *(f"studies/{each.name}" for each in all_studies()
      if each.any_case and each.name not in OWN_WORDS),
)  # fmt: skip

CAPITALS_AND_PEOPLES = {
    "moscow", "washington", "london", "beijing", "peking", "kremlin", "russia", "russian",
    "america", "anglo", "sino", "german", "japanese", "polish", "european", "europe", "asia",
    "eurasia",
}  # fmt: skip
"""What the tables of the cases do not spell out."""

NO_NAMES = {
    "the", "and", "north", "south", "east", "west", "western", "eastern", "states", "united",
    "december",
}  # fmt: skip
"""Words in the names of the tables that name nothing by themselves."""

YEAR = re.compile(r"(?<![\d.])(?:1[5-9]|20)\d\d(?!\d)")


def words(text):
    return {*re.findall(r"[a-z]{3,}", text.lower().replace("_", " "))}


@cache
def names():
    """Every name in the folders of the cases: powers, contested states, people, sources."""
    told = []
    for name in case_folders():
        of = case(name)
        told += [*of.powers, *of.names, *of.the, *of.whose, *of.words, *of.measured.trust]
        told += [each for state in of.states() for each in (state.name, state.label)]
        told += {row["source"] for row in of.rows("evidence")} - {"shared", "historical"}
    usual = {"bond", "trust"} | NO_NAMES
    return (words(" ".join(told)) | CAPITALS_AND_PEOPLES) - usual


@cache
def citations():
    """Works as they are cited, ``Kydd 2005`` or ``Pechatnov (1995``."""
    people = {
        person.split(",")[0]
        for work in works().values()
        for key in ("author", "editor")
        for person in work.fields.get(key, ())
    }
    one = "|".join(sorted(map(re.escape, people), key=len, reverse=True))
    several = rf"(?:{one})(?:(?:, | and |, Van | and De )(?:{one}))*(?: et al\.)?"
    return re.compile(rf"{several}(?:'s)?,?\s\(?\d{{4}}")


def uncited(path):
    """The text of a file but for the works that it cites, lines joined."""
    return citations().sub("", re.sub(r"\s+", " ", path.read_text("utf-8")))


def test_the_names_are_those_of_the_cases():
    assert {"ussr", "china", "soviet", "litvinov", "dulles", "poland", "korea"} <= names()
    assert not names() & {"power", "stance", "tie", "shared", "world"}


@pytest.mark.parametrize("room", CHECKED)
def test_no_country_and_no_person_is_named(room):
    for path in sorted((SOURCE / room).rglob("*.py")):
        assert not words(uncited(path)) & names(), path


@pytest.mark.parametrize("study", sorted(OWN_WORDS))
def test_a_study_with_words_of_its_own_has_some(study):
    files = (SOURCE / "studies" / study).rglob("*.py")
    assert any(words(uncited(path)) & names() for path in files)


@pytest.mark.parametrize("room", CHECKED)
def test_no_year_is_named(room):
    for path in sorted((SOURCE / room).rglob("*.py")):
        assert not YEAR.findall(uncited(path)), path


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("def soviet_tie(x): ...", {"soviet"}),
        ('"""What Moscow fears (Walt 1987)."""', {"moscow"}),
        ("trust_in_usa = 1", {"usa"}),
        ('"""Profit from a quarrel (Dittmer 1981)."""', set()),
    ],
)
def test_a_name_would_be_found(tmp_path, said, found):
    path = tmp_path / "file.py"
    path.write_text(said, "utf-8")
    assert words(uncited(path)) & names() == found
    assert not YEAR.findall(uncited(path))


def test_a_year_would_be_found(tmp_path):
    path = tmp_path / "file.py"
    path.write_text("START = 1945  # Pechatnov (1995, p. 5)", "utf-8")
    assert YEAR.findall(uncited(path)) == ["1945"]


def test_contributing_says_which_rooms_are_searched():
    text = (SOURCE.parents[1] / "CONTRIBUTING.md").read_text("utf-8")
    sentence = re.search(r"[^.\n]*name no country[^\n]*", text)[0]
    assert re.findall(r"`([\w/]+)/`", sentence) == list(CHECKED)

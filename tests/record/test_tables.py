"""The record: its tables hold together, agree with one another, and say where they come from."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from scipy import stats

import bigthree
from bigthree.cases import case
from bigthree.dyads import DYADS
from bigthree.errors import BadRequest
from bigthree.record.tables import (
    EAST,
    TABLES,
    WEST,
    crisis_months,
    described,
    month_of,
    pacts,
    red_army,
    sessions,
)
from bigthree.studies.record import answer as study
from bigthree.studies.registry import study_named
from bigthree.studies.request import Request
from commands import run

SETS = Path(bigthree.__file__).parents[3] / "shared" / "data"
beside = pytest.mark.skipif(not SETS.is_dir(), reason="the full sets are not beside the checkout")

ABBREVIATIONS = {"USA-RUS": "ussr_usa", "UKG-RUS": "ussr_uk", "USA-UKG": "usa_uk"}
OF_DYAD = {"ussr_usa": ("ussr", "usa"), "ussr_uk": ("ussr", "uk"), "usa_uk": ("usa", "uk")}


def full(name):
    """A full set, as it lies beside the checkout."""
    with (SETS / f"{name}.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def printed(shape):
    return study.study(Request("record", (), 1, 0, format=shape)).text


class TestVotes:
    """Agreement in the General Assembly."""

    def test_ten_sessions_of_three_dyads(self):
        held = [
            (int(row["session"]), int(row["year"]), row["dyad"])
            for row in case().rows("un_agreement")
        ]
        assert held == [(n, 1945 + n, dyad) for n in range(1, 11) for dyad in DYADS]

    @pytest.mark.parametrize(
        "row", case().rows("un_agreement"), ids=lambda row: row["dyad"] + row["year"]
    )
    def test_the_interval_is_wilsons(self, row):
        votes, share = int(row["votes"]), float(row["agreement"])
        same = round(share * votes)
        assert abs(same / votes - share) < 1e-4
        wilson = stats.binomtest(same, votes).proportion_ci(0.95, method="wilson")
        assert abs(wilson.low - float(row["low"])) < 1e-4
        assert abs(wilson.high - float(row["high"])) < 1e-4

    def test_half_agreement_lies_between_none_and_whole(self):
        for row in case().rows("un_agreement"):
            share, index = float(row["agreement"]), float(row["lijphart"])
            assert share <= index <= (1 + share) / 2

    def test_the_array_is_the_index_from_minus_one_to_one(self):
        years, signed, low, high = sessions()
        assert years.tolist() == list(range(1946, 1956))
        assert np.round(signed[0], 3).tolist() == [-0.442, -0.488, 0.674]
        assert (low < high).all()


class TestCrises:
    """Crises, and which dyads they set on opposite sides."""

    def test_they_are_dated_and_told_once(self):
        table = case().rows("crises")
        assert len({row["icb"] for row in table}) == len(table)
        assert [row["began"] for row in table] == sorted(row["began"] for row in table)
        for row in table:
            assert 0 <= month_of(row["began"]) < 132
            assert row["began"] <= row["ended"]
            assert row["name"] != row["name"].upper()
            assert row["reading"].endswith(".")

    def test_opposed_are_only_those_that_took_part(self):
        for row in case().rows("crises"):
            levels = {power: int(row[power] or 0) for power in ("ussr", "usa", "uk")}
            assert sum(level >= 3 for level in levels.values()) >= 2, row["name"]
            for dyad, pair in OF_DYAD.items():
                assert row[dyad] in ("0", "1")
                if row[dyad] == "1":
                    assert min(levels[power] for power in pair) >= 3, row["name"]

    def test_to_1950_they_are_those_of_the_events(self):
        events = bigthree.compose("author=stalin_molotov", "events=historical").events.events
        dated = sorted(
            (event.month, dyad)
            for event in events.values()
            for dyad, (one, other) in OF_DYAD.items()
            if {f"stance_{one}_{other}", f"stance_{other}_{one}"} & set(event.effects)
        )
        of_record = sorted(
            (month_of(row["began"]), dyad)
            for row in case().rows("crises")
            for dyad in DYADS
            if row["began"] < "1951" and row[dyad] == "1"
        )
        assert dated == of_record

    def test_the_array_marks_the_months_in_which_they_began(self):
        happened = crisis_months(132)
        assert happened.shape == (132, 3)
        assert happened.sum(axis=0).tolist() == [21, 4, 0]
        assert happened[41].tolist() == [True, True, False]  # Berlin, June 1948
        assert np.array_equal(crisis_months(40), happened[:40])


class TestSides:
    """Pacts of the contested states, and how far the Red Army came."""

    def test_every_state_in_its_order(self):
        assert [row["state"] for row in case().rows("alignment")] == [
            state.name for state in case().states()
        ]

    def test_the_codes(self):
        for row in case().rows("alignment"):
            for year in (1949, 1955):
                assert row[f"pact_{year}"] in ("east", "west", "both", "none", "uncoded")
                if row[f"pact_{year}"] in ("both", "uncoded"):
                    assert row["pact_note"].endswith("."), row["state"]
            assert row["red_army"] in ("most", "part", "none")
            assert row["red_army_grade"] == "inferred"
            assert row["red_army"] == "none" or row["red_army_note"].endswith(".")

    def test_where_pacts_mislead_a_note_says_how_it_stood(self):
        sides = {"east": {"ussr"}, "west": {"west"}, "none": {"none"}}
        for row in case().rows("alignment"):
            for year in (1949, 1955):
                stood = row[f"stood_{year}"].split("+")
                assert set(stood) <= {"ussr", "usa", "uk", "none"}
                told = {"west" if each in ("usa", "uk") else each for each in stood}
                if told != sides.get(row[f"pact_{year}"]):
                    assert row["stood_note"].endswith("."), row["state"]

    def test_how_many_have_a_side(self):
        counts = {year: [pacts(year).count(side) for side in (EAST, WEST)] for year in (1949, 1955)}
        assert counts == {1949: [8, 6], 1955: [7, 9]}
        assert len(red_army()) == 25


class TestSources:
    """Each table is cited, with its licence and what it lacks."""

    @pytest.mark.parametrize("table", TABLES)
    def test_each_has_its_section(self, table):
        title, text = described(table)
        assert len(title) > 15
        assert "icence" in text or "Free for" in text
        assert "aps" in text or "differs from the record" in text

    @pytest.mark.parametrize("table", TABLES)
    def test_each_says_something_and_shows_its_rows(self, table):
        rows = study.rows(table)
        assert study.says(table).endswith(".")
        assert len(rows) >= 10
        assert all(list(row) == list(rows[0]) for row in rows)


class TestStudy:
    """`bigthree record`."""

    def test_plain_text_has_every_table_and_its_source(self):
        text = printed("plain")
        for table in TABLES:
            assert f"{table}: {described(table)[0]}\n───" in text
        assert "Voeten" in text
        assert "Romania, Red Army: All of it from autumn 1944." in text

    def test_csv_is_every_cell_as_shipped(self):
        held = pd.read_csv(io.StringIO(printed("csv")), dtype=str, keep_default_na=False)
        assert list(held.columns) == ["table", "row", "column", "value"]
        for table in TABLES:
            mine = held[held["table"] == table]
            back = [dict(zip(part["column"], part["value"], strict=True))
                    for _, part in mine.groupby(mine["row"].astype(int))]  # fmt: skip
            assert back == case().rows(table)

    def test_markdown_has_a_table_for_each(self):
        text = printed("markdown")
        assert text.count("\n| --- ") >= len(TABLES)
        for table in TABLES:
            assert f"## {table}: " in text

    @pytest.mark.parametrize("override", ["author=maisky", "world.rivalry=0.5", "months=12"])
    def test_a_scenario_is_refused(self, override):
        with pytest.raises(BadRequest, match=rf"^{override}: study=record does not read it; .*"):
            study_named("record").check((override,))

    def test_from_the_shell_it_prints_and_leaves_no_folder(self, tmp_path):
        done = run(tmp_path, "record", "format=csv")
        assert done.returncode == 0, done.stderr
        assert done.stdout.startswith("table,row,column,value\ncapabilities,0,year,1938\n")
        assert not list(tmp_path.iterdir())


@beside
class TestFullSets:
    """The tables agree with the sets that they were worked out from."""

    def test_votes(self):
        mine = {
            (row["year"], row["dyad"]): [row["votes"], *map(float, list(row.values())[4:])]
            for row in case().rows("un_agreement")
        }
        theirs = {
            (row["year"], ABBREVIATIONS[row["dyad"]]): [
                row["n"],
                *(float(row[name]) for name in ("agree3", "agree3_lo", "agree3_hi", "lijphart")),
            ]
            for row in full("unga_agreement_big3")
            if row["basis"] == "session" and row["year"] <= "1955"
        }
        assert mine == theirs

    def test_crises(self):
        listed = {row["icb"]: row for row in case().rows("crises")}
        for row in full("icb_crises"):
            if not row["trigger_year"] or not 1945 <= float(row["trigger_year"]) <= 1955:
                continue
            actors = row["crisis_actors"].split("|")
            named = {"ussr": ("RUS", "suinv"), "usa": ("USA", "usinv"), "uk": ("UKG", "gbinv")}
            levels = {
                power: 9 if code in actors else int(row[column])
                for power, (code, column) in named.items()
            }
            took_part = sum(level >= 3 for level in levels.values()) >= 2
            assert took_part == (row["crisno"] in listed), row["crisname"]
            if took_part:
                mine = listed[row["crisno"]]
                assert {power: int(mine[power] or 0) for power in levels} == levels
                assert mine["threat"] == row["gravity"].lower()
                assert mine["began"][:4] == row["trigger_year"][:4]
                began = pd.Timestamp(row["trigger_date"])
                assert mine["began"] == f"{began:%Y-%m}"

    @pytest.mark.parametrize("year", [1949, 1955])
    def test_sides(self, year):
        theirs = {
            row["ccode"]: row
            for row in full("observed_alignment_1944_1960")
            if row["year"] == str(year)
        }
        sides = {"E": "east", "W": "west", "both": "both", "none": "none", "n/a": "uncoded"}
        for state, mine in zip(case().rows("contested_states"), pacts(year), strict=True):
            row = theirs.get(state["cow"])
            assert mine == (sides[row["pact_side"]] if row else "uncoded"), state["state"]
            if row:
                for power in ("USA", "UKG", "RUS"):
                    assert row[f"cow_def_{power}"] == row[f"atop_def_{power}"]

"""The coding of Washington, Moscow and Beijing keeps the rules that its page states."""

from __future__ import annotations

import re
from collections import Counter

import networkx as nx
import pytest

from bigthree.cases import case
from bigthree.citation import works
from bigthree.evidence import GRADES, coded
from bigthree.yaml_text import read_yaml

CASE = "washington_moscow_beijing"
POWERS = ("usa", "ussr", "china")
STEPS = {0.1, 0.25, 0.5}
"""Of the what-ifs: slight, marked, great."""
TAKEN_OVER = {
    ("historical", "american_reach"): ("historical", "american_reach"),
    ("historical", "resistance"): ("historical", "resistance"),
    ("historical", "tolerance_of_ussr"): ("historical", "tolerance"),
    ("shared", "closeness_usa_ussr"): ("shared", "closeness_ussr_usa"),
    ("shared", "proximity_usa_ussr"): ("shared", "proximity_ussr_usa"),
    ("shared", "soviet_appetite"): ("stalin_molotov", "appetite"),
    ("shared", "soviet_openness"): ("stalin_molotov", "openness"),
    ("shared", "soviet_imposition"): ("stalin_molotov", "imposition"),
}
"""The same quantity here and in the coding of the Big Three."""


def table(name):
    return case(CASE).rows(name)


def turns():
    path = case(CASE).options("events")["turns_1950_1980"]
    return read_yaml(path.read_text("utf-8"))["events"]


class TestAssumptions:
    """Every assumption has a value, a range, a grade and works, or says that it is ours."""

    @pytest.mark.parametrize(
        "row", table("evidence"), ids=lambda r: r["source"] + "." + r["parameter"]
    )
    def test_a_row_keeps_the_rules(self, row):
        low, value, high = (float(row[name]) for name in ("low", "value", "high"))
        assert (-1.0 if low < 0 else 0.0) <= low <= value <= high <= 1.0
        assert low < high
        assert {row["grade"], row["size"]} <= set(GRADES)
        ours = row["grade"] == "silent"
        assert ours == row["reading"].startswith("Ours: ") == (not row["pages"])
        assert (row["grade"] == "inferred") <= row["reading"].startswith(
            ("Inference", "Computed", "As coded")
        )

    def test_each_is_coded_once(self):
        counted = Counter((row["source"], row["parameter"]) for row in table("evidence"))
        assert set(counted.values()) == {1}

    def test_two_governments_and_the_world_are_coded_on_the_same_conditions(self):
        of = {source: {row["parameter"] for row in table("evidence") if row["source"] == source}
              for source in ("acheson", "dulles", "historical")}  # fmt: skip
        assert of["acheson"] == of["dulles"]
        assert of["historical"] < of["acheson"]

    @pytest.mark.parametrize(("here", "there"), TAKEN_OVER.items(), ids=lambda each: each[1])
    def test_the_same_quantity_keeps_its_number(self, here, there):
        [row] = [r for r in table("evidence") if (r["source"], r["parameter"]) == here]
        known = coded(*there)
        assert [float(row[name]) for name in ("value", "low", "high")] == [
            known.value, known.low, known.high
        ]  # fmt: skip

    def test_an_author_s_own_world_holds_the_rivalry_that_he_believes_in(self):
        for author in ("acheson", "dulles"):
            believed, true = (
                next(tuple(r[c] for c in ("value", "low", "high")) for r in table("evidence")
                     if (r["source"], r["parameter"]) == (author, name))
                for name in ("believed_rivalry", "rivalry")
            )  # fmt: skip
            assert believed == true

    def test_every_work_is_in_the_bibliography(self):
        known = " ".join(f"{work.fields}" for work in works().values())
        named = [row["pages"] for row in table("evidence")]
        named += [row["source"] for row in table("targets")]
        cited = {part for each in named for part in each.split("; ") if part}
        assert len(cited) > 20
        for each in cited:
            name, year = re.match(
                r"([\w /-]+?)(?: and .*|, .*| et al\.)? ((?:19|20)\d\d)", each
            ).groups()
            assert name.split(",")[0] in known, each
            assert year in known, each


class TestRecord:
    """Tables of the record, derived as the sources say."""

    def test_capabilities_are_shares_of_the_three(self):
        years = [int(row["year"]) for row in table("capabilities")]
        assert years == list(range(1949, 1982))
        for row in table("capabilities"):
            assert sum(round(10_000 * float(row[power])) for power in POWERS) == 10_000

    def test_the_american_and_soviet_arsenals_are_those_of_the_big_three(self):
        known = {row["year"]: row for row in case().rows("warheads")}
        for row in table("warheads"):
            assert (row["usa"], row["ussr"]) == (
                known[row["year"]]["usa"],
                known[row["year"]]["ussr"],
            )

    def test_the_peace_scale_of_the_common_dyad_is_that_of_the_big_three(self):
        known = {row["year"]: row["ussr_usa"] for row in case().rows("peace_scale")}
        common = [row for row in table("peace_scale") if row["year"] in known]
        assert len(common) > 10
        for row in common:
            assert float(row["usa_ussr"]) == pytest.approx(float(known[row["year"]]), abs=1e-4)

    def test_the_shares_of_the_two_common_powers_keep_their_ratio(self):
        known = {row["year"]: row for row in case().rows("capabilities")}
        for row in table("capabilities"):
            there = known[row["year"]]
            ratio = float(there["usa"]) / float(there["ussr"])
            assert float(row["usa"]) / float(row["ussr"]) == pytest.approx(ratio, rel=2e-3)


class TestStates:
    """The contested states."""

    def test_weights_sum_to_one(self):
        states = table("contested_states")
        assert len(states) <= 25
        assert sum(float(row["weight"]) for row in states) == pytest.approx(1.0, abs=1e-9)

    @pytest.mark.parametrize("power", ["ussr", "china"])
    def test_distances_are_fewest_borders_that_cross_no_other_power(self, power):
        other = {"ussr": "china", "china": "ussr"}[power]
        land = nx.Graph([(row["a"], row["b"]) for row in table("borders")])
        land.remove_node(other)
        hops = nx.single_source_shortest_path_length(land, power)
        for row in table("contested_states"):
            distance = float(row[f"{power}_distance"])
            if row["state"] in hops:
                assert distance == hops[row["state"]], row["state"]
            else:
                assert distance >= 2.0, row["state"]
                assert f"{power} across" in row["distance_source"]

    def test_without_a_free_vote_a_state_takes_the_mean_of_those_that_have_one(self):
        own = [
            float(row["resistance"])
            for row in table("contested_states")
            if not row["resistance_source"].startswith("inferred")
        ]
        for row in table("contested_states"):
            if row["resistance_source"].startswith("inferred"):
                assert float(row["resistance"]) == pytest.approx(sum(own) / len(own), abs=1e-4)


class TestTurns:
    """The crises and turns are sized by rule."""

    def test_crises_have_the_size_of_their_threat(self):
        gravity = {"political": 0.05, "economic": 0.05, "influence": 0.05, "territorial": 0.1,
                   "limited": 0.1, "grave": 0.15, "existence": 0.2}  # fmt: skip
        crises = {n: e for n, e in turns().items() if e["reading"].startswith("ICB")}
        assert len(crises) == 35
        for name, each in crises.items():
            threat = each["reading"].split(": ")[1].split(";")[0]
            [size] = {s for word, s in gravity.items() if word in threat}
            roles = dict(zip(POWERS, each["reading"].split("; ")[1].split(", "), strict=True))
            for target, jump in each["effects"].items():
                _, actor, _ = target.split("_")
                acted = "crisis actor" in roles[actor] and "not a" not in roles[actor]
                assert jump == pytest.approx(-size if acted else -size / 2), name

    def test_turns_have_steps_of_the_what_ifs_and_say_whose_they_are(self):
        ours = {n: e for n, e in turns().items() if not e["reading"].startswith("ICB")}
        assert len(ours) == 14
        for each in ours.values():
            assert {abs(size) for size in each["effects"].values()} <= STEPS
            assert each["reading"].endswith("The date is the record, the size ours.")

    def test_all_fall_in_the_thirty_one_years(self):
        assert all(0 <= each["month"] < 372 for each in turns().values())
        months = [each["month"] for each in turns().values()]
        assert months == sorted(months)

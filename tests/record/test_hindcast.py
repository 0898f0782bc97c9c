"""The hindcast: its scores on data with known answers, its parts by hand, and the study whole."""

from __future__ import annotations

import re
from itertools import permutations
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from scipy import stats

import bigthree
from bigthree.answers import Heading, Table, terminal
from bigthree.cases import case
from bigthree.errors import BadRequest
from bigthree.figures.figure_data import figure_data
from bigthree.measures.estimates import Estimate
from bigthree.record import scoring, targets
from bigthree.record.breaks import MONTHS, carried_on
from bigthree.record.scoring import CHANCE, MEDIAN, MODEL
from bigthree.record.tables import crisis_months, pacts, sessions
from bigthree.record.votes import autumns, blind_order, score_votes
from bigthree.studies.calibration.histories import WORLD
from bigthree.studies.hindcast import STUDY
from bigthree.studies.hindcast import answer as study
from bigthree.studies.hindcast.computation import MOST_RUNS, hindcast, meets_targets
from bigthree.studies.hindcast.crises import fall, score_crises
from bigthree.studies.hindcast.powers import compare_powers, expected_shares
from bigthree.studies.hindcast.sides import rules, said_east, score_sides, sided
from bigthree.studies.request import Request
from bigthree.studies.results import Results
from blank import blank
from commands import ok, run
from legible import assert_drawn

RUNS = 40
ACCEPTED = (*WORLD, "coefficients=accepted")
INDEX = np.array([[0.1, -0.4, 0.8], [-0.2, -0.1, 0.5], [-0.3, -0.3, 0.2]])
"""Three sessions; the last has two dyads level."""


@pytest.fixture(scope="module")
def found():
    return hindcast(RUNS, seed=0)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    where = tmp_path_factory.mktemp("hindcast")
    with blank():
        printed = ok(where, "hindcast", f"runs={RUNS}")
    return where / Path(printed.splitlines()[-1]), printed


def of_model(rows, predictor=MODEL):
    return {row["score"]: row["mean"] for row in rows if row["predictor"] == predictor}


def ties_of_record():
    """Ties that in each autumn are the index of the votes, shape (1, months + 1, 3)."""
    ties = np.zeros((1, MONTHS + 1, 3))
    years, signed, _, _ = sessions()
    for year, index in zip(years, signed, strict=True):
        start = 12 * (year - 1945)
        ties[0, start : start + 12] = index
    return ties


class TestScores:
    """A perfect model scores 1, a reversed one 0, a blind one as chance."""

    def test_perfect_and_reversed(self):
        perfect, reverse = INDEX[None], -INDEX[None]
        for score in (scoring.warmest, scoring.in_order, scoring.same_sign):
            assert score(perfect, INDEX).tolist() == [1.0]
        assert scoring.warmest(reverse, INDEX).tolist() == [0.0]
        assert scoring.same_sign(reverse, INDEX).tolist() == [0.0]
        assert scoring.in_order(reverse, INDEX).tolist() == [0.0]

    def test_either_order_is_right_where_the_record_is_level(self):
        ties = INDEX[None].repeat(2, axis=0)
        ties[0, 2, 0] += 0.05
        ties[1, 2, 1] += 0.05
        assert scoring.in_order(ties, INDEX).tolist() == [1.0, 1.0]

    def test_blind_guesses_score_as_chance_says(self):
        rng = np.random.default_rng(3)
        blind = rng.normal(size=(20_000, 3, 3))
        assert abs(scoring.warmest(blind, INDEX).mean() - 1 / 3) < 0.01
        assert abs(scoring.in_order(blind, INDEX).mean() - (1 / 6 + 1 / 6 + 1 / 3) / 3) < 0.01
        assert scoring.chance_of_order(INDEX) == pytest.approx(2 / 9)
        assert abs(scoring.same_sign(blind, INDEX).mean() - 0.5) < 0.01

    def test_rank_correlation_is_spearmans(self):
        rng = np.random.default_rng(4)
        values, record = rng.normal(size=(5, 12)), rng.integers(0, 4, 12).astype(float)
        theirs = [stats.spearmanr(row, record).statistic for row in values]
        assert scoring.rank_correlation(values, record) == pytest.approx(theirs)
        assert scoring.rank_correlation(np.array([record, -record]), record) == pytest.approx(
            [1.0, -1.0]
        )

    def test_roc_area_counts_pairs(self):
        values = np.array([[3.0, 1.0, 2.0, 2.0, 5.0]])
        happened = np.array([True, False, True, False, False])
        pairs = [(3, 1), (3, 2), (3, 5), (2, 1), (2, 2), (2, 5)]
        by_hand = sum((a > b) + 0.5 * (a == b) for a, b in pairs) / len(pairs)
        assert scoring.roc_area(values, happened) == pytest.approx([by_hand])
        sure = happened.astype(float)[None]
        areas = scoring.roc_area(np.concatenate([sure, -sure, 0 * sure]), happened)
        assert areas.tolist() == [1.0, 0.0, 0.5]

    def test_chance_of_a_roc_area_holds_95_of_100_blind_months(self):
        happened = np.arange(132) < 21
        blind = np.random.default_rng(5).normal(size=(4000, 132))
        chance = scoring.chance_area(happened)
        inside = np.mean(np.abs(scoring.roc_area(blind, happened) - 0.5) <= chance.high - 0.5)
        assert abs(inside - 0.95) < 0.015

    def test_accuracy(self):
        east = np.array([True, True, True, False])
        said = np.array([east, ~east, np.ones(4, bool)])
        assert scoring.accuracy(said, east).tolist() == [1.0, 0.0, 0.75]
        assert scoring.balanced_accuracy(said, east).tolist() == [1.0, 0.0, 0.5]

    @pytest.mark.parametrize("balanced", [False, True])
    def test_chance_of_accuracy_is_that_of_all_deals(self, balanced):
        east = np.array([True, True, False, False, False])
        said = np.random.default_rng(6).random((7, 5)) < [0.9, 0.8, 0.6, 0.3, 0.1]
        score = scoring.balanced_accuracy if balanced else scoring.accuracy
        deals = [score(said, np.array(deal)).mean() for deal in set(permutations(east))]
        chance = scoring.chance_accuracy(said, east, balanced)
        assert chance.value == pytest.approx(np.mean(deals))
        assert chance.low == pytest.approx(np.quantile(deals, 0.025))
        assert chance.high == pytest.approx(np.quantile(deals, 0.975))

    def test_the_middle_of_histories(self):
        values = np.arange(101.0)
        assert scoring.over_histories(values) == (50.0, 2.5, 97.5)
        assert scoring.median(values[:, None]).tolist() == [[50.0]]
        assert scoring.median(np.array([[True, False], [True, True], [False, False]])).tolist() == [
            [True, False]
        ]


class TestVotes:
    """The General Assembly."""

    def test_autumns_are_september_to_december(self):
        months = np.broadcast_to(np.arange(MONTHS + 1.0)[:, None], (2, MONTHS + 1, 3))
        assert autumns(months)[1, :, 2].tolist() == [12.0 * n + 9.5 for n in range(1, 11)]

    def test_the_record_itself_scores_one(self):
        rows = list(score_votes(ties_of_record()))
        assert list(of_model(rows).values()) == pytest.approx([1.0] * 6)
        assert of_model(rows) == pytest.approx(of_model(rows, MEDIAN))

    def test_its_reverse_scores_nothing(self):
        held = of_model(score_votes(-ties_of_record()))
        assert list(held.values()) == pytest.approx([0.0, 0.0, 0.0, 0.0, -1.0, -1.0])

    def test_what_the_fitted_breaks_say(self):
        """Wrong: the Soviet-American sign in 1946, the Anglo-Soviet in 1955."""
        held = of_model(score_votes(ties_of_record()), "fitted breaks carried on")
        assert held["sign"] == pytest.approx(28 / 30)
        assert held["sign, 1949 to 1955"] == pytest.approx(20 / 21)
        assert held["warmest dyad"] == 1.0
        assert held["order of the dyads"] == pytest.approx(0.6)

    def test_guessing_between_the_soviet_dyads(self):
        """Two sessions of ten are level, where either order is right."""
        assert blind_order() == pytest.approx((2 + 8 / 2) / 10)


class TestCrises:
    """In which dyad, and when."""

    def test_ties_that_dip_with_each_crisis_score_one(self):
        ties = np.zeros((1, MONTHS + 1, 3))
        ties[0, :MONTHS] = -1.0 * crisis_months(MONTHS)
        held = of_model(score_crises(ties))
        assert held["dyad and month"] == held["month, ussr_usa"] == held["month, ussr_uk"] == 1.0
        assert held["month by the fall of the tie, ussr_uk"] == 1.0
        reverse = of_model(score_crises(-ties))
        assert reverse["dyad and month"] == reverse["month, ussr_usa"] == 0.0

    def test_level_ties_are_blind(self):
        held = of_model(score_crises(np.zeros((2, MONTHS + 1, 3))))
        assert set(held.values()) == {0.5}

    def test_the_rule_of_moscow(self):
        """25 crisis months of 264 with Moscow, and none of 132 without."""
        held = of_model(score_crises(np.zeros((1, MONTHS + 1, 3))), "any dyad with Moscow")
        assert held["dyad and month"] == pytest.approx((0.5 * (264 - 25) + 132) / (396 - 25))

    def test_a_fall_is_over_half_a_year_or_since_the_start(self):
        hostility = np.arange(10.0)[None] ** 2
        assert fall(hostility)[0].tolist() == [0, 1, 4, 9, 16, 25, 36, 49 - 1, 64 - 4, 81 - 9]

    def test_the_breaks_carried_on(self):
        ties = carried_on()[0]
        assert np.sign(ties[[0, 18, 19, 28, 29, 131]]).tolist() == [
            [1, 1, 1], [1, 1, 1], [1, -1, 1], [1, -1, 1], [-1, -1, 1], [-1, -1, 1],
        ]  # fmt: skip
        assert (ties[:, 1] < ties[:, 0]).all()
        assert (ties[:, 2] > ties[:, 0]).all()


class TestSides:
    """East or west."""

    def test_soviet_influence_against_both(self):
        influence = np.array([[[0.5, 0.5, 0.3], [0.3, 0.2, 0.3], [0.3, 0.2, 0.0]]])
        assert said_east(influence).tolist() == [[False, True, False]]

    @pytest.mark.parametrize("year", [1949, 1955])
    def test_the_record_itself_scores_one(self, year):
        influence = np.zeros((2, 3, 25))
        influence[:, 0] = np.array(pacts(year)) == "east"
        influence[:, 1] = 0.1
        held = of_model(score_sides(year, influence))
        assert held == {f"side in {year}": 1.0, f"side in {year}, balanced": 1.0}
        reverse = influence[:, [1, 0, 2]]
        assert set(of_model(score_sides(year, reverse)).values()) == {0.0}

    def test_the_rules_by_hand(self):
        """Two borders: only Norway is wrong in 1949; with Greece, Turkey and Japan in 1955."""
        influence = np.zeros((1, 3, 25))
        by_hops = {
            year: of_model(score_sides(year, influence), "within two borders of the USSR")
            for year in (1949, 1955)
        }
        assert by_hops[1949]["side in 1949"] == pytest.approx(13 / 14)
        assert by_hops[1955]["side in 1955"] == pytest.approx(12 / 16)
        names = [state.name for state in case().states()]
        most = {name for name, held in zip(names, rules()["Red Army in most of it"], strict=True)
                if held}  # fmt: skip
        assert most == {"poland", "czechoslovakia", "hungary", "romania", "bulgaria", "baltics"}
        assert sided(1949).sum() == 14


class TestPowers:
    """What the authors expected of the weights."""

    def test_without_growth_nothing_changes(self):
        still = bigthree.compose("author=maisky", "theory.power_growth=0")
        shares = expected_shares(still, 3, 0)
        assert shares.shape == (3, 11, 3)
        assert np.abs(shares - np.array(case().by_year("capabilities")[1944])).max() < 1e-12

    def test_a_year_by_hand(self):
        scenario = bigthree.compose(
            "author=maisky", "theory.power_growth=0.5", "world.american_power_growth=0.8",
            "world.british_decline=0.4", "uncertainty.coding=false",
        )  # fmt: skip
        ussr, usa, uk = case().by_year("capabilities")[1944]
        part = (12 * 5 + 5.5) / 120
        weights = np.array([ussr, usa * (1 + 0.4 * part), uk * (1 - 0.2 * part)])
        assert expected_shares(scenario, 1, 0)[0, 5] == pytest.approx(weights / weights.sum())

    def test_no_change_is_the_error_of_the_shares_of_1944(self):
        table = compare_powers(5, 0)
        record = np.array([case().by_year("capabilities")[year] for year in range(1944, 1956)])
        assert table["no_change"].unique() == pytest.approx(np.abs(record[1:] - record[0]).mean())
        assert (table["low"] <= table["error"]).all()


class TestHindcast:
    """The whole of it."""

    def test_how_often_the_fitted_is_met_again(self):
        """The same from the measures of a run that ends where the calibration does."""
        short = bigthree.simulate(bigthree.compose(*ACCEPTED, f"months={targets.MONTHS}"), 300, 0)
        whole = bigthree.simulate(bigthree.compose(*ACCEPTED, f"months={MONTHS}"), 300, 0)
        columns = {name: short.column(name) for name in targets.COLUMNS}
        matched = targets.matches(columns, targets.targets(0.2)).mean()
        assert meets_targets(whole).value == pytest.approx(matched)
        assert matched > 0.0

    def test_it_repeats_to_the_last_digit(self, found):
        again = hindcast(RUNS, seed=0)
        for name, table in found.tables.items():
            pd.testing.assert_frame_equal(table, again.tables[name], check_exact=True)

    def test_every_table_is_whole_and_described(self, found):
        sizes = {name: len(table) for name, table in found.tables.items()}
        assert sizes | {"scores": 0} == {"scores": 0, "states": 25, "coverage": 10, "powers": 4}
        for name, table in found.tables.items():
            assert list(table.columns) == list(STUDY.tables[name])

    def test_every_score_has_model_chance_and_words(self, found):
        scores = study.by_score(found.tables["scores"])
        assert list(scores) == list(study.SAYS)
        for held in scores.values():
            assert {MODEL, MEDIAN, CHANCE} <= set(held)
            for low, value, high in ((e.low, e.value, e.high) for e in held.values()):
                assert -1.0 <= low <= value + 1e-12
                assert value - 1e-12 <= high <= 1.0

    def test_coverage_counts_what_it_says(self, found):
        rows = found.tables["coverage"].set_index("quantity")
        assert rows["fitted"].sum() == 2
        below = (found.ensemble.relations[:, 48:132, 0] < 0).sum(axis=1)
        row = rows.loc["hostile months 1949 to 1955, USSR-USA"]
        assert (row["record"], row["middle"]) == (84, np.median(below))
        assert (row["low_90"], row["high_50"]) == tuple(np.quantile(below, [0.05, 0.75]))
        assert rows["record"].tolist() == [29, 19, 84, 84, 0, 10, 9, 0, 8, 7]

    def test_the_answer_counts_the_bands_that_hold_the_record(self, found):
        table = found.tables["coverage"].assign(record=0.0, low_50=1.0, high_50=2.0, high_90=3.0)
        table["low_90"] = [0.0] * 5 + [1.0] * 5
        sentence = next(study._coverage(table)).text
        assert sentence.startswith("Of 8 counts")
        assert "histories in 0, in nine tenths of them in 3" in sentence

    @pytest.mark.parametrize("runs", [0, MOST_RUNS + 1])
    def test_a_number_of_runs_that_cannot_be_held_is_refused(self, runs):
        with pytest.raises(BadRequest, match=rf"^runs={runs}: .* 1 to {MOST_RUNS}$"):
            hindcast(runs)


def held(model, median, chance_high, **rules):
    sure = {name: Estimate(value, value, value) for name, value in rules.items()}
    return {MODEL: Estimate(model, 0, 1), MEDIAN: Estimate(median, median, median),
            CHANCE: Estimate(0.5, 0.3, chance_high)} | sure  # fmt: skip


class TestVerdicts:
    """What counts as right."""

    @pytest.mark.parametrize(
        ("scored", "expected"),
        [
            (held(0.9, 0.9, 0.7, rule=0.8), study.BEATS),
            (held(0.7, 0.9, 0.6, rule=0.8), study.WORSE),
            (held(0.9, 0.9, 0.7), study.BEATS),
            (held(0.9, 0.9, 0.7, rule=0.89), study.EQUAL),
            (held(0.9, 0.9, 0.7, rule=0.8, other=0.95), study.WORSE),
            (held(0.7, 0.9, 0.7, rule=0.1), study.BLIND),
            (held(0.2, 0.2, 0.7, rule=0.1), study.BLIND),
        ],
    )
    def test_against_chance_then_against_rules(self, scored, expected):
        assert study.verdict(scored) == expected


class TestStudy:
    """`bigthree study=hindcast`."""

    def test_it_says_what_is_right_and_what_is_not(self, folder, found):
        answer = STUDY.answer(Results(blocks=tuple(study.blocks(found))))
        assert terminal.render(answer) in folder[1]
        titles = [block.text for block in answer.blocks if isinstance(block, Heading)]
        assert titles == [
            *study.VERDICTS, "How to read the scores", "Sides of the contested states",
            "How often the record lies in the bands", "What the authors expected of power",
            "What was run",
        ]  # fmt: skip
        tables = [block for block in answer.blocks if isinstance(block, Table)]
        judged = [row[0] for table in tables if table.columns[0] == "score" for row in table.rows]
        assert sorted(judged) == sorted(study.SAYS.values())

    def test_its_folder_holds_every_table_described(self, folder, found):
        codebook = (folder[0] / "CODEBOOK.md").read_text("utf-8")
        described = set(re.findall(r"^\| (\w+) \|", codebook, flags=re.MULTILINE))
        for name, table in found.tables.items():
            kept = pd.read_csv(folder[0] / f"{name}.csv", keep_default_na=False)
            assert len(kept) == len(table)
            assert set(kept.columns) <= described
        assert {path.suffix for path in (folder[0] / "figures").iterdir()} == {
            ".pdf", ".svg", ".png", ".csv", ".txt", ".json",
        }  # fmt: skip

    def test_the_figure(self, found):
        data = figure_data("hindcast", found.ensemble)
        assert_drawn(data, RUNS)
        counts = data.table["what"].value_counts()
        assert counts["crisis"] == 25
        assert counts["fitted break"] == 2
        assert counts["index of the votes"] == 30
        assert counts["middle"] == 3 * (MONTHS + 1)

    @pytest.mark.parametrize(
        "override", ["author=maisky", "world=as_assumed", "events=historical", "months=60"]
    )
    def test_another_world_is_refused(self, override):
        with pytest.raises(BadRequest, match=rf"^{override}: the hindcast is made in .*runs"):
            study.study(Request("hindcast", (override,), 5, 0))

    def test_from_the_shell_in_one_line(self, tmp_path):
        done = run(tmp_path, "hindcast", "author=maisky")
        assert done.returncode == 2
        assert done.stdout == ""
        assert done.stderr.startswith("bigthree: author=maisky: ")
        assert done.stderr.count("\n") == 1
        assert not list(tmp_path.iterdir())

"""The inference against other ways to the same answer, and on records whose answer is known."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from scipy import stats

import bigthree
from bigthree.errors import BadRequest
from bigthree.figures.figure_data import figure_data
from bigthree.measures.estimates import Estimate
from bigthree.record.simulated import Record
from bigthree.record.targets import MONTHS, TOLERANCE, Targets, matches, targets
from bigthree.scenario import Labels
from bigthree.studies.inference import computation as inferring
from bigthree.studies.inference.answer import blocks, study, times, verdict
from bigthree.studies.inference.cases import BREAKS, LEAST, WARM, Case, Coded, rate, ratio
from bigthree.studies.inference.computation import inference, plan_inference, rivalry_of
from bigthree.studies.inference.figures import BINS
from bigthree.studies.inference.recovery import recover, uniformity
from bigthree.studies.registry import study_named
from bigthree.studies.request import Request
from bigthree.studies.results import Results
from bigthree.worlds import STUDIED_AUTHORS
from legible import assert_drawn
from small import write

OWN = ("author=gromyko", "world=as_assumed", "background=as_assumed")
RUNS = 8000
RECORD = Targets(29, 19, 0.2)
LABELS = Labels(
    author="maisky", contradiction="fails", world="historical", background="historical",
    spheres="none", events="none", engagement="buck_passing",
)  # fmt: skip


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    return inference(OWN, runs=RUNS, results_dir=tmp_path_factory.mktemp("own") / "it", show=False)


def case_of(rivalry, usa, uk, third=-1.0, tie=0.5):
    """A case of histories given outright; each argument spreads to the shape of the rivalry."""
    spread = {"ussr_usa_break": usa, "ussr_uk_break": uk, "usa_uk_break": third, "usa_uk": tie}
    columns = {name: np.broadcast_to(value, rivalry.shape) for name, value in spread.items()}
    return Case(LABELS, rivalry, columns, RECORD)


def made_up(runs, rng, bias=0.0):
    """Histories whose breaks come sooner the weaker the rivalry, give or take some months."""
    rivalry = rng.random((2, runs))
    seen = rivalry + bias * rng.random((2, runs))
    usa = np.maximum(1.0, np.round(10 + 40 * seen + rng.normal(0, 6, (2, runs))))
    uk = np.maximum(1.0, np.round(5 + 30 * rivalry + rng.normal(0, 6, (2, runs))))
    never = rng.random((2, runs)) < 0.2
    return case_of(rivalry, np.where(never, -1.0, usa), uk)


class TestPrior:
    """Every strength of the contradiction is as likely as another."""

    def test_the_two_triangles_together_are_uniform_and_each_alone_is_not(self, found):
        rivalry = found.cases[0].rivalry
        assert rivalry.shape == (2, RUNS)
        weak, strong = rivalry
        assert stats.kstest(weak, lambda x: 1 - (1 - x) ** 2).pvalue > 0.01
        assert stats.kstest(strong, lambda x: x**2).pvalue > 0.01
        assert stats.kstest(weak, "uniform").pvalue < 1e-6
        counts, _ = np.histogram(rivalry, bins=20, range=(0, 1))
        assert np.abs(counts / rivalry.size - 0.05).max() < 0.006

    def test_the_rivalry_told_is_the_one_that_the_histories_met(self):
        plan = plan_inference(OWN, runs=50)
        scenario = plan.scenario(1)
        drawn = rivalry_of(scenario, 0, 50)
        by_hand = [
            bigthree.simulate(
                scenario.with_values({"world.rivalry": float(drawn[run])}), run + 1, 0, months=12
            ).stances[run]
            for run in (0, 13)
        ]
        as_drawn = bigthree.simulate(scenario, 50, 0, months=12).stances
        assert np.array_equal(as_drawn[[0, 13]], by_hand)

    def test_its_worlds_are_those_that_are_promised(self):
        plan = plan_inference()
        worlds = {tuple(row) for row in plan.points[["author", "world", "background"]].to_numpy()}
        assert worlds == {
            (author, world, world)
            for author in STUDIED_AUTHORS
            for world in ("as_assumed", "historical")
        }
        for scenario in plan.bases.values():
            assert scenario.months == MONTHS
            assert scenario.uncertainty.coefficients == "prior"
            assert scenario.ranges["world.rivalry"] == (0.0, 1.0)
            assert scenario.labels.events == "none"
            assert not scenario.fixed


class TestMatching:
    """Which histories are like a record."""

    def test_the_record_as_any_other_is_what_the_calibration_keeps(self, found):
        case = found.cases[0]
        assert case.targets == targets(0.2) == RECORD
        kept = matches(case.columns, case.targets)
        assert kept.sum() > 200
        assert np.array_equal(case.kept(), kept)
        assert np.array_equal(case.alike(Record(29, 19, True, True)), kept)
        assert np.array_equal(case.kept(BREAKS) & case.kept(WARM), kept)

    def test_by_hand(self):
        usa = np.array([[29.0, 35.0, 36.0, 23.0], [29.0, -1.0, 24.0, 30.0]])
        uk = np.array([[19.0, 13.0, 19.0, 24.0], [-1.0, 19.0, 25.0, 12.0]])
        case = case_of(np.zeros((2, 4)), usa, uk)
        assert case.alike(Record(29, 19, True, True), BREAKS).tolist() == [
            [True, True, False, False],  # to the day; six months off; seven; Britain second
            [False, False, False, False],  # one never; the other never; Britain second; seven off
        ]
        assert case.alike(Record(24, 25, False, True)).tolist() == [
            [False, False, False, True],
            [False, False, True, False],
        ]

    def test_a_tie_that_never_broke_is_matched_only_by_one_that_never_broke(self):
        usa = np.array([[-1.0, -1.0, 2.0], [-1.0, 29.0, -1.0]])
        uk = np.array([[19.0, -1.0, 19.0], [30.0, 19.0, 20.0]])
        case = case_of(np.zeros((2, 3)), usa, uk)
        assert case.alike(Record(None, 19, True, True)).tolist() == [
            [True, False, False],
            [False, False, True],
        ]
        assert case.alike(Record(None, None, False, True)).sum() == 1

    def test_a_tie_that_broke_or_cooled_is_not_warm(self):
        shape = np.zeros((2, 2))
        case = case_of(shape, 29.0, 19.0, np.array([[-1.0, 5.0]] * 2), [[0.5, 0.5], [0.2, 0.5]])
        assert case.alike(Record(29, 19, True, True), WARM).tolist() == [[True, False], [False] * 2]
        assert case.kept().tolist() == [[True, False], [False, False]]


class TestRates:
    """Rare events, weighted or not, and their ratios."""

    @pytest.mark.parametrize(
        ("count", "low", "high"), [(0, 0.0, 3.6889), (1, 0.0253, 5.5716), (10, 4.7954, 18.3904)]
    )
    def test_with_equal_weights_it_is_the_exact_poisson_interval(self, count, low, high):
        weights = np.zeros(1000)
        weights[:count] = 1.0
        assert np.allclose(np.array(rate(weights, 1.0)) * 1000, [count, low, high], atol=1e-4)

    def test_the_intervals_of_weighted_rates_and_of_their_ratios_hold_the_truth(self):
        rng = np.random.default_rng(5)
        inside = np.zeros(2)
        for _ in range(400):
            one, other = (
                rng.uniform(0, 4, 2000) * (rng.random(2000) < chance) for chance in (0.01, 0.03)
            )
            rates = rate(one, 4.0), rate(other, 4.0)
            made = ratio(*rates)
            inside += [rates[0].low <= 0.02 <= rates[0].high, made.low <= 1 / 3 <= made.high]
        assert (inside / 400 > 0.93).all()

    def test_a_ratio_turned_round_is_its_inverse(self):
        one, other = Estimate(0.02, 0.01, 0.05), Estimate(0.5, 0.4, 0.6)
        there, back = ratio(one, other), ratio(other, one)
        assert np.allclose(there, [1 / back.value, 1 / back.high, 1 / back.low])

    def test_nothing_of_one_bounds_the_ratio_from_one_side(self):
        none, some = Estimate(0.0, 0.0, 0.01), Estimate(0.2, 0.1, 0.4)
        assert ratio(none, some) == (0.0, 0.0, pytest.approx(0.1))
        assert ratio(some, none) == (np.inf, pytest.approx(10.0), np.inf)
        assert np.isnan(ratio(none, none).value)
        assert times(ratio(none, some)) == "0.00 (0.00 to 0.10)"


class TestBayesFactor:
    """Holds against fails, from the same histories by weighting them."""

    def test_a_coded_range_is_a_density(self):
        coded = Coded(0.1, 0.217, 0.45)
        grid = np.linspace(0, 1, 100_001)
        assert np.trapezoid(coded.density(grid), grid) == pytest.approx(1.0, abs=1e-6)
        assert coded.density(np.array([0.05, 0.217, 0.5])) == pytest.approx([0, 2 / 0.35, 0])

    def test_it_is_what_two_runs_of_the_coded_worlds_give(self, found):
        arms = {}
        for arm in ("holds", "fails"):
            scenario = bigthree.compose(
                *OWN, f"contradiction={arm}", "coefficients=prior", f"months={MONTHS}"
            )
            many = bigthree.simulate(scenario, 10_000, seed=99, keep="measures")
            columns = {name: many.column(name) for name in inferring.COLUMNS}
            arms[arm] = matches(columns, RECORD).astype(float)
        again = ratio(rate(arms["holds"], 1.0), rate(arms["fails"], 1.0))
        weighted = found.cases[0].factor(found.coded["holds"], found.coded["fails"])
        assert again.low < weighted.value < again.high
        assert weighted.low < again.value < weighted.high
        assert weighted.high < 1.0

    def test_in_words(self):
        assert verdict(1.5) == verdict(0.5) == "hardly anything of whether the contradiction held"
        assert verdict(4.0) == "that the contradiction held"
        assert verdict(0.2) == "that the contradiction failed"
        assert verdict(0.01) == "strongly that the contradiction failed"


class TestRecovery:
    """Records whose true rivalry is known."""

    def test_of_a_made_up_world_the_truth_is_found_as_often_as_it_says(self):
        case = made_up(8000, np.random.default_rng(1))
        answers = recover(case, range(400), seed=0).dropna(subset=["rank"])
        assert len(answers) > 380
        assert abs(answers["in_half"].astype(float).mean() - 0.5) < 0.09
        assert abs(answers["in_nine_tenths"].astype(float).mean() - 0.9) < 0.05
        assert uniformity(answers["rank"]) > 0.01
        spread = np.corrcoef(answers["rivalry"], answers["rank"])[0, 1]
        assert spread < 0.8  # the record tells something: without one, rank and truth are the same

    def test_what_was_made_otherwise_than_is_thought_is_found_out(self):
        case = made_up(8000, np.random.default_rng(1))
        case.rivalry[:, :400] = case.rivalry[:, :400] ** 3
        answers = recover(case, range(400), seed=0).dropna(subset=["rank"])
        assert uniformity(answers["rank"]) < 1e-6
        assert abs(answers["in_nine_tenths"].astype(float).mean() - 0.9) > 0.05

    def test_of_the_model_itself(self, found):
        answers = recover(found.cases[0], range(400), seed=0).dropna(subset=["rank"])
        assert len(answers) > 380
        assert abs(answers["in_half"].astype(float).mean() - 0.5) < 0.09
        assert abs(answers["in_nine_tenths"].astype(float).mean() - 0.9) < 0.05
        assert uniformity(answers["rank"]) > 0.01

    def test_neither_the_record_nor_its_twin_is_kept_for_it(self):
        case = case_of(np.linspace(0, 1, 80).reshape(2, 40), 29.0, 19.0)
        answers = recover(case, [3, 4], seed=0)
        assert answers["accepted"].tolist() == [78, 78]
        assert answers["rivalry"].tolist() == [case.rivalry[1, 3], case.rivalry[0, 4]]

    def test_where_too_few_are_like_it_no_answer_is_given(self):
        case = case_of(np.random.default_rng(0).random((2, 10)), 29.0, 19.0)
        answers = recover(case, range(4), seed=0)
        assert (answers["accepted"] == 18).all()
        assert answers["rank"].isna().all()

    def test_months_are_moved_by_up_to_the_tolerance_each_as_likely(self):
        months = np.tile(np.arange(4000.0) // 2 + 1, (2, 1))  # four histories of every month
        case = case_of(months / 2001, months, -1.0)
        answers = recover(case, range(100, 2700), seed=0)
        assert (answers["accepted"] == 4 * (2 * TOLERANCE + 1) - 2).all()
        shares = answers["rank"].value_counts(normalize=True)  # the rank tells by how much
        assert len(shares) == 2 * TOLERANCE + 1
        assert np.abs(shares * (2 * TOLERANCE + 1) - 1).max() < 0.25


class TestTheStudy:
    """What is said, drawn and kept."""

    def test_the_posterior_is_that_of_the_histories_kept(self, found):
        row, case = found.table.iloc[0], found.cases[0]
        kept = case.rivalry[matches(case.columns, RECORD)]
        assert row["accepted"] == len(kept)
        assert row["rate"] == pytest.approx(len(kept) / (2 * RUNS))
        assert row["median"] == pytest.approx(np.median(kept))
        assert row["above_half"] == pytest.approx((kept > 0.5).mean())
        assert row["q05"] < row["q25"] < row["median"] < row["q75"] < row["q95"]

    def test_the_figure_shows_every_world_and_what_it_plots(self, found):
        data = figure_data("inference", found)
        assert_drawn(data, f"{2 * RUNS:,}")
        assert len(data.table) == BINS
        assert (data.table["density"] / BINS).sum() == pytest.approx(1.0)
        assert data.table["enough"].all()
        assert (data.table["matched"] == len(found.cases[0].posterior)).all()
        assert np.allclose(data.table["median"], np.median(found.cases[0].posterior))
        assert "200" not in data.caption

    def test_where_too_few_fit_nothing_is_said(self, tmp_path):
        overrides = ("author=stalin_molotov", "world=historical", "background=historical")
        found = inference(overrides, runs=40, results_dir=tmp_path / "it", show=False)
        case = found.cases[0]
        assert len(case.posterior) < LEAST
        assert found.table["median"].isna().all()
        text = Results(blocks=tuple(blocks(found))).text
        assert "nothing can be said" in text
        assert "Bayes" in text
        data = figure_data("inference", found)
        assert_drawn(data, 80)
        assert not data.table["enough"].any()
        assert (data.table["density"] == 0.0).all()

    def test_the_folder_explains_every_column(self, tmp_path):
        request = Request("inference", (*OWN, "theory.learning=0.02"), 600, 3, tmp_path / "it")
        results = study(request)
        assert "theory.learning=0.02" in results.text
        assert "600 histories" not in results.text
        assert "1,200 histories each" in results.text.replace("\n", " ")
        assert "not from the accepted sample" in results.text.replace("\n", " ")
        write(results, request)
        codebook = (tmp_path / "it" / "CODEBOOK.md").read_text(encoding="utf-8")
        for table in results.tables.values():
            assert all(f"| {column} |" in codebook for column in table)
        kept = pd.read_csv(tmp_path / "it" / "inference.csv")
        assert kept["accepted"][0] == results.tables["inference"]["accepted"][0]
        assert study_named("inference").keeps == "sweep"

    @pytest.mark.parametrize(
        "override",
        ["contradiction=holds", "world.rivalry=0.3", "coefficients=accepted", "months=120",
         "uncertainty.coding=false", "name=mine"],
    )  # fmt: skip
    def test_what_it_sets_itself_is_refused(self, override):
        key = override.split("=")[0]
        with pytest.raises(BadRequest, match=f"^{key}: inference varies it[^\n]*$"):
            inference([override])

    def test_a_scenario_is_refused(self):
        with pytest.raises(BadRequest, match=r"^base: inference composes its own worlds"):
            inference(bigthree.compose())

    def test_a_bad_override_is_one_clear_line(self):
        with pytest.raises(BadRequest, match=r"^author=gromiko: [^\n]*'gromyko'\?$"):
            inference(["author=gromiko"])

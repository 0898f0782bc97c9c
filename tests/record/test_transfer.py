"""The transfer to another triangle: there, back, and both records together."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

import bigthree
from bigthree import calibration
from bigthree.cases import case
from bigthree.errors import BadRequest
from bigthree.inputs import by_weight, draw
from bigthree.measures.estimates import Estimate, mean, of_groups, share
from bigthree.record.marks import marks_of
from bigthree.record.targets import matches, targets
from bigthree.studies.calibration.histories import run_world, world
from bigthree.studies.request import Request
from bigthree.studies.transfer import together
from bigthree.studies.transfer.answer import blocks, study, verdict
from bigthree.studies.transfer.computation import (
    ALL,
    ANEW,
    KEPT,
    NUMBER,
    THEORY,
    Source,
    transfer,
)
from bigthree.theory.engagement import ENGAGEMENTS
from pages import make_own
from small import in_words

HOWTO = Path(__file__).parents[2] / "docs" / "howto" / "a_case_of_your_own.md"
RUNS = 40


@pytest.fixture(scope="module")
def rome(tmp_path_factory):
    """An invented case of one's own, with marks."""
    folder = tmp_path_factory.mktemp("transfer") / "mine"
    make_own(HOWTO, folder)
    with pytest.MonkeyPatch.context() as own:
        own.setenv("BIGTHREE_OWN", str(folder))
        yield folder


@pytest.fixture(scope="module")
def few(rome):
    """A small transfer to it."""
    return transfer("rome", RUNS, 3)


def by_hand(coefficients):
    """How many histories of the invented case meet each mark, in plain arithmetic."""
    many = bigthree.simulate(bigthree.compose("case=rome", f"coefficients={coefficients}"), RUNS, 3)
    counts = dict.fromkeys(("friends", "nearer", "quarrel", ALL), 0)
    for path in many.relations:
        before, after = path[0:24, 1].mean(), path[24:48, 1].mean()
        hits = {
            "friends": path[0:60, 0].mean() > 0,
            "nearer": after - before > 0,
            "quarrel": 1
            <= next((t for t in range(1, 59) if (path[t : t + 3, 2] < 0).all()), 99)
            <= 17,
        }
        for name, hit in hits.items():
            counts[name] += hit
        counts[ALL] += all(hits.values())
    return counts


class TestThere:
    """Histories of the other case."""

    @pytest.mark.parametrize("coefficients", [Source.PRIOR, Source.ACCEPTED, Source.PROTOTYPE])
    def test_shares_are_those_of_histories_composed_and_counted_by_hand(self, few, coefficients):
        table = few.tables["marks"]
        found = table[table["coefficients"] == coefficients].set_index("mark")["value"]
        for name, count in by_hand(coefficients).items():
            assert found[name] == pytest.approx(count / RUNS), name

    def test_the_number_met_is_the_sum_of_the_shares(self, few):
        for _, rows in few.tables["marks"].groupby("coefficients"):
            found = rows.set_index("mark")["value"]
            assert found[NUMBER] == pytest.approx(found.drop([NUMBER, ALL]).sum())

    def test_the_start_carried_on_is_the_sign_of_each_start(self, few):
        """Rome and Venice start at 0.2, Venice and Milan at -0.1; nothing rises."""
        table = few.tables["marks"]
        found = table[table["coefficients"] == Source.START].set_index("mark")["value"]
        assert found[["friends", "nearer", "quarrel"]].tolist() == [1.0, 0.0, 1.0]

    def test_a_joint_history_has_a_draw_of_the_sample_that_has_weight(self, few):
        taken = few.there[Source.JOINT].draws
        assert (few.weights[THEORY][taken] > 0).all()


class TestBack:
    """What the other record accepts, put to the record of the usual case."""

    def test_the_draws_are_those_whose_history_meets_enough_marks(self, few):
        number = few.there[Source.PRIOR].met.sum(axis=1)
        assert few.need == (3 if (number == 3).sum() >= 50 else 2)
        assert few.kept == (number >= few.need).sum() > 0
        parameters = few.there[Source.PRIOR].parameters[number >= few.need]
        back = few.back[Source.BACK, ANEW]
        for name in calibration.FITTED:
            assert np.array_equal(back.parameters[name], parameters[name][back.draws])

    def test_coding_and_luck_are_those_of_the_priors_row(self, few):
        one, other = (few.back[name, ANEW].parameters for name in (Source.PRIOR, Source.BACK))
        for name in set(one.dtype.names) - set(calibration.FITTED):
            assert np.array_equal(one[name], other[name]), name

    def test_today_s_sample_with_its_own_coding_is_the_usual_world(self, few):
        scenario = world(THEORY, "coefficients=accepted")
        histories = run_world(scenario, RUNS, 3)
        hits = matches(histories.columns, targets(scenario.measures.combination))
        assert few.back[Source.ACCEPTED, KEPT].whole.value == hits.mean()

    def test_without_a_draw_there_is_no_way_back(self, rome):
        path = rome / "cases" / "rome" / "targets.csv"
        marks = path.read_text("utf-8")
        beyond = marks.replace("1505-12,0,1", "1505-12,0.99,1").replace("0,2,", "1.9,2,")
        path.write_text(beyond, "utf-8")
        none = transfer("rome", 4, 3)
        text = in_words(blocks(none))
        assert none.kept == 0
        assert "Back, it cannot be told: no draw from the priors meets so many marks." in text
        assert "there is no sample of both" in text
        path.write_text(marks, "utf-8")


class TestTogether:
    """The accepted draws, weighted by what they get right of the other record."""

    def test_a_weight_counts_right_histories_on_other_luck(self, few):
        """The ten histories of the second draw are runs 10 to 19 of the next seed."""
        scenario = bigthree.compose("case=rome", "coefficients=point")
        second = calibration.accepted(THEORY).coefficients[1]
        values = {f"theory.{name}": float(second[name]) for name in calibration.FITTED}
        many = bigthree.simulate(scenario.with_values(values), 20, 4)
        number = np.zeros(10)
        for n, path in enumerate(many.relations[10:]):
            number[n] += path[0:60, 0].mean() > 0
            number[n] += path[24:48, 1].mean() > path[0:24, 1].mean()
            broken = [t for t in range(1, 59) if (path[t : t + 3, 2] < 0).all()]
            number[n] += bool(broken) and broken[0] <= 17
        assert few.weights[THEORY][1] == (number >= few.need).sum()

    def test_a_draw_is_as_likely_as_its_weight(self):
        chance = (np.arange(1000) + 0.5) / 1000
        assert np.bincount(by_weight(chance, np.array([0, 2, 0, 3, 5, 0]))).tolist() == [
            0, 200, 0, 300, 500
        ]  # fmt: skip

    def test_equal_weights_are_no_weights(self):
        chance = np.random.default_rng(0).random(500)
        assert np.array_equal(by_weight(chance, np.full(8, 10)), (chance * 8).astype(int))
        assert by_weight(np.array([0.0, 1 - 2**-53]), np.array([0.1, 0.1, 0.1])).tolist() == [0, 2]

    def test_a_weighted_median_is_that_of_so_many_copies(self):
        stream = np.random.default_rng(1)
        for _ in range(20):
            values, weights = stream.random(15), stream.integers(0, 6, 15)
            copies = np.sort(np.repeat(values, weights))
            expected = copies[(len(copies) - 1) // 2]
            assert together.weighted_median(values, weights) == expected

    def test_equal_weights_move_nothing_and_are_worth_all_draws(self):
        table = together.moved(np.full(40, 7), 0)
        assert (table[["value", "low", "high"]] == 0.0).all(axis=None)
        assert not table["moves"].any()
        assert together.effective(np.full(40, 7)) == 40
        assert together.effective(np.array([3, 3, 0, 0])) == 2

    def test_weights_that_favour_high_routine_move_it_up(self):
        routine = calibration.accepted(THEORY).coefficients["routine"][:300]
        weights = np.where(routine > np.median(routine), 10, 0)
        moved = together.moved(weights, 0).set_index("coefficient").loc["theory.routine"]
        assert moved["moves"]
        assert moved["low"] > 0
        assert moved["joint"] == pytest.approx(np.median(routine[weights > 0]), abs=1e-3)
        assert moved["accepted"] == pytest.approx(np.median(routine), abs=1e-3)

    def test_the_headline_today_is_the_headline(self, few):
        """The delays with today's sample are those that the usual scenarios give."""
        rows = few.delays.set_index(["author", "world", "background", "coefficients"])
        months = {}
        for arm in ("holds", "fails"):
            world_of = ("world=historical", "background=historical", f"contradiction={arm}")
            many = bigthree.simulate(bigthree.compose("author=litvinov", *world_of), RUNS, 3)
            turned = many.column("two_against_one")
            months[arm] = np.where(turned < 0, 120, turned)
        found = rows.loc["litvinov", "historical", "historical", Source.ACCEPTED]["value"]
        assert found == pytest.approx((months["holds"] - months["fails"]).mean())
        assert len(few.delays) == 4 * 3 * 3


class TestGroups:
    """Histories that share a draw count once."""

    def test_single_histories_keep_their_interval(self):
        hits = np.random.default_rng(2).random(50) < 0.4
        alone = share(int(hits.sum()), 50)
        assert of_groups(alone, hits, np.arange(50), 0.0, 1.0) == pytest.approx(alone)

    def test_copies_tell_no_more_than_the_originals(self):
        """The mean of ten values, each five times, has the interval of the ten."""
        values = np.random.default_rng(3).random(10)
        copies, groups = np.repeat(values, 5), np.repeat(np.arange(10), 5)
        found = of_groups(mean(copies), copies, groups)
        error = values.std(ddof=1) / np.sqrt(10)
        assert (found.high - found.value) / error == pytest.approx(2.01, abs=0.01)

    def test_ends_stay_within_what_can_be_and_certainty_stays(self):
        hits, groups = np.array([1, 1, 1, 0, 0, 0] * 3), np.array([0, 0, 0, 1, 1, 1] * 3)
        wide = of_groups(share(9, 18), hits, groups, 0.0, 1.0)
        assert (wide.low, wide.high) == (0.0, 1.0)
        every = share(18, 18)
        assert of_groups(every, np.ones(18), groups, 0.0, 1.0) == every


class TestWeightsThatShip:
    """``coefficients=joint`` and the file that it reads."""

    @pytest.fixture
    def shipped(self, tmp_path, monkeypatch):
        """What ships in place of the weights."""
        path = tmp_path / "joint.csv"
        of_samples = calibration.lines
        monkeypatch.setattr(
            calibration,
            "lines",
            lambda name: (
                (path.read_text("utf-8").splitlines() if path.exists() else [])
                if name == "joint"
                else of_samples(name)
            ),
        )
        calibration.joint.cache_clear()
        yield path
        calibration.joint.cache_clear()

    def written(self, path, weights):
        path.write_text(together.as_text("washington_moscow_beijing", weights, 5, 1), "utf-8")

    def test_they_are_drawn_by_their_weights(self, shipped):
        weights = np.zeros(1000, dtype=int)
        weights[[4, 7]] = 10, 5
        self.written(shipped, {THEORY: weights})
        sample = calibration.accepted(THEORY)
        drawn = draw(bigthree.compose("coefficients=joint", "author=litvinov"), 0, 0, 3000)
        heavy = drawn.parameters["routine"] == sample.coefficients["routine"][4]
        light = drawn.parameters["routine"] == sample.coefficients["routine"][7]
        assert (heavy | light).all()
        assert heavy.mean() == pytest.approx(2 / 3, abs=0.03)
        coded = sample.coding["shared:british_appetite"]
        assert set(drawn.parameters["british_appetite"]) == {coded[4], coded[7]}

    def test_of_another_case_the_coding_is_its_own(self, shipped):
        self.written(shipped, {THEORY: np.eye(1, 1000, 4, dtype=int)[0]})
        scenario = bigthree.compose("case=washington_moscow_beijing", "coefficients=joint")
        drawn = draw(scenario, 0, 0, 50).parameters
        assert len(np.unique(drawn["routine"])) == 1
        assert len(np.unique(drawn["ideology"])) == 50

    def test_shorter_samples_leave_empty_cells(self, shipped):
        self.written(shipped, {THEORY: np.full(5, 3), "absent": np.array([1, 2])})
        assert calibration.joint(THEORY).tolist() == [3.0] * 5
        assert calibration.joint("absent").tolist() == [1.0, 2.0]

    @pytest.mark.parametrize(
        ("spoil", "said"),
        [
            (lambda text: text.replace(f"{THEORY}=", f"{THEORY}=0", 1), "no weights for the samp"),
            (lambda text: text.replace("tables=", "tables=0", 1), "are others by now"),
            (lambda text: text.replace("\n1", "\n0"), "accepts none of its draws"),
        ],
    )
    def test_those_made_for_something_else_are_refused(self, shipped, spoil, said):
        self.written(shipped, {THEORY: np.ones(1000, dtype=int)})
        shipped.write_text(spoil(shipped.read_text("utf-8")), "utf-8")
        with pytest.raises(BadRequest, match=said) as refusal:
            draw(bigthree.compose("coefficients=joint"), 0, 0, 1)
        assert "use coefficients=accepted" in str(refusal.value)

    def test_without_a_file_it_says_so(self, shipped):
        with pytest.raises(BadRequest, match=f"engagement={THEORY}: there are no weights"):
            calibration.joint(THEORY)


class TestTheShippedOnes:
    """The weights that ship, made by ``bigthree transfer``."""

    @pytest.mark.parametrize("engagement", ENGAGEMENTS)
    def test_each_draw_of_each_sample_has_one(self, engagement):
        weights = calibration.joint(engagement)
        assert len(weights) == len(calibration.accepted(engagement))
        assert set(weights) <= set(range(together.EACH + 1))
        assert together.effective(weights) > 200

    def test_they_are_what_the_study_finds(self):
        made_for = calibration.made_for("joint")
        of, need, seed = made_for["case"], int(made_for["met"]), int(made_for["seed"])
        found = together.weigh(of, marks_of(case(of)), need, "drawn_in", 6, seed)
        assert found.tolist() == calibration.joint("drawn_in")[:6].tolist()

    def test_any_world_takes_them(self):
        worlds = (bigthree.compose(f"coefficients={name}") for name in ("joint", "accepted"))
        joint, accepted = (bigthree.simulate(each, runs=8, keep="measures") for each in worlds)
        assert (joint.measures != accepted.measures).any()
        assert joint.scenario.theory == accepted.scenario.theory


class TestStudy:
    """``bigthree transfer``."""

    def test_the_finding_comes_first_and_the_caution_with_it(self, few):
        text = in_words(blocks(few))
        assert text.index("There, ") < text.index("Back, ") < text.index("Read it with care")
        assert "All 3 marks of Rome, Venice and Milan, 1501–05" in text
        assert f"Of {RUNS} draws from the priors {few.kept} meet" in text
        assert "(`coefficients=joint`) are others" in text

    @pytest.mark.parametrize(
        ("one", "priors", "word"),
        [
            ((0.3, 0.26, 0.34), (0.2, 0.15, 0.25), "travels"),
            ((0.1, 0.08, 0.12), (0.2, 0.15, 0.25), "does not travel"),
            ((0.3, 0.25, 0.35), (0.2, 0.15, 0.25), "cannot be told"),
            ((0.15, 0.1, 0.2), (0.2, 0.15, 0.25), "cannot be told"),
        ],
    )
    def test_the_word_was_fixed_in_advance(self, one, priors, word):
        assert verdict(Estimate(*one), Estimate(*priors)) == word

    @pytest.mark.parametrize(
        ("overrides", "said"),
        [
            (("author=maisky",), "author=maisky: the transfer is made in the world that a case"),
            (("case=big_three",), "case=big_three: is where the coefficients come from"),
            (("case=vienna",), "case=vienna: no such case"),
            (("case=rome", "case=rome"), "case=rome,rome: takes one at a time"),
        ],
    )
    def test_what_it_does_not_do_is_refused(self, rome, overrides, said):
        with pytest.raises(BadRequest) as refusal:
            study(Request("transfer", overrides, 10, 0))
        assert said in str(refusal.value)

    def test_its_tables_can_be_read_on(self, few):
        assert set(few.tables) == {"marks", "back", "moved", "delays", "joint"}
        assert few.tables["joint"].shape == (RUNS, 5)
        assert all(isinstance(table, pd.DataFrame) for table in few.tables.values())

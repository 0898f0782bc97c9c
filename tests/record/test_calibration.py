"""The calibration: its targets, what it accepts, and the sample that ships."""

from __future__ import annotations

import numpy as np
import pytest

import bigthree
from bigthree import calibration, evidence
from bigthree.answers import Answer, terminal
from bigthree.errors import BadRequest
from bigthree.inputs import draw
from bigthree.record.targets import (
    MONTHS,
    Targets,
    break_month,
    earlier,
    matches,
    met,
    swapped,
    targets,
)
from bigthree.scenario import Coefficients
from bigthree.studies.calibration.answer import blocks, study
from bigthree.studies.calibration.checks import left_out
from bigthree.studies.calibration.computation import calibrate
from bigthree.studies.calibration.histories import WORLD, world
from bigthree.studies.request import Request
from bigthree.theory.engagement import ENGAGEMENTS

FOUND = Targets(ussr_usa=29, ussr_uk=19, warm=0.2)


@pytest.fixture(scope="module")
def few():
    """A small calibration, on the seed of the shipped one."""
    return calibrate(runs=1500, seed=0)


def columns(usa, uk, west=-1.0, tie=0.5):
    held = {"ussr_usa_break": usa, "ussr_uk_break": uk, "usa_uk_break": west, "usa_uk": tie}
    return {name: np.array([value], dtype=float) for name, value in held.items()}


class TestTargets:
    """Two months and a tie that stays warm, read off the shipped record."""

    def test_they_are_read_off_the_annual_means(self):
        """1946: 0.2917 = 0.5 × 7/12, so seven months of peace; 1947: 0.2083 = 0.5 × 5/12."""
        assert break_month("ussr_uk") == 12 + 7
        assert break_month("ussr_usa") == 24 + 5
        assert targets(0.2) == FOUND

    def test_a_tie_that_never_broke_has_no_month(self):
        with pytest.raises(ValueError, match="usa_uk"):
            break_month("usa_uk")

    @pytest.mark.parametrize(
        ("held", "accepted"),
        [
            (columns(29, 19), True),
            (columns(35, 25), True),
            (columns(36, 19), False),
            (columns(29, 12), False),
            (columns(25, 25), False),
            (columns(23, 25), False),
            (columns(29, -1), False),
            (columns(-1, 19), False),
            (columns(29, 19, west=40), False),
            (columns(29, 19, tie=0.2), False),
        ],
    )
    def test_what_matches(self, held, accepted):
        assert matches(held, FOUND).tolist() == [accepted]

    def test_the_world_is_the_historical_one_without_dated_events(self):
        scenario = world("buck_passing", "coefficients=prior")
        assert scenario.months == MONTHS
        assert set(scenario.switches.model_dump().values()) == {"historical"}
        assert scenario.author.name == "stalin_molotov"
        assert not scenario.events.events
        assert scenario.uncertainty.coefficients == "prior"


class TestSample:
    """The accepted draws that ship, a file for each theory of engagement."""

    @pytest.mark.parametrize("engagement", ENGAGEMENTS)
    def test_every_fitted_coefficient_is_within_its_prior(self, engagement):
        sample = calibration.accepted(engagement)
        assert sample.coefficients.dtype.names == calibration.FITTED
        assert len(sample) >= 500
        for name, (low, high) in calibration.priors().items():
            drawn = sample.coefficients[name]
            assert low <= drawn.min() <= drawn.max() <= high

    @pytest.mark.parametrize("engagement", ENGAGEMENTS)
    def test_its_coding_lies_within_the_coded_ranges(self, engagement):
        coding = calibration.accepted(engagement).coding
        assert len(coding.dtype.names) > 30
        for column in coding.dtype.names:
            coded = evidence.coded(*column.split(":"))
            assert coded.low - 1e-3 <= coding[column].min(), column
            assert coding[column].max() <= coded.high + 1e-3, column

    def test_the_first_is_the_medoid(self):
        """Against the definition, without any cleverness, among the first draws and itself."""
        sample = calibration.accepted("buck_passing").coefficients
        widths = np.array([high - low for low, high in calibration.priors().values()])
        table = np.array([list(row) for row in sample]) / widths
        sums = [np.abs(table - row).sum() for row in table[:200]]
        assert int(np.argmin(sums)) == 0
        assert bigthree.compose("coefficients=point").theory == calibration.medoid()
        other = bigthree.compose("coefficients=point", "engagement=drawn_in").theory
        assert other == calibration.medoid("drawn_in")

    def test_it_is_what_the_calibration_finds(self, few):
        """A smaller calibration finds the first of the shipped draws, to the last digit."""
        sample = few.default.sample
        shipped = calibration.accepted("buck_passing")
        names = list(calibration.FITTED)
        kept = {tuple(row) for row in sample[names].to_numpy()}
        assert len(kept) == len(few.default.runs) > 50
        assert kept <= {tuple(row) for row in shipped.coefficients}

    def test_one_made_for_another_structure_is_refused(self, monkeypatch):
        head, *rows = calibration.lines("buck_passing")
        other = [head.replace("structure=", "structure=0"), *rows]
        monkeypatch.setattr(calibration, "lines", lambda engagement: other)
        calibration.medoid.cache_clear()
        with pytest.raises(BadRequest, match="was made for another structure of the model"):
            calibration.medoid("buck_passing")

    def test_too_few_accepted_is_an_error(self):
        with pytest.raises(BadRequest, match=r"runs=50: the record accepts \d+; at least"):
            calibrate(runs=50)


class TestDraws:
    """The third layer of uncertainty."""

    def test_a_run_draws_the_same_in_every_world(self):
        one = bigthree.compose("author=maisky")
        other = bigthree.compose("author=gromyko", "contradiction=fails", "events=historical")
        mine, theirs = (draw(each, 5, 40, 30).parameters for each in (one, other))
        for name in calibration.priors():
            assert np.array_equal(mine[name], theirs[name])
        assert np.array_equal(mine["british_appetite"], theirs["british_appetite"])
        assert len(np.unique(mine["routine"])) > 20

    def test_a_draw_is_taken_whole_with_its_coding(self):
        sample = calibration.accepted("buck_passing")
        shipped = {tuple(row): n for n, row in enumerate(sample.coefficients)}
        drawn = draw(bigthree.compose(*WORLD, "coefficients=accepted"), 0, 0, 50).parameters
        for row in drawn:
            place = shipped[tuple(float(row[name]) for name in calibration.FITTED)]
            for column in sample.coding.dtype.names:
                assert row[column.split(":")[1]] == sample.coding[column][place], column

    def test_coding_of_another_source_is_drawn_by_itself(self):
        own, sample = bigthree.compose("author=maisky"), calibration.accepted("buck_passing")
        drawn = draw(own, 0, 0, 200).parameters
        assert len(np.unique(drawn["appetite"])) == 200
        assert set(drawn["british_appetite"]) <= set(sample.coding["shared:british_appetite"])
        loose = draw(bigthree.compose("author=maisky", "uncertainty.kept_coding=false"), 0, 0, 200)
        assert len(np.unique(loose.parameters["british_appetite"])) == 200
        assert np.array_equal(loose.parameters["routine"], drawn["routine"])

    def test_stated_coefficients_keep_their_values_unless_asked(self):
        still, moving = (
            draw(bigthree.compose(f"uncertainty.stated={stated}"), 0, 0, 300).parameters
            for stated in ("false", "true")
        )
        for name, (low, high) in calibration.stated().items():
            assert np.all(still[name] == getattr(Coefficients(), name))
            assert low <= moving[name].min() < moving[name].max() <= high

    def test_what_is_set_by_hand_is_not_drawn(self):
        scenario = bigthree.compose("theory.routine=0.2").with_values({"theory.noise": 0.03})
        assert scenario.fixed == ("noise", "routine")
        drawn = draw(scenario, 0, 0, 20).parameters
        assert np.all(drawn["routine"] == 0.2)
        assert np.all(drawn["noise"] == 0.03)
        assert len(np.unique(drawn["bidding"])) > 10

    @pytest.mark.parametrize(
        ("choice", "values"),
        [("point", lambda: calibration.medoid()), ("prototype", lambda: Coefficients())],
    )
    def test_a_single_value_each(self, choice, values):
        drawn = draw(bigthree.compose(f"coefficients={choice}"), 0, 0, 20).parameters
        for name, value in values():
            assert np.all(drawn[name] == value), name

    def test_priors_are_drawn_evenly(self):
        drawn = draw(bigthree.compose("coefficients=prior"), 0, 0, 4000).parameters
        for name, (low, high) in calibration.priors().items():
            share = (drawn[name] - low) / (high - low)
            assert share.min() >= 0.0
            assert share.max() <= 1.0
            assert abs(share.mean() - 0.5) < 0.03

    def test_an_unknown_fixed_coefficient_is_refused(self):
        with pytest.raises(BadRequest, match=r"fixed=rutine: did you mean 'routine'"):
            bigthree.compose().with_values(fixed=("rutine",))


class TestChecks:
    """What the fit is put to, on a small calibration."""

    def test_the_record_hardly_accepts_an_america_that_is_there_from_the_start(self, few):
        rates = {name: rate.value for name, rate in few.acceptance.items()}
        assert rates["from_the_start"] < 0.1 * rates["buck_passing"]
        assert not few.rejected("buck_passing")

    def test_the_swapped_order_is_hardly_accepted(self, few):
        swapped_order = few.rates["buck_passing"]["order swapped"]
        assert swapped_order.value < 0.1 * few.acceptance["buck_passing"].value

    def test_a_target_left_out_is_met_more_often_where_the_others_are(self, few):
        for prior, given in left_out(few.default.histories, few.record).values():
            assert given.value >= prior.value

    def test_all_that_meet_every_target_are_accepted(self, few):
        columns = few.default.histories.columns
        every = np.logical_and.reduce(list(met(columns, few.record).values()))
        assert np.array_equal(np.flatnonzero(every), few.default.runs)

    def test_swapping_twice_is_the_record(self):
        assert swapped(swapped(FOUND)) == FOUND
        assert earlier(FOUND, 13) == Targets(ussr_usa=16, ussr_uk=6, warm=0.2)


class TestStudy:
    """``bigthree calibration``."""

    def test_it_answers_with_theories_bars_and_checks(self, few):
        text = terminal.render(Answer("", tuple(blocks(few))))
        for words in ("August 1946", "June 1947", "13 months earlier",
                      "order swapped", "votes, priors", "are others for"):  # fmt: skip
            assert words in " ".join(text.split())

    def test_its_world_cannot_be_changed(self, tmp_path):
        request = Request("calibration", ("author=maisky",), 1000, 0, tmp_path / "x")
        with pytest.raises(BadRequest, match="author=maisky: the calibration is made in the"):
            study(request)

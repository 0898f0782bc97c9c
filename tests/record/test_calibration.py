"""The calibration: its targets, what it accepts, and the sample that ships."""

from __future__ import annotations

import numpy as np
import pytest

import bigthree
from bigthree import calibration
from bigthree.errors import BadRequest
from bigthree.inputs import draw
from bigthree.record.calibrate import WORLD, calibrate
from bigthree.record.targets import MONTHS, Targets, break_month, matches, targets
from bigthree.scenario import Coefficients
from bigthree.studies.calibration import answer as study
from bigthree.studies.request import Request

FOUND = Targets(ussr_usa=29, ussr_uk=19, warm=0.2)


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
        scenario = bigthree.compose(*WORLD)
        assert scenario.months == MONTHS
        assert set(scenario.readings.model_dump().values()) == {"historical"}
        assert scenario.author.name == "stalin_molotov"
        assert not scenario.events.events
        assert scenario.uncertainty.coefficients == "prior"


class TestSample:
    """The accepted draws that ship."""

    def test_every_coefficient_with_a_prior_is_drawn_within_it(self):
        sample = calibration.accepted()
        assert list(sample.dtype.names) == list(calibration.priors())
        assert len(sample) >= 1000
        for name, (low, high) in calibration.priors().items():
            assert low <= sample[name].min() <= sample[name].max() <= high

    def test_the_first_is_the_medoid(self):
        """Against the definition, without any cleverness, among the first draws and itself."""
        sample = calibration.accepted()
        widths = np.array([high - low for low, high in calibration.priors().values()])
        table = np.array([list(row) for row in sample]) / widths
        sums = [np.abs(table - row).sum() for row in table[:200]]
        assert int(np.argmin(sums)) == 0
        assert bigthree.compose("coefficients=point").theory == calibration.medoid()

    @pytest.mark.slow
    def test_it_is_what_the_calibration_finds(self, tmp_path):
        """A smaller calibration finds the first of the shipped draws, to the last digit."""
        found = calibrate(runs=60_000, seed=0, results_dir=tmp_path / "calibration", show=False)
        kept = {tuple(row) for row in found.sample.to_numpy()}
        shipped = [tuple(row) for row in calibration.accepted()]
        assert len(kept) == len(found.runs) > 50
        assert kept <= set(shipped)
        later = [row for row in shipped[1:] if row in kept]
        assert later == [row for row in shipped[1 : len(kept) + 1] if row in kept]
        assert set(found.table["coefficient"]) == {
            f"theory.{name}" for name in calibration.priors()
        }
        assert found.table["told"].any()
        assert not found.table["told"].all()

    @pytest.mark.slow
    def test_another_seed_finds_others_of_the_same_kind(self, tmp_path):
        one, other = (
            calibrate(runs=60_000, seed=seed, results_dir=tmp_path / str(seed), show=False).sample
            for seed in (0, 1)
        )
        assert not {tuple(row) for row in one.to_numpy()} & {tuple(r) for r in other.to_numpy()}
        assert abs(one["routine"].median() - other["routine"].median()) < 0.03

    def test_too_few_accepted_is_said(self, tmp_path):
        with pytest.raises(BadRequest, match=r"runs=1000: the record accepts \d+; at least"):
            calibrate(runs=1000, results_dir=tmp_path / "few", show=False)


class TestDraws:
    """The third layer of uncertainty."""

    def test_a_run_draws_the_same_in_every_world(self):
        one = bigthree.compose("author=maisky")
        other = bigthree.compose("author=gromyko", "contradiction=fails", "events=historical")
        mine, theirs = (draw(each, 5, 40, 30).parameters for each in (one, other))
        for name in calibration.priors():
            assert np.array_equal(mine[name], theirs[name])
        assert len(np.unique(mine["routine"])) > 20

    def test_a_draw_is_taken_whole(self):
        drawn = draw(bigthree.compose(), 0, 0, 50).parameters
        shipped = {tuple(row) for row in calibration.accepted()}
        names = list(calibration.priors())
        assert all(tuple(float(row[name]) for name in names) in shipped for row in drawn)

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


class TestStudy:
    """``bigthree calibration``."""

    @pytest.mark.slow
    def test_it_says_what_it_found(self, tmp_path):
        request = Request("calibration", (), 60_000, 0, tmp_path / "calibration")
        results = study.study(request)
        assert "Accepted: " in results.text
        assert "August 1946" in results.text
        assert "June 1947" in results.text
        assert "The record speaks to routine" in results.text
        assert "is another (" in results.text
        assert set(results.tables) == {"accepted_coefficients", "calibration"}

    def test_its_world_cannot_be_changed(self, tmp_path):
        request = Request("calibration", ("author=maisky",), 1000, 0, tmp_path / "x")
        with pytest.raises(BadRequest, match="author=maisky: the calibration is made in the"):
            study.study(request)

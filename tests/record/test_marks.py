"""The marks of a case: hand-made ties that meet each of them, or just miss it."""

from __future__ import annotations

import numpy as np
import pytest

import bigthree
from bigthree.cases import case
from bigthree.errors import BadRequest
from bigthree.record.marks import carried_on, first_break, marks_of, met

SECOND = "washington_moscow_beijing"
LASTING = 3
USA_USSR, USA_CHINA, USSR_CHINA = range(3)
"""The dyads of the second case."""

HEAD = "mark,label,dyad,measure,from,to,low,high,source,reading"


def month(year, of_year):
    """Months from January 1950, of_year from 1."""
    return 12 * (year - 1950) + of_year - 1


@pytest.fixture
def as_it_was():
    """Ties that meet all five marks of the second case, none of them by much to spare."""
    ties = np.full((1, 373, 3), 0.05)
    ties[..., USA_USSR] = -0.05
    ties[..., USA_CHINA] = -0.05
    ties[:, month(1972, 1) :, USA_CHINA] = -0.04
    ties[:, month(1963, 3) :, USSR_CHINA] = -0.05
    return ties


def meets(ties):
    """Which of the five marks some ties meet, by name."""
    marks = marks_of(case(SECOND))
    [row] = met(ties, marks, LASTING)
    return {mark.name for mark, hit in zip(marks, row, strict=True) if hit}


FIVE = {"sino_soviet_break", "usa_china_hostile", "usa_china_warming", "usa_ussr_hostile",
        "sino_soviet_warm"}  # fmt: skip


class TestFiveMarks:
    """Those of the second case, by ties that are known."""

    def test_they_stand_in_its_table(self):
        assert {mark.name for mark in marks_of(case(SECOND))} == FIVE

    def test_ties_can_meet_them_all(self, as_it_was):
        assert meets(as_it_was) == FIVE

    @pytest.mark.parametrize(
        ("first", "hit"),
        [((1956, 12), False), ((1957, 1), True), ((1969, 12), True), ((1970, 1), False)],
    )
    def test_the_break_falls_in_the_window_or_does_not(self, as_it_was, first, hit):
        as_it_was[:, 1:, USSR_CHINA] = 0.05
        as_it_was[:, month(*first) :, USSR_CHINA] = -0.01
        assert ("sino_soviet_break" in meets(as_it_was)) is hit

    def test_two_months_below_are_no_break(self, as_it_was):
        as_it_was[..., USSR_CHINA] = 0.05
        as_it_was[:, 120:122, USSR_CHINA] = -0.5
        assert "sino_soviet_break" not in meets(as_it_was)
        as_it_was[:, 122, USSR_CHINA] = -0.001
        assert "sino_soviet_break" in meets(as_it_was)

    def test_a_tie_that_broke_before_breaks_no_second_time(self, as_it_was):
        as_it_was[:, 40:43, USSR_CHINA] = -0.01
        assert "sino_soviet_break" not in meets(as_it_was)
        assert "sino_soviet_warm" in meets(as_it_was)

    @pytest.mark.parametrize(("tie", "hit"), [(-0.001, True), (0.0, False), (0.001, False)])
    def test_hostile_is_below_nought_in_the_mean(self, as_it_was, tie, hit):
        as_it_was[:, : month(1960, 1), USA_CHINA] = tie
        as_it_was[:, month(1960, 1) :, USA_CHINA] = 0.0
        assert ("usa_china_hostile" in meets(as_it_was)) is hit

    def test_only_the_months_of_the_window_count(self, as_it_was):
        as_it_was[:, month(1960, 1) : month(1964, 1), USA_CHINA] = 1.0
        as_it_was[:, month(1980, 1) :, :] = 1.0
        assert meets(as_it_was) == FIVE

    def test_december_1959_counts_and_january_1960_does_not(self, as_it_was):
        as_it_was[:, : month(1959, 12), USA_CHINA] = 0.0
        as_it_was[:, month(1959, 12), USA_CHINA] = -0.1
        assert "usa_china_hostile" in meets(as_it_was)
        as_it_was[:, month(1959, 12), USA_CHINA] = 0.0
        as_it_was[:, month(1960, 1), USA_CHINA] = -0.1
        assert "usa_china_hostile" not in meets(as_it_was)

    def test_a_hostility_as_deep_as_can_be_is_hostility(self, as_it_was):
        as_it_was[..., USA_USSR] = -1.0
        assert "usa_ussr_hostile" in meets(as_it_was)

    def test_warm_is_above_nought_to_the_end_of_1955(self, as_it_was):
        as_it_was[:, month(1956, 1) :, USSR_CHINA] = -0.9
        assert "sino_soviet_warm" in meets(as_it_was)
        as_it_was[:, : month(1956, 1), USSR_CHINA] = 0.0
        assert "sino_soviet_warm" not in meets(as_it_was)

    @pytest.mark.parametrize(
        ("before", "after", "hit"), [(-0.3, -0.29, True), (-0.3, -0.3, False), (-0.3, -0.31, False)]
    )
    def test_nearer_means_than_in_the_eight_years_before(self, as_it_was, before, after, hit):
        as_it_was[:, : month(1964, 1), USA_CHINA] = -0.9
        as_it_was[:, month(1964, 1) : month(1972, 1), USA_CHINA] = before
        as_it_was[:, month(1972, 1) : month(1980, 1), USA_CHINA] = after
        as_it_was[:, month(1980, 1) :, USA_CHINA] = 0.9
        assert ("usa_china_warming" in meets(as_it_was)) is hit

    def test_ties_that_carry_on_meet_the_three_that_are_easy(self):
        start = np.array([[[-0.6, -0.4, 0.5]]])
        later = np.zeros((1, 372, 3))
        found = meets(carried_on(np.concatenate([start, later], axis=1)))
        assert found == {"usa_china_hostile", "usa_ussr_hostile", "sino_soviet_warm"}

    def test_histories_that_end_too_soon_are_refused(self, as_it_was):
        with pytest.raises(BadRequest, match="months=300: the marks need at least 359"):
            meets(as_it_was[:, :301])


def test_a_break_is_what_the_measures_call_one():
    many = bigthree.simulate(bigthree.compose("contradiction=fails"), runs=60)
    for dyad, name in enumerate(many.case.dyads):
        found = first_break(many.relations[..., dyad], many.scenario.measures.lasting)
        assert np.array_equal(found, many.column(f"{name}_break")), name
        assert (found > 0).any(), name


class TestTable:
    """A table of one's own, and what is wrong with it."""

    def read(self, tmp_path, *rows):
        """The marks in a table of the second triangle that holds these rows alone."""
        (tmp_path / "targets.csv").write_text("\n".join([HEAD, *rows]), "utf-8")
        return marks_of(case(SECOND)._replace(folder=tmp_path))

    def test_a_row_is_read(self, tmp_path):
        [mark] = self.read(
            tmp_path, "near,they are near,usa_china,mean,1951-02,1951-04,0.125,0.5,,"
        )
        assert (mark.name, mark.label, mark.dyad) == ("near", "they are near", USA_CHINA)
        ties = np.zeros((4, 20, 3))
        ties[:, 13:16, USA_CHINA] = np.array([0.125, 0.126, 0.49, 0.5])[:, None]
        assert met(ties, [mark], LASTING)[:, 0].tolist() == [False, True, True, False]

    @pytest.mark.parametrize(
        ("row", "said"),
        [
            ("a,,usa_uk,break,1951-01,1952-01,,,,", "mark=a: dyad=usa_uk: did you mean"),
            ("a,,usa_china,brake,1951-01,1952-01,,,,", "measure=brake: did you mean 'break'"),
            ("a,,usa_china,break,1951,1952-01,,,,", "from=1951: must be a year and a month"),
            ("a,,usa_china,break,1951-13,1952-01,,,,", "from=1951-13: must be"),
            ("a,,usa_china,break,1952-01,1951-01,,,,", "must run forwards"),
            ("a,,usa_china,break,1949-12,1951-01,,,,", "from the start of the case on"),
            ("a,,usa_china,rise,1951-01,1952-12,0,2,,", "a rise needs as many months before"),
            ("a,,usa_china,mean,1951-01,1952-12,0,,,", "high='': must be a number"),
            ("a,,usa_china,mean,1951-01,1952-12,0,2,,", "must rise within ±1"),
            ("a,,usa_china,mean,1951-01,1952-12,0.5,0.5,,", "must rise within ±1"),
            ("a,,usa_china,mean,1951-01,1952-12,nan,1,,", "must rise within ±1"),
        ],
    )
    def test_a_fault_is_named_in_a_line(self, tmp_path, row, said):
        with pytest.raises(BadRequest) as refusal:
            self.read(tmp_path, row)
        assert said in str(refusal.value)
        assert f"case={SECOND}: targets.csv: mark=a" in str(refusal.value)
        assert "\n" not in str(refusal.value)

    def test_a_case_without_marks_is_refused(self, tmp_path):
        with pytest.raises(BadRequest, match="holds no mark"):
            self.read(tmp_path)
        (tmp_path / "targets.csv").unlink()
        with pytest.raises(BadRequest, match=r"targets\.csv cannot be read"):
            marks_of(case(SECOND)._replace(folder=tmp_path))

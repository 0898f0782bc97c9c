"""The three readings, how far they agree, and a scenario that follows one of them."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest

import bigthree
from bigthree import agreement, evidence
from bigthree.cases import case
from bigthree.readings import READERS, cell, cells
from bigthree.studies.agreement import answer as study

RECODED = {("litvinov", "ideology")}
"""Where the coded value departs from the mean of the readings; docs/evidence.md says why."""

READ = [row for row in case().rows("evidence") if cell(row["source"], row["parameter"])]


class TestCells:
    """The shipped table of readings."""

    def test_every_cell_has_three_readings_on_its_scale(self):
        assert len(cells()) == 100
        for each in cells().values():
            assert tuple(each.by) == READERS
            low = -1.0 if each.parameter == "partner" else 0.0
            assert all(low <= value <= 1.0 for value in each.values)

    @pytest.mark.parametrize("reader", ["b", "c"])
    def test_two_readers_say_what_each_reading_rests_on(self, reader):
        for row in case().rows("readings"):
            assert row[f"{reader}_reading"].endswith(".")
            assert row[f"{reader}_lines"] or row["grade"] == "silent"
            assert bool(row[f"{reader}_lines"]) == bool(row[f"{reader}_pages"])

    @pytest.mark.parametrize("row", READ, ids=lambda row: f"{row['source']}.{row['parameter']}")
    def test_a_coded_value_is_the_mean_and_its_range_holds_all(self, row):
        read = cell(row["source"], row["parameter"])
        assert float(row["low"]) <= min(read.values)
        assert max(read.values) <= float(row["high"])
        if (row["source"], row["parameter"]) not in RECODED:
            assert float(row["value"]) == pytest.approx(np.mean(read.values), abs=0.0006)


class TestAgreement:
    """Krippendorff's alpha."""

    def test_a_published_value(self):
        """Krippendorff (2011), the two-reader binary example: 0.095."""
        one, other = (0, 1, 0, 0, 0, 0, 0, 0, 1, 0), (1, 1, 1, 0, 0, 1, 0, 0, 0, 0)
        assert agreement.krippendorff(list(zip(one, other, strict=True))) == pytest.approx(
            0.095, abs=0.0005
        )

    def test_against_its_definition_by_pairs(self):
        units = np.random.default_rng(3).random((7, 3))
        every = units.ravel()
        within = np.mean([(x - y) ** 2 for unit in units for x, y in permutations(unit, 2)])
        among = np.mean([(x - y) ** 2 for x, y in permutations(every, 2)])
        assert agreement.krippendorff(units) == pytest.approx(1 - within / among)

    def test_the_ends(self):
        assert agreement.krippendorff([(0.1, 0.1, 0.1), (0.9, 0.9, 0.9)]) == 1.0
        assert np.isnan(agreement.krippendorff([(0.5, 0.5), (0.5, 0.5)]))

    def test_parts_cover_all_cells(self):
        every = next(agreement.overall())
        assert every.cells == len(cells())
        assert sum(part.cells for part in agreement.by_parameter()) == every.cells
        assert sum(part.cells for part in agreement.by_grade(evidence.grade_of)) == every.cells


class TestStudy:
    """`bigthree agreement`."""

    def test_its_table_holds_what_is_computed(self):
        table = {row["cells of"]: row for row in study.table()}
        for part in (*agreement.overall(), *agreement.by_parameter()):
            assert float(table[part.about]["alpha"]) == pytest.approx(part.alpha, abs=0.006)

    def test_it_lists_every_row_that_was_read_once(self):
        once = {(source, name) for source, names in study.read_once().items() for name in names}
        read = {(row["source"], row["parameter"]) for row in READ}
        assert once | read == {(row["source"], row["parameter"]) for row in case().rows("evidence")}
        assert not once & read


class TestCoder:
    """`coder=` selects a reading as a layer of any study."""

    def test_the_mean_is_the_default(self):
        assert bigthree.compose("coder=mean") == bigthree.compose()

    @pytest.mark.parametrize("reader", READERS)
    @pytest.mark.parametrize("author", ["maisky", "gromyko", "litvinov", "stalin_molotov"])
    def test_a_reader_gives_every_cell_that_was_read(self, author, reader):
        world = (f"author={author}", "contradiction=as_believed", "world=historical")
        scenario, usual = bigthree.compose(*world, f"coder={reader}"), bigthree.compose(*world)
        assert scenario.ranges == usual.ranges
        for dotted, found in evidence.assumptions(scenario).items():
            read = cell(found.source, dotted.split(".")[1])
            expected = read.by[reader].value if read else usual.numbers()[dotted]
            assert scenario.numbers()[dotted] == found.value == expected, dotted

    def test_a_late_turn_was_read_once(self):
        late = bigthree.compose("author=litvinov_december_1945", "coder=b")
        assert late.author.partner == evidence.coded("litvinov_december_1945", "partner").value
        assert late.author.appetite == cell("litvinov", "appetite").by["b"].value

    def test_two_sources_join_the_same_reader(self):
        both = evidence.coded("maisky+litvinov", "ideology", "a")
        values = [cell(source, "ideology").by["a"].value for source in ("maisky", "litvinov")]
        assert both.value == pytest.approx(np.mean(values))

    def test_a_number_by_hand_names_the_reader_s_own_coding(self):
        scenario = bigthree.compose("author=litvinov", "coder=a", "world.ideology=0.9")
        assert "0.15" in evidence.assumption(scenario, "world.ideology").reading

    def test_another_reader_is_refused(self):
        with pytest.raises(bigthree.BadRequest, match="coder=d: no such coder; allowed: a, b, c"):
            bigthree.compose("coder=d")

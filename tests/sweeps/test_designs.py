"""Designs: stratified, balanced, complete, the same on every machine; and points from a table."""

from __future__ import annotations

import math
import re
from collections import Counter
from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bigthree import BadRequest, compose
from bigthree.sweeps.designs import MOST_POINTS, at, design_points, listed_points
from bigthree.sweeps.factors import Factor, factors_of
from bigthree.sweeps.plan import plan_sweep

LITVINOV = compose("author=litvinov")
MIXED = factors_of(
    ["world.rivalry=0..1", "theory.learning=0..0.1", "measures.lasting=1..6",
     "author=maisky,litvinov"], LITVINOV,
)  # fmt: skip
UNIT = [Factor("a", 0.0, 1.0), Factor("b", 0.0, 1.0), Factor("c", 0.0, 1.0)]

GOLDEN = {
    ("latin_hypercube", 0): [
        [0.201212891192136, 0.0264290888796967, 6.0, "maisky"],
        [0.104140754323728, 0.071448164433254, 3.0, "maisky"],
        [0.601170749705297, 0.0464872988247638, 2.0, "maisky"],
    ],
    ("latin_hypercube", 7): [
        [0.635536448478625, 0.0131332390730203, 2.0, "maisky"],
        [0.0272436412310615, 0.0029271059732829, 5.0, "maisky"],
        [0.786141223625579, 0.0295271188619098, 5.0, "litvinov"],
    ],
    ("sobol", 0): [
        [0.926915907301009, 0.0895374082028866, 1.0, "litvinov"],
        [0.361803831532598, 0.0350533057935536, 6.0, "maisky"],
        [0.0745745729655027, 0.0505451872944832, 2.0, "litvinov"],
    ],
    ("sobol", 7): [
        [0.282382926903665, 0.00455913590267301, 1.0, "litvinov"],
        [0.791136620566249, 0.0619817233644426, 5.0, "maisky"],
        [0.623418690636754, 0.044810167979449, 3.0, "litvinov"],
    ],
}
"""First rows of `MIXED` with eight points, by design and seed."""

sizes = st.integers(1, 130)
seeds = st.sampled_from([0, 1, 2**64 - 1]) | st.integers(0, 2**64 - 1)


class TestLatinHypercube:
    """Every dimension is cut in as many strata as there are points, and each holds one."""

    @given(points=sizes, seed=seeds)
    def test_one_point_a_stratum(self, points, seed):
        table = design_points("latin_hypercube", UNIT, points, seed)
        assert table.shape == (points, 3)
        for name in table:
            assert sorted((table[name] * points).astype(int)) == [*range(points)]

    @given(points=sizes, seed=seeds)
    def test_one_point_a_stratum_of_any_range(self, points, seed):
        low, high = -0.3, 0.9
        table = design_points("latin_hypercube", [Factor("x", low, high)], points, seed)
        strata = np.floor((table["x"] - low) / (high - low) * points + 1e-9).astype(int)
        assert sorted(strata) == [*range(points)]

    def test_choices_are_taken_equally_often(self):
        table = design_points("latin_hypercube", MIXED, 60, 4)
        assert Counter(table["author"]) == {"maisky": 30, "litvinov": 30}
        assert Counter(table["measures.lasting"]) == dict.fromkeys(map(float, range(1, 7)), 10)

    def test_points_lie_anywhere_in_their_stratum(self):
        """Not in the middle, nor at an edge: places within strata are uniform."""
        table = design_points("latin_hypercube", UNIT, 4096, 0)
        within = np.sort((table.to_numpy() * 4096 % 1.0).ravel())
        assert np.abs(within - np.linspace(0, 1, within.size)).max() < 1.63 / math.sqrt(within.size)

    def test_columns_are_shuffled_apart(self):
        table = design_points("latin_hypercube", UNIT, 4096, 0)
        apart = table.corr().to_numpy()[np.triu_indices(3, 1)]
        assert np.abs(apart).max() < 4 / math.sqrt(4096)


class TestSobol:
    """Powers of two, and every half, quarter … of a range is filled equally."""

    @given(power=st.integers(0, 8), seed=seeds)
    def test_every_fraction_is_filled_equally(self, power, seed):
        points = 2**power
        table = design_points("sobol", UNIT, points, seed)
        for name in table:
            assert sorted((table[name] * points).astype(int)) == [*range(points)]

    @given(power=st.integers(2, 8), seed=seeds)
    def test_every_quarter_of_a_square_is_filled_equally(self, power, seed):
        table = design_points("sobol", UNIT, 2**power, seed)
        for cuts in ((2, 2), (4, 1), (1, 4)):
            boxes = zip(*((table[name] * cut).astype(int)
                          for name, cut in zip("ab", cuts, strict=True)), strict=True)  # fmt: skip
            assert set(Counter(boxes).values()) == {2**power // 4}

    def test_choices_are_taken_equally_often(self):
        table = design_points("sobol", MIXED, 64, 4)
        assert Counter(table["author"]) == {"maisky": 32, "litvinov": 32}

    @pytest.mark.parametrize(
        ("points", "power"), [(3, 4), (6, 8), (100, 128), (256 + 1, 256), (1000, 1024)]
    )
    def test_it_takes_a_power_of_two(self, points, power):
        with pytest.raises(BadRequest, match=rf"^points={points}: .*power of two.* {power}$"):
            design_points("sobol", UNIT, points, 0)


class TestGrid:
    """Every combination; ranges from end to end in equal steps, as many as the budget allows."""

    @given(points=st.integers(8, 2000))
    def test_it_keeps_to_the_budget_and_uses_it(self, points):
        table = design_points("grid", UNIT, points, 0)
        steps = round(len(table) ** (1 / 3))
        assert len(table) == steps**3 <= points < (steps + 1) ** 3
        assert not table.duplicated().any()
        for name in table:
            assert np.unique(table[name]) == pytest.approx(np.linspace(0, 1, steps), abs=1e-15)
            assert {0.0, 1.0} <= set(table[name])

    def test_it_is_complete_with_choices_and_whole_numbers(self):
        table = design_points("grid", MIXED, 100, 0)
        levels = [sorted(set(table[name])) for name in table]
        assert [len(each) for each in levels] == [3, 3, 3, 2]
        assert levels[2] == [1.0, 4.0, 6.0]
        assert sorted(table.itertuples(index=False, name=None)) == sorted(product(*levels))

    def test_the_promised_map_has_its_400_points(self):
        table = design_points("grid", UNIT[:2], 400, 0)
        assert len(table) == 400
        assert len(set(table["a"])) == len(set(table["b"])) == 20

    def test_listed_values_are_all_taken_in_their_order(self):
        factors = [Factor("a", levels=(0.5, 0.1)), Factor("b", levels=("y", "x", "z"))]
        table = design_points("grid", factors, 1, 0)
        assert table.to_numpy().tolist() == [
            [0.5, "y"], [0.5, "x"], [0.5, "z"], [0.1, "y"], [0.1, "x"], [0.1, "z"]
        ]  # fmt: skip

    def test_it_owes_nothing_to_luck(self):
        assert design_points("grid", MIXED, 60, 0).equals(design_points("grid", MIXED, 60, 9))

    @pytest.mark.parametrize(
        ("factors", "points", "least"),
        [(UNIT, 7, "8"), ([*UNIT, Factor("d", levels=("x", "y", "z"))], 20, "24"),
         ([Factor(f"x{n}", 0.0, 1.0) for n in range(21)], 1000, "2,097,152"),
         ([Factor(f"x{n}", levels=(0.0, 1.0)) for n in range(20)], 10, "1,048,576")],
    )  # fmt: skip
    def test_more_than_the_budget_is_refused(self, factors, points, least):
        with pytest.raises(BadRequest, match=rf"^points={points}: .*at least {least} points"):
            design_points("grid", factors, points, 0)


class TestTheSameEverywhere:
    """A design is its seed's: golden numbers hold on every machine."""

    @pytest.mark.parametrize(("design", "seed"), GOLDEN)
    def test_golden_numbers(self, design, seed):
        found = design_points(design, MIXED, 8, seed).head(3).to_numpy().tolist()
        for row, golden in zip(found, GOLDEN[design, seed], strict=True):
            assert row[:3] == pytest.approx(golden[:3], rel=1e-12)
            assert row[3] == golden[3]

    @pytest.mark.parametrize("design", ["latin_hypercube", "sobol"])
    def test_zero_is_a_seed(self, design):
        zero, again, one = (design_points(design, UNIT, 16, seed) for seed in (0, 0, 1))
        assert zero.equals(again)
        assert not np.isin(zero.to_numpy(), one.to_numpy()).any()

    def test_nothing_outside_changes_it(self):
        first = design_points("latin_hypercube", UNIT, 16, 3)
        np.random.seed(1)  # noqa: NPY002 - somebody else's luck
        np.random.random(7)  # noqa: NPY002
        assert design_points("latin_hypercube", UNIT, 16, 3).equals(first)

    def test_designs_do_not_share_their_luck(self):
        latin, sobol = (design_points(each, UNIT, 16, 0) for each in ("latin_hypercube", "sobol"))
        assert not np.isin(latin.to_numpy(), sobol.to_numpy()).any()


class TestRequests:
    """What is asked for, and what is refused in one line."""

    @pytest.mark.parametrize("design", ["latin_hypercube", "sobol"])
    @pytest.mark.parametrize("points", [1, 2, 64])
    def test_as_many_points_as_asked_for(self, design, points):
        assert len(design_points(design, MIXED, points, 0)) == points

    @pytest.mark.parametrize("points", [0, -3, MOST_POINTS + 1, 2.5, "many", None, True])
    @pytest.mark.parametrize("design", ["latin_hypercube", "sobol", "grid"])
    def test_a_number_of_points_that_makes_no_sense(self, design, points):
        with pytest.raises(BadRequest, match=rf"^points={points!r}: must be a whole number from 1"):
            design_points(design, UNIT, points, 0)

    @pytest.mark.parametrize(
        ("design", "said"), [("soboll", "'sobol'"), ("lhs", "allowed: grid"), ("", r"a file.*csv")]
    )
    def test_an_unknown_design(self, design, said):
        with pytest.raises(BadRequest, match=rf"^design={design}: .*{said}"):
            design_points(design, UNIT, 8, 0)

    @pytest.mark.parametrize("design", ["latin_hypercube", "sobol", "grid"])
    def test_nothing_to_vary(self, design):
        with pytest.raises(BadRequest, match=r"^vary: nothing varies; give a range"):
            design_points(design, [], 8, 0)

    def test_the_ends_of_the_cube_belong_to_it(self):
        """A design from elsewhere may hold 1 itself."""
        factors = [Factor("a", -1.0, 1.0), Factor("b", levels=("x", "y")),
                   Factor("c", 1, 3, whole=True)]  # fmt: skip
        assert at(factors, np.array([[0.0] * 3, [1.0] * 3])) == [
            [-1.0, "x", 1.0], [pytest.approx(1.0), "y", 3.0]
        ]  # fmt: skip


@pytest.fixture
def listed(tmp_path):
    """Write a table of points and read it."""

    def read(text, name="points.csv", encoding="utf-8"):
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode(encoding))
        return listed_points(path, LITVINOV)

    return read


class TestListed:
    """Points from a CSV file: a column a factor, a row a point."""

    def test_numbers_and_words(self, listed):
        factors, table = listed("world.rivalry,author,theory.steps\n0.25,maisky,2\n1,gromyko,1\n")
        assert [*table] == ["world.rivalry", "author", "theory.steps"]
        assert table.to_numpy().tolist() == [[0.25, "maisky", 2.0], [1.0, "gromyko", 1.0]]
        assert [(each.name, each.is_number, each.whole) for each in factors] == [
            ("world.rivalry", True, False), ("author", False, False), ("theory.steps", True, True)
        ]  # fmt: skip
        assert factors[1].levels == ("maisky", "gromyko")

    @pytest.mark.parametrize(
        "name", ["measures.lasting", "spheres.earliest_month", "spheres.signed_month"]
    )
    def test_any_number_will_do(self, listed, name):
        assert listed(f"{name}\n3\n5\n")[1][name].tolist() == [3.0, 5.0]

    def test_words_of_other_keys(self, listed):
        _, table = listed("uncertainty.luck,world.capabilities,events\nfalse,equal,none\n")
        assert table.to_numpy().tolist() == [["false", "equal", "none"]]

    def test_a_blank_leaves_the_bases_value(self, listed, tmp_path):
        _, table = listed("world.rivalry,author.appetite\n0.25,\n , 0.5\n,\n")
        assert table["world.rivalry"].tolist() == pytest.approx([0.25, math.nan, math.nan],
                                                                nan_ok=True)  # fmt: skip
        plan = plan_sweep(["author=litvinov"], design=str(tmp_path / "points.csv"), runs=1)
        base = LITVINOV.numbers()
        for point, changed in enumerate([{"world.rivalry": 0.25}, {"author.appetite": 0.5}, {}]):
            assert plan.scenario(point).numbers() == base | changed

    @given(values=st.lists(st.floats(0, 1), min_size=1, max_size=5))
    def test_numbers_are_read_to_the_last_digit(self, values, tmp_path_factory):
        path = tmp_path_factory.mktemp("digits") / "points.csv"
        path.write_text("world.rivalry\n" + "".join(f"{value:.17g}\n" for value in values), "utf-8")
        assert listed_points(path, LITVINOV)[1]["world.rivalry"].tolist() == values

    def test_a_byte_order_mark_and_windows_lines(self, listed):
        """As spreadsheets write it."""
        text = "world.rivalry,author\r\n0.5,maisky\r\n\r\n"
        _, table = listed(text, encoding="utf-8-sig")
        assert [*table] == ["world.rivalry", "author"]
        assert table.to_numpy().tolist() == [[0.5, "maisky"]]

    def test_spaces_and_quotes_around_cells(self, listed):
        _, table = listed('world.rivalry , "author"\n 0.5 , "maisky"\n')
        assert table.to_dict("list") == {"world.rivalry": [0.5], "author": ["maisky"]}

    def test_a_value_that_is_not_allowed_is_left_for_its_point_to_fail(self, listed):
        assert listed("world.rivalry\n7\n-inf\n")[1]["world.rivalry"].tolist() == [7.0, -math.inf]

    def test_the_ending_may_be_in_capitals_and_the_path_a_path(self, listed, tmp_path):
        listed("world.rivalry\n0.5\n", name="POINTS.CSV")
        plan = plan_sweep(["author=litvinov"], design=tmp_path / "POINTS.CSV", runs=1)
        assert plan.points["world.rivalry"].tolist() == [0.5]

    def test_nothing_else_can_vary(self, listed, tmp_path):
        listed("world.rivalry\n0.5\n")
        path = tmp_path / "points.csv"
        with pytest.raises(BadRequest, match=rf"^design={re.escape(str(path))}: lists the points"):
            plan_sweep(["author=litvinov"], "world.tolerance", design=path)

    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ("world.rivalry\n0.5\nmuch\n", r", line 3: world\.rivalry=much: not a number"),
            ("world.rivalry,theory.steps\n0.5,2\n\n0.5,two\n", r", line 4: theory\.steps=two: not"),
            ("world.rivalry\nnan\n", r", line 2: world\.rivalry=nan: not a number"),
            ("world.rivalry\nNA\n", r", line 2: world\.rivalry=NA: not a number"),
            ('world.rivalry\n"0,5"\n', r", line 2: world\.rivalry=0,5: .*with a point"),
            ("author\nmaisky\nlitvnov\n", r", line 3: author=litvnov: .*'litvinov'"),
            ("world.rivalry,author\n0.1,maisky\n0.1,\n", r", line 3: author=: allowed: .*maisky"),
            ("uncertainty.luck\nTRUE\n", r", line 2: uncertainty\.luck=TRUE: .*false, true"),
            ("world.rivalri\n0.5\n", r", line 1: world\.rivalri: .*'world\.rivalry'"),
            ("point,world.rivalry\n0,0.5\n", r", line 1: point: cannot vary"),
            ("months\n12\n", r", line 1: months: is the same in every world"),
            ("world.rivalry,world.rivalry\n0.1,0.2\n", r"column 'world\.rivalry': .*of its own"),
            (",world.rivalry\n0,0.5\n", r"column '': give every column a name"),
            ("world.rivalry,author\n0,5,maisky\n", r", line 2: 3 cells, where .* 2; commas"),
            ("world.rivalry,author\n0.5\n", r", line 2: 1 cells, where the first line has 2"),
            ("world.rivalry;author\n0,5;maisky\n", r": commas stand between columns, points in"),
            ("sep=;\nworld.rivalry;author\n0,5;maisky\n", r"commas stand between columns"),
            ("world.rivalry\tauthor\n0.5\tmaisky\n", r": commas stand between columns"),
            ("", ": lists no points"),
            ("\n\n", ": lists no points"),
            ("world.rivalry,author\n", ": lists no points"),
            ('world.rivalry\n"0.5\n0.6\n', ": is not a table"),
            (b"\xff\xfe\x00\x01,\n", ": is not a table; save it as CSV, in UTF-8"),
            ("world.rivalry\n0.5\n".encode("utf-16"), ": is not a table; save it as CSV, in UTF-8"),
            ("world.rivalry,é\n0.5,1\n".encode("latin-1"), ": is not a table; save it as CSV"),
            (b"PK\x03\x04\x14\x00\xc3\x28", ": is not a table"),
        ],
    )  # fmt: skip
    def test_what_is_wrong_is_said_in_one_line(self, listed, tmp_path, text, said):
        with pytest.raises(BadRequest) as refusal:
            listed(text)
        told = str(refusal.value)
        assert told.startswith(f"design={tmp_path / 'points.csv'}")
        assert re.search(said, told), told
        assert len(told.splitlines()) == 1

    def test_a_file_that_cannot_be_read(self, tmp_path):
        for path, why in ((tmp_path / "no.csv", "No such file"), (tmp_path, "Is a directory")):
            with pytest.raises(BadRequest, match=rf"^design=.*: cannot be read \({why}"):
                listed_points(path, LITVINOV)

    def test_more_points_than_can_be_run(self, listed, monkeypatch):
        monkeypatch.setattr("bigthree.sweeps.designs.MOST_POINTS", 2)
        with pytest.raises(BadRequest, match=r"points=3: must be a whole number from 1 to 2"):
            listed("world.rivalry\n0.1\n0.2\n0.3\n")

"""Scenario discovery against data in which the answer was planted, and on a small real sweep."""

from __future__ import annotations

import dataclasses
import json
import os
import subprocess
import sys
from functools import cache
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from matplotlib.patches import Rectangle

import bigthree
from bigthree.answers import Paragraph
from bigthree.figures.figure_data import figure_data
from bigthree.studies.discovery.answer import boxes, finding, study
from bigthree.studies.discovery.answer import tree as tree_blocks
from bigthree.studies.discovery.computation import (
    Discovery,
    discovery,
    factors_of_worlds,
    find_regions,
)
from bigthree.studies.request import Request, SweepOptions
from bigthree.sweeps.running import sweep
from legible import assert_drawn
from small import in_words, slow, write

NUMBERS = ("world.rivalry", "world.american_reach", "world.resistance", "author.appetite")
AUTHORS = ("gromyko", "litvinov", "maisky")


def made(seed, count=600):
    """Worlds drawn evenly: four numbers and an author."""
    draws = np.random.default_rng(seed)
    worlds = pd.DataFrame({name: draws.random(count) for name in NUMBERS})
    worlds["author"] = draws.choice(AUTHORS, count)
    return worlds


def planted(worlds):
    """Ended where rivalry is below 0.5, reach above 0.4, and the author not Maisky."""
    return (
        (worlds["world.rivalry"] < 0.5)
        & (worlds["world.american_reach"] > 0.4)
        & (worlds["author"] != "maisky")
    ).to_numpy()


def flipped(ended, share, seed):
    """The same labels, a share of them wrong."""
    return ended ^ (np.random.default_rng(1000 + seed).random(len(ended)) < share)


@cache
def solved(seed):
    """The planted box, looked for once."""
    worlds = made(seed)
    return find_regions(worlds, planted(worlds), seed)


def box_table(regions, number=1):
    """A box of the table, by factor."""
    boxes = regions.tables["boxes"]
    return boxes[boxes["box"] == number].set_index("factor")


def recounted(worlds, ended, limits):
    """Coverage, density and mass, read off the limits of the table without any cleverness."""
    within = []
    for _, world in worlds.iterrows():
        fits = True
        for factor, limit in limits.iterrows():
            value = world[factor]
            if limit["words"]:
                fits &= value in limit["words"].split(", ")
            else:
                fits &= not value < limit["at_least"]
                fits &= not value > limit["at_most"]
        within.append(fits)
    within = np.array(within)
    return (
        (within & ended).sum() / ended.sum(),
        (within & ended).sum() / within.sum(),
        within.mean(),
    )


class TestPlantedBox:
    """A box that was put into the data is found again."""

    @pytest.mark.parametrize("seed", [0, *slow([1])])
    def test_it_is_found_whole_and_nothing_else(self, seed):
        regions = solved(seed)
        assert len(regions.boxes) == 1
        box = box_table(regions)
        assert set(box.index) == {"world.rivalry", "world.american_reach", "author"}
        assert box.at["world.rivalry", "at_most"] == pytest.approx(0.5, abs=0.04)
        assert np.isnan(box.at["world.rivalry", "at_least"])
        assert box.at["world.american_reach", "at_least"] == pytest.approx(0.4, abs=0.04)
        assert np.isnan(box.at["world.american_reach", "at_most"])
        assert box.at["author", "words"] == "gromyko, litvinov"
        for name in ("coverage", "density", "coverage_held_out", "density_held_out"):
            assert (box[name] > 0.9).all(), name
        assert box["holds"].all()
        assert (box["quasi_p"] < 1e-4).all()

    def test_coverage_density_and_mass_are_what_the_limits_give(self):
        worlds = made(3, count=200)
        ended = flipped(planted(worlds), 0.05, seed=3)
        regions = find_regions(worlds, ended, 3)
        box, used = box_table(regions), regions.used
        first = box.iloc[0]
        found = recounted(worlds[used], ended[used], box)
        assert tuple(first[["coverage", "density", "mass"]]) == pytest.approx(found)
        others = recounted(worlds[~used], ended[~used], box)
        assert tuple(first[["coverage_held_out", "density_held_out"]]) == pytest.approx(others[:2])
        assert first["chance_held_out"] == pytest.approx(ended[~used].mean())

    def test_halves_are_halves_of_those_that_ended_too(self):
        regions = solved(0)
        ended, used = regions.ended, regions.used
        assert used.sum() == len(ended) / 2
        assert abs(ended[used].sum() - ended[~used].sum()) <= 1

    @pytest.mark.slow
    @pytest.mark.parametrize("seed", range(2))
    def test_labels_of_which_some_are_wrong_blur_it_but_hide_it_not(self, seed):
        worlds = made(seed)
        ended = flipped(planted(worlds), 0.05, seed)
        box = box_table(find_regions(worlds, ended, seed))
        assert {"world.rivalry", "world.american_reach", "author"} <= set(box.index)
        assert box.at["world.rivalry", "at_most"] == pytest.approx(0.5, abs=0.08)
        assert box.at["world.american_reach", "at_least"] == pytest.approx(0.4, abs=0.08)
        assert box.at["author", "words"] == "gromyko, litvinov"
        assert (box["density_held_out"] > 0.75).all()
        assert box["holds"].all()

    @pytest.mark.slow
    def test_among_dozens_of_factors_of_no_matter(self):
        draws = np.random.default_rng(55)
        rest = pd.DataFrame({f"other.{n}": draws.random(600) for n in range(30)})
        worlds = pd.concat([rest, made(5)], axis=1)
        box = box_table(find_regions(worlds, planted(worlds), 5))
        assert set(box.index) == {"world.rivalry", "world.american_reach", "author"}
        assert (box[["coverage_held_out", "density_held_out"]] > 0.9).all(axis=None)

    @pytest.mark.slow
    def test_two_boxes_are_found_one_after_the_other(self):
        worlds = made(6)
        one = (worlds["world.rivalry"] > 0.75).to_numpy()
        other = ((worlds["world.american_reach"] < 0.4) & (worlds["author"] == "maisky")).to_numpy()
        regions = find_regions(worlds, one | other, 6)
        confirmed = {frozenset(limit.factor for limit in box.limits) for box in regions.confirmed}
        assert {frozenset({"world.rivalry"}), frozenset({"world.american_reach", "author"})} <= (
            confirmed
        )
        together = sum(box.held_out.coverage for box in regions.confirmed)
        assert together == pytest.approx(1, abs=0.1)

    @pytest.mark.slow
    def test_values_that_were_listed_are_peeled_one_by_one(self):
        """Each of five values holds far more worlds than one slice takes."""
        worlds = made(7)
        draws = np.random.default_rng(77)
        worlds["world.rivalry"] = draws.choice([0.0, 0.25, 0.5, 0.75, 1.0], len(worlds))
        ended = (
            worlds["world.rivalry"].between(0.2, 0.6) & (worlds["author"] != "gromyko")
        ).to_numpy()
        box = box_table(find_regions(worlds, ended, 7))
        assert set(box.index) == {"world.rivalry", "author"}
        assert 0 < box.at["world.rivalry", "at_least"] <= 0.25
        assert 0.5 <= box.at["world.rivalry", "at_most"] < 0.75
        assert (box[["coverage_held_out", "density_held_out"]] == 1).all(axis=None)

    def test_where_most_worlds_ended_the_box_is_not_simply_all_of_them(self):
        worlds = made(8)
        ended = (worlds["world.rivalry"] < 0.8).to_numpy()
        box = box_table(find_regions(worlds, ended, 8))
        assert list(box.index) == ["world.rivalry"]
        assert box.at["world.rivalry", "at_most"] == pytest.approx(0.8, abs=0.04)
        assert box.at["world.rivalry", "density_held_out"] > 0.95


class TestNoStructure:
    """Where labels are drawn by lot there is nothing to find, and that is said."""

    @pytest.mark.parametrize(
        "seed", [0, *(pytest.param(n, marks=pytest.mark.slow) for n in (1, 2, 3))]
    )
    def test_no_box_holds_on_the_other_worlds(self, seed):
        worlds = made(seed, count=300)
        ended = np.random.default_rng(100 + seed).random(len(worlds)) < 0.3
        regions = find_regions(worlds, ended, seed)
        assert not regions.confirmed
        assert not regions.tables["boxes"]["holds"].any()
        assert finding(regions).startswith("No combination of assumptions was found")
        told = boxes(regions)
        if regions.boxes:
            assert {row[-1] for row in told.rows} == {"no"}
        else:
            assert in_words([told]).startswith("No box")
        tree = regions.tree
        assert tree.accuracy < tree.base_rate + 0.05
        assert ("no better" in in_words(tree_blocks(tree))) == (tree.accuracy <= tree.base_rate)


class TestTree:
    """The tree finds the planted rule, and is judged on worlds that it was grown without."""

    def test_it_finds_the_planted_rule(self):
        tree, ended = solved(0).tree, solved(0).ended
        first = tree.leaves[0]
        assert first.share == 1
        assert first.worlds == pytest.approx(ended.sum(), rel=0.05)
        limits = {limit.factor: limit for limit in first.limits}
        assert set(limits) == {"world.rivalry", "world.american_reach", "author"}
        assert limits["world.rivalry"].high == pytest.approx(0.5, abs=0.02)
        assert limits["world.american_reach"].low == pytest.approx(0.4, abs=0.02)
        assert limits["author"].words == ("gromyko", "litvinov")
        assert str(limits["author"]) == "author is gromyko or litvinov"
        assert tree.accuracy > 0.97
        assert tree.base_rate == pytest.approx(1 - ended.mean())

    @pytest.mark.slow
    def test_every_world_is_in_one_leaf_and_no_leaf_is_small(self):
        worlds = made(2)
        ended = flipped(planted(worlds), 0.1, seed=2)
        regions = find_regions(worlds, ended, 2)
        leaves = regions.tree.leaves
        homes = np.array([[limit.met(worlds) for limit in leaf.limits] for leaf in leaves], object)
        within = np.array([np.logical_and.reduce(np.array(list(home), bool)) for home in homes])
        assert (within.sum(axis=0) == 1).all()
        assert 2 <= len(leaves) <= 6
        table = regions.tables["tree"]
        assert table["worlds"].sum() == len(worlds)
        assert (table["worlds"] >= 0.05 * len(worlds)).all()
        assert table["ended_share"].is_monotonic_decreasing
        ended_in_all = (table["ended_share"] * table["worlds"]).sum()
        assert ended_in_all == pytest.approx(ended.sum())

    def test_every_leaf_is_told(self):
        tree = solved(0).tree
        table = next(tree_blocks(tree))
        for leaf, row in zip(tree.leaves, table.rows, strict=True):
            assert row[1] == f"{leaf.worlds}"
            assert row[2].count("”") == len(leaf.limits)
            assert "“true strength of the Anglo-American contradiction” is" in row[2]


PRINTED = """
import sys
sys.path[:0] = {here!r}, {shared!r}
from test_discovery import flipped, made, planted
from bigthree.studies.discovery.computation import find_regions
worlds = made(9, count=200)
found = find_regions(worlds, flipped(planted(worlds), 0.05, 9), 0)
print("".join(table.to_csv() for table in found.tables.values()))
"""


class TestDeterminism:
    """The same worlds and seed give the same answer, wherever and whenever."""

    @pytest.mark.slow
    def test_another_process_and_order_of_sets_give_the_same_and_another_seed_does_not(self):
        worlds = made(9, count=200)
        one, other = (find_regions(worlds, flipped(planted(worlds), 0.05, 9), n) for n in (0, 1))
        here = Path(__file__).parent
        done = subprocess.run(
            [sys.executable, "-c", PRINTED.format(here=str(here), shared=str(here.parent))],
            env=os.environ | {"PYTHONHASHSEED": "2"},
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stderr
        assert (
            done.stdout.strip() == "".join(table.to_csv() for table in one.tables.values()).strip()
        )
        assert (one.used != other.used).any()

    def test_the_largest_seed_is_a_seed(self):
        worlds = made(3, count=100)
        found = find_regions(worlds, (worlds["world.rivalry"] < 0.5).to_numpy(), 2**64 - 1)
        assert found.confirmed[0].limits[0].high == pytest.approx(0.5, abs=0.1)


@pytest.fixture(scope="module")
def asked(tmp_path_factory):
    """A request for a small sweep of its own, in which reach decides the Soviet-American tie."""
    return Request(
        study="discovery",
        overrides=("author=litvinov", "coefficients=prototype", "engagement=from_the_start"),
        runs=20,
        seed=0,
        results_dir=tmp_path_factory.mktemp("discovery") / "worlds",
        sweep_options=SweepOptions(
            vary=("world.american_reach=0..1", "contradiction=holds,fails"),
            points=80,
            measure="ussr_usa",
            below=-0.15,
        ),
    )


@pytest.fixture(scope="module")
def answered(asked):
    """The answer to it."""
    return study(asked)


class TestStudy:
    """A sweep run, looked into, and told; and one that is there already."""

    def test_what_ended_is_what_the_histories_say(self, asked, answered):
        rows = pd.read_parquet(asked.results_dir / "runs.parquet")
        means = rows.groupby("point")["ussr_usa"].mean()
        assert f"{(means < -0.15).sum()} of 80 worlds" in in_words(answered.blocks)
        boxes = answered.tables["boxes"]
        assert boxes["holds"].iloc[0]
        assert boxes["factor"].iloc[0] == "world.american_reach"
        assert boxes["density_held_out"].iloc[0] > 0.8
        tree = answered.tables["tree"]
        assert (tree["ended_share"] * tree["worlds"]).sum() == pytest.approx((means < -0.15).sum())

    def test_the_text_tells_author_ending_boxes_tree_and_terms(self, answered):
        for said in (
            "Author: Litvinov",
            "“USSR-USA tie” (measure=ussr_usa) over its histories is below −0.15",
            "box where ended", "the 40 others", "A tree over all worlds", "Coverage:", "(density)",
            "cross-validation",
        ):  # fmt: skip
            assert said in in_words(answered.blocks), said

    def test_the_folder_holds_the_tables_and_describes_them(self, asked, answered):
        write(answered, asked)
        folder = asked.results_dir
        codebook = (folder / "CODEBOOK.md").read_text("utf-8")
        for name in ("boxes", "tree"):
            for column in pd.read_csv(folder / f"{name}.csv").columns:
                assert f"| {column} |" in codebook, column
        assert (folder / "figures" / "box.png").stat().st_size > 1000
        plotted = pd.read_csv(folder / "figures" / "box.csv")
        assert len(plotted) == 80
        assert plotted["ended"].sum() == (plotted["ussr_usa"] < -0.15).sum()

    def test_a_sweep_that_is_there_gives_the_same_and_is_left_alone(self, asked, answered):
        before = {path: path.stat().st_mtime_ns for path in asked.results_dir.rglob("*")}
        many = SweepOptions(measure="ussr_usa", below=-0.15, sweep=asked.results_dir)
        looked = study(Request("discovery", (), runs=1000, seed=5, sweep_options=many))
        assert looked.blocks == [Paragraph(f"Worlds of {asked.results_dir}."), *answered.blocks]
        assert looked.sweep is None
        for name, table in answered.tables.items():
            pd.testing.assert_frame_equal(looked.tables[name], table)
        after = {path: path.stat().st_mtime_ns for path in asked.results_dir.rglob("*")}
        assert before == after

    def test_from_python(self, asked, answered):
        found = discovery(str(asked.results_dir), "ussr_usa", below=-0.15)
        pd.testing.assert_frame_equal(found.boxes, answered.tables["boxes"])
        pd.testing.assert_frame_equal(found.tree, answered.tables["tree"])
        assert "ussr_usa below -0.15" in repr(found)
        assert "<table" in found._repr_html_()

    def test_all_assumptions_vary_unless_something_is_named(self, tmp_path):
        request = Request("discovery", ("author=maisky",), 3, 0, tmp_path / "all",
                          sweep_options=SweepOptions(points=30, below=1000.0))  # fmt: skip
        with pytest.raises(bigthree.BadRequest, match="below=1000"):
            study(request)
        points = bigthree.open_results(tmp_path / "all").points
        assert len(points) == 30
        assert set(points.columns) == {
            name for name, (low, high) in bigthree.compose("author=maisky").ranges.items()
            if low < high
        }  # fmt: skip

    def test_an_empty_cell_is_the_bases_own_value(self, tmp_path):
        (tmp_path / "list.csv").write_text("author,world.rivalry\nmaisky,0.5\nlitvinov,\n")
        found = sweep((), design=str(tmp_path / "list.csv"), runs=2, results_dir=tmp_path / "few")
        own = bigthree.compose("author=litvinov").numbers()["world.rivalry"]
        assert factors_of_worlds(found)["world.rivalry"].tolist() == [0.5, own]


class TestThreshold:
    """Below what a world counts as ended, unless it is said."""

    @pytest.mark.parametrize("measure", ["rmst_concert", "ussr_usa"])
    def test_a_quarter_of_the_worlds_has_ended(self, asked, answered, measure):
        found = discovery(asked.results_dir, measure)
        assert found.below == np.quantile(found.means, 0.25)
        assert found.regions.ended.sum() == pytest.approx(20, abs=1)


class TestRefusals:
    """One clear line for what cannot be looked into."""

    def line(self, *arguments, **named):
        with pytest.raises(bigthree.BadRequest) as refused:
            discovery(*arguments, **named)
        assert "\n" not in str(refused.value)
        return str(refused.value)

    def test_an_unknown_measure(self, asked, answered):
        assert "survival_60" in self.line(asked.results_dir, "survival_6")

    @pytest.mark.parametrize("below", [-2.0, 2.0, float("nan")])
    def test_a_threshold_with_all_or_no_worlds_below_says_where_they_lie(
        self, asked, answered, below
    ):
        means = bigthree.open_results(asked.results_dir).per_run("ussr_usa").mean(axis=1)
        said = self.line(asked.results_dir, "ussr_usa", below=below)
        assert f"below={below:g}" in said
        assert f"{means.min():.3g} to {means.max():.3g}" in said
        assert f"{80 if below > 0 else 0} of 80 worlds" in said

    def test_a_folder_that_holds_no_sweep(self, tmp_path):
        assert "is no results folder" in self.line(tmp_path)
        (tmp_path / "manifest.json").write_text("{}")
        assert f"sweep={tmp_path}" in self.line(tmp_path)

    def test_an_unfinished_sweep(self, tmp_path):
        path = tmp_path / "cut"
        sweep((), "world.rivalry=0..1", points=4, runs=5, chunk=10, results_dir=path)
        next((path / "runs.parquet").iterdir()).unlink()
        assert "unfinished" in self.line(path)

    @pytest.mark.parametrize(
        ("overrides", "many"),
        [
            (("author=maisky",), {}),
            ((), {"vary": ("world.rivalry",)}),
            ((), {"points": 5}),
        ],
    )
    def test_worlds_that_are_made_take_nothing_more(self, tmp_path, overrides, many):
        request = Request(
            "discovery", overrides, 5, 0, sweep_options=SweepOptions(sweep=tmp_path, **many)
        )
        with pytest.raises(bigthree.BadRequest, match="does not go with sweep="):
            study(request)

    def test_without_the_library_it_says_what_to_install(self, monkeypatch, tmp_path):
        for name in [each for each in sys.modules if each.split(".")[0] == "ema_workbench"]:
            monkeypatch.delitem(sys.modules, name)
        monkeypatch.setitem(sys.modules, "ema_workbench", None)
        request = Request("discovery", (), 5, 0, tmp_path / "none")
        with pytest.raises(bigthree.BadRequest, match=r"pip install 'bigthree\[discovery\]'"):
            study(request)
        assert not (tmp_path / "none").exists()


class TestDrawing:
    """The figure draws the worlds and the first box that holds."""

    def drawn(self, asked, worlds, ended):
        found = discovery(asked.results_dir, "ussr_usa", below=-0.15)
        regions = find_regions(worlds, ended, 0)
        means = np.where(ended, -0.5, 0.5)
        return dataclasses.replace(found, regions=regions, means=means), regions.confirmed[0]

    def made(self, found):
        data = figure_data("discovery", found)
        (axes,) = assert_drawn(data, found.sweep.plan.runs, found.sweep.plan.seed).axes
        return data, axes

    def outline(self, axes):
        (box,) = (each for each in axes.patches if isinstance(each, Rectangle))
        return (
            box.get_x(),
            box.get_y(),
            box.get_x() + box.get_width(),
            box.get_y() + box.get_height(),
        )

    def shown(self, axes):
        """How many worlds are drawn, by the shape of their mark."""
        return sum(len(each.get_offsets()) for each in axes.collections)

    def test_two_numbers(self, asked, answered):
        worlds = made(1, count=300)
        ended = ((worlds["world.rivalry"] < 0.4) & (worlds["world.resistance"] > 0.5)).to_numpy()
        found, box = self.drawn(asked, worlds, ended)
        data, axes = self.made(found)
        names = [limit.factor for limit in box.limits]
        for label, name in zip((axes.get_xlabel(), axes.get_ylabel()), names, strict=True):
            assert label.startswith(f"{name.removeprefix('world.')}: ")
        left, bottom, right, top = self.outline(axes)
        ends = {names[0]: (left, right), names[1]: (bottom, top)}
        assert ends["world.rivalry"][1] == pytest.approx(0.4, abs=0.05)
        assert ends["world.resistance"][0] == pytest.approx(0.5, abs=0.05)
        assert self.shown(axes) == 300
        assert data.table["in_box"].sum() == box.training.worlds + box.held_out.worlds
        assert data.table["ended"].sum() == ended.sum()
        assert "Density" in data.caption

    def test_words_in_the_box_stand_side_by_side(self, asked, answered):
        worlds = made(2, count=300)
        ended = ((worlds["author"] != "litvinov") & (worlds["world.rivalry"] < 0.5)).to_numpy()
        found, box = self.drawn(asked, worlds, ended)
        _, axes = self.made(found)
        across = [limit.factor for limit in box.limits].index("author") == 0
        ticks = axes.get_xticklabels() if across else axes.get_yticklabels()
        assert [tick.get_text() for tick in ticks] == ["Gromyko", "Maisky", "Litvinov"]
        _, _, right, top = self.outline(axes)
        assert (right if across else top) == 1.5

    def test_one_factor_is_drawn_against_the_measure(self, asked, answered):
        worlds = made(3, count=300)
        ended = (worlds["world.rivalry"] < 0.4).to_numpy()
        found, _ = self.drawn(asked, worlds, ended)
        _, axes = self.made(found)
        assert axes.get_xlabel().splitlines()[0].startswith("rivalry: ")
        assert axes.get_ylabel() == "USSR-USA tie"
        _, bottom, _, top = self.outline(axes)
        assert (bottom, top) == axes.get_ylim()

    def test_worlds_outside_a_third_limit_are_faint(self, asked, answered):
        worlds = made(4, count=400)
        ended = planted(worlds)
        found, box = self.drawn(asked, worlds, ended)
        data, axes = self.made(found)
        faint = sum(len(each.get_offsets()) for each in axes.collections
                    if (each.get_alpha() or 1) < 0.5)  # fmt: skip
        assert faint == 400 - box.limits[2].met(worlds).sum()
        assert "Faint" in data.caption

    def test_no_drawing_where_no_box_holds(self, asked, answered):
        from bigthree.studies.discovery.figures import drawings

        worlds = made(0, count=200)
        ended = np.random.default_rng(100).random(200) < 0.3
        found = discovery(asked.results_dir, "ussr_usa", below=-0.15)
        nothing = dataclasses.replace(found, regions=find_regions(worlds, ended, 0))
        assert isinstance(nothing, Discovery)
        assert not nothing.regions.confirmed
        assert drawings(nothing) == {}


def test_tables_are_plain_enough_for_json(answered):
    """Every cell is a number, a word or a truth."""
    for table in answered.tables.values():
        json.loads(table.to_json(orient="records"))

"""Figures are legible: no text leaves the canvas and no two texts touch, at any horizon."""

from __future__ import annotations

from itertools import combinations, pairwise

import numpy as np
import pytest
from matplotlib.figure import Figure

import bigthree
import legible
from bigthree.contrast import Contrast
from bigthree.explanation.typical import typical
from bigthree.figures import headline, survival, ties
from bigthree.figures.figure_data import FigureData, figure_of
from bigthree.resources import choices, experiment_names
from bigthree.studies.experiment.declared import read
from bigthree.studies.sweep.answer import drawings
from bigthree.worlds import ARMS, STUDIED_AUTHORS, STUDIED_WORLDS
from figure_data import CAPTION, EXAMPLES
from legible import assert_legible
from small import slow

HORIZONS = (3, 12, 60, 120, 600, 1200)
RUNS = 24
SOME_EXPERIMENTS = experiment_names()[::8]


def assert_drawn(data):
    return legible.assert_drawn(data, RUNS)


def some(*overrides, months=120):
    scenario = bigthree.compose(*overrides).with_values(months=months)
    return bigthree.simulate(scenario, runs=RUNS)


def pair_of(author, *world, months=120):
    chosen = (f"author={author}", *world)
    return Contrast(*(some(*chosen, f"contradiction={arm}", months=months) for arm in ARMS))


class TestTheChecker:
    """The checker sees what it should."""

    def test_it_finds_two_texts_on_one_place(self):
        figure = Figure()
        figure.text(0.5, 0.5, "one")
        figure.text(0.51, 0.5, "two")
        with pytest.raises(AssertionError, match="overlaps"):
            assert_legible(figure)

    def test_it_finds_a_text_beyond_the_edge(self):
        figure = Figure()
        figure.text(0.95, 0.5, "a long text at the edge")
        with pytest.raises(AssertionError, match="on the right"):
            assert_legible(figure)

    def test_it_finds_crowded_ticks(self):
        figure = Figure(figsize=(3, 3), layout="constrained")
        figure.subplots().set_xticks(range(30), [f"label {n}" for n in range(30)])
        with pytest.raises(AssertionError, match="overlaps"):
            assert_legible(figure)

    def test_it_lets_a_good_figure_be(self):
        figure = Figure(layout="constrained")
        figure.subplots().set_title("A title")
        assert_legible(figure)


class TestHeadline:
    """Small multiples: a column an author, a row a world."""

    @pytest.mark.parametrize("months", [60, 120])
    def test_of_one_author_at_other_horizons(self, months):
        assert_drawn(headline.tabulate([pair_of("maisky", months=months)]))

    @pytest.mark.parametrize("months", [12, 600])
    def test_at_any_horizon(self, months):
        pairs = [
            pair_of(author, *world, months=months)
            for author in STUDIED_AUTHORS
            for world in STUDIED_WORLDS
        ]
        data = headline.tabulate(pairs)
        assert_drawn(data)
        assert len(data.table) == len(pairs) * 2 * (months + 1)

    @pytest.mark.parametrize("author", ["gromyko", "litvinov_december_1945"])
    def test_of_one_author(self, author):
        assert_drawn(headline.tabulate([pair_of(author, *world) for world in STUDIED_WORLDS]))

    @pytest.mark.parametrize("world", choices("world"))
    def test_of_one_world(self, world):
        world = (f"world={world}", "background=historical")
        assert_drawn(headline.tabulate([pair_of(author, *world) for author in STUDIED_AUTHORS]))

    def test_of_one_author_in_one_world(self):
        pair = pair_of("litvinov_december_1945", "world=tolerance", "background=historical")
        assert_drawn(headline.tabulate([pair]))

    def test_of_all_authors(self):
        assert_drawn(headline.tabulate([pair_of(author) for author in choices("author")]))

    def test_what_it_plots_is_the_curves(self):
        pair = pair_of("gromyko", "world=historical", months=60)
        plotted = headline.tabulate([pair]).table
        for arm, ensemble in (("holds", pair.holds), ("fails", pair.fails)):
            rows = plotted[plotted["arm"] == arm]
            month = ensemble.column("two_against_one")
            expected = [((month < 0) | (month > t)).mean() for t in range(61)]
            assert rows["month"].tolist() == list(range(61))
            assert np.allclose(rows["share"], expected)


class TestSurvival:
    """Some worlds in one panel."""

    @pytest.mark.parametrize("months", HORIZONS)
    def test_at_any_horizon(self, months):
        arms = {
            "it holds": some("contradiction=holds", months=months),
            "it fails": some("contradiction=fails", months=months),
        }
        assert_drawn(survival.tabulate(arms))

    def test_of_one_world(self):
        assert_drawn(survival.tabulate({"litvinov-fails": some("author=litvinov")}))

    def test_of_a_world_in_which_all_break_at_once(self):
        scenario = bigthree.compose("months=24").with_values(
            {
                "measures.combination": 0.0,
                "measures.opposition": 1.0,
                "measures.lasting": 1,
                "world.initial_usa_uk": 1.0,
            }
        )
        assert_drawn(survival.tabulate({"broken": bigthree.simulate(scenario, runs=RUNS)}))

    @pytest.mark.parametrize("length", [1, 20, 40, 60])
    @pytest.mark.parametrize("count", [2, 6])
    def test_with_names_of_any_length(self, length, count):
        names = [f"{n} {'long name ' * 10}"[:length] or str(n) for n in range(count)]
        figure = assert_drawn(survival.tabulate({name: some(months=24) for name in names}))
        (key,) = figure.legends
        beside = [text.get_text().replace("\n", " ") for text in figure.axes[0].texts]
        listed = [text.get_text().replace("\n", " ") for text in key.get_texts()][:-1]
        assert (beside[-count:] if length <= survival.SHORT and count == 2 else listed) == names
        for axes in figure.axes:
            assert not key.get_window_extent().overlaps(axes.get_window_extent())

    @pytest.mark.parametrize(
        "name", [*SOME_EXPERIMENTS, *slow(set(experiment_names()) - set(SOME_EXPERIMENTS))]
    )
    def test_of_every_experiment(self, name):
        arms = {arm: some(*overrides) for arm, overrides in read(name).composed.items()}
        data = survival.tabulate(arms)
        figure = assert_drawn(data)
        assert set(data.table["arm"]) == set(arms)
        lines = [line for line in figure.axes[0].lines if len(line.get_xdata()) > 2]
        looks = [(line.get_color(), line.get_linestyle(), line._dash_pattern) for line in lines]
        for one, other in combinations(looks, 2):
            assert one != other, "two arms look alike"

    def test_the_numbers_are_those_of_the_histories(self):
        broken = some("author=litvinov", "contradiction=fails", "world=historical")
        figure = assert_drawn(survival.tabulate({"one": broken}))
        month = broken.column("two_against_one")
        title, *counts = [text.get_text() for text in figure.axes[0].texts]
        assert title == "none combined"
        assert [*map(int, counts)] == [sum((month < 0) | (month > t)) for t in (0, 60, 120)]


class TestTies:
    """The three ties over time."""

    @pytest.mark.parametrize("months", [120, *slow([72, 1200])])
    @pytest.mark.parametrize("events", [e for e in choices("events") if e != "none"])
    def test_events_are_marked_and_named(self, events, months):
        many = some(f"events={events}", months=months)
        data = ties.tabulate(many)
        figure = assert_drawn(data)
        names = [name for _, name in data.settings["events"]]
        dated = [each.month for each in many.scenario.events.events.values()]
        assert len(names) >= sum(month is not None and month < months for month in dated)
        assert all(name in data.caption for name in names)
        named = [text.get_text() for text in figure.axes[0].texts]
        assert named == names if months < 1200 else set(named) <= set(names)

    def test_names_that_find_no_room_stand_in_the_caption(self):
        struck = [[5, f"a long name of an event, {n}"] for n in range(40)]
        figure = figure_of(EXAMPLES["ties"]()._replace(settings={"events": struck, "start": 1945}))
        assert_legible(figure)
        named = [text.get_text() for text in figure.axes[0].texts]
        assert named == [name for _, name in struck[: ties.MOST_TIERS]]

    def test_the_history_that_is_overlaid(self):
        many = some("author=gromyko", months=24)
        rows = ties.tabulate(many, run=3).table
        assert np.allclose(rows["history"], many.relations[3].T.ravel())

    @pytest.mark.parametrize("months", HORIZONS)
    def test_at_any_horizon(self, months):
        data = ties.tabulate(some("author=stalin_molotov", months=months))
        assert_drawn(data)
        assert len(data.table) == 3 * (months + 1)

    def test_what_it_plots_is_the_quantiles(self):
        many = some("author=gromyko", months=24)
        plotted = ties.tabulate(many).table
        for d, name in enumerate(dict.fromkeys(plotted["dyad"])):
            rows = plotted[plotted["dyad"] == name]
            assert np.allclose(rows["q50"], np.median(many.relations[:, :, d], axis=0))
            assert np.allclose(rows["history"], many.relations[typical(many).run, :, d])
            for low, high in pairwise(("q05", "q25", "q50", "q75", "q95")):
                assert (rows[low] <= rows[high] + 1e-12).all()


class TestPhase:
    """A map of two numbers that vary."""

    @pytest.fixture(scope="class")
    @staticmethod
    def found(tmp_path_factory):
        varied = {"world.rivalry": (0, 1), "author.appetite": (0, 1)}
        where = tmp_path_factory.mktemp("sweep") / "results"
        return bigthree.sweep(
            ["author=litvinov", "months=24"], varied, "grid", 9, RUNS, results_dir=where
        )

    def test_of_a_sweep(self, found):
        (made,) = drawings(found).values()
        data = made()
        assert_drawn(data)
        summary = found.summary()
        assert data.table["rmst_two_against_one"].tolist() == (
            summary["rmst_two_against_one"].tolist()
        )
        assert data.table["world.rivalry"].tolist() == found.points["world.rivalry"].tolist()
        half = (summary["rmst_two_against_one_high"] - summary["rmst_two_against_one_low"]).max()
        assert f"half-width of a world: {half / 2:.1f} months" in data.caption
        authors = [each["who"] for each in data.settings.pop("authors")]
        assert authors == [*STUDIED_AUTHORS, "historical"]
        assert data.settings == {
            "across": "world.rivalry", "up": "author.appetite", "months": 24, "case": "big_three",
        }  # fmt: skip

    @pytest.mark.parametrize(
        "places", [[(0, 0), (1, 1), (0.5, 0.5), (0.2, 0.2)], [(0, 0), (0, 1), (0, 2), (0, 3)],
                   [(0, 0), (1, 0), (0, 1)]],
    )  # fmt: skip
    def test_worlds_along_a_line_or_too_few_make_no_map(self, places, tmp_path):
        design = tmp_path / "design.csv"
        rows = ["world.rivalry,author.appetite", *(f"{x / 4},{y / 4}" for x, y in places)]
        design.write_text("\n".join(rows), "utf-8")
        found = bigthree.sweep(
            ["author=litvinov", "months=3"], design=str(design), runs=2,
            results_dir=tmp_path / "results",
        )  # fmt: skip
        assert drawings(found) == {}

    @pytest.mark.parametrize("months", [0.0, 0.4, 57.3, 1200.0])
    def test_where_all_worlds_are_alike(self, months):
        data = EXAMPLES["phase"]()
        alike = data._replace(table=data.table.assign(rmst_two_against_one=months))
        figure = legible.assert_drawn(alike, 100)
        canvas = np.asarray(figure.canvas.buffer_rgba())
        x, y = figure.axes[0].transAxes.transform((0.37, 0.61))
        assert canvas[len(canvas) - int(y), int(x), :3].max() < 200, "the map is empty"

    @pytest.mark.parametrize(
        "across", ["theory.bidding", "world.resistance", "author.believed_rivalry"]
    )
    @pytest.mark.parametrize("top", [1.0, 1e-3])
    def test_over_other_numbers(self, across, top):
        data = EXAMPLES["phase"]()
        table = data.table.rename(columns={"world.rivalry": across})
        table[across] *= top
        settings = data.settings | {"across": across}
        legible.assert_drawn(phase_data(table, settings), 100)

    def test_of_four_worlds(self):
        data = EXAMPLES["phase"]()
        corners = data.table.iloc[[0, 5, 30, 35]].reset_index(drop=True)
        legible.assert_drawn(phase_data(corners, data.settings), 100)


def phase_data(table, settings):
    return FigureData("phase", table, CAPTION, settings)

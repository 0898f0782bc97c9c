"""Figures are legible: no text leaves the canvas and no two texts touch, at any horizon."""

from __future__ import annotations

from itertools import combinations, pairwise

import numpy as np
import pandas as pd
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.text import Text

import bigthree
from bigthree.figures.saving import Drawing, save
from bigthree.figures.style import styled
from bigthree.figures.survival import draw_headline, draw_survival
from bigthree.figures.ties import draw_ties
from bigthree.resources import choices, experiment_names
from bigthree.studies.experiment import read
from bigthree.studies.headline import ARMS, AUTHORS, WORLDS, Pair

HORIZONS = (3, 12, 60, 120, 600, 1200)
RUNS = 24
TOUCH = 1.0
"""Pixels by which two boxes may meet: the space that a font leaves around its letters."""


def ticks_in_view(axes):
    """Labels of the ticks that are drawn; and of those that are not."""
    shown, hidden = [], []
    for axis in (axes.xaxis, axes.yaxis):
        low, high = sorted(axis.get_view_interval())
        for tick in (*axis.get_major_ticks(), *axis.get_minor_ticks()):
            drawn = axis.get_visible() and low - 1e-9 <= tick.get_loc() <= high + 1e-9
            (shown if drawn else hidden).extend((tick.label1, tick.label2))
    return shown, hidden


def texts_of(figure):
    """Every text that a reader sees, with its box on the canvas."""
    canvas = FigureCanvasAgg(figure)
    with styled():
        canvas.draw()
    hidden = {id(text) for axes in figure.axes for text in ticks_in_view(axes)[1]}
    return [
        (text.get_text(), text.get_window_extent(canvas.get_renderer()))
        for text in figure.findobj(Text)
        if text.get_visible() and text.get_text().strip() and id(text) not in hidden
    ]


def assert_legible(figure):
    texts = texts_of(figure)
    assert texts
    canvas = figure.bbox
    for said, box in texts:
        assert box.width > 0, said
        assert box.x0 >= canvas.x0 - TOUCH, f"{said!r} leaves the canvas on the left"
        assert box.x1 <= canvas.x1 + TOUCH, f"{said!r} leaves the canvas on the right"
        assert box.y0 >= canvas.y0 - TOUCH, f"{said!r} leaves the canvas below"
        assert box.y1 <= canvas.y1 + TOUCH, f"{said!r} leaves the canvas above"
    for (one, box), (other, another) in combinations(texts, 2):
        wide = min(box.x1, another.x1) - max(box.x0, another.x0)
        high = min(box.y1, another.y1) - max(box.y0, another.y0)
        assert wide <= TOUCH or high <= TOUCH, f"{one!r} overlaps {other!r}"


def assert_drawn(drawing):
    """A figure with what it plots and a caption that says how it was made."""
    assert isinstance(drawing, Drawing)
    assert isinstance(drawing.figure, Figure)
    assert isinstance(drawing.plotted, pd.DataFrame)
    assert len(drawing.plotted)
    assert not drawing.plotted.isna().any().any()
    assert drawing.caption.endswith(".")
    assert f"{RUNS} histories" in drawing.caption
    assert "eed 0" in drawing.caption
    assert_legible(drawing.figure)


def some(*overrides, months=120):
    scenario = bigthree.compose(*overrides).with_values(months=months)
    return bigthree.simulate(scenario, runs=RUNS)


def pair_of(author, *world, months=120):
    chosen = (f"author={author}", *world)
    return Pair(*(some(*chosen, f"contradiction={arm}", months=months) for arm in ARMS))


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
        assert_drawn(draw_headline([pair_of("maisky", months=months)]))

    @pytest.mark.parametrize("months", [12, 600])
    def test_at_any_horizon(self, months):
        pairs = [pair_of(author, *world, months=months) for author in AUTHORS for world in WORLDS]
        drawing = draw_headline(pairs)
        assert_drawn(drawing)
        assert len(drawing.plotted) == len(pairs) * 2 * (months + 1)

    @pytest.mark.parametrize("author", ["gromyko", "litvinov_december_1945"])
    def test_of_one_author(self, author):
        assert_drawn(draw_headline([pair_of(author, *world) for world in WORLDS]))

    @pytest.mark.parametrize("world", choices("world"))
    def test_of_one_world(self, world):
        world = (f"world={world}", "background=historical")
        assert_drawn(draw_headline([pair_of(author, *world) for author in AUTHORS]))

    def test_of_one_author_in_one_world(self):
        pair = pair_of("litvinov_december_1945", "world=tolerance", "background=historical")
        assert_drawn(draw_headline([pair]))

    def test_of_all_authors(self):
        assert_drawn(draw_headline([pair_of(author) for author in choices("author")]))

    def test_what_it_plots_is_the_curves(self):
        pair = pair_of("gromyko", "world=historical", months=60)
        plotted = draw_headline([pair]).plotted
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
        assert_drawn(draw_survival(arms))

    def test_of_one_world(self):
        assert_drawn(draw_survival({"litvinov-fails": some("author=litvinov")}))

    def test_of_a_world_in_which_all_break_at_once(self):
        scenario = bigthree.compose("months=24").with_values(
            {
                "measures.combination": 0.0,
                "measures.opposition": 1.0,
                "measures.lasting": 1,
                "world.initial_usa_uk": 1.0,
            }
        )
        assert_drawn(draw_survival({"broken": bigthree.simulate(scenario, runs=RUNS)}))

    @pytest.mark.parametrize("length", [1, 20, 40, 60])
    @pytest.mark.parametrize("count", [2, 6])
    def test_with_names_of_any_length(self, length, count):
        names = [f"{n} {'long name ' * 10}"[:length] or str(n) for n in range(count)]
        assert_drawn(draw_survival({name: some(months=24) for name in names}))

    @pytest.mark.parametrize("name", experiment_names())
    def test_of_every_experiment(self, name):
        arms = {arm: some(*overrides) for arm, overrides in read(name).arms.items()}
        drawing = draw_survival(arms)
        assert_drawn(drawing)
        assert set(drawing.plotted["arm"]) == set(arms)
        lines = [line for line in drawing.figure.axes[0].lines if len(line.get_xdata()) > 1]
        looks = [(line.get_color(), line.get_linestyle(), line._dash_pattern) for line in lines]
        for one, other in combinations(looks, 2):
            assert one != other, "two arms look alike"


class TestTies:
    """The three ties over time."""

    @pytest.mark.parametrize("months", HORIZONS)
    def test_at_any_horizon(self, months):
        drawing = draw_ties(some("author=stalin_molotov", months=months))
        assert_drawn(drawing)
        assert len(drawing.plotted) == 3 * (months + 1)

    def test_what_it_plots_is_the_quantiles(self):
        many = some("author=gromyko", months=24)
        plotted = draw_ties(many).plotted
        for d, name in enumerate(dict.fromkeys(plotted["dyad"])):
            rows = plotted[plotted["dyad"] == name]
            assert np.allclose(rows["q50"], np.median(many.relations[:, :, d], axis=0))
            assert np.allclose(rows["run_0"], many.relations[0, :, d])
            for low, high in pairwise(("q05", "q25", "q50", "q75", "q95")):
                assert (rows[low] <= rows[high] + 1e-12).all()


class TestSaving:
    """Figures as files."""

    @pytest.fixture
    def drawing(self):
        return draw_ties(some(months=12))

    def test_three_formats_the_numbers_and_a_caption(self, tmp_path, drawing):
        save(drawing, tmp_path / "figures", "ties", "provenance 123")
        heads = {"pdf": b"%PDF", "svg": b"<?xml", "png": b"\x89PNG"}
        for suffix, head in heads.items():
            content = (tmp_path / "figures" / f"ties.{suffix}").read_bytes()
            assert content.startswith(head)
            assert len(content) > 5000
        read_back = pd.read_csv(tmp_path / "figures" / "ties.csv")
        assert list(read_back.columns) == list(drawing.plotted.columns)
        caption = (tmp_path / "figures" / "ties.caption.txt").read_text("utf-8")
        assert caption == f"{drawing.caption}\nprovenance 123\n"
        assert "provenance 123" in (tmp_path / "figures" / "ties.svg").read_text("utf-8")

    def test_the_same_figure_is_the_same_files(self, tmp_path):
        for name in ("one", "two"):
            save(draw_ties(some(months=12)), tmp_path / name, "ties", "same")
        for path in sorted((tmp_path / "one").iterdir()):
            assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes(), path.name

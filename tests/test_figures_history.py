"""Figures of histories: the triangle and its film, patterns, beliefs, the ledger of a stance."""

from __future__ import annotations

import base64
import json
import re
from functools import cache
from io import BytesIO, StringIO
from itertools import pairwise
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.figure import Figure
from PIL import Image

import bigthree
from bigthree.cases import case
from bigthree.explanation.typical import typical
from bigthree.figures import animation, beliefs, labels, ledger, patterns, saving, triangle
from bigthree.figures.figure_data import FigureData, figure_data, figure_of, title_of
from bigthree.figures.happenings import happenings
from bigthree.studies.experiment.declared import read
from legible import assert_drawn, assert_legible
from small import slow

HORIZONS = (3, 12, 60, 120, 600, 1200)
RUNS = 24
AS_IT_WAS = (
    "author=stalin_molotov", "contradiction=fails", "world=historical", "background=historical",
    "events=historical",
)  # fmt: skip
TIES = ("ussr_usa", "ussr_uk", "usa_uk")
KINDS = ("triangle", "animation", "patterns", "ledger")


@cache
def some(*overrides, months=120, runs=RUNS):
    scenario = bigthree.compose(*overrides).with_values(months=months)
    return bigthree.simulate(scenario, runs=runs)


@cache
def four(months=120, runs=RUNS):
    arms = read("belief_without_truth").arms
    return {arm: some(*given, months=months, runs=runs) for arm, given in arms.items()}


def read_back(table):
    text = StringIO(table.to_csv(index=False))
    return pd.read_csv(text, keep_default_na=False, na_values=[""])


def assert_redrawn(data):
    """The table comes back from its file as it was."""
    again = read_back(data.table)
    pd.testing.assert_frame_equal(again, data.table, check_dtype=False, rtol=1e-12)
    assert_legible(figure_of(data._replace(table=again)))
    json.dumps(data.settings)


@pytest.mark.parametrize("kind", KINDS)
class TestEvery:
    """Each kind, whatever the data."""

    @pytest.mark.parametrize("months", HORIZONS)
    def test_at_any_horizon(self, kind, months):
        assert_drawn(figure_data(kind, some("author=stalin_molotov", months=months)), RUNS)

    def test_with_events(self, kind):
        assert_drawn(figure_data(kind, some(*AS_IT_WAS)), RUNS)

    def test_of_one_history(self, kind):
        data = figure_data(kind, some("author=maisky", months=60, runs=1))
        assert "1 history" in data.caption
        assert "no interval" in data.caption
        assert_legible(figure_of(data))

    def test_of_one_month(self, kind):
        scenario = bigthree.compose().with_values({"months": 1, "measures.lasting": 1})
        assert_legible(figure_of(figure_data(kind, bigthree.simulate(scenario, runs=3))))

    def test_from_its_file(self, kind):
        assert_redrawn(figure_data(kind, some(*AS_IT_WAS)))

    def test_draws_onto_nothing_shared(self, kind):
        data = figure_data(kind, some("author=gromyko", months=24))
        before = data.table.copy()
        one, other = figure_of(data), figure_of(data)
        assert isinstance(one, Figure)
        assert one is not other
        pd.testing.assert_frame_equal(data.table, before)


class TestTriangle:
    """The triangle at chosen months."""

    def test_usual_months(self):
        assert triangle.usual(120) == [0, 12, 24, 36, 60, 120]
        assert triangle.usual(60) == [0, 12, 24, 36, 60]
        assert triangle.usual(3) == [0, 3]

    def test_ties_are_means_over_histories_or_those_of_one(self):
        many = some(*AS_IT_WAS)
        mean = triangle.tabulate(many, months=[0, 30]).table
        assert np.allclose(mean[list(TIES)], many.relations[:, [0, 30]].mean(axis=0))
        one = triangle.tabulate(many, run=5, months=[7]).table
        assert np.allclose(one[list(TIES)], many.relations[5, [7]])

    def test_uncertainty_is_of_the_means(self):
        many = some(*AS_IT_WAS)
        spread = many.relations[:, triangle.usual(120)].std(axis=0, ddof=1) / RUNS**0.5
        student = 2.0686576  # 0.975 quantile, 23 degrees of freedom
        assert f"half-width of a mean tie: {student * spread.max():.2f}." in (
            triangle.tabulate(many).caption
        )

    @pytest.mark.parametrize(
        "overrides",
        [AS_IT_WAS, ("author=maisky", "events=hiroshima"), ("world.capabilities=equal",)],
    )
    def test_weights_are_those_of_the_agents(self, overrides):
        many = some(*overrides, months=30)
        world = bigthree.Triangle(many.scenario, rng=0)
        walked = []
        for _ in range(30):
            world.step()
            walked.append(list(world.state.capability))
        walked.append(walked[-1])
        assert np.allclose(triangle.weights(many, range(31), 0, 1)[0], walked)

    def test_a_history_has_its_own_weights(self):
        many = some("author=maisky", "events=hiroshima", months=30)
        whole = triangle.weights(many, [0, 30], 0, RUNS)
        assert np.array_equal(triangle.weights(many, [0, 30], 9, 1)[0], whole[9])
        assert np.ptp(whole[:, 1, 1]) > 0.0
        assert np.allclose(whole.sum(axis=2), 3.0)

    def test_sign_is_dash_and_colour_and_strength_is_width(self):
        row = {"ussr_usa": -0.8, "ussr_uk": 0.1, "usa_uk": 0.6}
        row |= {"weight_ussr": 0.6, "weight_usa": 1.9, "weight_uk": 0.5}
        axes = triangle.plot_triangle(row, Figure().subplots())
        hostile, weak, strong = axes.lines
        assert hostile.is_dashed()
        assert not weak.is_dashed()
        assert not strong.is_dashed()
        assert hostile.get_color() != weak.get_color() == strong.get_color()
        assert hostile.get_linewidth() > strong.get_linewidth() > weak.get_linewidth()
        ussr, usa, uk = (disc.get_sizes()[0] for disc in axes.collections)
        assert usa / uk == pytest.approx(3.8)
        assert usa > ussr > uk

    @pytest.mark.parametrize("tie", [-1.0, 0.0, 1.0, *slow([-0.004, 0.004])])
    @pytest.mark.parametrize("heavy", [(1, 1, 1), (3, 0, 0), *slow([((0, 3, 0),), ((0, 0, 3),)])])
    @pytest.mark.parametrize("count", [1, 12, *slow([3])])
    def test_legible_whatever_it_shows(self, tie, heavy, count):
        row = dict.fromkeys(TIES, tie) | dict(
            zip(("weight_ussr", "weight_usa", "weight_uk"), heavy, strict=True)
        )
        table = pd.DataFrame([{"month": 100 * n + 8} | row for n in range(count)])
        settings = {"whose": "on the mean of 1000000 histories", "case": "big_three"}
        assert_legible(figure_of(FigureData("triangle", table, "", settings)))

    def test_a_tie_of_nothing_has_no_sign(self):
        assert [labels.signed(tie) for tie in (-0.001, 0.0, 0.126, -0.5)] == [
            "0.00", "0.00", "+0.13", "−0.50",
        ]  # fmt: skip

    @pytest.mark.parametrize(
        ("asked", "said"), [({"run": 24}, "run=24"), ({"months": [121]}, "months=121")]
    )
    def test_refuses_what_there_is_not(self, asked, said):
        with pytest.raises(bigthree.BadRequest, match=said):
            triangle.tabulate(some(*AS_IT_WAS), **asked)


class TestAnimation:
    """The film of one history."""

    def test_events_are_named_in_their_months(self):
        table = animation.tabulate(some(*AS_IT_WAS), 0).table.set_index("month")
        assert table.loc[7, "struck"] == "Hiroshima; Azerbaijan"
        assert table.loc[41, "struck"].startswith("Berlin")
        turn = int(some(*AS_IT_WAS).column("two_against_one")[0])
        assert "Two against one" in table.loc[turn, "struck"]
        assert table.loc[6, "struck"] == animation.NOTHING

    def test_nothing_is_lost_where_a_frame_shows_several_months(self):
        many = some(*AS_IT_WAS, months=1200)
        table = animation.tabulate(many, 0).table
        assert len(table) <= animation.MOST_FRAMES + 1
        told = "; ".join(table["struck"][table["struck"] != animation.NOTHING]).split("; ")
        assert told == [name for _, name in happenings(many, 0)]

    def test_an_event_by_chance_comes_when_it_comes_in_that_history(self):
        many = some("author=maisky", "events=revolutions_at_risk", months=60)
        scenario = many.scenario
        for run in range(5):
            drawn = bigthree.inputs.draw(scenario, many.seed, 0, RUNS).event_month[run]
            due = sorted(int(month) for month in drawn if 0 <= month < 60)
            found = [m for m, name in happenings(many, run) if "against one" not in name]
            assert found == due

    @pytest.mark.parametrize("words", ["", " long" * 60])
    def test_legible_whatever_strikes(self, words):
        data = animation.tabulate(some("author=maisky", months=3))
        table = data.table.assign(struck=f"Something{words}")
        assert_legible(figure_of(data._replace(table=table)))


@pytest.fixture(scope="module")
def data():
    return animation.tabulate(some(*AS_IT_WAS, months=24), 3)


@pytest.fixture(scope="module")
def folder(data, tmp_path_factory):
    folder = tmp_path_factory.mktemp("films")
    saving.save(data, folder, "film", "provenance <1> & 'more'")
    assert (folder / "film.png").read_bytes().startswith(b"\x89PNG")
    return folder


class TestFilms:
    """The files of a film."""

    def test_gif_has_every_month_and_says_where_it_comes_from(self, folder):
        with Image.open(folder / "film.gif") as film:
            assert film.n_frames == 25
            assert b"provenance <1>" in film.info["comment"]
            assert b"seed 0" in film.info["comment"]
            quiet = film.info["duration"]
            film.seek(7)
            assert film.info["duration"] > 3 * quiet

    def test_page_needs_no_network(self, folder):
        page = (folder / "film.html").read_text("utf-8")
        assert "//" not in re.sub(r'"pictures": \[[^\]]*\]', "", page)
        assert not re.findall(r"<(?:link|script|img)[^>]+(?:src|href)=", page)

    def test_page_says_where_it_comes_from(self, folder, data):
        page = (folder / "film.html").read_text("utf-8")
        assert (
            '<meta name="generator" content="provenance &lt;1&gt; &amp; &#x27;more&#x27;">' in page
        )
        assert data.settings["title"] in page

    def test_page_holds_every_month_in_pictures_and_words(self, folder, data):
        page = (folder / "film.html").read_text("utf-8")
        film = json.loads(re.search(r"const film = (.*);\n", page).group(1))
        assert len(film["pictures"]) == len(film["stands"]) == len(film["words"]) == 25
        with Image.open(BytesIO(base64.b64decode(film["pictures"][12]))) as picture:
            assert picture.format == "PNG"
            assert min(picture.size) >= 400
        assert film["words"][7].startswith("August 1945, month 7: USSR-USA ")
        assert film["words"][7].endswith("; Hiroshima; Azerbaijan")

    @pytest.mark.parametrize("name", ["film.gif", "film.html"])
    def test_modest_in_size(self, folder, name):
        assert (folder / name).stat().st_size < 25 * 25_000

    @pytest.mark.slow
    def test_made_again_from_its_table_it_is_the_same(self, folder, tmp_path):
        again = saving.read(folder)["film"]
        saving.draw(again, tmp_path, "film", "provenance <1> & 'more'")
        assert {path.suffix for path in tmp_path.iterdir()} >= {".gif", ".html", ".png"}
        for path in sorted(tmp_path.iterdir()):
            assert path.read_bytes() == (folder / path.name).read_bytes(), path.name


def by_hand(*months):
    """An ensemble whose ties are given as numbers of amicable ones, a list a history."""
    friends = np.array(months)[..., None] > np.arange(3)
    return SimpleNamespace(
        relations=np.where(friends, 0.5, -0.5),
        runs=len(months),
        seed=0,
        scenario=SimpleNamespace(name="by hand"),
        case=case(),
    )


class TestPatterns:
    """Dittmer's patterns, and who is married."""

    def test_shares_agree_with_the_measures_of_the_histories(self):
        many = some(*AS_IT_WAS)
        table = patterns.tabulate(many).table
        assert np.allclose(table.groupby("month")["share"].sum(), 1.0)
        later = table[table["month"] > 0].groupby("pattern")["share"].sum() / 120
        for name in patterns.NAMES:
            assert later[name] == pytest.approx(many.column(name).mean())

    def test_shares_worked_by_hand(self):
        table = patterns.shares(by_hand([3, 3, 2, 3], [3, 1, 1, 0]))
        found = table.pivot_table("share", "month", ["pattern", "pair"], sort=False).to_numpy()
        assert found.tolist() == [
            [1.0, 0, 0, 0, 0, 0], [0.5, 0, 0.5, 0, 0, 0], [0, 0.5, 0.5, 0, 0, 0],
            [0.5, 0, 0, 0, 0, 0.5],
        ]  # fmt: skip

    def test_the_title_says_who_is_married(self):
        data = patterns.tabulate(by_hand([3, 1], [3, 1], [3, 3], [3, 2]))
        married = case().ties[0]
        assert title_of(data).endswith(
            f"50 % are in a stable marriage ({married} 50 %), 25 % are in a ménage à trois and "
            "25 % are in a romantic triangle"
        )

    @pytest.mark.parametrize("stays", range(4))
    def test_legible_where_nothing_happens(self, stays):
        assert_legible(figure_of(patterns.tabulate(by_hand([stays] * 13, [stays] * 13))))

    def test_legible_where_everything_happens(self):
        rng = np.random.default_rng(0)
        assert_legible(figure_of(patterns.tabulate(by_hand(*rng.integers(0, 4, (50, 37))))))

    def test_fills_grow_darker(self):
        shades = [
            Image.new("RGB", (1, 1), fill["facecolor"]).convert("L").getpixel((0, 0))
            for fill in patterns.FILLS
        ]
        assert all(one - other > 20 for one, other in pairwise(shades))


class TestBeliefs:
    """Belief against truth."""

    @pytest.mark.parametrize("months", HORIZONS)
    def test_at_any_horizon(self, months):
        assert_drawn(beliefs.tabulate(four(months)), RUNS)

    def test_of_one_history(self):
        data = beliefs.tabulate(four(60, 1))
        assert "no intervals" in data.caption
        assert_legible(figure_of(data))

    def test_from_its_file(self):
        assert_redrawn(beliefs.tabulate(four()))

    def test_what_it_shows_agrees_with_the_summary(self):
        table = beliefs.tabulate(four()).table
        for arm, ensemble in four().items():
            rows, summary = table[table["arm"] == arm], ensemble.summary().iloc[0]
            assert rows["surprise"].iloc[1:].mean() == pytest.approx(summary["surprise"])
            for end in ("", "_low", "_high"):
                name = f"rmst_two_against_one{end}"
                assert rows[name].to_numpy() == pytest.approx(summary[name])

    def test_the_arms_of_the_experiment_will_do_in_any_order(self):
        arms = read("belief_without_truth").arms
        ensembles = {arm: some(*overrides, months=24) for arm, overrides in arms.items()}
        table = beliefs.tabulate(ensembles).table.drop_duplicates("arm").set_index("arm")
        assert table.loc["believed, true", ["believed", "so"]].tolist() == [1, 1]
        assert table.loc["believed, false", ["believed", "so"]].tolist() == [1, 0]
        assert table.loc["not believed, false", ["believed", "so"]].tolist() == [0, 0]
        assert_drawn(beliefs.tabulate(ensembles), RUNS)

    def test_every_world_looks_its_own(self):
        looks = [beliefs.look(corner) for corner in beliefs.WORDS]
        marks = {(look["marker"], look["markerfacecolor"] == "white") for look in looks}
        assert len(marks) == 4

    @pytest.mark.parametrize("chosen", [[0], [0, 1, 2], [0, 1, 2, 2]])
    def test_refuses_what_is_no_two_by_two(self, chosen):
        arms = list(four(12).items())
        given = {f"{arms[n][0]} {k}": arms[n][1] for k, n in enumerate(chosen)}
        with pytest.raises(bigthree.BadRequest, match="must be four worlds"):
            beliefs.tabulate(given)


class TestLedger:
    """What pushed a stance."""

    @pytest.mark.parametrize("months", [120, 400])
    @pytest.mark.parametrize("pair", [("usa", "ussr"), ("ussr", "uk"), ("uk", "usa")])
    def test_pushes_sum_to_the_push(self, months, pair):
        many = some(*AS_IT_WAS, months=months)
        table = ledger.tabulate(many, 2, pair).table
        total = table.groupby("mechanism", sort=False)["push"].sum()
        expected = many.ledger(2).xs(pair, level=("from", "to"))
        assert total.sum() == pytest.approx(expected["push"].sum())
        for name in total.index.drop("other"):
            assert total[name] == pytest.approx(expected[name].sum())

    def test_every_month_stands_alone_in_ten_years(self):
        many = some(*AS_IT_WAS)
        table = ledger.tabulate(many, 2).table
        rows = table[table["month"] < 120].groupby("month")["push"].sum()
        expected = many.ledger(2).xs(("usa", "ussr"), level=("from", "to"))["push"]
        assert np.allclose(rows, expected)

    def test_the_strongest_are_named_strongest_first(self):
        many = some(*AS_IT_WAS)
        named = ledger.tabulate(many, 2).table["mechanism"].unique().tolist()
        rows = many.ledger(2).xs(("usa", "ussr"), level=("from", "to")).drop(columns="push")
        strength = rows.abs().sum().sort_values(ascending=False)
        assert named == [*strength.index[:6], "other"]

    def test_the_stance_is_that_of_the_history(self):
        many = some(*AS_IT_WAS, months=400)
        line = ledger.tabulate(many, 2, ("uk", "ussr")).table.drop_duplicates("month")
        assert line["month"].iloc[-1] == 400
        assert np.array_equal(line["stance"], many.stances[2, line["month"], 2, 0])

    def test_the_turn_is_that_of_the_history(self):
        many = some(*AS_IT_WAS)
        turn = many.column("two_against_one")
        broken = int(np.flatnonzero(turn >= 0)[0])
        settings = ledger.tabulate(many, broken).settings
        assert settings["turn"] == turn[broken]
        assert "against" in settings["turned"]

    def test_else_it_is_the_break_of_the_tie(self):
        columns = {"two_against_one": [-1, 30], "pair": [-1, 2], "ussr_usa_break": [17, 4]}
        many = SimpleNamespace(column=lambda name: np.array(columns[name]), case=case())
        assert ledger.turning_month(many, 0, 0) == (17, "the tie breaks")
        assert ledger.turning_month(many, 1, 0)[0] == 30

    def test_nothing_is_marked_where_nothing_turned(self):
        columns = {"two_against_one": [-1], "usa_uk_break": [-1]}
        many = SimpleNamespace(column=lambda name: np.array(columns[name]), case=case())
        assert ledger.turning_month(many, 0, 2) == (-1, "")

    @pytest.mark.parametrize("turn", [0, 60, 120, *slow([1, 40, 59, 61, 80, 119])])
    @pytest.mark.parametrize("turned", ["the tie breaks", *bigthree.wording.PAIRS])
    def test_legible_wherever_it_turns(self, turn, turned):
        data = ledger.tabulate(some(*AS_IT_WAS), 2)
        settings = data.settings | {"turn": turn, "turned": turned}
        assert_legible(figure_of(data._replace(settings=settings)))

    def test_legible_where_nothing_pushes(self):
        data = ledger.tabulate(some(*AS_IT_WAS), 2)
        assert_legible(figure_of(data._replace(table=data.table.assign(push=0.0, stance=0.0))))

    def test_legible_whatever_the_mechanisms(self):
        from bigthree.explanation.mechanisms import described
        from bigthree.theory.mechanisms import LEDGER

        data = ledger.tabulate(some(*AS_IT_WAS), 2)
        named = data.table["mechanism"].unique()
        longest = sorted(LEDGER, key=lambda name: -len(described(name, case()).label))[:6]
        renamed = dict(zip(named, [*longest, "other"], strict=True))
        table = data.table.assign(mechanism=data.table["mechanism"].map(renamed))
        settings = data.settings | {"stance": "History 99999999: British stance to the USSR"}
        assert_legible(figure_of(data._replace(table=table, settings=settings)))

    @pytest.mark.parametrize(
        ("pair", "said"),
        [(("usa", "france"), "pair=france"), (("usa", "usa"), "two different powers")],
    )
    def test_refuses_a_pair_that_there_is_not(self, pair, said):
        with pytest.raises(bigthree.BadRequest, match=said):
            ledger.tabulate(some(*AS_IT_WAS), 0, pair)


class TestTypical:
    """The history that stands for many."""

    @staticmethod
    def ensemble(pairs, ties):
        """Histories that keep one tie, the same in all dyads, for four months."""
        relations = np.array(ties, float)[:, None, None] * np.ones((1, 4, 3))
        return SimpleNamespace(column={"pair": np.array(pairs, float)}.get, relations=relations)

    def test_is_in_the_middle_of_those_that_broke_as_most_do(self):
        many = self.ensemble([-1, 0, 2, 2, 2, 0], [0.2, 0.3, -0.9, 0.9, -0.1, 0.0])
        assert typical(many) == (4, 2, 3)

    def test_held_where_most_hold(self):
        many = self.ensemble([-1, 2, -1, 2, -1], [0.9, 0.4, 0.3, 0.4, 0.1])
        assert typical(many) == (2, -1, 3)

    def test_broke_where_half_did(self):
        assert typical(self.ensemble([-1, 2], [0.5, 0.1])) == (1, 2, 1)

    def test_its_squared_distances_to_all_of_its_kind_are_the_least(self):
        many = some(*AS_IT_WAS)
        found = typical(many)
        pairs = many.column("pair")
        alike = np.flatnonzero(pairs == found.pair)
        assert len(alike) == found.alike
        paths = many.relations[alike].reshape(len(alike), -1)
        squared = ((paths[:, None] - paths[None]) ** 2).sum(axis=2).sum(axis=1)
        assert alike[squared.argmin()] == found.run


class TestSpread:
    """Places for labels."""

    @given(st.lists(st.floats(-2, 3), min_size=1, max_size=6))
    def test_apart_within_the_limits_and_in_order(self, wanted):
        places = labels.spread(wanted, 0.15, 0.05, 0.95)
        order = np.argsort(wanted, kind="stable")
        assert (np.diff(np.array(places)[order]) >= 0.15 - 1e-9).all()
        assert min(places) >= 0.05 - 1e-9
        assert max(places) <= 0.95 + 1e-9

    def test_those_far_apart_stay_where_they_are(self):
        assert labels.spread([0.8, 0.1, 0.5], 0.2) == pytest.approx([0.8, 0.1, 0.5])

    def test_two_at_one_place_part_evenly(self):
        assert labels.spread([0.5, 0.5], 0.2) == pytest.approx([0.4, 0.6])

"""The six misjudgements: Shapley values by brute force, mixed worlds against composed ones."""

from __future__ import annotations

from itertools import permutations
from math import factorial

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import bigthree
from bigthree import BadRequest, compare, compose
from bigthree.answers import Table
from bigthree.comparison import PAIRED
from bigthree.evidence import assumption, coded
from bigthree.figures.figure_data import figure_of
from bigthree.inputs import draw
from bigthree.resources import choices
from bigthree.studies.misjudgements.answer import blocks, study
from bigthree.studies.misjudgements.computation import (
    Misjudgements,
    misjudgements,
    mixed,
    plan_misjudgements,
    worlds,
)
from bigthree.studies.misjudgements.costs import (
    BACKGROUNDS,
    MISJUDGED,
    SWITCH_NAMES,
    Game,
    scale_of,
)
from bigthree.studies.misjudgements.figures import shares_figure
from bigthree.studies.misjudgements.shapley import gains, shapley_values
from bigthree.studies.request import Request, SweepOptions
from bigthree.worlds import STUDIED_AUTHORS
from legible import assert_drawn, assert_legible
from small import in_words, write

SMALL = ("months=24",)
SIX = ("contradiction", "american_reach", "europe", "tolerance", "commerce", "germany")


def by_permutations(values):
    """The mean gain of every player over every order of joining, one order after another."""
    players = len(values).bit_length() - 1
    total = np.zeros((players, *np.shape(values)[1:]))
    for order in permutations(range(players)):
        joined = 0
        for player in order:
            total[player] += values[joined + 2**player] - values[joined]
            joined += 2**player
    return total / factorial(players)


values = st.integers(-1000, 1000).map(float)
games = st.integers(1, 5).flatmap(lambda n: st.lists(values, min_size=2**n, max_size=2**n))


class TestShapleyValues:
    """What each player adds, whatever the order."""

    @given(games)
    def test_as_by_every_order(self, game):
        game = np.array(game)
        assert np.allclose(shapley_values(game), by_permutations(game))

    @given(games)
    def test_they_share_out_all_there_is(self, game):
        assert np.isclose(shapley_values(np.array(game)).sum(), game[-1] - game[0])

    @given(st.lists(values, min_size=6, max_size=6))
    def test_who_add_the_same_get_the_same(self, by_size):
        """A game of five in which only the size of a coalition counts."""
        game = np.array([by_size[coalition.bit_count()] for coalition in range(32)])
        assert np.allclose(shapley_values(game), (by_size[5] - by_size[0]) / 5)

    @given(st.lists(values, min_size=24, max_size=24))
    def test_two_who_can_change_places_get_the_same(self, drawn):
        """Of players 0 and 1 only the number counts, beside each coalition of the other three."""
        game = np.array([drawn[3 * (c >> 2) + (c & 3).bit_count()] for c in range(32)])
        found = shapley_values(game)
        assert np.isclose(found[0], found[1])

    @given(st.lists(values, min_size=16, max_size=16), st.integers(0, 4))
    def test_who_adds_nothing_gets_nothing(self, others, idler):
        low = (1 << idler) - 1
        game = np.array([others[(c & low) | (c >> 1 & ~low)] for c in range(32)])
        assert np.isclose(shapley_values(game)[idler], 0)

    @given(st.lists(values, min_size=8, max_size=8), st.lists(values, min_size=8, max_size=8))
    def test_of_a_sum_of_games_the_sum(self, one, other):
        one, other = np.array(one), np.array(other)
        both = shapley_values(2 * one - 3 * other)
        assert np.allclose(both, 2 * shapley_values(one) - 3 * shapley_values(other))

    def test_history_by_history(self):
        """The further axes are games of their own."""
        game = np.random.default_rng(0).normal(size=(32, 7))
        found = shapley_values(game)
        assert found.shape == (5, 7)
        for run in range(7):
            assert np.allclose(found[:, run], by_permutations(game[:, run]))

    def test_two_players_by_hand(self):
        """Alone they make 1 and 2, together 5: the surplus of 2 is halved."""
        assert np.allclose(shapley_values(np.array([0.0, 1.0, 2.0, 5.0])), [2, 3])

    def test_three_players_by_hand(self):
        """A left glove and two right ones: a pair is worth 1, so 2/3, 1/6, 1/6 (Shapley 1953)."""
        pairs = np.array([0.0, 0, 0, 1, 0, 1, 0, 1])  # bit 0: the left glove
        assert np.allclose(shapley_values(pairs), [2 / 3, 1 / 6, 1 / 6])

    def test_first_and_last_gain(self):
        game = np.arange(8.0) ** 2
        assert gains(game, 1)[0] == game[0b010] - game[0]
        assert gains(game, 1)[-1] == game[0b111] - game[0b101]


def ends(author, background="as_assumed", *overrides):
    of = (f"author={author}", f"background={background}", *overrides)
    own = compose(*of, "contradiction=as_believed", "world=as_assumed")
    return own, compose(*of, "contradiction=fails", "world=historical")


class TestMixedWorlds:
    """Worlds put together switch by switch are those that are composed."""

    def test_the_six_of_the_source(self):
        assert MISJUDGED == SIX
        assert len(set(worlds())) == 64

    @pytest.mark.parametrize(
        ("author", "background"),
        [*((author, "as_assumed") for author in choices("author")), ("gromyko", "historical")],
    )
    def test_equal_to_all_that_can_be_composed(self, author, background):
        own, came = ends(author, background)
        turned = {"as_assumed": (), "historical": SIX[1:]} | {each: (each,) for each in SIX[1:]}
        assert set(turned) == set(choices("world"))
        for world, switches in turned.items():
            for contradiction, more in (("as_believed", ()), ("fails", ("contradiction",))):
                expected = compose(
                    f"author={author}",
                    f"contradiction={contradiction}",
                    f"world={world}",
                    f"background={background}",
                )
                assert mixed(own, came, (*more, *switches)) == expected, "its name included"

    def test_with_other_overrides_too(self):
        given = ("author.appetite=0.9", "world.ideology=0.2", "events=historical", "months=30")
        own, came = ends("litvinov", "historical", *given)
        found = mixed(own, came, ("contradiction", "europe"))
        of = ("author=litvinov", "background=historical", "contradiction=fails", "world=europe")
        expected = compose(*of, *given)
        assert found.with_values(name=expected.name) == expected

    def test_a_world_without_a_name_says_what_it_turns(self):
        own, came = ends("gromyko")
        found = mixed(own, came, ("europe", "commerce"))
        assert found.labels.world == "europe+commerce"
        assert found.labels.contradiction == "as_believed"
        assert found.name == "gromyko-as_believed-world_europe+commerce"

    @pytest.mark.parametrize("author", STUDIED_AUTHORS)
    def test_evidence_is_whoever_reads_it(self, author):
        own, came = ends(author)
        found = mixed(own, came, ("tolerance", "commerce"))
        for dotted, source in (
            ("world.tolerance", "historical"),
            ("world.commerce_uk", "historical"),
            ("world.resistance", author),
            ("world.rivalry", author),
        ):
            behind, known = assumption(found, dotted), coded(source, dotted.split(".")[1])
            assert behind == known._replace(value=known.value)

    @pytest.mark.parametrize("author", STUDIED_AUTHORS)
    def test_a_true_rivalry_as_believed_follows_the_belief(self, author):
        own, came = ends(author)
        for turned in (("europe",), ("contradiction", "europe")):
            drawn = draw(mixed(own, came, turned), 3, 0, 50).parameters
            same = np.array_equal(drawn["rivalry"], drawn["believed_rivalry"])
            assert same == ("contradiction" not in turned)

    def test_the_plan_has_every_world_once(self):
        plan = plan_misjudgements(SMALL)
        assert len(plan.points) == len(plan.bases) == 64 * len(STUDIED_AUTHORS) * 2
        assert plan.points.index.equals(pd.RangeIndex(512, name="point"))
        for (author, _), rows in plan.points.groupby(["author", "background"]):
            assert not rows[list(SIX)].duplicated().any()
            numbers = {tuple(plan.scenario(point).numbers().items()) for point in rows.index}
            own, came = ends(author)
            differing = [
                switch for switch in SIX if mixed(own, came, (switch,)).numbers() != own.numbers()
            ]
            assert len(numbers) == 2 ** len(differing)

    def test_words_say_how_each_switch_stands(self):
        plan = plan_misjudgements(["author=maisky", "background=historical"])
        own, came = ends("maisky", "historical")
        for point, row in plan.points.iterrows():
            held = plan.scenario(point).switches
            for switch in SIX:
                other = came if row[switch] == "historical" else own
                assert getattr(held, switch) == getattr(other.switches, switch)

    @pytest.mark.parametrize("override", [
        "contradiction=holds", "world=europe", "world.rivalry=0.4", "world.commerce_uk=0.1",
        "switches.europe=litvinov", "name=mine", "scenario=old.yaml", "world.tolerance=0.3",
    ])  # fmt: skip
    def test_what_it_varies_is_refused(self, override):
        key = override.split("=")[0]
        with pytest.raises(BadRequest, match=rf"^{key}: misjudgements varies it") as refused:
            plan_misjudgements([override])
        assert "\n" not in str(refused.value)

    def test_a_composed_scenario_is_refused(self):
        with pytest.raises(BadRequest, match="give overrides"):
            plan_misjudgements(compose())

    def test_a_wrong_measure_is_refused_before_any_work(self, tmp_path):
        with pytest.raises(BadRequest, match="measure=survival"):
            misjudgements(measure="survival", results_dir=tmp_path / "none")
        assert not list(tmp_path.iterdir())


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    where = tmp_path_factory.mktemp("misjudgements") / "sweep"
    return misjudgements(["author=litvinov", "months=48"], runs=40, results_dir=where, show=False)


class TestResult:
    """A small run, held against `bigthree.compare` on composed scenarios."""

    def test_a_row_a_switch_and_background(self, found):
        table = found.table
        assert len(table) == 2 * 6
        assert set(table["measure"]) == {"rmst_two_against_one"}
        assert (table["low"] <= table["share"]).all()
        assert (table["share"] <= table["high"]).all()

    def test_the_shares_sum_to_the_loss_in_every_history(self, found):
        for game in found.games:
            assert game.values.shape == (64, 40)
            assert np.allclose(game.shares.sum(axis=0), game.values[0] - game.values[-1])
        for _, rows in found.table.groupby("background"):
            assert np.allclose(rows["share"].sum(), rows["loss"])

    def test_the_shares_are_those_of_every_order(self, found):
        for game in found.games:
            expected = by_permutations(game.values[0] - game.values)
            assert np.allclose(game.shares, expected)

    @pytest.mark.parametrize("background", ["as_assumed", "historical"])
    @pytest.mark.parametrize("measure", ["rmst_two_against_one", "survival_60"])
    def test_first_last_and_loss_are_those_of_composed_worlds(self, found, background, measure):
        def world(contradiction, name):
            return compose("author=litvinov", f"contradiction={contradiction}", f"world={name}",
                           f"background={background}", "months=48")  # fmt: skip

        table = Misjudgements(found.sweep, measure).table
        rows = table[table["background"] == background].set_index("switch")
        arms = {"own": world("as_believed", "as_assumed"), "all": world("fails", "historical")}
        arms |= {each: world("as_believed", each) for each in SIX[1:]}
        arms |= {"contradiction": world("fails", "as_assumed")}
        arms |= {"but contradiction": world("as_believed", "historical")}
        study = compare(arms, runs=40)
        for switch in SIX:
            expected = study.difference(measure, "own", switch)
            assert np.allclose(rows.loc[switch, ["first_in", "first_in_low", "first_in_high"]]
                               .astype(float), expected)  # fmt: skip
        last = study.difference(measure, "but contradiction", "all")
        ends_of = ["last_in", "last_in_low", "last_in_high"]
        assert np.allclose(rows.loc["contradiction", ends_of].astype(float), last)
        loss = study.difference(measure, "own", "all")
        assert np.allclose(rows.loc["europe", ["loss", "loss_low", "loss_high"]].astype(float),
                           loss)  # fmt: skip

    @pytest.mark.parametrize("measure", PAIRED)
    def test_of_any_measure_from_the_same_worlds(self, found, measure):
        other = Misjudgements(found.sweep, measure)
        assert (other.table["measure"] == measure).sum() == 12
        assert "Litvinov" in in_words(blocks(other))
        assert "Misjudgements" in repr(other)
        assert "<table" in other._repr_html_()

    def test_a_world_that_failed_leaves_its_author_out(self, found, monkeypatch):
        sweep = found.sweep
        fewer = sweep.ran.drop(index=5)
        per_run = sweep.per_run
        monkeypatch.setitem(sweep.__dict__, "ran", fewer)
        monkeypatch.setattr(sweep, "per_run", lambda name: np.delete(per_run(name), 5, axis=0))
        left = list(Misjudgements(sweep, "survival_60").games)
        assert [game.background for game in left] == ["historical"]


class Planned(Misjudgements):
    """Misjudgements whose worlds are worth what a test says they are."""

    worth: np.ndarray

    @property
    def games(self):
        own = Misjudgements(self.sweep, self.measure).games
        return [Game(game.author, game.background, self.worth) for game in own]


def planned(found, worth):
    """Worlds of a given worth, the same on either background."""
    made = Planned(found.sweep, found.measure)
    rng = np.random.default_rng(1)
    made.worth = worth[:, None] + rng.normal(scale=0.01, size=(64, 40))
    return made


def told(found, worth):
    """The answer for worlds of a given worth."""
    return in_words(blocks(planned(found, worth)))


def turned(switch):
    return np.array([world >> SIX.index(switch) & 1 for world in range(64)], dtype=float)


class TestText:
    """What is said is what was found."""

    def test_most_costly_first(self, found):
        worth = 50 - 20 * turned("europe") - 5 * turned("commerce")
        said = told(found, worth)
        assert "Litvinov, the background as assumed" in said
        assert "25.0 months (25.0 to 25.0) are lost between the world he assumed" in said
        first = next(block for block in blocks(planned(found, worth)) if isinstance(block, Table))
        assert [row[0] for row in first.rows[:2]] == ["docile Europe", "trade and credits"]

    def test_the_finding_comes_first(self, found):
        def first(worth):
            return next(iter(blocks(planned(found, worth)))).text

        most = "What cost most, with the background as assumed: "
        assert first(50 - 20 * turned("europe") - 5 * turned("commerce")) == (
            f"{most}docile Europe for Litvinov, 20.0 months (20.0 to 20.0). With the background as "
            "it turned out it is the same."
        )
        assert "not clearly more than" in first(
            50 - 10 * turned("europe") - 10 * turned("tolerance")
        )
        assert first(50 + turned("europe")).startswith(f"{most}nothing that is clear for Litvinov.")

    def test_a_gain_is_no_loss(self, found):
        said = told(found, 50 + 20 * turned("europe"))
        assert "Nothing is lost between the world he assumed and the one that came" in said
        assert "and 20.0 months (20.0 to 20.0) are gained" in said

    def test_a_loss_that_cannot_be_told(self, found):
        said = told(found, 50 + 20 * turned("europe") - 20 * turned("tolerance"))
        assert "These runs show no clear loss between the world he assumed" in said

    def test_a_sign_that_depends_on_the_order(self, found):
        rest = turned("contradiction") * turned("commerce") * turned("tolerance")
        alone = 30 * turned("europe") * (1 - 2 * rest)
        said = told(found, 50 - alone)
        assert "Whether it costs or gives depends on the order: docile Europe." in said
        assert "depends on the order" not in told(found, 50 - 30 * turned("europe"))

    def test_signs_and_scales(self):
        assert [bigthree.measures.estimates.Estimate(1, *e).sign for e in
                ((0.5, 2), (-1, 2), (-3, -1), (0, 1))] == [1, 0, -1, 0]  # fmt: skip
        assert scale_of("survival_60").factor == 100
        assert scale_of("rmst_concert").unit == "months"


class TestFigure:
    """Legible, and of the numbers in the table."""

    @pytest.mark.parametrize("measure", ["rmst_two_against_one", "survival_60", "usa_uk"])
    def test_of_one_author(self, found, measure):
        data = shares_figure(Misjudgements(found.sweep, measure))
        assert_drawn(data, 40)
        assert len(data.table) == 12
        assert set(data.table["background"]) == set(BACKGROUNDS)

    def test_dots_stand_where_the_table_says(self, found):
        data = shares_figure(found)
        expected = found.table
        assert np.allclose(data.table["value"], expected["share"])
        assert "rmst" not in data.caption
        axes = figure_of(data).axes[0]
        dots = [bars[0] for bars in axes.containers]
        assert np.allclose(np.concatenate([dot.get_xdata() for dot in dots]), expected["share"])
        assert len({dot.get_marker() for dot in dots}) == 2, "told apart by shape"
        assert [label.get_text() for label in axes.get_yticklabels()] == list(SWITCH_NAMES.values())


class TestStudy:
    """The whole study, its folder and its tables."""

    def request(self, folder, *overrides, runs=20, **many):
        return Request(
            "misjudgements",
            (*SMALL, *overrides),
            runs,
            0,
            folder,
            sweep_options=SweepOptions(**many),
        )

    @pytest.mark.slow
    def test_all_authors(self, tmp_path):
        request = self.request(tmp_path / "out", measure="soviet_western_tie")
        results = study(request)
        write(results, request)
        assert in_words(results.blocks).count(", the background as") == 8
        back = bigthree.open_results(tmp_path / "out")
        assert {"shares", "summary"} <= set(back.tables)
        tables = {name: pd.read_csv(tmp_path / "out" / f"{name}.csv") for name in back.tables}
        assert len(tables["shares"]) == 4 * 2 * 6
        assert len(tables["summary"]) == 512
        codebook = (tmp_path / "out" / "CODEBOOK.md").read_text("utf-8")
        for column in tables["shares"]:
            assert f"| {column} |" in codebook, column
        for suffix in ("png", "pdf", "svg", "csv"):
            assert (tmp_path / "out" / "figures" / f"shares.{suffix}").is_file()
        assert_drawn(results.drawings["shares"](), 20)

    def test_one_history(self, tmp_path):
        request = self.request(tmp_path / "out", "author=gromyko", "background=historical", runs=1)
        results = study(request)
        assert "no interval" in results.text
        assert in_words(results.blocks).count(", the background as") == 1
        assert_legible(figure_of(results.drawings["shares"]()))

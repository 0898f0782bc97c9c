"""The dumbbell, the map of Europe, the schemes, and the authors on a map of two numbers."""

from __future__ import annotations

import csv
from io import StringIO
from itertools import combinations, pairwise, product

import numpy as np
import pandas as pd
import pytest
from matplotlib.colors import to_rgb
from matplotlib.path import Path

import bigthree
import legible
from bigthree.cases import Case, case
from bigthree.contrast import Contrast
from bigthree.figures import atlas, authors, dumbbell, europe, powers, scheme
from bigthree.figures.figure_data import figure_of
from bigthree.figures.style import panels, styled
from bigthree.resources import choices
from bigthree.worlds import ARMS, STUDIED_AUTHORS, STUDIED_WORLDS
from legible import assert_legible, texts_of

RUNS = 16
ROWS = Case.rows
"""How the tables are read."""

EVIDENCE = {(row["source"], row["parameter"]): row for row in case().rows("evidence")}


def assert_drawn(data, runs=RUNS):
    """Drawn from its table as a file holds it, and named columns alone."""
    again = data._replace(table=pd.read_csv(StringIO(data.table.to_csv(index=False))))
    assert list(again.table.columns) == list(data.table.columns)
    return legible.assert_drawn(again, runs)


def some(*overrides, months=60, runs=RUNS):
    scenario = bigthree.compose(*overrides).with_values(months=months)
    return bigthree.simulate(scenario, runs=runs)


def pair_of(author, *world, **size):
    chosen = (f"author={author}", *world)
    return Contrast(*(some(*chosen, f"contradiction={arm}", **size) for arm in ARMS))


class TestDumbbell:
    """Holds against fails, author by author and world by world."""

    @pytest.fixture(scope="class")
    @staticmethod
    def all_pairs():
        return [
            pair_of(author, *world) for author, world in product(STUDIED_AUTHORS, STUDIED_WORLDS)
        ]

    def test_of_the_headline(self, all_pairs):
        data = dumbbell.tabulate(all_pairs)
        figure = assert_drawn(data)
        assert len(figure.axes) == len(STUDIED_WORLDS)
        assert len(data.table) == len(all_pairs)
        assert_legible(figure_of(data, wide=True))

    @pytest.mark.parametrize("months", [3, 12, 1200])
    def test_at_any_horizon(self, months):
        assert_drawn(
            dumbbell.tabulate(
                [pair_of("maisky", *world, months=months) for world in STUDIED_WORLDS]
            )
        )

    @pytest.mark.parametrize("world", choices("world"))
    def test_of_one_world(self, world):
        chosen = (f"world={world}", "background=historical")
        made = [pair_of(author, *chosen, months=24) for author in ("gromyko", "stalin_molotov")]
        assert_drawn(dumbbell.tabulate(made))

    def test_of_one_history(self):
        data = dumbbell.tabulate([pair_of("litvinov_december_1945", runs=1)])
        figure = figure_of(data)
        assert "1 history a point" in data.caption
        assert_legible(figure)
        assert any("no interval" in said for said, _ in texts_of(figure))

    def test_it_plots_mean_months_at_most_the_horizon(self, all_pairs):
        table = dumbbell.tabulate(all_pairs).table
        for row, pair in zip(table.to_dict("records"), all_pairs, strict=True):
            means = {}
            for arm in ARMS:
                months = [
                    m if 0 <= m < 60 else 60 for m in getattr(pair, arm).column("two_against_one")
                ]
                means[arm] = sum(months) / RUNS
                assert row[arm] == pytest.approx(means[arm])
                assert 0 <= row[f"{arm}_low"] <= row[arm] <= row[f"{arm}_high"] <= 60
            assert row["difference"] == pytest.approx(means["holds"] - means["fails"])
            assert row["difference_low"] <= row["difference"] <= row["difference_high"]

    def test_the_difference_stands_beside_its_row(self):
        data = dumbbell.tabulate([pair_of("gromyko")])
        table = data.table.assign(difference=-30.4, difference_low=-34.4, difference_high=-26.5)
        said = [said for said, _ in texts_of(figure_of(data._replace(table=table)))]
        assert "−30\n(−34 to −26)" in said

    def test_arms_differ_without_colour(self):
        filled, open_ = dumbbell.ARMS["holds"], dumbbell.ARMS["fails"]
        assert filled["marker"] != open_["marker"]
        assert to_rgb(open_["markerfacecolor"]) == (1, 1, 1)
        assert to_rgb(filled["markerfacecolor"]) != (1, 1, 1)


def _area(path):
    """Of a closed outline, by the shoelace formula."""
    x, y = path.to_polygons()[0].T
    return (x[:-1] * y[1:] - x[1:] * y[:-1]).sum() / 2


class TestPies:
    """Shares of three powers as a pie."""

    SHARES = ((0.5, 0.2, 0.3), (0.1, 0.0, 0.2), (0, 0, 0), (1, 0, 0))

    @pytest.mark.parametrize("shares", SHARES)
    def test_angles_are_shares_and_do_not_meet(self, shares):
        arcs = [ends for ends, _ in powers.arcs(shares)]
        turned = [(end - start) / 360 for start, end in arcs]
        assert turned == pytest.approx([share for share in shares if share])
        for degree in np.arange(0.5, 360):
            covering = [each for each in arcs if (degree - each[0]) % 360 < each[1] - each[0]]
            assert len(covering) <= 1

    def test_a_pie_shows_the_shares_of_its_place(self):
        figure, grid = panels(1, 1, 4, 1)
        axes = grid[0][0]
        places = [(3.0 * n, 0.0) for n in range(len(self.SHARES))]
        powers.plot_pies(axes, places, 1.0, self.SHARES)
        axes.set(xlim=(-1, 11), ylim=(-1.5, 1.5))
        assert figure is axes.figure
        _, wedges, _ = axes.collections
        drawn = list(zip(wedges.get_paths(), wedges.get_facecolor(), strict=True))
        for place, shares in zip(places, self.SHARES, strict=True):
            for n, colour in enumerate(powers.COLOURS):
                areas = [
                    abs(float(_area(path)))
                    for path, filled in drawn
                    if abs(path.vertices[0, 0] - place[0]) < 0.1
                    and np.allclose(filled[:3], to_rgb(colour))
                ]
                assert sum(areas) == pytest.approx(np.pi * shares[n], rel=1e-2)

    def test_powers_differ_without_colour(self):
        grey = [np.dot(to_rgb(each), (0.299, 0.587, 0.114)) for each in (*powers.COLOURS, "white")]
        assert all(later - sooner > 0.1 for sooner, later in pairwise(grey))


ALIGNMENT = "state,stood_1949,stood_1955\n" + "\n".join(
    f"{state.name},{('ussr', 'usa+uk', 'ussr+usa+uk', 'none', 'usa')[n % 5]},ussr"
    for n, state in enumerate(case().states())
)


class TestEurope:
    """The contested states where their capitals lie."""

    @pytest.fixture
    def no_record(self, monkeypatch):
        def missing(of, table):
            if table == "alignment":
                raise FileNotFoundError(table)
            return ROWS(of, table)

        monkeypatch.setattr(Case, "rows", missing)

    @pytest.fixture
    def record(self, monkeypatch):
        alignment = list(csv.DictReader(StringIO(ALIGNMENT)))
        monkeypatch.setattr(
            Case, "rows", lambda of, name: alignment if name == "alignment" else ROWS(of, name)
        )

    @pytest.mark.parametrize("spheres", choices("spheres"))
    @pytest.mark.usefixtures("record")
    def test_of_any_scheme(self, spheres):
        data = europe.tabulate(some(f"spheres={spheres}", months=12))
        figure = assert_drawn(data)
        maps = 2 if spheres == "none" else 3
        assert [text.get_text() for text in figure.axes[0].texts].count("Poland") >= maps - 1
        assert data.table["panel"].nunique() == maps

    def test_what_happened_as_a_historian_knows_it(self):
        table = europe.tabulate(some(months=120)).table
        stood = table[table["panel"] == "observed"].set_index("state")[["ussr", "usa", "uk"]]
        assert stood.loc["france"].tolist() == [0, 0.5, 0.5]
        assert stood.loc["japan"].tolist() == [0, 1, 0]
        assert stood.loc["finland"].tolist() == [0, 0, 0]
        assert stood.loc["poland"].tolist() == [1, 0, 0]
        assert stood.loc["germany"].tolist() == [0.5, 0.25, 0.25]

    @pytest.mark.usefixtures("record")
    def test_the_difference_is_what_is_held_less_what_was_granted(self):
        data = europe.tabulate(some("spheres=litvinov_january_1945", months=12))
        end, granted = (
            data.table[data.table["panel"] == name].set_index("state")
            for name in ("end", "proposed")
        )
        less = 100 * (end["ussr"] - granted["ussr"])[granted["listed"] == 1]
        assert europe.differences(data.table).to_dict() == pytest.approx(less.to_dict())
        written = {text.get_text().replace("\n", " ") for text in figure_of(data).axes[0].texts}
        poland = f"{less['poland']:+.0f}".replace("-", "−")
        assert f"Poland {poland}" in written

    @pytest.mark.parametrize("months", [3, 1200])
    @pytest.mark.usefixtures("no_record")
    def test_at_any_horizon_without_the_record(self, months):
        data = europe.tabulate(some("author=litvinov", months=months, runs=RUNS))
        assert_drawn(data)
        assert list(data.settings["titles"]) == ["end", "proposed"]

    @pytest.mark.usefixtures("record")
    def test_it_plots_mean_influence(self):
        ensemble = some("author=litvinov")
        table = europe.tabulate(ensemble).table
        end = table[table["panel"] == "end"].set_index("state")
        for n, state in enumerate(case().states()):
            for p, power in enumerate(("ussr", "usa", "uk")):
                mean = sum(ensemble.influence[run, p, n] for run in range(RUNS)) / RUNS
                assert end.loc[state.name, power] == pytest.approx(mean)

    @pytest.mark.usefixtures("record")
    def test_it_plots_the_scheme(self):
        table = europe.tabulate(some("spheres=percentages", months=12)).table
        shown = table[(table["panel"] == "proposed") & (table["listed"] == 1)].set_index("state")
        assert sorted(shown.index) == ["bulgaria", "greece", "hungary", "romania", "yugoslavia"]
        assert shown.loc["romania", ["ussr", "usa", "uk"]].tolist() == [0.9, 0.0, 0.1]
        assert shown.loc["greece", ["ussr", "usa", "uk"]].tolist() == [0.1, 0.0, 0.9]

    @pytest.mark.parametrize(("months", "year"), [(24, 1949), (60, 1949), (120, 1955)])
    @pytest.mark.usefixtures("record")
    def test_it_plots_the_sides_of_the_nearer_year(self, months, year):
        data = europe.tabulate(some(months=months))
        assert str(year) in data.settings["titles"]["observed"]
        shown = data.table[data.table["panel"] == "observed"].reset_index(drop=True)
        if year == 1955:
            assert (shown["ussr"] == 1).all()
        else:
            powers = shown.loc[:4, ["ussr", "usa", "uk"]].to_numpy().tolist()
            assert powers == [[1, 0, 0], [0, 0.5, 0.5], [0.5, 0.25, 0.25], [0, 0, 0], [0, 1, 0]]

    def test_the_projection_keeps_areas(self):
        assert atlas.projected(*atlas.CENTRE) == pytest.approx((0, 0))
        step = 0.01
        for latitude, longitude in ((60.2, 24.9), (38.7, -9.1), (32.9, 13.2), (55.8, 37.6)):
            here = np.array(atlas.projected(latitude, longitude))
            north = np.array(atlas.projected(latitude + step, longitude)) - here
            east = np.array(atlas.projected(latitude, longitude + step)) - here
            area = abs(north[0] * east[1] - north[1] * east[0])
            true = (atlas.EARTH * np.radians(step)) ** 2 * np.cos(np.radians(latitude))
            assert area == pytest.approx(true, rel=1e-3)

    @pytest.mark.usefixtures("record")
    def test_every_pie_and_name_can_be_told_from_its_neighbours(self):
        data = europe.tabulate(some(months=12))
        places = europe.places_of(data.table[data.table["panel"] == "end"])
        for (one, here), (other, there) in combinations(places.items(), 2):
            assert np.hypot(here.x - there.x, here.y - there.y) > 2 * atlas.RADIUS, (one, other)
        figure = figure_of(data)
        texts = dict(texts_of(figure)[: -len(powers.NAMES)])
        pixels = {name: figure.axes[0].transData.transform(place) for name, place in places.items()}
        for said, box in texts.items():
            if said[-1].isdigit():
                continue  # stands in place of a pie
            assert not any(box.contains(*at) for at in pixels.values()), f"{said} hides a state"

    def test_no_capital_is_set_far_apart(self):
        assert all(np.hypot(*moved) <= 0.15 for moved in atlas.MOVED.values())
        known = {state.name for state in case().states()} | set(atlas.CAPITALS)
        assert known >= {*atlas.MOVED, *atlas.SIDES, *atlas.IN_INSET}

    def test_every_capital_lies_in_its_own_land(self):
        for state in case().states():
            at = atlas.projected(state.latitude, state.longitude)
            if state.name in atlas.IN_INSET:
                at = atlas.place_of(state.name, state.latitude, state.longitude)
            around = {
                land.state
                for land in atlas.lands()
                for within in (-0.05, 0.05)  # its sign goes with the way round of an outline
                if land.inset is (state.name in atlas.IN_INSET)
                and Path(np.column_stack([land.x, land.y])).contains_point(at, radius=within)
            }
            assert state.name in around


class TestScheme:
    """What each assumed, as a diagram."""

    def schemes(self, *names):
        return {name: bigthree.compose(f"author={name}") for name in names}

    def drawn(self, scenarios):
        data = scheme.tabulate(scenarios)
        assert not data.table.isna().any().any()
        assert data.caption.endswith(".")
        figure = figure_of(data._replace(table=pd.read_csv(StringIO(data.table.to_csv()))))
        assert_legible(figure)
        return data.table.set_index(["scheme", "number"])

    @pytest.mark.parametrize("count", [1, 2, 3, 4, 6])
    def test_of_some_authors(self, count):
        self.drawn(self.schemes(*choices("author")[:count]))

    @pytest.mark.parametrize("spheres", choices("spheres"))
    def test_counts_every_contested_state_once(self, spheres):
        table = self.drawn({"a name " * 8: bigthree.compose(f"spheres={spheres}")})
        counts = [table.loc[("a name " * 8, f"spheres.{each}"), "value"] for each in scheme.HOLDERS]
        assert sum(counts) == len(case().states())

    def test_litvinovs_map_in_squares(self):
        table = self.drawn(self.schemes("litvinov")).loc["litvinov", "value"]
        counts = [table[f"spheres.{each}"] for each in scheme.HOLDERS]
        assert counts == [9, 0, 6, 0, 5, 5]

    @pytest.mark.parametrize("author", STUDIED_AUTHORS)
    def test_values_are_the_coded_ones(self, author):
        table = self.drawn(self.schemes(author)).loc[author]
        for dotted in scheme.NUMBERS:
            name = dotted.split(".")[1]
            row = EVIDENCE.get((author, name)) or EVIDENCE["shared", name]
            shown = table.loc[dotted]
            assert [shown["value"], shown["range_low"], shown["range_high"]] == [
                float(row[column]) for column in ("value", "low", "high")
            ]
            assert (shown["grade"], shown["pages"]) == (row["grade"], row["pages"])

    def test_a_value_set_by_hand_has_no_page(self):
        table = self.drawn({"mine": bigthree.compose("author.openness=0.3")}).loc["mine"]
        assert table.loc["author.openness", ["value", "grade", "pages"]].tolist() == [
            0.3, "set by hand", "-",
        ]  # fmt: skip

    def test_a_map_with_all_kinds_of_states(self):
        spheres = {
            "spheres.ussr": ("finland",),
            "spheres.usa": ("japan", "china"),
            "spheres.uk": ("greece", "portugal", "spain"),
            "spheres.neutral": ("germany",),
            "spheres.shared": {"iran": {"ussr": 0.5, "usa": 0.0, "uk": 0.5}},
            "spheres.signatories": ("ussr_usa", "ussr_uk", "usa_uk"),
        }
        scenario = bigthree.compose("spheres=none").with_values(spheres)
        assert list(scheme.granted(scenario).values()) == [1, 2, 3, 1, 1, 17]
        self.drawn({"one": scenario, "two": scenario})


class TestAuthors:
    """Authors and the world as it turned out, on a map of two numbers."""

    def plotted(self, across, up, limits=None, size=(6.2, 4.4), **chosen):
        table = authors.authors_table(across, up, **chosen)
        with styled():
            figure, grid = panels(1, 1, *size)
            axes = grid[0][0]
            (left, right), (bottom, top) = limits or [
                (bigthree.scenario.quantity(d).low, bigthree.scenario.quantity(d).high)
                for d in (across, up)
            ]
            axes.set(xlim=(left, right), ylim=(bottom, top))
            assert authors.plot_authors(axes, across, up, table) is axes
        assert axes.get_xlim() == (left, right)
        assert axes.get_ylim() == (bottom, top)
        assert_legible(figure)
        return table.set_index("who"), {text.get_text() for text in axes.texts if text.get_text()}

    @pytest.mark.parametrize(
        ("across", "up"),
        [
            ("world.rivalry", "author.appetite"),
            ("author.appetite", "world.rivalry"),
            ("world.american_reach", "world.tolerance"),
            ("author.believed_rivalry", "author.partner"),
            ("author.openness", "world.closeness_ussr_usa"),
        ],
    )
    @pytest.mark.parametrize("late", [False, True])
    def test_names_keep_clear(self, across, up, late):
        chosen = {"authors": choices("author")} if late else {}
        _, names = self.plotted(across, up, **chosen)
        assert any("Gromyko" in name for name in names)

    def test_in_a_narrow_column(self):
        self.plotted("world.rivalry", "author.appetite", size=(3.4, 3.0))

    def test_values_are_the_coded_ones(self):
        table, names = self.plotted("world.rivalry", "world.american_reach")
        for source in (*STUDIED_AUTHORS, "historical"):
            for axis, name in (("across", "rivalry"), ("up", "american_reach")):
                row = EVIDENCE[source, name]
                for end, column in (("", "value"), ("_low", "low"), ("_high", "high")):
                    assert table.loc[source, axis + end] == float(row[column])
        assert "as it turned out" in names

    def test_the_world_is_a_line_where_it_has_one_number(self):
        table, names = self.plotted("world.rivalry", "author.partner")
        assert table.loc["historical", ["up_low", "up_high"]].tolist() == [-1, 1]
        assert table.loc["historical", "across"] == float(
            EVIDENCE["historical", "rivalry"]["value"]
        )
        assert "as it turned out" in names

    def test_the_world_has_no_place_among_policies(self):
        table, names = self.plotted("author.openness", "author.appetite")
        assert list(table.index) == list(STUDIED_AUTHORS)
        assert "as it turned out" not in names

    def test_a_late_turn_keeps_what_it_does_not_change(self):
        late = ["litvinov_december_1945", "litvinov"]
        table, names = self.plotted("author.appetite", "author.partner", authors=late)
        assert table["across"].nunique() == 1
        assert table.loc["litvinov_december_1945", "up"] == -0.6
        assert len(names) == 2

    def test_equals_share_a_name(self):
        _, names = self.plotted("world.initial_usa_uk", "world.initial_ussr_uk")
        assert names == {"all alike"}

    def test_who_is_out_of_view_is_not_named(self):
        _, names = self.plotted("world.rivalry", "author.appetite", [(0, 0.5), (0.1, 0.6)])
        assert names == {"Gromyko", "as it turned out"}

    @pytest.mark.parametrize("wrong", ["theory.learning", "measures.lasting", "rivalry"])
    def test_a_number_that_no_author_has(self, wrong):
        with pytest.raises(bigthree.BadRequest, match=wrong):
            authors.authors_table(wrong, "author.appetite")

    def test_an_unknown_number(self):
        with pytest.raises(bigthree.BadRequest, match="rivalri"):
            authors.authors_table("world.rivalri", "author.appetite")

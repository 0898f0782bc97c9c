"""The contract of every named choice: it composes, validates, cites, repeats itself and lasts."""

from __future__ import annotations

import re

import numpy as np
import pytest
import yaml

import bigthree
from bigthree import Scenario, compose
from bigthree.cases import BIG_THREE, case
from bigthree.citation import works
from bigthree.ensemble import simulate_batch
from bigthree.evidence import GRADES, SWITCHES, assumption, assumptions, coded, source_of, sources
from bigthree.resources import choices, experiment_names, folder
from bigthree.scenario import Author, World
from bigthree.studies.experiment.declared import Experiment, read
from strategies import named

LONG = 600
PAGES = range(1, 26)
"""The paper that the assumptions cite has 25 pages."""


def pages_of(text):
    """The pages that a citation such as ``4-6;17`` or ``8, 10`` names; none when it is no such."""
    pages = []
    for part in re.split(r"[;,]\s*", text):
        found = re.fullmatch(r"(\d+)(?:[-–](\d+))?", part.strip())
        if not found:
            return []
        first, last = int(found[1]), int(found[2] or found[1])
        if last < first:
            return []
        pages += range(first, last + 1)
    return pages


def assert_cited(pages, grade, reading):
    """Pages of the paper and a reading; a grade of ``record`` stands on another source."""
    assert grade in (*GRADES, "record"), f"evidence.csv: grade={grade}: allowed: {GRADES}"
    words = f"evidence.csv: reading={reading}: must be a sentence of five words or more"
    assert reading.strip().endswith((".", "?", "!")), words
    assert len(reading.split()) >= 5, words
    if grade != "record" or pages:
        named = f"evidence.csv: pages={pages}: must name pages from 1 to {PAGES[-1]}, as 4-6;17"
        assert pages_of(pages), named
        assert set(pages_of(pages)) <= set(PAGES), named


def assert_keeps_contract(*overrides):
    """It composes, validates, repeats itself, and runs fifty years without harm."""
    scenario = compose(*overrides, f"months={LONG}")
    assert isinstance(scenario, Scenario)
    assert scenario.months == LONG
    assert Scenario.from_mapping(scenario.to_mapping()) == scenario
    assert compose(*overrides, f"months={LONG}") == scenario
    one, two = (simulate_batch(scenario, 3, 0, 4, traces=True) for _ in range(2))
    assert one.paths.stances.shape == (4, LONG + 1, 3, 3)
    for mine, theirs in zip((*one.paths, one.measures), (*two.paths, two.measures), strict=True):
        assert np.array_equal(mine, theirs)
        assert np.isfinite(mine).all()
    assert np.abs(one.paths.stances).max() <= 1.0
    return scenario


class TestAuthors:
    """Systems of beliefs and policy: six are promised, more may follow."""

    def test_they_are_the_promised_ones(self):
        assert set(choices("author")) >= {
            "maisky",
            "gromyko",
            "litvinov",
            "stalin_molotov",
            "litvinov_december_1945",
            "maisky_december_1945",
        }

    @pytest.mark.parametrize("name", choices("author"))
    def test_contract(self, name):
        scenario = assert_keeps_contract(f"author={name}")
        assert scenario.author.name == name

    @pytest.mark.parametrize("name", choices("author"))
    @pytest.mark.parametrize("world", ["as_assumed", "historical"])
    @pytest.mark.parametrize("contradiction", ["holds", "fails", "as_believed"])
    def test_every_assumption_has_its_evidence(self, name, world, contradiction):
        scenario = compose(
            f"author={name}", f"world={world}", f"background={world}",
            f"contradiction={contradiction}",
        )  # fmt: skip
        held = assumptions(scenario)
        expected = [f"author.{field}" for field in Author.model_fields if field != "name"]
        expected += [f"world.{field}" for field in World.model_fields if field != "capabilities"]
        assert list(held) == expected
        for dotted, found in held.items():
            assert found.low <= found.value <= found.high, dotted
            assert found.value == scenario.numbers()[dotted], dotted
            assert found.grade in GRADES, dotted
            assert found.source == source_of(scenario, dotted) or found.source in sources(), dotted
            assert_cited(found.pages, found.grade, found.reading)

    @pytest.mark.parametrize("name", choices("author"))
    def test_coded_ranges_lie_within_what_a_scenario_allows(self, name):
        scenario = compose(f"author={name}")
        for dotted, found in assumptions(scenario).items():
            scenario.with_values({dotted: found.low})
            scenario.with_values({dotted: found.high})

    def test_a_number_set_by_hand_says_so(self):
        scenario = compose("author=litvinov", "author.appetite=0.123")
        found = assumption(scenario, "author.appetite")
        assert (found.value, found.low, found.high) == (0.123, 0.123, 0.123)
        assert found.grade == "set by hand"
        assert not found.pages
        assert "litvinov" in found.reading
        assert f"{coded('litvinov', 'appetite').value:g}" in found.reading


class TestEvidence:
    """The table behind every coded number."""

    @pytest.mark.parametrize(
        "row", case().rows("evidence"), ids=lambda row: f"{row['source']}.{row['parameter']}"
    )
    def test_every_row(self, row):
        value, low, high = float(row["value"]), float(row["low"]), float(row["high"])
        assert low <= value <= high, "evidence.csv: value must lie between low and high"
        assert row["grade"] in GRADES, f"evidence.csv: grade must be one of {GRADES}"
        size = "evidence.csv: size is no firmer than grade, and silent where grade is"
        assert row["size"] in GRADES[GRADES.index(row["grade"]) :], size
        assert (row["size"] == "silent") == (row["grade"] == "silent"), size
        assert row["parameter"] in (*Author.model_fields, *World.model_fields)
        assert_cited(row["pages"], row["grade"], row["reading"])

    @pytest.mark.parametrize(
        "row", case().rows("evidence"), ids=lambda row: f"{row['source']}.{row['parameter']}"
    )
    def test_every_row_leads_to_its_paragraphs(self, row):
        cited = pages_of(row["pages"])
        assert row["paragraphs"], "evidence.csv: paragraphs: a page and first words, for every row"
        for paragraph in row["paragraphs"].split(" | "):
            page, _, words = paragraph.partition(" ")
            assert {int(page), int(page) + 1} & set(cited), paragraph
            assert 1 <= len(words.split()) <= 6

    def test_no_row_stands_twice(self):
        keys = [(row["source"], row["parameter"]) for row in case().rows("evidence")]
        assert len(keys) == len(set(keys))

    def test_every_switch_has_a_historical_reading(self):
        for parameters in SWITCHES.values():
            for parameter in parameters:
                assert coded("historical", parameter).source == "historical"

    def test_two_sources_join_to_their_mean_and_widest_range(self):
        one, other = coded("maisky", "rivalry"), coded("litvinov", "rivalry")
        both = coded("maisky+litvinov", "rivalry")
        assert both.value == (one.value + other.value) / 2
        assert both.low == min(one.low, other.low)
        assert both.high == max(one.high, other.high)
        assert set(pages_of(both.pages)) == {*pages_of(one.pages), *pages_of(other.pages)}

    def test_a_late_turn_keeps_the_earlier_reading_where_nothing_changed(self):
        late = assumptions(compose("author=litvinov_december_1945"))
        assert {found.source for found in late.values()} >= {"litvinov", "litvinov_december_1945"}

    @pytest.mark.parametrize(
        ("source", "parameter", "said"),
        [("litvinof", "appetite", "litvinov"), ("litvinov", "apetite", "appetite")],
    )
    def test_what_is_not_coded_is_refused_with_the_nearest(self, source, parameter, said):
        with pytest.raises(bigthree.BadRequest, match=said):
            coded(source, parameter)


class TestWorlds:
    """The six misjudgements, each by itself, and the background."""

    @pytest.mark.parametrize(
        ("group", "name"),
        [(g, n) for g in ("contradiction", "world", "background") for n in choices(g)],
    )
    def test_contract(self, group, name):
        scenario = assert_keeps_contract(f"{group}={name}")
        for dotted, found in assumptions(scenario).items():
            if dotted.startswith("world."):
                assert_cited(found.pages, found.grade, found.reading)

    def test_they_are_the_promised_ones(self):
        assert set(choices("contradiction")) == {"holds", "fails", "as_believed"}
        assert {"as_assumed", "historical", "american_reach", "europe", "tolerance",
                "commerce", "germany"} == set(choices("world"))  # fmt: skip

    @pytest.mark.parametrize(
        "name", ["american_reach", "europe", "tolerance", "commerce", "germany"]
    )
    @pytest.mark.parametrize("author", choices("author"))
    def test_a_switch_turns_its_own_assumption_only(self, author, name):
        assumed, switched, historical = (
            compose(f"author={author}", f"world={world}").numbers()
            for world in ("as_assumed", name, "historical")
        )
        own = {f"world.{parameter}" for parameter in SWITCHES[name]}
        for dotted, value in switched.items():
            assert value == (historical if dotted in own else assumed)[dotted], dotted

    @pytest.mark.parametrize("author", choices("author"))
    def test_the_world_as_it_turned_out_is_the_same_for_all(self, author):
        def numbers(name):
            scenario = compose(
                f"author={name}", "contradiction=fails", "world=historical", "background=historical"
            )
            return {d: v for d, v in scenario.numbers().items() if d.startswith("world.")}

        assert numbers(author) == numbers("maisky")


class TestSpheres:
    """Eight schemes of spheres."""

    def test_they_are_the_promised_ones(self):
        assert set(choices("spheres")) >= {
            "none",
            "maisky",
            "litvinov_november_1944",
            "litvinov_january_1945",
            "percentages",
            "lippmann",
            "continental_sections",
            "western_bloc",
        }

    @pytest.mark.parametrize("name", choices("spheres"))
    def test_contract(self, name):
        scenario = assert_keeps_contract("author=litvinov", f"spheres={name}")
        spheres = scenario.spheres
        assert spheres.name == name
        assert_cited(spheres.pages, spheres.grade, spheres.reading)
        granted = list(spheres.grants())
        assert bool(granted) == bool(spheres.signatories)
        for _, shares in granted:
            assert min(shares) >= 0.0
            assert sum(shares) <= 1.0 + 1e-9

    @pytest.mark.parametrize("name", [name for name in choices("spheres") if name != "none"])
    def test_signing_it_makes_a_difference(self, name):
        signed, unsigned = (
            compose(f"spheres={name}", *more, "theory.settlement_hazard=0")
            for more in (["spheres.signed_month=0"], ["spheres.signed_month=null"])
        )
        one, other = (simulate_batch(each, 0, 0, 4).paths.stances for each in (signed, unsigned))
        assert not np.array_equal(one, other)


class TestEvents:
    """The crisis record and every what-if of the source."""

    @pytest.mark.parametrize("name", choices("events"))
    def test_contract(self, name):
        scenario = assert_keeps_contract("author=litvinov", f"events={name}")
        assert scenario.events.name == name
        for event in scenario.events.events.values():
            assert event.effects
            assert_cited(event.pages, event.grade, event.reading)

    def test_only_the_record_is_a_chronicle(self):
        for name in choices("events"):
            assert bool(named("events", name).get("chronicle")) == (name == "historical")

    def test_the_record_is_dated_and_ends_with_1950(self):
        months = [event["month"] for event in named("events", "historical")["events"].values()]
        assert months == sorted(months)
        assert months[0] >= 0
        assert months[-1] < 72

    def test_no_two_events_of_one_name_differ_in_their_draws(self):
        """The same name in two sets is the same luck: `hiroshima` by itself and in the record."""
        alone = named("events", "hiroshima")["events"]["hiroshima"]
        recorded = named("events", "historical")["events"]["hiroshima"]
        assert alone["month"] == recorded["month"]
        assert alone["effects"] == recorded["effects"]


class TestExperiments:
    """Named what-ifs: a question, arms, an expectation with its page, and criteria."""

    @pytest.mark.parametrize("name", experiment_names())
    def test_contract(self, name):
        experiment = read(name)
        assert experiment.question.endswith("?")
        assert experiment.expectation.strip().endswith(".")
        if experiment.case == BIG_THREE:
            assert pages_of(experiment.pages)
            assert set(pages_of(experiment.pages)) <= set(PAGES)
        else:
            cited = re.findall(r"([^\W\d_]+) (\d{4})", experiment.works)
            assert cited
            known = {
                (who.split(",")[0], str(work.fields.get("year")))
                for work in works().values()
                for who in work.fields.get("author", ())
            }
            assert set(cited) <= known
        assert len(experiment.arms) >= 2
        for said in (
            experiment.criteria.clarity,
            experiment.criteria.consistency,
            experiment.criteria.minimal_rewrite,
        ):
            assert said.endswith(".")
        arms = [assert_keeps_contract(*overrides) for overrides in experiment.composed.values()]
        unnamed = [arm.with_values(name="arm").to_mapping() for arm in arms]
        for n, one in enumerate(unnamed):
            assert one not in unnamed[:n], "two arms are alike"

    @pytest.mark.parametrize("name", experiment_names())
    def test_its_file_says_how_to_run_it(self, name):
        text = (folder("experiments") / f"{name}.yaml").read_text("utf-8")
        assert text.startswith(f"# bigthree experiment={name}\n")
        assert isinstance(yaml.safe_load(text), dict)

    @pytest.mark.parametrize("name", experiment_names())
    def test_its_arms_differ_in_outcome(self, name):
        study = bigthree.compare(
            {arm: compose(*overrides) for arm, overrides in read(name).composed.items()}, runs=40
        )
        ends = [ensemble.stances for ensemble in study.ensembles.values()]
        for other in ends[1:]:
            assert not np.array_equal(ends[0], other)

    @pytest.mark.parametrize(
        ("against", "said"),
        [
            ({"open card": "fait accompli"}, r"against=open card: .*'open cards'"),
            ({"open cards": "fait acompli"}, r"against=fait acompli: .*'fait accompli'"),
            ({"fait accompli": "open cards"}, r"'open cards' must stand before it"),
            ({"open cards": "open cards"}, r"'open cards' must stand before it"),
        ],
    )
    def test_a_baseline_must_be_an_earlier_arm(self, against, said):
        given = read("open_cards").model_dump()
        assert Experiment.model_validate({**given, "against": {"open cards": "fait accompli"}})
        with pytest.raises(ValueError, match=said):
            Experiment.model_validate({**given, "against": against})

    def test_a_missing_one_is_refused_with_the_nearest(self):
        with pytest.raises(bigthree.BadRequest, match=r"experiment=open_card: .*'open_cards'"):
            read("open_card")


class TestDescriptions:
    """`--help` says what each choice is."""

    @pytest.mark.parametrize(
        "path",
        sorted((folder("configs")).glob("*/*.yaml")),
        ids=lambda path: f"{path.parent.name}-{path.stem}",
    )
    def test_every_file_opens_with_what_it_is(self, path):
        lines = path.read_text("utf-8").splitlines()
        comment = next(line for line in lines if not line.startswith("# @package"))
        assert comment.startswith("# ")
        assert len(comment) > 15


class TestData:
    """The tables that ship with the package."""

    def test_contested_states(self):
        states = case().states()
        assert len(states) == len({state.name for state in states}) == 25
        assert abs(sum(state.weight for state in states) - 1.0) < 1e-4
        for state in states:
            assert state.weight > 0.0
            assert 0.0 <= state.resistance <= 1.0
            assert state.coast in (0.0, 1.0)
            assert 1 <= state.distances[0] <= 6
            assert state.distances[0] == int(state.distances[0])
            assert 0.0 <= state.distances[2] < 20.0
            assert 0.0 <= state.distances[1] < 20.0
            assert abs(state.latitude) <= 90.0
            assert abs(state.longitude) <= 180.0

    def test_borders_join_known_states_once(self):
        known = {"ussr", *(state.name for state in case().states())}
        pairs = [frozenset(pair) for pair in case().borders()]
        assert all(pair <= known and len(pair) == 2 for pair in pairs)
        assert len(pairs) == len(set(pairs))

    def test_land_hops_are_the_least_number_of_borders(self):
        reached, hops, frontier = {"ussr": 0}, 0, {"ussr"}
        while frontier:
            hops += 1
            near = {b for a, b in case().borders() if a in frontier} | {
                a for a, b in case().borders() if b in frontier
            }
            frontier = near - set(reached)
            reached |= dict.fromkeys(frontier, hops)
        farthest = max(reached.values())
        for state in case().states():
            assert state.distances[0] == reached.get(state.name, farthest + 1), state.name

    def test_capabilities_are_shares_year_by_year(self):
        years = list(case().by_year("capabilities"))
        assert years == list(range(years[0], years[-1] + 1))
        assert years[0] <= 1944
        assert years[-1] >= 1995
        for shares in case().by_year("capabilities").values():
            assert min(shares) > 0.0
            assert abs(sum(shares) - 1.0) < 1e-9

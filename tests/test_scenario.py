"""A scenario is an immutable, validated value; no scenario that validates breaks the model."""

from __future__ import annotations

import contextlib
import copy

import numpy as np
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from omegaconf import OmegaConf

import bigthree
from bigthree import BadRequest, Scenario, compose, composition, overrides, tree
from bigthree.composition import load_all
from bigthree.ensemble import simulate, simulate_batch
from bigthree.inputs import inputs_of
from bigthree.month.layout import TRACES
from bigthree.resources import choices
from bigthree.scenario import Author, Coefficients, Measures, World
from strategies import base, bounds, named, run_numbers, scenarios, seeds

NUMBERS = [
    (f"{group}.{name}", low, high, kind)
    for group, model in (
        ("author", Author),
        ("world", World),
        ("theory", Coefficients),
        ("measures", Measures),
    )
    for name, low, high, kind in bounds(model)
]


@pytest.fixture(scope="module")
def scenario():
    return compose("author=litvinov", "contradiction=fails")


def refusal(call, *arguments, **named_arguments):
    """The message with which something is refused: one line, ours, and a ValueError."""
    with pytest.raises(ValueError, match=r".") as refused:
        call(*arguments, **named_arguments)
    assert refused.type is BadRequest
    message = str(refused.value)
    assert message
    assert "\n" not in message
    return message


class TestComposition:
    """From overrides to a scenario."""

    @pytest.mark.parametrize(
        ("overrides", "name"),
        [
            ((), "maisky-holds"),
            (("author=litvinov", "contradiction=fails"), "litvinov-fails"),
            (("author=gromyko", "world=historical"), "gromyko-holds-world_historical"),
            (
                ("author=maisky", "background=historical", "events=hiroshima"),
                "maisky-holds-background_historical-events_hiroshima",
            ),
            (("author=maisky", "spheres=none"), "maisky-holds-spheres_none"),
            (("name=mine",), "mine"),
        ],
    )
    def test_names(self, overrides, name):
        assert compose(*overrides).name == name

    @pytest.mark.parametrize("group", ["author", "spheres", "events"])
    def test_labels_say_what_was_chosen(self, group):
        for name in choices(group):
            made = compose(f"{group}={name}")
            assert getattr(made.labels, group) == name
            assert getattr(made, group).name == name

    @pytest.mark.parametrize("group", ["contradiction", "world", "background"])
    def test_labels_say_which_world(self, group):
        for name in choices(group):
            assert getattr(compose(f"{group}={name}").labels, group) == name

    @pytest.mark.parametrize(
        "chosen",
        [
            ("litvinov", "as_believed", "historical", "as_assumed"),
            ("maisky_december_1945", "holds", "as_assumed", "historical"),
            ("gromyko", "fails", "commerce", "as_assumed"),
            ("stalin_molotov", "fails", "europe", "historical"),
        ],
    )
    def test_generated_scenarios_start_where_composed_ones_do(self, chosen):
        groups = ("author", "contradiction", "world", "background")
        composed = compose(*(f"{g}={name}" for g, name in zip(groups, chosen, strict=True)))
        assert base(*chosen).with_values(name=composed.name) == composed

    def test_any_number_is_set_by_its_dotted_name(self):
        for dotted, low, high, kind in NUMBERS:
            value = kind(high if dotted != "theory.seeker_acts" else low)
            if dotted in ("theory.reciprocity", "theory.routine"):
                value = 0.25
            assert compose().with_values({dotted: value}).numbers()[dotted] == value
        made = compose("author.appetite=0.6", "world.rivalry=0", "theory.steps=2")
        assert made.numbers()["author.appetite"] == 0.6
        assert made.numbers()["world.rivalry"] == 0
        assert made.theory.steps == 2

    def test_spheres_and_thresholds_are_set_the_same_way(self):
        made = compose("author=litvinov", "spheres.signed_month=2", "measures.lasting=6")
        assert made.spheres.signed_month == 2
        assert made.measures.lasting == 6

    def test_as_believed_is_what_the_author_believed(self):
        for author in choices("author"):
            made = compose(f"author={author}", "contradiction=as_believed")
            assert made.world.rivalry == made.author.believed_rivalry

    def test_truth_and_belief_are_two_things(self):
        holds = compose("author=litvinov", "contradiction=holds")
        fails = compose("author=litvinov", "contradiction=fails")
        assert holds.world.rivalry > fails.world.rivalry
        assert holds.author == fails.author

    def test_composing_twice_gives_equal_scenarios(self):
        assert compose("author=gromyko", "months=7") == compose("author=gromyko", "months=7")

    def test_it_shows_itself_in_a_notebook(self, scenario):
        assert "litvinov-fails" in scenario._repr_html_()
        assert "author.appetite" in scenario._repr_html_()

    def test_a_name_is_no_markup_there(self, scenario):
        named = scenario.with_values({"name": "<script>x</script>"})
        shown = named._repr_html_() + simulate(named, runs=2)._repr_html_()
        assert "<script>" not in shown
        assert shown.count("&lt;script&gt;") == 3


class TestComposedOnce:
    """Values set after one composition are those that Hydra itself composes."""

    @pytest.mark.parametrize("group", overrides.FLAT)
    def test_every_option_of_a_flat_group(self, group):
        for option in choices(group):
            asked = ["author=gromyko", f"{group}={option}", "author.appetite=0.3", "runs=7"]
            found = composition.compose_request(asked)
            whole = OmegaConf.to_container(tree._hydra(asked), resolve=True)
            assert found == {key: value for key, value in whole.items() if key != "label"}

    def test_a_study_of_them_composes_an_author_once(self, monkeypatch, tmp_path):
        monkeypatch.setenv("BIGTHREE_OWN", str(tmp_path))  # where nothing is composed yet
        composed = []
        hydra = tree._hydra
        monkeypatch.setattr(tree, "_hydra", lambda given: composed.append(given) or hydra(given))
        for arm in ("holds", "fails"):
            for world in choices("world"):
                composition.compose_request(["author=litvinov", f"contradiction={arm}",
                                             f"world={world}", "seed=3"])  # fmt: skip
        assert len(composed) == 1


class TestBadOverrides:
    """What `compose` refuses, and how it says so."""

    @pytest.mark.parametrize(
        ("override", "said"),
        [
            ("author=litvnov", ["author=litvnov", "'litvinov'"]),
            ("autor=litvinov", ["autor=litvinov", "'author'"]),
            ("spheres=percentage", ["spheres=percentage", "'percentages'"]),
            ("contradiction=maybe", ["contradiction=maybe", "holds", "fails", "as_believed"]),
            ("world=historic", ["world=historic", "'historical'"]),
            ("events=hirosima", ["events=hirosima", "'hiroshima'"]),
            ("author.apetite=0.5", ["author.apetite=0.5", "'author.appetite'"]),
            ("world.rivalri=0.5", ["world.rivalri=0.5", "'world.rivalry'"]),
            ("theory.noize=0.1", ["theory.noize=0.1", "'theory.noise'"]),
            ("month=12", ["month=12", "'months'"]),
            ("+author.zeal=0.5", ["zeal"]),
            ("author.appetite=1.5", ["author.appetite=1.5", "0 to 1"]),
            ("author.partner=-2", ["author.partner=-2", "-1 to 1"]),
            ("theory.noise=-0.1", ["theory.noise=-0.1", "0 to 0.5"]),
            ("author.appetite=nan", ["author.appetite=nan", "0 to 1"]),
            ("author.appetite=inf", ["author.appetite=inf", "0 to 1"]),
            ("world.rivalry=-inf", ["world.rivalry=-inf", "0 to 1"]),
            ("author.appetite=much", ["author.appetite='much'", "0 to 1"]),
            ("author.appetite=true", ["author.appetite=True", "0 to 1"]),
            ("author.appetite=null", ["author.appetite=None", "0 to 1"]),
            ("author.appetite=[0.5]", ["author.appetite", "0 to 1"]),
            ("theory.steps=1.5", ["theory.steps=1.5", "1 to 8"]),
            ("theory.steps=0", ["theory.steps=0", "1 to 8"]),
            ("theory.saturating=0.5", ["theory.saturating=0.5", "0 or 1"]),
            ("theory.expansionist_acts=0.1", ["theory.expansionist_acts=0.1"]),
            ("world.capabilities=none", ["world.capabilities", "record", "expected", "equal"]),
            ("uncertainty.luck=2", ["uncertainty.luck=2"]),
            ("uncertainty.coefficients=all", ["uncertainty.coefficients", "point"]),
            ("measures.lasting=0", ["measures.lasting=0", "1 to 60"]),
            ("months=0", ["months=0", "1 to 1200"]),
            ("months=-12", ["months=-12", "1 to 1200"]),
            ("months=1201", ["months=1201", "1 to 1200"]),
            ("months=12.5", ["months=12.5", "1 to 1200"]),
            ("months=ten", ["months='ten'", "1 to 1200"]),
            ("months=true", ["months=True", "1 to 1200"]),
            ("spheres.signed_month=-1", ["spheres.signed_month=-1"]),
            ("spheres.signatories=[ussr_france]", ["spheres.signatories", "ussr_france"]),
            ("author=", ["author"]),
            ("=0.5", ["=0.5"]),
            ("author.appetite=${nothing}", ["nothing"]),
            ("author.appetite={", ["author.appetite={"]),
        ],
    )
    def test_it_names_the_key_the_value_and_what_is_allowed(self, override, said):
        message = refusal(compose, override)
        for part in said:
            assert part in message, message

    def test_an_event_after_the_horizon(self):
        message = refusal(compose, "events=german_revival", "months=24")
        assert "german_revival.month=60" in message
        assert "months=24" in message

    def test_a_chronicle_leaves_out_what_is_after_the_horizon(self):
        assert compose("events=historical", "months=24").months == 24

    def test_unstable_coefficients(self):
        message = refusal(compose, "theory.routine=1", "theory.reciprocity=0.5")
        assert "theory.routine" in message
        assert "1.5" in message

    def test_the_first_fault_is_named_even_among_many(self):
        assert "author.appetite=3" in refusal(compose, "author.appetite=3", "world.rivalry=4")


class TestValidation:
    """What a scenario refuses, from any source."""

    @pytest.mark.parametrize(("dotted", "low", "high", "kind"), NUMBERS)
    def test_every_number_keeps_to_its_range(self, scenario, dotted, low, high, kind):
        step = 1 if kind is int else 1e-9
        for bad in (low - step, high + step, low - 100, high + 1e9):
            message = refusal(scenario.with_values, {dotted: bad})
            assert message.startswith(f"{dotted}={bad!r}"), message
            assert f"{low:g} to {high:g}" in message, message

    @pytest.mark.parametrize(("dotted", "kind"), [(n, k) for n, _, _, k in NUMBERS])
    def test_every_number_refuses_what_is_no_number(self, scenario, dotted, kind):
        for bad in (float("nan"), float("inf"), -float("inf"), True, False, "0.5", None, [], {}):
            message = refusal(scenario.with_values, {dotted: bad})
            assert message.startswith(dotted), message
        if kind is int:
            assert dotted in refusal(scenario.with_values, {dotted: 2.0})

    @given(st.data())
    def test_every_value_within_the_range_is_taken(self, data):
        dotted, low, high, kind = data.draw(st.sampled_from(NUMBERS))
        if dotted in ("theory.seeker_acts", "theory.saturating", "theory.bounded"):
            return
        if dotted in ("theory.bounded_noise", "theory.routine", "theory.expansionist_acts"):
            return
        value = data.draw(st.integers(low, high) if kind is int else st.floats(low, high))
        assert compose().with_values({dotted: value}).numbers()[dotted] == value

    @pytest.mark.parametrize(
        ("dotted", "value", "said"),
        [
            ("spheres.ussr", ("atlantis",), ["atlantis"]),
            ("spheres.ussr", ("polland",), ["polland", "'poland'"]),
            ("spheres.ussr", ("poland", "poland"), ["poland", "twice"]),
            ("spheres.neutral", ("finland",), ["finland", "twice"]),
            ("spheres.shared", {"greece": {"ussr": 0.5, "usa": 0, "uk": 0.5}}, ["greece", "twice"]),
            (
                "spheres.shared",
                {"germany": {"ussr": 0.5, "usa": 0.5, "uk": 0.5}},
                ["germany", "at most 1"],
            ),
            ("spheres.shared", {"iran": {"ussr": 1.5, "usa": 0.0, "uk": 0.0}}, ["iran", "ussr"]),
            ("spheres.shared", {"iran": {"ussr": 0.5}}, ["iran", "usa"]),
            ("spheres.shared", {"iran": {"ussr": 0, "usa": 0, "uk": 0, "x": 0}}, ["iran", "x"]),
            ("spheres.signatories", ("usa_ussr",), ["spheres.signatories", "ussr_usa"]),
            ("spheres.earliest_month", -1, ["spheres.earliest_month=-1"]),
            ("spheres.earliest_month", 1201, ["spheres.earliest_month=1201"]),
            ("spheres.signed_month", 1201, ["spheres.signed_month=1201"]),
            ("spheres.signed_month", 2.0, ["spheres.signed_month=2.0"]),
            ("world.capabilities", "guess", ["world.capabilities='guess'", "record"]),
            ("uncertainty.luck", 1, ["uncertainty.luck=1"]),
            ("uncertainty.coefficients", "sample", ["uncertainty.coefficients='sample'", "point"]),
            ("months", 10**9, ["months=1000000000", "1 to 1200"]),
            ("name", 7, ["name=7"]),
        ],
    )
    def test_other_values(self, dotted, value, said):
        bare = compose("author=litvinov")
        message = refusal(bare.with_values, {dotted: value})
        for part in said:
            assert part in message, message

    @pytest.mark.parametrize(
        ("event", "said"),
        [
            ({"effects": {"ideology": 0.1}}, ["month", "hazard"]),
            ({"month": 1, "hazard": 0.1, "effects": {}}, ["month", "hazard"]),
            ({"month": 120, "effects": {"ideology": 0.1}}, ["it.month=120", "months=120"]),
            ({"month": -1, "effects": {"ideology": 0.1}}, ["month=-1"]),
            ({"month": 1.5, "effects": {"ideology": 0.1}}, ["month=1.5"]),
            ({"month": True, "effects": {"ideology": 0.1}}, ["month=True"]),
            ({"hazard": 1.5, "effects": {"ideology": 0.1}}, ["hazard=1.5"]),
            ({"hazard": -0.1, "effects": {"ideology": 0.1}}, ["hazard=-0.1"]),
            ({"hazard": float("nan"), "effects": {"ideology": 0.1}}, ["hazard=nan"]),
            ({"month": 1, "effects": {"idology": 0.1}}, ["idology", "'ideology'"]),
            ({"month": 1, "effects": {"ideology": 1.1}}, ["ideology=1.1", "-1 and 1"]),
            ({"month": 1, "effects": {"ideology": float("nan")}}, ["ideology", "nan"]),
            ({"month": 1, "effects": {"ideology": float("inf")}}, ["ideology", "inf"]),
            ({"month": 1, "effects": {"ideology": True}}, ["ideology", "True"]),
            ({"month": 1, "effects": {"ideology": "much"}}, ["ideology", "much"]),
            ({"month": 1, "effects": {"capability_usa": -0.95}}, ["capability_usa=-0.95", "-0.9"]),
            ({"month": 1}, ["effects"]),
            ({"month": 1, "effects": {}, "when": 3}, ["when"]),
        ],
    )
    def test_events(self, scenario, event, said):
        held = {"name": "made_up", "events": {"it": event}}
        message = refusal(scenario.with_values, events=held)
        for part in said:
            assert part in message, message

    @pytest.mark.parametrize(
        ("dotted", "nearest"),
        [
            ("author.apetite", "author.appetite"),
            ("world.rivalri", "world.rivalry"),
            ("theory.lerning", "theory.learning"),
            ("appetite", "author.appetite"),
            ("author.appetite.more", ""),
            ("nonsense", ""),
            ("", ""),
        ],
    )
    def test_an_unknown_name_is_refused_with_the_nearest(self, scenario, dotted, nearest):
        message = refusal(scenario.with_values, {dotted: 0.5})
        assert message.startswith(dotted)
        assert nearest in message

    def test_unknown_keys_in_a_mapping(self, scenario):
        for path in ((), ("author",), ("world",), ("theory",), ("spheres",), ("uncertainty",)):
            mapping = scenario.to_mapping()
            place = mapping
            for step in path:
                place = place[step]
            place["nonsense"] = 1
            message = refusal(Scenario.from_mapping, mapping)
            assert message.startswith(".".join([*path, "nonsense"])), message

    def test_missing_keys_in_a_mapping(self, scenario):
        for path in (("author",), ("author", "appetite"), ("months",), ("world", "rivalry")):
            mapping = scenario.to_mapping()
            place = mapping
            for step in path[:-1]:
                place = place[step]
            del place[path[-1]]
            message = refusal(Scenario.from_mapping, mapping)
            assert message.startswith(".".join(path)), message
            assert "missing" in message

    @pytest.mark.parametrize("bad", [None, [], "text", 5, {}, {1: 2}])
    def test_what_is_no_scenario_at_all(self, bad):
        refusal(Scenario.from_mapping, bad)

    def test_what_lasts_longer_than_the_run_is_refused(self, scenario):
        message = refusal(scenario.with_values, {"measures.lasting": 12}, months=11)
        assert "measures.lasting=12" in message
        assert "months=11" in message

    @pytest.mark.parametrize(
        ("ranges", "said"),
        [
            ({"author.appetite": (0.9, 1.0)}, "author.appetite"),
            ({"author.apetite": (0.0, 1.0)}, "author.apetite"),
            ({"theory.noise": (0.0, 1.0)}, "theory.noise"),
            ({"author.appetite": (float("nan"), 1.0)}, "author.appetite"),
            ({"author.appetite": (0.0, float("inf"))}, "author.appetite"),
            ({"author.appetite": (-1.0, 1.0)}, "author.appetite"),
            ({"author.appetite": (0.0, 7.0)}, "author.appetite"),
            ({"author.appetite": (0.0,)}, "author.appetite"),
            ({"author.appetite": 0.5}, "author.appetite"),
        ],
    )
    def test_ranges_hold_their_value_and_keep_to_what_is_allowed(self, scenario, ranges, said):
        assert said in refusal(scenario.with_values, ranges=ranges)


class TestImmutable:
    """A scenario never changes; a change makes another."""

    @pytest.mark.parametrize("place", ["", "author", "world", "theory", "spheres", "uncertainty"])
    def test_its_values_are_frozen(self, scenario, place):
        part = getattr(scenario, place) if place else scenario
        for name in type(part).model_fields:
            with pytest.raises(ValueError, match="frozen"):
                setattr(part, name, getattr(part, name))
            with pytest.raises(ValueError, match="frozen"):
                delattr(part, name)

    @pytest.mark.parametrize(
        "change",
        [
            lambda made: made.events.events.clear(),
            lambda made: made.events.events["hiroshima"].effects.update(ideology=1.0),
            lambda made: made.spheres.shared.update(iran=None),
            lambda made: made.ranges.clear(),
            lambda made: made.numbers().update({"author.appetite": 9.0}),
            lambda made: made.to_mapping()["author"].update(appetite=9.0),
        ],
        ids=["events", "effects", "shared", "ranges", "numbers", "mapping"],
    )
    def test_its_collections_are_frozen(self, change):
        made = compose("author=litvinov", "events=hiroshima").with_values()
        before = copy.deepcopy(made.to_mapping())
        with contextlib.suppress(TypeError, AttributeError, ValueError):
            change(made)
        assert made.to_mapping() == before

    def test_a_change_makes_another(self, scenario):
        before = scenario.to_mapping()
        other = scenario.with_values({"author.appetite": 0.11}, months=33)
        assert scenario.to_mapping() == before
        assert other.author.appetite == 0.11
        assert other.months == 33
        assert other != scenario
        back = other.with_values({"author.appetite": scenario.author.appetite}, months=120)
        assert back.numbers() == scenario.numbers()
        assert set(scenario.ranges) - set(back.ranges) == {"author.appetite"}

    def test_with_no_values_it_is_an_equal_copy(self, scenario):
        assert scenario.with_values() == scenario
        assert scenario.with_values({}) == scenario


class TestRoundTrip:
    """Writing a scenario down and reading it back gives the same one."""

    @given(scenarios())
    def test_mapping_and_yaml(self, scenario):
        mapping = scenario.to_mapping()
        assert Scenario.from_mapping(mapping) == scenario
        text = yaml.safe_dump({"scenarios": [mapping]}, sort_keys=False, allow_unicode=True)
        read = yaml.safe_load(text)["scenarios"][0]
        assert read == mapping
        assert Scenario.from_mapping(read) == scenario
        one, other = inputs_of(scenario), inputs_of(Scenario.from_mapping(read))
        for mine, theirs in zip(one, other, strict=True):
            assert mine.tobytes() == theirs.tobytes()

    @given(scenarios())
    def test_every_number_is_set_to_what_it_is(self, scenario):
        again = scenario.with_values(scenario.numbers())
        assert again.numbers() == scenario.numbers()
        assert again.ranges == {}
        assert again.fixed == tuple(sorted(Coefficients.model_fields))
        assert again.with_values(ranges=scenario.ranges, fixed=scenario.fixed) == scenario

    def test_files(self, tmp_path, scenario):
        other = scenario.with_values(name="другой — ünïcode: # [x]")
        held = {"scenarios": [scenario.to_mapping(), other.to_mapping()]}
        path = tmp_path / "scenario.yaml"
        path.write_text(yaml.safe_dump(held, allow_unicode=True), encoding="utf-8")
        assert list(load_all(path).values()) == [scenario, other]
        assert bigthree.load(path, "litvinov-fails") == scenario
        assert bigthree.load(path, other.name) == other
        message = refusal(bigthree.load, path)
        assert "2 scenarios" in message
        assert "litvinov-fails" in message
        assert str(path) in refusal(bigthree.load, path, "litvinof-fails")

    @pytest.mark.parametrize(
        "content",
        [
            b"",
            b"nothing",
            b"[1, 2]",
            b"scenarios: 7",
            b"scenarios: []",
            b"scenarios: [7]",
            b"scenarios: [{}]",
            b"scenarios:\n- name: x\n",
            b"{unclosed: [",
            b"\xff\xfe\x00 not text",
            b"\x00\x01\x02",
            b"!!python/object:os.system {}",
        ],
    )
    def test_corrupt_files(self, tmp_path, content):
        path = tmp_path / "scenario.yaml"
        path.write_bytes(content)
        assert refusal(bigthree.load, path)
        assert refusal(compose, f"scenario={path}")

    def test_a_missing_file_and_a_folder(self, tmp_path):
        assert "missing.yaml" in refusal(bigthree.load, tmp_path / "missing.yaml")
        assert str(tmp_path) in refusal(bigthree.load, tmp_path)


class TestNothingBreaks:
    """No scenario that validates yields NaN or leaves the allowed ranges."""

    @staticmethod
    def assert_sound(scenario, found):
        paths, measures = found
        for part in paths[:4]:
            assert np.isfinite(part).all()
        assert np.isfinite(measures).all()
        assert np.abs(paths.stances).max() <= 1.0
        for part in (paths.minds, paths.influence):
            assert part.min() >= 0.0
            assert part.max() <= 1.0
        assert paths.influence.sum(axis=1).max() <= 1.0 + 1e-12
        traces = dict(zip(TRACES, np.moveaxis(paths.traces, -1, 0), strict=True))
        for name, values in traces.items():
            assert values.min() >= 0.0, name
            assert values.max() <= (2.0 if name.startswith("appetite") else 1.0), name
        for name in TRACES:
            if name.startswith("signed"):
                assert np.isin(traces[name], (0.0, 1.0)).all()
                assert (np.diff(traces[name], axis=1) >= 0.0).all()
        assert np.isfinite(paths.ledger).all()

    @given(scenarios(), seeds, run_numbers)
    def test_any_scenario(self, scenario, seed, run):
        found = simulate_batch(scenario, seed, run, 4, traces=True, ledger=True)
        self.assert_sound(scenario, found)

    @given(st.data(), seeds)
    def test_every_number_at_an_end_of_its_range(self, data, seed):
        values = {}
        for dotted, low, high, kind in NUMBERS:
            values[dotted] = kind(data.draw(st.sampled_from([low, high])))
        values["measures.lasting"] = min(values["measures.lasting"], 60)
        values["theory.steps"] = data.draw(st.sampled_from([1, 8]))
        values["theory.seeker_acts"] = min(values["theory.seeker_acts"], 0.3)
        if values["theory.routine"] + 2 * values["theory.reciprocity"] > 1.5:
            values["theory.reciprocity"] = 0.25
        values["spheres"] = named("spheres", data.draw(st.sampled_from(choices("spheres"))))
        scenario = compose("months=60").with_values(values)
        found = simulate_batch(scenario, seed, 0, 4, traces=True, ledger=True)
        self.assert_sound(scenario, found)

    @given(scenarios(most_months=12), seeds)
    def test_summaries_are_within_their_ranges(self, scenario, seed):
        row = bigthree.simulate(scenario, runs=5, seed=seed).summary().iloc[0]
        for name in ("survival_60", "survival_end", "menage", "romantic", "marriage", "veto"):
            assert 0.0 <= row[f"{name}_low"] <= row[name] <= row[f"{name}_high"] <= 1.0
        for name in ("rmst_two_against_one", "rmst_anglo_american", "rmst_concert"):
            assert 0.0 <= row[f"{name}_low"] <= row[name] <= row[f"{name}_high"] <= scenario.months
        assert -1.0 <= row["soviet_western_tie"] <= 1.0
        assert -3.0 <= row["surprise"] <= 3.0

"""Events and schemes that a request changes with nothing but overrides."""

from __future__ import annotations

import numpy as np
import pytest

from bigthree import BadRequest, compose
from bigthree.adjustments import changes
from bigthree.ensemble import simulate_batch
from bigthree.scenario import Scenario
from bigthree.sweeps.factors import factors_of
from bigthree.wording import by_hand

RECORD = compose("events=historical").events.events


def events(*overrides):
    return compose(*overrides).events.events


class TestEvents:
    """Joined, moved, sized, changed, made up."""

    def test_joined_by_a_plus_they_are_all_there(self):
        scenario = compose("events=historical+early_credits+propaganda")
        expected = {**RECORD, **events("events=early_credits"), **events("events=propaganda")}
        assert scenario.events.events == expected
        assert scenario.events.chronicle
        assert scenario.labels.events == "historical+early_credits+propaganda"

    def test_moved(self):
        moved = events("events=historical", "events.berlin.month=30")
        assert moved["berlin"].month == 30
        assert moved["berlin"].effects == RECORD["berlin"].effects
        assert {**moved, "berlin": None} == {**RECORD, "berlin": None}

    @pytest.mark.parametrize("size", [0.5, 2])
    def test_sized(self, size):
        sized = events("events=historical", f"events.berlin.size={size}")["berlin"]
        assert sized.effects == {
            target: pytest.approx(effect * size)
            for target, effect in RECORD["berlin"].effects.items()
        }
        assert sized.month == RECORD["berlin"].month

    def test_sized_to_nothing_it_is_left_out(self):
        left = events("events=historical", "events.berlin.size=0")
        assert left == {name: each for name, each in RECORD.items() if name != "berlin"}
        nothing = compose("events=early_credits", "events.early_credits.size=0")
        one, other = (simulate_batch(each, 0, 0, 8).measures for each in (nothing, compose()))
        assert np.array_equal(one, other)

    def test_moved_beyond_ten_years_where_the_horizon_is_further(self):
        words = ("events=german_revival", "events.german_revival.month=130", "months=150")
        assert events(*words)["german_revival"].month == 130

    def test_one_effect_changed_and_the_date_left_to_chance(self):
        changed = events(
            "events=historical", "events.korea.stance_uk_usa=0.1", "events.korea.hazard=0.02"
        )["korea"]
        assert changed.effects == {**RECORD["korea"].effects, "stance_uk_usa": 0.1}
        assert (changed.month, changed.hazard) == (None, 0.02)

    def test_made_up(self):
        scenario = compose("events.envoy.month=20", "events.envoy.stance_usa_ussr=0.1")
        (envoy,) = scenario.events.events.values()
        assert (envoy.month, envoy.effects) == (20, {"stance_usa_ussr": 0.1})
        assert scenario.labels.events == "envoy"
        joined = compose(
            "events=historical", "events.envoy.month=20", "events.envoy.stance_usa_ussr=0.1"
        )
        assert joined.events.events == {**RECORD, "envoy": envoy}
        assert joined.labels.events == "historical+envoy"

    @pytest.mark.parametrize(
        ("overrides", "said"),
        [
            (["events=historical+foo"], "events=foo: no such events"),
            (["events=[historical,early_credits]"], "by a plus: events=historical\\+early_credits"),
            (["events=historical,early_credits"], "a plus: events=historical\\+early_credits"),
            (["events=historical+hiroshima"], "hiroshima holds hiroshima"),
            (["events.early_credits.month=3"], "add it: events=early_credits"),
            (
                ["events=historical", "events.early_credits.month=3"],
                "add it: events=historical\\+early_credits",
            ),
            (["events=historical", "events.berln.month=3"], "did you mean 'berlin'"),
            (["events.envoy.month=3"], "needs what it changes"),
            (["events.envoy.ideology=0.1"], "either month or hazard"),
            (["events=historical", "events.berlin.monht=3"], "did you mean 'month'"),
            (["events=historical", "events.berlin=3"], "events.berlin=3: say what of it"),
            (["events=historical", "events.berlin.size=-1"], "size=-1: must be a number from 0"),
            (["events=historical", "events.berlin.size=big"], "size=big: must be a number"),
            (["events=historical", "events.berlin.size=10"], "must be between -1 and 1"),
        ],
    )
    def test_refused_in_one_line(self, overrides, said):
        with pytest.raises(BadRequest, match=said) as refused:
            compose(*overrides)
        assert "\n" not in str(refused.value)


class TestSpheres:
    """A state moved in a scheme."""

    @pytest.mark.parametrize(
        ("given", "shares"),
        [
            ("poland=uk", (0.0, 0.0, 1.0)),
            ("poland=usa", (0.0, 1.0, 0.0)),
            ("poland=neutral", (0.0, 0.0, 0.0)),
            ("poland=open", None),
            ("poland.ussr=0.75", (0.75, 0.0, 0.0)),
            ("poland={ussr: 0.5, uk: 0.5}", (0.5, 0.0, 0.5)),
        ],
    )
    def test_moved(self, given, shares):
        before = dict(compose("author=litvinov").spheres.grants())
        after = dict(compose("author=litvinov", f"spheres.{given}").spheres.grants())
        assert after.pop("poland", None) == shares
        before.pop("poland")
        assert after == before

    def test_moving_it_makes_a_difference_where_the_scheme_is_signed(self):
        signed = ("author=litvinov", "spheres.signed_month=0")
        one, other = (
            simulate_batch(compose(*signed, *more), 0, 0, 8).measures
            for more in ([], ["spheres.poland=uk"])
        )
        assert not np.array_equal(one, other)

    @pytest.mark.parametrize(
        ("given", "said"),
        [
            ("polland=uk", "did you mean 'poland'"),
            ("signed_mnth=3", "did you mean 'signed_month'"),
            ("poland=russia", "spheres.poland=russia: did you mean 'usa'"),
            ("poland.russia=1", "spheres.poland.russia: did you mean 'usa'"),
            ("poland={ussr: 0.9, uk: 0.3}", "at most 1"),
        ],
    )
    def test_refused_in_one_line(self, given, said):
        with pytest.raises(BadRequest, match=said) as refused:
            compose("author=litvinov", f"spheres.{given}")
        assert "\n" not in str(refused.value)


WHOLE = (
    "events=historical+early_credits", "events.berlin.month=30", "events.korea.size=0.5",
    "events.china.size=0", "events.envoy.month=20", "events.envoy.stance_usa_ussr=0.1",
    "author=litvinov", "spheres.finland=open", "spheres.poland=uk",
    "spheres.greece=ussr", "spheres.norway.uk=0.5",
)  # fmt: skip


def test_what_was_changed_is_said_as_it_is_asked_for():
    scenario = compose(*WHOLE)
    told = list(changes(scenario))
    assert sorted(told) == sorted(
        [*WHOLE[1:6], *WHOLE[7:10], "spheres.norway={ussr: 0, usa: 0, uk: 0.5}"]
    )
    assert all(each in by_hand(scenario) for each in told)
    again = compose("author=litvinov", WHOLE[0], *told)
    assert again.with_values(name="x") == scenario.with_values(name="x")
    assert Scenario.from_mapping(scenario.to_mapping()) == scenario


@pytest.mark.parametrize("name", ["none", "historical", "historical+early_credits"])
def test_what_ships_is_not_changed(name):
    for author in ("maisky", "gromyko", "litvinov"):
        assert not list(changes(compose(f"author={author}", f"events={name}")))


def test_sets_of_ones_own_are_joined_too(tmp_path, monkeypatch):
    folder = tmp_path / "configs" / "events"
    folder.mkdir(parents=True)
    (folder / "aid.yaml").write_text(
        "name: aid\nevents:\n  loan: {month: 5, effects: {commerce_uk: 0.1}}\n", encoding="utf-8"
    )
    monkeypatch.setenv("BIGTHREE_OWN", str(tmp_path))
    assert set(events("events=historical+aid")) == {*RECORD, "loan"}
    (folder / "broken.yaml").write_text("- no mapping\n", encoding="utf-8")
    with pytest.raises(BadRequest, match="events=broken: its file holds no such mapping"):
        compose("events=historical+broken")


def test_a_sweep_varies_joined_sets():
    (factor,) = factors_of("events=none,historical+early_credits", compose())
    assert factor.levels == ("none", "historical+early_credits")
    with pytest.raises(BadRequest, match="events=foo"):
        factors_of("events=none,historical+foo", compose())

"""Luck: drawn outside, keyed by seed, process and run, and shared by all worlds."""

from __future__ import annotations

from zlib import crc32

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import bigthree
from bigthree import luck
from bigthree.cases import case
from bigthree.dyads import DYADS
from bigthree.ensemble import simulate_batch
from bigthree.inputs import draw
from bigthree.resources import choices
from bigthree.scenario import Author, World
from strategies import BIG_SEED, base, effects, named, scenarios, seeds

LUCK_ONLY = {"uncertainty.coding": False}


def paths(scenario, seed=0, first=0, count=3):
    return simulate_batch(scenario, seed, first, count, traces=True).paths


def with_event(scenario, event):
    events = {"name": "made_up", "events": {} if event is None else {"it": event}}
    return scenario.with_values(events=events)


@pytest.fixture(scope="module")
def scenario():
    return bigthree.compose("author=litvinov", "months=36")


class TestSeeds:
    """A seed names one set of histories."""

    def test_zero_is_a_seed(self, scenario):
        zero = bigthree.simulate(scenario, runs=40, seed=0)
        again = bigthree.simulate(scenario, runs=40, seed=0)
        one = bigthree.simulate(scenario, runs=40, seed=1)
        assert np.array_equal(zero.stances, again.stances)
        assert not np.array_equal(zero.stances, one.stances)

    def test_zero_is_a_seed_to_the_agents(self, scenario, walk):
        zero = walk(scenario, 0).stances
        assert np.array_equal(zero, walk(scenario, 0).stances)
        assert not np.array_equal(zero, walk(scenario, 1).stances)

    def test_zero_is_what_no_seed_means(self, scenario):
        none = bigthree.simulate(scenario, runs=3)
        assert none.seed == 0
        assert np.array_equal(none.stances, bigthree.simulate(scenario, runs=3, seed=0).stances)

    @given(st.lists(seeds, min_size=2, max_size=5, unique=True))
    def test_seeds_differ(self, chosen):
        drawn = {seed: luck.luck_of_block(seed, 0, 1, False, 2) for seed in chosen}
        for one in chosen:
            for other in chosen:
                if one != other:
                    for mine, theirs in zip(drawn[one], drawn[other], strict=True):
                        assert not np.any(mine == theirs)

    @pytest.mark.parametrize("bad", [-1, 2**64, 0.5, 1.0, True, False, "7", None, np.float64(3)])
    def test_what_is_no_seed_is_refused(self, bad):
        with pytest.raises(bigthree.BadRequest, match=r"seed=.* from 0 to 18446744073709551615"):
            luck.check_seed(bad)

    @pytest.mark.parametrize("good", [0, 7, BIG_SEED, np.int64(5), np.uint64(BIG_SEED)])
    def test_what_is_a_seed_is_kept(self, good):
        assert luck.check_seed(good) == int(good)

    def test_a_numpy_seed_is_the_same_seed(self, scenario):
        assert np.array_equal(
            bigthree.simulate(scenario, runs=2, seed=np.uint64(BIG_SEED)).stances,
            bigthree.simulate(scenario, runs=2, seed=BIG_SEED).stances,
        )


class TestRuns:
    """Every run has luck of its own."""

    def test_runs_differ_within_and_across_blocks(self, scenario):
        ends = bigthree.simulate(scenario, runs=100, seed=3).stances[:, -1].reshape(100, 9)
        assert len(np.unique(ends, axis=0)) == 100

    def test_lanes_and_blocks_differ(self):
        for name in luck.Luck._fields:
            dealt = [getattr(luck.luck_of_block(5, block, 2, False, 3), name) for block in (0, 1)]
            assert np.unique(np.stack(dealt)).size == np.stack(dealt).size

    @given(st.integers(0, 200), st.integers(1, 50), seeds)
    def test_what_a_run_draws_once_does_not_depend_on_its_piece(self, first, count, seed):
        whole = luck.once_per_run(seed, "coding world.rivalry", 0, 250)
        part = luck.once_per_run(seed, "coding world.rivalry", first, count)
        assert np.array_equal(part, whole[first : first + count])

    def test_the_luck_of_a_month_does_not_depend_on_the_horizon(self):
        short, long = (luck.luck_of_block(4, 2, 3, False, months) for months in (3, 7))
        for one, other in zip(short, long, strict=True):
            assert np.array_equal(one, other[:3])


class TestDraws:
    """What a draw is."""

    def test_uniform_draws_lie_in_the_unit_interval(self):
        dealt = luck.luck_of_block(1, 0, 1, False, 200)
        for drawn in (dealt.acts, dealt.bargains, luck.once_per_run(1, "x", 0, 20_000)):
            assert drawn.min() >= 0.0
            assert drawn.max() < 1.0
            assert abs(drawn.mean() - 0.5) < 0.02

    def test_shocks_are_standard_normal(self):
        shocks = luck.luck_of_block(1, 0, 2, False, 200).stances
        assert shocks.shape == (200, luck.LANES, 12)
        assert abs(shocks.mean()) < 0.02
        assert abs(shocks.std() - 1.0) < 0.02

    def test_the_powers_shocks_are_independent(self):
        shocks = luck.luck_of_block(2, 0, 1, False, 400).stances.reshape(-1, 6)
        correlations = np.corrcoef(shocks.T) - np.eye(6)
        assert np.abs(correlations).max() < 0.05

    def test_coding_stays_within_its_range_and_leans_to_the_value(self, scenario):
        drawn = draw(scenario, 0, 0, 4000).parameters
        for dotted, found in bigthree.evidence.assumptions(scenario).items():
            values = drawn[dotted.split(".")[1]]
            assert values.min() >= found.low
            assert values.max() <= found.high
            mean = (found.low + found.value + found.high) / 3
            assert abs(values.mean() - mean) < 0.02 * max(1e-9, found.high - found.low) + 1e-9


class TestNamedStreams:
    """Each process has a stream of its own."""

    def test_the_names_do_not_collide(self):
        names = list(luck.Luck._fields)
        for group, model in (("author", Author), ("world", World)):
            names += [f"coding {group}.{name}" for name in model.model_fields]
        for chosen in choices("events"):
            held = named("events", chosen)["events"]
            names += [f"{what} {name}" for name in held for what in ("event", "intensity")]
        names = sorted(set(names))
        assert len({crc32(name.encode()) for name in names}) == len(names) > 100

    def test_different_processes_draw_differently(self):
        one = luck.once_per_run(0, "coding world.rivalry", 0, 64)
        other = luck.once_per_run(0, "coding author.believed_rivalry", 0, 64)
        assert not np.any(one == other)


class TestLuckOff:
    """Without luck every run is the same, and chances come as often as they should."""

    def test_even_luck_is_no_shock_and_the_same_for_all(self):
        dealt = luck.luck_of_block(8, 3, 2, True, 120)
        assert not dealt.stances.any()
        for drawn in (dealt.acts, dealt.bargains):
            assert drawn.min() >= 0.0
            assert drawn.max() < 1.0
            assert np.all(drawn == drawn[:, :1])
            for column in range(3):
                for chance in (0.1, 0.3, 0.5, 0.9):
                    assert abs((drawn[:, 0, column] < chance).mean() - chance) < 0.03

    def test_even_luck_does_not_depend_on_seed_block_or_horizon(self):
        whole = luck.luck_of_block(0, 0, 1, True, 9)
        other = luck.luck_of_block(77, 5, 1, True, 5)
        for one, drawn in zip(other, whole, strict=True):
            assert np.array_equal(one, drawn[:5])

    @given(scenarios(most_months=30), seeds)
    def test_all_runs_are_identical_without_luck_and_coding(self, scenario, seed):
        layers = {"luck": False, "coding": False, "coefficients": "point"}
        still = scenario.with_values({f"uncertainty.{name}": on for name, on in layers.items()})
        found = paths(still, seed, 29, 5)
        for part in found[:4]:
            assert np.all(part == part[:1])
        other_seed = paths(still, seed ^ 1, 0, 1)
        assert np.array_equal(other_seed.stances[0], found.stances[0])

    def test_layers_are_separate(self, scenario):
        def ends(luck, coding, coefficients="point"):
            layers = {"luck": luck, "coding": coding, "coefficients": coefficients}
            values = {f"uncertainty.{name}": on for name, on in layers.items()}
            return paths(scenario.with_values(values), 0, 0, 8).stances[:, -1]

        assert np.ptp(ends(luck=False, coding=False), axis=0).max() == 0.0
        assert np.ptp(ends(luck=True, coding=False), axis=0).max() > 0.0
        assert np.ptp(ends(luck=False, coding=True), axis=0).max() > 0.0
        for drawn in ("accepted", "prior"):
            assert np.ptp(ends(luck=False, coding=False, coefficients=drawn), axis=0).max() > 0.0


class TestPairing:
    """Worlds that differ in one assumption share the luck."""

    @given(scenarios(most_months=20), scenarios(most_months=20), seeds)
    def test_all_scenarios_are_dealt_the_same(self, one, other, seed):
        months = min(one.months, other.months)
        dealt = []
        real = luck.luck_of_block

        def watched(*block):
            hand = real(*block)
            dealt.append([part[:months] for part in hand])
            return hand

        on = {"uncertainty.luck": True, "theory.steps": 2}
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(luck, "luck_of_block", watched)
            for each in (one, other):
                paths(each.with_values(on), seed, 30, 4)
        first, second = dealt[: len(dealt) // 2], dealt[len(dealt) // 2 :]
        assert len(first) == len(second) == 2
        for mine, theirs in zip(first, second, strict=True):
            for one_part, other_part in zip(mine, theirs, strict=True):
                assert np.array_equal(one_part, other_part)

    def test_an_assumption_without_effect_changes_nothing(self, scenario):
        base = scenario.with_values({"theory.rivalry_effect": 0.0})
        low, high = (base.with_values({"world.rivalry": value}) for value in (0.1, 0.9))
        for mine, theirs in zip(paths(low), paths(high), strict=True):
            assert np.array_equal(mine, theirs)

    def test_a_small_difference_makes_a_small_difference(self, scenario):
        base = scenario.with_values({"uncertainty.coding": False, "theory.evidence_weight": 0.0})
        other = base.with_values({"world.rivalry": base.world.rivalry - 1e-9})
        gap = np.abs(paths(base).stances - paths(other).stances)
        assert 0.0 < gap.max() < 1e-6

    def test_the_difference_of_two_worlds_is_less_noisy_than_if_they_met_different_luck(self):
        study = bigthree.compare(
            {
                arm: bigthree.compose("author=litvinov", f"contradiction={arm}", "months=60")
                for arm in ("holds", "fails")
            },
            runs=200,
            seed=7,
        )
        holds, fails = (each.column("soviet_western_tie") for each in study.ensembles.values())
        assert np.std(holds - fails) < 0.6 * np.hypot(np.std(holds), np.std(fails))

    def test_an_act_reshuffles_nobodys_luck(self, scenario):
        """More acts, other trust, other signatures: the shocks stay where they were."""
        off = {
            f"theory.{name}": 0.0
            for name in ("threat_effect", "opinion_effect", "bloc_effect", "overlap_effect",
                         "settlement_hazard", "commerce_effect")
        }  # fmt: skip
        calm = scenario.with_values(off | {"theory.seeker_acts": 0.01, **LUCK_ONLY})
        wild = scenario.with_values(off | {"theory.seeker_acts": 0.39, **LUCK_ONLY})
        assert np.array_equal(paths(calm).stances, paths(wild).stances)
        assert not np.array_equal(paths(calm).traces, paths(wild).traces)


class TestCodingIsShared:
    """A run's coding draws are the same in every scenario that shares the assumption."""

    @given(st.sampled_from(choices("author")), st.data(), seeds, st.sampled_from([0, 31, 32, 1000]))
    def test_scenarios_that_share_the_author_share_his_draws(self, author, data, seed, first):
        def some():
            groups = ("contradiction", "world", "background")
            return base(author, *(data.draw(st.sampled_from(choices(group))) for group in groups))

        one, other = some(), some()
        mine, theirs = (draw(each, seed, first, 5).parameters for each in (one, other))
        for name in Author.model_fields:
            if name != "name":
                assert np.array_equal(mine[name], theirs[name]), name
        for name in mine.dtype.names:
            dotted = f"world.{name}"
            if dotted in one.numbers() and (
                bigthree.evidence.source_of(one, dotted)
                == bigthree.evidence.source_of(other, dotted)
            ):
                assert np.array_equal(mine[name], theirs[name]), name

    def test_a_number_set_by_hand_is_not_drawn_and_moves_no_other(self, scenario):
        mine = draw(scenario, 0, 0, 20).parameters
        theirs = draw(scenario.with_values({"author.appetite": 0.33}), 0, 0, 20).parameters
        assert np.all(theirs["appetite"] == 0.33)
        for name in mine.dtype.names:
            if name != "appetite":
                assert np.array_equal(mine[name], theirs[name]), name

    def test_events_keep_their_draws_whatever_else_happens(self, scenario):
        event = {"hazard": 0.05, "effects": {"ideology": 0.3}}
        more = {"it": event, "other": {"month": 3, "effects": {"opinion": -0.1}}}
        alone = draw(with_event(scenario, event), 4, 0, 50)
        both = draw(scenario.with_values(events={"name": "x", "events": more}), 4, 0, 50)
        assert np.array_equal(alone.event_month[:, 0], both.event_month[:, 0])
        assert np.array_equal(alone.intensity[:, 0], both.intensity[:, 0])

    def test_the_agents_meet_the_same_draws(self, scenario):
        drawn = draw(scenario, 6, 37, 1).by_part()[0]
        world = bigthree.Triangle(scenario, rng=6, run=37)
        for name in drawn.dtype.names:
            assert np.array_equal(getattr(world.parameters, name), drawn[name]), name


class TestNothingBeforeItBites:
    """An event of month m leaves all months before m as they were."""

    @given(scenarios(most_months=40), st.data(), seeds)
    def test_any_event(self, scenario, data, seed):
        month = data.draw(st.integers(0, scenario.months - 1))
        event = {"month": month, "effects": data.draw(effects(scenario.spheres.signatories))}
        without, with_it = (
            paths(with_event(scenario, each), seed, 31, 3) for each in (None, event)
        )
        kept = slice(0, month + 1)
        assert np.array_equal(without.stances[:, kept], with_it.stances[:, kept])
        assert np.array_equal(without.minds[:, kept], with_it.minds[:, kept])
        assert np.array_equal(without.traces[:, kept], with_it.traces[:, kept])

    @pytest.mark.parametrize("name", [name for name in choices("events") if name != "none"])
    def test_every_named_event_bites_and_not_before(self, name):
        quiet = bigthree.compose("author=litvinov", "months=96")
        eventful = bigthree.compose("author=litvinov", f"events={name}", "months=96")
        first = draw(eventful, 5, 0, 8).event_month
        first = np.where(first < 0, quiet.months, first).min(axis=1)
        without, with_it = (paths(each, 5, 0, 8) for each in (quiet, eventful))
        bitten = 0
        for run, month in enumerate(first):
            before = slice(0, min(month, quiet.months) + 1)
            assert np.array_equal(without.stances[run, before], with_it.stances[run, before])
            assert np.array_equal(without.traces[run, before], with_it.traces[run, before])
            bitten += not np.array_equal(without.stances[run], with_it.stances[run])
        assert bitten > 0

    def test_a_scheme_signed_in_a_month_leaves_those_before(self):
        never, signed = (
            bigthree.compose("author=litvinov", "theory.settlement_hazard=0", "months=60", *more)
            for more in ((), ("spheres.signed_month=24",))
        )
        without, with_it = paths(never), paths(signed)
        assert np.array_equal(without.stances[:, :25], with_it.stances[:, :25])
        assert not np.array_equal(without.stances, with_it.stances)

    def test_a_jump_is_seen_in_the_next_month_and_by_its_size(self, scenario):
        still = scenario.with_values(LUCK_ONLY)
        event = {"month": 10, "effects": {"stance_ussr_usa": -0.25}}
        without, with_it = (paths(with_event(still, each)).stances for each in (None, event))
        jumped = with_it[:, 11] - without[:, 11]
        assert jumped[:, 0, 1] == pytest.approx(-0.25)
        jumped[:, 0, 1] = 0.0
        assert not jumped.any()

    @pytest.mark.parametrize("target", case().agreement_targets)
    def test_an_agreement_is_signed_only_by_who_may(self, target):
        dyad = target.removeprefix("agreement_")
        bare = bigthree.compose("theory.settlement_hazard=0", "months=12")
        event = {"month": 4, "effects": {target: 1}}

        def agreed(*signatories):
            return with_event(bare.with_values({"spheres.signatories": signatories}), event)

        frame = bigthree.simulate(agreed(dyad), runs=1).traces(0)
        assert frame[f"signed_{dyad}"].tolist() == [0.0] * 5 + [1.0] * 8
        others = [other for other in DYADS if other != dyad]
        assert not frame[[f"signed_{other}" for other in others]].to_numpy().any()
        with pytest.raises(bigthree.BadRequest, match=target):
            agreed(*others)

    def test_a_hazard_comes_as_often_as_it_says(self, scenario):
        event = {"hazard": 0.04, "effects": {"ideology": 0.3}}
        months = draw(with_event(scenario, event), 0, 0, 20_000).event_month[:, 0]
        assert (months >= 0).all()
        for month in (0, 5, 24):
            still = (months >= month).mean()
            assert abs(still - 0.96**month) < 0.01
        for certain, expected in ((0.0, -1), (1.0, 0)):
            sure = draw(with_event(scenario, {**event, "hazard": certain}), 0, 0, 9)
            assert (sure.event_month == expected).all()

    @pytest.mark.parametrize("hazard", [5e-324, 1e-310, 1e-300, 1e-17, 1e-9])
    def test_a_hazard_next_to_nothing_does_not_come(self, scenario, hazard):
        event = {"hazard": hazard, "effects": {"ideology": 0.3}}
        months = draw(with_event(scenario, event), 0, 0, 100).event_month
        assert ((months < 0) | (months >= scenario.months)).all()

"""One theory, two drivers: agents and ensemble agree, however the work is cut up."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import bigthree
from bigthree.ensemble import BATCH, Ensemble, simulate_batch
from bigthree.measures.censored import KEPT
from bigthree.measures.history import COLUMNS
from bigthree.resources import choices
from bigthree.threads import in_batches
from small import slow
from strategies import BIG_SEED, run_numbers, scenarios, seeds

LONG = 600


def same(one, other):
    """Whether two arrays hold the same bits (a minus zero is not a zero)."""
    one, other = np.ascontiguousarray(one), np.ascontiguousarray(other)
    return one.shape == other.shape and one.tobytes() == other.tobytes()


def assert_same_paths(one, other):
    for name in ("stances", "minds", "influence", "traces"):
        mine, theirs = getattr(one, name), getattr(other, name)
        if not same(mine, theirs):
            where = np.argwhere(mine != theirs)
            first = where[0].tolist() if len(where) else "a sign of zero"
            pytest.fail(f"{name} differ first at {first}")


def run_of(scenario, seed, run):
    """One run of the compiled ensemble, in the shapes of a `Walk`."""
    paths = simulate_batch(scenario, seed, run, 1, traces=True).paths
    return type(paths)(*(part[0] for part in paths))


class TestSameTrajectory:
    """Agents and ensemble live the same history, bit for bit."""

    @given(scenarios(), seeds, run_numbers)
    def test_any_scenario_seed_and_run(self, walk, scenario, seed, run):
        assert_same_paths(walk(scenario, seed, run), run_of(scenario, seed, run))

    @pytest.mark.parametrize("seed", [0, BIG_SEED])
    @pytest.mark.parametrize("run", [0, 31, 32, 1000])
    def test_any_seed_and_run(self, walk, seed, run):
        scenario = bigthree.compose("author=stalin_molotov", "events=historical", "months=72")
        assert_same_paths(walk(scenario, seed, run), run_of(scenario, seed, run))

    @pytest.mark.parametrize(
        ("group", "name"),
        [
            (group, name)
            for group in ("author", "contradiction", "spheres", "events", "world", "background")
            for name in choices(group)
        ],
    )
    @pytest.mark.parametrize("months", [LONG // 5, *slow([LONG])])
    def test_every_named_choice_for_ten_and_fifty_years(self, walk, group, name, months):
        scenario = bigthree.compose(f"{group}={name}", f"months={months}")
        history = walk(scenario, 7)
        assert history.stances.shape == (months + 1, 3, 3)
        assert_same_paths(history, run_of(scenario, 7, 0))

    @pytest.mark.parametrize("steps", [1, 2, 3, 8])
    @pytest.mark.parametrize("capabilities", ["record", "expected", "equal"])
    def test_any_step_and_capabilities(self, walk, steps, capabilities):
        scenario = bigthree.compose(
            "author=litvinov", f"theory.steps={steps}", f"world.capabilities={capabilities}"
        )
        assert_same_paths(walk(scenario, 11, 40), run_of(scenario, 11, 40))


class TestTheWorldStepByStep:
    """What a user of the agents sees."""

    def test_the_collected_data_are_the_ensembles(self):
        scenario = bigthree.compose("author=litvinov", "months=36")
        world = bigthree.Triangle(scenario, rng=5, run=2)
        for _ in range(36):
            world.step()
        frame = world.datacollector.get_model_vars_dataframe()
        many = bigthree.simulate(scenario, runs=3, seed=5)
        assert same(frame[["ussr_usa", "ussr_uk", "usa_uk"]].to_numpy(), many.relations[2])
        assert same(frame["believed_rivalry"].to_numpy(), many.belief[2])

    def test_a_step_is_a_month_and_the_horizon_is_the_end(self):
        world = bigthree.Triangle(bigthree.compose("months=3"))
        assert world.month == 0
        for month in (1, 2, 3):
            world.step()
            assert world.month == month
        with pytest.raises(bigthree.BadRequest, match="months=3"):
            world.step()

    def test_the_graph_of_stances_holds_the_stances(self):
        world = bigthree.Triangle(bigthree.compose("months=6"), rng=1)
        for _ in range(6):
            world.step()
        names = ("ussr", "usa", "uk")
        for i, j in ((0, 1), (0, 2), (1, 0), (1, 2), (2, 0), (2, 1)):
            assert world.stance_graph[names[i]][names[j]]["stance"] == world.stances[i, j]
        assert np.diag(world.stances).tolist() == [0.0, 0.0, 0.0]

    @pytest.mark.parametrize("bad", [-1, 1.5, True, "0", None, 2**64])
    def test_a_bad_seed_is_refused(self, bad):
        with pytest.raises(bigthree.BadRequest, match="seed"):
            bigthree.Triangle(bigthree.compose(), rng=bad)

    @pytest.mark.parametrize("bad", [-1, 1.5, True, "0", None])
    def test_a_bad_run_number_is_refused(self, bad):
        with pytest.raises(bigthree.BadRequest, match="run"):
            bigthree.Triangle(bigthree.compose(), run=bad)

    def test_a_run_number_out_of_all_bounds_is_refused(self):
        with pytest.raises(bigthree.BadRequest, match="run"):
            bigthree.Triangle(bigthree.compose(), run=2**70)


class TestHoweverTheWorkIsCut:
    """A run comes out the same on any number of threads and in any batch."""

    @pytest.fixture(scope="class")
    @staticmethod
    def scenario():
        return bigthree.compose("author=gromyko", "events=historical", "months=24")

    @pytest.fixture(scope="class")
    @staticmethod
    def whole(scenario):
        return simulate_batch(scenario, 9, 0, 300, traces=True)

    @pytest.mark.parametrize("threads", [1, 2, 7])
    def test_threads(self, scenario, whole, threads):
        runs = 2 * BATCH + 13
        first = bigthree.simulate(scenario, runs=runs, seed=9, threads=threads)
        again = bigthree.simulate(scenario, runs=runs, seed=9, threads=1)
        assert same(first.stances, again.stances)
        assert same(first.measures, again.measures)
        assert same(first.influence, again.influence)
        assert same(first.stances[:300], whole.paths.stances)

    @pytest.mark.parametrize("batch", [1, 5, 31, 32, 33, 100, 299, 300])
    def test_size_of_a_piece(self, scenario, whole, batch):
        def work(first, count):
            return simulate_batch(scenario, 9, first, count, traces=True)

        runs = 40 if batch == 1 else 300
        found = list(in_batches(work, runs, threads=2, batch=batch))
        assert [first for first, _ in found] == list(range(0, runs, batch))
        for n, part in enumerate(whole.paths):
            joined = np.concatenate([each.paths[n] for _, each in found])
            assert same(joined, part[:runs])
        measures = np.concatenate([each.measures for _, each in found])
        assert same(measures, whole.measures[:runs])

    @given(st.integers(0, 299), st.integers(1, 80))
    @example(31, 1)
    @example(31, 2)
    @example(32, 33)
    def test_any_part_of_the_runs(self, scenario, whole, first, count):
        count = min(count, 300 - first)
        batch = simulate_batch(scenario, 9, first, count, traces=True)
        for mine, theirs in zip(batch.paths, whole.paths, strict=True):
            assert same(mine, theirs[first : first + count])
        assert same(batch.measures, whole.measures[first : first + count])

    def test_a_run_far_away(self, walk, scenario):
        run = 99_999_999
        assert_same_paths(walk(scenario, 9, run), run_of(scenario, 9, run))

    @given(scenarios(most_months=40), st.integers(1, 40), seeds)
    def test_a_longer_horizon_leaves_the_earlier_months(self, scenario, more, seed):
        longer = scenario.with_values(months=scenario.months + more)
        short = simulate_batch(scenario, seed, 30, 4, traces=True).paths
        long = simulate_batch(longer, seed, 30, 4, traces=True).paths
        kept = slice(0, scenario.months + 1)
        assert same(short.stances, long.stances[:, kept])
        assert same(short.minds, long.minds[:, kept])
        assert same(short.traces, long.traces[:, kept])

    @given(scenarios(most_months=40), seeds)
    def test_keeping_only_measures_gives_the_same_measures(self, scenario, seed):
        paths = bigthree.simulate(scenario, runs=40, seed=seed)
        lean = bigthree.simulate(scenario, runs=40, seed=seed, keep="measures")
        assert same(paths.measures, lean.measures)
        assert paths.has_paths
        assert not lean.has_paths
        with pytest.raises(bigthree.BadRequest, match="keep"):
            _ = lean.stances


class TestTheEnsemble:
    """What `simulate` promises."""

    @pytest.fixture(scope="class")
    @staticmethod
    def many():
        return bigthree.simulate(bigthree.compose("author=litvinov"), runs=40, seed=7)

    def test_shapes_and_types(self, many):
        assert many.stances.shape == (40, 121, 3, 3)
        assert many.relations.shape == (40, 121, 3)
        assert many.belief.shape == (40, 121)
        assert many.stances.dtype == many.relations.dtype == np.float64
        assert many.measures.shape == (40, len(COLUMNS))

    def test_relations_are_the_means_of_both_stances(self, many):
        x = many.stances
        for d, (i, j) in enumerate(((0, 1), (0, 2), (1, 2))):
            assert same(many.relations[..., d], (x[..., i, j] + x[..., j, i]) / 2)

    def test_months_overrule_the_scenarios(self):
        many = bigthree.simulate(bigthree.compose("months=50"), runs=2, months=7)
        assert many.stances.shape[1] == 8
        assert many.scenario.months == 7

    def test_traces_are_of_the_run_that_is_asked_for(self, many, walk):
        frame = many.traces(33)
        assert same(frame.to_numpy(), walk(many.scenario, 7, 33).traces)

    def test_progress_counts_every_run_once(self):
        seen = []
        bigthree.simulate(bigthree.compose("months=3"), runs=600, progress=seen.append)
        assert sum(seen) == 600

    def test_tables_have_a_row_a_run(self, many):
        table = many.table()
        assert list(table.columns) == ["scenario", "seed", "run", *KEPT]
        assert table["run"].tolist() == list(range(40))
        assert len(many.summary()) == 1

    def test_it_shows_itself(self, many):
        assert "40 histories" in repr(many)
        assert "<table" in many._repr_html_()
        assert isinstance(many, Ensemble)

    def test_an_unknown_measure_is_refused_with_the_nearest(self, many):
        with pytest.raises(bigthree.BadRequest, match="surprise"):
            many.column("suprise")

    @pytest.mark.parametrize(
        ("settings", "key"),
        [
            ({"runs": 0}, "runs=0"),
            ({"runs": -5}, "runs=-5"),
            ({"runs": 2.5}, "runs=2.5"),
            ({"runs": True}, "runs=True"),
            ({"runs": "10"}, "runs='10'"),
            ({"runs": 10**12}, "runs=1000000000000"),
            ({"seed": -1}, "seed=-1"),
            ({"seed": 2**64}, "seed=18446744073709551616"),
            ({"seed": 0.0}, "seed=0.0"),
            ({"seed": True}, "seed=True"),
            ({"seed": None}, "seed=None"),
            ({"months": 0}, "months=0"),
            ({"months": -3}, "months=-3"),
            ({"months": 1201}, "months=1201"),
            ({"months": 2.5}, "months=2.5"),
            ({"months": True}, "months=True"),
            ({"keep": "all"}, "keep='all'"),
            ({"threads": 0}, "threads=0"),
            ({"threads": 1.5}, "threads=1.5"),
        ],
    )
    def test_bad_settings_are_refused_by_name_and_value(self, settings, key):
        with pytest.raises(bigthree.BadRequest) as refused:
            bigthree.simulate(bigthree.compose(), **{"runs": 2, **settings})
        assert key in str(refused.value)
        assert "\n" not in str(refused.value)

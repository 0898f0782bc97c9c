"""What a sweep gives back: the same luck in every world, the same numbers as one world alone."""

from __future__ import annotations

import re

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import bigthree
from as_written import measures_of
from bigthree import BadRequest, compose, open_results
from bigthree.cases import case
from bigthree.comparison import PAIRED, compare, per_run
from bigthree.measures.censored import KEPT
from bigthree.measures.estimates import restricted_mean, surviving
from bigthree.measures.history import COLUMNS
from bigthree.measures.summary import ESTIMATES, estimated_from, estimates
from bigthree.sweeps import chunk, executors
from bigthree.sweeps.plan import BASE, Plan
from bigthree.sweeps.results import Sweep
from bigthree.sweeps.running import run_sweep, sweep

MEASURES = list(COLUMNS)
RUNS, SEED = 300, 11
POINTS = """\
author,world.rivalry,measures.lasting
litvinov,0.3,3
maisky,0.7,
litvinov,,2
gromyko,0.12345678901234568,
litvinov,0.3,3
litvinov,7,
"""
"""Points 0 and 4 are the same world, 2 leaves a number to its base, 5 cannot be."""


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    """A sweep over listed points, in chunks that cut points in the middle."""
    where = tmp_path_factory.mktemp("listed")
    (where / "mine.csv").write_text(POINTS, "utf-8")
    return sweep(["months=30"], design=str(where / "mine.csv"), runs=RUNS, seed=SEED,
                 results_dir=where / "sweep", chunk=130, show=False)  # fmt: skip


@pytest.fixture(scope="module")
def alone(found):
    """Every world of the sweep that can be run, run by itself."""
    return {
        point: bigthree.simulate(found.scenarios[f"point-{point}"], RUNS, SEED)
        for point in range(5)
    }


def refuse(*_, **__):
    raise AssertionError("computed again")


class TestTheSameLuck:
    """Run r of every point meets the same luck, and is what that world alone would live through."""

    def test_equal_worlds_live_equal_histories(self, found):
        rows = found.runs().set_index("point")
        assert measures_of(rows.loc[0]).tobytes() == measures_of(rows.loc[4]).tobytes()
        assert rows.loc[0, "run"].tolist() == rows.loc[4, "run"].tolist() == [*range(RUNS)]
        different = (
            rows.loc[0, "surprise"].to_numpy() != rows.loc[1, "surprise"].to_numpy()
        ).mean()
        assert different > 0.9

    @pytest.mark.parametrize("point", range(5))
    def test_rows_are_those_of_the_world_alone(self, found, alone, point):
        rows = found.runs()
        rows = rows[rows["point"] == point]
        assert measures_of(rows).tobytes() == alone[point].measures.tobytes()
        assert rows["scenario"].unique().tolist() == [alone[point].scenario.name]
        assert rows["run"].tolist() == [*range(RUNS)]
        assert rows["seed"].unique().tolist() == [SEED]

    def test_the_summary_is_that_of_the_world_alone(self, found, alone):
        summary = found.summary().set_index("point")
        for point, many in alone.items():
            expected = many.summary().iloc[0]
            for column, value in expected.items():
                assert summary.at[point, column] == value, (point, column)

    @pytest.mark.parametrize("measure", PAIRED)
    def test_measures_history_by_history(self, found, alone, measure):
        values = found.per_run(measure)
        assert values.shape == (5, RUNS)
        expected = np.array([per_run(many, measure) for many in alone.values()])
        assert values.tobytes() == expected.tobytes()

    @pytest.mark.parametrize("measure", PAIRED)
    def test_differences_are_those_of_compare(self, found, measure):
        arms = {name: found.scenarios[name] for name in ("point-1", "point-0", "point-3")}
        study = compare(arms, RUNS, SEED, keep="measures")
        for point in (0, 3):
            assert found.difference(measure, point, 1) == study.difference(
                measure, f"point-{point}"
            )
        assert found.difference(measure, 4, 0) == (0.0, 0.0, 0.0)

    def test_another_seed_is_another_luck(self, tmp_path):
        first, other = (
            sweep(["months=12"], "world.rivalry=0.5", "grid", 1, 20, seed, show=False,
                  results_dir=tmp_path / f"{seed}").runs()
            for seed in (0, 2**64 - 1)
        )  # fmt: skip
        assert other["seed"].tolist() == [2**64 - 1] * 20
        assert not np.isin(first["surprise"], other["surprise"]).any()


class TestRows:
    """Tidy: a row per run and point, every varied value a column, seed and run number in each."""

    def test_columns_and_types(self, found):
        rows = found.runs()
        varied = ["author", "world.rivalry", "measures.lasting"]
        assert [*rows] == ["scenario", "seed", "run", "point", *varied, *KEPT]
        kinds = rows.dtypes
        assert (kinds["seed"], kinds["run"], kinds["point"]) == (np.uint64, np.int64, np.int64)
        assert set(kinds[[*varied[1:], *KEPT]]) == {np.dtype(float), np.dtype(bool)}
        assert all(isinstance(word, str) for word in rows[["scenario", "author"]].stack())

    def test_every_run_of_every_point_once_and_in_order(self, found):
        rows = found.runs(["point", "run"])
        assert [*rows.itertuples(index=False, name=None)] == [
            (point, run) for point in range(5) for run in range(RUNS)
        ]

    def test_what_varied_is_there_to_the_last_digit(self, found):
        rows = found.runs().drop_duplicates("point").set_index("point")
        assert rows["world.rivalry"].to_dict() == pytest.approx(
            {0: 0.3, 1: 0.7, 2: np.nan, 3: 0.12345678901234568, 4: 0.3}, rel=0, abs=0, nan_ok=True
        )
        assert rows["author"].tolist() == ["litvinov", "maisky", "litvinov", "gromyko", "litvinov"]
        assert rows["measures.lasting"].isna().tolist() == [False, True, False, True, False]

    def test_pandas_reads_it(self, found):
        assert pd.read_parquet(found.path / "runs.parquet").equals(found.runs())

    def test_polars_reads_it(self, found):
        polars = pytest.importorskip("polars")
        rows = polars.read_parquet(found.path / "runs.parquet")
        mine = found.runs()
        assert rows.columns == [*mine]
        assert rows.to_pandas()[[*KEPT]].equals(mine[[*KEPT]])
        assert rows["author"].to_list() == mine["author"].tolist()
        assert rows["world.rivalry"].null_count() == RUNS

    def test_duckdb_reads_it(self, found):
        duckdb = pytest.importorskip("duckdb")
        with duckdb.connect() as base:
            place = f"'{found.path}/runs.parquet/*.parquet'"
            rows = base.execute(f"SELECT * FROM {place} ORDER BY point, run").fetchall()
            (mean,) = base.execute(
                f'SELECT author, "world.rivalry", avg(soviet_western_tie) FROM {place} '
                "WHERE point = 3 GROUP BY ALL"
            ).fetchall()
        mine = found.runs()
        place = 4 + 3 + [*KEPT].index("surprise")
        assert [row[place] for row in rows] == mine["surprise"].tolist()
        assert mean[:2] == ("gromyko", 0.12345678901234568)
        expected = mine.loc[mine["point"] == 3, "soviet_western_tie"].mean()
        assert mean[2] == pytest.approx(expected, rel=1e-12)


class TestSummary:
    """A row a point, in the order of the points; one that failed says so."""

    def test_columns_and_types(self, found):
        summary = found.summary()
        names = [*ESTIMATES, *(f"{name}_{end}" for name in ESTIMATES for end in ("low", "high"))]
        assert {*summary} == {
            "scenario", "point", "author", "contradiction", "months", "runs", "world.rivalry",
            "measures.lasting", *names, "stage", "message",
        }  # fmt: skip
        assert summary["point"].tolist() == [*range(6)]
        assert summary["scenario"].tolist() == [f"point-{n}" for n in range(6)]
        assert summary["runs"].eq(RUNS).all()
        assert summary["months"].eq(30).all()
        assert set(summary[names].dtypes) == {np.dtype(float)}

    def test_a_point_that_failed_says_where_and_why(self, found):
        lost = found.summary().loc[5]
        assert lost["stage"] == "compose"
        assert re.search(r"world\.rivalry=7.*0 to 1", lost["message"])
        assert lost[list(ESTIMATES)].isna().all()
        assert found.summary().loc[:4, ["stage", "message"]].isna().all(axis=None)
        (failure,) = found.failures
        assert (failure.point, failure.stage, failure.message) == (5, "compose", lost["message"])
        assert "rivalry: 7.0" in failure.scenario
        assert [*found.ran.index] == [0, 1, 2, 3, 4]
        with pytest.raises(BadRequest, match=r"world\.rivalry=7"):
            _ = found.scenarios["point-5"]

    def test_it_cannot_be_spoilt(self, found):
        mine = found.summary()
        mine["point"] = -1
        assert found.summary()["point"].tolist() == [*range(6)]

    def test_points_are_the_table_that_was_given(self, found):
        expected = pd.read_csv(found.path.parent / "mine.csv", engine="python")
        pd.testing.assert_frame_equal(
            found.points.reset_index(drop=True), expected, check_exact=True, check_dtype=False
        )

    def test_scenarios_by_name(self, found):
        assert [*found.scenarios] == [f"point-{n}" for n in range(6)]
        assert len(found.scenarios) == 6
        expected = compose("author=gromyko", "months=30", "world.rivalry=0.12345678901234568")
        assert found.scenarios["point-3"] == expected.with_values(name="point-3")
        with pytest.raises(KeyError):
            _ = found.scenarios["point-6"]

    @pytest.mark.parametrize("ask", [lambda found: found.per_run("surprize"),
                                     lambda found: found.difference("surprize", 0, 1)])  # fmt: skip
    def test_an_unknown_measure(self, found, ask):
        with pytest.raises(BadRequest, match=r"^measure=surprize: .*'surprise'"):
            ask(found)

    def test_horizons_of_their_own(self, tmp_path):
        """Bases may differ in their horizon; each point is measured to its own."""
        bases = {
            f"to_{months}": compose(f"months={months}", f"name=to_{months}")
            for months in (80, 24, 50)
        }
        order = [f"to_{months}" for months in (80, 24, 24, 50, 80, 24)]
        points = pd.DataFrame({BASE: order, "world.rivalry": 0.4}).rename_axis("point")
        mixed = run_sweep(Plan(bases, points, 40, 3, {}), "mixed", results_dir=tmp_path / "mixed",
                          chunk=64, show=False)  # fmt: skip
        summary, values = mixed.summary(), mixed.per_run("rmst_two_against_one")
        assert summary["months"].tolist() == [80, 24, 24, 50, 80, 24]
        for point in range(6):
            many = bigthree.simulate(mixed.scenarios[f"point-{point}"], 40, 3)
            for column, value in many.summary().iloc[0].items():
                assert summary.at[point, column] == value, (point, column)
            assert values[point].tobytes() == per_run(many, "rmst_two_against_one").tobytes()
        assert values.max(axis=1).tolist() == [80, 24, 24, 50, 80, 24]


worlds = st.tuples(st.integers(1, 6), st.integers(1, 40), st.integers(1, 70), st.integers(0, 2**32))


class TestManyAtOnce:
    """Estimates of several worlds at once are those of each by itself, bit for bit."""

    @given(worlds=worlds)
    def test_they_are(self, worlds):
        count, runs, months, seed = worlds
        rng = np.random.default_rng(seed)
        columns = {name: rng.uniform(-1, 1, (count, runs)) for name in estimated_from(case())}
        for name in ("two_against_one", "anglo_american", "concert_end"):
            columns[name] = rng.integers(-1, months + 1, (count, runs)).astype(float)
        together = estimates(columns, months)
        for world in range(count):
            alone = estimates({name: values[world] for name, values in columns.items()}, months)
            for name, estimate in alone.items():
                for end, value in estimate._asdict().items():
                    assert getattr(together[name], end)[world] == value, (name, end)


WORLDS, HISTORIES, HORIZON = 400, 250, 72


@pytest.fixture(scope="module")
def waiting(tmp_path_factory):
    """Worlds in which two combine with a constant monthly chance, which is their `rivalry`."""

    def histories(scenario, seed, first, count, *_):
        rng = np.random.default_rng([seed, int(scenario.name.removeprefix("point-"))])
        months = rng.geometric(scenario.world.rivalry, HISTORIES).astype(float)
        rows = np.zeros((HISTORIES, len(MEASURES)))
        rows[:, MEASURES.index("two_against_one")] = np.where(months > HORIZON, -1, months)
        return rows[first : first + count]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(chunk, "histories", histories)
        return sweep([f"months={HORIZON}"], "world.rivalry=0.005..0.04", points=WORLDS,
                     runs=HISTORIES, seed=5, show=False, chunk=7001,
                     results_dir=tmp_path_factory.mktemp("geometric") / "sweep")  # fmt: skip


class TestGeometricHazard:
    """O22 through a sweep: S(t) = (1 - p)^t and RMST = (1 - (1 - p)^T) / p, and their intervals."""

    @pytest.mark.parametrize("name", ["survival_60", "survival_end", "rmst_two_against_one"])
    def test_intervals_cover_the_law_as_often_as_they_should(self, waiting, name):
        """Of 400 worlds 95 % are due, give or take 1.1; 89 % would be too narrow."""
        summary = waiting.summary()
        chance = summary["world.rivalry"].to_numpy()
        law = {
            "survival_60": (1 - chance) ** 60,
            "survival_end": (1 - chance) ** HORIZON,
            "rmst_two_against_one": (1 - (1 - chance) ** HORIZON) / chance,
        }[name]
        covered = (summary[f"{name}_low"] <= law) & (law <= summary[f"{name}_high"])
        assert 0.915 <= covered.mean() <= 0.985
        error = (summary[name] - law).mean() / (
            summary[f"{name}_high"] - summary[f"{name}_low"]
        ).mean()
        assert abs(error) < 0.05

    def test_the_histories_behind_them_follow_the_law(self, waiting):
        values = waiting.per_run("rmst_two_against_one")
        assert values.shape == (WORLDS, HISTORIES)
        chance = waiting.ran["world.rivalry"].to_numpy()
        law = (1 - (1 - chance) ** HORIZON) / chance
        spread = values.std() / np.sqrt(values.size)
        assert abs((values.mean(axis=1) - law).mean()) < 4 * spread

    def test_in_the_laws_own_proportions_it_is_exact(self):
        """p = 1/2 over ten months, two worlds at once: RMST 1.998046875."""
        world = np.concatenate(
            [np.full(2 ** (10 - t), float(t)) for t in range(1, 11)] + [np.array([-1.0])]
        )
        months = np.stack([world, world[::-1]])
        assert restricted_mean(months, 10).value.tolist() == [1.998046875] * 2
        for t in (0, 1, 5, 10):
            assert surviving(months, t).value.tolist() == [0.5**t] * 2


ASKED = {"base": ["months=12"], "vary": "world.rivalry=0..1", "points": 4, "runs": 10}


class TestFolder:
    """The folder by its fingerprint; what is finished is not computed again."""

    def test_neither_chunk_nor_executor_nor_place_is_part_of_it(self, tmp_path, monkeypatch):
        monkeypatch.chdir(tmp_path)
        first = sweep(**ASKED, show=False)
        assert str(first.path) == f"results/sweep-{first.plan.fingerprint}"
        other = sweep(**ASKED, results_dir="elsewhere", chunk=3, show=True,
                      executor=executors.Local(workers=1))  # fmt: skip
        assert other.plan.fingerprint == first.plan.fingerprint
        assert other.runs().equals(first.runs())
        assert other.summary().equals(first.summary())
        assert len([*other.path.glob("runs.parquet/*")]) == 14

    def test_the_same_request_answers_from_it(self, tmp_path, monkeypatch):
        first = sweep(**ASKED, results_dir=tmp_path / "mine", show=False)
        monkeypatch.setattr(executors, "compute", refuse)
        for again in (sweep(**ASKED, results_dir=tmp_path / "mine", chunk=7, show=False),
                      open_results(tmp_path / "mine")):  # fmt: skip
            assert isinstance(again, Sweep)
            assert again.runs().equals(first.runs())
            assert again.summary().equals(first.summary())
        assert repr(again) == f"<Sweep in {tmp_path / 'mine'}>"

    @pytest.mark.parametrize(
        ("changed", "said"),
        [({"runs": 11}, "runs=10 there, 11 here"),
         ({"seed": 1}, "other points, seed=0 there, 1 here"), ({"points": 5}, "other points"),
         ({"base": ["months=13"]}, "other scenarios")],
    )  # fmt: skip
    def test_another_request_is_refused_there(self, tmp_path, changed, said):
        sweep(**ASKED, results_dir=tmp_path / "mine", show=False)
        with pytest.raises(BadRequest, match=rf"holds another sweep \({said}"):
            sweep(**(ASKED | changed), results_dir=tmp_path / "mine", show=False)

    def test_an_unknown_setting_is_refused(self, tmp_path):
        with pytest.raises(BadRequest, match=r"^result_dir: no such setting; .*'results_dir'"):
            sweep(**ASKED, result_dir=tmp_path)
        assert not list(tmp_path.iterdir())

    def test_all_points_may_fail(self, tmp_path):
        lost = sweep([], {"theory.seeker_acts": [0.45], "theory.expansionist_acts": [0.42]}, "grid",
                     1, 10, results_dir=tmp_path / "lost", show=False)  # fmt: skip
        assert lost.per_run("surprise").shape == (0, 10)
        assert lost.summary()["stage"].tolist() == ["compose"]
        assert len(lost.ran) == len(lost.runs()) == 0

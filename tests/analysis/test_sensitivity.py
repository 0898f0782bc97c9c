"""Sensitivity against functions whose indices are known, and through the whole path."""

from __future__ import annotations

import math
import re
import sys
from itertools import pairwise, permutations

import numpy as np
import pandas as pd
import pytest
from SALib.analyze import morris as salib_morris
from SALib.analyze import sobol as salib_sobol

from bigthree import BadRequest, compose
from bigthree.figures.figure_data import figure_of
from bigthree.studies.request import Request, SweepOptions
from bigthree.studies.sensitivity import indices
from bigthree.studies.sensitivity.answer import study as run
from bigthree.studies.sensitivity.computation import analysed, sensitivity
from bigthree.studies.sensitivity.design import design_of
from bigthree.sweeps.factors import Factor
from legible import assert_legible
from small import in_words, write

ANGLES = tuple(Factor(f"x{n}", -math.pi, math.pi) for n in (1, 2, 3))
UNITS = tuple(Factor(f"x{n}", 0.0, 1.0) for n in (1, 2, 3, 4))
MIXED = (
    Factor("world.rivalry", 0.0, 1.0),
    Factor("author", levels=("maisky", "litvinov", "gromyko")),
    Factor("measures.lasting", 1.0, 6.0, whole=True),
)
FIRST, TOTAL = [0.3139, 0.4424, 0.0], [0.5576, 0.4424, 0.2437]
COEFFICIENTS = np.array([0.0, 1.0, -2.0, 4.0])


def ishigami(design):
    """Ishigami and Homma's function with a = 7 and b = 0.1, one value a point."""
    x, y, z = design.values.to_numpy(float).T
    return np.sin(x) + 7 * np.sin(y) ** 2 + 0.1 * z**4 * np.sin(x)


def additive(design):
    return 3.0 + design.values.to_numpy(float) @ COEFFICIENTS


def repeated(outputs, runs=2):
    """The same outputs in every run: no luck at all."""
    return np.repeat(outputs[:, None], runs, axis=1)


def with_luck(outputs, runs, noise, seed, common=5.0):
    """Outputs with luck that all worlds share, and luck that is their own."""
    draws = np.random.default_rng(seed)
    own = noise * draws.standard_normal((len(outputs), runs))
    return outputs[:, None] + common * draws.standard_normal(runs) + own


def table(design, outputs, seed=0):
    """The indices by factor, in the factors' order."""
    found, _ = analysed(design, outputs, seed)
    return found.set_index("factor").loc[[factor.name for factor in design.factors]]


def covered(found, index, source, truth):
    """Whether each interval holds the truth."""
    low, high = (found[f"{index}_{source}_{end}"].to_numpy() for end in ("low", "high"))
    return (low <= truth) & (truth <= high)


class TestDesign:
    """Where the worlds stand."""

    @pytest.mark.parametrize("method", ["morris", "sobol"])
    def test_seed_zero_is_a_seed(self, method):
        first, again, other = (design_of(method, MIXED, 40, seed).cube for seed in (0, 0, 1))
        assert np.array_equal(first, again)
        assert not np.array_equal(first, other)

    def test_the_largest_seed_is_a_seed(self):
        assert len(design_of("morris", MIXED, 40, 2**64 - 1).cube) == 40

    def test_same_on_every_machine(self):
        trajectory = design_of("morris", MIXED, 8, 0).cube[:4].round(12).tolist()
        assert trajectory == [
            [0.727272727273, 0.166666666667, 0.208333333333],
            [0.727272727273, 0.833333333333, 0.208333333333],
            [0.727272727273, 0.833333333333, 0.708333333333],
            [0.181818181818, 0.833333333333, 0.708333333333],
        ]
        row = design_of("sobol", MIXED, 40, 1).cube[:5].round(12).tolist()
        assert row == [
            [0.449196968228, 0.011983996257, 0.134702146985],
            [0.904525615275, 0.011983996257, 0.134702146985],
            [0.449196968228, 0.988088832237, 0.134702146985],
            [0.449196968228, 0.011983996257, 0.541888115928],
            [0.904525615275, 0.988088832237, 0.541888115928],
        ]

    def test_a_trajectory_moves_one_factor_at_a_time_and_each_once(self):
        values = design_of("morris", MIXED, 400, 3).values
        for first in range(0, len(values), 4):
            path = values.iloc[first : first + 4]
            moved = [set(path.columns[path.iloc[n] != path.iloc[n + 1]]) for n in range(3)]
            assert all(len(each) == 1 for each in moved)
            assert set.union(*moved) == set(path.columns)

    def test_choices_have_equal_shares_and_every_pair_is_met(self):
        values = design_of("morris", MIXED, 4000, 0).values["author"]
        shares = values.value_counts(normalize=True)
        assert shares.between(0.30, 0.37).all()
        paths = values.to_numpy().reshape(-1, 4)
        met = {(one, other) for path in paths for one, other in pairwise(path)}
        assert met >= set(permutations(MIXED[1].levels, 2))

    def test_every_one_of_many_choices_is_visited(self):
        factors = (Factor("author", levels=tuple("abcdef")), Factor("x", levels=(1.0, 2.0, 5.0)))
        values = design_of("morris", factors, 300, 0).values
        assert set(values["author"]) == set("abcdef")
        assert set(values["x"]) == {1.0, 2.0, 5.0}

    @pytest.mark.parametrize(
        ("method", "points", "worlds"),
        [
            ("morris", None, 20 * 4),
            ("morris", 8, 8),
            ("morris", 15, 12),
            ("sobol", None, 128 * 5),
            ("sobol", 40, 40),
            ("sobol", 159, 80),
        ],
    )
    def test_points_are_a_budget(self, method, points, worlds):
        assert len(design_of(method, MIXED, points, 0).cube) == worlds

    @pytest.mark.parametrize(("method", "least"), [("morris", 8), ("sobol", 40)])
    def test_too_few_points(self, method, least):
        with pytest.raises(BadRequest, match=rf"points={least - 1}: .* takes at least {least}$"):
            design_of(method, MIXED, least - 1, 0)

    def test_what_varies_must_vary(self):
        with pytest.raises(BadRequest, match="nothing varies"):
            design_of("morris", (), None, 0)
        with pytest.raises(BadRequest, match=r"x: has one value"):
            design_of("morris", (Factor("x", levels=(1.0,)),), None, 0)


class TestMorris:
    """Elementary effects."""

    def test_an_additive_function_gives_its_coefficients(self):
        design = design_of("morris", UNITS, 50, 0)
        found = table(design, repeated(additive(design)))
        assert found["mu"].to_numpy() == pytest.approx(COEFFICIENTS, abs=1e-12)
        assert found["mu_star"].to_numpy() == pytest.approx(abs(COEFFICIENTS), abs=1e-12)
        assert found["sigma"].to_numpy() == pytest.approx(0.0, abs=1e-12)
        for end in ("design_low", "design_high", "luck_low", "luck_high"):
            assert found[f"mu_{end}"].to_numpy() == pytest.approx(COEFFICIENTS, abs=1e-12)

    def test_numbers_are_read_over_their_whole_range_and_words_by_choice(self):
        factors = (*MIXED, Factor("y", levels=(1.0, 2.0, 7.0)))
        design = design_of("morris", factors, 2000, 0)
        values = design.values
        steps = values["author"].map({"maisky": 0.0, "litvinov": 1.0, "gromyko": 3.0})
        outputs = (
            -2 * values["world.rivalry"] + steps + 4 * values["measures.lasting"] + values["y"]
        ).to_numpy()
        found = table(design, repeated(outputs))
        assert found["mu"].to_numpy() == pytest.approx([-2.0, np.nan, 20.0, 6.0], nan_ok=True)
        assert found["sigma"].isna().tolist() == [False, True, False, False]
        pairs = np.mean([1.0, 3.0, 2.0])  # the three distances between the choices
        assert found.loc["author", "mu_star"] == pytest.approx(pairs, abs=0.1)

    @pytest.mark.parametrize("seed", [0, 5])
    def test_as_salib_has_them(self, seed):
        design = design_of("morris", ANGLES, 80, seed)
        outputs = ishigami(design)
        problem = {"num_vars": 3, "names": ["x1", "x2", "x3"], "bounds": [[0, 1]] * 3}
        theirs = salib_morris.analyze(problem, design.cube, outputs, num_resamples=2000, seed=1)
        found = table(design, repeated(outputs))
        for index in ("mu", "mu_star", "sigma"):
            assert found[index].to_numpy() == pytest.approx(np.asarray(theirs[index]))
        width = (found["mu_star_design_high"] - found["mu_star_design_low"]).to_numpy() / 2
        assert width == pytest.approx(np.asarray(theirs["mu_star_conf"]), rel=0.25, abs=0.05)

    def test_luck_is_told_from_effect(self):
        """Nothing is said to matter where nothing does, and the strong one is found."""
        design = design_of("morris", UNITS, 50, 0)
        beyond = np.zeros(4)
        for seed in range(40):
            found = table(design, with_luck(additive(design), 50, 3.0, seed), seed)
            beyond += (found["mu_star"] > found["luck_alone"]).to_numpy()
        assert beyond[0] <= 6  # about 1 in 40 by chance
        assert beyond[3] == 40

    def test_the_luck_interval_covers_and_shrinks(self):
        design = design_of("morris", UNITS, 50, 0)
        hits, widths = [], {}
        for runs in (25, 400):
            found = [
                table(design, with_luck(additive(design), runs, 3.0, seed), seed)
                for seed in range(25)
            ]
            hits += [covered(each, "mu", "luck", COEFFICIENTS).mean() for each in found]
            widths[runs] = np.mean([each["mu_luck_high"] - each["mu_luck_low"] for each in found])
        assert np.mean(hits) > 0.85
        assert widths[25] / widths[400] == pytest.approx(4.0, rel=0.15)


class TestSobol:
    """Shares of the variance between worlds."""

    def test_ishigami(self):
        design = design_of("sobol", ANGLES, 4096 * 5, 0)
        found = table(design, repeated(ishigami(design)))
        assert found["S1"].to_numpy() == pytest.approx(FIRST, abs=0.02)
        assert found["ST"].to_numpy() == pytest.approx(TOTAL, abs=0.02)

    def test_an_additive_function_has_no_interactions(self):
        design = design_of("sobol", UNITS, 2048 * 6, 0)
        found = table(design, repeated(additive(design)))
        shares = COEFFICIENTS**2 / (COEFFICIENTS**2).sum()
        assert found["S1"].to_numpy() == pytest.approx(shares, abs=0.02)
        assert found["ST"].to_numpy() == pytest.approx(shares, abs=0.02)

    @pytest.mark.parametrize("seed", [0, 5])
    def test_as_salib_has_them(self, seed):
        design = design_of("sobol", ANGLES, 128 * 5, seed)
        outputs = ishigami(design)
        problem = {"num_vars": 3, "names": ["x1", "x2", "x3"], "bounds": [[0, 1]] * 3}
        theirs = salib_sobol.analyze(
            problem, outputs, calc_second_order=False, num_resamples=2000, seed=1
        )
        found = table(design, repeated(outputs))
        for index in ("S1", "ST"):
            assert found[index].to_numpy() == pytest.approx(np.asarray(theirs[index]))
            width = (found[f"{index}_design_high"] - found[f"{index}_design_low"]).to_numpy() / 2
            assert width == pytest.approx(np.asarray(theirs[f"{index}_conf"]), rel=0.25)

    def test_the_design_interval_covers(self):
        hits = []
        for seed in range(20):
            design = design_of("sobol", ANGLES, 256 * 5, seed)
            found = table(design, repeated(ishigami(design)), seed)
            hits += [covered(found, "S1", "design", FIRST), covered(found, "ST", "design", TOTAL)]
        assert np.mean(hits) > 0.85

    def test_the_luck_interval_covers_and_shrinks(self):
        design = design_of("sobol", ANGLES, 128 * 5, 0)
        truth = table(design, repeated(ishigami(design)))
        hits, widths = [], {}
        for runs in (50, 800):
            found = [
                table(design, with_luck(ishigami(design), runs, 8.0, seed), seed)
                for seed in range(12)
            ]
            for index in ("S1", "ST"):
                hits += [covered(each, index, "luck", truth[index]).mean() for each in found]
            widths[runs] = np.mean([each["ST_luck_high"] - each["ST_luck_low"] for each in found])
        assert np.mean(hits) > 0.85
        assert widths[50] / widths[800] == pytest.approx(4.0, rel=0.3)

    def test_luck_is_not_taken_for_an_effect(self):
        """With few runs SALib's index of the means says that what does nothing matters."""
        design = design_of("sobol", UNITS, 128 * 6, 0)
        problem = {"num_vars": 4, "names": list("abcd"), "bounds": [[0, 1]] * 4}
        ours, theirs = [], []
        for seed in range(20):
            outputs = with_luck(additive(design), 4, 2.0, seed)
            ours.append(table(design, outputs)["ST"].iloc[0])
            means = outputs.mean(axis=1)
            theirs.append(
                salib_sobol.analyze(problem, means, calc_second_order=False, seed=1)["ST"][0]
            )
        assert np.mean(theirs) > 0.2
        assert abs(np.mean(ours)) < 4 * np.std(ours) / math.sqrt(len(ours)) < 0.1

    def test_nothing_is_divided_where_worlds_do_not_differ(self):
        design = design_of("sobol", UNITS, 48, 0)
        found = table(design, np.full((len(design.cube), 5), 120.0))
        assert found[["S1", "ST", "ST_luck_low", "ST_design_high"]].isna().all().all()


class TestVarianceParts:
    """Differences between single histories, by where they come from."""

    def test_by_hand(self):
        """Two worlds and two runs: mean squares 16, 4 and 1."""
        parts = indices.variance_parts(np.array([[1.0, 2.0], [4.0, 7.0]]))
        expected = {"worlds": (16.0 - 1.0) / 2, "luck": (4.0 - 1.0) / 2, "both": 1.0}
        assert parts == pytest.approx(expected)

    def test_known_components(self):
        draws = np.random.default_rng(0)
        found = np.mean(
            [
                list(
                    indices.variance_parts(
                        3.0 * draws.standard_normal((60, 1))
                        + 2.0 * draws.standard_normal((1, 80))
                        + 4.0 * draws.standard_normal((60, 80))
                    ).values()
                )
                for _ in range(60)
            ],
            axis=0,
        )
        assert found == pytest.approx([9.0, 4.0, 16.0], rel=0.08)

    def test_the_error_of_means_is_no_difference_between_worlds(self):
        """With few runs the means of equal worlds differ; that is luck, not the worlds."""
        draws = np.random.default_rng(1)
        outputs = [draws.standard_normal((400, 5)) for _ in range(30)]
        between = [indices.variance_parts(each)["worlds"] for each in outputs]
        assert np.mean([each.mean(axis=1).var() for each in outputs]) > 0.15
        assert np.mean(between) < 0.01

    @pytest.mark.parametrize("part", range(3))
    def test_one_alone(self, part):
        grid = np.add.outer(np.arange(4.0), np.zeros(3)), np.add.outer(np.zeros(4), np.arange(3.0))
        crossed = np.outer([1.0, -1.0, 1.0, -1.0], [1.0, 0.0, -1.0])
        parts = np.array([*indices.variance_parts((*grid, crossed)[part]).values()])
        assert parts / parts.sum() == pytest.approx(np.eye(3)[part], abs=1e-12)

    def test_no_differences_at_all(self):
        assert not any(indices.variance_parts(np.full((3, 4), 7.0)).values())


def asked(folder, **many):
    """A request as the shell makes it."""
    return Request(
        "sensitivity",
        ("author=litvinov", "months=72", "coefficients=prototype"),
        10,
        0,
        folder,
        sweep_options=SweepOptions(**many),
    )


@pytest.fixture(scope="module", params=["morris", "sobol"])
def results(request, tmp_path_factory):
    vary = ("world.rivalry=0..1", "author=maisky,litvinov", "world.resistance")
    folder = tmp_path_factory.mktemp("sensitivity") / request.param
    points = {"morris": 12, "sobol": 40}[request.param]
    wanted = asked(folder, vary=vary, method=request.param, points=points)
    found = run(wanted)
    write(found, wanted)
    return found


class TestStudy:
    """The whole path, on small worlds."""

    def test_text(self, results):
        text = in_words(results.blocks)
        assert "72 months from January 1945, seed 0" in text
        assert "true strength of the Anglo-American contradiction 0 to 1 " in text
        assert "Of the differences between single histories" in text
        way = {"morris": "along 3 trajectories", "sobol": "in 8 rows of Sobol's design"}
        assert "3 things vary" in text
        assert way[results.sweep.path.name] in text

    def test_tables(self, results):
        found, parts = results.tables["sensitivity"], results.tables["variance"]
        strength = found["mu_star" if "mu_star" in found else "ST"]
        assert set(found["factor"]) == {"world.rivalry", "author", "world.resistance"}
        assert strength.is_monotonic_decreasing
        assert parts["share_of_variance"].sum() == pytest.approx(1.0)

    def test_folder(self, results):
        folder = results.sweep.path
        described = re.findall(
            r"^\| (\w+) \|", (folder / "CODEBOOK.md").read_text("utf-8"), flags=re.MULTILINE
        )
        written = pd.read_csv(folder / "sensitivity.csv")
        assert set(described) >= {*written, *pd.read_csv(folder / "variance.csv")}
        plotted = pd.read_csv(folder / "figures" / "sensitivity.csv")
        pd.testing.assert_frame_equal(plotted, written)
        assert (folder / "figures" / "sensitivity.png").stat().st_size > 10_000

    def test_again_and_another_measure_from_the_same_rows(self, tmp_path):
        vary = {"world.rivalry": (0.0, 1.0), "world.tolerance": (0.0, 1.0)}
        wanted = {"points": 9, "runs": 8, "results_dir": tmp_path, "show": False}
        base = compose("author=litvinov", "months=24")
        first = sensitivity(base, vary, **wanted)
        again = sensitivity(base, vary, **wanted)
        other = sensitivity(base, vary, measure="usa_uk", **wanted)
        pd.testing.assert_frame_equal(first.table, again.table)
        assert other.sweep.path == first.sweep.path
        assert other.measure == "usa_uk"
        assert not other.table["mu_star"].equals(first.table["mu_star"])
        assert "usa_uk" in repr(other)
        assert "<table" in other._repr_html_()

    def test_all_assumptions_unless_said_otherwise(self, tmp_path):
        found = run(asked(tmp_path, points=76, measure="usa_uk"))
        table = found.tables["sensitivity"]
        ranges = compose("author=litvinov").ranges
        assert set(table["factor"]) == {each for each, (low, high) in ranges.items() if low < high}
        assert f"and {len(table) - 20} weaker" in in_words(found.blocks)

    def test_worlds_that_do_not_differ(self, tmp_path):
        """Nothing happens in the first month: no index is made up, and no figure breaks."""
        for method, points in (("morris", 6), ("sobol", 32)):
            found = run(
                Request(
                    "sensitivity", ("months=4",), 3, 0, tmp_path / method,
                    sweep_options=SweepOptions(
                        vary=("world.rivalry", "world.tolerance"), method=method, points=points,
                        measure="survival_60",
                    ),
                )
            )  # fmt: skip
            assert "All histories of all worlds came out the same." in in_words(found.blocks)
            assert "None of these does clearly more than luck" in in_words(found.blocks)
            assert_legible(figure_of(found.drawings["sensitivity"]()))


class TestRefusals:
    """One clear line for what cannot be done."""

    @pytest.mark.parametrize(
        ("wrong", "said"),
        [
            ({"method": "fast"}, r"method=fast: allowed: morris, sobol"),
            ({"method": "moris"}, r"method=moris: did you mean 'morris'\?"),
            ({"measure": "survival"}, r"measure=survival: no such measure"),
            ({"points": 3}, r"points=3: method=morris with 2 varying takes at least 6"),
            ({"points": 0}, r"points=0: must be a whole number"),
            ({"runs": 1}, r"runs=1: must be a whole number from 2"),
            ({"seed": -1}, r"seed=-1"),
            ({"vary": ["world.rivalri"]}, r"world\.rivalri: .*'world\.rivalry'"),
            ({"vary": ()}, r"vary: nothing varies"),
        ],
    )
    def test_bad_requests(self, tmp_path, wrong, said):
        asked = {"vary": ["world.rivalry", "world.tolerance"], "results_dir": tmp_path / "new"}
        with pytest.raises(BadRequest, match=said) as refused:
            sensitivity(**asked | wrong)
        assert "\n" not in str(refused.value)
        assert not (tmp_path / "new").exists()

    def test_a_world_that_fails_breaks_the_design(self, tmp_path):
        vary = ["theory.seeker_acts=0.1..0.49", "theory.expansionist_acts=0.4..0.6"]
        with pytest.raises(
            BadRequest, match=r"of 24 worlds failed.*to compose.*narrow the range.*rows are kept"
        ):
            sensitivity(["months=12"], vary, points=24, runs=2, results_dir=tmp_path, show=False)
        assert any((tmp_path / "runs.parquet").iterdir())

    def test_without_salib(self, tmp_path, monkeypatch):
        for name in [each for each in sys.modules if each.split(".")[0] == "SALib"]:
            monkeypatch.delitem(sys.modules, name)
        monkeypatch.setitem(sys.modules, "SALib", None)
        with pytest.raises(
            BadRequest, match=r"^study=sensitivity: needs SALib; pip install 'bigthree\[sensitivity"
        ):
            sensitivity(vary=["world.rivalry"], results_dir=tmp_path)

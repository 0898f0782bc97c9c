"""A plan: which worlds, how often, on which luck; nothing is lost on the way to disk and back."""

from __future__ import annotations

import math
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bigthree import BadRequest, compiled, compose
from bigthree.resources import choices
from bigthree.scenario import Author, Measures, World
from bigthree.sweeps import plan as plans
from bigthree.sweeps.folder import SweepFolder, create
from bigthree.sweeps.plan import BASE, Plan, chosen_over, name_of, on_bases, plan_sweep
from strategies import coefficients, some_numbers

LITVINOV = compose("author=litvinov")
AGREEMENT = ["author=maisky", "events=gentlemens_agreement"]
"""An event that only a scheme with Anglo-Soviet signatures can hold."""


def planned(vary=("world.rivalry=0..1",), base=("author=litvinov",), **settings):
    """A small plan."""
    return plan_sweep(base, vary, **({"points": 4, "runs": 3} | settings))


def read_back(plan, chunk=1000):
    """The plan as its folder gives it back."""
    with TemporaryDirectory() as folder:
        create(Path(folder), plan, chunk)
        return SweepFolder(Path(folder)).plan


def attempt(work):
    """What it gives, or why it is refused."""
    try:
        return work(), None
    except BadRequest as error:
        return None, str(error)


@st.composite
def worlds(draw):
    """Choices of some groups, and some numbers."""
    groups = draw(
        st.fixed_dictionaries(
            {},
            optional={
                "author": st.sampled_from(choices("author")),
                "contradiction": st.sampled_from(choices("contradiction")),
                "background": st.sampled_from(choices("background")),
                "spheres": st.sampled_from(["none", "percentages", "litvinov_january_1945"]),
                "events": st.sampled_from(["none", "historical", "gentlemens_agreement"]),
                "world.capabilities": st.sampled_from(["record", "expected", "equal"]),
                "uncertainty.luck": st.sampled_from(["true", "false"]),
            },
        )
    )
    numbers = draw(some_numbers("author", Author)) | draw(some_numbers("world", World))
    numbers |= draw(some_numbers("measures", Measures)) | draw(coefficients())
    kept = draw(st.lists(st.sampled_from(sorted(numbers)), min_size=1, max_size=8, unique=True))
    dependent = ("theory.seeker_acts", "theory.expansionist_acts", "theory.routine",
                 "theory.reciprocity")  # fmt: skip
    return groups, {name: numbers[name] for name in {*kept, *dependent} if name in numbers}


class TestScenarios:
    """A point is what `compose` makes of the same values."""

    @given(world=worlds())
    def test_a_point_is_what_compose_makes_of_its_values(self, world):
        groups, numbers = world
        vary = {name: [value] for name, value in (groups | numbers).items()}
        overrides = [f"{name}={value}" for name, value in groups.items()]
        overrides += [f"{name}={value!r}" for name, value in numbers.items()]
        plan, refusal = attempt(lambda: planned(vary, [], design="grid"))
        point, failure = attempt(lambda: plan.scenario(0)) if plan else (None, refusal)
        expected, fault = attempt(lambda: compose(*overrides))
        assert failure == fault
        if point and expected:
            assert point == expected.with_values(name="point-0")
            assert point.to_mapping() == expected.to_mapping() | {"name": "point-0"}

    def test_what_varies_is_no_longer_drawn(self):
        """A number that a point sets is that number in every history, as when set by hand."""
        scenario = planned().scenario(2)
        assert "world.rivalry" not in scenario.ranges
        assert set(scenario.ranges) == set(LITVINOV.ranges) - {"world.rivalry"}

    def test_points_are_named_by_their_numbers(self):
        plan = planned(points=12)
        assert [plan.scenario(point).name for point in (0, 9, 11)] == [
            "point-0", "point-9", "point-11"
        ]  # fmt: skip
        assert [*plan.points.index] == [*range(12)]
        assert plan.points.index.name == "point"

    def test_whole_numbers_are_whole(self):
        plan = planned(["measures.lasting=1..6", "theory.saturating=0..1", "theory.steps=1,2"])
        for point in range(4):
            numbers = plan.scenario(point).numbers()
            assert isinstance(numbers["measures.lasting"], int)
            assert isinstance(numbers["theory.steps"], int)
            assert numbers["theory.saturating"] in (0.0, 1.0)

    def test_of_a_scenario_at_hand(self):
        base = LITVINOV.with_values({"world.tolerance": 0.123, "months": 30})
        plan = planned(base=base)
        rivalry = plan.points["world.rivalry"].tolist()
        for point in range(4):
            assert plan.scenario(point) == base.with_values(
                {"world.rivalry": rivalry[point], "name": name_of(point)}
            )
        assert plan.months == 30

    @pytest.mark.parametrize("vary", ["author=maisky,litvinov", "world.capabilities"])
    def test_choices_need_overrides_to_compose_from(self, vary):
        with pytest.raises(BadRequest, match=r"^vary .*: the base is a composed scenario; give"):
            planned([vary], base=LITVINOV)

    def test_one_base_for_each_combination(self):
        plan = planned(["author=maisky,litvinov", "world.rivalry=0..1",
                        "uncertainty.luck=true,false"], design="grid", points=12)  # fmt: skip
        assert [*plan.bases] == ["maisky-true", "maisky-false", "litvinov-true", "litvinov-false"]
        assert plan.points[BASE].value_counts().to_dict() == dict.fromkeys(plan.bases, 3)
        for point, row in plan.points.iterrows():
            scenario = plan.scenario(point)
            assert scenario.labels.author == row["author"]
            assert scenario.uncertainty.luck == (row["uncertainty.luck"] == "true")
            assert plan.base_of(point) == f"{row['author']}-{row['uncertainty.luck']}"
        assert not plan.refusals

    @pytest.mark.parametrize("overrides", [["author=gromyko"], "author=gromyko", []])
    def test_overrides_may_be_one_or_none(self, overrides):
        expected = compose(*([overrides] if isinstance(overrides, str) else overrides))
        assert planned(base=overrides).scenario(0).labels == expected.labels

    def test_rows_are_points_times_runs(self):
        plan = planned(points=5, runs=7)
        assert (plan.rows, len(plan.points), plan.varied) == (35, 5, ["world.rivalry"])


class TestChosenOver:
    """A choice that varies takes the place of the one that the base names."""

    def test_it_replaces_and_keeps_the_rest(self):
        overrides = ("author=litvinov", "world.rivalry=0.3", "events=none")
        assert chosen_over(overrides, ["events=historical", "author=maisky"]) == [
            "world.rivalry=0.3", "events=historical", "author=maisky"
        ]  # fmt: skip

    def test_names_must_be_equal_not_alike(self):
        overrides = ("world=historical", "world.rivalry=0.3", "author.appetite=0.2")
        assert chosen_over(overrides, ["world=europe"]) == [
            "world.rivalry=0.3", "author.appetite=0.2", "world=europe"
        ]  # fmt: skip
        assert chosen_over(overrides, ["author=maisky"]) == [*overrides, "author=maisky"]
        assert chosen_over((), []) == []

    def test_what_the_base_sets_by_hand_stays_in_every_combination(self):
        plan = planned(["author=maisky,gromyko", "spheres=none,percentages"],
                       ["author=litvinov", "author.appetite=0.123", "months=20"],
                       design="grid")  # fmt: skip
        for point in range(4):
            scenario = plan.scenario(point)
            assert (scenario.author.appetite, scenario.months) == (0.123, 20)
            assert scenario.author.name in ("maisky", "gromyko")


class TestRefusals:
    """A combination that makes no scenario fails by itself; the others are run."""

    def test_an_agreement_that_nobody_may_sign(self):
        plan = planned(["spheres=none,percentages", "world.rivalry=0,1"], AGREEMENT, design="grid")
        assert [*plan.bases] == ["percentages"]
        assert [*plan.refusals] == ["none"]
        with pytest.raises(BadRequest) as said:
            compose(*AGREEMENT, "spheres=none")
        assert plan.refusals["none"] == str(said.value)
        for point, row in plan.points.iterrows():
            if row[BASE] == "none":
                with pytest.raises(BadRequest, match="agreement_ussr_uk needs a scheme"):
                    plan.scenario(point)
                assert plan.mapping(point) == {
                    "base": "none", "name": name_of(point), "world.rivalry": row["world.rivalry"]
                }  # fmt: skip
            else:
                assert plan.scenario(point).spheres.name == "percentages"
        assert read_back(plan).refusals == plan.refusals

    def test_none_of_the_combinations(self):
        """Where nothing can be run at all, the request is refused."""
        words = pd.DataFrame({"spheres": ["none", "none"]})
        factors = plans.factors_of("spheres=none", LITVINOV)
        with pytest.raises(BadRequest, match="agreement_ussr_uk needs a scheme"):
            on_bases(LITVINOV, tuple(AGREEMENT), factors, words, 10, 0)

    def test_numbers_that_contradict_each_other_fail_at_their_point(self):
        plan = planned({"theory.seeker_acts": [0.1, 0.45], "theory.expansionist_acts": [0.42]},
                       design="grid")  # fmt: skip
        assert plan.scenario(0).theory.seeker_acts == 0.1
        with pytest.raises(BadRequest, match=r"expansionist_acts=0\.42 must be above"):
            plan.scenario(1)
        assert plan.mapping(1)["theory"]["seeker_acts"] == 0.45

    @pytest.mark.parametrize(
        ("asked", "said"),
        [
            ({"runs": 0}, r"^runs=0: must be a whole number from 1"),
            ({"runs": 2.5}, r"^runs=2\.5: must be a whole number"),
            ({"seed": -1}, r"^seed=-1: must be a whole number from 0"),
            ({"seed": None}, r"^seed=None: must be a whole number"),
            ({"points": 0}, r"^points=0: must be a whole number from 1"),
            ({"design": "sobl"}, r"^design=sobl: .*'sobol'"),
            ({"vary": []}, r"^vary: nothing varies"),
            ({"base": ["author=litvnov"]}, r"^author=litvnov: .*'litvinov'"),
        ],
    )
    def test_one_line(self, asked, said):
        with pytest.raises(BadRequest, match=said) as refusal:
            planned(**asked)
        assert len(str(refusal.value).splitlines()) == 1


class TestFingerprint:
    """It changes with anything that the rows depend on, and with nothing else."""

    @pytest.mark.parametrize(
        "other",
        [
            {"runs": 4},
            {"seed": 1},
            {"points": 5},
            {"vary": ["world.rivalry=0..0.9999"]},
            {"vary": ["world.tolerance=0..1"]},
            {"vary": ["world.rivalry=0..1", "world.tolerance"]},
            {"design": "sobol"},
            {"base": ["author=maisky"]},
            {"base": ["author=litvinov", "events=historical"]},
            {"base": ["author=litvinov", "spheres=none"]},
            {"base": ["author=litvinov", "contradiction=fails"]},
            {"base": ["author=litvinov", "theory.learning=0.03"]},
            {"base": ["author=litvinov", "author.appetite=0.61"]},
            {"base": ["author=litvinov", "measures.lasting=4"]},
            {"base": ["author=litvinov", "months=119"]},
            {"base": ["author=litvinov", "uncertainty.coding=false"]},
            {"base": ["author=litvinov", "world.capabilities=equal"]},
        ],
    )
    def test_what_matters(self, other):
        assert planned(**other).fingerprint != planned().fingerprint

    def test_the_order_of_points_matters(self):
        """Their numbers would be others."""
        vary = {"world.rivalry": [0.1, 0.2]}, {"world.rivalry": [0.2, 0.1]}
        assert len({planned(each, design="grid").fingerprint for each in vary}) == 2

    def test_every_kind_of_file_of_the_model_is_found(self):
        root = Path(compiled.__file__).parent
        for pattern in compiled.MODEL_FILES:
            assert any(root.glob(pattern)), pattern

    def test_the_version_of_the_model_matters(self, monkeypatch):
        before, fingerprint = planned().contents, planned().fingerprint
        monkeypatch.setattr(plans, "source_digest", lambda: "0" * 64)
        after = planned()
        assert after.fingerprint != fingerprint
        assert [what for what in before if after.contents[what] != before[what]] == ["model"]

    @pytest.mark.parametrize(
        "other",
        [
            {"vary": {"world.rivalry": (0, 1)}},
            {"vary": " world.rivalry = 0.0 .. 1.0 "},
            {"vary": ["world.rivalry=0..0.5", "world.rivalry=0..1"]},
            {"base": "author=litvinov"},
            {"base": LITVINOV},
        ],
    )
    def test_how_it_is_written_does_not(self, other):
        assert planned(**other).fingerprint == planned().fingerprint

    def test_a_changed_cell_is_noticed_and_named(self):
        plan = planned()
        points = plan.points.copy()
        points.loc[2, "world.rivalry"] = np.nextafter(points.loc[2, "world.rivalry"], 1)
        other = Plan(plan.bases, points, plan.runs, plan.seed, {})
        changed = [what for what in plan.contents if plan.contents[what] != other.contents[what]]
        assert changed == ["points"]

    def test_it_is_short_and_may_name_a_folder(self):
        assert planned().fingerprint.isalnum()
        assert len(planned().fingerprint) == 8


cells = (
    st.just(math.nan) | st.floats(-1e300, 1e300) | st.floats(0, 1) | st.integers(0, 9).map(float)
)
words = st.sampled_from(["none", "true", "false", "null", "NA", "nan", "", "1", "1.0", "-", "é ü",
                         "a,b", 'say "so"', " led by a space", "two\nlines", "#", "~"])  # fmt: skip


class TestRoundTrip:
    """What the folder gives back is the plan, to the last digit."""

    @given(rows=st.lists(st.tuples(words, cells, cells), min_size=1, max_size=8),
           seed=st.integers(0, 2**64 - 1))  # fmt: skip
    def test_any_words_and_numbers(self, rows, seed):
        points = pd.DataFrame(rows, columns=[BASE, "world.rivalry", "theory.steps"])
        points.insert(1, "events", points[BASE])
        points.index = pd.RangeIndex(len(points), name="point")
        bases = {word: LITVINOV.with_values(name=word) for word in points[BASE]}
        plan = Plan(bases, points, 3, seed, {})
        again = read_back(plan)
        assert again.contents == plan.contents
        assert again.fingerprint == plan.fingerprint
        assert again.points.to_csv() == plan.points.to_csv()
        for name in ("world.rivalry", "theory.steps"):
            assert again.points[name].to_numpy(float).tobytes() == points[name].to_numpy().tobytes()
        assert again.points[[BASE, "events"]].to_numpy().tolist() == (
            points[[BASE, "events"]].to_numpy().tolist()
        )
        assert again.bases == plan.bases
        assert (again.runs, again.seed, again.refusals) == (3, seed, {})

    def test_scenarios_of_a_design(self):
        plan = planned(["events=none,historical", "uncertainty.luck=true,false",
                        "measures.lasting=1..6", "world.rivalry"], points=16)  # fmt: skip
        again = read_back(plan)
        for point in range(16):
            assert again.scenario(point) == plan.scenario(point)

    def test_the_chunk_is_no_part_of_the_plan(self):
        plan = planned()
        assert read_back(plan, 1).fingerprint == read_back(plan, 999).fingerprint

    def test_an_altered_folder_is_refused(self, tmp_path):
        plan = planned()
        for name in ("points.csv", "scenario.yaml"):
            create(tmp_path, plan, 10)
            text = (tmp_path / name).read_text("utf-8")
            (tmp_path / name).write_text(text.replace("1", "2", 1), "utf-8")
            with pytest.raises(BadRequest, match=rf"{name}: was altered"):
                SweepFolder(tmp_path)


class TestSlice:
    """Some of the points, with what they need; each still is who it was."""

    @given(first=st.integers(0, 11), count=st.integers(1, 12))
    def test_points_keep_their_names_and_scenarios(self, first, count):
        plan = TestSlice.whole()
        part = plan.slice(first, first + count)
        assert [*part.points.index] == [*range(first, min(12, first + count))]
        assert set(part.bases) == set(part.points[BASE])
        assert (part.runs, part.seed, part.varied) == (plan.runs, plan.seed, plan.varied)
        for point in part.points.index:
            assert part.values(point) == plan.values(point)
            assert part.scenario(point) == plan.scenario(point)

    def test_a_slice_of_a_slice(self):
        part = TestSlice.whole().slice(3, 9).slice(2, 4)
        assert [*part.points.index] == [5, 6]
        assert part.scenario(6) == TestSlice.whole().scenario(6)

    def test_refusals_go_with_their_points(self):
        plan = planned(["spheres=none,percentages"], AGREEMENT, design="grid")
        assert (set(plan.slice(0, 1).bases), set(plan.slice(0, 1).refusals)) == (set(), {"none"})
        assert (set(plan.slice(1, 2).bases), set(plan.slice(1, 2).refusals)) == (
            {"percentages"}, set()
        )  # fmt: skip

    @staticmethod
    def whole():
        return planned(["author=maisky,litvinov", "world.rivalry=0..1", "theory.steps=1..3"],
                       points=12)  # fmt: skip

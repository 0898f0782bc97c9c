"""The robustness: its signs by hand, its variants against what they say, its default's digits."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

import bigthree
from bigthree import evidence
from bigthree.answers import Answer, terminal
from bigthree.contrast import Contrast
from bigthree.errors import BadRequest
from bigthree.measures.estimates import Estimate
from bigthree.readings import READERS
from bigthree.scenario import Coefficients
from bigthree.studies.registry import study_named
from bigthree.studies.request import Request
from bigthree.studies.robustness.answer import SAYS, blocks, study
from bigthree.studies.robustness.computation import (
    MEASURES,
    conclusions,
    plan_robustness,
    robustness,
)
from bigthree.studies.robustness.variants import (
    BUILT_IN,
    OTHER_LUCK,
    REJECTED,
    STATED,
    SWITCHED_OFF,
    THEORIES,
    VARIANTS,
)
from bigthree.sweeps.plan import BASE
from bigthree.theory.mechanisms import MECHANISMS
from small import write

ONE = ("author=litvinov", "world=historical", "background=historical")
SMALL = (*ONE, "months=24")
RUNS = 20
FIRST, SECOND = MEASURES


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    where = tmp_path_factory.mktemp("small") / "it"
    return robustness(SMALL, runs=RUNS, seed=4, results_dir=where, show=False)


def flat(mapping, above=""):
    """Nested values by dotted name."""
    found = {}
    for key, value in mapping.items():
        name = f"{above}{key}"
        inside = isinstance(value, dict) and value
        found |= flat(value, f"{name}.") if inside else {name: value}
    return found


def changes(variant, overrides=ONE):
    """What differs between a variant's scenario and the default's, by dotted name; not its name."""
    plan = plan_robustness(overrides, runs=1)
    point = plan.points.index[plan.points["variant"] == variant]
    one, other = (flat(plan.scenario(int(p)).to_mapping()) for p in (0, point[0]))
    names = {name for name in {*one, *other} if one.get(name) != other.get(name)} - {"name"}
    return {name: other.get(name) for name in names}


def tell(found):
    """The answer as one line of words."""
    return " ".join(terminal.render(Answer("", tuple(blocks(found)))).split())


def made(variant, value, half, world="historical", measure=FIRST):
    low, high = value - half, value + half
    return {"variant": variant, "author": "maisky", "world": world, "background": world,
            "measure": measure, "value": value, "low": low, "high": high,
            "sign": Estimate(value, low, high).sign}  # fmt: skip


class TestSigns:
    """Which way the contradiction works, and what that hangs on."""

    @pytest.mark.parametrize(
        ("ends", "found"),
        [((2, 1, 3), 1), ((-2, -3, -1), -1), ((1, -1, 3), 0), ((0, 0, 0), 0), ((1, 0, 2), 0),
         ((5, -np.inf, np.inf), 0)],
    )  # fmt: skip
    def test_of_an_estimate(self, ends, found):
        assert Estimate(*ends).sign == found

    def test_firm_where_none_reverses_it_and_every_theory_agrees(self):
        theories = [made(theory.name, 5, 1) for theory in THEORIES]
        rows = [made("default", 5, 1), *theories, made("wide", 5, 9)]
        (firm,) = conclusions(pd.DataFrame(rows))
        assert firm.firm
        assert (firm.sign, firm.reversed, firm.parting) == (1, (), ())
        assert firm.giving(0) == ("wide",)
        (turned,) = conclusions(pd.DataFrame([*rows, made("turned", -5, 1)]))
        assert not turned.firm
        assert turned.reversed == turned.parting == ("turned",)

    def test_a_theory_under_which_it_is_not_clear_is_what_it_hangs_on(self):
        rows = [made("default", 5, 1), made("engagement_absent", 5, 9), made("a", 5, 9)]
        (found,) = conclusions(pd.DataFrame(rows))
        assert not found.firm
        assert found.parting == ("engagement_absent",)

    def test_a_theory_that_the_record_rejects_does_not_count(self):
        assert REJECTED == ("engagement_from_the_start",)
        rows = [made("default", 5, 1), made("engagement_from_the_start", -5, 1)]
        (found,) = conclusions(pd.DataFrame(rows))
        assert found.firm

    def test_of_a_negative_sign_it_is_the_positive_ones_that_reverse(self):
        rows = [made("default", -5, 1), made("same", -2, 1), made("turned", 3, 1)]
        (found,) = conclusions(pd.DataFrame(rows))
        assert (found.sign, found.reversed, found.giving(0)) == (-1, ("turned",), ())

    def test_what_cannot_be_told_by_default_is_neither(self):
        rows = [made("default", 0, 1), made("up", 3, 1), made("down", -3, 1)]
        (found,) = conclusions(pd.DataFrame(rows))
        assert (found.sign, found.firm, found.reversed) == (0, False, ())
        assert (found.giving(1), found.giving(-1)) == (("up",), ("down",))

    def test_what_is_built_in_does_not_count(self):
        rows = [made("default", 5, 1), made("a", 5, 1), *(made(name, 0, 0) for name in BUILT_IN)]
        (found,) = conclusions(pd.DataFrame(rows))
        assert len(found.signs) == 1
        assert found.firm

    def test_worlds_and_measures_are_kept_apart(self):
        rows = [
            made("default", 5, 1), made("a", 5, 1), made("a", -5, 1, world="as_assumed"),
            made("default", -5, 1, measure=SECOND), made("a", -5, 1, measure=SECOND),
        ]  # fmt: skip
        first, second = conclusions(pd.DataFrame(rows))
        assert (first.measure, first.sign, first.firm) == (FIRST, 1, True)
        assert (second.measure, second.sign, second.firm) == (SECOND, -1, True)


class TestVariants:
    """Each changes just what it says."""

    def test_no_two_have_a_name_or_words_in_common(self):
        every = (*VARIANTS, OTHER_LUCK)
        assert len({variant.name for variant in every}) == len(every)
        assert len({variant.says for variant in every}) == len(every)

    @pytest.mark.parametrize(
        ("variant", "changed"),
        [
            ("default", {}),
            ("coding_off", {"uncertainty.coding": False}),
            ("even_luck", {"uncertainty.luck": False}),
            ("point", {"uncertainty.coefficients": "point"}),
            ("prior", {"uncertainty.coefficients": "prior"}),
            ("coding_redrawn", {"uncertainty.kept_coding": False}),
            ("combination_0.1", {"measures.combination": 0.1}),
            ("combination_0.3", {"measures.combination": 0.3}),
            ("opposition_-0.1", {"measures.opposition": -0.1}),
            ("opposition_0.1", {"measures.opposition": 0.1}),
            ("lasting_1", {"measures.lasting": 1}),
            ("lasting_6", {"measures.lasting": 6}),
            ("steps_2", {"theory.steps": 2, "fixed": ["steps"]}),
            ("horizon_halved", {"months": 60}),
            ("horizon_doubled", {"months": 240}),
        ],
    )
    def test_a_choice(self, variant, changed):
        assert changes(variant) == changed

    @pytest.mark.parametrize(
        ("variant", "choice"),
        [
            ("point", "coefficients=point"),
            ("stated_drawn", "uncertainty.stated=true"),
            ("engagement_drawn_in", "engagement=drawn_in"),
            ("prototype", "coefficients=prototype"),
            ("events_historical", "events=historical"),
            ("horizon_doubled", "months=240"),
            ("coder_b", "coder=b"),
            ("coding_off", "uncertainty.coding=false"),
        ],
    )
    def test_is_what_the_shell_composes(self, variant, choice):
        plan = plan_robustness(ONE, runs=1)
        point = int(plan.points.index[plan.points["variant"] == variant][0])
        composed = bigthree.compose(*ONE, "contradiction=holds", choice)
        assert plan.scenario(point) == composed.with_values(name=f"point-{point}")

    @pytest.mark.parametrize("reader", READERS)
    def test_a_reader_has_their_own_values_and_nothing_else_changes(self, reader):
        """But for what is set by hand."""
        one = (*ONE, "author.openness=0.31")
        changed = changes(f"coder_{reader}", one)
        assert changed.pop("uncertainty.coder") == reader
        assert "author.openness" not in changed
        numbers = {name: value for name, value in changed.items() if "." in name}
        assert numbers
        holds = bigthree.compose(*one, "contradiction=holds")
        for dotted, value in numbers.items():
            source = evidence.source_of(holds, dotted)
            assert evidence.coded(source, dotted.split(".")[1]).coders[reader] == value

    def test_a_coefficient_set_by_hand_outlives_the_literature(self):
        plan = plan_robustness((*ONE, "theory.disclosure=0.3"), runs=1)
        theory = plan.bases["litvinov-holds-world_historical-background_historical-"
                            "disclosure_0.3-prototype"].theory  # fmt: skip
        assert theory.disclosure == 0.3
        assert theory.routine == 0.12

    @pytest.mark.parametrize("variant", STATED[::9], ids=lambda variant: variant.name)
    def test_a_stated_coefficient_is_at_one_end_of_its_range(self, variant):
        ((dotted, value),) = variant.numbers.items()
        assert value in bigthree.scenario.quantity(dotted).prior
        assert changes(variant.name) == {dotted: value, "fixed": [dotted.split(".")[1]]}

    @pytest.mark.parametrize("variant", SWITCHED_OFF, ids=lambda variant: variant.name)
    def test_a_mechanism_off_is_its_coefficients_at_nothing(self, variant):
        switches = MECHANISMS[variant.name.removesuffix("_off")].switches
        assert changes(variant.name) == {
            **{f"theory.{name}": 0.0 for name in switches}, "fixed": sorted(switches)
        }  # fmt: skip

    def test_every_mechanism_that_can_be_is_switched_off(self):
        named = {variant.name.removesuffix("_off") for variant in SWITCHED_OFF}
        fields = Coefficients.model_fields
        for name, each in MECHANISMS.items():
            most = [fields[switch].json_schema_extra["prior"][1] for switch in each.switches]
            assert (name in named) == (sum(most) > 0), name

    def test_all_are_run_in_every_world_of_the_headline(self):
        plan = plan_robustness(runs=1)
        assert len(plan.points) == 4 * 3 * 2 * len(VARIANTS)
        assert (plan.points.groupby("variant").size() == 24).all()
        assert set(plan.points["contradiction"]) == {"holds", "fails"}
        assert set(plan.points[BASE]) == set(plan.bases)

    @pytest.mark.parametrize("measure", MEASURES)
    @pytest.mark.parametrize(
        ("variant", "seed", "choice"),
        [
            ("default", 4, ()),
            ("another_seed", 5, ()),
            ("horizon_doubled", 4, ("months=48",)),
            ("bidding_off", 4, ("theory.bidding=0",)),
            ("coder_c", 4, ("coder=c",)),
            ("prototype", 4, ("coefficients=prototype",)),
        ],
    )
    def test_it_makes_what_the_headline_makes_to_the_last_digit(
        self, found, measure, variant, seed, choice
    ):
        holds, fails = (
            bigthree.simulate(
                bigthree.compose(*SMALL[: 3 if choice[:1] == ("months=48",) else 4],
                                 f"contradiction={arm}", *choice), RUNS, seed
            )
            for arm in ("holds", "fails")
        )  # fmt: skip
        table = found.table
        row = table[(table["variant"] == variant) & (table["measure"] == measure)]
        expected = Contrast(holds, fails).effects[measure]
        assert tuple(row[["value", "low", "high"]].iloc[0]) == tuple(expected)
        assert row["sign"].iloc[0] == expected.sign


class TestTheStudy:
    """A small one from end to end."""

    def test_every_variant_has_a_row_for_each_measure(self, found):
        table = found.table
        assert list(dict.fromkeys(table["variant"])) == [
            *(v.name for v in VARIANTS),
            "another_seed",
        ]
        assert len(table) == 2 * (len(VARIANTS) + 1)
        built_in = table[table["variant"].isin(BUILT_IN)][["value", "low", "high"]]
        assert (built_in.to_numpy() == 0.0).all()
        assert len(found.conclusions) == 2

    def test_it_says_every_variant_and_every_conclusion(self, found):
        text = tell(found)
        assert set(SAYS) == {*(variant.name for variant in VARIANTS), "another_seed"}
        assert text.count("Litvinov, all as it turned out: ") == 2
        assert text.count("Of 1 conclusion on ") == 2

    def test_the_same_again_computes_nothing(self, found, monkeypatch):
        monkeypatch.setattr("bigthree.sweeps.executors.compute", None)
        again = robustness(SMALL, runs=RUNS, seed=4, results_dir=found.sweep.path, show=False)
        pd.testing.assert_frame_equal(again.table, found.table)

    def test_the_folder_explains_every_column(self, tmp_path):
        request = Request("robustness", (*SMALL, "theory.cover=0.5"), 3, 0, tmp_path / "it")
        results = study(request)
        assert "theory.cover=0.5" in results.text
        write(results, request)
        codebook = (tmp_path / "it" / "CODEBOOK.md").read_text(encoding="utf-8")
        kept = pd.read_csv(tmp_path / "it" / "robustness.csv")
        assert list(kept) == ["variant", "author", "world", "background", "measure", "value",
                              "low", "high", "sign"]  # fmt: skip
        assert all(f"| {column} |" in codebook for column in kept)
        assert study_named("robustness").keeps == "sweep"

    def test_a_variant_that_cannot_be_is_told_and_the_others_are_run(self, tmp_path):
        found = robustness((*ONE, "months=4"), runs=2, results_dir=tmp_path / "it", show=False)
        failed = {found.sweep.points.at[each.point, "variant"] for each in found.sweep.failures}
        assert failed == {"lasting_6", "horizon_halved"}
        text = tell(found)
        assert "4 of them failed" in text
        assert "measures.lasting" in text

    @pytest.mark.parametrize(
        "override",
        ["contradiction=holds", "world.rivalry=0.3", "events=historical", "measures.lasting=2",
         "coder=b", "coefficients=prior", "uncertainty.luck=false", "theory.steps=4",
         "theory.bidding=0", "name=mine"],
    )  # fmt: skip
    def test_what_it_sets_itself_is_refused(self, override):
        key = override.split("=")[0]
        with pytest.raises(BadRequest, match=f"^{key}: robustness varies it[^\n]*$"):
            robustness([override])

    def test_a_bad_override_is_one_clear_line(self):
        with pytest.raises(BadRequest, match=r"^world.rivalri=1: [^\n]*'world.rivalry'\?$"):
            robustness(["world.rivalri=1"])

    def test_it_leaves_the_rest_to_the_user(self):
        plan = plan_robustness((*SMALL, "theory.disclosure=0.5", "world.tolerance=0.4"), runs=1)
        for scenario in plan.bases.values():
            assert scenario.world.tolerance == 0.4
            assert scenario.theory.disclosure == 0.5

    def test_after_the_last_seed_comes_the_first(self, tmp_path):
        last = 2**64 - 1
        found = robustness(SMALL, runs=1, seed=last, results_dir=tmp_path / "it", show=False)
        assert (found.sweep.plan.seed, found.other_luck.plan.seed) == (last, 0)
        assert (found.table["sign"] == 0).all()  # one history has no interval

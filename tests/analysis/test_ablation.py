"""Ablation: every version of the model is the one that its coefficients make by hand."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

import bigthree
from bigthree import BadRequest, compare, compose
from bigthree.cases import case
from bigthree.comparison import per_run
from bigthree.figures.figure_data import figure_of
from bigthree.scenario import Coefficients
from bigthree.studies.ablation.answer import blocks, idle, sentence, study
from bigthree.studies.ablation.computation import (
    VARIANTS,
    WHOLE,
    Ablation,
    Variant,
    ablation,
    plan_ablation,
)
from bigthree.studies.ablation.figures import effects_figure
from bigthree.studies.request import Request
from bigthree.theory.mechanisms import LEDGER, MECHANISMS
from bigthree.wording import changes_of
from bigthree.worlds import SWITCHABLE
from legible import assert_drawn, assert_legible
from small import in_words, write

RUNS = 30
OF = ("author=maisky", "months=48")
ARMS = ("holds", "fails")
MEASURE = "rmst_two_against_one"
CHANGES = changes_of(case())[MEASURE]


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    where = tmp_path_factory.mktemp("ablation") / "sweep"
    return ablation(OF, runs=RUNS, seed=5, results_dir=where, show=False)


def by_hand(arm, zeros, *overrides):
    """A world composed with coefficients set to 0 in the request itself."""
    off = (f"theory.{name}=0" for name in zeros)
    return compose(*OF, f"contradiction={arm}", *off, *overrides)


def switches(*names):
    return [switch for name in names for switch in MECHANISMS[name].switches]


def point_of(found, arm, mechanism, mode):
    ran = found.sweep.ran
    chosen = ran[(ran["contradiction"] == arm) & (ran["mechanism"] == mechanism)
                 & (ran["mode"] == mode)]  # fmt: skip
    assert len(chosen) == 1
    return int(chosen.index[0])


def histories(found, arm, mechanism, mode):
    """The rows of a point, as they are kept."""
    runs = found.sweep.runs()
    return runs[runs["point"] == point_of(found, arm, mechanism, mode)].sort_values("run")


def assert_same(rows, scenario):
    """Kept rows are what simulating a scenario gives, bit for bit."""
    many = bigthree.simulate(scenario, RUNS, 5).table()
    columns = [name for name in many if name not in ("scenario", "seed", "run")]
    assert np.array_equal(rows[columns].to_numpy(float), many[columns].to_numpy(float))


class TestVersions:
    """What is switched off, and what stays on."""

    def test_all_that_has_a_switch(self):
        fields = Coefficients.model_fields
        assert set(SWITCHABLE) == {
            name for name, mechanism in MECHANISMS.items()
            if any(fields[each].json_schema_extra["prior"][1] > 0 for each in mechanism.switches)
        }  # fmt: skip
        assert len(VARIANTS) == len(set(VARIANTS))
        assert len(VARIANTS) == 1 + len(SWITCHABLE) + 1 + len(SWITCHABLE) - 3

    @pytest.mark.parametrize("mechanism", SWITCHABLE)
    def test_off_is_the_coefficient_at_zero(self, found, mechanism):
        arm = ARMS[len(mechanism) % 2]
        rows = histories(found, arm, mechanism, "off")
        assert_same(rows, by_hand(arm, switches(mechanism)))

    def test_the_full_model_is_the_composed_one(self, found):
        for arm in ARMS:
            assert_same(histories(found, arm, "all", "full"), by_hand(arm, ()))

    def test_rivalry_alone_keeps_routine_and_luck(self, found):
        others = [name for name in SWITCHABLE if name not in ("rivalry", "routine", "luck")]
        rows = histories(found, "fails", "rivalry", "alone")
        assert_same(rows, by_hand("fails", switches(*others)))

    def test_beside_rivalry_nothing_else_but_routine_and_luck(self, found):
        on = ("bidding", "rivalry", "routine", "luck")
        others = [name for name in SWITCHABLE if name not in on]
        rows = histories(found, "holds", "bidding", "beside_rivalry")
        assert_same(rows, by_hand("holds", switches(*others)))

    def test_the_plan(self):
        plan = plan_ablation(["months=24"])
        assert len(plan.points) == 4 * 2 * len(VARIANTS)
        assert len(plan.bases) == 8
        assert plan.points.index.equals(pd.RangeIndex(len(plan.points), name="point"))
        numbers = plan.points[[name for name in plan.points if "." in str(name)]]
        assert set(np.unique(numbers.to_numpy()[~numbers.isna().to_numpy()])) == {0.0}
        full = plan.points["mode"] == "full"
        assert numbers[full].isna().all().all()

    @pytest.mark.parametrize("override", [
        "contradiction=holds", "world.rivalry=0.4", "theory.noise=0", "theory.forgetting=0.1",
        "switches.contradiction=maisky", "name=mine", "scenario=old.yaml", "theory.veto=0",
    ])  # fmt: skip
    def test_what_it_varies_is_refused(self, override):
        key = override.split("=")[0]
        with pytest.raises(BadRequest, match=rf"^{key}: ablation varies it") as refused:
            plan_ablation([override])
        assert "\n" not in str(refused.value)

    def test_other_overrides_reach_every_version(self):
        plan = plan_ablation(["author=gromyko", "world=historical", "theory.land_reach=3"])
        assert len(plan.bases) == 2
        scenario = plan.scenario(5)
        assert scenario.theory.land_reach == 3
        assert scenario.labels.world == "historical"


class TestResult:
    """Effects, held against `bigthree.compare`."""

    def test_a_row_a_version(self, found):
        assert len(found.table) == len(VARIANTS)
        assert not found.table.isna().any().any()

    @pytest.mark.parametrize(("mechanism", "mode"), [
        ("all", "full"), ("threat", "off"), ("closeness", "beside_rivalry"),
    ])  # fmt: skip
    def test_effect(self, found, mechanism, mode):
        def scenario(arm, mechanism, mode):
            return found.sweep.plan.scenario(point_of(found, arm, mechanism, mode))

        arms = {arm: scenario(arm, mechanism, mode) for arm in ARMS}
        expected = compare(arms, RUNS, 5).difference(MEASURE, "holds", "fails")
        rows = found.table[(found.table["mechanism"] == mechanism) & (found.table["mode"] == mode)]
        (row,) = rows.to_dict("records")
        assert np.allclose([row["effect"], row["effect_low"], row["effect_high"]], expected)

    def test_same_is_told_from_every_tie(self, found):
        """Against ensembles whose every stance is compared."""
        full = (
            bigthree.simulate(by_hand("holds", ()), RUNS, 5),
            bigthree.simulate(by_hand("fails", ()), RUNS, 5),
        )
        rows = found.table.set_index(["mechanism", "mode"])
        for mechanism in ("threat", "veto", "settlement", "opinion", "luck"):
            off = [bigthree.simulate(by_hand(arm, switches(mechanism)), RUNS, 5) for arm in ARMS]
            equal = all(np.array_equal(a.stances, b.stances)
                        for a, b in zip(full, off, strict=True))  # fmt: skip
            assert rows.loc[(mechanism, "off"), "same"] == equal, mechanism

    @pytest.mark.parametrize("mechanism", [
        *(name for name in LEDGER if name in SWITCHABLE and name not in ("opinion", "blocs")),
        "trust", "emboldening", "security_dilemma",
    ])  # fmt: skip
    def test_a_mechanism_off_changes_something(self, found, mechanism):
        rows = found.table[(found.table["mechanism"] == mechanism) & (found.table["mode"] == "off")]
        assert not rows["same"].any()

    def test_without_rivalry_or_routine_nothing_is_left_of_it(self, found):
        rows = found.table[found.table["mode"] == "off"].groupby("mechanism")["untouched"].all()
        assert set(rows.index[rows]) == {"rivalry", "routine"}

    def test_in_a_notebook(self, found):
        assert "Ablation" in repr(found)
        assert "<table" in found._repr_html_()

    def test_a_version_that_failed_is_left_out(self, found, monkeypatch):
        sweep = found.sweep
        lost = point_of(found, "fails", "threat", "off")
        place = list(sweep.ran.index).index(lost)
        kept = sweep.per_run
        monkeypatch.setattr(sweep, "per_run", lambda name: np.delete(kept(name), place, axis=0))
        monkeypatch.setitem(sweep.__dict__, "ran", sweep.ran.drop(index=lost))
        fewer = Ablation(sweep)
        assert len(fewer.table) == len(found.table) - 1
        whole = found.table[~((found.table["mechanism"] == "threat")
                              & (found.table["mode"] == "off"))]  # fmt: skip
        pd.testing.assert_frame_equal(fewer.table, whole.reset_index(drop=True))
        assert "threat" not in fewer.acting("off")
        assert "Maisky" in in_words(blocks(fewer))


def rows_of(whole, **off):
    """Rows of one author: the full model's effect and those with mechanisms off."""
    made = {WHOLE: whole} | {Variant(name, "off"): effect for name, effect in off.items()}
    return {
        variant: {"effect": value, "effect_low": low, "effect_high": high,
                  "untouched": value == low == high == 0}
        for variant, (value, low, high) in made.items()
    }  # fmt: skip


class TestText:
    """What is said is what was found."""

    def test_what_the_sign_depends_on(self):
        rows = rows_of((9, 5, 13), threat=(-4, -6, -2), blocs=(8, 4, 12), trust=(1, -1, 3),
                       rivalry=(0, 0, 0))  # fmt: skip
        said = sentence("gromyko", rows, CHANGES, 1)
        assert said == (
            "Gromyko: in the full model, where the contradiction holds, two combine against the "
            "third 9.0 (5.0 to 13.0) months later; sooner with one of these off: threat; no clear "
            "difference with one of these off: trust; no effect at all with one of these off: "
            "rivalry."
        )

    def test_what_depends_on_none(self):
        said = sentence(
            "maisky", rows_of((-9, -13, -5), threat=(-4, -6, -2), blocs=(-8, -9, -7)), CHANGES, 1
        )
        assert "two combine against the third 9.0 (5.0 to 13.0) months sooner" in said
        assert said.endswith("; that depends on no single mechanism.")

    def test_where_the_full_model_shows_nothing(self):
        said = sentence(
            "maisky", rows_of((1, -5, 7), threat=(4, 2, 6), blocs=(0.5, -9, 10)), CHANGES, 1
        )
        assert "show no effect of the contradiction" in said
        assert "later with one of these off: threat" in said
        assert "blocs" not in said

    def test_tables_and_sentences_of_a_run(self, found):
        said = in_words(blocks(found))
        assert f"{2 * len(VARIANTS)} worlds, 30 histories each" in said
        assert "the full model" in said
        assert "rivalry alone" in said
        for mode in ("off", "beside_rivalry"):
            ran = set(found.table.loc[found.table["mode"] == mode, "mechanism"])
            assert ran == {*found.acting(mode), *idle(found, mode)}


class TestSecondCase:
    """The same study of another triangle: its authors, arms, measures and names."""

    CASE = "case=washington_moscow_beijing"

    def test_the_plan_has_its_authors_and_arms(self):
        points = plan_ablation([self.CASE, "months=12"]).points
        assert set(points["author"]) == {"acheson", "dulles"}
        assert set(points["contradiction"]) == {"as_it_was", "monolith"}

    def test_its_rivalry_is_varied(self):
        with pytest.raises(BadRequest, match=r"world\.rivalry: ablation varies it"):
            plan_ablation([self.CASE, "world.rivalry=0.2"])

    def test_the_effect_on_a_tie(self, tmp_path):
        base = (self.CASE, "author=dulles", "months=36")
        found = ablation(base, 12, 5, "ussr_china", results_dir=tmp_path / "out", show=False)
        arms = {arm: compose(*base, f"contradiction={arm}") for arm in ("monolith", "as_it_was")}
        expected = compare(arms, 12, 5).difference("ussr_china", "as_it_was")
        row = found.table.query("mode == 'full' and measure == 'ussr_china'").iloc[0]
        assert np.allclose(
            [row[each] for each in ("effect", "effect_low", "effect_high")], expected
        )
        said = in_words(blocks(found))
        assert "the USSR-China tie is" in said
        assert "Anglo" not in said
        data = effects_figure(found, "off")
        assert "the USSR-China tie" in data.settings["title"]
        assert "Pechatnov" not in data.caption


class TestFigure:
    """Legible, and of the numbers in the table."""

    @pytest.mark.parametrize("mode", ["off", "beside_rivalry"])
    def test_of_one_author(self, found, mode):
        data = effects_figure(found, mode)
        assert_drawn(data, RUNS, seed=5)
        assert data.table["mechanism"].tolist() == found.acting(mode)

    def test_the_line_is_the_full_model(self, found):
        axes = figure_of(effects_figure(found, "off")).axes[0]
        expected = per_run(bigthree.simulate(by_hand("holds", ()), RUNS, 5), MEASURE).mean()
        expected -= per_run(bigthree.simulate(by_hand("fails", ()), RUNS, 5), MEASURE).mean()
        line = next(line for line in axes.lines if line.get_label() == "the full model")
        assert np.allclose(line.get_xdata(), expected)


class TestStudy:
    """The whole study, its folder and its tables."""

    @pytest.mark.slow
    def test_all_authors(self, tmp_path):
        request = Request("ablation", ("months=24", "world=historical"), 6, 0, tmp_path / "out")
        results = study(request)
        write(results, request)
        assert "the other five as they turned out" in results.text
        for author in ("Maisky", "Gromyko", "Litvinov", "Stalin and Molotov"):
            assert f"{author}: in the full model" in results.text
        back = bigthree.open_results(tmp_path / "out")
        assert {"ablation", "summary"} <= set(back.tables)
        table = pd.read_csv(tmp_path / "out" / "ablation.csv")
        assert len(table) == 4 * len(VARIANTS)
        codebook = (tmp_path / "out" / "CODEBOOK.md").read_text("utf-8")
        for column in table:
            assert f"| {column} |" in codebook, column
        for name, drawing in results.drawings.items():
            assert (tmp_path / "out" / "figures" / f"{name}.png").is_file()
            assert_drawn(drawing(), 6)

    def test_one_history(self, tmp_path):
        request = Request("ablation", ("months=12", "author=litvinov"), 1, 0, tmp_path / "out")
        results = study(request)
        assert "no interval" in results.text
        for drawing in results.drawings.values():
            assert_legible(figure_of(drawing()))

"""A case is a folder: the second one through both drivers, and one of one's own."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

import bigthree
from bigthree.calibration import priors
from bigthree.cases import case, case_folders
from bigthree.errors import BadRequest
from bigthree.explanation.story import parting_of, turn_of
from bigthree.measures.patterns import pattern, pivot
from bigthree.scenario import Scenario, quantity
from bigthree.studies.registry import study_named
from bigthree.studies.run.answer import who_with_whom
from bigthree.wording import percent
from commands import run
from pages import make_own

ROOT = Path(__file__).parents[1]
HOWTO = ROOT / "docs" / "howto" / "a_case_of_your_own.md"
SECOND = "case=washington_moscow_beijing"


@pytest.fixture
def mine(tmp_path, monkeypatch):
    """The folder that the how-to makes."""
    folder = tmp_path / "mine"
    make_own(HOWTO, folder)
    monkeypatch.setenv("BIGTHREE_OWN", str(folder))
    monkeypatch.chdir(tmp_path)
    return folder


def changed(folder, name, old, new):
    path = folder / "cases" / "rome" / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def same_by_both_drivers(scenario, run_number):
    many = bigthree.simulate(scenario, runs=run_number + 1, seed=5)
    world = bigthree.Triangle(scenario, rng=5, run=run_number)
    for month in range(scenario.months + 1):
        if month:
            world.step()
        np.testing.assert_array_equal(world.stances, many.stances[run_number, month])


class TestSecondCase:
    @pytest.mark.parametrize("more", [(), ("events=turns_1950_1980",), ("author=dulles",)])
    def test_both_drivers_give_the_same_history(self, more):
        same_by_both_drivers(bigthree.compose(SECOND, *more, "months=40"), 3)

    def test_its_numbers_are_those_of_its_table(self):
        scenario = bigthree.compose(SECOND)
        coded = {
            (row["source"], row["parameter"]): float(row["value"])
            for row in case(scenario.case).rows("evidence")
        }
        assert scenario.months == 372
        for name, value in scenario.world:
            if name != "capabilities":
                known = coded.get(("historical", name), coded.get(("shared", name)))
                assert value == known, name
        for name, value in scenario.author:
            if name != "name":
                assert value == coded["acheson", name], name

    def test_a_switch_turns_its_numbers_alone(self):
        usual = bigthree.compose(SECOND).numbers()
        turned = bigthree.compose(SECOND, "contradiction=monolith").numbers()
        assert {name for name in usual if usual[name] != turned[name]} == {"world.rivalry"}

    def test_histories_carry_its_names(self):
        many = bigthree.simulate(bigthree.compose(SECOND, "months=24"), runs=4)
        assert "ussr_china_break_observed" in many.table()
        assert "rmst_sino_soviet" in many.summary()
        assert "trust_china_usa" in many.traces(0)
        assert ("usa", "china") in many.ledger(0).droplevel("month").index

    def test_a_scenario_is_read_back_as_it_was(self):
        scenario = bigthree.compose(SECOND, "world.commerce_ussr_china=0.3")
        assert Scenario.from_mapping(scenario.to_mapping()) == scenario
        assert quantity("world.commerce_ussr_china", scenario.case).low == 0.0

    def test_its_story_names_its_powers_and_no_other(self, tmp_path, blank_figures):
        small = ("runs=8", "months=36", f"results_dir={tmp_path / 'told'}")
        done = run(tmp_path, "study=run", SECOND, *small)
        assert done.returncode == 0, done.stderr
        assert "January 1950" in done.stdout
        assert "Sino-Soviet" in done.stdout
        assert "Who stood with whom" in done.stdout
        assert "It began with the USSR and China against the USA" in done.stdout
        assert "Britain" not in done.stdout
        assert "Anglo" not in done.stdout
        drawn = {path.stem for path in (tmp_path / "told" / "figures").glob("*.png")}
        assert {"ties", "triangle"} <= drawn
        assert not any("not drawn" in line for line in done.stderr.splitlines())
        captions = "".join(
            path.read_text("utf-8") for path in (tmp_path / "told" / "figures").glob("*.txt")
        )
        assert "Pechatnov" not in captions

    def test_who_is_married_and_who_is_the_pivot(self):
        """Counted tie by tie, by the rule for one month."""
        ensemble = bigthree.simulate(bigthree.compose(SECOND, "months=72"), 40, 1)
        last = [pivot(*month) for run in ensemble.relations[:, -12:] for month in run
                if pattern(*month) == 2]  # fmt: skip
        married, of_pivots = who_with_whom(ensemble)
        share = percent(last.count(2) / len(last))
        assert f"in the last year China {share}" in of_pivots
        assert married.startswith("In a stable marriage: in the first year USSR-China ")

    def test_a_study_of_the_memoranda_says_why_it_takes_no_other_case(self):
        with pytest.raises(BadRequest, match=r"patterns is about what Pechatnov \(1995\) finds"):
            study_named("patterns").check([SECOND])

    def test_two_who_stood_together_at_once_may_part(self):
        many = bigthree.simulate(bigthree.compose(SECOND, "months=300"), runs=12)
        table, turn = many.table(), turn_of(many)
        assert turn.from_the_start
        assert turn.pair == 2
        parting = parting_of(many, turn.pair)
        parted = table.index[table["ussr_china_break_observed"]]
        assert parting.share == len(parted) / 12
        months = table["ussr_china_break_months"]
        assert parting.month == np.median(months[parted])
        feared = []
        for run_number in parted:
            ledger = many.ledger(run_number)["threat"].unstack("month")
            before = ledger.loc[[("ussr", "china"), ("china", "ussr")], : months[run_number] - 1]
            feared.append(before.to_numpy().sum() / 2)
        (threat,) = (push.size for push in parting.pushes if push.mechanism == "threat")
        assert threat == pytest.approx(np.mean(feared))

    @pytest.mark.parametrize(
        ("given", "said"),
        [
            (("study=run", "case=vienna"), "case=vienna: no such case"),
            (("study=headline", SECOND), "study=run takes any case"),
            (("study=run", SECOND, "spheres=maisky"), "knows no division into spheres"),
            (("study=run", SECOND, "author=maisky"), "author.name=maisky"),
            (("study=run", SECOND, "world.commerce_uk=0.2"), "world.commerce_uk"),
        ],
    )
    def test_what_cannot_be_is_refused_in_a_line(self, given, said):
        done = run(ROOT, *given)
        assert done.returncode == 2
        assert said in done.stderr
        assert len(done.stderr.strip().splitlines()) == 1


class TestCaseOfOnesOwn:
    def test_it_runs_by_both_drivers(self, mine):
        assert "rome" in case_folders()
        scenario = bigthree.compose("case=rome")
        assert (scenario.case, scenario.months) == ("rome", 60)
        same_by_both_drivers(scenario, 1)

    def test_its_capabilities_count(self, mine):
        before = bigthree.simulate(bigthree.compose("case=rome"), runs=2).stances
        changed(mine, "capabilities.csv", "0.5,0.3,0.2", "0.2,0.3,0.5")
        moved = mine.parent / "moved"
        shutil.copytree(mine, moved)
        with pytest.MonkeyPatch.context() as elsewhere:
            elsewhere.setenv("BIGTHREE_OWN", str(moved))
            after = bigthree.simulate(bigthree.compose("case=rome"), runs=2).stances
        assert (before != after).any()

    @pytest.mark.parametrize(
        ("name", "old", "new", "said"),
        [
            ("case.yaml", "believer: rome", "believer: parma", "case.yaml"),
            ("case.yaml", "label: Rome", "label: [", "case.yaml: "),
            ("capabilities.csv", "0.5,", "much,", "capabilities.csv: rome='much'"),
            ("evidence.csv", "peter,appetite,0.4", "peter,appetite,2.0", "must lie between"),
            ("contested_states.csv", "pisa,Pisa", "pisa,Pisa,x", "contested_states.csv"),
            ("case.yaml", "[appetite, venetian", "[appetit, venetian", "no such number"),
        ],
    )
    def test_a_fault_is_named_in_a_line(self, mine, name, old, new, said):
        changed(mine, name, old, new)
        with pytest.raises(BadRequest, match=re.escape(said)) as refusal:
            bigthree.simulate(bigthree.compose("case=rome"), runs=1)
        assert "\n" not in str(refusal.value)

    @pytest.mark.parametrize(
        ("asked", "named"),
        [
            (("compare", "contradiction=as_believed,fails"), "Rome-Milan tie"),
            (("sweep", "world.rivalry=0.1,0.9", "design=grid"), "Roman-northern tie"),
            (("sensitivity", "vary=[world.rivalry,author.appetite]", "measure=rome_milan",
              "points=12"), "how much of what it could claim Rome seeks"),
            (("discovery", "world.rivalry=0..1", "author.appetite=0..1", "measure=rome_milan",
              "points=60"), "“Rome-Milan tie” (measure=rome_milan) over its histories"),
        ],
    )  # fmt: skip
    def test_the_studies_of_many_worlds_know_it(self, mine, blank_figures, asked, named):
        done = run(mine.parent, *asked, "case=rome", "runs=6", "months=24", "results_dir=found")
        assert done.returncode == 0, done.stderr
        assert named in " ".join(done.stdout.split())
        found = bigthree.open_results(mine.parent / "found")
        assert "rmst_veneto_lombard" in found.summary()
        code_book = (mine.parent / "found" / "CODEBOOK.md").read_text("utf-8")
        assert "January 1501" in code_book
        for strange in ("Soviet", "Britain", "ussr", "Pechatnov"):
            assert strange not in done.stdout + code_book, strange

    def test_its_own_marks_calibrate_it(self, mine):
        """Against the marks worked out by hand from the histories of the same draws."""
        runs = 400
        done = run(mine.parent, "calibration", "case=rome", f"runs={runs}", "results_dir=fitted")
        assert done.returncode == 0, done.stderr
        assert "Which coefficients does the record of Rome, Venice and Milan" in done.stdout
        opened = bigthree.compose("case=rome", "events=none", "coefficients=prior")
        many = bigthree.simulate(opened, runs=runs)
        ties = many.relations
        broke = many.column("venice_milan_break")
        held = {
            "friends": ties[:, :60, 0].mean(axis=1) > 0,
            "nearer": ties[:, 24:48, 1].mean(axis=1) > ties[:, :24, 1].mean(axis=1),
            "quarrel": (broke >= 1) & (broke <= 17),
        }
        marks = pd.read_csv(mine.parent / "fitted" / "marks.csv").set_index("mark")
        assert {name: each.mean() for name, each in held.items()} == pytest.approx(
            marks["prior"].to_dict()
        )
        met = sum(each.astype(int) for each in held.values())
        kept = max((met == 3).sum(), (met >= 2).sum() if (met == 3).sum() < 50 else 0)
        accepted = pd.read_csv(mine.parent / "fitted" / "accepted.csv")
        assert len(accepted) == kept
        for name, (low, high) in priors().items():
            assert accepted[name].between(low, high).all()

    @pytest.mark.parametrize(
        ("given", "said"),
        [
            (("author.appetite=0.2",), "author.appetite=0.2: study=calibration does not read it"),
            (("runs=10",), "runs=10: "),
        ],
    )
    def test_what_cannot_be_calibrated_is_refused_in_a_line(self, mine, given, said):
        done = run(mine.parent, "calibration", "case=rome", *given)
        assert done.returncode == 2
        assert said in done.stderr
        assert len(done.stderr.splitlines()) == 1

    def test_a_what_if_of_ones_own_names_it(self, mine, blank_figures):
        done = run(mine.parent, "experiment=milan_asks_for_less", "runs=6", "months=24")
        assert done.returncode == 0, done.stderr
        assert "The literature (nobody; invented): Who claims less" in done.stdout
        assert "Rome-Milan tie" in done.stdout
        refused = run(mine.parent, "experiment=milan_asks_for_less", SECOND)
        assert refused.stderr == (
            f"bigthree: {SECOND}: experiment=milan_asks_for_less is about case=rome\n"
        )

    def test_a_measure_of_another_case_is_refused_in_a_line(self, mine):
        done = run(mine.parent, "sensitivity", "case=rome", "measure=ussr_usa")
        assert done.returncode == 2
        assert "measure=ussr_usa: no such measure" in done.stderr
        assert len(done.stderr.splitlines()) == 1

    def test_a_shipped_name_is_refused(self, mine):
        shutil.copytree(mine / "cases" / "rome", mine / "cases" / "big_three")
        with pytest.raises(BadRequest, match="big_three is shipped"):
            case_folders()

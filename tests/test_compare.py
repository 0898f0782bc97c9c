"""Worlds of one's own beside one another, from one line."""

from __future__ import annotations

import shlex

import pandas as pd
import pytest

import bigthree
from bigthree.answers import Paragraph, Table
from bigthree.studies.experiment.declared import read
from commands import ok, run
from small import SMALL
from verdicts import assert_borne_out

pytestmark = pytest.mark.usefixtures("blank_figures")

MEASURES = ("rmst_two_against_one", "ussr_usa", "ussr_uk")


def compared(where, *arguments):
    """The results of a comparison."""
    ok(where, "compare", *arguments, *SMALL, "results_dir=here")
    return bigthree.open_results(where / "here")


def said(results):
    return [each.text for each in results.answer.blocks if isinstance(each, Paragraph)]


class TestWorlds:
    """Which worlds are run."""

    def test_values_with_commas_are_worlds_on_the_same_luck(self, tmp_path):
        found = compared(tmp_path, "author=maisky", "engagement=absent,drawn_in")
        names = ["America stays out", "America is drawn in by the Anglo-Soviet quarrel"]
        assert list(found.scenarios) == names
        for name, engagement in zip(names, ("absent", "drawn_in"), strict=True):
            expected = bigthree.compose("author=maisky", f"engagement={engagement}", "months=24")
            assert found.scenarios[name] == expected.with_values(name=name)
        by_hand = bigthree.compare(found.scenarios, runs=8, seed=3)
        table = pd.read_csv(tmp_path / "here" / "differences.csv").set_index("measure")
        for measure in MEASURES:
            difference = by_hand.difference(measure, names[1])
            assert table["value"][measure] == pytest.approx(difference.value)

    def test_several_lists_cross(self, tmp_path):
        found = compared(tmp_path, "author=maisky,gromyko", "world.rivalry=0.2,0.8")
        assert list(found.scenarios) == [
            f"{author}, world.rivalry {rivalry}"
            for author in ("Maisky", "Gromyko")
            for rivalry in ("0.2", "0.8")
        ]

    def test_a_state_is_told_with_its_place(self, tmp_path):
        found = compared(tmp_path, "author=litvinov", "spheres.poland=ussr,uk,open")
        assert list(found.scenarios) == [
            "Poland to the USSR",
            "Poland to Britain",
            "Poland left open",
        ]

    def test_named_worlds_have_what_is_common_but_for_what_they_set(self, tmp_path):
        found = compared(
            tmp_path, "author=maisky", "events=propaganda", "it's so:", 'a "big" credit:',
            "events=early_credits", "events.early_credits.size=2",
        )  # fmt: skip
        one, other = found.scenarios.values()
        assert list(found.scenarios) == ["it's so", 'a "big" credit']
        assert (one.labels.events, other.labels.events) == ("propaganda", "early_credits")
        assert other.events.events["early_credits"].effects == {"commerce_usa": 0.5}

    def test_the_command_in_the_folder_asks_for_the_same(self, tmp_path):
        for words in (
            ["author=maisky", "it's so:", 'a "big" credit:', "events=early_credits"],
            ["engagement=absent,drawn_in", "events.envoy.month=2", "events.envoy.opinion=0.1"],
        ):
            first = compared(tmp_path, *words)
            _, *again = shlex.split(first.origin.command)
            ok(tmp_path, *again, "results_dir=again")
            second = bigthree.open_results(tmp_path / "again")
            assert second.scenarios == first.scenarios
            assert second.answer == first.answer
            for name in ("here", "again"):
                for path in sorted((tmp_path / name).rglob("*"), reverse=True):
                    path.rmdir() if path.is_dir() else path.unlink()

    @pytest.mark.parametrize(
        ("words", "why"),
        [
            (["author=maisky"], "one world; give two values or more"),
            (["a:", "author=maisky"], "one world, 'a'; give"),
            (["a:", "a:"], "names two worlds"),
            (
                ["author=maisky", "author=gromyko"],
                "two worlds, bigthree compare author=maisky,gromyko",
            ),
            (["a:", "b:", "author=maisky,gromyko"], "name the worlds or list values, not both"),
            (["author=maisky,gromyko", "a:", "b:"], "name the worlds or list values, not both"),
            (["author=maisky,gromiko"], "did you mean 'gromyko'"),
            (["author=maisky,maisky"], "each value once"),
            (["world.rivalry=0..1"], "for a range, bigthree sweep"),
            (["vary=world.rivalry"], "compare takes values"),
            (["author=maisky,gromyko", "world.rivalry=0.1,0.2,0.3,0.4,0.5"], "at most 8"),
            (["months=24,36"], "months=24,36: the arms need one horizon"),
            (["author=maisky,gromyko", "measure=trust"], "no such measure"),
        ],
    )
    def test_refused_in_one_line(self, tmp_path, words, why):
        done = run(tmp_path, "compare", *words, "runs=2")
        assert done.returncode == 2
        assert why in done.stderr
        assert done.stderr.count("\n") == 1
        assert not (tmp_path / "results").exists()

    def test_only_a_comparison_names_worlds(self, tmp_path):
        done = run(tmp_path, "run", "early:", "author=maisky")
        assert done.returncode == 2
        assert "'early:': names a world, which only bigthree compare does" in done.stderr


class TestAnswer:
    """What is said of them."""

    def test_it_is_borne_out_by_its_tables_and_speaks_of_the_measure_asked_for(self, tmp_path):
        found = compared(
            tmp_path, "author.openness=0.1,0.9", "author=litvinov", "measure=washingtons_trust"
        )
        assert "Washington's trust is" in said(found)[0]
        measures = ("washingtons_trust", *MEASURES)
        assert_borne_out(found.answer, tmp_path / "here", measures, 24)
        arms, differences = (each for each in found.answer.blocks if isinstance(each, Table))
        assert (len(arms.rows), len(differences.rows)) == (2, 1)

    def test_worlds_that_come_out_the_same_are_said_to(self, tmp_path):
        found = compared(tmp_path, "author=gromyko", "spheres.signed_month=2,12")
        told = said(found)
        assert told[0].endswith("are the same, month by month, in every history.")
        nobody = "for nobody may sign the scheme spheres=none."
        assert sum(nobody in each for each in told) == 2


class TestNotices:
    """What has no effect, or takes something away."""

    @pytest.mark.parametrize(
        ("words", "told"),
        [
            (
                ["author=gromyko", "spheres.poland=uk"],
                "No effect: spheres.poland=uk changes nothing, for nobody may sign",
            ),
            (
                ["author=litvinov", "spheres.signed_month=2", "spheres.earliest_month=9"],
                "spheres.earliest_month=9 changes nothing, for the scheme is signed without",
            ),
            (
                ["events=historical", "events.berlin.month=30"],
                "Left out: events.berlin.month=30 is after the horizon.",
            ),
            (
                ["events=propaganda", "world=historical", "background=historical"],
                "events=historical+propaganda adds them",
            ),
        ],
    )
    def test_of_one_world(self, tmp_path, words, told):
        ok(tmp_path, "run", *words, *SMALL, "results_dir=here")
        assert any(told in each for each in said(bigthree.open_results(tmp_path / "here")))

    @pytest.mark.parametrize(
        "words",
        [["author=gromyko"], ["engagement=buck_passing"], ["world.rivalry=0.1"],
         ["events=historical+propaganda", "world=historical", "background=historical"]],
    )  # fmt: skip
    def test_nothing_where_all_has_its_effect(self, tmp_path, words):
        ok(tmp_path, "run", *words, *SMALL, "results_dir=here")
        texts = said(bigthree.open_results(tmp_path / "here"))
        assert not any("No effect" in each or "adds them" in each for each in texts)

    def test_of_a_what_if_whose_events_are_replaced(self, tmp_path):
        name = "what_the_leadership_did"
        assert all("events=historical" in arm for arm in read(name).arms.values())
        ok(tmp_path, f"experiment={name}", "events=propaganda", *SMALL, "results_dir=here")
        texts = said(bigthree.open_results(tmp_path / "here"))
        assert (
            "events=propaganda takes the place of events=historical in 3 of 3 arms, and its "
            "events are left out; events=historical+propaganda keeps both."
        ) in texts

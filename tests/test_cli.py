"""The command as a person meets it, in a folder of its own."""

from __future__ import annotations

import csv
import io
import json
import math
import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from html import escape
from pathlib import Path

import pandas as pd
import pytest
import yaml

import bigthree
from as_written import measures_of
from bigthree import evidence
from bigthree.answers import Answer, Table, terminal
from bigthree.cases import case
from bigthree.comparison import PAIRED
from bigthree.errors import BadRequest
from bigthree.measures.censored import KEPT, described
from bigthree.measures.history import columns_of
from bigthree.resources import choices, experiment_names
from bigthree.scenario import Coefficients
from bigthree.storage import histories
from bigthree.storage.folders import claim_new, fill
from bigthree.studies.experiment.declared import OF_EACH_ARM, read
from bigthree.studies.registry import study_names
from bigthree.wording import percent
from bigthree.worlds import STUDIED_AUTHORS, STUDIED_WORLDS
from bigthree.yaml_text import write_yaml
from commands import ok, run
from small import once_each, slow
from verdicts import assert_borne_out

SMALL = ("runs=20", "months=24")
COMMAND = (sys.executable, "-m", "bigthree")

pytestmark = pytest.mark.usefixtures("blank_figures")


@pytest.fixture(scope="module")
def results(tmp_path_factory):
    """The results folder of each study, made once."""
    return once_each(tmp_path_factory)


def process(where, *command):
    """Run a command in a process of its own."""
    return subprocess.run(command, cwd=where, capture_output=True, text=True)


def folder_of(where, printed):
    """The folder that the last line names."""
    folder = Path(where) / printed.splitlines()[-1]
    assert folder.is_dir(), printed.splitlines()[-1]
    return folder


HEADLINE = ["months", "survival", "dumbbell", "scheme"]
OPEN_CARDS = ["survival", "ties_fait_accompli", "ties_open_cards"]
RUN = ["survival", "ties", "triangle", "patterns", "ledger", "europe"]


def assert_complete(
    folder, study, figures, arms, runs=20, columns=KEPT, formats=("pdf", "svg", "png")
):
    """A results folder holds what it promises."""
    names = {path.name for path in folder.iterdir()}
    promised = {"scenario.yaml", "manifest.json", "summary.csv", "runs.parquet", "figures",
                "CODEBOOK.md", "answer.txt", "report.html", "report.md"}  # fmt: skip
    assert promised <= names
    summary = pd.read_csv(folder / "summary.csv")
    table = pd.read_parquet(folder / "runs.parquet")
    assert len(summary) == arms
    assert len(table) == arms * runs
    assert list(table.columns) == ["scenario", "seed", "run", *columns]
    assert summary["scenario"].tolist() == table["scenario"].drop_duplicates().tolist()
    assert summary["runs"].eq(runs).all()
    scenarios = yaml.safe_load((folder / "scenario.yaml").read_text("utf-8"))["scenarios"]
    assert [each["name"] for each in scenarios] == summary["scenario"].tolist()
    codebook = (folder / "CODEBOOK.md").read_text("utf-8")
    described = re.findall(r"^\| (\w+) \|", codebook, flags=re.MULTILINE)
    assert set(described) >= {*summary.columns, *table.columns}
    for path in folder.glob("*.csv"):
        assert set(described) >= set(pd.read_csv(path).columns), path.name
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    assert set(manifest) >= {"versions", "seed", "runs", "overrides", "git", "started", "ended",
                             "machine"}  # fmt: skip
    assert manifest["study"] == study
    assert manifest["runs"] == runs
    assert manifest["finished"] is True
    assert manifest["scenarios"] == summary["scenario"].tolist()
    assert manifest["versions"]["bigthree"] == bigthree.__version__
    assert manifest["started"] <= manifest["ended"]
    for name in figures:
        files = {path.name: path for path in (folder / "figures").glob(f"{name}.*")}
        suffixes = (*formats, "csv", "caption.txt")
        assert set(files) == {f"{name}.{suffix}" for suffix in suffixes}
        assert all(path.stat().st_size > 100 for path in files.values())
        assert len(pd.read_csv(files[f"{name}.csv"]))
        assert len(files[f"{name}.caption.txt"].read_text("utf-8").splitlines()) == 2
    drawn = {path.stem.split(".")[0] for path in (folder / "figures").iterdir()}
    assert drawn == {*figures, "figures"}
    assert set(json.loads((folder / "figures" / "figures.json").read_text("utf-8"))) == set(figures)


def assert_nothing_left(where):
    """No scratch folder, hidden file or empty results remain."""
    left = [path.name for path in Path(where).rglob("*") if path.name.startswith(".")]
    assert not left
    for folder in Path(where).glob("results/*"):
        assert (folder / "manifest.json").is_file()


class TestHelp:
    """What the command says of itself."""

    def test_help_names_every_group_and_choice(self, tmp_path):
        text = ok(tmp_path, "--help")
        for group in ("author", "contradiction", "world", "background", "spheres", "events",
                      "study"):  # fmt: skip
            assert re.search(rf"^ *{group}=", text, flags=re.MULTILINE), group
            for name in study_names() if group == "study" else choices(group):
                assert re.search(rf"^{name} +\S", text, flags=re.MULTILINE), name
        for name in experiment_names():
            assert name in text
        for setting in ("runs=", "months=", "seed=", "results_dir="):
            assert setting in text
        assert ok(tmp_path, "-h") == text
        assert not list(tmp_path.iterdir())

    def test_version(self, tmp_path):
        assert ok(tmp_path, "--version") == f"{bigthree.__version__}\n"

    def test_the_installed_command_is_the_same(self, tmp_path):
        script = Path(sys.executable).with_name("bigthree")
        if not script.is_file():
            pytest.skip("not installed beside this Python")
        done = process(tmp_path, str(script), "--version")
        assert done.stdout == f"{bigthree.__version__}\n"


class TestHeadline:
    """`bigthree` by itself."""

    def test_it_answers_and_leaves_its_folder(self, results):
        folder = results("headline")
        printed = (folder / "answer.txt").read_text("utf-8")
        for name in ("Maisky", "Gromyko", "Litvinov", "Stalin and Molotov"):
            assert name in printed
        assert "he Anglo-American contradiction" in printed
        worlds = len(STUDIED_AUTHORS) * len(STUDIED_WORLDS)
        assert_complete(folder, "headline", HEADLINE, arms=worlds * 2, runs=8)
        differences = pd.read_csv(folder / "differences.csv")
        assert set(differences["author"]) == {"maisky", "gromyko", "litvinov", "stalin_molotov"}
        assert set(differences["world"]) == {"as_assumed", "historical"}
        assert len(differences) == worlds * len(PAIRED)
        assert_nothing_left(folder)

    def test_of_one_author_into_a_folder_of_that_name(self, tmp_path):
        printed = ok(tmp_path, "author=litvinov", "seed=3", "results_dir=deep/er/mine", *SMALL)
        assert printed.splitlines()[-1] == "deep/er/mine"
        folder = folder_of(tmp_path, printed)
        assert_complete(folder, "headline", HEADLINE, arms=len(STUDIED_WORLDS) * 2)
        assert pd.read_parquet(folder / "runs.parquet")["seed"].eq(3).all()
        assert not (tmp_path / "results").exists()

    def test_of_one_author_in_one_world(self, tmp_path):
        printed = ok(tmp_path, "author=litvinov", "world=europe", *SMALL)
        assert "Stopped" not in printed
        folder = folder_of(tmp_path, printed)
        assert folder.parent == tmp_path / "results"
        assert_complete(folder, "headline", HEADLINE[:2], arms=2)
        assert {path.name for path in tmp_path.iterdir()} == {"results"}
        assert_nothing_left(tmp_path)


class TestRun:
    """`bigthree study=run`."""

    def test_it_tells_the_story_and_repeats_itself(self, tmp_path):
        printed = ok(
            tmp_path, "study=run", "author=maisky", "contradiction=fails", "author.appetite=0.6",
            "seed=11", "results_dir=first", *SMALL,
        )  # fmt: skip
        assert re.search(
            r"^It (held|mostly held|held rather than broke|broke rather than held|mostly broke)\.",
            printed, flags=re.MULTILINE,
        )  # fmt: skip
        assert re.search(r"^  3\. ", printed, flags=re.MULTILINE)
        assert "p. " in printed
        first = folder_of(tmp_path, printed)
        assert_complete(first, "run", RUN, arms=1)
        manifest = json.loads((first / "manifest.json").read_text("utf-8"))
        assert manifest["seed"] == 11
        assert "author.appetite=0.6" in manifest["overrides"]
        scenario = bigthree.load(first / "scenario.yaml")
        assert scenario.author.appetite == 0.6
        assert scenario.months == 24

        again = ok(
            tmp_path, "run", "scenario=first/scenario.yaml", "runs=20", "seed=11",
            "results_dir=again",
        )  # fmt: skip
        second = folder_of(tmp_path, again)
        for name in ("scenario.yaml", "summary.csv", "runs.parquet"):
            assert (second / name).read_bytes() == (first / name).read_bytes(), name
        assert again.splitlines()[:-1] == printed.splitlines()[:-1]

    def test_a_bare_name_is_short_for_a_study_and_an_empty_folder_will_do(self, tmp_path):
        (tmp_path / "empty").mkdir()
        printed = ok(tmp_path, "run", "results_dir=empty", "runs=1", "months=12")
        assert_complete(folder_of(tmp_path, printed), "run", RUN, 1, runs=1)

    def test_several_at_once(self, tmp_path):
        printed = ok(
            tmp_path, "-m", "study=run", "author=maisky,gromyko", "contradiction=fails",
            "results_dir=many", *SMALL,
        )  # fmt: skip
        names = []
        for number in range(2):
            folder = tmp_path / "many" / str(number)
            assert_complete(folder, "run", RUN, arms=1)
            names += pd.read_csv(folder / "summary.csv")["scenario"].tolist()
            assert f"many/{number}" in printed.splitlines()
        assert names == ["maisky-fails", "gromyko-fails"]
        assert printed.splitlines()[-1] == "many/1"
        assert {path.name for path in tmp_path.iterdir()} == {"many"}

    @pytest.mark.parametrize("flag", ["-m", "--multirun"])
    def test_the_flag_for_several_may_stand_after_the_study(self, tmp_path, flag):
        done = run(tmp_path, "run", flag, "author=maisky,gromyko", "runs=2", "months=3")
        assert done.returncode == 0, done.stderr
        assert len(list((tmp_path / "results").iterdir())) == 2

    def test_its_numbers_are_those_of_python(self, tmp_path):
        printed = ok(tmp_path, "run", "author=gromyko", "seed=5", *SMALL)
        folder = folder_of(tmp_path, printed)
        many = bigthree.simulate(bigthree.compose("author=gromyko", "months=24"), 20, seed=5)
        table = pd.read_parquet(folder / "runs.parquet")
        assert (measures_of(table) == many.measures).all()
        many.summary().to_csv(tmp_path / "mine.csv", index=False)
        assert (tmp_path / "mine.csv").read_bytes() == (folder / "summary.csv").read_bytes()

    def test_its_verdict_has_four_grades_and_it_says_whose_ledgers_it_read(self):
        from bigthree.explanation.story import turn_of
        from bigthree.measures.history import COLUMNS
        from bigthree.studies.run.answer import blocks

        def told(turned):
            many = bigthree.simulate(bigthree.compose("author=maisky", "months=24"), runs=400)
            ends = [list(COLUMNS).index(name) for name in ("two_against_one", "pair")]
            many.measures[:, ends] = -1
            many.measures[:turned, ends] = 20, 2
            return terminal.render(Answer("", tuple(blocks(many, turn_of(many)))), 1000)

        assert "It mostly held. In 24 %" in told(96)
        assert "It held rather than broke. In 25 %" in told(100)
        assert "It broke rather than held. In 50 %" in told(200)
        many = told(300)
        assert "It mostly broke. In 75 %" in many
        assert "mean of 256 of the 300 histories that broke so" in many
        assert "where it held, strongest first" in many
        assert "push on a Soviet tie, month by month; mean of 100 histories." in many

    def test_it_says_which_numbers_lie_outside_their_coded_range(self):
        from bigthree.evidence import coded
        from bigthree.wording import by_hand

        low, high = coded("maisky", "commerce_usa").low, coded("maisky", "commerce_usa").high
        outside = (
            "Set apart from the coded scenario: world.commerce_usa=0.1. world.commerce_usa=0.1 is "
            f"outside its coded range ({low:g} to {high:g})."
        )
        inside = "Set apart from the coded scenario: world.commerce_usa=0.6."
        for value, said in ((0.1, outside), (0.6, inside)):
            assert by_hand(bigthree.compose("author=maisky", f"world.commerce_usa={value}")) == said

    def test_a_film(self, tmp_path):
        """GIF and page beside the figures, in the hand-out, in its command, and drawn again."""
        asked = ("study=run", "author=maisky", "animation=true", "results_dir=here", *SMALL)
        ok(tmp_path, *asked)
        figures = tmp_path / "here" / "figures"
        film = (figures / "animation.gif").read_bytes()
        assert film.startswith(b"GIF8")
        handout = (tmp_path / "here" / "report.html").read_text("utf-8")
        for suffix in ("gif", "html"):
            assert f'href="figures/animation.{suffix}"' in handout
        assert "animation=true" in handout
        (figures / "animation.gif").unlink()
        (tmp_path / "here" / "report.html").write_text("stale", "utf-8")
        ok(tmp_path, "figures", "folder=here")
        assert (figures / "animation.gif").read_bytes() == film
        assert (tmp_path / "here" / "report.html").read_text("utf-8") == handout


class TestExperiments:
    """Named what-ifs."""

    @pytest.mark.parametrize(
        "names", [experiment_names()[:3], pytest.param(experiment_names(), marks=pytest.mark.slow)]
    )
    def test_each(self, tmp_path, names):
        """Some of them, or all, in one request, as `-m` does it."""
        printed = ok(
            tmp_path, "-m", f"experiment={','.join(names)}", "runs=20", "months=72",
            "results_dir=all", "figures.format=png",
        )  # fmt: skip
        assert printed.splitlines()[-1] == f"all/{len(names) - 1}"
        for number, name in enumerate(names):
            experiment, folder = read(name), tmp_path / "all" / str(number)
            answer = bigthree.open_results(folder).answer
            assert answer.question == experiment.question
            assert experiment.question in " ".join(printed.split())
            arms, differences = (each for each in answer.blocks if isinstance(each, Table))
            assert [row[0] for row in arms.rows] == list(experiment.arms)
            assert [row[0] for row in differences.rows] == list(experiment.arms)[1:]
            assert_borne_out(
                answer, folder, experiment.measures, 72, experiment.asks, experiment.asks_which
            )
            handout = (folder / "report.html").read_text("utf-8")
            assert escape(experiment.limits.strip()) in handout
            for criterion, met in experiment.criteria:
                assert re.search(
                    f"{criterion.replace('_', ' ')}, [^:]+: {re.escape(escape(met))}", handout
                )
            stems = {path.stem for path in (folder / "figures").glob("*.png")}
            assert_complete(
                folder, "experiment", stems, arms=len(experiment.arms), formats=("png",),
                columns=described(columns_of(case(experiment.case))),
            )  # fmt: skip
            for kind in experiment.figures:
                count = len(experiment.arms) if kind in OF_EACH_ARM else 1
                assert sum(stem.startswith(kind) for stem in stems) == count, kind
            summary = pd.read_csv(folder / "summary.csv")
            assert summary["scenario"].tolist() == list(experiment.arms)

    def test_one(self, tmp_path):
        printed = ok(tmp_path, "experiment=open_cards", *SMALL)
        assert printed.startswith(read("open_cards").question)
        assert_complete(folder_of(tmp_path, printed), "experiment", OPEN_CARDS, arms=2)

    @pytest.mark.parametrize(
        ("measure", "made", "said"),
        [
            (
                "rmst_two_against_one", (1.8, 0.9, 2.7),
                "in “b” two combine against the third 1.8 months later than in “a” (0.9 to 2.7), "
                "a small difference",
            ),
            (
                "rmst_two_against_one", (-6.3, -11.3, -1.3),
                "in “b” two combine against the third 6.3 months sooner than in “a” (1.3 to 11.3)",
            ),
            (
                "ussr_usa", (-0.04, -0.06, -0.02),
                "in “b” the USSR-USA tie is 0.04 lower than in “a” (0.02 to 0.06), "
                "a small difference",
            ),
            (
                "ussr_usa", (0.004, 0.001, 0.0049),
                "in “b” the USSR-USA tie is less than 0.01 higher than in “a” (0.001 to 0.005), "
                "a small difference",
            ),
            (
                "ussr_uk", (0.3, 0.0, 0.6),
                "no difference in the USSR-Britain tie is clear between “b” and “a”",
            ),
            (
                "rmst_concert", (0.3, math.nan, math.nan),
                "no difference in months to a hostile tie is clear between “b” and “a”",
            ),
        ],
    )  # fmt: skip
    def test_it_answers_its_question_by_its_first_measure(self, monkeypatch, measure, made, said):
        from bigthree.comparison import Comparison
        from bigthree.measures.estimates import Estimate
        from bigthree.studies.arms import Arms
        from bigthree.studies.verdict import verdict

        arms = {"a": ("months=120",), "b": ("months=120", "author.appetite=0.9")}
        ensembles = {
            name: bigthree.simulate(bigthree.compose(*arms[name]), runs=2) for name in arms
        }
        monkeypatch.setattr(Comparison, "difference", lambda *_: Estimate(*made))
        (told,) = verdict(Arms(Comparison(ensembles), (measure,)), {})
        assert told.text.partition(" No two")[0] == f"The model: {said}."

    @pytest.mark.parametrize(
        ("size", "said"),
        [((5, 4, 6), "borne out for “b”"), ((-5, -6, -4), "contradicted for “b”"),
         ((1, -1, 3), "not clear for “b”")],
    )  # fmt: skip
    def test_it_says_whether_the_source_is_borne_out(self, monkeypatch, size, said):
        from bigthree.comparison import Comparison
        from bigthree.measures.estimates import Estimate
        from bigthree.studies.arms import Arms
        from bigthree.studies.experiment.answer import borne_out
        from bigthree.studies.experiment.declared import Experiment

        arms = {"a": (), "b": ("author.appetite=0.9",)}
        ensembles = {
            name: bigthree.simulate(bigthree.compose("months=4", *own), runs=2)
            for name, own in arms.items()
        }
        monkeypatch.setattr(Comparison, "difference", lambda *_: Estimate(*size))
        shown = Arms(Comparison(ensembles), ("rmst_two_against_one",))
        silent = Experiment(question="?", arms=arms, pages="17", measures=("rmst_two_against_one",))
        assert borne_out(silent, shown) == ""
        told = borne_out(silent.model_copy(update={"expects": {"b": "more"}}), shown)
        proof = " That is no proof: the model is built after it." if "borne" in said else ""
        assert told == f"What the source leads one to expect, as we read it, is {said}.{proof}"

    def test_nothing_is_expected_of_the_baseline(self, tmp_path):
        (tmp_path / "own.yaml").write_text(
            "question: What?\nexpects: {a: more}\narms: {a: [], b: [world=historical]}\n", "utf-8"
        )
        with pytest.raises(BadRequest, match=r"expects=a: .*b"):
            read(str(tmp_path / "own.yaml"))

    def test_each_difference_has_the_baseline_that_its_file_names(self, tmp_path):
        """By hand from the histories: mean of a trust in one arm less that in its baseline."""
        name = "docile_or_resisting_europe"
        experiment = read(name)
        ok(tmp_path, f"experiment={name}", "results_dir=here", *SMALL)
        runs = pd.read_parquet(tmp_path / "here" / "runs.parquet")
        trust = runs.groupby("scenario")["washingtons_trust"].mean()
        table = pd.read_csv(tmp_path / "here" / "differences.csv")
        shown = table[table["measure"] == "washingtons_trust"].set_index("arm")
        first, *others = experiment.arms
        answer = bigthree.open_results(tmp_path / "here").answer
        *_, in_words = (each for each in answer.blocks if isinstance(each, Table))
        assert list(shown.index) == others
        assert len(experiment.against) == 1
        for arm in others:
            baseline = experiment.against.get(arm, first)
            assert shown["baseline"][arm] == baseline
            assert shown["value"][arm] == pytest.approx(trust[arm] - trust[baseline])
            assert (arm, baseline) in [row[:2] for row in in_words.rows]

    def test_a_file_of_ones_own_needs_only_a_question_and_arms(self, tmp_path):
        arms = {"one": ["author=maisky"], "other": ["author=maisky", "author.appetite=0.9"]}
        own = {"question": "Does appetite end it?", "arms": arms}
        (tmp_path / "own.yaml").write_text(yaml.safe_dump(own), encoding="utf-8")
        printed = ok(tmp_path, "experiment=own.yaml", *SMALL)
        assert printed.startswith("Does appetite end it?\n")
        assert "The source" not in printed
        assert "counterfactual" not in printed
        folder = folder_of(tmp_path, printed)
        assert_complete(folder, "experiment", ["survival"], arms=2)
        run = bigthree.open_results(folder).scenarios
        assert run == {
            arm: bigthree.compose(*overrides, "months=24", f"name={arm}")
            for arm, overrides in arms.items()
        }

    def test_it_says_how_many_stay_together_at_five_years_and_at_the_end(self, tmp_path):
        printed = ok(tmp_path, "experiment=german_revival", "runs=20", "months=72")
        runs = pd.read_parquet(folder_of(tmp_path, printed) / "runs.parquet")
        rows = runs[runs["scenario"] == "kept down"]
        ends, happened = rows["two_against_one_months"], rows["two_against_one_observed"]
        answer = bigthree.open_results(folder_of(tmp_path, printed)).answer
        arms = next(each for each in answer.blocks if isinstance(each, Table))
        assert arms.columns[1:3] == ("together, January 1950", "together, January 1951")
        assert next(row[1:3] for row in arms.rows if row[0] == "kept down") == tuple(
            percent((~happened | (ends > month)).mean()) for month in (60, 72)
        )

    def test_each_arm_can_be_run_again_by_its_name(self, tmp_path):
        ok(tmp_path, "experiment=open_cards", "results_dir=all", *SMALL)
        ok(
            tmp_path, "run", "scenario=all/scenario.yaml", "name=open cards", "runs=20",
            "results_dir=one",
        )  # fmt: skip
        whole = pd.read_parquet(tmp_path / "all" / "runs.parquet")
        one = pd.read_parquet(tmp_path / "one" / "runs.parquet")
        arm = whole[whole["scenario"] == "open cards"].reset_index(drop=True)
        pd.testing.assert_frame_equal(one, arm, check_exact=True)

    def test_the_whole_folder_fed_back_reproduces_the_run(self, tmp_path):
        ok(tmp_path, "author=litvinov", "world=historical", "results_dir=first", *SMALL)
        ok(tmp_path, "scenario=first/scenario.yaml", "runs=20", "results_dir=again")
        for name in ("scenario.yaml", "summary.csv", "runs.parquet"):
            first, again = (tmp_path / folder / name for folder in ("first", "again"))
            assert again.read_bytes() == first.read_bytes(), name

    def test_the_list(self, tmp_path):
        printed = ok(tmp_path, "experiments")
        for name in experiment_names():
            assert f"\n{name}\n" in printed
            assert read(name).question in " ".join(printed.split())
        assert not list(tmp_path.iterdir())


class TestPrintingStudies:
    """Studies that print and leave no folder."""

    def test_evidence_in_three_formats(self, tmp_path):
        held = evidence.assumptions(bigthree.compose("author=litvinov"))
        plain = ok(tmp_path, "evidence", "author=litvinov")
        for dotted, found in held.items():
            assert re.search(
                rf"^  • {re.escape(dotted)} = {found.value:g} ", plain, flags=re.MULTILINE
            )
        table = ok(tmp_path, "evidence", "author=litvinov", "format=csv")
        rows = {row["assumption"]: row for row in csv.DictReader(io.StringIO(table))}
        assert [name for name in rows if name.startswith(("author.", "world."))] == list(held)
        for dotted, found in held.items():
            row = rows[dotted]
            assert float(row["value"]) == found.value
            assert (row["pages"], row["grade"], row["reading"]) == (
                found.pages, found.grade, found.reading,
            )  # fmt: skip
        markdown = ok(tmp_path, "study=evidence", "author=litvinov", "format=markdown").splitlines()
        assert len(markdown) >= len(held) + 2
        bars = [len(re.findall(r"(?<!\\)\|", line)) for line in markdown if line.startswith("|")]
        assert len(set(bars)) == 1
        assert not list(tmp_path.iterdir())

    def test_evidence_of_a_number_set_by_hand(self, tmp_path):
        printed = ok(tmp_path, "evidence", "author.appetite=0.123")
        assert "author.appetite = 0.123 (0.123 to 0.123): set by hand" in printed

    def test_coefficients(self, tmp_path):
        printed = ok(tmp_path, "coefficients")
        for name in Coefficients.model_fields:
            assert f"theory.{name} " in printed

    def test_patterns(self, results):
        printed = (results("patterns") / "answer.txt").read_text("utf-8")
        numbers = re.findall(r"^(\d)\. ", printed, flags=re.MULTILINE)
        assert numbers == [str(n) for n in range(1, 10)]
        verdicts = re.findall(r"\b(shown|undecided|reversed)\b", printed)
        assert len(verdicts) >= 9
        assert len(re.findall(r"\(pp?\.\s\d", printed)) >= 9

    def test_a_reader_who_leaves_early_is_no_error(self, tmp_path):
        shell = f"{' '.join(COMMAND)} evidence | head -1"
        done = subprocess.run(shell, shell=True, cwd=tmp_path, capture_output=True, text=True)
        assert done.stdout.count("\n") == 1
        assert done.stderr == ""


@pytest.mark.skipif(os.name == "nt", reason="another shell")
class TestNothingIsLost:
    """What cannot be shown is kept all the same."""

    @pytest.mark.parametrize(
        ("setting", "redirection"),
        [
            ("", ">&-"),
            ("PYTHONIOENCODING=cp1252", "| true"),
            *slow(
                [("", ">&- 2>&-"), ("", "> /dev/full"), ("PYTHONIOENCODING=ascii", ""),
                 ("LC_ALL=C PYTHONUTF8=0", ""), ("PYTHONIOENCODING=cp1252", "")]
            ),
        ],
    )  # fmt: skip
    def test_where_the_answer_cannot_be_printed(self, tmp_path, setting, redirection):
        if redirection == "> /dev/full" and not Path("/dev/full").exists():
            pytest.skip("no full device here")
        scenarios = {"scenarios": [bigthree.compose("months=12").to_mapping()]}
        (tmp_path / "scenario.yaml").write_text(write_yaml(scenarios), "utf-8")
        command = f"{' '.join(COMMAND)} scenario=scenario.yaml runs=2 results_dir=kept"
        shell = f"{setting} {command} {redirection}"
        done = subprocess.run(shell, shell=True, cwd=tmp_path, capture_output=True, timeout=300)
        assert b"Traceback" not in done.stderr
        assert done.returncode == 0
        assert (tmp_path / "kept" / "summary.csv").is_file()
        assert (tmp_path / "kept" / "report.html").is_file()
        text = (tmp_path / "kept" / "answer.json").read_text("utf-8")
        assert Answer.from_json(text).blocks
        assert_nothing_left(tmp_path)

    def test_any_number_may_ask_for_a_folder_at_once(self, tmp_path, monkeypatch):
        monkeypatch.chdir(tmp_path)
        with ThreadPoolExecutor(32) as pool:
            folders = list(pool.map(claim_new, ["run"] * 64))
        assert len(set(folders)) == 64

    def test_a_folder_that_another_filled_meanwhile(self, tmp_path):
        """The results go to the next free name, and not over the other's."""
        mine = tmp_path / "mine"
        mine.mkdir()

        def write(scratch):
            (scratch / "answer.txt").write_text("this one")
            (mine / "answer.txt").write_text("the other")

        assert fill(mine, write) == tmp_path / "mine-2"
        assert (mine / "answer.txt").read_text() == "the other"
        assert (tmp_path / "mine-2" / "answer.txt").read_text() == "this one"


class TestBadRequests:
    """Exit 2 with one clear line; nothing half-written."""

    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            ("rnu", "rnu.*'run'"),
            ("open_cards", "open_cards is a what-if: bigthree experiment=open_cards$"),
            ("experiment open_cards", "open_cards is a what-if: bigthree experiment=open_cards$"),
            ("maisky", "maisky is a choice of author: bigthree study=run author=maisky$"),
            ("hiroshima", "hiroshima is a choice of events: bigthree study=run events=hiroshima$"),
            ("help", "help is a flag: bigthree --help$"),
            ("version", "version is a flag: bigthree --version$"),
            ("study=rnu", "study=rnu.*'run'"),
            ("study=run author=litvnov", "author=litvnov.*'litvinov'"),
            ("run autor=litvinov", "autor=litvinov.*'author'"),
            ("run contradiction=maybe", "contradiction=maybe.*as_believed, fails, holds"),
            ("contradiction=false", "contradiction=false: no such contradiction; .*'fails'"),
            ("run contradiction=true", "contradiction=true: .*as_believed, fails, holds"),
            ("run author=null", "author=null: no such author; allowed: gromyko"),
            ("study=3", "study=3: no such study; allowed: ablation"),
            ("run world=0.5", "world=0.5: no such world; allowed: american_reach"),
            ("-m study=run author=maisky,false", "author=false: no such author; allowed: gromyko"),
            ("run author=", "author=: no such author; allowed: gromyko"),
            ("run author=maisky,", "author=maisky,: ends in a comma$"),
            ("figures folder=results/…", "folder=results/…: put the folder's real name for …$"),
            ("contradiction=fails", "contradiction.*study=run"),
            ("name=mine", "name.*study=run"),
            ("run author.apetite=0.5", "author.apetite=0.5.*'author.appetite'"),
            ("run +author.zeal=0.5", "zeal"),
            ("run author.appetite=1.5", r"author.appetite=1.5.*0 to 1"),
            ("run author.appetite=nan", r"author.appetite=nan.*0 to 1"),
            ("run author.appetite=much", r"author.appetite='much'.*0 to 1"),
            ("run author.appetite=true", r"author.appetite=True.*0 to 1"),
            ("run animation=maybe", r"animation=maybe: must be true or false"),
            ("run animation=1", r"animation=1: must be true or false"),
            ("animation=true", r"animation=true: study=headline does not read it; it reads runs, "),
            ("run points=abc", r"points=abc: study=run does not read it"),
            ("run experiment=open_cards", r"experiment=open_cards: study=run does not read it"),
            ("record author=maisky", r"author=maisky: study=record does not read it; .* format$"),
            ("experiments runs=3", r"runs=3: study=experiments does not read it; .*nothing else$"),
            ("sweep points=abc", r"points='abc': must be a whole number from 1"),
            ("sensitivity points=-1", r"points=-1: must be a whole number from 1"),
            ("sensitivity sweep=nope", r"sweep=nope: study=sensitivity does not read it"),
            ("-m study=run,headline animation=true", r"animation=true: study=headline does not"),
            ("run animation=true runs=5001", r"animation=true: .*runs=5001 must be at most 5000"),
            ("run months=0", r"months=0.*1 to 1200"),
            ("run months=12.5", r"months=12.5.*1 to 1200"),
            ("run months=2", r"months=2: must be at least 3, .*measures.lasting=3"),
            ("runs=0", r"runs=0.*from 1"),
            ("runs=-5", r"runs=-5.*from 1"),
            ("runs=1.5", r"runs=1.5.*whole number"),
            ("runs=many", r"runs='many'.*whole number"),
            ("runs=1000000000000", r"runs=1000000000000.*from 1"),
            ("seed=-1", r"seed=-1.*from 0 to 18446744073709551615"),
            ("seed=null", r"seed=.*whole number"),
            ("run events=german_revival months=24", r"german_revival.month=60.*months=24"),
            ("experiment=new_revolutions months=12", r"new_revolutions.month=24.*months=12"),
            ("experiment=open_card", r"experiment=open_card.*'open_cards'"),
            ("experiment", "open_cards"),
            ("experiment=missing.yaml", r"experiment=missing.yaml.*No such file"),
            ("experiment=corrupt.yaml", r"experiment=corrupt.yaml.*YAML"),
            ("experiment=binary.yaml", r"experiment=binary.yaml.*YAML"),
            ("experiment=other.yaml", r"experiment=other.yaml.*question"),
            ("experiment=one_arm.yaml", r"experiment=one_arm.yaml: arms.*at least 2"),
            (
                "experiment=runs_in_arm.yaml",
                r"runs_in_arm.yaml: .*runs=5: an arm sets a",
            ),
            ("experiment=1", r"experiment=1: no such what-if"),
            ("evidence format=pdf", r"format=pdf.*csv, markdown, plain"),
            ("scenario=missing.yaml", r"scenario=missing.yaml.*No such file"),
            ("scenario=good.yaml author.appetite=0.5", r"scenario=good.yaml.*author.appetite=0.5"),
            ("run scenario=good.yaml months=24", r"scenario=good.yaml.*months=24"),
            ("run scenario=good.yaml name=x", r"scenario=good.yaml.*maisky-holds"),
            ("run scenario=missing.yaml", r"scenario=missing.yaml.*No such file"),
            ("run scenario=corrupt.yaml", r"scenario=corrupt.yaml.*YAML"),
            ("run scenario=old.yaml", r"scenario=old.yaml.*missing"),
            ("run scenario=binary.yaml", r"scenario=binary.yaml.*YAML"),
            ("run scenario=.", r"scenario=\."),
            ("run results_dir=full", r"results_dir=full.*not empty"),
            ("run results_dir=file", r"results_dir=file.*"),
            ("run results_dir=file/below", r"results_dir=file/below.*cannot be written"),
            ("run author={", r"author=\{"),
            ("run =0.5", r"=0.5"),
            ("run author=maisky,litvinov", r"author=maisky,litvinov"),
            ("run author=[maisky,litvinov]", r"author=\[maisky,litvinov\]"),
            ("run author.name=nobody", r"author.name=nobody|author.name='nobody'"),
            ("run spheres.ussr=[atlantis]", r"spheres.*atlantis"),
            ("-m study=run author=maisky,litvnov", "author=litvnov.*'litvinov'"),
            ("--nonsense", "--nonsense"),
            ("run --cfg", "--cfg"),
        ],
    )
    def test_one_line(self, tmp_path, arguments, said):
        (tmp_path / "full").mkdir()
        (tmp_path / "full" / "kept").write_text("mine")
        (tmp_path / "file").write_text("mine")
        (tmp_path / "corrupt.yaml").write_text("{unclosed: [")
        (tmp_path / "other.yaml").write_text("a: 1")
        (tmp_path / "one_arm.yaml").write_text("question: 'Why?'\narms: {one: [author=maisky]}")
        (tmp_path / "runs_in_arm.yaml").write_text(
            "question: 'Why?'\narms: {one: [author=maisky], two: [author=maisky, runs=5]}"
        )
        (tmp_path / "old.yaml").write_text("scenarios:\n- name: x\n")
        good = {"scenarios": [bigthree.compose().to_mapping()]}
        (tmp_path / "good.yaml").write_text(yaml.safe_dump(good))
        (tmp_path / "binary.yaml").write_bytes(b"\xff\xfe\x00\x01")
        before = set(tmp_path.rglob("*"))
        done = run(tmp_path, *arguments.split())
        self.assert_refused(done, said)
        assert {path for path in tmp_path.rglob("*") if path.name != "results"} == before

    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            ("rnu", "rnu.*'run'"),
            ("-m study=run author=maisky,litvnov", "author=litvnov.*'litvinov'"),
        ],
    )
    def test_one_line_from_a_process_of_its_own(self, tmp_path, arguments, said):
        done = process(tmp_path, *COMMAND, *arguments.split())
        self.assert_refused(done, said)

    @staticmethod
    def assert_refused(done, said):
        err = done.stderr
        assert "Traceback" not in err
        assert done.returncode == 2, err
        assert done.stdout == ""
        assert len(err.splitlines()) == 1, err
        assert err.startswith("bigthree: ")
        assert re.search(said, err), err

    @pytest.mark.parametrize("where", ["", " results_dir=deep/er/mine"])
    def test_not_even_an_empty_folder_is_left(self, tmp_path, where):
        done = run(tmp_path, *f"run author.appetite=7{where}".split())
        assert done.returncode == 2
        assert not list(tmp_path.iterdir())

    def test_a_fault_in_a_later_job_keeps_the_earlier_ones(self, tmp_path):
        done = run(tmp_path, "-m", "study=run", "author.appetite=0.5,7", "runs=2", "months=3")
        assert done.returncode == 2
        assert len(done.stderr.splitlines()) == 1
        assert "author.appetite=7" in done.stderr
        assert_nothing_left(tmp_path)

    def test_a_disk_that_fills_leaves_nothing(self, tmp_path, monkeypatch):
        def full(*_):
            raise OSError(28, "Error writing bytes to file. Detail: [errno 28] No space left")

        monkeypatch.setattr(histories, "write_runs", full)
        done = run(tmp_path, "run", "runs=2", "months=3", "results_dir=mine")
        assert done.returncode == 2
        assert done.stderr == (
            "bigthree: results_dir=mine: cannot be written (No space left on device)\n"
        )
        assert not list(tmp_path.iterdir())


def test_a_decimal_comma_is_named():
    """A comma where a point belongs: one line that names the key and says what to write."""
    from bigthree.composition import compose
    from bigthree.errors import BadRequest

    with pytest.raises(BadRequest, match=r"author\.appetite=0,6: one value only, decimals with a"):
        compose("author.appetite=0,6")

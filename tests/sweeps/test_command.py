"""`bigthree sweep …`: from the command to the table and back, and what of it varies."""

from __future__ import annotations

import csv
import re
import sys
from contextlib import contextmanager, redirect_stdout
from io import StringIO

import pandas as pd
import pytest

from bigthree import cli, open_results
from bigthree.answers import Answer, Table
from bigthree.arguments import commands
from bigthree.sweeps import executors
from bigthree.sweeps.results import Sweep
from bigthree.sweeps.running import sweep
from small import in_words

MAP = ("study=sweep", "world.rivalry=0..1", "author.appetite=0.2..0.9", "design=grid", "points=12",
       "runs=30", "months=24", "author=litvinov")  # fmt: skip
"""A small one of the README's map."""

RIVALRY = "true strength of the Anglo-American contradiction"
APPETITE = "how much of what it could claim the USSR seeks to control"


@contextmanager
def at_work(where, *arguments):
    """A request about to run in this process, in a folder of its own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(where)
        patch.setattr(sys, "argv", ["bigthree", *arguments])
        yield patch


def refuse(*_, **__):
    raise AssertionError("computed again")


@pytest.fixture(scope="module")
def mapped(tmp_path_factory):
    """What the map prints, and its folder."""
    where = tmp_path_factory.mktemp("map")
    with at_work(where, *MAP), redirect_stdout(StringIO()) as printed:
        cli.main()
    text = printed.getvalue()
    return text, where / text.splitlines()[-1]


class TestCommand:
    """`bigthree sweep …`, from the command to the table and back."""

    def test_it_leaves_its_folder(self, mapped):
        _, folder = mapped
        names = {path.name for path in folder.iterdir() if not path.name.startswith(".")}
        assert names >= {"scenario.yaml", "points.csv", "runs.parquet", "summary.csv",
                         "manifest.json", "CODEBOOK.md", "answer.txt", "figures"}  # fmt: skip
        found = open_results(folder)
        assert isinstance(found, Sweep)
        assert re.fullmatch(r"sweep-[0-9a-f]{8}", folder.name)
        assert folder.name.endswith(found.plan.fingerprint)
        assert len(found.points) == 9
        assert found.tables == ["points", "summary"]
        pd.testing.assert_frame_equal(
            found.table("summary"), found.summary(), check_exact=True, check_dtype=False
        )
        assert (
            found.table("points")["world.rivalry"].tolist()
            == found.points["world.rivalry"].tolist()
        )
        assert found.manifest["study"] == "sweep"
        assert found.manifest["finished"] is True

    def test_its_numbers_are_those_of_python(self, mapped, tmp_path):
        _, folder = mapped
        vary = {"world.rivalry": (0, 1), "author.appetite": (0.2, 0.9)}
        mine = sweep(["author=litvinov", "months=24"], vary, "grid", 12, 30, show=False,
                     results_dir=tmp_path / "mine")  # fmt: skip
        assert mine.plan.fingerprint == open_results(folder).plan.fingerprint
        assert mine.runs().equals(open_results(folder).runs())

    def test_the_codebook_describes_every_column(self, mapped):
        _, folder = mapped
        text = (folder / "CODEBOOK.md").read_text("utf-8")
        sections = dict(re.findall(r"^## ([^:\n]+)[^\n]*\n(.*?)(?=^## |\Z)", text, re.M | re.S))
        described = {
            name: re.findall(r"^\| ([^|]+?) \| ([^|]+?) \|", section, re.M)
            for name, section in sections.items()
        }
        tables = {path.name: pd.read_csv(path).columns for path in folder.glob("*.csv")}
        tables["runs.parquet"] = open_results(folder).runs().columns
        for name, columns in tables.items():
            assert {*columns} <= {column for column, _ in described[name]}, name
        for path in (folder / "figures").glob("*.csv"):
            columns = {column for column, _ in described[f"figures/{path.name}"]}
            assert {*pd.read_csv(path).columns} <= columns, path.name
        assert all(meaning.strip() for pairs in described.values() for _, meaning in pairs)

    def test_the_text_says_the_numbers_of_the_table(self, mapped):
        text, folder = mapped
        summary = open_results(folder).table("summary")
        answer = Answer.from_json((folder / "answer.json").read_text("utf-8"))
        said = in_words(answer.blocks)
        assert (
            "9 worlds, 30 histories each (270 in all), 24 months from January 1945, seed 0; "
            "the same luck in every world. Author: Litvinov. The contradiction holds. World: as "
            f"assumed. Varied: {RIVALRY} (world.rivalry): 0 to 1 (3 values); {APPETITE} "
            "(author.appetite): 0.2 to 0.9 (3 values)."
        ) in said
        table = next(block for block in answer.blocks if isinstance(block, Table))
        assert [row[0] for row in table.rows] == [RIVALRY, "", "", APPETITE, "", ""]
        levels = [
            (name, *each)
            for name in ("world.rivalry", "author.appetite")
            for each in summary.groupby(name)
        ]
        for row, (_, level, here) in zip(table.rows, levels, strict=True):
            _, where, worlds, together, months, anglo_american, tie = row
            assert float(where) == pytest.approx(level)
            assert int(worlds) == len(here) == 3
            share = float(together.strip("<> %"))
            assert abs(share - 100 * here["survival_60"].mean()) <= 0.5
            mean, spread = map(int, months.split(" ± "))
            assert mean == round(here["rmst_two_against_one"].mean())
            assert spread == round(here["rmst_two_against_one"].std(ddof=0))
            assert int(anglo_american) == round(here["rmst_anglo_american"].mean())
            assert float(tie.replace("−", "-")) == pytest.approx(
                here["soviet_western_tie"].mean(), abs=0.0051
            )
        months = summary["rmst_two_against_one"]
        for word, extreme in (("Longest together", months.max()), ("Shortest", months.min())):
            world = re.search(
                rf"{word}: world (\d+) \({RIVALRY}: (\S+); {APPETITE}: (\S+)\), "
                r"(\d+) months\.", said
            )  # fmt: skip
            point = summary.loc[int(world[1])]
            assert point["rmst_two_against_one"] == extreme
            assert (float(world[2]), float(world[3])) == pytest.approx(
                (point["world.rivalry"], point["author.appetite"])
            )
            assert int(world[4]) == round(extreme)
        assert (folder / "answer.txt").read_text("utf-8").strip() in text

    def test_the_same_command_answers_from_the_folder(self, mapped, capsys):
        text, folder = mapped
        before = {path: path.read_bytes() for path in folder.rglob("part-*.parquet")}
        with at_work(folder.parents[1], *MAP) as patch:
            patch.setattr(executors, "compute", refuse)
            cli.main()
        printed = capsys.readouterr()
        assert printed.err == ""
        assert printed.out.strip() == text.strip()
        assert {path: path.read_bytes() for path in folder.rglob("part-*.parquet")} == before

    def test_choices_and_numbers_that_fail_are_told(self, tmp_path, capsys):
        arguments = ("sweep", "author=maisky", "events=gentlemens_agreement,none",
                     "spheres=none,percentages", "design=grid", "runs=5", "months=12",
                     "results_dir=mine")  # fmt: skip
        with at_work(tmp_path, *arguments):
            cli.main()
        printed = capsys.readouterr()
        assert printed.err == ""
        assert (
            "1 of them failed (failures.csv); the first, world 0 (events: a gentlemen's agreement "
            "with Britain; scheme of spheres: no division), to compose: events.gentlemens_agreement"
        ) in " ".join(printed.out.split())
        found = open_results(tmp_path / "mine")
        assert found.tables == ["failures", "points", "summary"]
        assert found.summary()["stage"].notna().tolist() == [True, False, False, False]
        failures = found.table("failures")
        assert failures["point"].tolist() == [0]
        assert failures["message"].tolist() == [found.failures[0].message]
        codebook = (tmp_path / "mine" / "CODEBOOK.md").read_text("utf-8")
        assert "## failures.csv" in codebook
        with (tmp_path / "mine" / "failures.csv").open(encoding="utf-8", newline="") as file:
            assert next(csv.reader(file)) == ["point", "stage", "message", "scenario"]

    def test_listed_points(self, tmp_path, capsys):
        (tmp_path / "mine.csv").write_text("author,world.rivalry\nmaisky,0.2\ngromyko,\n", "utf-8")
        with at_work(tmp_path, "sweep", "design=mine.csv", "runs=5", "months=12"):
            cli.main()
        printed = capsys.readouterr().out
        assert re.search(r"^2 worlds, 5 histories each", printed, re.M)
        assert re.search(r"as in the +1 ", printed)

    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            ("sweep", r"^vary: nothing varies"),
            ("sweep world.rivalri=0..1", r"^world\.rivalri: .*'world\.rivalry'"),
            ("sweep world.rivalry=0..2", r"^world\.rivalry=0\.\.2: .*0 to 1"),
            ("sweep world.rivalry=0,1..0,5", r"^world\.rivalry=0,1: not a number.*point"),
            ("sweep author=maisky,litvnov", r"^author=litvnov: .*'litvinov'"),
            ("sweep months=12..24", r"^months: is the same in every world"),
            ("sweep world.rivalry=0..1 design=soboll", r"^design=soboll: .*'sobol'"),
            ("sweep world.rivalry=0..1 design=sobol points=10", r"^points=10: .*power of two"),
            ("sweep world.rivalry=0..1 points=0", r"^points=0: must be a whole number"),
            ("sweep design=missing.csv", r"^design=missing\.csv: cannot be read \(No such file"),
            ("sweep world.rivalry=0..1 design=missing.csv", r"lists the points; nothing else"),
            ("sweep world.rivalry=0..1 runs=0", r"^runs=0: must be a whole number"),
            ("sweep world.rivalry=0..1 chunk=0", r"^chunk=0: must be a whole number"),
            ("sweep world.rivalry=0..1 executor.workers=0", r"^executor\.workers=0: "),
        ],
    )
    def test_a_bad_request_is_one_line_and_leaves_nothing(self, tmp_path, capsys, arguments, said):
        with at_work(tmp_path, *arguments.split()), pytest.raises(SystemExit) as stopped:
            cli.main()
        printed = capsys.readouterr()
        assert stopped.value.code == 2
        assert printed.out == ""
        assert len(printed.err.splitlines()) == 1
        assert re.search(said, printed.err.removeprefix("bigthree: ")), printed.err
        assert not [*tmp_path.rglob("*")]


class TestWhatVaries:
    """Which arguments of a sweep vary, and which set one value."""

    @pytest.mark.parametrize(
        ("arguments", "kept", "varied"),
        [
            ("world.rivalry=0..1", "", ["world.rivalry=0..1"]),
            ("world.rivalry=range author=range", "", ["world.rivalry=range", "author=range"]),
            ("author=maisky,litvinov", "", ["author=maisky,litvinov"]),
            ("world.rivalry=0.1,0.2 author=maisky", "author=maisky", ["world.rivalry=0.1,0.2"]),
            ("author=maisky world.rivalry=0.3", "author=maisky world.rivalry=0.3", None),
            ("vary=assumptions", "", ["assumptions"]),
            ("vary=[assumptions,world.rivalry=0..1]", "", ["assumptions", "world.rivalry=0..1"]),
            ("vary=assumptions vary=coefficients", "", ["assumptions", "coefficients"]),
            ("vary=assumptions world.rivalry=0..1", "", ["assumptions", "world.rivalry=0..1"]),
            ("world.rivalry=0..1 vary=[author,events]", "",
             ["world.rivalry=0..1", "author", "events"]),
            ("""vary=["world.rivalry=0..1","author=maisky,litvinov"]""", "",
             ["world.rivalry=0..1", "author=maisky,litvinov"]),
            ("""vary='author=maisky,litvinov'""", "", ["author=maisky,litvinov"]),
            ("vary=[]", "", None),
            ("months=12..24", "", ["months=12..24"]),
            ("results_dir=../a,b design=../points.csv",
             "results_dir=../a,b design=../points.csv", None),
            ("scenario=../old/scenario.yaml name=a..b,c",
             "scenario=../old/scenario.yaml name=a..b,c", None),
            ("spheres.ussr=[poland,hungary]", "spheres.ussr=[poland,hungary]", None),
            ("runs=10 seed=3 points=4 months=12", "runs=10 seed=3 points=4 months=12", None),
        ],
    )  # fmt: skip
    def test_several_worlds_at_once(self, arguments, kept, varied):
        (command,) = commands(["sweep", *arguments.split()])
        assert command.overrides == tuple(kept.split())
        assert command.vary == tuple(varied or ())

    def test_with_m_lists_make_requests(self):
        words = "-m sweep author=maisky,litvinov world.rivalry=0..1 world.tolerance=0.1,0.2"
        made = commands(words.split())
        assert [each.overrides for each in made] == [
            (f"author={author}", f"world.tolerance={tolerance}")
            for author in ("maisky", "litvinov")
            for tolerance in ("0.1", "0.2")
        ]
        assert {each.vary for each in made} == {("world.rivalry=0..1",)}
        assert [each.number for each in made] == ["0", "1", "2", "3"]

    def test_with_m_there_is_a_sweep_for_each(self, tmp_path, capsys):
        with at_work(tmp_path, "-m", "study=sweep", "author=maisky,gromyko", "world.rivalry=0..1",
                     "points=2", "runs=3", "months=12", "results_dir=mine"):  # fmt: skip
            cli.main()
        assert capsys.readouterr().out.count("2 worlds, 3 histories each") == 2
        authors = [open_results(tmp_path / "mine" / f"{n}").summary()["author"].tolist()
                   for n in (0, 1)]  # fmt: skip
        assert authors == [["maisky"] * 2, ["gromyko"] * 2]

    @pytest.mark.parametrize("study", ["run", "headline", "experiment"])
    def test_other_studies_are_left_alone(self, study):
        (command,) = commands([f"study={study}", "author=maisky", "world.rivalry=0..1"])
        assert command.overrides == ("author=maisky", "world.rivalry=0..1")
        assert not command.vary

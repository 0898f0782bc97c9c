"""A user's own folder: authors, spheres, events and what-ifs beside those that ship."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

import bigthree
from bigthree import cli, resources
from bigthree.answers import terminal
from bigthree.errors import BadRequest
from bigthree.evidence import assumption, sources
from bigthree.help import help_answer
from pages import make_own

ROOT = Path(__file__).parents[1]
TUTORIAL = ROOT / "docs" / "tutorials" / "an_author_of_your_own.md"


@pytest.fixture
def mine(tmp_path, monkeypatch):
    """The folder that the tutorial makes, under a name with a space in it."""
    folder = tmp_path / "my own"
    make_own(TUTORIAL, folder)
    monkeypatch.setenv("BIGTHREE_OWN", str(folder))
    monkeypatch.chdir(tmp_path)
    return folder


def altered(folder, old, new):
    path = folder / "evidence.csv"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


class TestAuthor:
    """An author of one's own is like any other."""

    def test_his_numbers_are_those_of_his_file_with_page_and_reading(self, mine):
        scenario = bigthree.compose("author=sceptic", "contradiction=as_believed")
        assert scenario.author.believed_rivalry == scenario.world.rivalry == 0.2
        assert scenario.world.tolerance == 0.5
        assert scenario.spheres.name == "litvinov_november_1944"
        found = assumption(scenario, "world.american_reach")
        assert (found.low, found.high, found.grade, found.pages) == (0.4, 0.8, "stated", "6")
        assert found.reading == "America will stay in Europe."

    def test_shipped_authors_are_as_they_were(self, mine, monkeypatch):
        beside = bigthree.compose("author=maisky", "world.resistance=0.31")
        monkeypatch.delenv("BIGTHREE_OWN")
        assert bigthree.compose("author=maisky", "world.resistance=0.31") == beside
        assert "sceptic" not in sources()

    def test_the_help_lists_him_and_the_hand_out_holds_his_evidence(
        self, mine, monkeypatch, capsys
    ):
        assert re.search(r"sceptic +A sceptic in the Commissariat", terminal.render(help_answer()))
        asked = ["bigthree", "study=run", "author=sceptic", "runs=4", "months=12", "results_dir=r"]
        monkeypatch.setattr(sys, "argv", asked)
        cli.main()
        page = (mine.parent / "r" / "report.html").read_text("utf-8")
        assert "America will stay in Europe." in page

    def test_results_repeat_without_his_folder(self, mine, monkeypatch, tmp_path):
        scenario = bigthree.compose("author=sceptic", "months=12")
        before = bigthree.simulate(scenario, runs=3).table()
        monkeypatch.delenv("BIGTHREE_OWN")
        again = bigthree.Scenario.from_mapping(scenario.to_mapping())
        assert bigthree.simulate(again, runs=3).table().equals(before)

    def test_a_what_if_of_ones_own_is_listed(self, mine):
        (mine / "experiments").mkdir()
        (mine / "experiments" / "sceptics.yaml").write_text("question: Who is right?\n", "utf-8")
        assert "sceptics" in resources.experiment_names()
        assert resources.experiment("sceptics").is_relative_to(mine)


class TestRefused:
    """A slip is said in one line, with its place."""

    @pytest.mark.parametrize(
        ("old", "new", "says"),
        [
            (
                ",stated,inferred,3",
                ",sure,inferred,3",
                r"evidence.csv: line 2: grade=sure: allowed: inferred, silent",
            ),
            ("0.2,0.05,0.4,", "0.9,0.05,0.4,", r"line 2: value=0.9: must lie between low=0.05"),
            ("0.2,0.05,0.4,", "high,0.05,0.4,", r"line 2: is not a coding \(.*'high'\)"),
            ("sceptic,belie", "maisky,belie", r"line 2: source=maisky: is shipped; take another"),
            ('"America will stay in Europe."', "", r"line 11: reading: is empty"),
            ("source,", "author,", r"line 2: is not a coding \('source'\)"),
            ("sceptic,tolerance", "sceptic,patience", r"no evidence of sceptic on 'tolerance'"),
        ],
    )
    def test_a_row(self, mine, tmp_path, monkeypatch, old, new, says):
        altered(mine, old, new)
        other = tmp_path / "altered"
        mine.rename(other)
        monkeypatch.setenv("BIGTHREE_OWN", str(other))
        with pytest.raises(BadRequest, match=says) as refused:
            bigthree.compose("author=sceptic")
        assert "\n" not in str(refused.value)

    def test_a_name_that_is_shipped(self, mine):
        (mine / "configs" / "author" / "sceptic.yaml").rename(
            mine / "configs" / "author" / "maisky.yaml"
        )
        with pytest.raises(BadRequest, match=r"maisky\.yaml: maisky is shipped; take another name"):
            resources.choices("author")

    def test_no_such_folder(self, monkeypatch, capsys):
        monkeypatch.setenv("BIGTHREE_OWN", "nowhere")
        monkeypatch.setattr(sys, "argv", ["bigthree", "study=run"])
        with pytest.raises(SystemExit) as stopped:
            cli.main()
        assert stopped.value.code == 2
        assert capsys.readouterr().err == "bigthree: BIGTHREE_OWN=nowhere: no such folder\n"

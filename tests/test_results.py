"""A results folder of an ordinary study, opened again: its tables, its scenarios, its numbers."""

from __future__ import annotations

import json
import sys

import numpy as np
import pandas as pd
import pytest

import bigthree
from as_written import measures_of
from bigthree import BadRequest, cli, open_results
from bigthree.comparison import compare
from bigthree.storage.saved import SavedResults
from bigthree.sweeps.results import Sweep
from blank import blank


def command(where, *arguments):
    """Run a request in this process, in a folder of its own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(where)
        patch.setattr(sys, "argv", ["bigthree", *arguments])
        with blank():
            cli.main()


@pytest.fixture(scope="module")
def ran(tmp_path_factory):
    """The folder of `bigthree study=run`."""
    where = tmp_path_factory.mktemp("run")
    command(where, "study=run", "author=maisky", "contradiction=fails", "author.appetite=0.61",
            "runs=20", "months=24", "seed=5", "results_dir=mine")  # fmt: skip
    return where / "mine"


@pytest.fixture(scope="module")
def headline(tmp_path_factory):
    """The folder of the headline of one author."""
    where = tmp_path_factory.mktemp("headline")
    command(where, "author=litvinov", "runs=20", "months=24", "results_dir=mine")
    return where / "mine"


class TestRun:
    """`study=run`: one scenario."""

    @pytest.mark.parametrize("kind", [str, lambda path: path])
    def test_it_opens(self, ran, kind):
        found = open_results(kind(ran))
        assert isinstance(found, SavedResults)
        assert not isinstance(found, Sweep)
        assert found.path == ran
        assert repr(found) == f"<SavedResults in {ran}>"

    def test_the_scenario_is_the_one_that_was_run(self, ran):
        found = open_results(ran)
        overrides = "author=maisky", "contradiction=fails", "author.appetite=0.61", "months=24"
        expected = bigthree.compose(*overrides)
        assert dict(found.scenarios) == {expected.name: expected}

    def test_run_again_it_gives_the_same_numbers(self, ran):
        found = open_results(ran)
        (scenario,) = found.scenarios.values()
        many = bigthree.simulate(scenario, found.manifest["runs"], found.manifest["seed"])
        rows = found.runs()
        assert rows.equals(many.table())
        assert measures_of(rows).tobytes() == many.measures.tobytes()
        pd.testing.assert_frame_equal(
            found.summary(), many.summary(), check_exact=True, check_dtype=False
        )

    def test_some_columns_of_the_rows(self, ran):
        few = open_results(ran).runs(["run", "surprise"])
        assert [*few] == ["run", "surprise"]
        assert few.equals(open_results(ran).runs()[["run", "surprise"]])

    def test_the_manifest_says_how(self, ran):
        manifest = open_results(ran).manifest
        assert (manifest["study"], manifest["runs"], manifest["seed"]) == ("run", 20, 5)
        assert "author.appetite=0.61" in manifest["overrides"]


class TestHeadline:
    """A study of several scenarios, with a table of its own."""

    def test_tables(self, headline):
        found = open_results(headline)
        assert found.tables == ["differences", "summary", "theories"]
        for name in found.tables:
            table = found.table(name)
            assert table.to_csv(index=False) == (headline / f"{name}.csv").read_text("utf-8")
        assert found.summary().equals(found.table("summary"))

    def test_scenarios_are_those_of_the_summary_and_the_rows(self, headline):
        found = open_results(headline)
        names = found.summary()["scenario"].tolist()
        assert [*found.scenarios] == names
        assert len(names) == 6
        assert found.runs()["scenario"].drop_duplicates().tolist() == names

    def test_compared_again_they_give_the_same_numbers(self, headline):
        found = open_results(headline)
        again = compare(found.scenarios, found.manifest["runs"], found.manifest["seed"])
        pd.testing.assert_frame_equal(
            found.summary(), again.summary().reset_index(drop=True), check_exact=True,
            check_dtype=False,
        )  # fmt: skip
        measures = np.concatenate([each.measures for each in again.ensembles.values()])
        assert measures_of(found.runs()).tobytes() == measures.tobytes()


class TestRefusals:
    """What is no results folder, or lacks something, is refused in one line."""

    def test_no_folder(self, tmp_path):
        (tmp_path / "file").write_text("mine")
        (tmp_path / "other").mkdir()
        (tmp_path / "other" / "summary.csv").write_text("a\n1\n")
        for name in ("missing", "file", "other", "."):
            with pytest.raises(BadRequest, match=r": is no results folder$"):
                open_results(tmp_path / name)

    def test_no_such_table(self, ran):
        with pytest.raises(BadRequest, match=r"^table=sumary: did you mean 'summary'\?$"):
            open_results(ran).table("sumary")

    @pytest.mark.parametrize("text", ["", "{", "null", "[1]", "3"])
    def test_a_manifest_that_says_nothing(self, tmp_path, text):
        (tmp_path / "manifest.json").write_text(text)
        with pytest.raises(BadRequest, match=r"manifest\.json: cannot be read$"):
            _ = open_results(tmp_path).manifest

    def test_parts_that_are_gone(self, tmp_path):
        (tmp_path / "manifest.json").write_text(json.dumps({"study": "run"}))
        found = open_results(tmp_path)
        assert found.tables == []
        assert not found.scenarios
        with pytest.raises(BadRequest, match=r"runs\.parquet: cannot be read") as said:
            found.runs()
        assert len(str(said.value).splitlines()) == 1
        with pytest.raises(BadRequest, match=r"^table=summary: "):
            found.summary()

    def test_rows_that_are_corrupt_or_lack_a_column(self, ran, tmp_path):
        (tmp_path / "manifest.json").write_text("{}")
        (tmp_path / "runs.parquet").write_bytes(b"not a table")
        with pytest.raises(BadRequest, match=r"runs\.parquet: cannot be read") as said:
            open_results(tmp_path).runs()
        assert len(str(said.value).splitlines()) == 1
        with pytest.raises(BadRequest, match=r"runs\.parquet: cannot be read \(.*surprize"):
            open_results(ran).runs(["surprize"])

    def test_a_table_comes_as_it_was_written(self, tmp_path):
        """Words that look like nothing stay words, numbers keep every digit, blanks are blanks."""
        (tmp_path / "manifest.json").write_text("{}")
        (tmp_path / "mine.csv").write_text(
            'scenario,luck,events,value,count\nNA,true,none,,1\n'
            'null,false,"two\nlines",0.30000000000000004,2\n', "utf-8",
        )  # fmt: skip
        table = open_results(tmp_path).table("mine")
        assert table["scenario"].tolist() == ["NA", "null"]
        assert table["luck"].tolist() == ["true", "false"]
        assert table["events"].tolist() == ["none", "two\nlines"]
        assert table["value"].isna().tolist() == [True, False]
        assert table["value"][1] == 0.1 + 0.2
        assert table["count"].dtype == np.int64

    def test_a_long_table_is_read_whole(self, tmp_path):
        """What a column holds may come late: the first megabytes decide nothing."""
        (tmp_path / "manifest.json").write_text("{}")
        table = pd.DataFrame({"point": range(300_000), "message": None, "value": 1.0})
        table.loc[299_999, ["message", "value"]] = ["late", 0.1]
        table.to_csv(tmp_path / "mine.csv", index=False)
        found = open_results(tmp_path).table("mine")
        assert found.iloc[-1].tolist() == [299_999, "late", 0.1]
        assert found["message"].isna().sum() == 299_999

"""Results folders that are damaged: read whole, or refused in one line that names the file."""

from __future__ import annotations

import json
import shutil
from contextlib import suppress
from pathlib import Path

import pytest

import bigthree
from bigthree import BadRequest
from commands import run
from hostile import FOLDERS, flip, unsealed
from small import once_each


@pytest.fixture(scope="session")
def results(tmp_path_factory):
    return once_each(tmp_path_factory)


@pytest.fixture
def folder(results, tmp_path, request):
    """A results folder to do harm to: of one world unless the test asks for another."""
    study = getattr(request, "param", "run")
    return Path(shutil.copytree(results(study), tmp_path / "results"))


def read(folder):
    """All that Python reads of a folder."""
    saved = bigthree.open_results(folder)
    for name in saved.tables:
        saved.table(name)
    return saved.summary(), saved.runs(), list(saved.scenarios), saved.origin, saved.answer


@pytest.mark.parametrize("folder", ["run", "sweep"], indirect=True)
@pytest.mark.parametrize("what", FOLDERS)
@pytest.mark.usefixtures("blank_figures")
def test_a_damaged_folder_is_read_or_refused_in_a_line(folder, what):
    FOLDERS[what](folder)
    for study in ("cite", "figures"):
        done = run(folder.parent, study, "folder=results")
        lines = done.stderr.splitlines()
        assert (done.returncode, len(lines)) in ((0, 0), (2, 1)), done.stderr
        assert all(line.startswith("bigthree: ") for line in lines)
    with suppress(BadRequest):
        read(folder)


@pytest.mark.parametrize(
    ("name", "readers"),
    [
        ("summary.csv", "figures read"),
        ("runs.parquet", "figures read"),
        ("answer.json", "figures read"),
        ("scenario.yaml", "figures read cite"),
        ("figures/ties.csv", "figures"),
        ("figures/ties.caption.txt", "figures"),
        ("figures/figures.json", "figures"),
    ],
)
@pytest.mark.parametrize("harm", [flip, Path.unlink], ids=["a flipped bit", "missing"])
def test_a_file_that_was_altered_is_named(folder, name, readers, harm):
    harm(folder / name)
    said = f"{name}: is not as it was written (missing, truncated or altered)"
    for study in {"figures", "cite"} & {*readers.split()}:
        done = run(folder.parent, study, "folder=results")
        assert done.returncode == 2
        assert done.stderr == f"bigthree: results/{said}\n"
    if "read" in readers.split():
        with pytest.raises(BadRequest) as refused:
            read(folder)
        assert str(refused.value) == f"{folder}/{said}"


def test_every_flipped_bit_of_a_summary_is_noticed(folder):
    path = folder / "summary.csv"
    whole = path.read_bytes()
    for place in range(0, len(whole), 97):
        altered = bytearray(whole)
        altered[place] ^= 1 << place % 8
        path.write_bytes(altered)
        with pytest.raises(BadRequest, match=r"summary\.csv: is not as it was written"):
            bigthree.open_results(folder).summary()


def test_a_manifest_without_digests_is_of_an_earlier_release(folder):
    held = json.loads((folder / "manifest.json").read_text("utf-8"))
    assert {"summary.csv", "runs.parquet", "figures/ties.csv"} <= {*held["digests"]}
    summary, runs, *_ = read(unsealed(folder))
    assert len(runs) == summary["runs"][0]

"""Tutorials and how-tos, followed as they are written; what they show is what is printed."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from pages import FENCE, reader

__all__ = ["reader"]

ROOT = Path(__file__).parents[1]
PAGES = [
    page
    for folder in ("tutorials", "howto")
    for page in sorted((ROOT / "docs" / folder).glob("*.md"))
]
PATCHING = "a_new_mechanism.md"


@pytest.mark.parametrize("page", [p for p in PAGES if p.name != PATCHING], ids=lambda p: p.stem)
def test_a_reader_can_follow_it(page, reader):
    reader.follow(page)


@pytest.mark.skipif(shutil.which("git") is None, reason="git applies the changes")
def test_a_mechanism_is_added_as_the_tutorial_says(tmp_path):
    """In a copy of the project: its files made, its changes applied, its tests run."""
    for part in ("src", "tests", "configs", "experiments", "docs", "pyproject.toml", "README.md"):
        place = ROOT / part
        copy = shutil.copytree if place.is_dir() else shutil.copy
        copy(place, tmp_path / part)
    changes = 0
    text = (ROOT / "docs" / "tutorials" / PATCHING).read_text("utf-8")
    for language, name, body in FENCE.findall(text):
        if name:
            (tmp_path / name).write_text(body, "utf-8")
        elif language == "diff":
            changes += 1
            run(["git", "apply", "--recount", "-"], tmp_path, body)
    assert changes == len(re.findall("^```diff$", text, flags=re.MULTILINE)) >= 5
    tests = ["tests/theory/test_debt.py", "tests/theory/test_vocabulary.py"]
    pytest_here = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider"]
    said = run([*pytest_here, "-o", "filterwarnings=default", *tests], tmp_path)
    assert "failed" not in said


def run(command, folder, given=None):
    """What a command says that must do well; our package is that of the folder."""
    here = {"PYTHONPATH": str(folder / "src"), "GIT_CEILING_DIRECTORIES": str(folder.parent)}
    done = subprocess.run(
        command, cwd=folder, env=os.environ | here, input=given, capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout

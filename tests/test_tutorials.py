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
TOUCHED = (
    "tests/theory/test_debt.py",
    "tests/theory/test_entrapment.py",
    "tests/theory/test_vocabulary.py",
    "tests/test_histories_stand.py",
    "tests/test_case_free.py::test_no_country_and_no_person_is_named",
    "tests/test_mutations.py::test_every_function_has_a_case_worked_by_hand",
    "tests/test_mutations.py::test_every_slip_is_noticed[debt]",
    "tests/test_mutations.py::test_every_slip_is_noticed[entrapment]",
    "tests/test_model_description.py::test_its_tables_are_those_of_the_code",
    "tests/test_model_description.py::test_every_number_stands_in_an_equation",
    "tests/test_model_description.py::test_the_description_makes_the_same_histories[debts]",
    "tests/test_package.py::TestParameters",
    "tests/test_package.py::TestMechanisms",
    "src/bigthree/studies/ablation/computation.py",
    "tests/analysis/test_ablation.py::TestVersions",
    "tests/analysis/test_ablation.py::TestResult",
    "tests/record/test_robustness.py::TestVariants::test_a_mechanism_off_is_its_coefficients_at_nothing",
    "tests/record/test_robustness.py::TestVariants::test_every_mechanism_that_can_be_is_switched_off",
    "tests/record/test_robustness.py::TestTheStudy::test_every_variant_has_a_row_for_each_measure",
    "tests/record/test_robustness.py::TestTheStudy::test_a_variant_that_cannot_be_is_told_and_the_others_are_run",
)
"""What a mechanism that is added might break, and does not if all the page's steps are taken."""
RENEW = f"the context of a diff in docs/tutorials/{PATCHING} changed; renew that diff\n"


@pytest.mark.slow
@pytest.mark.parametrize("page", [p for p in PAGES if p.name != PATCHING], ids=lambda p: p.stem)
def test_a_reader_can_follow_it(page, reader):
    reader.follow(page)


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("git") is None, reason="git applies the changes")
def test_a_mechanism_is_added_as_the_tutorial_says(tmp_path):
    """In a copy of the project: its files made, its changes applied, its tests run."""
    for part in (
        "src", "tests", "benchmarks", "configs", "experiments", "docs", "pyproject.toml",
        "README.md",
    ):  # fmt: skip
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
            run(["git", "apply", "--recount", "-"], tmp_path, body, RENEW)
    assert changes == len(re.findall("^```diff$", text, flags=re.MULTILINE)) >= 5
    (cog,) = re.findall(r"^cd docs && \S+/cog .*$", text, flags=re.MULTILINE)
    run(["sh", "-c", cog.replace("../.venv/bin/cog", f"{sys.executable} -m cogapp")], tmp_path)
    pytest_here = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider"]
    options = ["--doctest-modules", "-o", "filterwarnings=default"]
    said = run([*pytest_here, *options, *TOUCHED], tmp_path)
    assert "failed" not in said


def run(command, folder, given=None, advice=""):
    """What a command says that must do well; our package is that of the folder."""
    here = {"PYTHONPATH": str(folder / "src"), "GIT_CEILING_DIRECTORIES": str(folder.parent)}
    done = subprocess.run(
        command, cwd=folder, env=os.environ | here, input=given, capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    assert done.returncode == 0, advice + done.stdout + done.stderr
    return done.stdout

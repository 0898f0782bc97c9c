"""The wheel, in an environment that holds it and what it requires and nothing else."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import venv
import zipfile
from importlib.metadata import distributions
from pathlib import Path

import pytest

from bigthree.resources import choices, experiment_names
from bigthree.studies.registry import study_names
from distributions import brought_by, places
from small import LONG, WITH_FIGURES, WITHOUT_FIGURES

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[1]

SMALL = ("runs=4", "months=72")
NEED_AN_EXTRA = {"sensitivity", "discovery"}
ASKED = {
    **dict.fromkeys(study_names(), ()),
    **WITH_FIGURES,
    **WITHOUT_FIGURES,
    **LONG,
    "ablation": ("author=litvinov", *SMALL),
    "cite": ("folder=first",),
    "compare": ("author=maisky,litvinov", *SMALL),
    "evidence": ("author=litvinov",),
    "figures": ("folder=first",),
    "inference": ("runs=4000",),
    "replay": ("scenario=first/scenario.yaml", "runs=4"),
    "sweep": ("world.rivalry=0..1", "points=4", *SMALL),
}
REQUESTS = {study: ASKED[study] for study in study_names() if study not in NEED_AN_EXTRA}
"""A small request of every study that needs no extra."""

EXTRAS = {
    "sensitivity": ("sensitivity", "author=litvinov"),
    "discovery": ("discovery", "author=litvinov"),
    "dask": ("sweep", "world.rivalry=0..1", "executor=dask"),
}
"""A request that needs an extra, by the extra."""


def python(*arguments, folder=ROOT, **environment):
    """What an interpreter says; the first argument names it."""
    clean = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    return subprocess.run(
        [*map(str, arguments)], cwd=folder, env=clean | environment, capture_output=True,
        text=True, check=False,
    )  # fmt: skip


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """The sdist, and the wheel that is built from it."""
    out = tmp_path_factory.mktemp("dist")
    build = "import sys, hatchling.build as b; print(b.build_{}(sys.argv[1]))"
    sdist = python(sys.executable, "-c", build.format("sdist"), out)
    assert sdist.returncode == 0, sdist.stderr
    with tarfile.open(out / sdist.stdout.split()[-1]) as archive:
        archive.extractall(out, filter="data")
    (source,) = (path for path in out.iterdir() if path.is_dir())
    wheel = python(sys.executable, "-c", build.format("wheel"), out, folder=source)
    assert wheel.returncode == 0, wheel.stderr
    return out


@pytest.fixture(scope="module")
def wheel(built):
    (path,) = built.glob("*.whl")
    return path


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory):
    """The program in an environment of its own, with the core's requirements from this one.

    They are linked, not installed, since a test reaches for no network; what is not required is
    not there.
    """
    home = tmp_path_factory.mktemp("home") / "environment"
    venv.create(home, with_pip=False)
    (packages,) = home.glob("**/site-packages")
    interpreter = home / Path(sys.executable).parent.name / "python"
    install = ("--no-deps", "--no-index", "--no-cache-dir", "--disable-pip-version-check", "-q")
    done = python(sys.executable, "-m", "pip", "--python", interpreter, "install", *install, wheel)
    assert done.returncode == 0, done.stderr
    (ours,) = distributions(name="bigthree", path=[str(packages)])
    for place in {place for held in brought_by(ours).values() for place in places(held)}:
        (packages / place.name).symlink_to(place)
    return interpreter.with_name("bigthree")


@pytest.fixture(scope="module")
def first(installed, tmp_path_factory):
    """A folder, not the checkout, with the results of a first run."""
    folder = tmp_path_factory.mktemp("elsewhere")
    done = python(installed, "run", "results_dir=first", *SMALL, folder=folder)
    assert (done.returncode, done.stderr) == (0, "")
    return folder


class TestContents:
    """What is shipped."""

    def test_configs_experiments_and_tables_are_in_the_wheel(self, wheel):
        with zipfile.ZipFile(wheel) as archive:
            shipped = set(archive.namelist())
        for kind in ("configs", "experiments"):
            expected = {path.relative_to(ROOT) for path in (ROOT / kind).glob("**/*.yaml")}
            assert {f"bigthree/{path.as_posix()}" for path in expected} <= shipped
        inside = {path for path in (ROOT / "src" / "bigthree").rglob("*")
                  if path.is_file() and "__pycache__" not in path.parts}  # fmt: skip
        assert {path.relative_to(ROOT / "src").as_posix() for path in inside} <= shipped
        assert not any(name.startswith(("tests/", "docs/")) for name in shipped)

    def test_the_sdist_holds_what_the_tests_need(self, built):
        (archive,) = built.glob("*.tar.gz")
        with tarfile.open(archive) as held:
            names = {name.partition("/")[2] for name in held.getnames()}
        for path in ("README.md", "LICENSE", "CITATION.cff", "CHANGELOG.md", "tests/conftest.py",
                     "docs/sweeps.md", "benchmarks/speed.py", "results/reference/answer.txt",
                     "pyproject.toml"):  # fmt: skip
            assert path in names
        assert not any(".venv" in name or "__pycache__" in name for name in names)


class TestCommands:
    """Every study, outside the checkout."""

    def test_it_is_the_wheel_that_runs(self, installed, first):
        where = "import bigthree; print(bigthree.__file__)"
        said = python(installed.with_name("python"), "-c", where, folder=first).stdout
        assert Path(said.strip()).is_relative_to(installed.parents[1])

    @pytest.mark.parametrize("study", REQUESTS)
    def test_it_runs(self, installed, first, study):
        done = python(installed, f"study={study}", *REQUESTS[study], folder=first)
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout.strip()

    def test_the_help_lists_every_choice_and_experiment(self, installed, first):
        said = python(installed, "--help", folder=first).stdout
        listed = {*experiment_names(), *choices("author"), *choices("events")}
        assert all(name in said for name in listed)

    def test_the_manifest_names_no_commit_outside_a_checkout(self, first):
        assert '"git": null' in (first / "first" / "manifest.json").read_text("utf-8")

    @pytest.mark.parametrize("extra", EXTRAS)
    def test_a_missing_extra_is_named_before_anything_is_run(self, installed, first, extra):
        before = set(first.rglob("*"))
        done = python(installed, *EXTRAS[extra], folder=first)
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.count("\n") == 1
        assert done.stderr.endswith(f"; pip install 'bigthree[{extra}]'\n")
        assert set(first.rglob("*")) == before

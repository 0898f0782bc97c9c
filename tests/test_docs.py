"""What README and docs tell people to type works."""

from __future__ import annotations

import doctest
import importlib
import pkgutil
import re
import shlex
import sys
from pathlib import Path

import pytest

import bigthree
from bigthree import cli
from bigthree.answers import Answer, markdown, terminal
from bigthree.studies.registry import all_studies, study_names

ROOT = Path(__file__).parents[1]
PAGES = sorted(
    [
        ROOT / "README.md",
        ROOT / "CONTRIBUTING.md",
        ROOT / "SECURITY.md",
        *(each for each in (ROOT / "docs").glob("**/*.md") if "_build" not in each.parts),
    ]
)
FOLLOWED = ("tutorials", "howto")
"""Folders whose pages are read from top to bottom: `test_tutorials.py` follows them."""
LOOKED_UP = [page for page in PAGES if page.parent.name not in FOLLOWED]
SMALL = ("runs=8", "months=72")
FEW_POINTS = "points=48"
SIZES = ("runs", "months", "points", "results_dir")
RUN = (
    "ablation", "discovery", "experiment", "frontier", "headline", "misjudgements", "patterns",
    "run", "sensitivity", "sweep",
)  # fmt: skip
FEWER = {"calibration": "runs=8000", "inference": "runs=4000", "hindcast": "runs=20",
         "robustness": "runs=4", "transfer": "runs=4"}  # fmt: skip
"""Studies whose horizon is their own."""
LARGE = (
    "ablation", "calibration", "discovery", "frontier", "inference", "misjudgements", "robustness",
)  # fmt: skip
FENCE = re.compile(r"^```[ \t]*([\w-]*)[^\n]*\n(.*?)^```", flags=re.MULTILINE | re.DOTALL)
SHELL = ("", "sh", "bash", "shell", "console", "text")
PLACEHOLDER = re.compile(r"…|\.\.\.|<\w+>|\b[A-Z]{3,}\b|/path/")


def blocks(page, languages):
    text = page.read_text("utf-8")
    return [body for language, body in FENCE.findall(text) if language.lower() in languages]


def commands():
    """Every command of ours in a fenced block, once, with the page that shows it."""
    found = {}
    for page in LOOKED_UP:
        for body in blocks(page, SHELL):
            for line in body.replace("\\\n", " ").splitlines():
                for part in re.split(r"&&|;|\|", line):
                    words = part.strip().removeprefix("$ ").strip()
                    words = words.removeprefix("python -m ").removeprefix(".venv/bin/")
                    if re.match(r"bigthree(\s|$)", words) and not PLACEHOLDER.search(words):
                        found.setdefault(tuple(shlex.split(words, comments=True)), page.name)
    return [
        pytest.param(
            list(words[1:]),
            id=f"{page}: {shlex.join(words)}"[:90],
            marks=[pytest.mark.slow] if is_large(words[1:]) else [],
        )
        for words, page in found.items()
    ]


def pages_with_doctests():
    return [page for page in LOOKED_UP if any(">>>" in body for body in blocks(
        page, ("", "python", "pycon", "py")))]  # fmt: skip


def study_of(arguments):
    """The study that a request names, with or without its key."""
    for argument in arguments:
        name = argument.removeprefix("study=")
        if name in study_names():
            return name
    return "experiment" if any(a.startswith("experiment=") for a in arguments) else "headline"


def is_large(arguments):
    """Whether a request takes long, however small it is asked for, or starts processes."""
    return study_of(arguments) in LARGE or "executor=dask" in arguments


@pytest.mark.usefixtures("blank_figures")
@pytest.mark.parametrize("arguments", commands())
def test_every_command_runs(arguments, tmp_path, monkeypatch, capsys):
    """As it stands but small; what it says to repeat an earlier run needs that run."""
    if any(argument.startswith("scenario=") for argument in arguments):
        pytest.skip("repeats an earlier run")
    study = study_of(arguments)
    kept = [argument for argument in arguments if argument.split("=")[0] not in SIZES]
    kept += [FEW_POINTS for argument in arguments if argument.startswith("points=")]
    if not {"--help", "-h", "--version"} & set(arguments):
        arguments = [*kept, *SMALL] if study in RUN else arguments
        arguments = [*kept, FEWER[study]] if study in FEWER else arguments
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "argv", ["bigthree", *arguments])
    code = 0
    try:
        cli.main()
    except SystemExit as stopped:
        code = stopped.code or 0
    printed = capsys.readouterr()
    assert (code, printed.err) == (0, "")
    assert printed.out.strip()


@pytest.mark.parametrize("page", pages_with_doctests(), ids=lambda page: page.name)
def test_every_python_example(page, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    examples = "\n".join(blocks(page, ("", "python", "pycon", "py")))
    test = doctest.DocTestParser().get_doctest(examples, {"bigthree": bigthree}, page.name, None, 0)
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE)
    said = []
    failed = runner.run(test, out=said.append)
    assert not failed.failed, "".join(said)


def modules():
    inside = pkgutil.walk_packages(bigthree.__path__, "bigthree.")
    return ["bigthree", *(each.name for each in inside if not each.name.endswith("__main__"))]


@pytest.mark.parametrize("name", modules())
def test_docstring_examples(name, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    module = importlib.import_module(name)
    known = {"bigthree": bigthree, **{each: getattr(bigthree, each) for each in bigthree.__all__}}
    found = doctest.testmod(
        module, extraglobs=known, optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
    )
    assert not found.failed


@pytest.mark.parametrize("name", modules())
def test_every_module_says_what_it_is(name):
    module = importlib.import_module(name)
    assert module.__doc__
    assert module.__doc__.split("\n\n")[0].strip()


class TestReadme:
    """What the README promises to a new reader."""

    def test_it_shows_commands(self):
        shown = [page for page in PAGES if page.name == "README.md" and blocks(page, SHELL)]
        assert shown, "README.md shows no command"
        assert any(param.id.startswith("README.md") for param in commands())

    def test_it_is_short(self):
        assert len((ROOT / "README.md").read_text("utf-8").split()) <= 700

    def test_its_answer_is_in_the_words_of_the_program(self):
        reference = Path(ROOT, "results", "reference")
        answer = Answer.from_json((reference / "answer.json").read_text("utf-8"))
        shown = "\n\n".join(markdown.block(part) for part in answer.blocks[:3])
        assert f"answer.json -->\n{shown}\n<!--" in (ROOT / "README.md").read_text("utf-8")
        assert terminal.render(answer) == (reference / "answer.txt").read_text("utf-8").rstrip("\n")

    @pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
    def test_links_and_pictures_lead_somewhere(self, page):
        text = re.sub(r"```.*?```", "", page.read_text("utf-8"), flags=re.DOTALL)
        for target in re.findall(r"\]\(([^)\s]+)\)", text):
            if not re.match(r"[a-z]+:|#", target):
                assert (page.parent / target.split("#")[0]).exists(), target

    @pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
    def test_every_number_it_names_exists(self, page):
        numbers = bigthree.compose().numbers()
        named = re.findall(r"`((?:author|world|theory)\.[a-z_]+)(?:=[^`]*)?`",
                           page.read_text("utf-8"))  # fmt: skip
        made = re.findall(r"^\+([a-z_]+),\S*,[\d.,]+,", page.read_text("utf-8"), re.M)
        known = {
            *numbers,
            "author.name",
            "world.capabilities",
            *(f"theory.{each}" for each in made),
        }
        assert set(named) <= known


def test_the_pages_that_are_made_at_a_build_name_every_study(monkeypatch):
    """The quick part of them; the site itself is built by a slow test."""
    monkeypatch.syspath_prepend(str(ROOT / "docs"))
    import generated

    commands, columns = generated.commands(), generated.columns()
    for study in all_studies():
        assert f"`{study.name}`" in commands
        for name in study.tables:
            assert f"{name}.csv of `study={study.name}`" in columns

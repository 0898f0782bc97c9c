"""Pages of the documentation that a reader follows from top to bottom, and following them."""

from __future__ import annotations

import doctest
import os
import re
import shlex
import sys
from pathlib import Path

import pytest

import bigthree
from bigthree import cli

FENCE = re.compile(r"^```([\w+-]+)[ ]?([^\n]*)\n(.*?)^```", flags=re.MULTILINE | re.DOTALL)
BY_HAND = (
    "python3 -m venv",
    "source ",
    ".venv/bin/",
    "pip install",
    "git ",
    "bigthree-classroom",
    "cd ",
)
"""Commands that a test cannot follow: they install, or start a server."""


class Reader:
    """Somebody who types what a page shows, in a folder of his own, and compares what it says."""

    def __init__(self, capsys):
        self.capsys = capsys
        self.said = ""
        self.known = {"bigthree": bigthree}

    def follow(self, page):
        for language, name, body in FENCE.findall(page.read_text("utf-8")):
            if name:
                Path(name).parent.mkdir(parents=True, exist_ok=True)
                Path(name).write_text(body, "utf-8")
            elif language == "sh":
                self.said = "".join(map(self.type, body.replace("\\\n", " ").splitlines()))
            elif language == "text":
                self.compare(body)
            elif language == "python":
                self.try_examples(body, page.name)

    def type(self, line):
        words = shlex.split(line, comments=True)
        if not words or line.startswith(BY_HAND):
            return ""
        if words[0] == "export":
            key, _, value = words[1].partition("=")
            os.environ[key] = value
            return ""
        assert words[0] == "bigthree", f"nobody follows {line!r}"
        return self.ask(words)

    def ask(self, words):
        code, before = 0, sys.argv
        sys.argv = words
        try:
            cli.main()
        except SystemExit as stopped:
            code = stopped.code or 0
        finally:
            sys.argv = before
        printed = self.capsys.readouterr()
        assert (code, printed.err) == (0, ""), (words, printed.err)
        return printed.out

    def compare(self, shown):
        """Each line that a page shows stands in what was printed, in the same order."""
        rest = " ".join(self.said.split())
        for line in shown.splitlines():
            for part in filter(None, (" ".join(each.split()) for each in line.split("…"))):
                _, found, rest = rest.partition(part)
                assert found, f"not printed, or not in this order: {part}\n{self.said[:3000]}"

    def try_examples(self, body, name):
        test = doctest.DocTestParser().get_doctest(body, self.known, name, None, 0)
        said = []
        runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE)
        assert not runner.run(test, out=said.append, clear_globs=False).failed, "".join(said)
        self.known.update(test.globs)


@pytest.fixture
def reader(tmp_path, monkeypatch, capsys):
    """A reader in an empty folder, who leaves no variable behind."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BIGTHREE_OWN", "")
    return Reader(capsys)


def make_own(page, folder):
    """Write the files that a page makes in ``mine/`` into a folder."""
    for _, name, body in FENCE.findall(page.read_text("utf-8")):
        if name:
            path = folder / Path(name).relative_to("mine")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(body, "utf-8")

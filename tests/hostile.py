"""Bad files and calls, by what is wrong with each; `test_reliability.py` tries them."""

from __future__ import annotations

import os
from pathlib import Path

import bigthree

QUESTION = "question: Why?\n"
ARMS = "arms: {one: [author=maisky], two: [author=litvinov]}\n"

YAML = {
    "an unclosed bracket": ("question: [", r"line \d: is not readable YAML"),
    "a key twice": (f"{QUESTION}{QUESTION}{ARMS}", r"line 2: .*'question' stands twice"),
    "a tag": (f"question: !!python/name:os.system x\n{ARMS}", r"line 1: .*the tag"),
    "a number of 5,000 digits": (f"question: {'9' * 5000}\n{ARMS}", r"line 1: .*5000 digits"),
    "an alias in a circle": (f"{QUESTION}arms: &a [*a]", r"line 2: .*anchor or alias"),
    "an alias": (f"{QUESTION}arms: {{one: &a [x=1], two: *a}}", r"line 2: .*anchor or alias"),
    "nested deep": (f"question: {'[' * 100}", r"nested more than 20 deep"),
    "nested very deep": (f"question: {'[' * 100_000}", r"is not readable YAML"),
    "two documents": (f"{QUESTION}---\n{ARMS}", r"line 2: .*second document"),
    "a list as a key": ("? [1]\n: 2\n", r"line 1: .*only words are keys"),
    "a control character": ("question: \0", r"is not readable YAML"),
    "another encoding": ("question: Wärum?".encode("latin-1"), r"line 1: .*save it as UTF-8"),
    "UTF-16": (f"{QUESTION}{ARMS}".encode("utf-16"), r"line 1: .*save it as UTF-8"),
    "no measures": (f"{QUESTION}{ARMS}measures: []\n", r"measures: .*at least 1"),
    "a number as a question": (f"question: 5\n{ARMS}", r"question: .*string"),
    "an unknown key": (f"{QUESTION}{ARMS}study: run\n", r"study: "),
    "an option inside an arm": (
        f"{QUESTION}arms: {{one: [runs=5], two: [author=litvinov]}}\n", r"runs=5: an arm sets a",
    ),
    "nothing": ("", r"the file: "),
}  # fmt: skip
"""Files of a what-if, by what is wrong with each."""

CALLS = {
    "simulate('maisky')": lambda: bigthree.simulate("maisky", runs=2),
    "simulate(None)": lambda: bigthree.simulate(None, runs=2),
    "compare of names": lambda: bigthree.compare({"a": "maisky", "b": "gromyko"}, runs=2),
    "compare of a list": lambda: bigthree.compare(["maisky", "gromyko"], runs=2),
    "Triangle of overrides": lambda: bigthree.Triangle(["author=maisky"]),
    "compose(5)": lambda: bigthree.compose(5),
    "load of a NUL": lambda: bigthree.load("a\0b"),
    "open_results of a NUL": lambda: bigthree.open_results("a\0b"),
    "sweep(zzz=1)": lambda: bigthree.sweep(vary={"world.rivalry": (0, 1)}, points=2, zzz=1),
    "sensitivity(zzz=1)": lambda: bigthree.sensitivity(vary=["world.rivalry"], points=2, zzz=1),
    "load of a folder": lambda: bigthree.load(os.curdir),
    "load of a device": lambda: bigthree.load(os.devnull),
}
"""Calls in Python that ask for what there is not."""


def put(folder: Path, name: str, content: str | bytes) -> Path:
    """Write a file as it is."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path

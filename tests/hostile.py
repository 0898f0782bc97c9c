"""Bad files, calls and folders, by what is wrong with each.

The tests try them, and `benchmarks/reliability.py`.
"""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import bigthree

QUESTION = "question: Why?\n"
ARMS = "arms: {one: [author=maisky], two: [author=litvinov]}\n"

MINE = "configs/author/x.yaml"
AUTHOR = """\
# @package _global_
label: X
defaults:
  - /coded@author: author
  - override /spheres: maisky
  - _self_
author: {name: maisky}
"""
"""An author of one's own, in seven lines, to which something is added."""

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

WORDS = {
    "Hydra's flags": ("run --resolve", r"--resolve: no such flag; allowed: -h, "),
    "Hydra's configuration": ("--cfg job -m", r"--cfg: no such flag"),
    "Hydra's own keys": ("run hydra.verbose=true", r"hydra.verbose=True: unknown key; choices"),
    "a callback": ("run hydra.callbacks.x._target_=os.system", r"_target_=os.system: unknown key"),
    "a group taken out": ("run ~author=maisky", r"~author=maisky: write author=maisky$"),
    "a key added": ("run +author.zeal=0.5", r"\+author.zeal=0.5: write author.zeal=0.5$"),
    "a package": ("run author@world=maisky", r"author@world=maisky: write KEY=VALUE"),
    "a reference": ("run world.rivalry=${missing}", r"world.rivalry=\$\{missing\}: give the value"),
    "an object": ("sweep executor._target_=os.system", r"executor._target_=os.system: unknown key"),
    "an object in a list": ("run figures={_target_:os.system}", r"figures._target_=os.system: unk"),
    "an object as a state": ("run spheres.poland={_target_:x}", r"spheres.poland._target_: allow"),
    "a part for the whole": ("run figures=5", r"figures=5: has parts of its own; set figures.size"),
    "a deep value": (f"run world.rivalry={'[' * 500}", r"brackets stand more than 20 deep$"),
    "a long number": (f"run world.rivalry={'9' * 100_000}", r" … .*: 100000 letters; at most 40"),
    "a long choice": (f"run author={'x' * 3000}", r" … .*stalin_molotov$"),
    "spaces around =": ("run author = maisky", r"author: choose one, as in author=gromyko"),
    "a space after =": ("run author= maisky", r"maisky is a choice of author: .* author=maisky$"),
    "a space before =": ("run author =maisky", r"author: choose one, as in author=gromyko"),
    "a group alone": ("run author", r"author: choose one, as in author=gromyko$"),
    "a key given twice": ("run runs=5 runs=6", r"runs=6: runs is given twice$"),
    "two studies": ("run headline", r"study=headline: study is given twice$"),
    "two of a kind": ("run author=maisky author=gromyko", r"compare author=maisky,gromyko$"),
    "sets in a list": ("run events=historical,early_credits", r"events=historical\+early_credits$"),
    "an event that is not chosen": ("run events.early_credits.month=3", r"add it: events=early_cr"),
    "an event without its group": ("run berlin.month=3", r"did you mean 'events.berlin.month'\?$"),
    "a number without its group": ("run appetite=0.4", r"did you mean 'author.appetite'\?$"),
    "a number of another group": ("run world.appetite=0.4", r"did you mean 'author.appetite'\?$"),
    "capitals": ("run Author.Appetite=0.4", r"did you mean 'author.appetite'\?$"),
    "an unknown key": ("run foo=1", r"foo=1: unknown key; choices and settings: bigthree --help; "),
    "a label": ("run label=mine", r"label=mine: unknown key"),
    "months that the measures refuse": ("run months=1", r"months=1: must be at least 3"),
    "half of a letter": ("run name=\udcff", r"holds what is no letter$"),
    "a world of half a letter": ("compare \udcff: author=maisky", r"holds what is no letter$"),
    "a path of half a letter": ("run results_dir=\udcff", r"holds what is no letter$"),
    "a deep path": (f"run results_dir={'n/' * 1500}", r"more than 100 folders deep$"),
    "no path": ("run results_dir=", r"results_dir=: names nothing"),
    "no name": ("run name=", r"name=: names nothing"),
    "a path left open": ("run results_dir=…/mine", r"put the folder's real name for …$"),
    "a folder that is not there": ("cite folder=müller", r"folder=müller: no such folder$"),
    "worlds in brackets": ("compare arms=[x]", r"arms=\[x\]: name the worlds"),
    "several of too many": ("-m run seed=range(0,30000)", r"more than 10,000 requests"),
    "several of none": ("-m run author=maisky,,gromyko", r"a value is missing beside a comma$"),
    "several by a pattern": ("-m run seed=glob(*)", r"seed=glob\(\*\): list the values"),
    "an agreement on a search": ("frontier events=gentlemens_agreement", r"frontier tries policie"),
}  # fmt: skip
"""Words of the command line, by what is wrong with each."""

OWN = {
    "a table that nothing reads": ("capabilities.csv", "", r"nothing reads capabilities.csv; evid"),
    "a group that there is not": ("configs/authors/x.yaml", "", r"nothing reads configs/authors;"),
    "a file with another ending": ("configs/author/x.yml", "", r"nothing reads configs/author/x.y"),
    "a what-if with another ending": ("experiments/a.yml", "", r"nothing reads experiments/a.yml"),
    "an object": (MINE, "_target_: os.system", r"author=x: sets _target_, which nothing reads th"),
    "an object inside": (MINE, "world: {_target_: os.system}", r"world._target_: unknown key"),
    "a callback": (MINE, "hydra: {callbacks: {x: {_target_: os.system}}}", r"author=x: sets hydra"),
    "an option": (MINE, "runs: 5", r"author=x: sets runs, which nothing reads there"),
    "a key that nothing reads": (MINE, "colour: red", r"author=x: sets colour, which nothing read"),
    "a reference to nothing": (MINE, "world: {rivalry: '${missing}'}", r"world.rivalry: .*'missin"),
    "a broken reference": (MINE, "world: {rivalry: '${'}", r"author=x: its file cannot be compose"),
    "a tag": (MINE, "world: {rivalry: !!python/name:os.system x}", r"author=x: line 8: .*the tag"),
    "an unclosed bracket": (MINE, "world: [", r"author=x: line 9: is not readable YAML"),
    "a number for a mapping": (MINE, "author: 5", r"author=x: line 8: .*'author' stands twice"),
}  # fmt: skip
"""Files in a user's own folder, by what is wrong with each."""

CALLS = {
    "compose of an option": lambda: bigthree.compose("runs=5"),
    "compose of a NUL": lambda: bigthree.compose("name=a\0b"),
    "compose of a line break": lambda: bigthree.compose("author=maisky\nauthor=gromyko"),
    "sweep by a NUL": lambda: bigthree.sweep(design="a\0.csv", points=2),
    "sweep into a NUL": lambda: bigthree.sweep(vary="world.rivalry", points=2, results_dir="a\0b"),
    "discovery of a NUL": lambda: bigthree.discovery("a\0b"),
    "sweep deep down": lambda: bigthree.sweep(
        vary="world.rivalry", points=2, results_dir="n/" * 500
    ),
    "misjudgements of bytes": lambda: bigthree.misjudgements(b"a"),
    "load(None)": lambda: bigthree.load(None),
    "sweep(None)": lambda: bigthree.sweep(None, vary="world.rivalry"),
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


def flip(path: Path) -> None:
    """Turn one bit in the middle of a file."""
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


def unsealed(folder: Path) -> Path:
    """A results folder of a release that kept no digests of its tables."""
    path = folder / "manifest.json"
    held = json.loads(path.read_text("utf-8"))
    del held["digests"]
    path.write_text(json.dumps(held), "utf-8")
    return folder


def manifest(**changes: object):
    """What sets some keys of a folder's manifest."""

    def harm(folder: Path) -> None:
        path = folder / "manifest.json"
        path.write_text(json.dumps(json.loads(path.read_text("utf-8")) | changes), "utf-8")

    return harm


def holding(name: str, content: str | bytes):
    """What puts something else into a file of a folder."""
    return lambda folder: put(folder, name, content)


def without(name: str):
    """What takes a file, or a folder, out of a folder."""

    def harm(folder: Path) -> None:
        path = folder / name
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)

    return harm


DEEP = "[" * 100_000

FOLDERS = {
    "an empty manifest": holding("manifest.json", "{}"),
    "a list as a manifest": holding("manifest.json", "[[1, 2]]"),
    "a deep manifest": holding("manifest.json", DEEP),
    "a manifest of zeros": holding("manifest.json", bytes(64)),
    "a manifest with a number of 5,000 digits": holding(
        "manifest.json", f'{{"runs": {"9" * 5000}}}'
    ),
    "a manifest of other types": manifest(runs="x", versions={"bigthree": 3}),
    "a manifest with digests of other types": manifest(digests={"summary.csv": 3}),
    "a manifest with digests of other places": manifest(
        digests={"../../etc/passwd": "", "\0": "0"}
    ),
    "a manifest whose git is a list": manifest(git=[1], record="x"),
    "a manifest whose study is new": manifest(study="../nope", experiment="<b>"),
    "no manifest": without("manifest.json"),
    "no answer": without("answer.json"),
    "no summary": without("summary.csv"),
    "no scenarios": without("scenario.yaml"),
    "no rows": without("runs.parquet"),
    "no figures": without("figures"),
    "no list of figures": without("figures/figures.json"),
    "a deep list of figures": holding("figures/figures.json", DEEP),
    "a deep answer": holding("answer.json", DEEP),
    "an answer of nothing": holding("answer.json", "{}"),
    "deep scenarios": holding("scenario.yaml", DEEP),
    "a flipped bit of the summary": lambda folder: flip(folder / "summary.csv"),
    "a flipped bit of the scenarios": lambda folder: flip(folder / "scenario.yaml"),
    "a folder in the place of a table": lambda folder: (
        without("summary.csv")(folder), (folder / "summary.csv").mkdir()
    ),
}  # fmt: skip
"""Harm done to a results folder."""

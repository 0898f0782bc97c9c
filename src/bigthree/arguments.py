"""The words of a command line, sorted into the requests that they make."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from math import prod
from pathlib import Path

from bigthree.errors import BadRequest, nearest
from bigthree.files import is_text
from bigthree.overrides import GROUPS, Setting, check_once, key_of, says_how, setting
from bigthree.resources import choices, experiment_names
from bigthree.studies.registry import study_named, study_names
from bigthree.studies.study import Study

SEVERAL = ("-m", "--multirun")

FLAGS = ("-h", "--help", "--version", *SEVERAL)

USUAL = "headline"
"""The study of a command that names none."""

MOST = 10_000
"""Requests of one command, at most."""

VARIED = re.compile(r"""\s*(?:"[^"]*"|'[^']*'|[^,\[\]]+)""")
"""A part of what is given for ``vary``: in quotes, or up to a comma."""


@dataclass(frozen=True)
class Command:
    """What one request asks for."""

    study: Study
    overrides: tuple[str, ...]  # what it sets: of the scenario, and how to run
    vary: tuple[str, ...] = ()  # what varies, where the study reads that
    # the worlds of a comparison: the name of each and what it sets, as words of the shell
    arms: tuple[str, ...] = ()
    number: str = ""  # its number, where a command makes several requests


def commands(arguments: Sequence[str]) -> list[Command]:
    """Return the requests that a command line makes: one, or with ``-m`` several."""
    flags = {each for each in arguments if each.startswith("-")}
    for flag in flags - {*FLAGS}:
        raise BadRequest(f"{flag}: no such flag; allowed: {', '.join(FLAGS)}")
    words, arms = _without_arms([each for each in arguments if each not in flags])
    settings = [setting(_override(word)) for word in words]
    settings += _implied(settings)
    check_once(str(each) for each in settings if each.key != "vary")
    if not flags.intersection(SEVERAL):
        return [_command(settings, arms)]
    values = [[each.text] if each.key == "vary" else each.several() for each in settings]
    if prod(map(len, values)) > MOST:
        raise BadRequest(f"-m: more than {MOST:,} requests; bigthree sweep runs many worlds")
    return [
        _command([Setting(each.key, text) for each, text in zip(settings, texts, strict=True)],
                 arms, str(number))
        for number, texts in enumerate(product(*values))
    ]  # fmt: skip


def _command(settings: Sequence[Setting], arms: Sequence[str], number: str = "") -> Command:
    named = [each.text for each in settings if each.key == "study"]
    study = study_named(named[0] if named else USUAL)
    others = [each for each in settings if each.key != "study"]
    for each in others:
        if each.key == "arms" and "arms" in study.options:
            raise BadRequest(f'{each}: name the worlds: "no credit:" events=none "early:" …')
    if arms and "arms" not in study.options:
        name = shlex.split(arms[0])[0]
        raise BadRequest(f"'{name}:': names a world, which only bigthree compare does")
    several = "vary" in study.options
    varied = [each for each in others if several and (each.key == "vary" or _varies(each))]
    overrides = tuple(str(each) for each in others if each not in varied)
    study.check(overrides)
    return Command(study, overrides, tuple(_parts(varied)), tuple(arms), number)


def _override(word: str) -> str:
    """A word as KEY=VALUE; a study's name alone is its choice."""
    if "=" in word:
        return word
    if word in study_names():
        return f"study={word}"
    raise BadRequest(_meant(word))


def _meant(word: str) -> str:
    """What to write for a bare word that is no study."""
    if f"--{word}" in FLAGS:
        return f"{word} is a flag: bigthree --{word}"
    if word in experiment_names():
        return f"{word} is a what-if: bigthree experiment={word}"
    for group in GROUPS:
        if word in choices(group):
            return f"{word} is a choice of {group}: bigthree study=run {group}={word}"
    if word in GROUPS:
        return f"{word}: choose one, as in {word}={choices(word)[0]}"
    return f"{word}: no such study; {nearest(word, study_names())}"


def _implied(settings: Sequence[Setting]) -> list[Setting]:
    """The study that is meant where an experiment or a scenario file is named, and no study."""
    given = dict(settings)
    if "study" in given:
        return []
    if "experiment" in given:
        return [Setting("study", "experiment")]
    return [Setting("study", _replaying(given["scenario"]))] if "scenario" in given else []


def _replaying(scenario: str) -> str:
    """The study that repeats a scenario file: a sweep where one lies beside it."""
    from bigthree.sweeps.folder import is_sweep

    return "sweep" if is_sweep(Path(scenario).parent) else "replay"


def _without_arms(words: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return the words without the worlds that they name, and these, each as one line.

    ``"no credit:"`` opens a world; what follows belongs to it, up to the next, but for what says
    how to run.
    """
    kept: list[str] = []
    arms: list[list[str]] = []
    for word in words:
        if word.endswith(":") and "=" not in word and len(word.strip()) > 1:
            if not is_text(word):
                raise BadRequest(f"{word!r}: holds what is no letter")
            arms.append([word[:-1].strip()])
        elif arms and "=" in word and not says_how(word) and key_of(word) != "months":
            arms[-1].append(word)
        else:
            kept.append(word)
    return kept, list(map(shlex.join, arms))


def _varies(each: Setting) -> bool:
    """Whether a value is a range, or several values; a list in brackets is one value."""
    text = each.text
    if says_how(each.key) or each.is_literal or text.startswith(("[", "{", '"', "'")):
        return False
    return ".." in text or text == "range" or "," in text


def _parts(varied: Sequence[Setting]) -> Iterator[str]:
    """What varies, one by one."""
    for each in varied:
        if each.key != "vary":
            yield str(each)
            continue
        parts = (part.strip(" \"'") for part in VARIED.findall(each.text.strip()))
        yield from filter(None, parts)

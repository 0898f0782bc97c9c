"""The workshop: two worlds side by side, on the same luck."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from typing import Any, NamedTuple

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from bigthree import wording
from bigthree.classroom import charts
from bigthree.classroom.answers import AFTER, Answer, Odds, answer, odds
from bigthree.classroom.controls import CHOICES, GROUPS, Track, track
from bigthree.classroom.maps import drawn
from bigthree.classroom.playback import played
from bigthree.classroom.question import (
    RUNS,
    SETTINGS,
    STEP,
    Question,
    World,
    asked,
    chosen_in,
    one_of,
)
from bigthree.classroom.reasons import reasons
from bigthree.classroom.words import (
    chance,
    changes,
    difference,
    pattern_words,
    reason_in_words,
    survival_words,
    tie_words,
)
from bigthree.resources import choices
from bigthree.scenario import Scenario

pages = Blueprint("workshop", __name__)

QUICK = 100
"""Histories of the student's world while a control moves: the first of those that follow."""

refining = Lock()
"""Whole answers are computed one at a time: with a full class the quick ones go first."""

PATIENCE, LATER = 0.1, 1.0
"""Seconds for which a whole answer waits for its turn, and after which it may be asked again."""


MOVING = ("verdict", "changes")
SETTLED = (*MOVING, "notice", "why", "seen", "europe", "away")
PARTS = {"moving": MOVING, "settled": SETTLED, "whole": (*SETTLED, "controls")}
"""Which pieces of the page an answer brings."""


class Control(NamedTuple):
    """A number as it is shown: its track, and what the student's world has."""

    key: str
    value: float
    ground: float
    track: Track

    @property
    def changed(self) -> bool:
        """Whether the student set it."""
        return abs(self.value - self.ground) >= STEP / 2


class Choice(NamedTuple):
    """A choice as it is shown."""

    key: str
    chosen: str
    baseline: str
    options: list[str]


def question_asked() -> Question:
    """The question in the address of this request."""
    return asked((key, value) for key, value in request.args.items(multi=True) if key != "part")


@pages.get("/workshop")
def workshop() -> str:
    """The whole page, with its answer."""
    question = question_asked()
    return render_template("workshop.html", **shown(question), **controls(question))


@pages.get("/answer")
def answered() -> ResponseReturnValue:
    """What a script puts in place of the former answer.

    ``part=moving`` gives only what follows a moving control, from a fifth of the histories;
    ``part=whole`` the controls too, since what they stand at has changed.
    """
    question = question_asked()
    part = one_of("part", request.args.get("part", "whole"), PARTS)
    if part == "moving":
        values = said(question, odds, QUICK)
        found = {"charts": {"survival": charts.survival(values["left"], values["right"])}}
    elif refining.acquire(timeout=PATIENCE):
        try:
            values = shown(question) | (controls(question) if part == "whole" else {})
        finally:
            refining.release()
        found = {"charts": values["charts"], "played": values["played"]}
    else:
        return {"later": LATER}, 503
    return {"query": question.query(), "fragments": _rendered(PARTS[part], values), **found}


def _rendered(names: tuple[str, ...], values: dict[str, Any]) -> dict[str, str]:
    return {name: render_template(f"workshop/{name}.html", **values) for name in names}


def said(question: Question, find: Callable[..., Odds], runs: int) -> dict[str, Any]:
    """The odds of both worlds, and what was changed; `find` looks into the student's world."""
    left = answer(question.left, question.seed, RUNS)
    right = find(question.right, question.seed, runs) if question.changed() else None
    return {
        "question": question,
        "left": left,
        "right": right,
        "runs": runs,
        "chance": chance,
        "date": wording.date,
        "after": AFTER,
        "dyads": wording.DYADS,
        "difference": difference(left, right) if right else "",
        "changes": changes(question),
    }


def shown(question: Question) -> dict[str, Any]:
    """All that the page says and draws of a question."""
    values = said(question, answer, RUNS)
    left, right = values["left"], values["right"]
    history = left.typical if question.history is None else question.history
    return values | {
        "why": _why(question) if right else [],
        "maps": _maps(left, right),
        "histories": RUNS,
        "charts": _charts(left, right),
        "described": _described(left, right),
        "played": [played(world, question.seed, history) for world in _worlds(question)],
    }


def _worlds(question: Question) -> tuple[World, ...]:
    return (question.left, question.right) if question.changed() else (question.left,)


def _why(question: Question) -> list[str]:
    found = reasons(question.left, question.right, question.seed)
    return [reason_in_words(reason) for reason in found]


def _maps(left: Answer, right: Answer | None) -> dict[str, Any]:
    """The maps that are shown: either world's end, and the map that the last proposes."""
    found = {"left": drawn(left.europe, "end")}
    if right:
        found["right"] = drawn(right.europe, "end")
    return found | {"proposed": drawn((right or left).europe, "proposed")}


def _charts(left: Answer, right: Answer | None) -> dict[str, charts.Chart]:
    ties = {f"tie_{n}": charts.tie(left, right, dyad) for n, dyad in enumerate(wording.DYADS)}
    found = {"survival": charts.survival(left, right)} | ties
    found["patterns_left"] = charts.patterns(left)
    return found | ({"patterns_right": charts.patterns(right)} if right else {})


def _described(left: Answer, right: Answer | None) -> dict[str, str]:
    """What each chart shows, in a sentence for those who do not see it."""
    found = {"survival": survival_words(left, right)}
    for n, dyad in enumerate(wording.DYADS):
        found[f"tie_{n}"] = tie_words(left, right, dyad)
    found["patterns_left"] = pattern_words(left)
    return found | ({"patterns_right": pattern_words(right)} if right else {})


def controls(question: Question) -> dict[str, Any]:
    """The controls, each with the student's value and the author's."""
    base, ground, world = (
        each.scenario() for each in (question.left, question.ground, question.right)
    )
    return {
        "groups": {
            group: [_control(key, base, ground, world) for key in keys]
            for group, keys in GROUPS.items()
        },
        "authors": choices("author"),
        "settings": list(SETTINGS),
        "step": STEP,
    }


def _control(key: str, base: Scenario, ground: Scenario, world: Scenario) -> Control | Choice:
    if key in CHOICES:
        return Choice(key, chosen_in(world, key), chosen_in(base, key), choices(key))
    return Control(key, world.numbers()[key], ground.numbers()[key], track(ground, key))

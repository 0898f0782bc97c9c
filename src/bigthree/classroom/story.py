"""The opening: the story in five steps that a student plays through."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Blueprint, abort, render_template, request

from bigthree import wording
from bigthree.classroom import charts
from bigthree.classroom.answers import odds
from bigthree.classroom.question import RUNS, Question, one_of
from bigthree.classroom.reasons import reasons
from bigthree.classroom.texts import text
from bigthree.classroom.words import chance, reason_in_words, signed, survival_words
from bigthree.evidence import coded
from bigthree.labels import label
from bigthree.measures.estimates import Estimate, mean, paired_difference

pages = Blueprint("story", __name__)

AUTHORS = ("maisky", "gromyko", "litvinov")
GUESSES = ("longer", "same", "shorter")

CELLS = ((0.8, "holds"), (0.8, "fails"), (0.2, "holds"), (0.2, "fails"))
"""What Moscow believes and what is so, as in the what-if `belief_without_truth`."""


@pages.get("/")
def opening() -> str:
    """The first page."""
    return render_template("opening.html")


@pages.get("/story/<int:number>")
def step(number: int) -> str:
    """One of the five steps."""
    if number not in STEPS:
        abort(404)
    question = Question(one_of("author", request.args.get("author", "litvinov"), AUTHORS))
    values = STEPS[number](question)
    name = label("author", question.author)
    return render_template(
        f"story/{number}.html", number=number, question=question, author=name, **values
    )


def _three_men(question: Question) -> dict[str, Any]:
    return {"authors": AUTHORS}


def _the_quarrel(question: Question) -> dict[str, Any]:
    """How sure of it each was, and what becomes of the world if he is right."""
    left = odds(question.left, question.seed, RUNS)
    names = (text("story.two.curve"),)
    return {
        "believed": {author: coded(author, "believed_rivalry") for author in AUTHORS},
        "odds": chance(left.together),
        "charts": {"survival": charts.survival(left, None, names)},
        "described": survival_words(left, None, names),
    }


def _without_it(question: Question) -> dict[str, Any]:
    """A guess, and then what becomes of the world without the quarrel."""
    given = request.args.get("guess")
    if given is None:
        return {"guesses": GUESSES, "guess": None}
    flipped = Question(question.author, choices={"contradiction": "fails"})
    left, right = (odds(world, 0, RUNS) for world in (flipped.left, flipped.right))
    months = paired_difference(*(each.histories[MONTHS] for each in (left, right)))
    names = text("story.three.curves")
    return {
        "guess": one_of("guess", given, GUESSES),
        "came": _came(months),
        "words": {
            "months": f"{abs(months.value):.1f}",
            "low": signed(months.low),
            "high": signed(months.high),
            "left": chance(left.together)["value"],
            "right": chance(right.together)["value"],
        },
        "why": [reason_in_words(each) for each in reasons(flipped.left, flipped.right, 0)],
        "charts": {"survival": charts.survival(left, right, names)},
        "described": survival_words(left, right, names),
    }


MONTHS = "rmst_two_against_one"


def _came(months: Estimate) -> str:
    """Which of the guesses came out."""
    if months.low <= 0.0 <= months.high:
        return "same"
    return "longer" if months.value > 0 else "shorter"


def _belief_and_truth(question: Question) -> dict[str, Any]:
    """The two-by-two; only what was opened is told."""
    opened = {each for each in request.args.get("open", "")[:8] if each in "0123"}
    cells = []
    for n, (belief, truth) in enumerate(CELLS):
        link = "".join(sorted(opened | {str(n)}))
        cells.append({"link": link, "told": _cell(question, belief, truth)
                      if str(n) in opened else None})  # fmt: skip
    return {"cells": cells, "all": len(opened) == len(CELLS)}


def _cell(question: Question, belief: float, truth: str) -> dict[str, Any]:
    asked = Question(
        question.author,
        choices={"contradiction": truth},
        numbers={"author.believed_rivalry": belief},
    )
    found = odds(asked.right, asked.seed, RUNS)
    surprise = (wording.number(part, 2) for part in mean(found.histories["surprise"]))
    return {
        "odds": chance(found.together),
        "surprise": dict(zip(("value", "low", "high"), surprise, strict=True)),
    }


def _now_you(question: Question) -> dict[str, Any]:
    """Where to begin."""
    half = round(question.left.scenario().author.appetite / 2, 2)
    return {
        "starts": {
            "as_was": Question(question.author, "as_was"),
            "cards": Question(question.author, numbers={"author.openness": 1.0}),
            "modest": Question(question.author, numbers={"author.appetite": half}),
            "blank": question,
        }
    }  # fmt: skip


STEPS: dict[int, Callable[[Question], dict[str, Any]]] = {
    1: _three_men,
    2: _the_quarrel,
    3: _without_it,
    4: _belief_and_truth,
    5: _now_you,
}

"""The class: what groups show, and what they vote on."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from typing import Any

from flask import (
    Blueprint,
    Response,
    abort,
    current_app,
    redirect,
    render_template,
    request,
    url_for,
)
from flask.typing import ResponseReturnValue

from bigthree.classroom.answers import AFTER
from bigthree.classroom.cards import card
from bigthree.classroom.question import Question, written
from bigthree.classroom.responses import for_a_script
from bigthree.classroom.room import Room
from bigthree.classroom.texts import text
from bigthree.errors import BadRequest
from bigthree.wording import date

pages = Blueprint("board", __name__)

FORM = "application/x-www-form-urlencoded"


def room() -> Room:
    """The class of this server."""
    found: Room = current_app.extensions["room"]
    return found


@pages.before_request
def _from_this_server() -> None:
    """Refuse a form that another site sent, or that is none."""
    if request.method != "POST":
        return
    site = request.headers.get("Sec-Fetch-Site")
    origin = request.headers.get("Origin", "").partition("://")[2]
    if site not in (None, "same-origin") or origin != request.host:
        raise BadRequest(text("board.refused.elsewhere"))
    if request.mimetype != FORM:
        raise BadRequest(text("board.refused.form"))


@pages.after_request
def _not_kept(response: Response) -> Response:
    response.headers["Cache-Control"] = "no-store"
    return response


@pages.app_context_processor
def _for_every_page() -> dict[str, Any]:
    """What the banner says, on whatever page it stands."""
    return {"banner": _banner, "new_token": lambda: secrets.token_hex(16)}


def _banner() -> dict[str, Any]:
    return {"boot": room().boot, "vote": room().vote, "card": card, "after": date(AFTER)}


@pages.get("/room/now")
def now() -> dict[str, Any]:
    """What goes on in the class, for the script of every page."""
    vote = room().vote
    return {
        "boot": room().boot,
        "vote": {"number": vote.number, "revealed": vote.revealed} if vote else None,
        "html": render_template("room/vote.html", **_banner()),
    }


@pages.post("/room/show")
def show() -> ResponseReturnValue:
    """Show a group's world on the board, or take it down."""
    token = request.form.get("token", "")
    if request.form.get("do") == "down":
        room().take_down(token)
        return _done(text("board.show.down"))
    question = written(request.form.get("world", ""))
    card(question)  # computed by who shows it, so that the board need not wait
    group = room().show(request.form.get("name", ""), token, question)
    return _done(text("board.show.up", name=group.name), question.query())


@pages.post("/room/vote")
def vote() -> ResponseReturnValue:
    """Say whether the world that is asked about holds."""
    number, holds = request.form.get("number", ""), request.form.get("holds", "")
    if holds not in ("yes", "no"):
        raise BadRequest(text("board.refused.choice"))
    room().choose(
        int(number) if number.isascii() and number.isdigit() and len(number) < 9 else 0,
        request.form.get("token", ""),
        holds == "yes",
    )
    return _done(text(f"board.vote.said.{holds}"))


def _done(sentence: str, query: str = "") -> ResponseReturnValue:
    """What was done: for a script as JSON, for a person as a page."""
    if for_a_script():
        return {"said": sentence}
    return render_template("room/done.html", sentence=sentence, query=query)


@pages.get("/lecturer/<secret>")
def board(secret: str) -> str:
    """The lecturer's board."""
    _lecturer(secret)
    return render_template("board.html", **_on_the_board(secret))


@pages.get("/lecturer/<secret>/board")
def fragments(secret: str) -> ResponseReturnValue:
    """What a script puts in place of the former state of the board."""
    _lecturer(secret)
    values = _on_the_board(secret)
    parts = ("vote", "groups", "news")
    return {part: render_template(f"board/{part}.html", **values) for part in parts}


@pages.post("/lecturer/<secret>/<action>")
def act(secret: str, action: str) -> ResponseReturnValue:
    """What the lecturer does, one of `ACTIONS`."""
    _lecturer(secret)
    if action not in ACTIONS:
        abort(404)
    ACTIONS[action](room())
    if for_a_script():
        return {"done": action}
    return redirect(url_for("board.board", secret=secret), 303)


def _lecturer(secret: str) -> None:
    """There is no such page for who does not know the secret."""
    if not secrets.compare_digest(secret.encode("utf-8", "replace"), room().secret.encode()):
        abort(404)


def _on_the_board(secret: str) -> dict[str, Any]:
    groups = [(group.name, card(group.question)) for group in room().groups()]
    return _banner() | {
        "secret": secret,
        "groups": groups,
        "covered": _covered,
        "all_covered": room().covered,
    }


def _covered(question: Question) -> bool:
    """Whether the odds of a world are kept back: by the lecturer, or by an open vote on it."""
    asked = room().vote
    same = asked is not None and not asked.revealed and asked.question.right == question.right
    return same or room().covered


def _open(room: Room) -> None:
    """Open a vote on a group's world, or on a pasted address."""
    name = request.form.get("name", "")
    if name:
        group = room.group(name)
        room.open_vote(group.question, group.name)
        return
    question = written(request.form.get("address", ""))
    card(question)
    room.open_vote(question)


ACTIONS: dict[str, Callable[[Room], None]] = {
    "open": _open,
    "reveal": Room.reveal,
    "end": Room.end_vote,
    "remove": lambda room: room.remove(request.form.get("name", "")),
    "cover": lambda room: room.cover(True),
    "uncover": lambda room: room.cover(False),
}
"""What the lecturer can do, by the last part of the address."""

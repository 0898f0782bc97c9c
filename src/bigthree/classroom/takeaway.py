"""What is taken away: the two worlds as a file, the hand-out, its figures; and a file opened."""

from __future__ import annotations

import json
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple, NoReturn
from zipfile import ZipFile

from flask import (
    Blueprint,
    Response,
    abort,
    current_app,
    redirect,
    render_template,
    request,
    send_file,
    url_for,
)

from bigthree.classroom import press
from bigthree.classroom.press import FOLDER, WHAT_IF, Busy, CannotBeMade, Press
from bigthree.classroom.question import RUNS, Question, asked
from bigthree.classroom.responses import refusal
from bigthree.classroom.texts import text
from bigthree.classroom.uploads import opened
from bigthree.errors import BadRequest
from bigthree.figures.saving import LISTED
from bigthree.yaml_text import write_yaml

if TYPE_CHECKING:
    from flask.blueprints import BlueprintSetupState
    from flask.typing import ResponseReturnValue
    from flask_limiter import Limiter
    from werkzeug.wrappers import Response as Answer

pages = Blueprint("takeaway", __name__, url_prefix="/take")

SCENARIO = "scenario.yaml"

ORDERS = "15 per minute"
"""New hand-outs that one address may order: more than the press makes."""

TYPES = {"png": "image/png", "svg": "image/svg+xml", "pdf": "application/pdf"}
"""The forms in which a figure is taken away."""


@pages.record_once
def _with_press(state: BlueprintSetupState) -> None:
    state.app.extensions["press"] = Press()
    state.app.jinja_env.globals.update(
        scenario_command=scenario_command, whatif_command=whatif_command
    )


def scenario_command(question: Question) -> str:
    """The command that runs the two worlds of the scenario file."""
    return f"bigthree scenario={SCENARIO} runs={RUNS} seed={question.seed}"


def whatif_command(question: Question) -> str:
    """The command that makes the hand-out."""
    return " ".join(["bigthree", *press.arguments(question)])


def _question() -> Question:
    return asked(request.args.items(multi=True))


@pages.get(f"/{SCENARIO}")
def scenario() -> Response:
    """Both worlds, as a results folder writes them."""
    question = _question()
    named = [
        world.scenario().with_values(name=name) for name, world in press.worlds(question).items()
    ]
    values = {"scenarios": [each.to_mapping() for each in named]}
    header = text("takeaway.scenario_header", command=scenario_command(question))
    return _file((header + write_yaml(values)).encode(), SCENARIO, "application/yaml")


@pages.get(f"/{WHAT_IF}")
def what_if() -> Response:
    """The comparison, as the command line makes the hand-out from it."""
    return _file(press.what_if(_question()).encode(), WHAT_IF, "application/yaml")


def _file(content: bytes, name: str, kind: str) -> Response:
    return send_file(BytesIO(content), kind, as_attachment=True, download_name=name)


@pages.post("/open")
def open_file() -> Answer:
    """Open a world from a file: its permalink."""
    given = request.files.get("scenario")
    if given is None or not given.filename:
        raise BadRequest(text("takeaway.errors.no_file"))
    found = opened(given.stream.read())
    return redirect(f"{url_for('workshop.workshop')}?{found.query()}", 303)


@pages.get("/handout")
def handout() -> ResponseReturnValue:
    """The hand-out to be taken away, or what must be waited for."""
    question = _changed()
    made = _ordered(question)
    if isinstance(made, int):
        return render_template("waiting.html", question=question, before=made), 202
    return render_template("handout.html", question=question, pictures=_pictures(made))


@pages.get("/handout.zip")
def handout_zip() -> Response:
    """The whole hand-out in one file."""
    return _file(_made(), f"{FOLDER}.zip", "application/zip")


@pages.get("/report.html")
def report() -> Response:
    """The page of the hand-out, to be read here."""
    return Response(_part(_made(), "report.html"), mimetype="text/html")


@pages.get("/figure/<name>.<any(png, svg, pdf):suffix>")
def figure(name: str, suffix: str) -> Response:
    """One figure of the hand-out, as it stands in it."""
    made = _made()
    if name not in [picture.name for picture in _pictures(made)]:
        raise BadRequest(text("takeaway.errors.no_figure"))
    return Response(_part(made, f"figures/{name}.{suffix}"), mimetype=TYPES[suffix])


def _changed() -> Question:
    """The question, of which a hand-out can be made."""
    question = _question()
    if not question.changed():
        raise BadRequest(text("takeaway.nothing_changed"))
    question.right.scenario()  # what does not go together is refused before anybody waits
    return question


def _ordered(question: Question) -> bytes | int:
    """The hand-out of a question, or how many are made before it."""
    orders: Press = current_app.extensions["press"]
    if not orders.knows(question):
        _count_order()
    try:
        return orders.order(question)
    except Busy:
        return _unserved("busy")
    except CannotBeMade:
        return _unserved("failed")


def _unserved(fault: str) -> NoReturn:
    abort(refusal(503, text(f"takeaway.errors.{fault}")))


def _count_order() -> None:
    """Refuse an address that orders too many."""
    limiter: Limiter = next(iter(current_app.extensions["limiter"]))
    with limiter.limit(ORDERS):
        pass


def _made() -> bytes:
    """The hand-out; whoever comes before it is made is sent to wait."""
    question = _changed()
    made = _ordered(question)
    if isinstance(made, int):
        abort(redirect(f"{url_for('takeaway.handout')}?{question.query()}"))
    return made


class Picture(NamedTuple):
    """A figure of a hand-out: the stem of its files, and its caption."""

    name: str
    caption: str


def _pictures(made: bytes) -> list[Picture]:
    """The figures of a hand-out, in the order in which they were drawn."""
    drawn = json.loads(_part(made, f"figures/{LISTED}"))
    return [Picture(name, _caption(made, name)) for name in drawn]


def _caption(made: bytes, name: str) -> str:
    return _part(made, f"figures/{name}.caption.txt").decode().partition("\n")[0]


def _part(made: bytes, name: str) -> bytes:
    """A file of a hand-out."""
    with ZipFile(BytesIO(made)) as archive:
        return archive.read(f"{FOLDER}/{name}")

"""The server of a class: the page that any host could serve, and the room besides."""

from __future__ import annotations

import gzip
import ipaddress
import json
import secrets
import traceback
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from flask import Flask, Response, abort, current_app, request
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address
from werkzeug.exceptions import HTTPException, InternalServerError

from bigthree.classroom.checks import Refused
from bigthree.classroom.counts import STORAGE
from bigthree.classroom.join import picture
from bigthree.classroom.room import Room
from bigthree.classroom.static_page import index
from bigthree.classroom.table import table
from bigthree.classroom.texts import text
from bigthree.errors import BadRequest

LARGEST_BODY = 16 * 1024
"""Bytes of a request that are read."""

RATE = "20000 per minute"
"""Requests that one address may make: a class of 200 behind one address needs a third of it."""

POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; connect-src 'self'; worker-src blob:; form-action 'none'; "
    "base-uri 'none'; frame-ancestors {framed}"
)
TYPES = {"css": "text/css", "js": "text/javascript", "svg": "image/svg+xml"}


def create_app(
    room: Room, files: Mapping[str, bytes], join: str, names: tuple[str, ...] = (), rate: str = RATE
) -> Flask:
    """The page and its room as a WSGI application.

    Parameters
    ----------
    room : Room
    files : mapping of str to bytes
        The page, as `static_page.contents` makes it.
    join : str
        The address that the class opens.
    names : tuple of str
        Names under which this computer is known, besides its addresses.
    rate : str
        Requests that one address may make, as Flask-Limiter writes it.
    """
    app = Flask(__name__, static_folder=None)
    app.config.update(MAX_CONTENT_LENGTH=LARGEST_BODY, RATELIMIT_STORAGE_URI=f"{STORAGE}://")
    app.before_request(partial(_from_here, {"localhost", *(each.lower() for each in names)}))
    Limiter(get_remote_address, app=app, application_limits=[rate])
    _serve_page(app, files)
    _serve_class(app, room)
    _serve_lecturer(app, room, join)
    app.after_request(_with_headers)
    app.register_error_handler(BadRequest, lambda error: ({"refused": str(error)}, 400))
    app.register_error_handler(HTTPException, _failed)
    app.register_error_handler(Exception, _broken)
    return app


def _from_here(names: set[str]) -> None:
    """Refuse a page that calls this computer by another name, and a message of another page."""
    try:
        host = (urlsplit(f"//{request.host}").hostname or "").lower()
    except ValueError:
        host = ""
    if host not in names and not _is_address(host):
        raise Refused("host")
    if request.method != "POST":
        return
    if request.headers.get("Origin", "").partition("://")[2] != request.host:
        raise Refused("elsewhere")
    if request.mimetype != "application/json":
        raise Refused("form")


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def _serve_page(app: Flask, files: Mapping[str, bytes]) -> None:
    """The page, packed once for all."""
    packed = {name: gzip.compress(content, 9) for name, content in files.items()}

    @app.get("/<name>")
    def file(name: str) -> Response:
        if name not in files or name == "index.html":
            abort(404)
        small = request.accept_encodings.quality("gzip") > 0
        kind = TYPES[name.rpartition(".")[2]]
        response = Response(packed[name] if small else files[name], mimetype=kind)
        response.headers["Vary"] = "Accept-Encoding"
        if small:
            response.content_encoding = "gzip"
        response.add_etag()
        response.make_conditional(request)
        return response

    app.add_url_rule("/", "page", lambda: Response(index("student", ""), mimetype="text/html"))
    app.add_url_rule("/favicon.ico", "favicon", redirect_to="icon.svg")


def _serve_class(app: Flask, room: Room) -> None:
    """What every browser may ask and say."""
    app.add_url_rule("/room/now", "now", room.now)

    @app.post("/room/show")
    def show() -> dict[str, Any]:
        said = _message()
        if said.get("world") is None:
            room.take_down(said.get("token"))
            return {"name": None}
        return {"name": room.show(said.get("name"), said.get("token"), said["world"])}

    @app.post("/room/vote")
    def vote() -> dict[str, Any]:
        said = _message()
        room.choose(said.get("token"), said.get("number"), said.get("round"), said.get("choice"))
        return room.now()

    @app.post("/room/guess")
    def guess() -> dict[str, Any]:
        said = _message()
        room.guess(said.get("token"), said.get("line"))
        return {}


ACTIONS: dict[str, Callable[[Room, dict[str, Any]], None]] = {
    "ask": lambda room, said: room.ask(
        said.get("question"), said.get("choices"), said.get("world")
    ),
    "again": lambda room, said: room.ask_again(),
    "reveal": lambda room, said: room.reveal(),
    "away": lambda room, said: room.put_away(),
    "remove": lambda room, said: room.remove(said.get("name")),
    "cover": lambda room, said: room.cover(said.get("covered")),
    "lead": lambda room, said: room.lead(said.get("screen")),
    "time": lambda room, said: room.time(said.get("minutes")),
}
"""What the lecturer can do, by the last part of the address."""


def _serve_lecturer(app: Flask, room: Room, join: str) -> None:
    """The lecturer's board, and what it asks and does; there is none for who does not know it."""
    code = picture(join)

    def known(secret: str) -> None:
        if not secrets.compare_digest(secret.encode("utf-8", "replace"), room.secret.encode()):
            abort(404)

    @app.get("/lecturer/<secret>/")
    def board(secret: str) -> Response:
        known(secret)
        return Response(index("lecturer", "../../"), mimetype="text/html")

    @app.get("/lecturer/<secret>/class")
    def classroom(secret: str) -> dict[str, Any]:
        known(secret)
        return room.board() | {"join": join}

    @app.get("/lecturer/<secret>/join.svg")
    def joining(secret: str) -> Response:
        known(secret)
        return Response(code, mimetype="image/svg+xml")

    @app.get("/lecturer/<secret>/class.csv")
    def kept(secret: str) -> Response:
        known(secret)
        saved = {"Content-Disposition": "attachment; filename=class.csv"}
        return Response(table(room.everything()), mimetype="text/csv", headers=saved)

    @app.post("/lecturer/<secret>/<action>")
    def act(secret: str, action: str) -> dict[str, Any]:
        known(secret)
        if action not in ACTIONS:
            abort(404)
        ACTIONS[action](room, _message())
        return room.board() | {"join": join}


def _message() -> dict[str, Any]:
    """What was sent, as a mapping."""
    try:
        said = json.loads(request.get_data())
    except (ValueError, RecursionError):
        said = None
    if not isinstance(said, dict):
        raise Refused("form")
    return said


def _with_headers(response: Response) -> Response:
    lecturer = request.path.startswith("/lecturer")
    response.headers.update(
        {
            "Content-Security-Policy": POLICY.format(framed="'none'" if lecturer else "*"),
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "no-referrer",
            "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
        }
    )
    if lecturer:
        response.headers["X-Frame-Options"] = "DENY"
    files = "etag" in response.headers
    response.headers["Cache-Control"] = "no-cache" if files else "no-store"
    return response


def _failed(error: HTTPException) -> Response:
    code = error.code or 500
    known = {404: "missing", 405: "missing", 413: "too_large", 429: "too_often"}
    sentence = text(f"room.refused.{known.get(code, 'other')}")
    response = current_app.make_response(({"refused": sentence}, code))
    told = [each for each in error.get_headers() if each[0] in ("Allow", "Retry-After")]
    response.headers.extend(told)
    return response


def _broken(error: Exception) -> Response:
    """A fault of ours: one line in the log says where, and nobody else is told."""
    place = traceback.extract_tb(error.__traceback__)[-1]
    current_app.logger.error(
        "%s %s: %r in %s, line %s",
        request.method, ascii(request.path), error, place.name, place.lineno,
    )  # fmt: skip
    return _failed(InternalServerError())

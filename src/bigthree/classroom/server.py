"""The server of the classroom page: what it serves, what it bounds, what it refuses."""

from __future__ import annotations

import gzip
import secrets
import traceback
from functools import cache
from importlib.resources import files

from flask import (
    Flask,
    Response,
    current_app,
    request,
)
from flask.typing import ResponseReturnValue
from flask_compress import Compress
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address
from werkzeug.exceptions import HTTPException, InternalServerError

from bigthree import __version__, wording
from bigthree.classroom import board, story, takeaway, workshop
from bigthree.classroom.bounds import LARGEST_BODY, RATE
from bigthree.classroom.question import shown
from bigthree.classroom.responses import refusal
from bigthree.classroom.room import Room
from bigthree.classroom.texts import LANGUAGE, text
from bigthree.errors import BadRequest
from bigthree.handout.assumptions import whose_in_words
from bigthree.handout.limits import LIMITS
from bigthree.labels import label

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data: blob:; connect-src 'self'; font-src 'self'; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


def create_app(secret: str | None = None, rate: str = RATE) -> Flask:
    """The page as a WSGI application, with a room of its own.

    Parameters
    ----------
    secret : str, optional
        Part of the lecturer's address; made up unless given.
    rate : str
        Requests that one address may make, as Flask-Limiter writes it.
    """
    app = Flask(__name__)
    app.config.update(
        MAX_CONTENT_LENGTH=LARGEST_BODY,
        MAX_FORM_MEMORY_SIZE=LARGEST_BODY,
        RATELIMIT_STORAGE_URI="memory://",
        COMPRESS_MIMETYPES=["text/html", "text/css", "text/javascript", "application/json"],
    )
    app.extensions["room"] = Room(secret or secrets.token_urlsafe(24))
    Compress(app)
    limiter = Limiter(get_remote_address, app=app, application_limits=[rate])
    _with_words(app)
    for pages in (story.pages, workshop.pages, board.pages, takeaway.pages):
        app.register_blueprint(pages)
    limiter.exempt(app.view_functions["board.now"])  # every page asks it every few seconds
    app.add_url_rule("/plotly.js", "plotly", _plotly)
    app.add_url_rule("/favicon.ico", "favicon", redirect_to="static/icon.svg")
    app.after_request(_with_headers)
    app.register_error_handler(BadRequest, _refused)
    app.register_error_handler(HTTPException, _failed)
    app.register_error_handler(Exception, _broken)
    return app


def _with_words(app: Flask) -> None:
    """What every template may call."""
    app.jinja_env.globals.update(
        t=text,
        language=LANGUAGE,
        version=__version__,
        limits=LIMITS,
        whose=whose_in_words,
        label=label,
        pages_of=wording.pages,
    )
    app.jinja_env.filters["sentence"] = _sentence


def _sentence(words: str) -> str:
    """Words as the beginning of a sentence."""
    return words[:1].upper() + words[1:]


def _plotly() -> Response:
    """The charts' library, from the installed package."""
    packed = request.accept_encodings.quality("gzip") > 0
    response = Response(_library(packed), mimetype="text/javascript")
    response.headers["Vary"] = "Accept-Encoding"
    response.cache_control.max_age = 86_400
    if packed:
        response.content_encoding = "gzip"
    return response


@cache
def _library(packed: bool) -> bytes:
    """It is large, and the same for all: packed once."""
    plain = (files("plotly") / "package_data" / "plotly.min.js").read_bytes()
    return gzip.compress(plain) if packed else plain


def _with_headers(response: Response) -> Response:
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    return response


def _refused(error: Exception) -> ResponseReturnValue:
    return refusal(400, str(error))


def _failed(error: HTTPException) -> ResponseReturnValue:
    code = error.code or 500
    known = {404: "missing", 405: "missing", 413: "too_large", 429: "too_often"}
    response = refusal(code, text(f"page.errors.{known.get(code, 'other')}"))
    told = [each for each in error.get_headers() if each[0] in ("Allow", "Retry-After")]
    response.headers.extend(told)
    return response


def _broken(error: Exception) -> ResponseReturnValue:
    """A fault of ours: one line in the log says where, and nobody else is told."""
    place = traceback.extract_tb(error.__traceback__)[-1]
    current_app.logger.error(
        "%s %s: %r in %s, line %s",
        request.method, shown(request.path), error, place.name, place.lineno,
    )  # fmt: skip
    return _failed(InternalServerError())

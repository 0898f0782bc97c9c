"""What is said back in one sentence: to a script as JSON, to a person as a page."""

from __future__ import annotations

from flask import Response, make_response, render_template, request


def for_a_script() -> bool:
    """Whether a script asked, and not a person."""
    return request.accept_mimetypes.best == "application/json"


def refusal(code: int, sentence: str) -> Response:
    """A refusal with its status."""
    if for_a_script():
        return make_response({"refused": sentence}, code)
    return make_response(render_template("refused.html", sentence=sentence), code)

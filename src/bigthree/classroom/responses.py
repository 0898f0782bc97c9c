"""Answers of one sentence: JSON for a script, a page for a person."""

from __future__ import annotations

from flask import Response, make_response, render_template, request


def for_a_script() -> bool:
    """Return whether a script asked, rather than a person."""
    return request.accept_mimetypes.best == "application/json"


def refusal(code: int, sentence: str) -> Response:
    """Return a refusal with its status."""
    if for_a_script():
        return make_response({"refused": sentence}, code)
    return make_response(render_template("refused.html", sentence=sentence), code)

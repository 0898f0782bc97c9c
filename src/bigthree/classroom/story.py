"""The opening: the story in five steps that a student plays through."""

from __future__ import annotations

from flask import Blueprint

pages = Blueprint("story", __name__)


@pages.get("/")
def opening() -> str:
    """The first page."""
    return ""

"""The class: what groups show, and what they vote on."""

from __future__ import annotations

from flask import Blueprint

pages = Blueprint("board", __name__)

"""The workshop: two worlds side by side."""

from __future__ import annotations

from flask import Blueprint

pages = Blueprint("workshop", __name__)

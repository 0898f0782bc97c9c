"""What is taken away: scenario, hand-out, figures."""

from __future__ import annotations

from flask import Blueprint

pages = Blueprint("takeaway", __name__)

"""Tutorials and how-tos, followed as they are written; what they show is what is printed."""

from __future__ import annotations

from pathlib import Path

import pytest

from pages import reader

__all__ = ["reader"]

ROOT = Path(__file__).parents[1]
PAGES = [
    page
    for folder in ("tutorials", "howto")
    for page in sorted((ROOT / "docs" / folder).glob("*.md"))
]
PATCHING = "a_new_mechanism.md"


@pytest.mark.parametrize("page", [p for p in PAGES if p.name != PATCHING], ids=lambda p: p.stem)
def test_a_reader_can_follow_it(page, reader):
    reader.follow(page)

"""What the tutorial of a class says that the page shows, the page shows."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

TUTORIAL = Path(__file__).parents[2] / "docs" / "tutorials" / "a_class.md"
WORLD = re.compile(
    r"`/(\?author[^`]+)`[^`]*?(?:: (\d+) → (\d+) of 100| gives )"
    r"(?:,? ?([\d.]+) months less \((−[\d.]+) to (−[\d.]+)\))?"
)
WORLDS = WORLD.findall(TUTORIAL.read_text("utf-8"))


def test_the_tutorial_has_worlds_with_numbers():
    assert len(WORLDS) >= 6
    assert sum(bool(less) for *_, less, _, _ in WORLDS) >= 3


@pytest.mark.parametrize("told", WORLDS, ids=[world[0] for world in WORLDS])
def test_the_numbers_of_the_tutorial_are_those_of_the_page(browser, tmp_path, files, told):
    address, before, after, less, low, high = told
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    page = browser.new_page()
    page.goto((tmp_path / "index.html").as_uri() + address)
    page.locator(".odds.right").wait_for()
    page.wait_for_function("() => document.body.dataset.settled")
    if after:
        assert page.locator(".odds b").all_text_contents() == [before, after]
    if less:
        numbers = page.locator(".verdict details p").first.text_content()
        assert f"−{less} months (likely {low} to {high})" in numbers
    page.close()

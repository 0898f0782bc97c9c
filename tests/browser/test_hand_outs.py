"""The hand-out of every study on paper and on a telephone."""

from __future__ import annotations

import re
from contextlib import nullcontext

import pytest

from small import LONG, WITH_FIGURES, WITHOUT_FIGURES, ask, once_each

pytestmark = pytest.mark.slow

PAPER = ("A4", "Letter")
FRONT = 2
"""Pages before the annex, at most."""

WIDER_THAN_THE_SCREEN = """() => [...document.querySelectorAll('body *')].filter(each =>
    each.getBoundingClientRect().right > innerWidth + 1 && !each.closest('svg, thead')
).map(each => each.outerHTML.slice(0, 99))"""


@pytest.fixture(scope="module")
def results(tmp_path_factory):
    """The results folder of a study, its figures drawn."""
    shared = once_each(tmp_path_factory, nullcontext)
    made = {}

    def of(study):
        if study not in LONG:
            return shared(study)
        if study not in made:
            made[study] = tmp_path_factory.mktemp(study) / "results"
            assert ask(f"study={study}", f"results_dir={made[study]}", *LONG[study]) == 0
        return made[study]

    return of


@pytest.fixture
def opened(browser, results):
    """Opens the hand-out of a study on a telephone."""
    page = browser.new_page(viewport={"width": 390, "height": 844})

    def of(study):
        page.goto((results(study) / "report.html").as_uri())
        return page

    yield of
    page.close()


def pages(page, paper):
    """How many pages a browser prints."""
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(format=paper)))


@pytest.mark.parametrize("study", sorted({**WITH_FIGURES, **WITHOUT_FIGURES, **LONG}))
def test_two_pages_stand_before_the_annex(opened, study):
    page = opened(study)
    whole = {paper: pages(page, paper) for paper in PAPER}
    assert page.evaluate(WIDER_THAN_THE_SCREEN) == []
    page.evaluate("document.querySelector('.annex').remove()")
    front = {paper: pages(page, paper) for paper in PAPER}
    assert max(front.values()) <= FRONT
    opened(study).evaluate(
        "[...document.querySelectorAll('header, main > section')].map(each => each.remove())"
    )
    for paper in PAPER:  # the annex starts on a page of its own
        assert whole[paper] == front[paper] + pages(page, paper)

"""The documentation site as it was built: it stands by itself and every link in it leads somewhere.

Without a built site (see CONTRIBUTING) these tests are skipped; `.ci/run` builds it first.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

HTML = Path(__file__).parents[1] / "docs" / "_build" / "html"
LOADED = {"script": "src", "img": "src", "link": "href", "iframe": "src", "source": "src",
          "video": "src", "embed": "src", "object": "data"}  # fmt: skip
ELSEWHERE = re.compile(r"(?:https?:)?//")

pytestmark = pytest.mark.skipif(not HTML.is_dir(), reason="the site has not been built")


class Page(HTMLParser):
    """What a page loads, where it links to, and the anchors that it has."""

    def __init__(self, path):
        super().__init__()
        self.loads, self.links, self.anchors, self.formulas = [], [], set(), 0
        self.feed(path.read_text("utf-8"))

    def handle_starttag(self, tag, attributes):
        held = dict(attributes)
        self.anchors |= {held[name] for name in ("id", "name") if held.get(name)}
        self.formulas += tag == "math"
        if held.get(LOADED.get(tag, "")):
            self.loads.append(held[LOADED[tag]])
        if tag == "a" and held.get("href"):
            self.links.append(held["href"])


@pytest.fixture(scope="module")
def pages():
    return {path: Page(path) for path in HTML.rglob("*.html")}


def test_nothing_is_loaded_from_elsewhere(pages):
    sheets = [(path, address) for path in HTML.rglob("*.css")
              for address in re.findall(r"url\(([^)]*)\)", path.read_text("utf-8"))]  # fmt: skip
    loads = [(path, address) for path, page in pages.items() for address in page.loads]
    assert loads
    assert [(path.name, address) for path, address in loads + sheets
            if ELSEWHERE.match(address.strip("'\""))] == []  # fmt: skip


def test_every_link_inside_leads_to_a_page_and_an_anchor(pages):
    broken = []
    for path, page in pages.items():
        for link in page.links + page.loads:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            anchor = unquote(parts.fragment)
            known = not anchor or target not in pages or anchor in pages[target].anchors
            if not (target.exists() and known):
                broken.append(f"{path.relative_to(HTML)}: {link}")
    assert broken == []


def test_formulas_are_shown_without_a_script(pages):
    assert pages[HTML / "model" / "details.html"].formulas > 100


def test_every_page_can_be_reached_from_the_first(pages):
    seen, waiting = set(), [HTML / "index.html"]
    while waiting:
        path = waiting.pop()
        if path in pages and path not in seen:
            seen.add(path)
            links = (urlsplit(link) for link in pages[path].links)
            waiting += [(path.parent / unquote(link.path)).resolve() for link in links
                        if not link.netloc and link.path]  # fmt: skip
    apart = {path.name for path in set(pages) - seen} - {"search.html", "py-modindex.html"}
    assert apart == set()

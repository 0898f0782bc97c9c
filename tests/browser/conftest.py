"""A real browser before the real server: Debian's Chromium, with nothing but this machine."""

from __future__ import annotations

import os
import shutil
from urllib.parse import urlsplit

import pytest

from browsing import serving

FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update",
]  # fmt: skip

SIZES = {"laptop": (1280, 800), "phone": (390, 844)}

PATIENCE = 300_000
"""Milliseconds for which the page is waited for."""


@pytest.fixture(scope="session")
def server():
    with serving() as started:
        yield started


@pytest.fixture(scope="session")
def browser():
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        # Where the page must be tested, a browser that is missing is a fault.
        missing = pytest.fail if os.environ.get("BIGTHREE_BROWSER") == "required" else pytest.skip
        missing("no Chromium on this machine (Debian: apt-get install chromium)")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield started
        started.close()


class Faults(list):
    """What a page did that it must not do."""

    def watch(self, page, home):
        page.on("console", lambda said: self.note(said.type == "error", f"console: {said.text}"))
        page.on("pageerror", lambda error: self.note(True, f"script: {error}"))
        page.on("request", lambda asked: self.note(_foreign(asked.url, home), f"to {asked.url}"))
        page.on("requestfailed", self.note_failure)

    def note_failure(self, asked):
        # The page itself drops a request when a newer one makes it useless.
        self.note(asked.failure != "net::ERR_ABORTED", f"{asked.failure}: {asked.url}")

    def note(self, wrong, what):
        if wrong:
            self.append(what)


def _foreign(address, home):
    """Whether an address leads elsewhere; data and blobs lie in the page."""
    parts = urlsplit(address)
    return parts.scheme not in ("data", "blob") and parts.netloc != urlsplit(home).netloc


@pytest.fixture
def visit(browser, server):
    """Open a browser of one's own, of a size; whatever it does wrong fails the test at its end."""
    faults, contexts = Faults(), []

    def opened(size="laptop", **options):
        width, height = SIZES[size]
        context = browser.new_context(
            viewport={"width": width, "height": height}, base_url=server.students, **options
        )
        contexts.append(context)
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        faults.watch(page, server.students)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert not faults


@pytest.fixture(params=SIZES)
def page(visit, request):
    """A page of either size."""
    return visit(request.param)

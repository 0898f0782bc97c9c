"""A real browser: Debian's Chromium, with nothing but this machine."""

from __future__ import annotations

import os
import shutil

import pytest

FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update",
]  # fmt: skip


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


@pytest.fixture(scope="session")
def files():
    """The files of the page, composed once for all tests."""
    from bigthree.classroom.static_page import contents

    return contents()

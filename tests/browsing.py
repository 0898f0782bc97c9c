"""The page served, and handled as a person does: by keyboard, waiting for what it shows."""

from __future__ import annotations

import re
import subprocess
import sys
from contextlib import contextmanager
from typing import NamedTuple
from urllib.parse import parse_qsl, urlsplit

MOST_TABS = 400

FOCUSABLE = "a[href], button, select, summary, input:not([type=hidden]), textarea, [tabindex='0']"


class Server(NamedTuple):
    """The page as it was started: its process, and the addresses that it printed."""

    process: subprocess.Popen
    students: str
    lecturer: str


@contextmanager
def serving(port=0):
    """The server, in a process of its own."""
    command = "from bigthree.classroom.command import main; main()"
    process = subprocess.Popen(
        [sys.executable, "-c", command, f"port={port}", "rate=1000 per second"],
        stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        students, lecturer = (
            re.search(r"http://\S+", process.stdout.readline())[0] for _ in range(2)
        )
        yield Server(process, students, lecturer)
    finally:
        process.terminate()
        process.wait()
        process.stdout.close()


def query(page):
    """What the address of a page says, key by key."""
    return dict(parse_qsl(urlsplit(page.url).query))


def until_address(page, key, value=...):
    """Wait until it has a key, of a value (None: no more), and its answer is there."""
    found = "new URLSearchParams(location.search).get(key)"
    test = f"{found} !== null" if value is ... else f"{found} === value"
    test += " && document.getElementById('question').ariaBusy !== 'true'"
    page.wait_for_function(f"([key, value]) => {test}", arg=[key, None if value is ... else value])


def reach(page, target):
    """Go to an element with the Tab key alone."""
    for _ in range(MOST_TABS):
        if target.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"the keyboard does not reach {target}")


def press(page, target, key="Enter"):
    """Reach an element with the Tab key, and press a key there."""
    reach(page, target)
    page.keyboard.press(key)


def unreached(page):
    """The visible controls of a page at which the Tab key never stops."""
    page.evaluate(
        """(focusable) => {
            window.reached = new Set();
            document.addEventListener("focusin", (event) => window.reached.add(event.target));
            window.stops = () => [...document.querySelectorAll(focusable)].filter(
                (each) => each.checkVisibility({ visibilityProperty: true }) && !each.disabled);
        }""",
        FOCUSABLE,
    )
    for _ in range(page.evaluate("window.stops().length") + 5):
        page.keyboard.press("Tab")
    return page.evaluate(
        "window.stops().filter((each) => !window.reached.has(each)).map((each) => each.outerHTML)"
    )


def odds(page):
    """The odds of each world, of a hundred, as the page says them."""
    return [int(each) for each in page.locator("#verdict .odds b").all_text_contents()]


def pull(control, value):
    """Draw a slider to a value, as a hand does: it moves, and then it is let go."""
    control.evaluate(
        """(slider, value) => {
            slider.value = value;
            slider.dispatchEvent(new Event("input", { bubbles: true }));
            slider.dispatchEvent(new Event("change", { bubbles: true }));
        }""",
        value,
    )

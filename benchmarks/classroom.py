"""The classroom page beside an empty page of its framework, and beside Dash.

``python benchmarks/classroom.py`` needs Chromium, and for Dash ``pip install dash``. It prints what
a student waits for, what an action costs the server, what is installed, and how a class of forty
is served. Times depend on the machine and on what else it does; the ratios are what counts.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from gzip import decompress
from http.client import HTTPConnection
from importlib.metadata import distribution
from importlib.util import find_spec
from pathlib import Path
from statistics import median, quantiles
from threading import Barrier
from time import perf_counter, sleep
from typing import Any, NamedTuple

from packaging.requirements import Requirement

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
         "--disable-background-networking", "--disable-component-update"]  # fmt: skip

VISITS = 7
ACTIONS = 15
SESSIONS, SECONDS = 40, 20

SLIDER = "author.appetite"


# The pages that are compared, each served by waitress as the classroom page is.


def serve_empty(port: int) -> None:
    """An empty page of Flask and Jinja."""
    from flask import Flask, render_template_string

    app = Flask(__name__)
    page = "<!doctype html><html lang=en><title>Empty</title><p id=answer>{{ words }}</p>"
    app.add_url_rule("/", view_func=lambda: render_template_string(page, words="Nothing."))
    _waitress(app, port)


def serve_empty_dash(port: int) -> None:
    """An empty page of Dash."""
    from dash import Dash, html

    app = Dash(__name__)
    app.layout = html.P("Nothing.", id="answer")
    _waitress(app.server, port)


def serve_dash(port: int) -> None:
    """A page of Dash that does the least of what ours does: a slider, two worlds, one figure."""
    from dash import Dash, Input, Output, dcc, html

    from bigthree.classroom import charts
    from bigthree.classroom.answers import answer
    from bigthree.classroom.question import RUNS, asked
    from bigthree.classroom.words import chance

    app = Dash(__name__)
    app.layout = html.Div([
        dcc.Slider(0, 1, 0.01, value=0.5, id="slider", updatemode="drag"),
        html.P(id="answer"),
        dcc.Graph(id="survival"),
    ])  # fmt: skip

    @app.callback(Output("answer", "children"), Output("survival", "figure"),
                  Input("slider", "value"))  # fmt: skip
    def shown(value: float) -> tuple[str, Any]:
        question = asked([(SLIDER, str(value))])
        left, right = (answer(world, 0, RUNS) for world in (question.left, question.right))
        odds = [chance(each.together)["value"] for each in (left, right)]
        return f"{value}: {odds[0]} and {odds[1]} of 100", charts.survival(left, right)

    _waitress(app.server, port)


def _waitress(app: Any, port: int) -> None:
    from waitress.server import create_server

    server = create_server(app, host="127.0.0.1", port=port, threads=8)
    print(f"http://127.0.0.1:{server.effective_port}/", flush=True)
    server.run()


def serve_classroom(port: int) -> None:
    """The classroom page itself."""
    from bigthree.classroom.command import main

    sys.argv = ["bigthree-classroom", f"port={port}", "rate=100000 per second"]
    main()


SERVERS: dict[str, Callable[[int], None]] = {
    "empty": serve_empty,
    "classroom": serve_classroom,
    "empty Dash": serve_empty_dash,
    "Dash": serve_dash,
}


ADDRESS = re.compile(r"http://\S+")


class Served(NamedTuple):
    """A page that is served by a process of its own."""

    process: subprocess.Popen[str]
    address: str

    def cpu(self) -> float:
        """Seconds of processor that it has used."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def memory(self) -> float:
        """Megabytes that it holds now."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmRSS:\s+(\d+)", status)[1]) / 1024


@contextmanager
def serving(name: str) -> Iterator[Served]:
    """A page, served until the block ends."""
    command = [sys.executable, __file__, "serve", name]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        yield Served(process, next(each[0] for each in map(ADDRESS.search, process.stdout) if each))
    finally:
        process.terminate()
        process.wait(10)


# What a student waits for.


class Waited(NamedTuple):
    """Milliseconds, and processor time of the server."""

    paint: float
    ready: float
    action: float = 0.0
    slowest: float = 0.0
    settled: float = 0.0
    cpu: float = 0.0


WATCH = """(words) => {
    const place = document.querySelector(words);
    addEventListener("keydown", () => {
        window.begun = performance.now();
        window.ended = 0;
    }, true);
    new MutationObserver(() => {
        window.ended ||= performance.now();
        window.last = performance.now();
    }).observe(place, { childList: true, subtree: true, characterData: true });
}"""
"""Clocks a key that is pressed, and the words that then change."""


PAINTED = """() => performance.getEntriesByName("first-contentful-paint")[0]?.startTime"""


def waited(browser: Any, served: Served, path: str, ready: str) -> Waited:
    """Open a page some times, each in a browser that has kept nothing."""
    paints, readies = [], []
    for _ in range(VISITS):
        context = browser.new_context()
        page = context.new_page()
        page.goto(served.address + path)
        page.locator(ready).wait_for()
        readies.append(page.evaluate("performance.now()"))
        paints.append(page.wait_for_function(PAINTED).json_value())
        context.close()
    return Waited(median(paints), median(readies))


def moved(browser: Any, served: Served, path: str, words: str, thumb: str, found: Waited) -> Waited:
    """Move a slider by keyboard, step by step, and clock the words that change."""
    page = browser.new_page()
    page.goto(served.address + path, wait_until="load")
    page.locator(thumb).wait_for()
    page.evaluate(WATCH, words)
    page.locator(thumb).focus()
    taken, settled, used = [], [], served.cpu()
    for _ in range(ACTIONS):
        page.keyboard.press("ArrowRight")
        page.wait_for_function("() => window.ended")
        taken.append(page.evaluate("window.ended - window.begun"))
        page.wait_for_timeout(1200)
        settled.append(page.evaluate("window.last - window.begun"))
    cpu = 1000 * (served.cpu() - used) / ACTIONS
    page.close()
    slowest = quantiles(taken, n=20)[-1]
    return found._replace(action=median(taken), slowest=slowest, settled=median(settled), cpu=cpu)


def in_the_browser() -> None:
    """Print what a student waits for, page beside page."""
    from playwright.sync_api import sync_playwright

    pages = {
        "empty": ("", "#answer", ""),
        "classroom": ("workshop", "#verdict .odds", f"[id='{SLIDER}']"),
        "empty Dash": ("", "#answer", ""),
        "Dash": ("", "#survival .main-svg >> nth=0", "[role=slider]"),
    }
    words = {"classroom": "#verdict", "Dash": "#answer"}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        for name, (path, ready, thumb) in pages.items():
            if "Dash" in name and find_spec("dash") is None:
                print(f"{name:12} not installed")
                continue
            with serving(name) as served:
                found = waited(browser, served, path, ready)
                if thumb:
                    found = moved(browser, served, path, words[name], thumb, found)
                print(f"{name:12} first paint {found.paint:5.0f} ms, answer shown "
                      f"{found.ready:5.0f} ms" + _action(found), flush=True)  # fmt: skip


def _action(found: Waited) -> str:
    if not found.action:
        return ""
    return (
        f"; an action {found.action:.0f} ms (95 %: {found.slowest:.0f}), last word "
        f"{found.settled:.0f} ms, {found.cpu:.0f} ms of the server's processor"
    )


# What is installed.


def installed(root: str, extra: str = "") -> dict[str, float]:
    """Megabytes of a distribution and of all that it needs, by name."""
    found: dict[str, float] = {}
    _add(root, extra, found)
    return found


def _add(name: str, extra: str, found: dict[str, float]) -> None:
    held = distribution(name)
    paths = (Path(str(each.locate())) for each in held.files or ())
    found[held.name.lower()] = sum(each.stat().st_size for each in paths if each.is_file()) / 2**20
    for line in held.requires or ():
        needed = Requirement(line)
        wanted = needed.marker is None or needed.marker.evaluate({"extra": extra})
        if wanted and needed.name.lower().replace("_", "-") not in found:
            _add(needed.name, "", found)


def what_is_installed() -> None:
    """Print what the page adds to the package, and what Dash would."""
    base = installed("bigthree")
    extra = installed("bigthree", "classroom")
    print(f"classroom    adds {_more(extra, base)}")
    if find_spec("dash") is not None:
        print(f"Dash         adds {_more(installed('dash'), base)}")


def _more(found: dict[str, float], base: dict[str, float]) -> str:
    more = {name: size for name, size in found.items() if name not in base}
    return f"{sum(more.values()):.0f} MB in {len(more)} packages ({', '.join(sorted(more))})"


# A class of forty.


class Line:
    """One connection of a student's browser, on which one answer comes at a time."""

    def __init__(self, number: int, address: str) -> None:
        self.number = number
        host = address.removeprefix("http://").rstrip("/")
        self.connection = HTTPConnection(host, timeout=30)
        self.faults: list[str] = []

    def get(self, query: str) -> tuple[int, dict[str, Any]]:
        """Ask as the page's script does."""
        headers = {"Accept": "application/json", "Accept-Encoding": "gzip"}
        self.connection.request("GET", f"/answer?{query}", headers=headers)
        answer = self.connection.getresponse()
        body = answer.read()
        if answer.headers.get("Content-Encoding") == "gzip":
            body = decompress(body)
        return answer.status, json.loads(body)

    def ask(self, value: float, part: str) -> float:
        """Ask about a world, and note where the answer is another's.

        Returns
        -------
        float
            Seconds after which to ask again, where there was no room; else 0.
        """
        query = f"author=litvinov&setting=as_seen&{SLIDER}={value:g}&seed={self.number + 1}"
        status, found = self.get(f"{query}&part={part}")
        if "later" in found:
            return float(found["later"])
        if status != 200:
            self.faults.append(f"{query}: status {status}")
        elif found["query"] != query or not self._its_own(found["fragments"], value):
            self.faults.append(f"{query}: told of {found['query']}")
        return 0.0

    def _its_own(self, fragments: dict[str, str], value: float) -> bool:
        """Whether the words shown are of this world and this luck."""
        luck = re.search(r"luck no\. (\d+)", fragments["verdict"])[1]
        return int(luck) == self.number + 1 and f"{value:.2f}" in fragments["changes"]


class Lesson(NamedTuple):
    """What a student saw, in seconds from the moment at which the slider was moved.

    Attributes
    ----------
    firsts, wholes : list of float
        To the first answer of each action; to the whole one, where it came before the next action.
    last : float
        To the whole answer after the last action.
    faults : list of str
        Answers that were refused, or were another's.
    """

    firsts: list[float]
    wholes: list[float]
    last: float
    faults: list[str]


class Student:
    """Moves a slider once a second; what is not answered before the next move is let go."""

    def __init__(self, number: int, address: str) -> None:
        self.lines = Line(number, address), Line(number, address)
        self.number = number
        self.moved = 0.0

    def attend(self, start: Barrier) -> Lesson:
        """One action a second; after the last one, the whole answer is waited for."""
        while later := self.lines[0].ask(START, "settled"):  # opens the page
            sleep(later)
        start.wait()
        began = perf_counter() + self.number / SESSIONS
        firsts, wholes = [], []
        with ThreadPoolExecutor(1) as pool:
            for n in range(SECONDS):
                sleep(max(0.0, began + n - perf_counter()))
                self.moved = began + n
                value = 0.01 + (7 * n + self.number) % 50 / 100
                self.lines[0].ask(value, "moving")
                firsts.append(perf_counter() - self.moved)
                wholes.append(pool.submit(self.refine, value, self.moved))
        *before, last = [each.result() for each in wholes]
        faults = [fault for line in self.lines for fault in line.faults]
        return Lesson(firsts, [each for each in before if each], last or 0.0, faults)

    def refine(self, value: float, moved: float) -> float | None:
        """Seconds to the whole answer; None where the slider was moved again before it came."""
        sleep(SETTLED)
        while self.moved == moved:
            later = self.lines[1].ask(value, "settled")
            if not later:
                return perf_counter() - moved if self.moved == moved else None
            sleep(later)
        return None


START = 0.6
"""What the slider stands at first; all later values are below what the author has, and below it."""

SETTLED = 0.25
"""Seconds after which the page's script asks for the whole answer."""


def a_class() -> None:
    """Print how forty sessions are served, each with an action a second."""
    with serving("classroom") as served:
        _equal_requests(served)
        before, used, start = served.memory(), served.cpu(), Barrier(SESSIONS)
        began = perf_counter()
        with ThreadPoolExecutor(SESSIONS) as pool:
            students = [Student(number, served.address) for number in range(SESSIONS)]
            lessons = list(pool.map(lambda each: each.attend(start), students))
        took = perf_counter() - began
        _say(lessons, took)
        cores = (served.cpu() - used) / took
        print(f"memory {before:.0f} MB before, {served.memory():.0f} MB after; {cores:.2f} cores")


def _say(lessons: list[Lesson], took: float) -> None:
    firsts = [each for lesson in lessons for each in lesson.firsts]
    wholes = [each for lesson in lessons for each in lesson.wholes]
    faults = [each for lesson in lessons for each in lesson.faults]
    print(f"{SESSIONS} sessions, {len(firsts)} actions in {took:.0f} s: {len(faults)} errors or "
          f"answers to another {faults[:1]}")  # fmt: skip
    print(f"first answer: median {_ms(median(firsts))}, 95 % {_ms(quantiles(firsts, n=20)[-1])}")
    typical = f", median {_ms(median(wholes))}" if wholes else ""
    slowest = _ms(max(each.last for each in lessons))
    print(f"whole answer: {len(wholes)} before the next action{typical}; after the last action all "
          f"within {slowest}")  # fmt: skip


def _ms(seconds: float) -> str:
    return f"{1000 * seconds:.0f} ms"


def _equal_requests(served: Served) -> None:
    """Forty ask the same at once: what it costs beside one who asks."""
    costs = []
    for number, sessions in ((901, 1), (902, SESSIONS)):
        used = served.cpu()
        with ThreadPoolExecutor(sessions) as pool:
            ask = Line(number, served.address)
            others = [Line(number, served.address) for _ in range(sessions - 1)]
            list(pool.map(lambda each: each.ask(0.77, "moving"), [ask, *others]))
        costs.append(1000 * (served.cpu() - used))
    print(f"equal requests: one costs {costs[0]:.0f} ms of processor, forty {costs[1]:.0f} ms")


if __name__ == "__main__":
    if sys.argv[1:2] == ["serve"]:
        SERVERS[sys.argv[2]](0)
    else:
        what_is_installed()
        a_class()
        in_the_browser()

"""A class of two hundred behind one address: each loads the page, votes, shows a world and asks on.

``python benchmarks/classroom.py`` serves the room in a process of its own, beside an application
that answers one word. Times depend on the machine and on what else it does; the ratios count, and
that no request is refused.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from http.client import HTTPConnection
from multiprocessing import get_context
from multiprocessing.connection import Connection
from statistics import median, quantiles
from time import perf_counter

STUDENTS, ROUNDS = 200, 5
FILES = {"page.js": b"x" * 50_000, "data.js": b"y" * 250_000, "style.css": b"z" * 15_000}


def serve(which: str, told: Connection) -> None:
    """Serve the room or one word, and say at which port."""
    from flask import Flask

    from bigthree.classroom.command import listen
    from bigthree.classroom.connections import bounded
    from bigthree.classroom.keeping import Class
    from bigthree.classroom.room import Room
    from bigthree.classroom.server import create_app

    room = Room(Class("secret"))
    room.ask("Longer?", ["Longer", "Shorter"])
    app = create_app(room, FILES, "http://class.test/") if which == "room" else Flask(__name__)
    if which != "room":
        app.add_url_rule("/<path:_>", view_func=lambda _: "word", methods=["GET", "POST"])
    listening = listen("127.0.0.1", 0)
    told.send(listening.getsockname()[1])
    bounded(app, listening).run()


def student(port: int, number: int) -> list[tuple[int, float]]:
    """What one student's browser asks: status and milliseconds of each request."""
    line, done = HTTPConnection("127.0.0.1", port), []
    here = {"Origin": f"http://127.0.0.1:{port}", "Content-Type": "application/json"}

    def ask(path: str, message: dict[str, object] | None = None) -> None:
        began = perf_counter()
        body = json.dumps(message) if message else None
        line.request("POST" if message else "GET", path, body, here)
        answer = line.getresponse()
        answer.read()
        done.append((answer.status, 1000 * (perf_counter() - began)))

    token = f"{number:032d}"
    for name in FILES:
        ask(f"/{name}")
    ask("/room/vote", {"token": token, "number": 1, "round": 1, "choice": number % 2})
    if number % 4 == 0 and number < 320:
        ask("/room/show", {"token": token, "name": f"Group {number}", "world": "author=maisky"})
    for _ in range(ROUNDS):
        ask("/room/now")
    line.close()
    return done


def measured(which: str, at_once: Callable[[int], list[list[tuple[int, float]]]]) -> None:
    """Print how a class was served."""
    here, there = get_context("spawn").Pipe()
    process = get_context("spawn").Process(target=serve, args=(which, there))
    process.start()
    began, found = perf_counter(), []
    try:
        port = here.recv()
        began = perf_counter()
        found = [each for one in at_once(port) for each in one]
        took = perf_counter() - began
    finally:
        process.terminate()
        process.join()
    times = [time for _, time in found]
    refused = sum(status != 200 for status, _ in found)
    print(f"{which:10} {len(found)} requests in {took:.2f} s, median {median(times):.0f} ms, "
          f"p95 {quantiles(times, n=20)[-1]:.0f} ms, refused {refused}")  # fmt: skip


def main() -> None:
    """Print how the room serves a class, beside an application that answers one word."""
    with ThreadPoolExecutor(STUDENTS) as crowd:

        def at_once(port: int) -> list[list[tuple[int, float]]]:
            return list(crowd.map(partial(student, port), range(STUDENTS)))

        for which in ("one word", "room"):
            measured(which, at_once)


if __name__ == "__main__":
    main()

"""The server: what it serves, whom it answers, and that bad input gets a plain sentence."""

import gc
import logging
import socket
import threading
import tracemalloc
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import numpy as np
import pytest

from bigthree.classroom.command import listen
from bigthree.classroom.connections import MOST_OF_ONE, READ, bounded
from bigthree.classroom.counts import Counts
from bigthree.classroom.keeping import Class
from bigthree.classroom.room import Room
from bigthree.classroom.server import ACTIONS, LARGEST_BODY, create_app
from commands import PATIENCE

SECRET = "s" * 32
BOARD = f"/lecturer/{SECRET}"
HERE = {"Origin": "http://localhost"}
FILES = {"page.js": b"let page;" * 100, "style.css": b"", "icon.svg": b"<svg/>", "index.html": b""}
TOKEN = "f" * 32
MARK = "<script>alert(1)</script>"
HOSTILE = (
    MARK, f"\"'>{MARK}", "javascript:alert(1)", "{{7*7}}", "{0.__class__}", "../../../etc/passwd",
    "", " ", "\0", "\r\nSet-Cookie: a=b", "\u202e\u2066", "\uffff", "e" + "\u0301" * 50, "😀" * 30,
    "x" * 5000, None, True, -1, 10**40, 1e400, 0.5, [], {}, [[[]]], ["a", "b"], {"a": {"b": 1}},
)  # fmt: skip
FIELDS = ("name", "token", "world", "number", "round", "choice", "line", "question", "choices",
          "covered", "screen", "minutes")  # fmt: skip
POSTS = ("/room/show", "/room/vote", "/room/guess", *(f"{BOARD}/{each}" for each in ACTIONS))


@pytest.fixture
def client():
    room = Room(Class(SECRET))
    return create_app(room, FILES, "http://class.test/", rate="100000 per second").test_client()


def act(client, name, **message):
    return client.post(f"{BOARD}/{name}", json=message, headers=HERE)


def test_the_page_is_served_whole_and_packed(client):
    assert 'data-room="student"' in client.get("/").text
    lecturer = client.get(f"{BOARD}/")
    assert 'data-room="lecturer"' in lecturer.text
    assert 'src="../../page.js"' in lecturer.text
    packed = client.get("/page.js", headers={"Accept-Encoding": "gzip"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert len(packed.data) < len(FILES["page.js"])
    again = client.get("/page.js", headers={"If-None-Match": packed.headers["ETag"],
                                            "Accept-Encoding": "gzip"})  # fmt: skip
    assert again.status_code == 304
    assert client.get("/page.js").data == FILES["page.js"]


def test_a_class_shows_votes_and_is_revealed(client):
    shown = client.post(
        "/room/show", json={"name": "Front", "token": TOKEN, "world": ""}, headers=HERE
    )
    assert shown.json == {"name": "Front"}
    asked = act(client, "ask", question="Longer?", choices=["Yes", "No"], world="").json
    assert asked["vote"]["said"] == 0
    said = {"token": TOKEN, "number": 1, "round": 1, "choice": 1}
    assert client.post("/room/vote", json=said, headers=HERE).json["vote"]["said"] == 1
    assert client.get("/room/now").json["covered"]
    assert act(client, "reveal").json["vote"]["counts"] == [[0, 1]]
    assert "vote,Longer?,1,1,No" in client.get(f"{BOARD}/class.csv").text
    assert b"<svg" in client.get(f"{BOARD}/join.svg").data
    assert client.get(f"{BOARD}/class").json["join"] == "http://class.test/"


def test_who_does_not_know_the_secret_finds_nothing(client):
    for path in ("", "class", "class.csv", "join.svg"):
        assert client.get(f"/lecturer/{'t' * 32}/{path}").status_code == 404
        assert client.get(f"/lecturer/ä/{path}").status_code == 404
    wrong = client.post(f"/lecturer/{'t' * 32}/cover", json={"covered": True}, headers=HERE)
    assert wrong.status_code == 404
    assert not client.get("/room/now").json["covered"]


def test_another_site_may_not_speak_for_a_student(client):
    message = {"name": "Front", "token": TOKEN, "world": ""}
    for headers in ({}, {"Origin": "http://evil.test"}, {"Origin": "null"}):
        answer = client.post("/room/show", json=message, headers=headers)
        assert (answer.status_code, "another page" in answer.json["refused"]) == (400, True)
    form = client.post("/room/show", data=message, headers=HERE)
    assert "no message of this page" in form.json["refused"]


@pytest.mark.parametrize("host", ["evil.test", "evil.test:8044", "localhost.evil.test", "[::1"])
def test_another_name_of_this_computer_is_refused(client, host):
    answer = client.get("/room/now", headers={"Host": host})
    assert answer.status_code == 400


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1:8044", "[::1]:8044", "192.0.2.7"])
def test_its_addresses_are_known(client, host):
    assert client.get("/room/now", headers={"Host": host}).status_code == 200


def test_a_given_name_is_known():
    app = create_app(Room(Class(SECRET)), FILES, "http://x/", ("Class.School.edu",))
    answer = app.test_client().get("/room/now", headers={"Host": "class.school.EDU:80"})
    assert answer.status_code == 200


def test_only_the_lecturers_page_may_not_be_framed(client):
    assert "frame-ancestors 'none'" in client.get(f"{BOARD}/").headers["Content-Security-Policy"]
    student = client.get("/").headers
    assert "frame-ancestors *" in student["Content-Security-Policy"]
    assert "'unsafe-inline'" not in student["Content-Security-Policy"].partition("style-src")[0]


def test_five_hundred_bad_messages_touch_nobody_else(client):
    client.post("/room/show", json={"name": "First", "token": "a" * 32, "world": ""}, headers=HERE)
    luck, codes = np.random.default_rng(2), set()
    for _ in range(500):
        post = POSTS[luck.integers(len(POSTS))]
        said = {field: HOSTILE[luck.integers(len(HOSTILE))] for field in FIELDS
                if luck.random() < 0.6}  # fmt: skip
        said |= {"token": TOKEN} if luck.random() < 0.5 else {}
        answer = client.post(post, json=said, headers=HERE)
        codes.add(answer.status_code)
        assert answer.is_json
        assert answer.status_code in (200, 400)
    assert codes == {200, 400}
    names = [each["name"] for each in client.get(f"{BOARD}/class").json["groups"]]
    assert names[0] == "First"


@pytest.mark.parametrize("body", [b"", b"[]", b"1", b"{", b"\xff", b"[" * 10_000, b"null"])
def test_a_body_that_is_no_message_is_refused(client, body):
    headers = HERE | {"Content-Type": "application/json"}
    answer = client.post("/room/vote", data=body, headers=headers)
    assert "no message of this page" in answer.json["refused"]


@pytest.mark.parametrize("path", ["/x.js", "/index.html", "/../server.py", "/%00", "/a/b", "/%ff",
                                  "/lecturer/", f"/{MARK}"])  # fmt: skip
def test_there_is_nothing_else(client, path):
    answer = client.get(path)
    assert answer.status_code == 404
    assert answer.json["refused"] == "There is no such page here."


def test_other_methods_and_large_bodies_are_refused(client):
    assert client.put("/room/show").status_code == 405
    message = {"name": "x" * LARGEST_BODY, "token": TOKEN, "world": ""}
    large = client.post("/room/show", json=message, headers=HERE)
    assert large.status_code == 413
    assert large.json["refused"] == "That was larger than this page reads."


def test_requests_at_once_are_counted_one_at_a_time():
    """Two that come between the making and the start of a timer would start the same one."""
    both = threading.Barrier(2)

    class Waiting(Counts):
        """Waits for another request once it has made a timer."""

        @property
        def timer(self):
            return self.made

        @timer.setter
        def timer(self, made):
            self.made = made
            if threading.current_thread() is not threading.main_thread():
                with suppress(threading.BrokenBarrierError):
                    both.wait(0.2)

    counts = Waiting()
    counts.made.join()
    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(lambda _: counts.incr("an address", 600), range(2))) == [1, 2]


def test_who_asks_too_often_is_told_to_wait():
    client = create_app(Room(Class(SECRET)), FILES, "http://x/", rate="5 per minute").test_client()
    codes = [client.get("/room/now").status_code for _ in range(7)]
    assert codes == [200] * 5 + [429] * 2
    other = client.get("/room/now", environ_base={"REMOTE_ADDR": "192.0.2.9"})
    assert other.status_code == 200


@pytest.mark.slow
def test_ten_thousand_requests_leave_the_memory_as_it_was(client):
    """Of a class of 250 addresses, after the first two thousand."""
    act(client, "ask", question="Longer?", choices=["Yes", "No"], world="")
    luck = np.random.default_rng(3)
    tracemalloc.start()
    try:
        for n in range(10_000):
            if n == 2_000:
                gc.collect()
                before, _ = tracemalloc.get_traced_memory()
            named = {"name": f"Group {luck.integers(120)}", "token": f"{luck.integers(300):032d}"}
            said = named | {"world": "", "number": 1, "round": 1, "choice": 0, "line": [50] * 11}
            post = ("/room/show", "/room/vote", "/room/guess")[n % 3]
            client.post(post, json=said, headers=HERE,
                        environ_overrides={"REMOTE_ADDR": f"192.0.2.{n % 250}"})  # fmt: skip
        gc.collect()
        after, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert after - before < 500_000


def test_a_fault_of_ours_is_one_line_in_the_log_and_a_plain_sentence(client, monkeypatch, caplog):
    def fault():
        raise RuntimeError("of ours, in /a/private/folder")

    monkeypatch.setitem(client.application.view_functions, "now", fault)
    with caplog.at_level(logging.ERROR):
        answer = client.get("/room/now")
    assert answer.status_code == 500
    assert "Your world is kept in the address" in answer.json["refused"]
    assert "private" not in answer.text
    assert len(caplog.records) == 1
    assert "\n" not in caplog.text.strip()


class Server:
    """The page on a real socket, as the command serves it."""

    def __init__(self):
        listening = listen("127.0.0.1", 0)
        self.port = listening.getsockname()[1]
        app = create_app(Room(Class(SECRET)), FILES, "http://x/", rate="100000 per second")
        self.server = bounded(app, listening)
        threading.Thread(target=self._run, daemon=True).start()

    def _run(self):
        self.server.run()

    def connect(self):
        return socket.create_connection(("127.0.0.1", self.port), timeout=PATIENCE)

    def send(self, raw):
        with self.connect() as line:
            answer = b""
            try:
                line.sendall(raw)
                while part := line.recv(65536):
                    answer += part
            except ConnectionError:
                pass
            return answer

    def get(self):
        return self.send(b"GET /room/now HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")


@pytest.fixture(scope="module")
def server():
    return Server()


@pytest.mark.parametrize(
    "line",
    [b"\0\0\0\0", b"GET", b"GET / HTTP/9.9", b"GET /\xff\xfe HTTP/1.1", b"\x16\x03\x01\x02\x00",
     b"GET http://[::1 HTTP/1.1", b"GET / HTTP/1.1\r\nHost: x\r\nHost: y",
     b"GET / HTTP/1.1\r\nHost x",
     b"POST /room/show HTTP/1.1\r\nContent-Length: -1", b"GET /" + b"a" * 20_000 + b" HTTP/1.1",
     f"POST /room/show HTTP/1.1\r\nHost: localhost\r\nContent-Length: {4 * READ}".encode()],
)  # fmt: skip
def test_bad_request_lines_do_no_harm(server, line):
    answer = server.send(line + b"\r\nConnection: close\r\n\r\n")
    assert not answer.startswith(b"HTTP/1.1 5") or answer.startswith(b"HTTP/1.1 505")
    assert b"Traceback" not in answer
    assert server.get().startswith(b"HTTP/1.1 200")


def test_silent_connections_of_one_address_shut_nobody_out(server):
    silent = []
    for n in range(MOST_OF_ONE + 30):
        silent.append(server.connect())
        silent[-1].sendall(b"GET /room/now HTTP/1.1\r\nHost:" if n % 2 else b"P")
        if n % 50 == 0:
            assert server.get().startswith(b"HTTP/1.1 200")
    assert server.get().startswith(b"HTTP/1.1 200")
    assert len(server.server.active_channels) <= MOST_OF_ONE + 5
    for line in silent:
        line.close()

"""What bad input gets: a plain sentence, and nothing else."""

import logging
import socket
import threading
from urllib.parse import quote, quote_from_bytes, urlencode

import numpy as np
import pytest

from bigthree.classroom import story
from bigthree.classroom.bounds import LARGEST_BODY
from bigthree.classroom.command import bounded, listen
from bigthree.classroom.controls import CHOICES, NUMBERS
from bigthree.classroom.question import OWN
from bigthree.classroom.server import HEADERS, create_app
from commands import PATIENCE, until

SECRET = "s" * 32
HERE = {"Origin": "http://localhost"}
FORM = HERE | {"Content-Type": "application/x-www-form-urlencoded"}

MARK = "<script>alert(1)</script>"
HOSTILE = (
    MARK, f"\"'>{MARK}", "<img src=x onerror=alert(1)>", "javascript:alert(1)", "{{7*7}}",
    "{0.__class__}",
    "../../../../etc/passwd", "file:///etc/passwd", "C:\\windows\\win.ini", "${oc.env:HOME}",
    "!!python/object:os.system x",
    "nan", "inf", "-inf", "1e400", "-1e400", "1e-400", "0x10", "1_0", "１", "٣", "0,5", "--1",
    "9" * 400, "1" * 20,
    "true", "null", "[]", "{}", "[[[[[[[[1]]]]]]]]", "a=b=c", "~maisky", "+x=1", "maisky,gromyko",
    "MAISKY", "maisky ",
    "", " ", "\0", "\r\nSet-Cookie: a=b", "\u202e\u2066", "\ufeff", "\uffff", "e" + "\u0301" * 50,
    "😀" * 30, "x" * 5000,
)  # fmt: skip
BYTES = (
    b"\xff\xfe",
    b"\xed\xa0\x80",
    b"\xc0\xaf",
    b"caf\xe9",
    b"\x00\x01",
    b"%",
    b"%zz",
    b"%u0041",
    b"\xf4\x90\x80\x80",
)
KEYS = (
    *OWN,
    *CHOICES,
    *NUMBERS,
    "__class__",
    "world",
    "author.__init__",
    "theory.learning",
    "runs",
    "x" * 3000,
    "",
    "a[b]",
)
PAGES = (
    "/",
    "/workshop",
    "/answer",
    "/story/3",
    "/story/4",
    "/story/99",
    "/room/now",
    "/take/scenario.yaml",
    "/take/what-if.yaml",
    f"/lecturer/{SECRET}",
)
PATHS = (
    "/static/../server.py", "/static/%2e%2e/server.py", "/static/..%2fserver.py", "//etc/passwd",
    "/lecturer/", "/story/-1", "/story/1e9", "/story/99999999999999999999", "/%00", "/%ff",
    "/static/%00",
    "/static/style.css/", "/plotly.js/x", "/answer/../answer", "/" + "a/" * 3000, f"/{quote(MARK)}",
)  # fmt: skip
POSTS = ("/room/show", "/room/vote", *(f"/lecturer/{SECRET}/{each}" for each in
         ("open", "reveal", "end", "remove", "cover", "uncover", "board", "x")))  # fmt: skip
FIELDS = ("name", "token", "world", "holds", "number", "do", "address")


@pytest.fixture
def client():
    return create_app(SECRET, "100000 per second").test_client()


class Attacker:
    """Bad links and bodies, the same in every run of the tests."""

    def __init__(self, seed):
        self.luck = np.random.default_rng(seed)

    def one(self, things):
        return things[int(self.luck.integers(len(things)))]

    def value(self):
        if self.luck.random() < 0.25:
            return quote_from_bytes(self.one(BYTES), safe="%")
        return quote(self.one(HOSTILE), errors="surrogatepass")

    def query(self, keys):
        pairs = (f"{quote(self.one(keys))}={self.value()}" for _ in range(self.luck.integers(1, 4)))
        return self.one("&&&;").join(pairs)

    def link(self):
        if self.luck.random() < 0.15:
            return self.one(PATHS)
        return f"{self.one(PAGES)}?{self.query(KEYS)}"

    def body(self):
        fields = {field: self.value() for field in FIELDS if self.luck.random() < 0.5}
        right = {"token": "f" * 32, "holds": "yes", "number": "1", "world": "author=maisky"}
        fields |= {key: quote(value) for key, value in right.items() if self.luck.random() < 0.6}
        return "&".join(f"{key}={value}" for key, value in fields.items()).encode()


def assert_harmless(answer):
    assert answer.status_code < 500
    shown = answer.json if answer.is_json else {"page": answer.get_data(as_text=True)}
    for name in ("page", "html", "vote", "groups", "news"):
        page = shown.get(name)
        if isinstance(page, str):
            assert "<script>alert" not in page
            assert "<img src=x" not in page
            assert "Traceback" not in page
            assert "root:" not in page
    assert "Set-Cookie" not in answer.headers


def test_five_hundred_bad_links(client):
    attacker, codes = Attacker(1), set()
    for _ in range(500):
        with client.get(attacker.link()) as answer:
            assert_harmless(answer)
            codes.add(answer.status_code)
    assert {200, 400, 404} <= codes


def test_five_hundred_bad_bodies_touch_nobody_else(client):
    first = {"name": "First row", "token": "a" * 32, "world": "author=gromyko"}
    client.post("/room/show", data=first, headers=HERE)
    attacker, codes = Attacker(2), set()
    posts = [each for each in POSTS if not each.endswith("remove")]
    for _ in range(500):
        answer = client.post(attacker.one(posts), data=attacker.body(), headers=FORM)
        assert_harmless(answer)
        codes.add(answer.status_code)
    client.post(f"/lecturer/{SECRET}/uncover", headers=FORM)
    board = client.get(f"/lecturer/{SECRET}")
    assert_harmless(board)
    assert "<h3>First row</h3>" in board.text
    assert {200, 303, 400, 404} <= codes


@pytest.mark.parametrize("value", ["nan", "1e400", "0x10", "１", "1_0", "٣", "0,5", "1;2", "None"])
def test_numbers_that_are_none_are_named(client, value):
    for key in NUMBERS:
        query = {key: value}
        answer = client.get("/answer", query_string=query, headers={"Accept": "application/json"})
        assert answer.status_code == 400
        assert answer.json["refused"].startswith(f"{key}={value}: must be a number")


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("author=maisky&author=gromyko", "author: stands twice in the address"),
        ("author=Maiski", "author=Maiski: did you mean 'maisky'?"),
        ("author=../../etc/passwd", "author=../../etc/passwd: allowed: "),
        ("author=caf%E9", "author=caf"),
        ("world.rivalri=1", "world.rivalri: unknown; did you mean 'world.rivalry'?"),
        ("__class__=1", "__class__: unknown; allowed: author, "),
        ("seed=18446744073709551616", "must be a whole number from 0 to 18446744073709551615"),
        ("history=500", "history=500: must be a whole number from 0 to 499"),
        (f"author={'x' * 2500}", "author: longer than an address of this page"),
        ("author=%00", "author=?: allowed: "),
    ],
)
def test_a_bad_link_is_refused_in_a_sentence(client, query, sentence):
    for address in (f"/workshop?{query}", f"/answer?{query}"):
        answer = client.get(address, headers={"Accept": "application/json"})
        assert answer.status_code == 400
        assert sentence in answer.json["refused"]


def test_beyond_its_range_is_clamped_visibly(client):
    page = client.get("/workshop?world.rivalry=7").text
    assert "world.rivalry=7: 0 to 1 allowed; 1 was taken" in page


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE", "PROPFIND", "X" * 40])
def test_other_methods_are_refused(client, method):
    for address in ("/workshop", "/room/show", f"/lecturer/{SECRET}"):
        answer = client.open(address, method=method)
        assert answer.status_code == 405
        assert "Allow" in answer.headers


def test_a_body_that_is_too_large_is_refused_in_a_sentence(client):
    form = {"name": "x" * LARGEST_BODY, "token": "a" * 32, "world": ""}
    answer = client.post("/room/show", data=form, headers=HERE | {"Accept": "application/json"})
    assert answer.status_code == 413
    assert answer.json["refused"] == "That was larger than this page reads."


def test_who_asks_too_often_is_told_to_wait():
    client = create_app(SECRET, "5 per minute").test_client()
    codes = [client.get(address).status_code for address in ["/story/2", "/story/1"] * 4]
    assert codes == [200] * 5 + [429] * 3
    assert client.get("/room/now").status_code == 200  # every page asks it, all the time
    assert "Wait a moment" in client.get("/story/1").text
    other = client.get("/story/1", environ_base={"REMOTE_ADDR": "192.0.2.9"})
    assert other.status_code == 200


def test_what_is_remembered_of_who_asked_is_forgotten():
    app = create_app(SECRET, "5 per second")
    client = app.test_client()
    storage = next(iter(app.extensions["limiter"])).storage
    for n in range(300):
        client.get("/story/1", environ_base={"REMOTE_ADDR": f"10.0.{n // 250}.{n % 250}"})

    def forgotten():
        client.get("/story/1")
        return len(storage.storage) <= 1 and len(storage.expirations) <= 1

    until(forgotten)


def test_every_answer_carries_the_safe_headers(client):
    for address in ("/", "/workshop", "/answer", "/nowhere", "/static/style.css", "/plotly.js",
                    "/workshop?author=x", f"/lecturer/{SECRET}"):  # fmt: skip
        with client.get(address) as answer:
            assert {name: answer.headers[name] for name in HEADERS} == HEADERS


def test_a_fault_of_ours_is_one_line_in_the_log_and_a_plain_page(client, monkeypatch, caplog):
    def fault():
        raise RuntimeError("of ours, in /a/private/folder")

    monkeypatch.setitem(client.application.view_functions, "story.opening", fault)
    with caplog.at_level(logging.ERROR):
        answer = client.get("/")
    assert answer.status_code == 500
    assert "Your world is kept in the address" in answer.text
    assert "private" not in answer.text
    assert len(caplog.records) == 1
    assert "\n" not in caplog.text.strip()
    assert "of ours" in caplog.text


def test_nothing_that_a_student_sends_is_read_as_a_file(client, monkeypatch):
    client.get("/workshop")
    opened = []
    real = open

    def watched(file, *args, **kwargs):
        opened.append(str(file))
        return real(file, *args, **kwargs)

    monkeypatch.setattr("builtins.open", watched)
    for name in ("../../etc/passwd", "/etc/passwd", "file:///etc/passwd"):
        client.get("/workshop", query_string={"author": name, "events": name, "spheres": name})
        form = {"name": name, "token": "a" * 32, "world": f"author={name}"}
        client.post("/room/show", data=form, headers=HERE)
    assert not [each for each in opened if "passwd" in each]


class Server:
    """The page on a real socket, as the command serves it."""

    def __init__(self):
        listening = listen("127.0.0.1", 0)
        self.port = listening.getsockname()[1]
        self.server = bounded(create_app(SECRET, "1000 per second"), listening)
        self.thread = threading.Thread(target=self._run, daemon=True)
        self.thread.start()

    def _run(self):
        self.server.run()

    def connect(self):
        return socket.create_connection(("127.0.0.1", self.port), timeout=PATIENCE)

    def send(self, *pieces):
        """What comes back for raw bytes."""
        with self.connect() as line:
            answer = b""
            try:
                for piece in pieces:
                    line.sendall(piece)
                while part := line.recv(65536):
                    answer += part
            except ConnectionError:
                pass
            return answer

    def get(self, path="/room/now"):
        return self.send(
            b"GET " + path.encode() + b" HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
        )


@pytest.fixture(scope="module")
def server():
    return Server()


def posted(length, more=b""):
    return (
        b"POST /room/show HTTP/1.1\r\nHost: x\r\nOrigin: http://x\r\nConnection: close\r\n"
        b"Content-Type: application/x-www-form-urlencoded\r\n" + more +
        f"Content-Length: {length}\r\n\r\n".encode()
    )  # fmt: skip


def test_a_real_server_refuses_large_bodies_in_a_sentence(server):
    size = 2 * LARGEST_BODY
    answer = server.send(posted(size), b"name=" + b"x" * (size - 5))
    assert answer.startswith(b"HTTP/1.1 413")
    assert b"That was larger than this page reads." in answer
    assert server.send(posted(10**12), b"x").startswith(b"HTTP/1.1 413")


@pytest.mark.parametrize(
    "request_line",
    [b"\0\0\0\0", b"GET", b"GET /", b"GET / HTTP/9.9", b"GET /\xff\xfe HTTP/1.1",
     b"\x16\x03\x01\x02\x00",
     b"GET http://[::1 HTTP/1.1", b"GET / HTTP/1.1\r\nHost: x\r\nHost: y",
     b"GET / HTTP/1.1\r\nHost x",
     b"GET /room/now HTTP/1.1\r\nHost: " + b"<script>" * 9,
     b"POST /room/show HTTP/1.1\r\nContent-Length: -1",
     b"POST /room/show HTTP/1.1\r\nContent-Length: 1\r\nTransfer-Encoding: chunked",
     b"GET /" + b"a" * 20_000 + b" HTTP/1.1"],
)  # fmt: skip
def test_bad_request_lines_do_no_harm(server, request_line):
    answer = server.send(request_line + b"\r\nConnection: close\r\n\r\n0\r\n\r\n")
    assert not answer.startswith(b"HTTP/1.1 5") or answer.startswith(b"HTTP/1.1 505")
    assert b"Traceback" not in answer
    assert server.get().startswith(b"HTTP/1.1 200")


def test_slow_clients_keep_nobody_waiting(server):
    slow = [server.connect() for _ in range(60)]
    for n, line in enumerate(slow):
        line.sendall(b"GET /room/now HTTP/1.1\r\nHost:" if n % 2 else posted(60_000) + b"name=")
    assert server.get().startswith(b"HTTP/1.1 200")
    assert server.server.adj.channel_timeout <= 60
    for line in slow:
        line.setblocking(False)
        with pytest.raises(BlockingIOError):  # it waits still: nobody was sent away for the answer
            line.recv(1)
        line.close()


def test_the_story_has_the_steps_that_are_attacked():
    assert {3, 4} <= set(story.STEPS)


def test_the_lecturer_may_send_bad_addresses_too(client):
    for address in HOSTILE[:12]:
        form = urlencode({"address": address})
        answer = client.post(f"/lecturer/{SECRET}/open", data=form, headers=FORM)
        assert answer.status_code in (303, 400)
        assert_harmless(answer)

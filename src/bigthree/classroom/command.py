"""`bigthree-classroom`: start the page and say where it is."""

from __future__ import annotations

import logging
import secrets
import signal
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from bigthree.classroom.bounds import LARGEST_BODY, RATE
from bigthree.errors import BadRequest, nearest, whole_number
from bigthree.files import reporting_disk_errors

if TYPE_CHECKING:
    from flask import Flask
    from waitress.server import BaseWSGIServer, MultiSocketServer

HELP = """\
bigthree-classroom: two worlds side by side, for a class

  bigthree-classroom                       on this computer only
  bigthree-classroom host=0.0.0.0          for everyone on the network of the room
  bigthree-classroom port=9000             at another port (8044)
  bigthree-classroom rate="300 per second"  where a whole class comes from one address
  bigthree-classroom build=FOLDER          write the page that needs no server, and end

Served, it prints the addresses: one for the students, one for the lecturer, which carries a secret.
Nothing of the class is kept; Ctrl-C ends it.
"""


class Settings(NamedTuple):
    """Where the page is served, how often one address may ask, or where it is only written."""

    host: str = "127.0.0.1"
    port: int = 8044
    rate: str = RATE
    build: str = ""


def main() -> None:
    """Serve the page until Ctrl-C, or write it; exit 2 with one line for a bad request."""
    try:
        if {"-h", "--help"} & set(sys.argv[1:]):
            print(HELP, end="")
            return
        asked = settings(sys.argv[1:])
        if asked.build:
            write(Path(asked.build))
        else:
            serve(asked)
    except BadRequest as error:
        print(f"bigthree-classroom: {error}", file=sys.stderr)
        sys.exit(2)
    except KeyboardInterrupt:
        print("\nbigthree-classroom: ended; nothing of the class was kept", file=sys.stderr)
        sys.exit(130)


def settings(arguments: list[str]) -> Settings:
    """The settings in the arguments, each KEY=VALUE.

    Raises
    ------
    BadRequest
        For an unknown key, or a value that cannot be used.
    """
    given: dict[str, str] = {}
    for argument in arguments:
        key, equals, value = argument.partition("=")
        if not equals or key not in Settings._fields:
            wanted = "unknown" if equals else "write KEY=VALUE"
            raise BadRequest(f"{argument}: {wanted}; {nearest(key, Settings._fields)}")
        given[key] = value
    if "build" in given and len(given) > 1:
        raise BadRequest(f"build={given['build']}: goes alone; what is written is not served")
    port = given.get("port", str(Settings().port))
    return Settings(
        given.get("host", Settings().host) or Settings().host,
        whole_number("port", int(port) if port.isdecimal() else port, 0, 65535),
        _readable(given.get("rate", Settings().rate)) if "rate" in given else RATE,
        given.get("build", ""),
    )


def _readable(rate: str) -> str:
    with extra():
        from limits import parse_many
    try:
        parse_many(rate)
    except ValueError:
        raise BadRequest(f"rate={rate}: write it like {RATE!r}") from None
    return rate


@contextmanager
def extra() -> Iterator[None]:
    """Say in one line what to install, where the extra is missing.

    Raises
    ------
    BadRequest
        When a library of the extra cannot be found.
    """
    try:
        yield
    except ModuleNotFoundError as missing:
        raise BadRequest(
            f"{missing.name}: not installed; pip install 'bigthree[classroom]'"
        ) from None


def write(folder: Path) -> None:
    """Write the page that needs no server.

    Raises
    ------
    BadRequest
        When the folder cannot be written.
    """
    from bigthree.classroom.static_page import build

    print("Composing the worlds of the page: up to a minute …", file=sys.stderr)
    with reporting_disk_errors(f"build={folder}"):
        written = build(folder)
    size = sum(path.stat().st_size for path in written)
    print(
        f"{folder / 'index.html'}: open it, or put the folder on any web host ({size // 1000} kB)."
    )


def serve(settings: Settings) -> None:
    """Serve the page; returns only by an interrupt.

    Raises
    ------
    BadRequest
        When the address cannot be taken.
    """
    with extra():
        from bigthree.classroom.server import create_app
    secret = secrets.token_urlsafe(24)
    listening = listen(settings.host, settings.port)
    server = bounded(create_app(secret, settings.rate), listening)
    print("Making the model ready: a few seconds, the first time up to a minute …", file=sys.stderr)
    warm()
    print(addresses(settings.host, listening.getsockname()[1], secret), flush=True)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    server.run()  # ends without a word when it is interrupted
    raise KeyboardInterrupt


def bounded(app: Flask, listening: socket.socket) -> MultiSocketServer | BaseWSGIServer:
    """The server of a page, with bounds on what it reads, from how many, and for how long.

    The page itself says in a sentence what is too large; of what is four times too large, the
    server reads no more.
    """
    from waitress.server import create_server

    logging.getLogger("waitress.queue").setLevel(logging.ERROR)  # a class does queue now and then
    return create_server(
        app,
        sockets=[listening],
        threads=8,
        ident=None,
        max_request_body_size=4 * LARGEST_BODY,
        max_request_header_size=16 * 1024,
        connection_limit=400,
        channel_timeout=60,
    )


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens there.

    Raises
    ------
    BadRequest
        When the address cannot be taken.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    both = host == "::" and socket.has_dualstack_ipv6()
    try:
        return socket.create_server((host, port), family=family, dualstack_ipv6=both)
    except OSError as error:
        raise BadRequest(
            f"host={host} port={port}: cannot be served there ({error.strerror}); "
            "try another port=, or another host="
        ) from None


def warm() -> None:
    """Load or compile the model, so that the first student need not wait for it."""
    from bigthree.classroom.answers import answer
    from bigthree.classroom.question import RUNS, Question
    from bigthree.classroom.reasons import reasons

    question = Question()
    answer(question.left, question.seed, RUNS)
    reasons(question.left, question.right, question.seed)


def addresses(host: str, port: int, secret: str) -> str:
    """Where students and lecturer find the page, in words."""
    everywhere = host in ("0.0.0.0", "::")
    name = own_address() if everywhere else host
    where = f"http://[{name}]:{port}/" if ":" in name else f"http://{name}:{port}/"
    lines = [f"For the students:  {where}", f"For the lecturer:  {where}lecturer/{secret}"]
    if everywhere:
        lines.append(
            "Everyone on this network can open it. Keep the lecturer's address to yourself."
        )
    else:
        lines.append("Only this computer can open it; host=0.0.0.0 opens it to the room.")
    return "\n".join([*lines, "Ctrl-C ends it; nothing of the class is kept."])


def own_address() -> str:
    """The address of this computer on the network of the room, as far as it can be told.

    A datagram socket tells which address would be used; nothing is sent.
    """
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
        except OSError:
            return "127.0.0.1"
        return str(probe.getsockname()[0])

"""`bigthree-classroom`: start the page and say where it is."""

from __future__ import annotations

import secrets
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from bigthree.classroom import keeping
from bigthree.classroom.join import own_address, own_names
from bigthree.classroom.keeping import Class
from bigthree.classroom.room import Room
from bigthree.errors import BadRequest, nearest, whole_number
from bigthree.files import reporting_disk_errors

HELP = """\
bigthree-classroom: two worlds side by side, for a class

  bigthree-classroom                       on this computer only
  bigthree-classroom host=0.0.0.0          for everyone on the network of the room
  bigthree-classroom keep=monday.json      keep the class in a file; go on after a restart
  bigthree-classroom port=9000             at another port (8044)
  bigthree-classroom name=class.school.edu  under a name of this computer, for the class to type
  bigthree-classroom rate="60000 per minute"  what one address may ask (20000 per minute)
  bigthree-classroom build=FOLDER          write the page that needs no server, and end

Served, it prints the addresses: one for the students, one for the lecturer, which carries a secret.
Ctrl-C ends it. Nothing of the class is kept without keep=.
"""


EVERYWHERE = ("0.0.0.0", "::")


class Settings(NamedTuple):
    """Where the page is served and the class kept, or where the page is only written."""

    host: str = "127.0.0.1"
    port: int = 8044
    keep: str = ""
    name: str = ""
    rate: str = ""
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


def settings(arguments: list[str]) -> Settings:
    """The settings in the arguments, each KEY=VALUE."""
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
    asked = Settings(**given | {"port": 0})  # type: ignore[arg-type]
    return asked._replace(
        host=asked.host or Settings().host,
        port=whole_number("port", int(port) if port.isdecimal() else port, 0, 65535),
        name=_named(asked.name),
        rate=_readable(asked.rate),
    )


def _named(name: str) -> str:
    if name and not all(part.isalnum() for part in name.replace("-", ".").split(".")):
        raise BadRequest(f"name={name}: write a name of this computer, such as class.school.edu")
    return name.lower()


def _readable(rate: str) -> str:
    if not rate:
        return rate
    with extra():
        from limits import parse_many
    try:
        parse_many(rate)
    except ValueError:
        raise BadRequest(f"rate={rate}: write it like '20000 per minute'") from None
    return rate


@contextmanager
def extra() -> Iterator[None]:
    """Say in one line what to install, where the extra is missing."""
    try:
        yield
    except ModuleNotFoundError as missing:
        raise BadRequest(
            f"{missing.name}: not installed; pip install 'bigthree[classroom]'"
        ) from None


def write(folder: Path) -> None:
    """Write the page that needs no server."""
    from bigthree.classroom.static_page import build

    announce()
    with reporting_disk_errors(f"build={folder}"):
        written = build(folder)
    size = sum(path.stat().st_size for path in written)
    print(
        f"{folder / 'index.html'}: open it, or put the folder on any web host ({size // 1000} kB)."
    )


def announce() -> None:
    """Say that it takes a while, where the worlds that ship do not fit what is composed here."""
    from bigthree.classroom.engine.shipped import shipped

    if shipped() is None:
        print("Composing the worlds of the page: up to a minute …", file=sys.stderr)


def serve(settings: Settings) -> None:
    """Serve the page; returns only by an interrupt."""
    with extra():
        from bigthree.classroom.connections import bounded
        from bigthree.classroom.server import RATE, create_app
    from bigthree.classroom.static_page import contents

    room = opened(settings.keep)
    listening = listen(settings.host, settings.port)
    join = address(settings, listening.getsockname()[1])
    announce()
    names = (settings.host, settings.name, *own_names())
    app = create_app(room, contents(), join, names, settings.rate or RATE)
    server = bounded(app, listening)
    print(told(settings, join, room.secret), flush=True)
    server.run()  # ends without a word when it is interrupted
    raise KeyboardInterrupt


def opened(keep: str) -> Room:
    """The class, new or as it was kept."""
    if not keep:
        return Room(Class(secrets.token_urlsafe(24)))
    path = Path(keep)
    values = keeping.kept(path) or Class(secrets.token_urlsafe(24))
    keeping.keep(path, values)
    return Room(values, path)


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens there."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    both = host == "::" and socket.has_dualstack_ipv6()
    try:
        return socket.create_server((host, port), family=family, dualstack_ipv6=both)
    except OSError as error:
        raise BadRequest(
            f"host={host} port={port}: cannot be served there ({error.strerror}); "
            "try another port=, or another host="
        ) from None


def address(settings: Settings, port: int) -> str:
    """The address that the class opens."""
    everywhere = settings.host in EVERYWHERE
    name = settings.name or (own_address() if everywhere else settings.host)
    return f"http://[{name}]:{port}/" if ":" in name else f"http://{name}:{port}/"


def told(settings: Settings, join: str, secret: str) -> str:
    """Where students and lecturer find the page, in words."""
    lines = [f"For the students:  {join}", f"For the lecturer:  {join}lecturer/{secret}/"]
    if settings.host in EVERYWHERE:
        lines.append(
            "Everyone on this network can open it. Keep the lecturer's address to yourself."
        )
    else:
        lines.append("Only this computer can open it; host=0.0.0.0 opens it to the room.")
    kept = f"the class is kept in {settings.keep}" if settings.keep else "nothing is kept"
    return "\n".join([*lines, f"Ctrl-C ends it; {kept}."])

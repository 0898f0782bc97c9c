"""How a class joins: the addresses of this computer, and a code for phones."""

from __future__ import annotations

import socket
from io import BytesIO


def picture(address: str) -> bytes:
    """An address as a QR code, in SVG."""
    import segno

    held = BytesIO()
    segno.make(address, error="m", micro=False).save(
        held, kind="svg", scale=8, border=3, dark="#000", light="#fff"
    )
    return held.getvalue()


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


def own_names() -> tuple[str, ...]:
    """The names under which a network may know this computer."""
    name = socket.gethostname()
    return name, f"{name.partition('.')[0]}.local"

"""The server of a class, with bounds on what it reads, from how many, and for how long."""

from __future__ import annotations

import logging
import socket
from typing import TYPE_CHECKING, Any

from waitress.channel import HTTPChannel
from waitress.server import BaseWSGIServer, create_server

if TYPE_CHECKING:
    from flask import Flask

MOST = 900
"""Connections at once."""

MOST_OF_ONE = 450
"""Of one address; a newer one then takes the place of the one that has been silent longest."""

READ = 64 * 1024
"""Bytes of a request; of what is larger than the page reads, the server reads this much."""


def bounded(app: Flask, listening: socket.socket) -> BaseWSGIServer:
    """The server of a page."""
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)  # a class does queue now and then
    server = create_server(
        app,
        sockets=[listening],
        threads=8,
        ident=None,
        max_request_body_size=READ,
        max_request_header_size=16 * 1024,
        connection_limit=MOST,
        channel_timeout=60,
        asyncore_use_poll=True,
    )
    assert isinstance(server, BaseWSGIServer)  # one socket, one server
    server.channel_class = _connected  # type: ignore[assignment]
    return server


def _connected(server: Any, line: socket.socket, address: Any, *how: Any, **named: Any) -> Any:
    """A new connection, for which the most silent of the same address may have to go."""
    silent = [
        each for each in server.active_channels.values()
        if each.addr[0] == address[0] and not (each.requests or each.will_close)
    ]  # fmt: skip
    if len(silent) >= MOST_OF_ONE:
        min(silent, key=lambda each: each.last_activity).will_close = True
    return HTTPChannel(server, line, address, *how, **named)

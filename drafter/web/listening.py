"""The socket that the page listens on."""

from __future__ import annotations

import socket

LOOPBACK = "127.0.0.1"


def listening_at(port: int) -> socket.socket:
    """A socket on the loopback address; port 0: any that is free. From now on a browser waits
    instead of being refused. Raises OSError where the port is taken.

    The protocol is named, for asyncio sends without delay only where it is: an answer's body would
    wait 40 ms for the browser's acknowledgement of its head.
    """
    opened = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        opened.bind((LOOPBACK, port))
        opened.listen()
    except OSError:
        opened.close()
        raise
    return opened

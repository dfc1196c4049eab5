"""The server: one process, one thread of requests and a pool for what waits for files."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from threading import Thread

import uvicorn
from starlette.types import ASGIApp

from drafter.composer.composer import judged
from drafter.flows.offers import composer
from drafter.web.app import application
from drafter.web.desk import Desk
from drafter.web.guard import Door, new_door

_TWO_HEADINGS = ("压实安全责任", "筑牢安全防线")
_PATIENCE = 2  # seconds for open requests when it is stopped


def prepared(
    port: int, *, now: Callable[[], datetime], version: str = "", bank: Path | None = None
) -> tuple[Door, ASGIApp]:
    """The page at ``port`` and the door that leads to it; the list of phrases is made at once, so
    that the first page does not wait for it. Raises BankError."""
    door = new_door(port)
    desk = Desk(door, now=now, version=version, bank=bank)
    with desk.reading() as opened:
        desk.catalogue(opened)
    Thread(target=_dictionary_read, daemon=True).start()
    return door, application(desk)


def _dictionary_read() -> None:
    """Reads the segmenter's dictionary while the writer still looks around: the first draft would
    wait for it."""
    judged(composer(), _TWO_HEADINGS)


def server_of(app: ASGIApp) -> uvicorn.Server:
    """What answers, to be run on a socket until Ctrl+C, SIGTERM, or ``should_exit`` is set."""
    config = uvicorn.Config(
        app,
        access_log=False,
        log_level="error",
        server_header=False,
        date_header=False,
        proxy_headers=False,
        ws="none",
        lifespan="off",
        timeout_graceful_shutdown=_PATIENCE,
    )
    return uvicorn.Server(config)

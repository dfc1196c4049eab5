"""The page answered by a real server in a thread, and a plain client that says what it is told."""

from __future__ import annotations

import http.client
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from threading import Thread
from time import sleep
from urllib.parse import urlencode

import uvicorn
from msgspec import Struct

from drafter.web import Desk, Door, application
from drafter.web.listening import listening_at

NOW = datetime(2026, 11, 23, 9, 42)
TODAY: date = NOW.date()


class Answer(Struct, frozen=True):
    """What the server said; header names in small letters."""

    status: int
    headers: Mapping[str, str]
    content: bytes

    @property
    def text(self) -> str:
        return self.content.decode("utf-8")


class Client:
    """Sends exactly what it is told; keeps the one cookie it was given."""

    def __init__(self, door: Door) -> None:
        self.door = door
        self.cookie = ""

    def enter(self, token: str = "the-token") -> Answer:
        """The page opened with the token."""
        return self.get(f"/enter?token={token}")

    def fragment(self, path: str, form: Mapping[str, str] | None = None) -> Answer:
        """A form as the page that is open sends it, to be answered with what has changed."""
        return self.post(path, form, hx_request="true")

    def get(self, path: str, **headers: str) -> Answer:
        return self.request("GET", path, headers=headers)

    def post(self, path: str, form: Mapping[str, str] | None = None, **headers: str) -> Answer:
        """A form as the page itself sends it."""
        return self.request(
            "POST", path, body=urlencode(form or {}), headers=self.from_us() | headers
        )

    def upload(self, path: str, field: str, name: str, text: str, **headers: str) -> Answer:
        """A text file as the page's own form sends it."""
        body = (
            f'--edge\r\ncontent-disposition: form-data; name="{field}"; filename="{name}"\r\n'
            f"content-type: text/plain\r\n\r\n{text}\r\n--edge--\r\n"
        )
        sent = self.from_us() | {"content-type": "multipart/form-data; boundary=edge"}
        return self.request("POST", path, body=body, headers=sent | headers)

    def from_us(self) -> dict[str, str]:
        """What a browser adds to a form of the page's own."""
        return {
            "origin": self.door.origin,
            "sec-fetch-site": "same-origin",
            "content-type": "application/x-www-form-urlencoded",
        }

    def request(
        self,
        method: str,
        path: str,
        *,
        headers: Mapping[str, str],
        body: str | bytes | Iterator[bytes] | None = None,
    ) -> Answer:
        """One request; names with _ are sent with -."""
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        if self.cookie:
            sent.setdefault("cookie", self.cookie)
        connection = http.client.HTTPConnection(self.door.host, timeout=60)
        try:
            content = body.encode() if isinstance(body, str) else body
            connection.request(method, path, body=content, headers=sent)
            response = connection.getresponse()
            told = {name.lower(): value for name, value in response.getheaders()}
            answer = Answer(response.status, told, response.read())
        finally:
            connection.close()
        if "set-cookie" in answer.headers:
            self.cookie = answer.headers["set-cookie"].partition(";")[0]
        return answer


@contextmanager
def served(bank: Path | None = None) -> Iterator[Door]:
    """The page at a free port, on what DRAFTER_HOME holds; the door that leads to it. Raises
    RuntimeError where that is not set: the user's own data would be written to."""
    if not os.environ.get("DRAFTER_HOME"):
        raise RuntimeError("DRAFTER_HOME is not set: the user's own data would be served")
    listening = listening_at(0)
    door = Door(listening.getsockname()[1], token="the-token", cookie="the-cookie")
    desk = Desk(door, now=lambda: NOW, version="drafter", bank=bank)
    config = uvicorn.Config(application(desk), log_level="error", lifespan="off", ws="none")
    server = uvicorn.Server(config)
    thread = Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    while not server.started:
        sleep(0.01)
    try:
        yield door
    finally:
        server.should_exit = True
        server.force_exit = True
        thread.join()
        listening.close()

"""Who may talk to the page: this machine's own browser, opened with the token, and nobody else.

Loopback is no boundary on a shared computer, and any site in the browser can send requests to it.
So: the exact Host (a name that was rebound to 127.0.0.1 is another), a cookie that only the
one-time token gives, and for anything that changes something the exact Origin and a Sec-Fetch-Site
of same-origin. The page itself may load and send to its own address only.
"""

from __future__ import annotations

import re
import secrets
from threading import Lock

from msgspec import Struct
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import cookie_parser
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

ENTRANCE = "/enter"
"""The one path that is open without the cookie: it takes the token."""

LARGEST_FORM = 2 * 1024 * 1024
LARGEST_UPLOAD = 300 * 1024 * 1024
"""Bytes of a request's body; files are dropped at ``_UPLOADS`` only."""

_UPLOADS = re.compile(r"/mine/files|/material|/drafts/[^/]+/notice")

_SAFE, _CHANGING = ("GET", "HEAD"), ("POST",)
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
    " form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "content-security-policy": _POLICY,
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}
_STRANGER = "这一页只给打开它的那个浏览器看。回到终端，重新运行 drafter serve，用它给的网址打开。"
_ELSEWHERE = "这个请求不是从本机的 drafter 页面发出的，没有理它。"


class Refusal(Struct, frozen=True):
    """Why a request is not answered: the status and one sentence."""

    status: int
    said: str


class Door:
    """The page's address, its one-time token and the cookie that the token is exchanged for."""

    def __init__(self, port: int, *, token: str, cookie: str) -> None:
        self.host = f"127.0.0.1:{port}"
        self.origin = f"http://{self.host}"
        self.cookie_name = f"drafter-{port}"
        self._token, self._cookie = token, cookie
        self._open = True
        self._lock = Lock()

    @property
    def address(self) -> str:
        """What the browser is opened with."""
        return f"{self.origin}{ENTRANCE}?token={self._token}"

    def exchanged(self, token: str) -> str | None:
        """The cookie's value for the right token, once; else None."""
        with self._lock:
            if not self._open or not _same(token, self._token):
                return None
            self._open = False
            return self._cookie

    def is_known(self, headers: Headers) -> bool:
        """Whether a request brings the cookie."""
        brought = cookie_parser(headers.get("cookie", "")).get(self.cookie_name, "")
        return _same(brought, self._cookie)


def new_door(port: int) -> Door:
    """A door with a token and a cookie that nobody can guess."""
    return Door(port, token=secrets.token_urlsafe(32), cookie=secrets.token_urlsafe(32))


def _same(given: str, wanted: str) -> bool:
    return secrets.compare_digest(given.encode("utf-8", "replace"), wanted.encode())


class Guard:
    """Lets through what comes from the page itself; every answer carries the page's policy."""

    def __init__(self, app: ASGIApp, door: Door) -> None:
        self._app = app
        self._door = door

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            await send({"type": "websocket.close", "code": 1008})
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers[name] = value
                headers.setdefault("cache-control", "no-store")
            await send(message)

        refusal = refused(
            self._door, str(scope["method"]), str(scope["path"]), Headers(scope=scope)
        )
        if refusal is None:
            await self._app(scope, receive, guarded)
            return
        answer = PlainTextResponse(refusal.said, status_code=refusal.status)
        await answer(scope, receive, guarded)


def refused(door: Door, method: str, path: str, headers: Headers) -> Refusal | None:
    """Why a request is not answered; None where it may pass."""
    if headers.getlist("host") != [door.host]:
        return Refusal(403, _ELSEWHERE)
    if method not in (*_SAFE, *_CHANGING):
        return Refusal(405, "不认识这种请求。")
    if method in _CHANGING:
        origins, sites = headers.getlist("origin"), headers.getlist("sec-fetch-site")
        if origins != [door.origin] or sites != ["same-origin"]:
            return Refusal(403, _ELSEWHERE)
    if not (method in _SAFE and path == ENTRANCE) and not door.is_known(headers):
        return Refusal(403, _STRANGER)
    return _too_large(path, headers) if method in _CHANGING else None


def _too_large(path: str, headers: Headers) -> Refusal | None:
    """A body must say how long it is, and not be longer than what the path takes."""
    length = headers.get("content-length", "")
    if not (length.isascii() and length.isdigit()):
        return Refusal(411, "请求没有说多长，没有收。")
    largest = LARGEST_UPLOAD if _UPLOADS.fullmatch(path) else LARGEST_FORM
    if int(length) > largest:
        return Refusal(413, f"一次最多放 {largest // 1024 // 1024} MB，分几次放。")
    return None

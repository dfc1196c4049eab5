"""A real browser over the page: Debian's Chromium, told to talk to nobody else."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from drafter.web import Door

_ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PATIENCE = 60_000
"""Milliseconds, for a machine that does much else."""

PICTURES = Path(__file__).parents[2] / "docs" / "images"


def chromium() -> str:
    """Where Chromium is; skips the test where there is none, fails where CI must have one."""
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if found is None:
        if os.environ.get("CI"):
            pytest.fail("在 CI 里必须有 chromium：apt-get install chromium")
        pytest.skip("没有 chromium，页面没有在浏览器里试")
    return found


@contextmanager
def browser() -> Iterator[Browser]:
    """Chromium without a window, with an empty profile of its own."""
    path = chromium()
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=_ARGUMENTS)
        try:
            yield opened
        finally:
            opened.close()


class Watched:
    """A page, what it asked the network for, and what went wrong in it."""

    def __init__(self, page: Page, door: Door) -> None:
        self.page = page
        self.door = door
        self.requests: list[str] = []
        self.faults: list[str] = []
        page.set_default_timeout(PATIENCE)
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on(
            "console",
            lambda message: (
                self.faults.append(message.text) if message.type in ("error", "warning") else None
            ),
        )

    def enter(self) -> None:
        """Opens the page with the token, as the command's own browser does."""
        self.page.goto(f"{self.door.origin}/enter?token=the-token")
        self.page.wait_for_url("**/phrases")

    def go(self, path: str) -> None:
        self.page.goto(f"{self.door.origin}{path}")

    @property
    def elsewhere(self) -> list[str]:
        """Requests that did not go to the page's own address."""
        own = f"{self.door.origin}/"
        return [url for url in self.requests if not url.startswith((own, "data:", "blob:"))]


@contextmanager
def watched(
    opened: Browser, door: Door, *, width: int = 1280, height: int = 900, dark: bool = False
) -> Iterator[Watched]:
    """A page of its own in ``opened``, already inside."""
    context = opened.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if dark else "light",
        locale="zh-CN",
    )
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=door.origin)
    try:
        seen = Watched(context.new_page(), door)
        yield seen
    finally:
        context.close()

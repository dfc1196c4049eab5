"""The page over a bank of its own, for each test or for a file of tests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.served import Client, served
from tests.web.tiny import tiny_bank


@pytest.fixture
def client(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Client]:
    """The browser that was opened with the token, over a small bank, in a home of its own wherever
    the run was started: what is clicked writes."""
    monkeypatch.setenv("DRAFTER_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("DRAFTER_OUT", str(tmp_path / "讲话稿"))
    with served(tiny_bank(tmp_path / "bank.db")) as door:
        client = Client(door)
        client.enter()
        yield client

"""Browsing while another window changes the bank: what stood there is what is taken."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import PipeInput, create_pipe_input
from prompt_toolkit.output import DummyOutput
from rich.console import Console

from drafter.bank import Bank, open_bank
from drafter.model import Phrase
from drafter.terminal.chooser import browse_by_choosing
from tests.made_up import bank_file

EVERYTHING, FIRST, PAGE, DROP, LEAVE = "\r", "\r", "3\r", "5\r", "8\r"


@pytest.fixture
def bank(tmp_path: Path) -> Iterator[Bank]:
    with open_bank(bank_file(tmp_path / "b.db")) as opened:
        yield opened


@pytest.fixture
def keys() -> Iterator[PipeInput]:
    with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
        yield pipe


def browsed(bank: Bank) -> str:
    """What is printed while the keys that were typed ahead are taken."""
    shown = io.StringIO()
    browse_by_choosing(bank, Console(file=shown, width=80, markup=False), year=2026)
    return shown.getvalue()


def after_the_first_search(
    bank: Bank, elsewhere: Callable[[Bank, Phrase], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Lets another window do something with the best phrase once it stands in a list here."""
    search, done = bank.search, list[bool]()

    def searched(*args: Any, **narrowed: Any) -> tuple[Phrase, ...]:
        found = search(*args, **narrowed)
        if not done:
            done.append(True)
            with open_bank(bank.path) as other:
                elsewhere(other, found[0])
        return found

    monkeypatch.setattr(bank, "search", searched)


def test_the_phrase_that_stood_there_is_taken(
    bank: Bank, keys: PipeInput, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second, *_ = bank.search()
    after_the_first_search(bank, lambda other, seen: other.decisions.drop(seen), monkeypatch)
    keys.send_text(EVERYTHING + FIRST + PAGE + LEAVE)
    shown = browsed(bank)
    assert f"{first.number:04d}" in shown
    assert f"{second.number:04d}" not in shown


def test_one_that_was_changed_elsewhere_is_not_dropped(
    bank: Bank, keys: PipeInput, monkeypatch: pytest.MonkeyPatch
) -> None:
    after_the_first_search(
        bank, lambda other, seen: other.decisions.edit(seen, "真抓实干"), monkeypatch
    )
    keys.send_text(EVERYTHING + FIRST + DROP + LEAVE)
    assert "刚才在别处改了字" in browsed(bank)
    (edited,) = bank.search("真抓实干")
    assert edited.pattern == "真抓实干"
    assert bank.decisions.dropped() == ()

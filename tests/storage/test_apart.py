"""The process beside ours lives on, yet no piece of work leaves anything to the next."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from drafter.storage.apart import BrokeDown, TookTooLong, answer_apart

_MEMORY = 400 * 2**20

_WORK = """
import os, time
def who(content):
    return str(os.getpid()).encode()
def slow(content, seconds):
    time.sleep(float(seconds))
    return who(content)
def toils(content):
    while time.process_time() < 0.7:
        pass
    return who(content)
def long(content):
    return content * 3
def dies(content):
    os._exit(1)
"""


@pytest.fixture(autouse=True)
def _work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "odd_work.py").write_text(_WORK, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)


def called(function: str, *arguments: str, content: bytes = b"", seconds: float = 20) -> bytes:
    return answer_apart(
        "odd_work", function, content, *arguments, seconds=seconds, memory=_MEMORY
    )  # fmt: skip


def test_one_process_answers_call_after_call_and_is_not_ours() -> None:
    first = called("who")
    assert int(first) != os.getpid()
    assert called("who") == first


def test_large_answers_come_back_whole() -> None:
    assert called("long", content=b"ab" * 2**20) == b"ab" * (3 * 2**20)


def test_after_a_crash_or_a_stop_the_next_call_is_answered() -> None:
    first = called("who")
    with pytest.raises(BrokeDown):
        called("dies")
    second = called("who")
    with pytest.raises(TookTooLong):
        called("slow", "60", seconds=0.1)
    assert len({first, second, called("who")}) == 3


@pytest.mark.skipif(sys.platform == "win32", reason="there the clock counts")
def test_only_processor_time_counts_while_the_clock_has_patience() -> None:
    assert called("slow", "3.5", seconds=3)


def test_what_took_long_had_its_process_for_itself() -> None:
    assert called("toils") != called("who")


def test_another_environment_is_another_process(monkeypatch: pytest.MonkeyPatch) -> None:
    first = called("who")
    monkeypatch.setenv("DRAFTER_HOME", "/somewhere/else")
    assert called("who") != first


@pytest.mark.skipif(sys.platform == "win32", reason="needs fork")
def test_a_process_that_was_forked_off_has_one_of_its_own() -> None:
    first = called("who")
    reads, writes = os.pipe()
    child = os.fork()
    if child == 0:
        os.write(writes, called("who"))
        os._exit(0)
    os.waitpid(child, 0)
    os.close(writes)
    assert os.read(reads, 20) not in (b"", first)
    os.close(reads)
    assert called("who") == first

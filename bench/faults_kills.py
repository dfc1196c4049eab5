"""kill -9 at random moments of mining and of answering."""

from __future__ import annotations

import multiprocessing
import os
import random
import signal
import sqlite3
import tempfile
import threading
import time
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from pathlib import Path

import msgspec
import pytest

from bench.faults_row import Clock, Row
from bench.faults_stage import SERVER
from drafter.bank import open_bank, open_user_bank
from drafter.bank.holdings import Content
from drafter.errors import UserError
from drafter.flows.answer_files import example_answers
from drafter.flows.draft import draft_of
from drafter.flows.export import opened
from drafter.flows.mine import mine
from drafter.flows.offers import with_defaults
from drafter.flows.session import Session, next_in
from drafter.interview.answers import Value
from drafter.outlines.load import outline_named
from drafter.paths import shipped
from tests.terminal.answering import Answerer
from tests.terminal.stage import ENTER, Home, Writer

KIND = "表态发言"
_LONGEST_BREAK = 0.12  # seconds after a key within which the program is killed
_MOST_ANSWERS = 3  # between two kills
_WRITES = 7  # writes of a run that are waited for at most
_IN_A_WRITE = 0.02  # seconds from the beginning of a write within which the program is killed
_FILES = 8
_PARAGRAPHS = 16  # of each speech: files enough, and quick to mine
_SPEECHES = Path(__file__).resolve().parents[1] / "examples" / "corpus"


def killed_mining(*, times: int) -> Iterator[Row]:
    """``times`` processes that mine a folder are killed, each at a moment drawn by a seed."""
    rng = random.Random(f"mining {times}")
    with tempfile.TemporaryDirectory() as name:
        folder = _corpus(Path(name) / "旧稿")
        bank, whole = Path(name) / "b.db", Path(name) / "whole.db"
        duration = _mined_in(folder, whole)
        expected = _contents(whole)
        inside, held, waiting, killed, wrong = 0, 0, 0, 0, list[str]()
        clock = Clock()
        while killed < times and not clock.is_over:
            child = _start(folder, bank)
            if killed % 2:
                _wait_for_a_write(child, bank, rng)
            else:
                child.join(rng.uniform(0, duration))
            ended = not child.is_alive()
            assert child.pid is not None
            if not ended:
                os.kill(child.pid, signal.SIGKILL)
            child.join()
            if ended:
                bank.unlink()  # mined to the end: another one is begun
                continue
            killed += 1
            inside += bank.with_name("b.db-journal").exists()
            faults = _faults(bank, expected)
            wrong += [f"第 {killed} 次：{fault}" for fault in faults]
            if bank.exists() and not faults:
                held += len(_contents(bank))
                waiting += _waiting(bank)
        _mined_in(folder, bank)
        if _contents(bank) != expected:
            wrong.append("接着采完，和一口气采的不一样")
    told = f"其中 {inside} 次断在写的当中；坏了的库、采了一半的文件 {len(wrong)}"
    yield Row(
        "采词时 kill -9",
        killed,
        tuple(wrong),
        f"{told}；共查 {held} 份文件，另有 {waiting} 份已存下、待收",
    )


def killed_answering(*, times: int) -> Iterator[Row]:
    """``times`` interviews on a terminal are killed, each at a moment drawn by a seed."""
    rng = random.Random(f"answering {times}")
    outline = outline_named(KIND)
    killed, drafts, acknowledged, wrong = 0, 0, 0, list[str]()
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "b.db"
        with open_user_bank(path, shipped=shipped("phrasebank")) as bank:
            whole = with_defaults(Session(outline, example_answers(outline)), bank)
            home = Home(Path(name) / "甲")
            home.folder.mkdir()
            clock = Clock()
            while killed < times and not clock.is_over:
                answerer = Answerer(Writer(home, KIND, bank=path), outline, whole.answers, bank)
                known = _known(home)
                lost = _answered_until_killed(answerer, rng, known)
                wrong += [f"第 {killed + 1} 次：{each}" for each in lost]
                acknowledged += len(known)
                killed += 1
                written = list(home.out.glob("*.md"))
                drafts += len(written)
                unfinished = bool(home.unfinished())
                wrong += [f"第 {killed} 次：{each}" for each in _unreadable(home, whole)]
                if written and not unfinished:
                    home = Home(Path(name) / f"第{killed}次之后")
                    home.folder.mkdir()
                for each in written:
                    each.unlink()
                    each.with_suffix(".docx").unlink(missing_ok=True)
    told = f"丢了的答案、读不出的稿子 {len(wrong)}"
    yield Row(
        "答题时 kill -9",
        killed,
        tuple(wrong),
        f"{told}；查过答案 {acknowledged} 个、成稿 {drafts} 份",
    )


# --- mining ------------------------------------------------------------------------------------


def _corpus(folder: Path) -> Path:
    """Files that differ: each speech of the examples with its paragraphs from another one on."""
    folder.mkdir()
    speeches = sorted(_SPEECHES.glob("*.txt"))
    for number in range(_FILES):
        lines = speeches[number % len(speeches)].read_text(encoding="utf-8").split("\n")
        text = "\n".join([*lines[:_PARAGRAPHS], *lines[-4:]])
        changed = text.replace("同志们：", f"同志们：\n\n这是第{number + 1}次讲。")
        (folder / f"{number:02}.txt").write_text(changed, encoding="utf-8")
    return folder


def _start(folder: Path, bank: Path) -> multiprocessing.process.BaseProcess:
    child = SERVER.Process(target=_mine, args=(str(folder), str(bank)))
    child.start()
    return child


def _wait_for_a_write(
    child: multiprocessing.process.BaseProcess, bank: Path, rng: random.Random
) -> None:
    """Waits until the bank is written to, and up to a moment longer; or for the end."""
    journal = bank.with_name("b.db-journal")
    for left in reversed(range(rng.randrange(1, _WRITES))):
        while child.is_alive() and not journal.exists():
            time.sleep(0.0005)
        while left and child.is_alive() and journal.exists():
            time.sleep(0.0005)
    child.join(rng.uniform(0, _IN_A_WRITE))


def _waiting(bank: Path) -> int:
    """How many mined files are on disk and not in the tables yet; each must be whole."""
    with closing(sqlite3.connect(bank)) as raw:
        if not raw.execute("SELECT 1 FROM sqlite_master WHERE name = 'pending'").fetchone():
            return 0
        rows = raw.execute("SELECT content, text FROM pending").fetchall()
    return len([zlib.decompress(part) for row in rows for part in row]) // 2


def _mine(folder: str, bank: str) -> None:
    with open_bank(Path(bank)) as opened_bank:
        mine([Path(folder)], bank=opened_bank)


def _mined_in(folder: Path, bank: Path) -> float:
    """Seconds that mining to the end takes."""
    begun = time.monotonic()
    child = _start(folder, bank)
    child.join()
    assert child.exitcode == 0
    return time.monotonic() - begun


def _contents(bank: Path) -> dict[str, bytes]:
    """What is held of each source, by its sha256."""
    with open_bank(bank) as opened_bank:
        return {each.record.sha256: _bytes(each) for each in
                opened_bank.holdings.contents(with_text=True)}  # fmt: skip


def _bytes(content: Content) -> bytes:
    return msgspec.msgpack.encode(content)


def _faults(bank: Path, expected: dict[str, bytes]) -> Sequence[str]:
    if not bank.exists():
        return ()
    try:
        with open_bank(bank) as opened_bank:
            faults = list(opened_bank.holdings.faults())
        held = _contents(bank)
    except UserError as error:
        return (str(error),)
    return faults + [f"采了一半：{key}" for key, value in held.items() if expected[key] != value]


# --- answering ---------------------------------------------------------------------------------


def _known(home: Home) -> dict[str, Value]:
    return dict(home.kept().answers) if home.unfinished() else {}


def _answered_until_killed(
    answerer: Answerer, rng: random.Random, known: dict[str, Value]
) -> list[str]:
    """Answers some questions and is killed a moment after a key; what was acknowledged and is not
    on disk afterwards. ``known``: what was on disk before, with what is acknowledged added."""
    writer, home = answerer.writer, answerer.writer.home
    if known:
        writer.sees("上次没写完：")
        writer.types(ENTER)
    left = rng.randrange(_MOST_ANSWERS + 1)
    with suppress(pytest.fail.Exception, OSError):  # killed: what is waited for does not come
        writer.sees("〔")
        while (ask := next_in(answerer.session())) is not None:
            if not answerer.stands_before(ask):
                continue
            if left == 0:
                _killed_soon(answerer, rng)
                answerer.answers(ask)
            else:
                answerer.answers(ask)
                known[ask.key] = answerer.session().answers[ask.key]
            left -= 1
        writer.sees("先存着")
        _killed_soon(answerer, rng)
        writer.types(ENTER)
        writer.sees("✓ Word")
        writer.leaves(0)
    writer.process.kill()
    writer.process.join()
    writer.closes_the_terminal()
    if not home.unfinished():
        lost = not list(home.out.glob("*.md"))
        return ["稿子和答案都没有了"] if lost and known else []
    kept = dict(home.kept().answers)
    return [f"丢了“{key}”" for key, value in known.items() if kept.get(key) != value]


def _killed_soon(answerer: Answerer, rng: random.Random) -> None:
    threading.Timer(rng.uniform(0, _LONGEST_BREAK), answerer.writer.process.kill).start()


def _unreadable(home: Home, whole: Session) -> Iterator[str]:
    """Drafts that cannot be opened again or are not what the answers give."""
    for path in home.out.glob("*.md"):
        try:
            if opened(path).draft != draft_of(whole).draft:
                yield f"{path.name} 和答案对不上"
        except UserError as error:
            yield str(error)
    for path in home.out.glob("*.docx"):
        if zipfile.ZipFile(path).testzip() is not None:
            yield f"{path.name} 坏了"

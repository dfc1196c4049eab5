"""What is put by and taken in together is what one after the other would have made."""

from __future__ import annotations

import hashlib
import sqlite3
import tempfile
import zlib
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.bank import open_bank, packed, pending
from drafter.bank.purging import purge_source, sources_with
from drafter.bank.settling import settle
from drafter.model import MinedPhrase, Occurrence, Part, SourceRecord, SpeechRecord
from drafter.storage.database import database, transaction

WORDINGS: tuple[tuple[Part, str], ...] = (
    ("phrase", "走深走心走实"),
    ("phrase", "走深、走实、走心"),
    ("phrase", "守住安全底线"),
    ("sentence", "下面，我讲三点意见，请大家认真抓好落实。"),
    ("sentence", "下面，讲三点意见，请大家认真抓好落实。"),
    ("sentence", "要把各项准备工作做在前头，抓早抓小抓实。"),
    ("sentence", "要把各项准备工作做在前头，抓早抓细抓实。"),
    ("closing", "谢谢大家"),
)
SOURCES = st.lists(st.lists(st.integers(0, len(WORDINGS) - 1), max_size=6), min_size=1, max_size=6)


def source(number: int, which: list[int]) -> tuple[SourceRecord, list[MinedPhrase]]:
    sha256 = hashlib.sha256(str(number).encode()).hexdigest()
    speech = SpeechRecord(0, 99, "", 2015 + number, "推进会", "市", "", f"{number % 3}")
    phrases = [
        MinedPhrase(part, None, pattern, Occurrence(sha256, 0, at, at + 1))
        for at, each in enumerate(which)
        for part, pattern in [WORDINGS[each]]
    ]
    return SourceRecord(sha256, f"{number}.txt", "utf-8", (speech,), f"原文{number}"), phrases


def content(path: Path) -> list[object]:
    """Every row of every table that a reader sees something of."""
    with closing(sqlite3.connect(path)) as connection:
        tables = ("source", "speech", "number", "phrase", "likeness", "occurrence")
        return [
            sorted(connection.execute(f"SELECT * FROM {table}").fetchall(), key=repr)
            for table in tables
        ]


@settings(max_examples=8, deadline=None)
@given(sources=SOURCES, lot=st.integers(1, 6))
def test_taken_in_by_the_lot_is_one_by_one(sources: list[list[int]], lot: int) -> None:
    made = [source(number, which) for number, which in enumerate(sources)]
    with tempfile.TemporaryDirectory() as folder:
        one, many = Path(folder) / "one.db", Path(folder) / "many.db"
        with open_bank(one) as bank:
            added = [bank.add_source(*each) for each in made]
        with open_bank(many) as bank:
            for start in range(0, len(made), lot):
                bank.pending.add(packed(*each) for each in made[start : start + lot])
                told = bank.pending.take_in()
                if lot >= len(made):
                    assert told.occurrences == {
                        part: sum(each.occurrences.get(part, 0) for each in added)
                        for part in told.occurrences
                    }
        assert content(one) == content(many)


@settings(max_examples=8, deadline=None)
@given(sources=SOURCES, at_once=st.integers(1, 4))
def test_where_the_lots_are_cut_that_are_settled_together_changes_nothing(
    sources: list[list[int]], at_once: int
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "b.db"
        with open_bank(path) as bank:
            for number, which in enumerate(sources):
                bank.add_source(*source(number, which))
        expected = content(path)
        with database(path, read_only=False) as connection, transaction(connection):
            numbers = [row[0] for row in connection.execute("SELECT number FROM phrase")]
            settle(connection, numbers, at_once=at_once)
        assert content(path) == expected


def test_what_waits_is_not_seen_and_not_lost(tmp_path: Path) -> None:
    with open_bank(tmp_path / "b.db") as bank:
        bank.pending.add([packed(*source(1, [2]))])
        assert bank.sources() == ()
        assert bank.search() == ()
    with open_bank(tmp_path / "b.db") as bank:
        told = bank.pending.take_in()
        assert told.phrases == told.occurrences == {"phrase": 1}
        assert [each.name for each in bank.sources()] == ["1.txt"]
        assert bank.text(bank.sources()[0].sha256) == "原文1"
        assert bank.pending.take_in().phrases == {}


def test_what_is_taken_in_is_whole_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise KeyboardInterrupt

    with open_bank(tmp_path / "b.db") as bank:
        bank.pending.add([packed(*source(1, [2])), packed(*source(2, [3]))])
        with monkeypatch.context() as patch:
            patch.setattr(pending, "settle", broken)
            with pytest.raises(KeyboardInterrupt):
                bank.pending.take_in()
        assert bank.sources() == ()
        bank.pending.take_in()
        assert len(bank.sources()) == 2


def test_what_older_rules_mined_is_mined_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_bank(tmp_path / "b.db") as bank:
        with monkeypatch.context() as patch:
            patch.setattr(pending, "RULES_VERSION", 0)
            bank.pending.add([packed(*source(1, [2]))])
        bank.pending.take_in()
        assert bank.sources() == ()


def test_a_source_that_is_purged_waits_no_more(tmp_path: Path) -> None:
    record, phrases = source(1, [2])
    with open_bank(tmp_path / "b.db") as bank:
        bank.pending.add([packed(record, phrases)])
    assert purge_source(tmp_path / "b.db", record.sha256)
    assert not purge_source(tmp_path / "b.db", record.sha256)
    with open_bank(tmp_path / "b.db") as bank:
        bank.pending.take_in()
        assert bank.sources() == ()


def test_more_may_wait_the_larger_the_bank_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pending, "_LEAST", 1)
    with open_bank(tmp_path / "b.db") as bank:
        assert bank.pending.most() == 1
        for number in range(8):
            bank.add_source(*source(number, [0, 2]))
        assert bank.pending.most() == 2


def test_a_phrase_of_another_source_is_refused() -> None:
    (record, _), (_, phrases) = source(1, []), source(2, [2])
    with pytest.raises(ValueError, match="does not come from"):
        packed(record, phrases)


def test_what_waits_is_told_and_its_words_are_found(tmp_path: Path) -> None:
    path = tmp_path / "b.db"
    with open_bank(path) as bank:
        assert bank.pending.sources() == 0
        bank.pending.add([packed(*source(1, [2])), packed(*source(2, [3])), packed(*source(1, []))])
        assert bank.pending.sources() == 2
    assert sources_with(path, ["原文1"]) == ("1.txt",)
    with open_bank(path) as bank:
        bank.pending.take_in()
        assert bank.pending.sources() == 0
    assert sources_with(path, ["原文1"]) == ("1.txt",)


def test_a_source_that_is_withdrawn_waits_no_more(tmp_path: Path) -> None:
    record, phrases = source(1, [2])
    with open_bank(tmp_path / "b.db") as bank:
        bank.add_source(record, phrases)
        bank.pending.add([packed(record, phrases)])
        bank.holdings.withdraw(record)
        bank.pending.take_in()
        assert bank.sources() == ()
        assert bank.holdings.withdrawn() == (record.sha256,)


@pytest.mark.parametrize("damaged", [b"", b"\x00\x01", zlib.compress(b"\xc1")])
def test_what_cannot_be_read_any_more_is_mined_anew(tmp_path: Path, damaged: bytes) -> None:
    with open_bank(tmp_path / "b.db") as bank:
        bank.pending.add([packed(*source(1, [2])), packed(*source(2, [3]))])
    with database(tmp_path / "b.db", read_only=False) as connection:
        connection.execute("UPDATE pending SET content = ? WHERE place = 1", (damaged,))
    with open_bank(tmp_path / "b.db") as bank:
        bank.pending.take_in()
        assert [each.name for each in bank.sources()] == ["2.txt"]
        assert bank.pending.sources() == 0

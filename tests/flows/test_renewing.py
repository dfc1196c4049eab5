"""An older bank is copied, then made anew; nothing that the user decided is lost."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from drafter.bank import open_bank, packed
from drafter.errors import BankError
from drafter.flows.mine import mine
from drafter.flows.own_phrases import OWN_SOURCE, own_phrase_added
from drafter.flows.renewing import renewed_bank
from drafter.model import SourceRecord

EXAMPLES = Path(__file__).resolve().parents[2] / "examples" / "corpus"


@pytest.fixture
def older(tmp_path: Path) -> Path:
    """A bank with a decision, a favourite and a grade, said to be of an older schema."""
    path = tmp_path / "b.db"
    with open_bank(path) as bank:
        mine(sorted(EXAMPLES.glob("*.txt"))[:1], bank=bank)
        first, second, *_ = bank.search()
        bank.decisions.drop(first)
        bank.keep_favourite(second)
        bank.holdings.set_grade(bank.sources()[0], "权威")
        own = own_phrase_added(bank, "把{事项}抓在日常", part="heading", move="call")
        bank.collections.add("本周安全会", second.id)
        bank.collections.add("本周安全会", own.id)
    raw = sqlite3.connect(path)
    raw.execute("PRAGMA user_version = 2")
    raw.close()
    return path


def test_the_new_bank_holds_what_the_old_one_held(older: Path) -> None:
    before = older.read_bytes()
    done = renewed_bank(older)
    assert (done.backup.name, done.sources, done.lost) == ("b-第2版备份.db", 1, ())
    assert done.backup.read_bytes() == before
    with open_bank(older) as bank:
        assert bank.holdings.faults() == ()
        assert bank.holdings.verified().strays == ()
        assert [source.grade for source in bank.sources() if source.name != OWN_SOURCE] == ["权威"]
        (dropped,) = bank.decisions.own()
        assert dropped.verdict == "drop"
        (favourite,) = bank.favourite_phrases()
        (own,) = bank.search("抓在日常")
        assert (own.part, own.pattern, own.move) == ("heading", "把{事项}抓在日常", "call")
        (collection,) = bank.collections.everything()
        assert (collection.name, collection.ids) == ("本周安全会", (own.id, favourite.id))
    assert sorted(each.name for each in older.parent.glob("b*")) == ["b-第2版备份.db", "b.db"]


def test_what_a_stopped_run_left_is_named_to_be_mined_again(older: Path) -> None:
    with closing(sqlite3.connect(older)) as raw:
        raw.execute("PRAGMA user_version = 3")
    with open_bank(older) as bank:
        record = SourceRecord("0" * 64, "没采完.txt", "utf-8", (), "守住底线")
        bank.pending.add([packed(record, [])])
    with closing(sqlite3.connect(older)) as raw:
        raw.execute("PRAGMA user_version = 2")
    done = renewed_bank(older)
    assert (done.sources, done.lost) == (1, ("没采完.txt",))


def test_two_at_once_make_one_new_bank_and_one_backup(older: Path) -> None:
    def renew() -> str:
        try:
            return renewed_bank(older).backup.name
        except BankError as error:
            return error.message

    with ThreadPoolExecutor(2) as pool:
        outcomes = sorted(each.result() for each in (pool.submit(renew), pool.submit(renew)))
    assert outcomes[0] == "b-第2版备份.db"
    assert "翻新" in outcomes[1]
    assert len(list(older.parent.glob("*备份*"))) == 1
    with open_bank(older) as bank:
        assert len(bank.favourite_phrases()) == 1


def test_while_another_one_writes_it_says_to_wait(
    older: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("drafter.storage.database._PATIENCE", 0.1)
    before = older.read_bytes()
    with closing(sqlite3.connect(older, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(BankError, match="等它做完再来"):
            renewed_bank(older)
    assert older.read_bytes() == before
    assert list(older.parent.glob("*备份*")) == []


def test_nobody_writes_to_the_old_one_while_it_is_renewed(
    older: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither does an older program that waits for the end, into a file that nobody sees any
    more. Another process asks: a lock holds between processes."""
    tried: list[str] = []

    def write(*_: object, **__: object) -> bool:
        code = "import sqlite3, sys; sqlite3.connect(sys.argv[1], 0.1).execute('BEGIN IMMEDIATE')"
        done = subprocess.run(
            [sys.executable, "-c", code, older], capture_output=True, text=True, check=False
        )
        tried.append(done.stderr.strip().splitlines()[-1])
        return True

    waiting = sqlite3.connect(older, isolation_level=None, timeout=0.1)
    waiting.execute("SELECT count(*) FROM source").fetchone()
    monkeypatch.setattr("drafter.flows.renewing.mine_again", write)
    renewed_bank(older)
    assert tried == ["sqlite3.OperationalError: database is locked"]
    if os.name == "posix":
        with closing(waiting), pytest.raises(sqlite3.OperationalError, match="readonly"):
            waiting.execute("DELETE FROM source")


def test_a_source_without_text_is_named(older: Path) -> None:
    raw = sqlite3.connect(older)
    raw.execute("UPDATE source SET text = NULL")
    raw.commit()
    raw.close()
    assert len(renewed_bank(older).lost) == 1


def test_a_bank_of_today_is_left_alone(tmp_path: Path) -> None:
    with open_bank(tmp_path / "b.db"):
        pass
    with pytest.raises(BankError, match="不用翻新"):
        renewed_bank(tmp_path / "b.db")
    assert [each.name for each in tmp_path.iterdir()] == ["b.db"]

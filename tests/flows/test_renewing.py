"""An older bank is copied, then made anew; nothing that the user decided is lost."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from drafter.bank import open_bank
from drafter.errors import BankError
from drafter.flows.mine import mine
from drafter.flows.renewing import renewed_bank

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
        assert [source.grade for source in bank.sources()] == ["权威"]
        (dropped,) = bank.decisions.own()
        assert dropped.verdict == "drop"
        assert len(bank.favourite_phrases()) == 1
    assert sorted(each.name for each in older.parent.glob("b*")) == ["b-第2版备份.db", "b.db"]


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

"""Phrases a writer keeps at hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafter.bank import open_bank
from drafter.errors import BankError
from drafter.flows.bank import exported_to, imported
from tests.made_up import BANK, CLOSING, OCCASION, REASON, bank_file


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return bank_file(tmp_path / "b.db")


def kept(path: Path, query: str = "") -> list[str]:
    with open_bank(path, read_only=True) as bank:
        return [phrase.id for phrase in bank.favourite_phrases(query)]


def keep(path: Path, *ids: str) -> None:
    with open_bank(path) as bank:
        for each in ids:
            phrase = bank.phrase(each)
            assert phrase is not None
            bank.keep_favourite(phrase)


def test_the_one_kept_last_is_first_and_each_is_there_once(file: Path) -> None:
    assert kept(file) == []
    keep(file, CLOSING.id, REASON.id, OCCASION.id, CLOSING.id)
    assert kept(file) == [CLOSING.id, OCCASION.id, REASON.id]
    assert kept(file, "说清楚 扎实") == [OCCASION.id]


def test_one_that_is_kept_no_more_or_not_wanted_is_gone(file: Path) -> None:
    keep(file, CLOSING.id, REASON.id)
    with open_bank(file) as bank:
        (reason, closing) = bank.favourite_phrases()
        bank.let_favourite_go(closing)
        bank.decisions.drop(reason)
        assert bank.favourite_phrases() == ()
        bank.decisions.keep(reason)
        assert [phrase.id for phrase in bank.favourite_phrases()] == [REASON.id]


def test_one_whose_words_were_changed_stays_one_and_can_be_let_go(file: Path) -> None:
    keep(file, REASON.id)
    with open_bank(file) as bank:
        (reason,) = bank.favourite_phrases()
        bank.decisions.edit(reason, "松一松前功尽弃，紧一紧柳暗花明，这话要记牢。")
        (edited,) = bank.favourite_phrases()
        assert "记牢" in edited.pattern
        bank.let_favourite_go(edited)
        assert bank.favourite_phrases() == ()


def test_favourites_outlive_their_phrase(file: Path) -> None:
    keep(file, CLOSING.id)
    with open_bank(file) as bank:
        for source in bank.sources():
            bank.holdings.withdraw(source)
        assert bank.favourite_phrases() == ()
    bank_file(file, BANK)
    assert kept(file) == [CLOSING.id]


def test_a_backup_brings_them_back(file: Path, tmp_path: Path) -> None:
    keep(file, REASON.id, CLOSING.id)
    with open_bank(file) as bank:
        exported_to(bank, tmp_path / "备份", with_text=True)
    with open_bank(tmp_path / "另.db") as other:
        imported(other, tmp_path / "备份")
        assert [phrase.id for phrase in other.favourite_phrases()] == [CLOSING.id, REASON.id]


def test_a_bank_opened_to_read_says_that_it_cannot(file: Path) -> None:
    with open_bank(file, read_only=True) as bank:
        phrase = bank.phrase(CLOSING.id)
        assert phrase is not None
        with pytest.raises(BankError, match="写不了"):
            bank.keep_favourite(phrase)

"""An occurrence holds its pattern's words, in their order, from end to end."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from drafter.bank import Verified, open_bank
from drafter.bank.verifying import stands_in
from drafter.flows.mine import mine
from tests.made_up import bank_file

EXAMPLES = Path(__file__).resolve().parents[2] / "examples" / "corpus"


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("抓好{事项}", "抓好春耕生产"),
        ("{事项}要抓好", "春耕生产要抓好"),
        ("下面，我讲{数量}点意见。", "下面,我讲３点意见"),
        ("紧一紧，柳暗花明", "紧一紧,\n柳暗花明"),
        ("开好会，意义重大。", "开好会，对于全镇备耕，意义重大。"),
        ("抓备耕；抓管护；抓落实", "抓备耕"),
    ],
)
def test_what_was_mined_there(pattern: str, text: str) -> None:
    assert stands_in(pattern, text)


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("抓好{事项}", "好春耕生产"),
        ("抓好{事项}", "抓紧春耕生产"),
        ("{事项}要抓好", "春耕生产要抓好了"),
        ("紧一紧，柳暗花明", "柳暗花明，紧一紧"),
        ("抓备耕；抓管护", "抓管护"),
        ("{事项}", "春耕"),
    ],
)
def test_what_was_not(pattern: str, text: str) -> None:
    assert not stands_in(pattern, text)


def verified(path: Path) -> Verified:
    with open_bank(path, read_only=True) as bank:
        return bank.holdings.verified()


def test_everything_mined_from_real_files_is_where_it_was_found(tmp_path: Path) -> None:
    with open_bank(tmp_path / "b.db") as bank:
        mine([EXAMPLES], bank=bank)
    found = verified(tmp_path / "b.db")
    assert found.occurrences > 30
    assert found.strays == ()


def test_an_occurrence_that_slipped_is_named_with_what_stands_there(tmp_path: Path) -> None:
    path = bank_file(tmp_path / "b.db")
    whole = verified(path)
    raw = sqlite3.connect(path)
    raw.execute('UPDATE occurrence SET start = start + 1, "end" = "end" + 1 WHERE source = 1')
    raw.commit()
    raw.close()
    found = verified(path)
    assert whole.strays == ()
    assert found.occurrences == whole.occurrences
    assert {stray.source for stray in found.strays} == {"青屏县讲话1.txt"}
    assert all(stray.text and stray.text != stray.pattern for stray in found.strays)


def test_a_damaged_text_is_told(tmp_path: Path) -> None:
    path = bank_file(tmp_path / "b.db")
    raw = sqlite3.connect(path)
    raw.execute("UPDATE source SET text = x'00' WHERE source = 1")
    raw.commit()
    raw.close()
    assert all(stray.text is None for stray in verified(path).strays)
    assert verified(path).strays

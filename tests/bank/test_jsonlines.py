"""The bank that ships: out and in again, without any text, the same to the byte."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafter.bank import load_shipped, open_bank, open_user_bank, write_phrasebank
from drafter.errors import BankError
from drafter.model import MinedPhrase, Occurrence, SourceRecord, SpeechRecord

A, B = "a" * 64, "b" * 64
TEXT = "老师们：今天开学了。下面，我讲两件事。"


def _records(*, text: str | None) -> list[tuple[SourceRecord, list[MinedPhrase]]]:
    first = SourceRecord(A, "开学.txt", "utf-8", (SpeechRecord(0, 19, "开学讲话", 2021),), text)
    second = SourceRecord(B, "期末.txt", "gb18030", (SpeechRecord(0, 19, "", None),), text)
    transition = "下面，我讲{数量}件事"
    return [
        (
            first,
            [
                MinedPhrase("opening", "occasion", "今天{活动}了", Occurrence(A, 0, 4, 9)),
                MinedPhrase("transition", None, transition, Occurrence(A, 0, 10, 18), ("校务",)),
            ],
        ),
        (second, [MinedPhrase("transition", None, transition, Occurrence(B, 0, 10, 18))]),
    ]


def _written(folder: Path, records: list[tuple[SourceRecord, list[MinedPhrase]]]) -> Path:
    with open_bank(folder / "made.db") as bank:
        for record, phrases in records:
            bank.add_source(record, phrases)
        write_phrasebank(folder / "out", phrases=bank.search(), sources=bank.sources())
    return folder / "out"


def _contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_out_and_in_gives_the_same_phrases(tmp_path: Path) -> None:
    out = _written(tmp_path, _records(text=TEXT))
    with open_bank(tmp_path / "made.db") as made, open_bank(tmp_path / "user.db") as bank:
        assert load_shipped(bank, out)
        assert bank.search() == made.search()
        assert bank.sources() == made.sources()
        write_phrasebank(tmp_path / "again", phrases=bank.search(), sources=bank.sources())
    assert _contents(tmp_path / "again") == _contents(out)


def test_the_order_of_mining_does_not_show_in_the_files(tmp_path: Path) -> None:
    (tmp_path / "1").mkdir()
    (tmp_path / "2").mkdir()
    forwards = _written(tmp_path / "1", _records(text=TEXT))
    backwards = _written(tmp_path / "2", _records(text=TEXT)[::-1])
    assert _contents(forwards) == _contents(backwards)


def test_no_text_goes_out(tmp_path: Path) -> None:
    out = _written(tmp_path, _records(text=TEXT))
    assert all("开学了" not in content.decode() for content in _contents(out).values())


def test_it_is_loaded_once_and_again_when_it_has_changed(tmp_path: Path) -> None:
    out = _written(tmp_path, _records(text=TEXT))
    with open_bank(tmp_path / "user.db") as bank:
        assert load_shipped(bank, out)
        assert not load_shipped(bank, out)
    (tmp_path / "next").mkdir()
    newer = _written(tmp_path / "next", _records(text=TEXT)[:1])
    with open_bank(tmp_path / "user.db") as bank:
        number = {phrase.pattern: phrase.number for phrase in bank.search()}
        assert load_shipped(bank, newer)
        assert {phrase.pattern: phrase.number for phrase in bank.search()} == number
        assert {phrase.speeches for phrase in bank.search()} == {1}
        assert [record.sha256 for record in bank.sources()] == [A]


def test_a_source_the_user_mined_counts_once_whichever_came_first(tmp_path: Path) -> None:
    out = _written(tmp_path, _records(text=TEXT))
    own = _records(text=TEXT)[0]
    for name, shipped_first in (("1.db", True), ("2.db", False)):
        with open_bank(tmp_path / name) as bank:
            if shipped_first:
                load_shipped(bank, out)
                added = bank.add_source(*own)
                assert added.phrases == {}
                assert added.occurrences == {}
            else:
                bank.add_source(*own)
                load_shipped(bank, out)
            assert bank.holds(A)
            assert bank.text(B) is None
            assert {p.pattern: p.speeches for p in bank.search()} == {
                "今天{活动}了": 1,
                "下面，我讲{数量}件事": 2,
            }


def test_the_users_bank_opens_with_the_shipped_phrases(tmp_path: Path) -> None:
    out = _written(tmp_path, _records(text=TEXT))
    path = tmp_path / "home" / "bank.db"
    with open_user_bank(path, shipped=out, read_only=True) as bank:
        assert bank.matches() == 2
    before = path.stat().st_mtime_ns
    with open_user_bank(path, shipped=out, read_only=True) as bank:
        assert bank.matches() == 2
    assert path.stat().st_mtime_ns == before


@pytest.mark.parametrize(
    "line",
    [
        b'{"id":"000000000000","pattern":"x","move":null,"topics":[],"occurrences":[]}\n',
        b'{"id":"000000000000"}\n',
        b"{half",
    ],
)
def test_a_damaged_phrasebank_is_told_and_nothing_is_loaded(tmp_path: Path, line: bytes) -> None:
    out = _written(tmp_path, _records(text=TEXT))
    (out / "openings.jsonl").write_bytes(line)
    with open_bank(tmp_path / "user.db") as bank:
        with pytest.raises(BankError, match="重新安装"):
            load_shipped(bank, out)
        assert bank.search() == ()

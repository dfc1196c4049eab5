"""Sources in and out of a bank: counted once, withdrawn whole, graded for good, checked."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from drafter.bank import (
    Bank,
    export_bank,
    exported,
    load_shipped,
    open_bank,
    write_phrasebank,
)
from drafter.errors import BankError
from drafter.model import (
    MinedPhrase,
    Move,
    Occurrence,
    Phrase,
    SourceRecord,
    SpeechRecord,
)

A, B, C = "a" * 64, "b" * 64, "c" * 64
TEXT = "各位代表：\n今天，我们在这里相聚。\n下面，我讲两点想法。\n祝大会圆满成功！\n" * 3


def mine(
    bank: Bank, sha256: str, *patterns: str, text: str | None = TEXT, move: Move | None = None
) -> SourceRecord:
    """Puts a source with these phrases into the bank, as mining would."""
    speeches = (SpeechRecord(0, len(TEXT), f"在{sha256[0]}镇的讲话", 2019),)
    record = SourceRecord(sha256, f"{sha256[0]}.txt", "utf-8", speeches, text)
    bank.add_source(
        record,
        [
            MinedPhrase("phrase", move, pattern, Occurrence(sha256, 0, at, at + 3), ("农业",))
            for at, pattern in enumerate(patterns)
        ],
    )
    return record


def told(bank: Bank) -> dict[str, tuple[int, tuple[str, ...]]]:
    return {p.pattern: (p.speeches, p.topics) for p in bank.search()}


def only(bank: Bank, pattern: str) -> Phrase:
    (phrase,) = [each for each in bank.search(pattern) if each.pattern == pattern]
    return phrase


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.fixture
def full(tmp_path: Path) -> Path:
    """A bank of two sources in which one phrase was dropped and one reworded."""
    path = tmp_path / "全.db"
    with open_bank(path) as bank:
        mine(bank, A, "一村一策", "抓早抓小", move="call")
        mine(bank, B, "抓早抓小", "守望相助", "上下同心")
        bank.decisions.drop(only(bank, "守望相助"))
        bank.decisions.edit(only(bank, "上下同心"), "上下同心、左右同力")
        bank.holdings.set_grade(bank.holdings.named("a.txt")[0], "权威")
    return path


@pytest.mark.parametrize("with_text", [True, False])
def test_out_and_in_gives_the_same_bank_and_the_same_bytes(
    full: Path, tmp_path: Path, with_text: bool
) -> None:
    with open_bank(full) as bank, open_bank(tmp_path / "另.db") as other:
        assert export_bank(bank, tmp_path / "一", with_text=with_text) == 2
        taken = other.holdings.take_in(*exported(tmp_path / "一"))
        assert (taken.sources, taken.known) == (2, 0)
        assert told(other) == told(bank)
        assert other.sources() == bank.sources()
        assert other.text(A) == (TEXT if with_text else None)
        assert other.holds(A) == with_text
        assert {p.pattern for p in other.decisions.dropped()} == {"守望相助"}
        export_bank(other, tmp_path / "二", with_text=with_text)
    assert contents(tmp_path / "一") == contents(tmp_path / "二")


def test_no_text_goes_out_unless_it_is_asked_for(full: Path, tmp_path: Path) -> None:
    with open_bank(full) as bank:
        export_bank(bank, tmp_path / "出", with_text=False)
    assert all("相聚" not in each.decode() for each in contents(tmp_path / "出").values())


def test_a_source_both_banks_have_counts_once_and_the_one_with_its_text_stays(
    full: Path, tmp_path: Path
) -> None:
    with open_bank(full) as bank, open_bank(tmp_path / "另.db") as other:
        mine(other, A, "一村一策", text=None)
        mine(other, C, "抓早抓小")
        taken = other.holdings.take_in(bank.holdings.contents(with_text=True), ())
        assert (taken.sources, taken.known) == (1, 1)
        assert other.text(A) == TEXT
        assert only(other, "抓早抓小").speeches == 3
        again = other.holdings.take_in(bank.holdings.contents(with_text=True), ())
        assert (again.sources, again.known) == (0, 2)
        assert only(other, "抓早抓小").speeches == 3


def test_own_decisions_stand_when_another_bank_comes_in(full: Path, tmp_path: Path) -> None:
    with open_bank(full) as bank, open_bank(tmp_path / "另.db") as other:
        mine(other, C, "守望相助")
        other.decisions.keep(only(other, "守望相助"))
        other.holdings.take_in(bank.holdings.contents(with_text=True), bank.decisions.own())
        assert {"守望相助", "上下同心、左右同力"} <= set(told(other))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("phrases.jsonl", b"{half"),
        ("phrases.jsonl", b'{"id":"0","pattern":"x","move":null,"topics":[],"occurrences":[]}\n'),
        ("sources.jsonl", b""),
        ("decisions.jsonl", b"{half"),
    ],
)
def test_a_broken_folder_changes_nothing(
    full: Path, tmp_path: Path, name: str, content: bytes
) -> None:
    with open_bank(full) as bank:
        export_bank(bank, tmp_path / "出", with_text=True)
        (tmp_path / "出" / name).write_bytes(content)
        before = full.read_bytes()
        with pytest.raises(BankError, match=r"损坏|读不懂"):
            exported(tmp_path / "出")
        with pytest.raises(BankError, match="缺失"):
            exported(tmp_path / "没有")
    assert full.read_bytes() == before


def test_a_source_goes_with_what_only_it_supports(full: Path) -> None:
    with open_bank(full) as bank:
        (record,) = bank.holdings.named("a.txt")
        support = bank.holdings.support(record)
        assert (support.speeches, support.occurrences, support.phrases) == (1, 2, 1)
        bank.holdings.withdraw(record)
        assert set(told(bank)) == {"抓早抓小", "上下同心、左右同力"}
        assert only(bank, "抓早抓小").speeches == 1
        assert [source.name for source in bank.sources()] == ["b.txt"]
        assert bank.holdings.faults() == ()
        mine(bank, A, "一村一策")
        assert "一村一策" in told(bank)


def test_a_withdrawn_source_of_the_shipped_ones_stays_away(full: Path, tmp_path: Path) -> None:
    with open_bank(full) as bank, open_bank(tmp_path / "用户.db") as user:
        write_phrasebank(tmp_path / "一", phrases=bank.search(), sources=bank.sources())
        load_shipped(user, tmp_path / "一")
        user.holdings.withdraw(user.holdings.named(A[:8])[0])
        mine(bank, C, "抓早抓小")
        write_phrasebank(tmp_path / "二", phrases=bank.search(), sources=bank.sources())
        assert load_shipped(user, tmp_path / "二")
        assert {source.name for source in user.sources()} == {"b.txt", "c.txt"}
        mine(user, A, "一村一策")
        assert "a.txt" in {source.name for source in user.sources()}


def test_what_was_taken_in_without_its_text_is_no_shipped_source(
    full: Path, tmp_path: Path
) -> None:
    with open_bank(full) as bank, open_bank(tmp_path / "用户.db") as user:
        export_bank(bank, tmp_path / "同事", with_text=False)
        user.holdings.take_in(*exported(tmp_path / "同事"))
        write_phrasebank(tmp_path / "附带", phrases=(), sources=())
        assert load_shipped(user, tmp_path / "附带")
        assert len(user.sources()) == 2


def test_a_grade_stays_when_the_file_is_mined_again(full: Path) -> None:
    with open_bank(full) as bank:
        mine(bank, A, "一村一策")
        grades = {source.name: source.grade for source in bank.sources()}
    assert grades == {"a.txt": "权威", "b.txt": "网络"}


def test_a_source_is_named_by_its_name_or_the_beginning_of_its_hash(full: Path) -> None:
    with open_bank(full) as bank:
        for key in ("a.txt", "aaaaaa", "A" * 10, A):
            assert [source.sha256 for source in bank.holdings.named(key)] == [A]
        for key in ("aaaaa", "x.txt", "%", ""):
            assert bank.holdings.named(key) == ()


def test_facts_count_what_there_is(full: Path) -> None:
    with open_bank(full) as bank:
        facts = bank.holdings.facts()
    assert (facts.sources, facts.own, facts.with_text, facts.authoritative) == (2, 2, 2, 1)
    assert (facts.speeches, facts.occurrences) == (2, 5)
    assert (facts.first_year, facts.last_year) == (2019, 2019)
    assert (facts.kept, facts.edited, facts.dropped, facts.undecided) == (0, 1, 1, 2)
    assert facts.bytes == full.stat().st_size


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE source SET text = x'00' WHERE name = 'a.txt'", "a.txt 存下的原文损坏"),
        ("UPDATE occurrence SET \"end\" = 99999", "超出了原文"),
        ("INSERT INTO phrase (number, id, part, pattern, dropped, family)"
         " SELECT number + 900, 'x', part, pattern, 0, number + 900"
         " FROM phrase LIMIT 1", "对不上的记录"),
    ],
)  # fmt: skip
def test_faults_are_found(full: Path, statement: str, said: str) -> None:
    raw = sqlite3.connect(full)
    raw.execute(statement)
    raw.commit()
    raw.close()
    with open_bank(full) as bank:
        assert any(said in fault for fault in bank.holdings.faults())


def test_a_source_whose_kept_text_is_damaged_is_told_when_it_is_needed(full: Path) -> None:
    raw = sqlite3.connect(full)
    raw.execute("UPDATE source SET text = x'00'")
    raw.commit()
    raw.close()
    with open_bank(full) as bank, pytest.raises(BankError, match="出了错"):
        bank.occurrences(only(bank, "抓早抓小"))


def test_neighbours_of_an_occurrence_are_told_by_their_moves(tmp_path: Path) -> None:
    with open_bank(tmp_path / "b.db") as bank:
        speeches = (SpeechRecord(0, 100, "讲话", 2020),)
        record = SourceRecord(A, "a.txt", "utf-8", speeches, "字" * 100)
        moves: list[Move] = ["summary", "call", "wish"]
        bank.add_source(
            record,
            [
                MinedPhrase("closing", move, f"第{move}句", Occurrence(A, 0, at, at + 9))
                for move, at in zip(moves, (70, 80, 90), strict=True)
            ],
        )
        (found,) = bank.occurrences(only(bank, "第call句"))
        (last,) = bank.occurrences(only(bank, "第wish句"))
    assert (found.move_before, found.move_after) == ("summary", "wish")
    assert (last.move_before, last.move_after) == ("call", None)

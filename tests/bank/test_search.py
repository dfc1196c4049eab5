"""Search gives just what a reader would find with his finger, with an index and without."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.bank import Bank, finding, index, open_bank
from drafter.model import MinedPhrase, Occurrence, SourceRecord, SpeechRecord
from drafter.storage.database import database, transaction

_WORDS = "作风建设守住底线安全，、{}事项%_*\"'2aA"
_PATTERN = st.text(alphabet=_WORDS, min_size=1, max_size=16)
_QUERY = st.text(alphabet=_WORDS, min_size=1, max_size=8)


def _record(phrases: list[str]) -> tuple[SourceRecord, list[MinedPhrase]]:
    record = SourceRecord("0" * 64, "甲.txt", "utf-8", (SpeechRecord(0, 999, "", None),))
    return record, [
        MinedPhrase("phrase", None, pattern, Occurrence("0" * 64, 0, number, number + 1))
        for number, pattern in enumerate(phrases)
    ]


@settings(max_examples=60, deadline=None)
@given(st.lists(_PATTERN, min_size=1, max_size=12, unique=True), st.lists(_QUERY, max_size=5))
def test_search_agrees_with_in_for_one_to_eight_characters(
    patterns: list[str], queries: list[str]
) -> None:
    with tempfile.TemporaryDirectory() as folder, open_bank(Path(folder) / "b.db") as bank:
        bank.add_source(*_record(patterns))
        for query in queries:
            expected = {pattern for pattern in patterns if query in pattern}
            found = [{phrase.pattern, *phrase.variants} for phrase in bank.search(query)]
            assert all(family & expected for family in found)
            assert expected <= {pattern for family in found for pattern in family}
            assert bank.matches(query) == len(found)


def test_several_words_must_all_occur(tmp_path: Path) -> None:
    with open_bank(tmp_path / "b.db") as bank:
        bank.add_source(*_record(["守住安全底线", "守住廉洁防线", "筑牢安全防线"]))
        assert [phrase.pattern for phrase in bank.search("守住　线 安全")] == ["守住安全底线"]


def test_part_move_and_topic_narrow_the_list(tmp_path: Path) -> None:
    record, _ = _record([])
    at = Occurrence("0" * 64, 0, 1, 2)
    with open_bank(tmp_path / "b.db") as bank:
        bank.add_source(
            record,
            [
                MinedPhrase("opening", "occasion", "今天，{事项}", at, ("安全生产",)),
                MinedPhrase("opening", "thanks", "谢谢{单位}", at, ("教育",)),
                MinedPhrase("closing", "thanks", "谢谢大家", at),
            ],
        )
        assert len(bank.search(part="opening")) == 2
        assert [phrase.pattern for phrase in bank.search(part="closing", move="thanks")] == [
            "谢谢大家"
        ]
        assert [phrase.pattern for phrase in bank.search(topic="安全")] == ["今天，{事项}"]
        assert bank.search("谢谢", part="transition") == ()


def _indexed(path: Path) -> None:
    with database(path, read_only=False) as connection, transaction(connection):
        index.make_index(connection)
        index.make_initials(connection)


def _answers(bank: Bank, queries: list[str]) -> list[tuple[tuple[str, ...], int]]:
    narrowed: tuple[dict[str, Any], ...] = (
        {}, {"part": "phrase"}, {"year": 2021}, {"level": "县"}, {"topic": "安"},
    )  # fmt: skip
    return [
        (
            tuple(phrase.pattern for phrase in bank.search(query, limit=limit, **narrowing)),
            bank.matches(query, **narrowing),
        )
        for query in queries
        for narrowing in narrowed
        for limit in (None, 3)
    ]


@settings(max_examples=25, deadline=None)
@given(
    st.lists(_PATTERN, min_size=1, max_size=12, unique=True),
    st.lists(_PATTERN, max_size=6, unique=True),
    st.lists(st.lists(_QUERY, max_size=2).map(" ".join), max_size=4),
)
def test_an_index_changes_no_answer_whatever_was_written_since(
    before: list[str], since: list[str], queries: list[str]
) -> None:
    asked = [*queries, "", "作", "作风", "{", "szdx"]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "b.db"
        speeches = (SpeechRecord(0, 999, "", 2021, "党课", "县", "", ""),)
        with open_bank(path) as bank:
            for sha256, patterns in (("0" * 64, before), ("1" * 64, since)):
                record = SourceRecord(sha256, "甲.txt", "utf-8", speeches)
                bank.add_source(
                    record,
                    [
                        MinedPhrase(
                            "phrase", None, each, Occurrence(sha256, 0, at, at + 1), ("安",)
                        )
                        for at, each in enumerate(patterns)
                    ],
                )
                if sha256[0] == "0":
                    _indexed(path)
            through = _answers(bank, asked)
            with database(path, read_only=False) as connection:
                connection.execute("DROP TABLE unplaced")
            assert through == _answers(bank, asked)


def test_a_character_that_most_phrases_have_is_found_beyond_what_the_index_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index, "MOST_COUNTED", 3)
    monkeypatch.setattr(finding, "MOST_COUNTED", 3)
    patterns = [f"守住{word}底线" for word in ("安全", "廉洁", "生态", "质量", "法治", "民生")]
    with open_bank(tmp_path / "b.db") as bank:
        bank.add_source(*_record(patterns))
        _indexed(tmp_path / "b.db")
        assert len(bank.search("线")) == len(patterns)
        assert bank.matches("线") == len(patterns)
        assert bank.matches("线", most=3) == 3
        assert [phrase.pattern for phrase in bank.search("线 民")] == ["守住民生底线"]


def test_pinyin_initials_find_too(tmp_path: Path) -> None:
    with open_bank(tmp_path / "b.db") as bank:
        bank.add_source(*_record(["守住安全底线", "重温入党誓词", "守正创新"]))
        for _ in range(2):
            assert [phrase.pattern for phrase in bank.search("szaq")] == ["守住安全底线"]
            assert [phrase.pattern for phrase in bank.search("dx 安全")] == ["守住安全底线"]
            assert [phrase.pattern for phrase in bank.search("cwrd")] == ["重温入党誓词"]
            assert bank.search("zwrd") == ()
            _indexed(tmp_path / "b.db")


def test_a_small_bank_goes_without_an_index(tmp_path: Path) -> None:
    with open_bank(tmp_path / "b.db") as bank:
        bank.add_source(*_record(["守住安全底线"]))
        bank.make_searchable()
    with database(tmp_path / "b.db", read_only=True) as connection:
        assert not index.is_indexed(connection)


def test_a_list_may_come_without_its_occurrences(tmp_path: Path) -> None:
    with open_bank(tmp_path / "b.db") as bank:
        bank.add_source(*_record(["守住安全底线"]))
        (phrase,) = bank.search("守住", with_occurrences=False)
        assert (phrase.occurrences, phrase.speeches) == ((), 1)


def test_pairs_that_stand_apart_are_not_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index, "LEAST_COMMON", 2)
    patterns = ["守住底线", "守住防线住底层", "住底层守住防线", "守住底层住底线", "把{事项}守住底"]
    with open_bank(tmp_path / "b.db") as bank:
        bank.add_source(*_record(patterns))
        _indexed(tmp_path / "b.db")
        for word in ("守住底", "住底层", "守住底层", "守住防线住", "{事项}守", "防线住底线"):
            expected = [pattern for pattern in patterns if word in pattern]
            assert bank.matches(word) == len(expected)
            assert bank.matches(word, most=1) == min(1, len(expected))
            assert sorted(phrase.pattern for phrase in bank.search(word)) == sorted(expected)


def test_what_very_many_phrases_have_is_counted_to_the_limit_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index, "MOST_COUNTED", 4)
    monkeypatch.setattr(finding, "MOST_COUNTED", 4)
    kinds = ("道路", "水利", "教育", "医疗", "住房", "生态")
    patterns = [f"从检查的情况看，{kind}工作还有短板" for kind in kinds]
    with open_bank(tmp_path / "b.db") as bank:
        bank.add_source(*_record([*patterns, "检查的情况要通报", "看了情况再说"]))
        _indexed(tmp_path / "b.db")
        with database(tmp_path / "b.db", read_only=True) as connection:
            assert index.is_widespread(connection, "的情况看")
            assert not index.is_widespread(connection, "看，道")
        assert (bank.matches("的情况看", most=4), bank.matches("的情况看")) == (4, 6)
        assert (bank.matches("情况看，水", most=4), bank.matches("检查的情况", most=4)) == (1, 4)
        bank.add_source(*_record(["另有一句"]))
        assert bank.matches("的情况看") == len(bank.search("的情况看"))


def test_an_index_of_an_older_version_is_not_asked(tmp_path: Path) -> None:
    with open_bank(tmp_path / "b.db") as bank:
        bank.add_source(*_record(["守住安全底线"]))
        _indexed(tmp_path / "b.db")
        with database(tmp_path / "b.db", read_only=False) as connection:
            connection.execute("DROP TABLE widespread")
            assert not index.is_indexed(connection)
        assert [phrase.pattern for phrase in bank.search("安全")] == ["守住安全底线"]

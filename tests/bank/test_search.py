"""Search gives just what a reader would find with his finger."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.bank import open_bank
from drafter.model import MinedPhrase, Occurrence, SourceRecord, SpeechRecord

_WORDS = "作风建设守住底线安全，、{}事项%_*\"'"
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

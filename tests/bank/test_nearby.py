"""Phrases that say nearly the same stand beside one another, though they are two."""

from __future__ import annotations

from pathlib import Path

from drafter.bank import open_bank
from drafter.model import MinedPhrase, Occurrence, Part, SourceRecord, SpeechRecord

ONE = "要把老旧小区改造作为民生实事抓在手上，逐栋摸清底数，逐户听取意见，一件一件办到群众心坎上。"
OTHER = ONE.replace("改造", "整治")


def test_another_word_in_one_place_is_near_and_another_phrase(tmp_path: Path) -> None:
    at = Occurrence("0" * 64, 0, 1, 2)
    record = SourceRecord("0" * 64, "甲.txt", "utf-8", (SpeechRecord(0, 999, "", None),))
    mined: list[tuple[Part, str]] = [
        ("sentence", ONE),
        ("sentence", OTHER),
        ("closing", ONE),
        ("sentence", "要把安全生产责任压到岗位，压到人头。"),
        ("sentence", "守住底线。"),
    ]
    with open_bank(tmp_path / "b.db") as bank:
        bank.add_source(record, [MinedPhrase(part, None, text, at) for part, text in mined])
        one, other = bank.search("改造", part="sentence") + bank.search("整治")
        assert (one.pattern, other.pattern) == (ONE, OTHER)
        assert [phrase.pattern for phrase in bank.near(one)] == [OTHER]
        assert [phrase.pattern for phrase in bank.near(other)] == [ONE]
        assert [bank.near(phrase) for phrase in bank.search("底线")] == [()]

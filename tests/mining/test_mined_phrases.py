"""From a speech to the phrases of a bank."""

from __future__ import annotations

from pathlib import Path

from drafter.corpus.reading import reading
from drafter.mining import annotated, mined_phrases
from drafter.model import ENTITY_SLOTS, PART_LABELS, SLOT, MinedPhrase, Part, Source
from tests.mining.speeches import TEXT, source, speech


def _patterns(part: str) -> set[str]:
    return {one.pattern for one in mined_phrases(source(), speech()) if one.part == part}


def test_every_part_is_mined() -> None:
    missing = set(PART_LABELS) - {one.part for one in mined_phrases(source(), speech())}
    assert not missing, "give TEXT of tests/mining/speeches.py a line for it"


def test_openings_are_patterns_with_slots() -> None:
    found = _patterns("opening")
    assert "今天，我们召开{会议名称}，主要任务是总结工作、部署任务。" in found
    assert "借此机会，我代表{单位}，向同志们表示衷心的感谢！" in found


def test_a_transition_keeps_its_number_open() -> None:
    assert _patterns("transition") == {"下面，我讲{数量}点意见。"}


def test_phrases_are_word_for_word_and_offices_are_none() -> None:
    found = _patterns("phrase")
    assert {"把方向、管大局、保落实", "走深走心走实", "补短板、强弱项、扬优势"} <= found
    assert not any("省委" in pattern for pattern in found)


def test_the_topic_is_a_slot_in_the_closing() -> None:
    assert "同志们，做好{事项}工作，任务光荣，责任重大。" in _patterns("closing")


def test_nothing_of_a_damaged_or_quoted_sentence_is_a_sentence_pattern() -> None:
    for one in mined_phrases(source(), speech()):
        assert "***" not in one.pattern
        assert "最高的位置" not in one.pattern


def test_places_are_in_the_source_and_the_topics_few() -> None:
    found = mined_phrases(source(), speech())
    for one in found:
        place = one.occurrence
        assert place.source == source().sha256
        assert 0 <= place.start < place.end <= len(TEXT)
        assert len(one.topics) <= 3
    (phrase,) = (one for one in found if one.pattern == "把方向、管大局、保落实")
    assert TEXT[phrase.occurrence.start : phrase.occurrence.end] == "把方向、管大局、保落实"


def test_mining_twice_gives_the_same() -> None:
    assert mined_phrases(source(), speech()) == mined_phrases(source(), speech())


def _mined(folder: Path) -> list[MinedPhrase]:
    found: list[MinedPhrase] = []
    for path in sorted(folder.glob("*.txt")):
        one = Source(path.name, path.stem, "utf-8", path.read_bytes().decode("utf-8-sig"))
        for each in reading(one).speeches:
            found += mined_phrases(one, annotated(one.text, each))
    return found


def test_the_real_corpus_gives_enough_of_every_part(shared_corpus: Path) -> None:
    found = {(one.part, one.pattern) for one in _mined(shared_corpus)}
    counts = {part: sum(each == part for each, _ in found) for part, _ in found}
    least: dict[Part, int] = {
        "opening": 15, "transition": 5, "heading": 30, "sentence": 15, "phrase": 110, "closing": 7,
    }  # fmt: skip
    assert {part: counts[part] for part in least if counts[part] < least[part]} == {}


def test_no_pattern_of_the_real_corpus_breaks_the_rules_of_the_bank(shared_corpus: Path) -> None:
    frame_variables = {"一", "二", "三", "四", "五", "动作"}
    for one in _mined(shared_corpus):
        assert set(SLOT.findall(one.pattern)) <= {*ENTITY_SLOTS, *frame_variables}
        assert max(map(len, SLOT.split(one.pattern)[::2])) <= 60
        assert not set(one.pattern) & set("*×,;:!?()0123456789")

"""What a report says: what must be mended first, what was muted, what was not checked."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.checks.beside import Beside
from drafter.checks.checking import checked
from drafter.checks.finding import Finding
from drafter.checks.rule import Rule
from drafter.checks.settings import Settings
from drafter.checks.text import CheckedText
from tests.checks.made_up import text_of


def _words(text: CheckedText, _beside: Beside) -> Iterator[Finding]:
    for number, block in enumerate(text.blocks):
        if "早" in block.text:
            at = block.text.index("早")
            yield Finding(
                severity="建议", block=number, start=at, end=at + 1, text="早", advice="晚"
            )
        if "坏" in block.text:
            at = block.text.index("坏")
            yield Finding(
                severity="必改", block=number, start=at, end=at + 1, text="坏", advice="好"
            )


WORDS = Rule(name="字", family="事实", authority="实务", source="为这里写的", finds=_words)
ROSTER = Rule(
    name="人名",
    family="人名职务",
    authority="名册",
    source="名册",
    finds=_words,
    unchecked=lambda _text, beside: "" if beside.profile.leaders else "没有名册，没查",
)
OFF = Rule(name="争", family="标点", authority="国标", source="", finds=_words, on=False)
TEXT = text_of("抓早。", "不坏。")


def test_what_must_be_mended_stands_first() -> None:
    report = checked(TEXT, Beside(), [WORDS])
    assert [each.finding.text for each in report.found] == ["坏", "早"]
    assert len(report.must) == 1


def test_what_could_not_be_checked_neither_passed_nor_found_anything() -> None:
    report = checked(TEXT, Beside(), [ROSTER])
    assert (report.found, report.passed) == ((), ())
    assert report.unchecked == ((ROSTER, "没有名册，没查"),)


def test_a_rule_that_is_off_is_not_asked_unless_turned_on() -> None:
    assert checked(TEXT, Beside(), [OFF]).found == ()
    assert checked(TEXT, Beside(), [OFF], settings=Settings(also=("争",))).found


def test_muted_words_are_counted_and_not_shown() -> None:
    report = checked(TEXT, Beside(), [WORDS], settings=Settings(muted=("字:坏",)))
    assert [each.finding.text for each in report.found] == ["早"]
    assert report.muted == 1


def test_a_muted_rule_says_nothing_at_all() -> None:
    report = checked(TEXT, Beside(), [WORDS], settings=Settings(muted=("字",)))
    assert (report.found, report.passed) == ((), ())


def test_places_are_named_as_a_writer_counts_them() -> None:
    text = text_of("# 题目", "第一段。", "## 一、大标题", "第二段。")
    assert [text.place_of(n) for n in range(4)] == ["题目", "第 1 段", "大标题", "第 2 段"]

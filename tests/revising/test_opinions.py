"""What others said, and what became of it."""

from __future__ import annotations

from msgspec.structs import replace

from drafter.revising.opinions import Opinion, said, settled, those_of, with_opinions

COMMENT = Opinion(
    1, 2, "一稿.docx", "批注", "陈主任", "2026-11-25 10:30", "第 3 段", "种子", "核对"
)
CHANGE = Opinion(2, 2, "一稿.docx", "改", "王秘书", "2026-11-25 10:31", "第 4 段", "三", "四")


def test_numbers_go_on_and_stay() -> None:
    first = with_opinions((), [COMMENT, CHANGE])
    more = with_opinions(first, [replace(COMMENT, text="再核对", file="二稿.docx")])

    assert [each.number for each in more] == [1, 2, 3]
    assert more[:2] == first


def test_what_a_file_still_carries_is_not_new_and_keeps_its_decision() -> None:
    known = settled(with_opinions((), [COMMENT, CHANGE]), 2, "不采纳", "会上定的")
    again = replace(CHANGE, number=1, version=3, file="二稿.docx", place="第 5 段")

    found = with_opinions(known, [again, COMMENT])

    assert found == known
    assert those_of([again], found)[0].decision == "不采纳"


def test_the_same_words_twice_in_one_file_are_two() -> None:
    assert len(with_opinions((), [COMMENT, COMMENT])) == 2


def test_each_kind_in_one_sentence() -> None:
    assert said(COMMENT) == "核对"
    assert said(replace(COMMENT, text="核对。\n问种子站\n报我")) == "核对。问种子站；报我"
    assert said(CHANGE) == "“三”改为“四”"
    assert said(replace(CHANGE, kind="增", quoted="", text="散会。\n")) == "增加“散会。”"
    assert said(replace(CHANGE, kind="删", text="")) == "删去“三”"
    assert said(replace(CHANGE, kind="增", quoted="", text="\n")) == "在这里分段"
    assert said(replace(CHANGE, kind="删", quoted="\n", text="")) == "与下一段并成一段"

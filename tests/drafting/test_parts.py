"""The parts of a draft, and its headings without their numbers."""

from __future__ import annotations

import pytest

from drafter.drafting.parts import (
    Part,
    bare_heading,
    headings,
    letters_counted,
    parts,
    sub_headings,
)
from drafter.model import Block, BlockKind, Draft, DraftSentence, Origin


def block(text: str, kind: BlockKind = "paragraph", *, lead: str = "") -> Block:
    sentences = [each for each in (lead, text) if each]
    return Block(kind, tuple(DraftSentence(each, Origin("O")) for each in sentences), bool(lead))


def draft(*blocks: Block) -> Draft:
    return Draft(outline="工作会议讲话", blocks=blocks, speaker="", day=None, gaps=())


FRONT = (
    block("在全县造林会议上的讲话", "title"),
    block("沈放", "byline"),
    block("2027年2月19日", "date"),
    block("同志们：", "salutation"),
)
OPENING = block("今天开会。")
FIRST, SECOND = block("一、整好地", "heading1"), block("二、栽好树", "heading1")
POINT = block("按地块来。", lead="一是清表。")
CLOSING = block("同志们，时令不等人。")


def test_opening_sections_and_closing_with_their_characters() -> None:
    found = parts(draft(*FRONT, OPENING, FIRST, POINT, SECOND, POINT, CLOSING))
    assert found == (
        Part("开头", "", 9),
        Part("一", "整好地", 15),
        Part("二", "栽好树", 15),
        Part("结尾", "", 10),
    )


def test_a_closing_that_does_not_address_anybody_counts_with_the_last_section() -> None:
    found = parts(draft(OPENING, FIRST, POINT, block("时令不等人。")))
    assert [(each.label, each.characters) for each in found] == [("开头", 5), ("一", 21)]


def test_a_closing_may_have_several_paragraphs() -> None:
    found = parts(draft(OPENING, FIRST, POINT, CLOSING, block("我就讲这些。")))
    assert found[-1] == Part("结尾", "", 16)


def test_what_is_addressed_right_below_a_heading_or_before_points_is_no_closing() -> None:
    assert [each.label for each in parts(draft(OPENING, FIRST, CLOSING))] == ["开头", "一"]
    found = parts(draft(OPENING, FIRST, POINT, CLOSING, POINT))
    assert [each.label for each in found] == ["开头", "一"]


def test_without_first_level_headings_all_is_one_part() -> None:
    assert parts(draft(*FRONT, OPENING, CLOSING)) == (Part("正文", "", 19),)


def test_a_part_without_a_word_is_none() -> None:
    assert [each.label for each in parts(draft(FIRST, POINT))] == ["一"]


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("一、整好地", "整好地"),
        ("（十二）整好地。", "整好地"),
        ("3．整好地", "整好地"),
        ("（3）整好地", "整好地"),
        ("一是清表。", "清表"),
        ("二要清表。", "清表"),
        ("第三，清表。", "清表"),
        ("一心栽树", "一心栽树"),
        ("一、一、二线", "一、二线"),
    ],
)
def test_a_heading_without_its_number(text: str, bare: str) -> None:
    assert bare_heading(text) == bare


def test_headings_of_the_first_level() -> None:
    assert headings(draft(*FRONT, FIRST, POINT, SECOND)) == ("整好地", "栽好树")


def test_sub_headings_stand_alone_or_run_in() -> None:
    one, two = block("（一）清表", "heading2"), block("（二）挖穴", "heading2")
    other = block("按图纸来。", lead="二是挖穴。")
    assert sub_headings(draft(FIRST, one, POINT, two, POINT)) == (("清表", "挖穴"),)
    assert sub_headings(draft(POINT, other, FIRST, POINT, other)) == (("清表", "挖穴"),)
    assert sub_headings(draft(FIRST, POINT, SECOND, POINT, other)) == (("清表", "挖穴"),)


def test_a_fact_nobody_has_given_is_no_sentence_of_the_answers() -> None:
    blocks = (
        Block("title", (DraftSentence("在【待补：会议全称】上的讲话", Origin("OA")),)),
        Block("byline", (DraftSentence("【待补：讲话人】", Origin("A")),)),
        Block("date", (DraftSentence("（【待补：时间】）", Origin("A")),)),
        Block("heading1", (DraftSentence("一、【待补：主题】", Origin("A")),)),
        Block("paragraph", (DraftSentence("栽树【待补：亩数】亩。", Origin("A")),)),
    )
    assert letters_counted(draft(*blocks)) == {"O": 1, "A": 1}

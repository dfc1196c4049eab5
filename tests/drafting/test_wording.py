"""Punctuation of a Chinese text is mended; words, numbers, times and addresses are left alone."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.drafting.marks import Tag, marked, plain, tagged
from drafter.drafting.wording import tidied


def tidy(text: str) -> str:
    return plain(tidied([(char, ()) for char in text]))


@pytest.mark.parametrize(
    ("raw", "mended"),
    [
        ("抓落实, 要快;不等不靠!", "抓落实，要快；不等不靠！"),
        ("做什么?怎么做:听安排", "做什么？怎么做：听安排"),
        ("全市(含园区)都要动", "全市（含园区）都要动"),
        ("会议(2026年第4次)", "会议（2026年第4次）"),
        ("政务公开(2026)8号", "政务公开（2026）8号"),
        ('坚持"三同时",做到"两不误"', "坚持“三同时”，做到“两不误”"),
        ("增长5%,完成3.2亿元", "增长5%，完成3.2亿元"),
    ],
)
def test_half_width_becomes_full_width_in_chinese(raw: str, mended: str) -> None:
    assert tidy(raw) == mended


@pytest.mark.parametrize(
    "text",
    [
        "投资3,000万元，下降11.3%，",
        "上午8:30集合，比例3:1",
        "见http://www.a.cn/b?c=1，",
        "R&D投入、5G基站、A,B两组",
        "函数f(x)",
        "他说：“好。”",
        "……更要看——",
        '5"管径',
    ],
)
def test_what_is_right_already_stays(text: str) -> None:
    assert tidy(text) == text


def joined(answer: str, outline: str) -> str:
    return plain(tidied(tagged(marked(answer, Tag("A", "成绩")) + outline)))


@pytest.mark.parametrize(
    ("answer", "outline", "text"),
    [
        ("说干就干！", "。下面", "说干就干！下面"),
        ("落实了，", "。", "落实了。"),
        ("他说“不松劲。”", "。", "他说“不松劲。”"),
        ("谁来管？", "；有的", "谁来管？有的"),
        ("已整改", "。", "已整改。"),
    ],
)
def test_where_an_answer_meets_the_outline_one_stop_is_left(
    answer: str, outline: str, text: str
) -> None:
    assert joined(answer, outline) == text


PUNCTUATION = re.compile(r"[ ,;:!?()\"，；：！？（）“”。、]")


@given(st.text(st.sampled_from("育苗管护，。；：！？、“”（）,.;:!?()\"'%0123456789ab/ ")))
def test_words_and_numbers_never_change(text: str) -> None:
    assert PUNCTUATION.sub("", tidy(text)) == PUNCTUATION.sub("", text)


@given(st.text(st.sampled_from("0123456789.,:/%abc")))
def test_without_chinese_nothing_changes(text: str) -> None:
    assert tidy(text) == text

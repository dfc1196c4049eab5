"""Pinyin initials are those of the usual reading."""

from __future__ import annotations

import pytest
from pypinyin import Style, lazy_pinyin

from drafter.text.initials import initials


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("守住底线", "szdx"),
        ("在{会议名称}上，讲三点意见", "z sjsdyj"),
        ("长期坚持，率先垂范，银行行长", "cqjcsxcfyhhz"),
        ("", ""),
    ],
)
def test_initials_of_a_wording(text: str, letters: str) -> None:
    assert initials(text) == letters


def test_usual_words_are_read_as_a_dictionary_reads_them() -> None:
    words = ["扎实推进", "重点工作", "调整结构", "行业作风", "供给保障", "协调配合", "表率作用"]
    for word in words:
        assert initials(word) == "".join(lazy_pinyin(word, style=Style.FIRST_LETTER))

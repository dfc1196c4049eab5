"""Text from outside loses what a terminal, Word or XML must never see, and nothing else."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import etree

from drafter.text.clean import clean_line, clean_text, displayable

ANYTHING = st.text(st.characters(exclude_categories=()), max_size=60)
"""Any code points: control characters, lone surrogates and private use among them."""
TROUBLE = st.text(
    st.sampled_from(
        "\x00\x07\x08\x0b\x1b\x7f\x85\x9b\r\n\t\u200b\u202e\u2028\ufeff\ud800\ue000[]2Jm同志："
    )
)


@settings(max_examples=10_000, deadline=None)
@given(ANYTHING | TROUBLE)
@example("\x1b\x1b[2J[31m")
@example("e\u200b\u0301")
def test_clean_text_is_safe_for_xml_and_settled(text: str) -> None:
    cleaned = clean_text(text)
    assert clean_text(cleaned) == cleaned
    assert not [
        char
        for char in cleaned
        if unicodedata.category(char) in ("Cc", "Cs", "Co") and char not in "\n\t"
    ]
    assert not set(cleaned) & set("\u200b\u200e\u200f\u202a\u202e\u2066\u2069\ufeff\u061c\u2028")
    element = etree.Element("t")
    element.text = cleaned
    assert etree.fromstring(etree.tostring(element)).text in (cleaned, None)
    cleaned.encode("utf-8")


@given(
    st.text(
        st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5)
        | st.sampled_from("，。“”《》—…％·〇㎡①")
    )
)
def test_chinese_text_stays_as_it_is(text: str) -> None:
    assert clean_text(text) == text


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("一行\r\n二行\r三行\u2028四行\x0b五行", "一行\n二行\n三行\n四行\n五行"),
        ("\ufeff同志们", "同志们"),
        ("\x1b[31m红\x1b[0m字", "红字"),
        ("\x1b]0;窗口标题\x07正文", "正文"),
        ("倒\u202e序", "倒序"),
        ("伪\ue000P123\ue001造\ue002", "伪P123造"),
        ("cafe\u0301", "caf\u00e9"),
        ("表\t格", "表\t格"),
    ],
)
def test_what_is_taken_out_and_what_is_kept(raw: str, clean: str) -> None:
    assert clean_text(raw) == clean


def test_a_line_has_no_line_break_and_no_blank_ends() -> None:
    assert clean_line("　 云岭市\n  青屏县　\t望湖区 \n") == "云岭市 青屏县　 望湖区"
    assert displayable("上文\n　下文\x1b[2J") == "上文 下文"

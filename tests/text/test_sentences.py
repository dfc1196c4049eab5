"""Sentence and line spans."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from drafter.text.sentences import line_spans, sentence_spans


def _sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text)]


def test_a_sentence_ends_with_its_closing_quotation_mark() -> None:
    assert _sentences("他说：“路要一步一步走。”我们记住了！好吗？") == [
        "他说：“路要一步一步走。”",
        "我们记住了！",
        "好吗？",
    ]


def test_a_line_end_ends_a_sentence() -> None:
    assert _sentences("有的重视不够；\n 有的方法不多。 \n") == ["有的重视不够；", "有的方法不多。"]


def test_spans_can_be_asked_of_a_part() -> None:
    text = "一句。两句。三句。"
    assert sentence_spans(text, 3, 6) == [(3, 6)]
    assert line_spans("甲\n乙\n丙", 2) == [(2, 3), (4, 5)]


@given(st.text(alphabet=st.sampled_from("甲乙。！？”“\n 、，")))
def test_sentences_hold_every_character_but_spaces_once(text: str) -> None:
    spans = sentence_spans(text)
    covered = [i for start, end in spans for i in range(start, end)]
    assert covered == sorted(set(covered))
    assert all(text[i].isspace() for i in set(range(len(text))) - set(covered))

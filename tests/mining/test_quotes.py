"""Direct quotations with their speakers."""

from __future__ import annotations

import pytest

from drafter.mining.quotes import quotes
from drafter.model import Speech


def _quoted(text: str) -> list[tuple[str, str]]:
    return [(q.speaker, q.text) for q in quotes(text, Speech(start=0, end=len(text)))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("习近平总书记指出，“要把群众放在心里。”我们要照办。",
         [("习近平总书记", "要把群众放在心里。")]),
        ("×××同志在会上强调:“责任要一级一级扛起来”。",
         [("×××同志", "责任要一级一级扛起来")]),
        ("县委书记强调：“会开完了事情才开头”。", [("县委书记", "会开完了事情才开头")]),
        ("几位同志都说：“这个办法好，要坚持下去”。", []),
        ("大家常说“多栽花少栽刺没有错”，这不对。", []),
        ("总书记讲到作风建设。他要求“干部要多到一线去看看”。",
         [("总书记", "干部要多到一线去看看")]),
    ],
)  # fmt: skip
def test_a_quotation_needs_a_saying_verb_and_a_speaker(
    text: str, found: list[tuple[str, str]]
) -> None:
    assert _quoted(text) == found


def test_a_quotation_is_where_it_says() -> None:
    text = "王志强书记说：\n“今天的事不能拖到明天办”。"
    (quote,) = quotes(text, Speech(start=0, end=len(text)))
    assert text[quote.start : quote.end] == quote.text
    assert quote.speaker == "王志强书记"

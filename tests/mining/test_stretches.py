"""Stretches: what stands between breaks, and what stands inside brackets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.mining.stretches import stretches


def cut(text: str) -> list[str]:
    return [each.text for each in stretches(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("抓项目，强产业。", ["抓项目", "强产业"]),
        ("一、抓项目强产业", ["抓项目强产业"]),
        ("会后抓项目。二、强产业", ["会后抓项目", "强产业"]),
        ("落实“两不愁”要求", ["落实“两不愁”要求", "两不愁"]),
        ("落实“、”要求", ["落实“、”要求", "、"]),
        ("落实“”要求", ["落实“”要求"]),
        ("抓项目）强产业", ["抓项目", "强产业"]),
        ("）强产业", ["强产业"]),
        ("抓项目（", ["抓项目"]),
        ("甲“（”乙", ["甲", "乙"]),
        ("，，", []),
    ],
)
def test_a_text_is_cut_at_breaks_and_brackets_alone(text: str, parts: list[str]) -> None:
    assert cut(text) == parts


def test_inside_inner_brackets_separators_are_not_seen() -> None:
    whole, inner = stretches("抓“水、电”和路", 0, 8)
    assert (whole.text, whole.masked) == ("抓“水、电”和路", "抓“□□□”和路")
    assert (inner.start, inner.text, inner.masked) == (2, "水、电", "水、电")


@given(st.text("抓水电，。、“”（）《》一1 \n", max_size=30), st.data())
def test_every_stretch_is_of_the_text_and_holds_something(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    for each in stretches(text, start, end):
        assert start <= each.start
        assert each.start + len(each.text) <= end
        assert each.text
        assert text[each.start : each.start + len(each.text)] == each.text
        assert len(each.masked) == len(each.text)

"""YAML that a person wrote: what is typed is kept, what is dangerous or broken is named."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Struct

from drafter.errors import OutlineError
from drafter.outlines.yaml_file import text_of_yaml, typed_yaml, yaml_value


def test_numbers_and_dates_stay_as_they_were_typed() -> None:
    text = "增幅: 12.50\n电话: 0571\n时间: 2026-02-30\n条数: 1_000\n有无: no\n"
    assert yaml_value(text, name="会议.yaml", as_typed=True) == {
        "增幅": "12.50",
        "电话": "0571",
        "时间": "2026-02-30",
        "条数": "1_000",
        "有无": "no",
    }


@pytest.mark.parametrize(
    "text",
    [
        "时间: 2026-02-30",
        "数: " + "9" * 5000,
        "[" * 1200,
        "成绩: [一, 二",
        "成绩:\n\t- 一",
        "成绩: 一\n成绩: 二",
        "成绩: !!int 多",
        "a: &x [一]\nb: *x",
        "成绩：一\n问题: 二",
    ],
)
def test_what_cannot_be_read_is_told_with_the_files_name(text: str) -> None:
    with pytest.raises(OutlineError, match=r"会议\.yaml"):
        yaml_value(text, name="会议.yaml")


def test_the_line_is_named() -> None:
    with pytest.raises(OutlineError, match="第 3 行"):
        yaml_value("会议: 一\n主题: 二\n  讲话人: 三\n", name="会议.yaml")


def test_a_number_that_a_person_wrote_is_a_number() -> None:
    class Held(Struct):
        share: float
        count: int

    assert typed_yaml("share: 0.1\ncount: 013\n", Held, name="x") == Held(0.1, 13)
    assert typed_yaml("share: 2\ncount: 7\n", Held, name="x") == Held(2.0, 7)


words = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=12)
values: st.SearchStrategy[Any] = st.one_of(
    st.none(),
    words,
    st.integers(0, 999),
    st.lists(words, max_size=3),
    st.dictionaries(words, words),
)


@given(st.dictionaries(words, values, max_size=4))
def test_what_is_written_reads_back_equal(value: dict[str, Any]) -> None:
    assert (yaml_value(text_of_yaml(value), name="x") or {}) == value

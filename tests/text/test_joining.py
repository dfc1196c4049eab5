"""Where a value meets the words behind it, 工作 and 任务 stand once."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.text.joining import joined

TWICE = re.compile("工作工作|任务工作|任务任务")
VALUES = st.builds(
    "{}{}".format,
    st.sampled_from(["防汛备汛", "明年招商引资", "冬季森林防火", "重点"]),
    st.sampled_from(["", "工作", "任务", "工作任务"]),
)
FOLLOWING = st.builds(
    "{}{}".format,
    st.sampled_from(["", "工作", "任务", "工作任务", "的工作", "这项任务"]),
    st.sampled_from(["", "。", "使命光荣。", "会议", "的成绩，"]),
)


@pytest.mark.parametrize(
    ("value", "following", "text"),
    [
        ("防汛备汛工作任务", "工作。", "防汛备汛工作。"),
        ("防汛备汛任务", "工作使命光荣。", "防汛备汛工作使命光荣。"),
        ("防汛备汛任务", "工作任务。", "防汛备汛工作任务。"),
        ("防汛备汛工作任务", "工作任务。", "防汛备汛工作任务。"),
        ("防汛备汛工作", "工作。", "防汛备汛工作。"),
        ("防汛备汛工作", "任务。", "防汛备汛工作任务。"),
        ("防汛备汛工作任务", "任务。", "防汛备汛工作任务。"),
        ("冬季森林防火", "任务。", "冬季森林防火任务。"),
        ("防汛备汛工作任务", "的成绩", "防汛备汛工作任务的成绩"),
        ("供热保障工作", "工作会议", "供热保障工作会议"),
    ],
)
def test_what_both_say_stands_once(value: str, following: str, text: str) -> None:
    assert "".join(joined(value, following)) == text


@given(VALUES, FOLLOWING)
def test_no_words_of_duty_stand_twice(value: str, following: str) -> None:
    text = "".join(joined(value, following))
    assert not TWICE.search(text)
    assert text.startswith(re.sub("(工作|任务|工作任务)$", "", value))


@given(VALUES, st.sampled_from(["。", "的成绩", "，", "办好"]))
def test_a_value_that_meets_other_words_stays_whole(value: str, following: str) -> None:
    assert joined(value, following) == (value, following)
